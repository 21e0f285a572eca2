import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import {
  type DeskDeps,
  MongoReferralStore,
  newEntry,
  OutboxRelay,
  ReferralIntake,
} from '../../../../src/features/referrals/index.ts';
import type { OutboxEntry, Referral } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createMetrics } from '../../../../src/metrics.ts';
import type { ChangeResult, PartnerCenter } from '../../../../src/partner-center/port.ts';
import { aHold } from '../../../builders/hold.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const db = await freshDatabase();
const store = new MongoReferralStore(db);
const at = (seconds: number) => new Date(aMoment.getTime() + seconds * 1000);
const by = { tenantId: 't', aadObjectId: 'o', name: 'Alex Wilber' };

function changing(from: string, to: string, second: number): OutboxEntry {
  const work = { kind: 'change', changes: [{ field: 'externalReferenceId', from, to }] } as const;
  return newEntry('change', at(second), 'c-1', { work, by });
}

/** One second later, an entry is sent; Partner Center, whose record has no reference, says this. */
async function answeredWith(result: ChangeResult, outbox: readonly OutboxEntry[]): Promise<Referral> {
  const before = aReferral({ id: crypto.randomUUID() });
  const record = { ...before.record, id: before.id, status: 'Active', substatus: 'Accepted' };
  const referral = { ...before, record, outbox, outboxDueAt: at(0) };
  await store.insert(referral, { at: aMoment, what: 'arrived', by: 'desk', correlationId: 'c-1' });
  const deps = {
    referrals: store,
    people: { findByEmails: async () => [], find: async () => undefined },
    clock: new FixedClock(at(1)),
    policy: { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 0, ladder: [], channelWithin: 'P3D' },
    log: createLogger({ level: 'silent' }),
    nudge() {},
  } as unknown as DeskDeps;
  const partnerCenter = { change: async () => result, get: async () => record } as unknown as PartnerCenter;
  const intake = new ReferralIntake({ ...deps, partnerCenter });
  const relay = new OutboxRelay({ ...deps, partnerCenter, intake, metrics: createMetrics(), random: () => 0.5 });
  await relay.send(referral, aHold(referral.id));
  const after = await store.find(referral.id);
  if (!after) throw new Error('The referral is gone.');
  return after;
}

it('an entry waits for as long as Partner Center asks, however short its own back-off is', async () => {
  const later = { kind: 'later', reason: 'http-429', mayHaveArrived: false } as const;
  const asked = await answeredWith({ ...later, afterMilliseconds: 300_000 }, [changing('', 'OPP-7', 0)]);
  expect(asked.outbox[0]).toMatchObject({ attempts: 1, waitingFor: 'http-429', dueAt: at(301) });

  const unasked = await answeredWith(later, [changing('', 'OPP-7', 0)]);
  expect(unasked.outbox[0]?.dueAt.getTime()).toBeLessThan(at(10).getTime());
});

it('a later change of a field that was refused replaces what stands in Partner Center', async () => {
  const refused = { kind: 'refused', status: 400, code: '2012' } as unknown as ChangeResult;
  const after = await answeredWith(refused, [changing('', 'OPP-7', 0), changing('OPP-7', 'OPP-8', 60)]);

  expect(after.outbox.map(({ work }) => work)).toEqual([
    { kind: 'change', changes: [{ field: 'externalReferenceId', from: '', to: 'OPP-8' }] },
  ]);
  expect(after.refusedWork).toMatchObject({ reason: '400-2012' });
});
