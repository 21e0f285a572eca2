import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, recordsOf } from './support/deal-talk.ts';

describe('a new deal that is left', () => {
  it('is kept by cancel, says for how long, and goes on after a restart where it was', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'value');
    expect(await talk.says('cancel')).toContain('Kept for later: Fabrikam Robotics');
    expect(talk.shown).toContain('I keep it for 14 days');
    // An amount is a filter then, and answers no question any more.
    expect(await talk.says('120k EUR')).toContain('Value from: €120,000');

    await desk.restarts();
    await desk.timePasses('P13D');
    expect(await talk.says('resume')).toContain('What is it worth');
    expect(await talk.says('120k EUR')).toContain('Estimated value: €120,000');
  });

  it('goes on in the middle of a question, on another instance, without a word', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'value');
    await talk.says('120k');
    await desk.restarts();
    expect(await talk.says('EUR')).toContain('Estimated value: €120,000');
  });

  it('is offered when a new one is begun', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'city');
    expect(await talk.says('new deal')).toContain('You have an unfinished deal');
    expect(await talk.presses('resume')).toContain('In which city?');
    await talk.says('new deal');
    expect(await talk.presses('Start a new deal')).toContain('Who is the customer?');
    await talk.says('Second Ltd');
    await talk.says('cancel');
    expect(await talk.says('resume')).toContain('You have 2 unfinished deals');
  });

  it('is dropped by discard, after a yes only', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.says('Fabrikam, Germany');
    expect(await talk.says('discard')).toContain('Really drop the draft “Fabrikam”?');
    expect(await talk.says('no')).toContain('I keep it.');
    await talk.says('discard');
    expect(await talk.says('yes')).toContain('Dropped: Fabrikam. Nothing was sent.');
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(0);
    expect(await talk.says('resume')).toContain('There is no unfinished deal.');
  });

  it('is kept by whoever asks for something else instead of a yes, and gets what was asked for', async () => {
    const desk = await aDesk();
    await desk.receives({ customer: 'Margie’s Travel', kind: 'microsoft' });
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.says('Fabrikam, Germany');
    for (const words of ['inbox', 'inbound margies', 'referral Margie’s Travel']) {
      expect(await talk.says('discard')).toContain('Really drop the draft “Fabrikam”?');
      const { replies } = await desk.alex.says(words);
      expect([words, textOf(replies[0])]).toEqual([words, expect.stringContaining('Margie')]);
      expect((await talk.draft()).pending).toBeUndefined();
      // The question is over: a late yes drops nothing.
      await talk.says('yes');
      expect((await talk.draft()).state).toBe('open');
    }
  });

  it('is let go after 14 days, with a word, once', async () => {
    const desk = await aDesk();
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'value');
    await talk.says('cancel');
    await desk.timePasses('P14D');
    await desk.timePasses('P1D');

    const said = desk.teams.messagesIn('chat', desk.alex).filter(({ by }) => by === 'bot');
    const words = said.flatMap((message) => (saidIn([message]).length > 0 ? saidIn([message]) : [textOf(message)]));
    expect(words.filter((text) => text.includes('I let go of the unfinished deal Fabrikam Robotics'))).toHaveLength(1);
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(0);
  });

  it('holds after it was created: pressing Create again, on any card, creates nothing more', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers();
    const review = desk.alex.pressing('Create', { on: talk.card });
    await desk.teams.deliver(review, 3, { atOnce: true });
    await desk.settles();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
    await desk.teams.deliver(review, 1);
    await desk.settles();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
  });
});

describe('the unfinished deals, for those who type', () => {
  it.each([
    {
      locale: 'en-US',
      begin: 'new deal',
      goOn: 'go on 2',
      start: 'start a new deal',
      drop: 'drop it 1',
      yes: 'yes, drop it',
    },
    { locale: 'ko-KR', begin: '새 거래', goOn: '2', start: '새 거래 시작', drop: '버리기 1', yes: '네' },
    {
      locale: 'ru-RU',
      begin: 'новая сделка',
      goOn: 'вторая',
      start: 'начать новую сделку',
      drop: 'удалить 1',
      yes: 'да',
    },
    { locale: 'zh-TW', begin: '新交易', goOn: '第二個', start: '開始新交易', drop: '捨棄 1', yes: '是' },
  ])(
    'take a number, the words of each button and a name ($locale)',
    async ({ locale, begin, goOn, start, drop, yes }) => {
      const desk = await aDesk({ locales: { alex: locale } });
      const talk = aDealTalk(desk, desk.alex);
      await talk.says(begin);
      await talk.says('Fabrikam Robotics');
      expect((await talk.draft()).asking).not.toBe('customer');
      await desk.timePasses('PT1M');
      await talk.says(begin);
      await talk.says(start);
      expect((await talk.draft()).asking).toBe('customer');
      await talk.says('Tailwind Toys');
      await desk.timePasses('PT1M');
      const names = async () => {
        await talk.says(begin);
        return [...talk.shown.matchAll(/^(\d)\\?\. (.+)$/gm)].map(([, , name]) => name);
      };
      const [newest, older] = await names();
      expect([newest, older]).toEqual(['Tailwind Toys', 'Fabrikam Robotics']);
      await talk.says(goOn);
      expect((await talk.draft()).fields.customer?.name).toBe('Fabrikam Robotics');
      await desk.timePasses('PT1M');
      expect(await names()).toEqual(['Fabrikam Robotics', 'Tailwind Toys']);
      await talk.says('tailwind');
      expect((await talk.draft()).fields.customer?.name).toBe('Tailwind Toys');
      await desk.timePasses('PT1M');
      expect(await names()).toEqual(['Tailwind Toys', 'Fabrikam Robotics']);
      await talk.says(drop);
      await talk.says(yes);
      await talk.says(begin);
      expect(talk.shown).not.toContain('Tailwind Toys');
      expect(talk.shown).toContain('Fabrikam Robotics');
      // Something else in between: a number is about that then.
      await talk.says('inbox');
      await talk.says('drop it');
      expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(1);
    },
  );
});
