import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { RowChanges } from '../../../../src/features/bulk/import/run/row-changes.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';

it.each([
  ['once, though the record still asks', { isFirstTry: true, wasWritten: true, sent: 1 }],
  [
    'not again after a crash, where what was written for the row says that it was sent',
    { isFirstTry: false, wasWritten: true, sent: 0 },
  ],
  ['after a crash that came before it was written', { isFirstTry: false, wasWritten: false, sent: 1 }],
])('sends an answer to Microsoft about a registration %s', async (_, { isFirstTry, wasWritten, sent: wanted }) => {
  const base = aReferral({ kind: 'outbound' });
  const registration = { id: 'r', status: 'ActionRequired', terms: {} } as never;
  const deal = { ...base, record: { ...base.record, registration } };
  let sent = 0;
  const work = async () => {
    sent++;
    return { kind: 'done' };
  };
  const changes = new RowChanges({
    deals: { find: async () => deal, work },
    deliver: async () => ({ done: true }),
    catalogue: { known: async () => [] },
    clock: new FixedClock(aMoment),
    wasWritten: async (...asked: readonly string[]) =>
      wasWritten && asked.join() === [deal.id, 'row', 'deal-register'].join(),
  } as never);
  const plan = { kind: 'change', referralId: deal.id, changes: [], cleared: [], notTaken: [] } as const;
  const outcome = await changes.carryOut(
    { ...plan, registration: { kind: 'register-again', terms: {} } },
    { id: 'row', begunAt: aMoment, isFirstTry },
    { person: {}, locale: 'en' } as never,
  );
  expect([sent, outcome]).toEqual([wanted, { kind: 'updated', referralId: deal.id }]);
});
