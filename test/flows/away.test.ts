import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { buttonsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;
const isReminder = ({ history, activity }: Message) =>
  JSON.stringify(cardOf(history[0] ?? activity)).includes('"rung-');
const reminders = (desk: Desk, who: Person, id: string) => desk.remindersOf(who, id).filter(isReminder);
const words = (desk: Desk, who: Person) =>
  desk.teams.messagesIn('chat', who).flatMap(({ activity }) => String(activity.text ?? ''));

describe('somebody who is away', async () => {
  const desk = await aDesk({ zones: { alex: 'UTC', megan: 'UTC' } });
  const { alex, megan, diego } = desk;
  const before = await desk.receives({ ...alexs, expiresIn: 'P14D' });
  let during = '';

  it('says so by a word, hears who gets what, and the stand-in is told once', async () => {
    const { replies } = await alex.says('away for 5 days, Megan takes over');
    await desk.settles();
    expect(textOf(replies[0])).toContain('You are away up to and including');
    expect(textOf(replies[0])).toContain('Megan Bowen gets the reminders and what is new meanwhile');
    expect(titlesOf(replies[0])).toEqual(['I’m back']);
    expect(words(desk, megan).filter((text) => text.includes('you were named to take over'))).toHaveLength(1);
  });

  it('is told of to colleagues who ask in their own chat, and in no channel', async () => {
    const asked = async (who: Person, text: string) => (await who.says(text)).replies.map(textOf).join();
    expect(await asked(megan, 'who is away?')).toMatch(/Alex Wilber is away up to .*Megan Bowen gets the reminders/su);
    expect(await asked(alex, 'who’s out this week')).toContain('You are away up to');
    const { replies } = await alex.says('who is away?', { in: { channel: 'Deals' } });
    expect(replies.map((reply) => JSON.stringify(reply)).join()).not.toContain('up to and including');
  });

  it('gets no reminders: the stand-in does, is told why, and can answer', async () => {
    await desk.timePasses('P4DT1M');
    expect(reminders(desk, alex, before)).toHaveLength(0);
    const [reminder] = reminders(desk, megan, before);
    expect(textOf(reminder)).toContain('You get this because Alex Wilber is away until');
    expect(titlesOf(reminder)).toContain('Accept');
    expect(buttonsOf(cardOf(reminder?.activity ?? {}) ?? {}).length).toBeLessThanOrEqual(5);
  });

  it('gets new ones later: the stand-in has them at once', async () => {
    during = await desk.receives({ ...alexs, customer: 'Northwind', expiresIn: 'P9D' });
    expect(desk.cardsOf(alex, during)).toHaveLength(0);
    const card = desk.cardOf(megan, during);
    expect(textOf(card)).toContain('You get this because Alex Wilber is away');
    const { card: answered } = await megan.presses('Accept', { on: card });
    expect(textOf(answered)).toContain('Accepted');
  });

  it('is back by itself: what came meanwhile is there, reminders are theirs again, and the stand-in’s rights are over', async () => {
    await desk.adele.presses('Accept', { on: desk.channelCard(before) });
    await desk.settles();
    const still = await desk.receives({ ...alexs, customer: 'Tailspin', expiresIn: 'P14D' });
    expect(desk.cardsOf(alex, still)).toHaveLength(0);
    const held = JSON.parse(JSON.stringify(desk.cardOf(megan, still)));
    await desk.timePasses('P2D');
    await desk.settles();
    expect(desk.cardsOf(alex, still)).toHaveLength(1);
    expect(titlesOf(held)).toContain('Accept');
    expect(titlesOf(desk.cardOf(megan, still))).toEqual([]);
    await desk.timePasses('P2D');
    expect(reminders(desk, alex, still)).toHaveLength(1);
    expect(reminders(desk, megan, still)).toHaveLength(0);
  });

  it('may end it, and sees it, by the word alone', async () => {
    const form = (await alex.says('away')).replies[0];
    expect(textOf(form)).toContain('When are you away?');
    expect(valuesOf(form)).toEqual({ from: '', last: '', standIn: 'nobody' });
    const today = desk.parts.clock.now().toISOString().slice(0, 10);
    const saved = await alex.presses('Save', { on: form as Message, inputs: { last: today } });
    expect(textOf(saved.card)).toContain('Nobody takes over');
    expect(titlesOf((await alex.says('out of office')).replies[0])).toEqual(['Save', 'I’m back']);
    expect(textOf((await alex.says('I’m back')).replies[0])).toContain('Welcome back');
    expect(textOf((await alex.says('I am back')).replies[0])).toContain('You aren’t noted as away');
    expect(textOf((await alex.says('actually I’m in after all')).replies[0])).toContain('You aren’t noted as away');
  });

  it.each([
    ['away until yesterday', 'I know “until yesterday” neither as a day'],
    ['away until tomorrow, Alex takes over', 'Somebody else has to take over'],
    ['away until tomorrow, Diego takes over', 'I know “Diego” neither as a day nor as somebody who has added me'],
    ['away for 3 years', 'longer than a year'],
    ['Megan is away until tomorrow', 'Only a Referrals admin can say that'],
  ])('%s: nothing is noted', async (said, expected) => {
    expect(textOf((await alex.says(said)).replies[0])).toContain(expected);
    const stored = await desk.parts.db.collection('people').countDocuments({ absence: { $exists: true } });
    expect(stored).toBe(0);
  });

  it.each([
    ['can you give all my Germany stuff to Megan until tomorrow, I’m on holiday', '“Germany” isn’t in it', /./],
    ['мои рекомендации у Меган, пока я в отпуске', 'When are you away?', /^$/],
    ['за меня Меган', 'When are you away?', /^$/],
    ['Megan is covering for me', 'When are you away?', /^$/],
  ])('%s: the form has what was said, and nothing is noted', async (said, expected, last) => {
    const form = (await alex.says(said)).replies[0];
    expect(textOf(form)).toContain(expected);
    expect(textOf(form)).not.toContain('neither as a day');
    expect(valuesOf(form)).toMatchObject({ last: expect.stringMatching(last), standIn: megan.aadObjectId });
  });

  it('is noted by an admin, and told; by nobody else', async () => {
    const { replies } = await desk.adele.says('Alex is away until tomorrow, Megan takes over');
    await desk.settles();
    expect(textOf(replies[0])).toContain('Alex Wilber is away up to and including');
    expect(words(desk, alex).some((text) => text.includes('Adele Vance noted that you are away'))).toBe(true);
    const own = (await megan.says('away')).replies[0] as Message;
    const [save] = buttonsOf(cardOf(own.activity) ?? {});
    const forged = { ...(save?.action.data as object), verb: 'away.end', whom: 'x' };
    await diego.sends({ type: 'message', value: forged, text: '' });
    const alexId = String((await desk.parts.db.collection('people').findOne({ name: 'Alex Wilber' }))?.aadObjectId);
    await megan.sends({ type: 'message', value: { ...forged, whom: alexId }, text: '' });
    const away = () => desk.parts.db.collection('people').countDocuments({ absence: { $exists: true } });
    expect(await away()).toBe(1);
    expect(textOf((await megan.says('Alex is back')).replies[0])).toContain('Only a Referrals admin can say that');
    expect(await away()).toBe(1);
    expect(textOf((await desk.adele.says('Alex is back')).replies[0])).toContain('Alex Wilber is back.');
    expect(await away()).toBe(0);
  });

  it.each([
    ['Alex is back', 'Alex Wilber is back.'],
    ['알렉스님 복귀했어요', 'Alex Wilber is back.'],
    ['Alex 복귀', 'Alex Wilber is back.'],
    ['Alex回來了', 'Alex Wilber is back.'],
    ['Алекс вернулся', 'Alex Wilber is back.'],
    ...['Bob is back', 'the customer is back', 'Боб вернулся', 'заказчик вернулся'].map((said) => [said, '']),
    ...['두리님 복귀했어요', '우리 팀장님 복귀했어요', 'Bob 복귀', '怡君回來了', 'Bob回來了', '我老闆回來了'].map(
      (said) => [said, ''],
    ),
    ...['我下週照常上班', '我明天照常上班', '不請了', '我不請了'].map((said) => [said, undefined]),
    ...['일찍 복귀했어요', '提早回來了', '休完假回來了', 'я вернулась', 'I am back', '我不休了 明天照常上班'].map(
      (said) => [said, 'Welcome back'],
    ),
  ])('%s: by an admin who is away, too', async (said, expected) => {
    const { adele } = desk;
    await alex.says('away until tomorrow');
    await adele.says('away until tomorrow');
    const away = () => desk.parts.db.collection('people').countDocuments({ absence: { $exists: true } });
    expect(await away()).toBe(2);
    const text = textOf((await adele.says(String(said))).replies[0]);
    const [first = ''] = text.split('\n');
    expect(first).toContain(expected || (expected === '' ? 'Nobody’s absence has ended' : ''));
    expect(await away()).toBe(expected ? 1 : 2);
    await alex.says('I’m back');
    await adele.says('I’m back');
  });

  it('hears nothing when a snooze of theirs ends: the stand-in does', async () => {
    const id = await desk.receives({ ...alexs, customer: 'Coho', expiresIn: 'P20D' });
    await alex.says('snooze Coho for 2 days');
    await alex.says('away for 4 days, Megan takes over');
    await desk.timePasses('P2DT20H');
    expect(reminders(desk, alex, id)).toEqual([]);
    expect(reminders(desk, megan, id)).toHaveLength(1);
  });

  it('is told when the stand-in goes away too, and so is whoever notes that', async () => {
    const { replies } = await megan.says('away until tomorrow');
    await desk.settles();
    expect(textOf(replies[0])).toContain('You were to take over for Alex Wilber: in that time nobody does.');
    expect(words(desk, alex).filter((text) => text.includes('Megan Bowen, who was to take over for you'))).toHaveLength(
      1,
    );
    await megan.says('I’m back');
    await alex.says('I’m back');
    await desk.settles();
    expect(textOf((await megan.says('away until tomorrow')).replies[0])).not.toContain('take over for');
    await megan.says('I’m back');
  });

  it('is away twice: each is kept, shown, and ends by itself; a correction takes the place of what it corrects', async () => {
    const day = (days: number) =>
      new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await alex.says(`away until ${day(2)}, Megan takes over`);
    const both = textOf((await alex.says(`away from ${day(10)} to ${day(12)}`)).replies[0]);
    expect(both).toMatch(
      /^You are away up to and including .+\nMegan Bowen gets .+\nYou are away from .+\nNobody takes over/,
    );
    const longer = textOf((await alex.says(`away until ${day(3)}, Megan takes over`)).replies[0]);
    expect(longer.match(/You are away/g)).toHaveLength(2);
    expect(textOf((await alex.says('I’m back')).replies[0])).toMatch(/^Welcome back.+\nYou are away from /);
    await alex.says(`away until ${day(3)}, Megan takes over`);
    const person = () => desk.parts.db.collection('people').findOne({ name: 'Alex Wilber' });
    await desk.timePasses('P5D');
    expect(await person()).toMatchObject({ absence: { by: { aadObjectId: alex.aadObjectId } } });
    expect(await person()).not.toHaveProperty('laterAbsences');
    expect(textOf((await alex.says('away')).replies[0])).toMatch(/^You are away from /);
    await desk.timePasses('P9D');
    expect(await person()).not.toHaveProperty('absence');
  });

  describe('several times', () => {
    const day = (days: number) =>
      new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const person = (name: string) => desk.parts.db.collection('people').findOne({ name });
    const standingIn = async () => (await person('Megan Bowen'))?.standsInFor ?? [];

    it('enters a second one in the form, and the first stays, with its stand-in', async () => {
      await alex.says(`away until ${day(3)}, Megan takes over`);
      const form = (await alex.says(`away from ${day(10)}, Zork takes over`)).replies[0] as Message;
      expect(titlesOf(form)).toEqual(['Save']);
      expect(valuesOf(form)).toEqual({ from: day(10), last: '', standIn: 'nobody' });
      const saved = await alex.presses('Save', { on: form, inputs: { last: day(12), standIn: megan.aadObjectId } });
      expect(textOf(saved.card).match(/Megan Bowen gets/g)).toHaveLength(2);
      expect(titlesOf(saved.card)).toEqual(['Not away then']);
      expect(await standingIn()).toHaveLength(2);
    });

    it('takes back the later one, by its button or the word, and is still away', async () => {
      const { card } = await alex.presses('Not away then', { on: (await alex.says('away')).replies[1] as Message });
      expect(textOf(card)).toMatch(/^You aren’t noted as away from .+ any more\.\nYou are away up to/);
      await alex.says(`away from ${day(10)} to ${day(12)}`);
      expect(textOf((await alex.says('undo')).replies[0])).toContain('any more');
      expect((await person('Alex Wilber'))?.absence.standIn).toMatchObject({ aadObjectId: megan.aadObjectId });
      expect(await person('Alex Wilber')).not.toHaveProperty('laterAbsences');
      expect(await standingIn()).toHaveLength(1);
    });

    it('hears that the stand-in is away then in their second absence, whichever is noted first', async () => {
      await alex.says('I’m back');
      await megan.says(`away until ${day(2)}`);
      await megan.says(`away from ${day(20)} to ${day(24)}`);
      const refused = (await alex.says(`away from ${day(21)} to ${day(23)}, Megan takes over`)).replies[0];
      expect(textOf(refused)).toContain('They are away then, too');
      await megan.says('I’m back');
      await megan.says('I’m back');
      await alex.says(`away from ${day(5)} to ${day(6)}`);
      await alex.says(`away from ${day(21)} to ${day(23)}, Megan takes over`);
      const { replies } = await megan.says(`away from ${day(20)} to ${day(24)}`);
      expect(textOf(replies[0])).toContain('You were to take over for Alex Wilber: in that time nobody does.');
      for (const one of [megan, alex, alex]) await one.says('I’m back');
      expect(await standingIn()).toEqual([]);
    });

    it('notes several at once, and none is lost', async () => {
      await Promise.all(
        [3, 6, 9].map((from) => alex.says(`away from ${day(from)} to ${day(from + 1)}, Megan takes over`)),
      );
      expect((await person('Alex Wilber'))?.laterAbsences).toHaveLength(2);
      expect(await standingIn()).toHaveLength(3);
      for (const _ of [1, 2, 3]) await alex.says('I’m back');
      expect(await standingIn()).toEqual([]);
    });
  });

  describe('with a stand-in who', () => {
    const day = (days: number) =>
      new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const heard = (who: Person, part: string) => words(desk, who).filter((text) => text.includes(part)).length;

    it('keeps their days where their zone becomes another, whoever says which', async () => {
      const [first, last] = [day(10), day(12)];
      await alex.says(`away from ${first} to ${last}, Megan takes over`);
      await alex.says('time zone Tokyo');
      const shown = valuesOf((await alex.says('away')).replies[0]);
      expect(shown).toMatchObject({ from: first, last });
      const stored = await desk.parts.db.collection('people').findOne({ name: 'Megan Bowen' });
      expect(stored?.standsInFor).toEqual([
        expect.objectContaining({ from: new Date(`${day(9)}T15:00:00Z`), until: new Date(`${last}T15:00:00Z`) }),
      ]);
      await alex.says('time zone UTC');
      expect(valuesOf((await alex.says('away')).replies[0])).toMatchObject({ from: first, last });
      await alex.says('I’m back');
    });

    it('is needed no more: they are told, each time once, and not where the days only grow', async () => {
      const before = heard(megan, 'You no longer take over for Alex Wilber');
      const news = () => heard(megan, 'You no longer take over for Alex Wilber') - before;
      await alex.says(`away until ${day(3)}, Megan takes over`);
      await alex.says(`away until ${day(5)}, Megan takes over`);
      await desk.settles();
      expect(news()).toBe(0);
      await alex.says(`away from ${day(2)} to ${day(3)}, Adele takes over`);
      await desk.settles();
      expect(news()).toBe(1);
      await alex.says('I’m back');
      await desk.settles();
      expect(news()).toBe(2);
      await alex.says('I’m back');
      await alex.says('I’m back');
      await desk.settles();
      expect(news()).toBe(3);
      expect(heard(desk.adele, 'You no longer take over for Alex Wilber')).toBe(1);
    });

    it('stopped reminders: said at once, and told when they stop them later; the next in line has the reminder', async () => {
      await alex.says(`away until ${day(8)}, Megan takes over`);
      await megan.says('stop reminders');
      await megan.says('stop reminders');
      await desk.settles();
      expect(heard(alex, 'has stopped reminders')).toBe(1);
      await alex.says('I’m back');
      const { replies } = await alex.says(`away until ${day(8)}, Megan takes over`);
      expect(textOf(replies[0])).toContain('Megan Bowen gets what is new meanwhile, and is told why, but has stopped');
      await megan.says('remind me again');
      await alex.says('I’m back');
    });

    it('takes the app out, is told of; who takes it in again after the last warning is reminded', async () => {
      await alex.says(`away until ${day(3)}, Megan takes over`);
      await desk.teams.uninstalls(megan, { personal: true });
      await desk.settles();
      expect(heard(alex, 'can’t do so any more')).toBe(1);
      await alex.says('I’m back');
      await desk.teams.installs(megan, { personal: true });
      // So is who becomes a guest, by the roster.
      await alex.says(`away until ${day(3)}, Megan takes over`);
      const isNow = async (role: 'guest' | 'user') => {
        Object.assign(megan.options, { role });
        await desk.parts.db.collection('people').updateOne({ name: megan.name }, { $unset: { rosterReadAt: '' } });
        await megan.says('help');
        await desk.settles();
      };
      await isNow('guest');
      expect(heard(alex, 'can’t do so any more')).toBe(2);
      await isNow('user');
      expect(heard(alex, 'can’t do so any more')).toBe(2);
      await alex.says('I’m back');
      const id = await desk.receives({ ...alexs, customer: 'Adventure', expiresIn: 'P4D' });
      await desk.teams.uninstalls(alex, { personal: true });
      await desk.timePasses('P3DT22H');
      await desk.teams.installs(alex, { personal: true });
      await desk.settles();
      expect(reminders(desk, alex, id)).toHaveLength(1);
      expect(textOf(reminders(desk, alex, id)[0])).toContain('2 hours left');
    });
  });

  it('is asked where that day of this year is over, and not noted as away for most of a year', async () => {
    const day = new Date(desk.parts.clock.now().getTime() - 9 * 86_400_000);
    const said = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
    const { replies } = await alex.says(`away until ${said}, Megan takes over`);
    expect(textOf(replies[0])).toContain('That day is over. Nothing is noted yet');
    expect(valuesOf(replies[0])).toMatchObject({ last: '', standIn: megan.aadObjectId });
    const stored = await desk.parts.db.collection('people').countDocuments({ absence: { $exists: true } });
    expect(stored).toBe(0);
  });

  it('“stop reminders until Monday” ends none for good', async () => {
    const id = await desk.receives({ ...alexs, customer: 'Litware', expiresIn: 'P14D' });
    expect(textOf((await alex.says('stop reminders for Litware until Monday')).replies[0])).toContain(
      'I remind you of Litware again',
    );
    expect(await desk.parts.db.collection('people').countDocuments({ 'chosen.reminders': 'off' })).toBe(0);
    expect((await desk.referral(id)).snoozes).toHaveLength(1);
  });

  it('is told of by their own days, also to a colleague whose midnight falls into another day', async () => {
    await alex.says('time zone Honolulu');
    const before = words(desk, megan).length;
    const own = textOf((await alex.says('away from Monday to Wednesday, Megan takes over')).replies[0]);
    await desk.settles();
    const [, last] = /from Monday[^.]* up to and including (Wednesday[^.]+)\./.exec(own) ?? [];
    expect(last).toBeDefined();
    const [told] = words(desk, megan).slice(before);
    expect(told).toContain(`Alex Wilber is away from Monday`);
    expect(told).toContain(`up to and including ${last}, and you were named`);
    await alex.says('I’m back');
  });
});
