import { describe, expect, it } from 'vitest';
import { postedListMessage } from '../../src/features/reminders/posted-lists/posted-list-card.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

const meganMail = 'megan.bowen@contoso.example';

describe('a referral whose owner in Partner Center has not added the desk', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex'] });
  const { alex } = desk;
  const hers = await desk.receives({ customer: 'Fabrikam', team: [meganMail], country: 'DE' });
  await desk.receives({ customer: 'Coho Winery', team: [], country: 'DE' });
  const answer = async (text: string) => {
    const { replies } = await alex.says(text);
    return saidIn(replies)[0] ?? textOf(replies[0]);
  };

  it('shows them as its owner, once, on cards and where somebody asks', async () => {
    const card = textOf(desk.channelCard(hers));
    expect(card).toContain('Megan Bowen, has not added Co-sell Desk yet');
    expect(card.match(/Megan Bowen/g)).toHaveLength(1);
    expect(await answer('who has Fabrikam?')).toContain('Fabrikam: Megan Bowen has it, and has not added Co-sell Desk');
    expect(await answer('who has Coho Winery?')).toContain('Coho Winery: nobody has it yet.');
  });

  it('is not among what nobody owns, and is found by their name', async () => {
    for (const words of ['inbound owner nobody', 'unowned', 'unowned in Germany']) {
      const said = await answer(words);
      expect(said, words).not.toContain('Fabrikam');
    }
    expect(await answer('inbound owner nobody')).toContain('Coho Winery');
    const byName = await answer('inbound owner megan');
    expect(byName).toContain('Fabrikam');
    expect(byName).not.toContain('Coho Winery');
    expect(await answer('inbox')).toContain('Fabrikam');
  });

  it('offers a message that brings them in, and never sends it by itself', async () => {
    await alex.says('find Fabrikam');
    const card = desk.cardOf(alex, hers);
    expect(titlesOf(card)).toContain('Invite Megan');
    const { card: invitation } = await alex.presses('Invite Megan', { on: card });
    expect(textOf(invitation)).toContain('Add Co-sell Desk in Teams');
    expect(JSON.stringify(invitation)).toContain('https://teams.microsoft.com/l/chat/0/0?users=megan.bowen%40contoso');
    expect(titlesOf(invitation)).toEqual(['Open a chat', 'Back']);
    const { card: again } = await alex.presses('Back', { on: card });
    expect(titlesOf(again)).toContain('Accept');
    expect(titlesOf(desk.channelCard(hers))).not.toContain('Invite Megan');
  });

  it('asks whoever claims it, and then is theirs', async () => {
    const on = desk.channelCard(hers);
    const { card: question } = await alex.presses('Claim', { on });
    expect(textOf(question)).toContain('Megan Bowen is on it in Partner Center');
    expect((await desk.referral(hers)).owner).toBeUndefined();
    await alex.presses('Cancel', { on });
    expect((await desk.referral(hers)).owner).toBeUndefined();

    await alex.presses('Claim', { on });
    const { card } = await alex.presses('referral.claim', { on, inputs: { phone: '+1 425 555 0100' } });
    expect(textOf(card)).toContain('It is yours now.');
    expect((await desk.referral(hers)).owner?.name).toBe('Alex Wilber');
    await desk.settles();
    expect(textOf(desk.channelCard(hers))).not.toContain('has not added');
  });

  it('asks also where somebody claims it by a sentence, and names them in the channel’s summary', async () => {
    const fourth = await desk.receives({ customer: 'Graphic Design', team: [meganMail] });
    const { replies } = await alex.says('claim Graphic Design');
    const { card: question } = await alex.presses('Claim', { on: replies[0] as never });
    expect(textOf(question)).toContain('Megan Bowen is on it in Partner Center');
    expect((await desk.referral(fourth)).owner).toBeUndefined();
    const now = () => desk.parts.clock.now();
    const render = postedListMessage({ access: { may: () => true } as never, now, language: 'en', timeZone: 'UTC' });
    const summary = render({ kind: 'reminders' }, [{ ...(await desk.referral(fourth)), id: fourth }], undefined);
    expect(JSON.stringify(summary)).toContain('Owner: Megan Bowen, has not added Co-sell Desk yet');
  });

  it('asks also whoever told their phone number before', async () => {
    const second = await desk.receives({ customer: 'Tailspin Toys', team: [meganMail] });
    const on = desk.channelCard(second);
    const { card: question } = await alex.presses('Claim', { on });
    expect(textOf(question)).toContain('Megan Bowen is on it in Partner Center');
    expect(JSON.stringify(question)).not.toContain('Input.Text');
    expect((await desk.referral(second)).owner).toBeUndefined();
    await alex.presses('referral.claim', { on });
    expect((await desk.referral(second)).owner?.name).toBe('Alex Wilber');
  });
});

describe('an owner who added the desk after the end', async () => {
  const desk = await aDesk({ installedBy: ['Adele', 'Alex'] });
  await desk.receives({ customer: 'Trey Research', team: [meganMail], status: 'Closed', substatus: 'Expired' });

  it('is named, without a word about the desk: nobody looks through what has ended', async () => {
    const { replies } = await desk.alex.says('who had Trey Research?');
    expect(textOf(replies[0])).toContain('Megan Bowen');
    expect(textOf(replies[0])).not.toContain('has not added');
  });
});

describe('an owner who has not added the desk', async () => {
  const desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'ru-RU', adele: 'zh-TW' } });
  await desk.receives({ customer: 'Litware', team: ['diego.siciliani@contoso.example'] });

  it.each([
    [
      'Korean',
      desk.alex,
      'Litware 담당자가 누구예요?',
      '담당자는 Diego Siciliani님이에요. 아직 Co-sell Desk를 추가하지',
    ],
    ['Russian', desk.megan, 'кто ведёт Litware?', 'ответственный — Diego Siciliani, пока без Co-sell Desk.'],
    ['Chinese', desk.adele, '誰負責 Litware？', '負責人是 Diego Siciliani，尚未新增 Co-sell Desk。'],
  ])('is told in %s', async (_language, person, words, told) => {
    const { replies } = await person.says(words);
    expect(textOf(replies[0])).toContain(told);
  });
});
