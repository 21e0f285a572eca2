import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import {
  type DeskDeps,
  MongoReferralStore,
  newEntry,
  OutboxRelay,
  ReferralIntake,
} from '../../../../src/features/referrals/index.ts';
import type { Referral, ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createMetrics } from '../../../../src/metrics.ts';
import type { PartnerCenter } from '../../../../src/partner-center/port.ts';
import { aHold } from '../../../builders/hold.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const at = (seconds: number) => new Date(aMoment.getTime() + seconds * 1000);

/** Ours is written, then a colleague's; the webhook of theirs is quicker than the answer to ours. */
async function overtakenBy(theirs: Partial<ReferralRecord>): Promise<Referral> {
  const store = new MongoReferralStore(await freshDatabase());
  const before = aReferral();
  const work = { kind: 'change', changes: [{ field: 'externalReferenceId', from: '', to: 'OPP-7' }] } as const;
  const by = { tenantId: 't', aadObjectId: 'o', name: 'Alex Wilber' };
  const entry = newEntry('change', at(0), 'c-1', { work, by });
  const record = { ...before.record, status: 'Active', substatus: 'Accepted', updatedAt: at(-60) };
  const referral = { ...before, record, outbox: [entry], outboxDueAt: at(0) };
  await store.insert(referral, { at: aMoment, what: 'arrived', by: 'desk', correlationId: 'c-1' });
  const deps = {
    referrals: store,
    people: { findByEmails: async () => [], find: async () => undefined },
    clock: new FixedClock(at(1)),
    policy: { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 0, ladder: [], channelWithin: 'P3D' },
    log: createLogger({ level: 'silent' }),
    nudge() {},
  } as unknown as DeskDeps;
  const ours = { ...record, externalReferenceId: 'OPP-7', eTag: '"ours"', updatedAt: at(2) };
  const partnerCenter = {
    change: async () => {
      await intake.receive({ ...ours, eTag: '"theirs"', updatedAt: at(3), ...theirs });
      return { kind: 'changed', record: ours };
    },
  } as unknown as PartnerCenter;
  const intake = new ReferralIntake({ ...deps, partnerCenter });
  const relay = new OutboxRelay({ ...deps, partnerCenter, intake, metrics: createMetrics(), random: () => 0.5 });
  await relay.send(referral, aHold(referral.id));
  const after = await store.find(referral.id);
  if (!after) throw new Error('The referral is gone.');
  return after;
}

it('the answer to our change does not take the desk back behind what a webhook told since', async () => {
  const after = await overtakenBy({ externalReferenceId: 'OPP-9', notes: 'They called.' });

  expect(after.record).toMatchObject({ eTag: '"theirs"', externalReferenceId: 'OPP-9', notes: 'They called.' });
  expect(after.outbox).toEqual([]);
  expect(after.refusedWork).toBeUndefined();
});

it('the same where ours still stands in what the webhook told', async () => {
  const after = await overtakenBy({ notes: 'They called.' });

  expect(after.record).toMatchObject({ eTag: '"theirs"', externalReferenceId: 'OPP-7', notes: 'They called.' });
  expect(after.outbox).toEqual([]);
});
