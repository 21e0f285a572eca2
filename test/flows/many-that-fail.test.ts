import { expect, it } from 'vitest';
import { parkedCheck } from '../../src/doctor/parked-check.ts';
import { parkedProgram } from '../../src/parked/parked-program.ts';
import { parkedSweeps } from '../../src/parked/parked-sweeps.ts';
import { aDesk } from './support/a-desk.ts';
import type { Desk } from './support/desk.ts';
import { filledSweeps, fillWithFailing, haveFailedNineTimes, sweepsOfFew } from './support/failing-items.ts';

/**
 * In each sweep 500 of them (`FAILING_ITEMS`), which is several batches, in `npm run test:chaos:short`; here so few that it takes
 * no time. That what fails holds up nothing behind a full batch: `test/sweeps/`, `test/contracts/`.
 */
const failing = Number(process.env.FAILING_ITEMS ?? 25);
/** So many, more than a batch, fail for the first time; the others come with nine failures: each failure costs as much as the last. */
const failingFirst = Math.min(125, failing);
const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

/** What the jobs do at their next turn. Not `settles`, which would wait for what never comes to rest. */
async function turn(desk: Desk): Promise<void> {
  await desk.sandbox.deliveriesSettled();
  await desk.app.idle();
  await desk.app.sweep();
}

async function metric(desk: Desk, name: string): Promise<Readonly<Record<string, number>>> {
  await desk.app.updateFigures();
  const found = (await desk.parts.metrics.registry.getMetricsAsJSON()).find((one) => one.name === name);
  const values = (found?.values ?? []) as { labels: Record<string, string>; value: number }[];
  return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]));
}

it(`${failing} items that always fail in each sweep hold nobody up, and an operator sees them parked`, async () => {
  const desk = await aDesk({ undoSeconds: 0, allIndexes: true });
  const { db, timers, clock } = desk.parts;
  // Something that is near its deadline, so that there is something to list in summaries.
  await desk.receives({ expiresIn: 'P1D' });
  await fillWithFailing(db, { from: 0, to: failingFirst });

  // These fail for the first time; a referral that arrives meanwhile has its cards at the next turn.
  const { id } = await desk.sandbox.createReferral({ ...alexs, expiresIn: 'P3DT1H' });
  await turn(desk);
  expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  expect(desk.cardsIn('Deals', id)).toHaveLength(1);

  // All fail for the last time; its reminder is sent, another one arrives, and somebody's answer goes out.
  await fillWithFailing(db, { from: failingFirst, to: failing });
  await haveFailedNineTimes(db);
  timers.moveServer(600_000);
  timers.move(2 * 3_600_000);
  const { id: another } = await desk.sandbox.createReferral({ ...alexs, expiresIn: 'P9D' });
  await turn(desk);
  expect(desk.remindersOf(desk.alex, id)).toHaveLength(1);
  expect(desk.cardsOf(desk.alex, another)).toHaveLength(1);
  expect(desk.cardsIn('Deals', another)).toHaveLength(1);
  await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  await turn(desk);
  expect(desk.record(id)).toMatchObject({ status: 'Active' });

  // The operator: by metric, doctor and program.
  const all = Object.fromEntries(filledSweeps.map((sweep) => [sweep, failing]));
  expect(await metric(desk, 'sweep_parked')).toMatchObject(all);
  const items = await metric(desk, 'sweep_items_total');
  for (const sweep of filledSweeps) {
    expect([sweep, items[`${sweep} parked`]]).toEqual([sweep, failing]);
    expect(items[`${sweep} failed`]).toBeGreaterThanOrEqual(failingFirst);
  }
  const findings = await parkedCheck(clock, db);
  expect(findings.map(({ state, what }) => `${state}: ${what.replace(/ parked, .*/, '')}`).sort()).toEqual(
    filledSweeps.map((sweep) => `wrong: ${failing} items of ${sweep}`).sort(),
  );
  const stores = parkedSweeps(db);
  expect([...stores.keys()].sort()).toEqual([...filledSweeps, ...sweepsOfFew].sort());
  expect((await parkedProgram(['list', 'referrals.cards'], stores)).lines[0]).toBe(
    `referrals.cards: ${failing} parked`,
  );

  // What is mended is released, and done at the next turn.
  await db.collection('copies').deleteMany({ referralId: /^broken/ });
  await db.collection('referrals').updateMany({ record: null }, { $set: { record: { status: 'Closed', team: [] } } });
  const released = await parkedProgram(['release', 'referrals.cards'], stores);
  expect(released.lines).toEqual([`referrals.cards: ${failing} released, tried at the sweep’s next turn`]);
  await turn(desk);
  expect(await metric(desk, 'sweep_parked')).toMatchObject({ 'referrals.cards': 0, 'referrals.rungs': failing });
});
