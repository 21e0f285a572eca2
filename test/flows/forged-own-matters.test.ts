import { describe, expect, it } from 'vitest';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';

/** Whatever a button, a form or a replayed press says of somebody's reminders, hours, absences and lists. */
describe('forged', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  const { adele, alex, megan, diego, gail } = desk;
  const tenant = desk.teams.tenantId;
  const keyOf = (person: Person) => `${tenant}/${person.aadObjectId}`;
  const alexs = { team: [alex.email], expiresIn: 'P4D' };
  const mine = await desk.receives({ ...alexs, customer: 'Fabrikam' });
  await desk.receives({ ...alexs, customer: 'Northwind' });
  await desk.timePasses('P1DT1M');
  const list = desk.teams
    .messagesIn('chat', alex)
    .find(({ activity }) => JSON.stringify(activity).includes('list.accept')) as Message;

  /** As an attacker's client sends it: no card needs to have offered it. */
  async function press(who: Person, verb: string, data: object, on: Message = list): Promise<string> {
    const action = { type: 'Action.Execute', verb, data };
    const { body } = await who.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    await desk.settles();
    return JSON.stringify(body ?? {}) + JSON.stringify(cardOf(on.activity) ? {} : on.id);
  }
  /** What people chose, and what is put off, decided, listed. */
  async function kept(): Promise<unknown> {
    const { db } = desk.parts;
    const people = await db
      .collection('people')
      .find({ $or: [{ chosen: { $exists: true } }, { absence: { $exists: true } }] })
      .toArray();
    const fields = { snoozes: 1, decision: 1, owner: 1, revision: 1 };
    const referrals = await db.collection('referrals').find({}, { projection: fields }).toArray();
    const health = await db.collection('settings').findOne({ _id: 'health' as never });
    const reminders = await db.collection('copies').countDocuments({ purpose: /^reminder:/ });
    return { people, referrals, health, reminders };
  }
  async function changesNothing(who: Person, verb: string, data: object): Promise<void> {
    const before = await kept();
    const answer = await press(who, verb, data);
    expect(await kept()).toEqual(before);
    expect(answer).not.toMatch(/CANARY|"stack"|MongoServerError/);
  }
  const later = new Date(Date.now() + 2 * 86_400_000).toISOString();

  it.each<[string, () => [Person, string, object]]>([
    ['snooze of what is another’s', () => [megan, 'reminder.snooze', { referralId: mine, until: later }]],
    ['snooze by a reader', () => [diego, 'reminder.snooze', { referralId: mine, until: later }]],
    ['snooze by a guest', () => [gail, 'reminder.snooze', { referralId: mine, until: later }]],
    ['snooze for somebody else', () => [megan, 'reminder.snooze', { referralId: mine, until: later, by: keyOf(alex) }]],
    ['snooze with a query', () => [alex, 'reminder.snooze', { referralId: { $ne: '' }, until: later }]],
    ['snooze until a query', () => [alex, 'reminder.snooze', { referralId: mine, until: { $gt: '' } }]],
    ['snooze until no time', () => [alex, 'reminder.snooze', { referralId: mine, until: 'CANARY' }]],
    [
      'snooze until after the deadline of one that does not exist',
      () => [
        alex,
        'reminder.snooze',
        { referralId: '11111111-1111-4111-8111-111111111111', until: '9999-12-31T00:00:00Z' },
      ],
    ],
    ['wake of what is another’s', () => [megan, 'reminder.wake', { referralId: mine }]],
    ['a colleague’s reminder by a reader', () => [diego, 'reminder.owner', { referralId: mine }]],
    ['a colleague’s reminder by a guest', () => [gail, 'reminder.owner', { referralId: mine }]],
    ['a colleague’s reminder of a query', () => [adele, 'reminder.owner', { referralId: { $ne: '' } }]],
    ['a reminder for somebody else', () => [adele, 'reminder.owner', { referralId: mine, whom: keyOf(megan) }]],
    ['wake with more than it takes', () => [alex, 'reminder.wake', { referralId: mine, all: true }]],
    ['absence of a colleague', () => [megan, 'away.save', away(keyOf(alex))]],
    ['absence by a guest', () => [gail, 'away.save', away(keyOf(gail))]],
    ['absence of a query', () => [alex, 'away.save', { ...away(''), whom: { $ne: '' } }]],
    ['absence of nobody', () => [adele, 'away.save', away('CANARY/CANARY')]],
    ['stand-in who is no person', () => [alex, 'away.save', { ...away(keyOf(alex)), standIn: 'nobody/$ne' }]],
    ['end of a colleague’s absence', () => [megan, 'away.end', away(keyOf(alex))]],
    ['settings of somebody else', () => [megan, 'settings.save', { language: 'ru', whom: keyOf(alex) }]],
    ['settings in a language that is none', () => [megan, 'settings.save', { language: '__proto__' }]],
    ['settings with a query for a zone', () => [megan, 'settings.save', { timeZone: { $ne: '' } }]],
    ['answer in another’s list', () => [megan, 'list.accept', row(mine)]],
    ['answer in a list by a reader', () => [diego, 'list.accept', row(mine)]],
    ['answer in a list by a guest', () => [gail, 'list.accept', row(mine)]],
    ['answer of a row that is a query', () => [alex, 'list.accept', { ...row(mine), referralId: { $gt: '' } }]],
    ['answer by an old revision', () => [alex, 'list.accept', { ...row(mine), revision: 0 }]],
    ['view that is none', () => [alex, 'list.accept', { ...row(mine), view: `inbox;w=$where${'x'.repeat(600)}` }]],
  ])('%s changes nothing', async (_what, forged) => {
    await changesNothing(...forged());
  });

  it('words of health and of others’ days off by whoever may not change nothing', async () => {
    const before = await kept();
    for (const who of [alex, megan]) for (const words of ['health here', 'health off']) await who.says(words);
    await megan.says('Alex is away until Friday');
    expect(await kept()).toEqual(before);
  });

  it('the same press of a list three times, at once and again later, is one answer', async () => {
    const data = { ...row(mine), revision: (await desk.referral(mine)).revision };
    await Promise.all([1, 2, 3].map(() => press(alex, 'list.accept', data)));
    await press(alex, 'list.accept', data);
    const history = await desk.history(mine);
    expect(history.filter((what) => what === 'accepted')).toHaveLength(1);
    expect(desk.patches(mine)).toHaveLength(1);
  });

  function row(referralId: string) {
    return { referralId, revision: 1, view: 'inbox', row: 0 };
  }
  function away(whom: string) {
    return { whom, from: '', last: '2099-12-31', standIn: '' };
  }
});
