import { describe, expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

/** A fortnight over Christmas, read as those read it who were in it: an owner, a stand-in, a lead. */

const friday = new Date('2026-12-18T07:30:00Z');
const steps = { WORKING_HOURS: '9:00-17:00', ESCALATION: 'backup@P2D,manager@P1D,channel@PT12H,catcher@PT6H' };
const zones = { alex: 'Europe/Berlin', megan: 'Asia/Seoul', lee: 'Asia/Taipei', adele: 'America/New_York' };
const teamOf = (...names: string[]) => names.map((name) => `${name}@contoso.example`);

/** The desk looks at these moments, by UTC. */
async function until(desk: Desk, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    const left = Date.parse(`2026-12-${moment}Z`) - desk.parts.clock.now().getTime();
    await desk.timePasses(`PT${Math.ceil(left / 1_000)}S`);
  }
}

const cards = (desk: Desk, who: Person): readonly Message[] =>
  desk.teams.messagesIn('chat', who).filter(({ by, activity }) => by === 'bot' && cardOf(activity));
const lastCard = (desk: Desk, who: Person) => textOf(cards(desk, who).at(-1));
const repliesIn = (desk: Desk, id: string) => desk.remindersUnder(desk.channelCard(id), id).map((one) => textOf(one));

describe('a lead’s list', () => {
  it('counts what colleagues have not answered, and does not call handled what ran out', async () => {
    const settings = { ...steps, DIGEST: 'on' };
    const desk = await aDesk({ ownTime: friday, settings, zones });
    await desk.receives({ customer: 'Northwind', team: [], expiresIn: 'P9D' });
    const id = await desk.receives({ customer: 'Fabrikam', team: teamOf('alex.wilber'), expiresIn: 'P4D' });
    await until(desk, '18T14:05', '21T09:05', '21T14:05');
    const told = cards(desk, desk.adele).map((one) => textOf(one));
    expect(told.filter((text) => text.includes('Fabrikam'))).not.toEqual([]);
    for (const text of told.filter((one) => one.includes('Fabrikam') && one.startsWith('Today')))
      expect(text).toMatch(/^Today: 1 that a colleague has not answered · 1 without an owner\n/);
    await until(desk, '22T08:00', '28T08:00');
    expect((await desk.referral(id)).record.substatus).toBe('Expired');
    const over = cards(desk, desk.adele).map((one) => textOf(one));
    for (const text of over.filter((one) => one.includes('Fabrikam'))) expect(text).not.toMatch(/^Handled/);
    expect(over.some((text) => text.startsWith('Today: 2 expired without an answer\n'))).toBe(true);
  });
});

describe('somebody back from an absence', () => {
  it('reads in the first list what of theirs expired meanwhile', async () => {
    const desk = await aDesk({ ownTime: friday, settings: { ...steps, DIGEST: 'on' }, zones });
    const { alex } = desk;
    await desk.receives({ customer: 'Fabrikam', team: teamOf('alex.wilber'), expiresIn: 'P6D' });
    await desk.receives({ customer: 'Contoso', team: teamOf('alex.wilber'), expiresIn: 'P20D' });
    await alex.says('away from 22 December to 28 December');
    await until(desk, '18T08:05', '21T08:05', '24T08:00', '28T23:05', '29T08:05');
    expect(lastCard(desk, alex)).toMatch(/^Today: 1 of yours to answer · 1 expired without an answer\n/);
    await until(desk, '30T08:05');
    expect(lastCard(desk, alex)).toMatch(/^Today: 1 of yours to answer\n/);
  });

  it('gets what came meanwhile when they work, not at midnight; what is another’s by then, not at all', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    const { alex, adele, megan } = desk;
    await alex.says('away from 22 December to 28 December, Megan takes over');
    await until(desk, '22T12:00');
    const team = teamOf('alex.wilber');
    const kept = await desk.receives({ customer: 'Coho', team, expiresIn: 'P12D' });
    const gone = await desk.receives({ customer: 'Litware', team, expiresIn: 'P12D' });
    const soon = await desk.receives({ customer: 'Proseware', team, expiresIn: 'P6DT20H' });
    await until(desk, '28T22:59', '28T23:02');
    expect(desk.cardsOf(alex, kept)).toEqual([]);
    expect(desk.cardsOf(alex, soon)).toEqual([]);
    await until(desk, '29T06:02');
    expect(desk.cardsOf(alex, soon)).toHaveLength(1);
    await adele.presses('Hand over', { on: (await adele.says('assign Litware to Megan')).replies[0] as Message });
    await until(desk, '29T07:58');
    expect(desk.cardsOf(alex, kept)).toEqual([]);
    await until(desk, '29T08:02');
    expect(desk.cardsOf(alex, kept)).toHaveLength(1);
    expect(desk.cardsOf(alex, gone)).toEqual([]);
    expect(desk.cardsOf(megan, gone)).not.toEqual([]);
  });

  it('who says so themselves gets it at once', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    await desk.alex.says('away from 18 December to 28 December, Megan takes over');
    const id = await desk.receives({ customer: 'Coho', team: teamOf('alex.wilber'), expiresIn: 'P12D' });
    await until(desk, '18T22:00');
    expect(desk.cardsOf(desk.alex, id)).toEqual([]);
    await desk.alex.says('I am back');
    await desk.settles();
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });
});

