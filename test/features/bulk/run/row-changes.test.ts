import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { RowChanges } from '../../../../src/features/bulk/import/run/row-changes.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';

it('sends an answer to Microsoft about a registration once, though the record still asks', async () => {
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
    catalogue: { known: async () => [] },
    clock: new FixedClock(aMoment),
  } as never);
  const plan = { kind: 'change', referralId: deal.id, changes: [], cleared: [], notTaken: [] } as const;
  const outcome = await changes.carryOut(
    { ...plan, registration: { kind: 'register-again', terms: {} } },
    { id: 'row', begunAt: aMoment, isFirstTry: true },
    { person: {}, locale: 'en' } as never,
  );
  expect([sent, outcome]).toEqual([1, { kind: 'updated', referralId: deal.id }]);
});
