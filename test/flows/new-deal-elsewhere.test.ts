import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, recordsOf } from './support/deal-talk.ts';

describe('a new deal that is begun in a channel', () => {
  it('goes on in the person’s own chat, with what the line said', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const { replies } = await desk.alex.says('new deal Tailspin, 120k EUR', { in: { channel: 'Deals' } });
    const [offer] = replies;
    expect(textOf(offer)).toContain('so I do it in our own chat');
    expect(textOf(offer)).not.toContain('Tailspin');

    const stranger = await desk.megan.presses('Go on in our chat', { on: offer as never });
    expect(stranger.text).toContain('Only the person who began this deal');
    const before = desk.teams.messagesIn('chat', desk.alex).length;
    const pressed = await desk.alex.presses('Go on in our chat', { on: offer as never });
    expect(pressed.text).toBe('I wrote to you in our chat.');
    const question = desk.teams.messagesIn('chat', desk.alex).slice(before)[0];
    expect(textOf(question)).toContain('What is the customer’s address');

    // Words in the channel are no answers; those in the chat are.
    await desk.megan.says('Hafenstraße 12', { in: { thread: offer as never } });
    const talk = aDealTalk(desk, desk.alex);
    expect((await talk.draft()).asking).toBe('address');
    expect(await talk.says('Hafenstraße 12')).toContain('In which city?');
    expect((await talk.draft()).fields).toMatchObject({ customer: { name: 'Tailspin' }, value: { value: 120_000 } });
  });

  it('waits for whoever has no chat with the desk yet', async () => {
    const desk = await aDesk({ users: 'diego.siciliani@contoso.example' });
    const { replies } = await desk.diego.says('new deal', { in: { channel: 'Deals' } });
    expect(saidIn(replies)[0]).toContain('Add me there, and write “resume”');
    const talk = aDealTalk(desk, desk.diego);
    expect(await talk.says('resume')).toContain('Who is the customer?');
  });
});

describe('who may create deals', () => {
  it('no guests, nobody without a role', async () => {
    const desk = await aDesk({ users: 'alex.wilber@contoso.example' });
    for (const person of [desk.megan, desk.gail]) {
      expect(saidIn((await person.says('new deal')).replies)[0]).toContain('Only people with a Partner Center role');
    }
    expect(textOf((await desk.alex.says('new deal')).replies[0])).toContain('Who is the customer?');
  });

  it('nobody whose role was taken away half-way, by no word and no button', async () => {
    const options = { users: 'alex.wilber@contoso.example' };
    const desk = await aDesk(options);
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    expect(await talk.answers()).toContain('Robot cells');
    const form = await desk.alex.invokes('task/fetch', {
      data: { form: 'new-deal', draftId: (await talk.draft()).id },
    });
    expect(form.body).toMatchObject({ task: { type: 'continue' } });

    options.users = 'megan.bowen@contoso.example';
    await desk.restarts();
    expect(await talk.presses('Create')).toContain('Only people with a Partner Center role');
    const again = await desk.alex.invokes('task/fetch', {
      data: { form: 'new-deal', draftId: (await talk.draft()).id },
    });
    expect(JSON.stringify(again.body)).toContain('Only people with a Partner Center role');
    expect(await talk.says('resume')).toContain('Only people with a Partner Center role');
    await talk.says('create');
    await desk.settles();
    expect(recordsOf(desk, 'Robot cells')).toEqual([]);

    options.users = 'alex.wilber@contoso.example';
    await desk.restarts();
    await talk.says('resume');
    await talk.presses('Create');
    await desk.settles();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
  });

  it('whoever has a role for some locations, for those only', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.lee);
    await talk.says('new deal');
    await talk.answers({ location: 'never asked' });
    expect(talk.shown).toContain('Location\n4567002');
    await talk.edits('location');
    expect(await talk.says('4567001')).toContain('Your role covers these locations only: 4567002.');
    expect(await talk.presses('4567002')).toContain('Location: 4567002');
  });
});

describe('a deal that may exist already', () => {
  it('is shown before another one is created, with the reason', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers();
    await talk.presses('Create');
    await desk.settles();

    const again = aDealTalk(desk, desk.alex);
    await again.says('new deal');
    await again.answers({ name: 'Robot cells, second' });
    expect(await again.presses('Create')).toContain('This deal may exist already');
    expect(again.shown).toContain('Robot cells\nFabrikam Robotics · €120,000 · ');
    expect(again.shown).toContain('The customer has the same D-U-N-S number.');
    expect(again.shown).toMatch(/Owner: Alex Wilber · Sales stage: \S+/);
    // Whose and how far it is can be looked at; whoever did that is warned again, and not taken at their first word.
    expect(await again.presses('Open')).toContain('below');
    expect(await again.says('find Northwind')).toContain('Northwind Traders');
    expect(await again.says('create')).toContain('This deal may exist already');
    expect(desk.sandbox.records().filter(({ name }) => name === 'Robot cells, second')).toEqual([]);
    expect(await again.presses('Back to the review')).toContain('Your deal, before it is created');
    await again.presses('Create');
    expect(await again.presses('Create it all the same')).toContain('Created: Robot cells, second');
  });

  it('is found by name, country and postal code, and is only hinted at to those who may not see it', async () => {
    const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
    await aKnownDeal(desk, { team: [] });
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({ duns: 'skip' });
    await talk.presses('Create');
    await desk.settles();

    const other = aDealTalk(desk, desk.megan);
    await other.says('new deal');
    await other.answers({
      customer: 'FABRIKAM  robotics, Germany',
      'postal-code': '20 457',
      duns: 'skip',
      name: 'Something else',
      employees: 'Megan Bowen, +1 425 555 0101, megan.bowen@contoso.example',
    });
    expect(await other.presses('Create')).toContain('This deal may exist already');
    expect(other.shown).toContain('A deal of Alex Wilber that you can’t see in full.');
    expect(other.shown).toContain('same name, country and postal code');
    expect(other.shown).not.toContain('Robot cells');
    expect(await other.says('no')).toContain('Your deal, before it is created');
  });
});

describe('a solution assessment', () => {
  it('stands alone on its deal, and needs a location', async () => {
    const desk = await aDesk();
    await aKnownDeal(desk);
    await aKnownDeal(desk, {
      kind: 'solutionAssessment',
      solutions: [{ id: 'SOL-90001-ASM', name: 'Infrastructure Solution Assessment' }],
    });
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({ location: 'skip', name: 'Assess it' }, 'solutions');
    await talk.says('SOL-15974-MQF');
    await talk.says('edit solutions');
    expect(await talk.says('SOL-90001-ASM')).toContain('A solution assessment stands alone on a deal.');
    await talk.presses('-SOL-15974-MQF');
    expect(await talk.says('SOL-90001-ASM')).toContain('Which of your company’s locations');
    expect(await talk.says('skip')).toContain('This one is needed.');
    expect(await talk.says('4567001')).toContain('Location: 4567001');
    await talk.answers({ name: 'Assess it', location: 'skip' });
    await talk.presses('Create');
    await desk.settles();
    const [record] = desk.sandbox.records().filter(({ name }) => name === 'Assess it');
    expect(record).toMatchObject({
      mpnId: '4567001',
      details: { requirements: { solutions: [{ id: 'SOL-90001-ASM' }] } },
    });
    expect((await desk.referral(record?.id ?? '')).category).toBe('solution-assessment');
  });
});