describe('the rest of a team', () => {
  it('is not told on a Friday, hours after it came, that its owner has not answered: on Monday', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    const id = await desk.receives({
      customer: 'Adatum',
      team: teamOf('alex.wilber', 'megan.bowen'),
      expiresIn: 'P5D',
    });
    const told = () =>
      desk.remindersOf(desk.megan, id).filter((one) => textOf(one).includes('You get this because Alex Wilber'));
    await until(desk, '18T13:05', '19T09:05');
    expect(told()).toEqual([]);
    await until(desk, '21T09:05', '22T01:05');
    expect(told()).toHaveLength(1);
  });
});

describe('a hand-over', () => {
  it('to who is away is refused by the days that they are away, whoever reads it', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    await desk.alex.says('away until 28 December');
    await desk.receives({ customer: 'Tailspin', team: teamOf('megan.bowen'), expiresIn: 'P9D' });
    const { replies } = await desk.adele.says('assign Tailspin to Alex');
    expect(String(replies[0]?.activity.text)).toBe('Alex Wilber is away up to and including Monday, December 28.');
  });
});

describe('a hand-over by words', () => {
  it('to who is away offers who stands in, also where it is theirs already', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    const { adele, alex, megan } = desk;
    await alex.says('away until 28 December, Megan takes over');
    await desk.receives({ customer: 'Tailspin', team: teamOf('lee.gu'), expiresIn: 'P9D' });
    const id = await desk.receives({ customer: 'Coho', team: teamOf('alex.wilber'), expiresIn: 'P9D' });
    const other = (await adele.says('assign Tailspin to Alex')).replies[0] as Message;
    expect(textOf(other)).toContain('Hand Tailspin over to Megan Bowen?');
    const own = (await adele.says('assign Coho to Alex')).replies[0] as Message;
    expect(textOf(own)).toMatch(/Hand Coho over to Megan Bowen\?\nAlex Wilber is away .* Megan Bowen takes over\./);
    expect((await desk.referral(id)).owner?.name).toBe('Alex Wilber');
    await adele.presses('Hand over', { on: own });
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).toBe(megan.name);
  });

  it.each([
    ['English', 'assign Adatum to Megan, she knows their CFO', 'she knows their CFO'],
    ['English', 'assign Adatum to Megan because she has met them', 'because she has met them'],
    ['English', 'hand over Adatum to Megan, Alex is away', 'Alex is away'],
    ['Korean', 'Adatum 메건한테 넘겨줘, CFO를 잘 알아', 'CFO를 잘 알아'],
    ['Russian', 'передай Adatum Меган, она знает их директора', 'она знает их директора'],
    ['Chinese', '把 Adatum 指派給 Megan，她認識他們的財務長', '她認識他們的財務長'],
    ['English', 'assign Adatum to Megan, please', ''],
    ['English', 'assign Adatum to Megan. Thanks!', ''],
  ])('in %s, “%s”: what is said behind it is told to be no part of it', async (language, words, behind) => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    await desk.receives({ customer: 'Adatum', team: [], expiresIn: 'P9D' });
    await desk.adele.says(`speak ${language}`);
    const asked = (await desk.adele.says(words)).replies[0] as Message;
    expect(textOf(asked)).toContain('Megan Bowen');
    expect(textOf(asked)).toMatch(behind === '' ? /^[^“「«]*$/ : new RegExp(`[“「«]${behind}[”」»]`));
  });
});

