import { describe, expect, it } from 'vitest';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';

/** What no card offers its presser is refused, and counted as an attack is: by the line that RUNBOOK.md has an alert for. */
describe('a forged press', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  const { adele, alex, megan } = desk;
  const alexs = { team: [alex.email] };
  const waits = await desk.receives({ ...alexs, customer: 'Fabrikam' });

  const press = (verb: string, data: object) => ({
    action: { type: 'Action.Execute', verb, data },
    trigger: 'manual',
  });
  async function logged(who: Person, verb: string, data: object): Promise<number> {
    const lines = () =>
      desk.log.filter(
        ({ msg, aadObjectId }) =>
          msg === 'security: a press without the right to it' && aadObjectId === who.aadObjectId,
      ).length;
    const before = lines();
    await who.invokes('adaptiveCard/action', press(verb, data));
    await desk.settles();
    return lines() - before;
  }
  const of = async (referralId: string) => ({ referralId, revision: (await desk.referral(referralId)).revision });
  const later = new Date(desk.parts.clock.now().getTime() + 2 * 86_400_000).toISOString();
  const keyOf = (person: Person) => `${desk.teams.tenantId}/${person.aadObjectId}`;
  const absence = { from: later.slice(0, 10), last: later.slice(0, 10), standIn: 'nobody' };

  it.each<[verb: string, who: Person, data: () => object | Promise<object>]>([
    ['referral.assign-undo', megan, async () => ({ ...(await of(waits)), to: keyOf(megan) })],
    ['referral.assign-form', megan, () => of(waits)],
    ['referral.assign', megan, async () => ({ ...(await of(waits)), to: keyOf(megan) })],
    ['reminder.snooze', megan, () => ({ referralId: waits, until: later })],
    ['reminder.owner', megan, () => ({ referralId: waits, owner: alex.aadObjectId })],
    ['away.save', megan, () => ({ whom: alex.aadObjectId, ...absence })],
    ['away.end', megan, () => ({ whom: alex.aadObjectId, ...absence })],
  ])('%s', async (verb, who, data) => {
    expect(await logged(who, verb, await data())).toBe(1);
    expect((await desk.referral(waits)).owner?.name).toBe('Alex Wilber');
  });

  it.each<[verb: string, who: Person, data: () => object]>([
    ['reminder.snooze', alex, () => ({ referralId: waits, until: later })],
    ['away.save', alex, () => ({ whom: alex.aadObjectId, ...absence })],
    ['away.end', adele, () => ({ whom: alex.aadObjectId, ...absence })],
  ])('is none where there is the right: %s', async (verb, who, data) => {
    expect(await logged(who, verb, data())).toBe(0);
  });

  it.each<[what: string, changes: (id: string) => Promise<unknown>]>([
    ['was released', async (id) => megan.invokes('adaptiveCard/action', press('referral.release', await of(id)))],
    [
      'was handed on',
      async (id) =>
        megan.invokes('adaptiveCard/action', press('referral.assign', { ...(await of(id)), to: keyOf(alex) })),
    ],
    [
      'was taken back already',
      async (id) =>
        adele.invokes('adaptiveCard/action', press('referral.assign-undo', { ...(await of(id)), to: 'nobody' })),
    ],
  ])('is none where the author’s undo of a hand-over comes late: it %s', async (_what, changes) => {
    const id = await desk.receives({ customer: 'Litware', team: [] });
    await adele.invokes('adaptiveCard/action', press('referral.assign', { ...(await of(id)), to: keyOf(megan) }));
    await desk.settles();
    const undo = { ...(await of(id)), to: 'nobody' };
    expect((await desk.referral(id)).owner?.name).toBe('Megan Bowen');
    await changes(id);
    await desk.settles();
    expect((await desk.referral(id)).owner?.name).not.toBe('Megan Bowen');
    expect(await logged(adele, 'referral.assign-undo', undo)).toBe(0);
  });
});