describe('a channel', () => {
  it('calls the stand-in of who is away, nobody where none is there, and misses no backup that there never was', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones: { ...zones, alex: 'UTC', megan: 'UTC' } });
    const { alex, megan } = desk;
    const alone = await desk.receives({ customer: 'Tailspin', team: teamOf('megan.bowen'), expiresIn: 'P4D' });
    const theirs = await desk.receives({ customer: 'Fabrikam', team: teamOf('alex.wilber'), expiresIn: 'P6D' });
    await alex.says('away from 22 December to 28 December, Megan takes over');
    await until(desk, '18T13:05', '21T09:05', '21T11:05');
    const called = (id: string) => repliesIn(desk, id).find((text) => text.includes('Nobody has answered this yet'));
    expect(called(alone)).toContain('<at>Megan Bowen</at> Nobody has answered this yet.');
    expect(called(alone)).not.toContain('Could not be reached');
    await until(desk, '22T09:05', '23T09:05', '23T11:05');
    expect(called(theirs)).toContain('<at>Megan Bowen</at> Nobody has answered this yet.');

    await megan.says('away until 28 December');
    const late = await desk.receives({ customer: 'Adatum', team: teamOf('alex.wilber'), expiresIn: 'P4D' });
    await until(desk, '24T13:05', '25T09:05', '25T11:05', '26T09:05');
    expect(called(late)).toContain('Nobody has answered this yet');
    expect(called(late)).not.toContain('<at>');
  });
});

describe('a channel on the last day', () => {
  it('is reminded, and calls somebody; soon after, a plain reminder adds nothing', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones });
    const id = await desk.receives({ customer: 'Litware', team: teamOf('alex.wilber'), expiresIn: 'P4D' });
    await until(desk, '18T13:05', '21T09:05', '21T11:05', '21T13:05', '21T16:55', '22T07:00');
    const said = repliesIn(desk, id);
    expect(said).toHaveLength(2);
    expect(said[0]).not.toContain('Nobody has answered');
    expect(said[1]).toContain('<at>Alex Wilber</at> Nobody has answered this yet');
    // The owner's own last warning is another matter.
    expect(desk.remindersOf(desk.alex, id).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a snooze near a rung', () => {
  it('comes at the time that was promised, and the rung does not repeat it', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones: { ...zones, alex: 'UTC' } });
    const { alex } = desk;
    const id = await desk.receives({ customer: 'Fabrikam', team: teamOf('alex.wilber'), expiresIn: 'P6DT2H50M' });
    await until(desk, '18T09:00');
    await alex.says('snooze Fabrikam until Monday 10:00');
    const reminders = () => desk.remindersOf(alex, id).length;
    await until(desk, '21T09:58');
    expect(reminders()).toBe(0);
    await until(desk, '21T10:02');
    expect(reminders()).toBe(1);
    await until(desk, '21T10:22', '21T10:40');
    expect(reminders()).toBe(1);
  });

  it('of somebody whom the rung is not for comes all the same', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones: { ...zones, alex: 'UTC' } });
    const { adele } = desk;
    const id = await desk.receives({ customer: 'Fabrikam', team: teamOf('alex.wilber'), expiresIn: 'P6DT2H50M' });
    await until(desk, '18T09:00');
    await adele.says('snooze Fabrikam until Monday 5:20');
    await until(desk, '21T10:18', '21T10:21', '21T10:23');
    expect(desk.remindersOf(adele, id)).toHaveLength(1);
  });
});

describe('what is said of reminders', () => {
  const away = 'away from 22 December to 23 December, Megan takes over';
  const atNine = (day: string) => `Fabrikam again: ${day} at 9:00`;
  const youAreAway = 'You are away then';
  it.each<[whose: string, owner: string, prepares: (desk: Desk) => Promise<unknown>, said: string, told: object]>([
    ['the owner’s', 'alex.wilber', async () => {}, 'Megan Bowen is reminded in your place', { alex: 0, megan: 1 }],
    [
      'the owner’s, whose stand-in stopped reminders',
      'alex.wilber',
      ({ megan }) => megan.says('stop reminders'),
      atNine('Thursday, December 24'),
      { alex: 0, megan: 0 },
    ],
    [
      'the owner’s, whose stand-in is away too',
      'alex.wilber',
      ({ megan }) => megan.says('away from 22 December to 23 December'),
      atNine('Thursday, December 24'),
      { alex: 0, megan: 0 },
    ],
    ['a colleague’s', 'lee.gu', async () => {}, atNine('Thursday, December 24'), { alex: 0, megan: 0 }],
  ])(
    'of a snooze that ends in its person’s absence is what happens: %s',
    async (_whose, owner, prepares, said, told) => {
      const desk = await aDesk({ ownTime: friday, settings: steps, zones: { ...zones, alex: 'UTC', megan: 'UTC' } });
      const { alex, megan } = desk;
      const id = await desk.receives({ customer: 'Fabrikam', team: teamOf(owner), expiresIn: 'P9D' });
      await alex.says(away);
      await prepares(desk);
      const answer = async (words: string) => textOf((await alex.says(words)).replies[0]);
      expect(await answer('snooze Fabrikam to Thursday')).not.toContain(youAreAway);
      const words = await answer('snooze Fabrikam to Wednesday');
      expect(words).toContain(said);
      expect(words.includes(youAreAway)).toBe(said.includes('Megan'));
      await until(desk, '21T09:30', '22T09:30', '23T08:30', '23T09:30', '23T20:00');
      const reminded = () => ({ alex: desk.remindersOf(alex, id).length, megan: desk.remindersOf(megan, id).length });
      expect(reminded()).toEqual(told);
      await until(desk, '24T09:30');
      expect(reminded()).toMatchObject({ alex: 1 });
    },
  );

  it('asks a stand-in in a channel’s list for what they stand in for', async () => {
    const desk = await aDesk({ ownTime: friday, settings: steps, zones: { ...zones, alex: 'UTC', megan: 'UTC' } });
    for (let count = 0; count < 18; count++)
      await desk.receives({ customer: `Fabrikam ${count}`, team: teamOf('alex.wilber'), expiresIn: 'P6D' });
    await desk.alex.says('away from 22 December to 28 December, Megan takes over');
    await until(desk, '18T13:05', '21T09:05', '22T09:05', '23T09:05', '23T11:05', '23T11:06');
    const inChannel = desk.teams.messagesIn({ channel: 'Deals' }).map((one) => textOf(one));
    const called = inChannel.find((text) => /^<at>.*near their deadline/s.test(text));
    expect(called).toMatch(
      /^<at>Megan Bowen<\/at> Some of these are yours to answer, or theirs for whom you stand in, and nobody has answered/,
    );
  });

  it('tells who stops them of the morning’s list, which still comes', async () => {
    const desk = await aDesk({ settings: { DIGEST: 'on' } });
    const stopped = async () => textOf((await desk.alex.says('stop reminders')).replies[0]);
    expect(await stopped()).toContain('The morning list still comes');
    await desk.alex.says('no morning list');
    expect(await stopped()).not.toContain('morning list');
    const quiet = await aDesk();
    expect(textOf((await quiet.alex.says('stop reminders')).replies[0])).not.toContain('morning list');
    expect(titlesOf((await quiet.alex.says('stop reminders')).replies[0])).toEqual(['Remind me again']);
  });
});
