import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import {
  type DeskDeps,
  MongoReferralStore,
  newEntry,
  OutboxRelay,
  ReferralIntake,
} from '../../../../src/features/referrals/index.ts';
import { heldEvents } from '../../../../src/features/referrals/partner-center/held-events.ts';
import type { Referral, ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createMetrics } from '../../../../src/metrics.ts';
import type { ChangeResult, PartnerCenter, SendingTerms } from '../../../../src/partner-center/port.ts';
import type { WebhookEvent } from '../../../../src/partner-center/webhook-event.ts';
import { LeaseLostError } from '../../../../src/sweeps/lease.ts';
import type { Hold } from '../../../../src/sweeps/under-lease.ts';
import { aHold } from '../../../builders/hold.ts';
import { aMoment, aReferral } from '../../../builders/referral.ts';
import { freshDatabase } from '../../../support/database.ts';

const at = (seconds: number) => new Date(aMoment.getTime() + seconds * 1000);

type Intake = Pick<ReferralIntake, 'receive' | 'takenIn'>;

interface Played {
  /** Partner Center's part, from the moment the change is handed to its client. */
  change(intake: Intake, sent: () => Promise<void>, store: MongoReferralStore): Promise<ChangeResult>;
  readonly get?: () => Promise<ReferralRecord>;
  readonly hold?: Partial<Hold>;
}

const before = aReferral();
const version = '2026-11-21T08:59:59.1234567Z';
const record = { ...before.record, status: 'Active', substatus: 'Accepted', updatedAt: at(-60) };
const ours: ReferralRecord = {
  ...record,
  ...{ externalReferenceId: 'OPP-7', eTag: '"ours"', updatedAt: at(2), updatedExactly: version },
};

/** One change of ours is sent. Returns how the referral stands, and the versions that were learnt from. */
async function sending({ change, get, hold }: Played): Promise<{ after: Referral; learnt: readonly unknown[] }> {
  const store = new MongoReferralStore(await freshDatabase());
  const work = { kind: 'change', changes: [{ field: 'externalReferenceId', from: '', to: 'OPP-7' }] } as const;
  const by = { tenantId: 't', aadObjectId: 'o', name: 'Alex Wilber' };
  const entry = newEntry('change', at(0), 'c-1', { work, by });
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
  const partnerCenter = {
    change: async (_id: string, _eTag: string, _patch: unknown, _urgency: string, when: SendingTerms = {}) =>
      change(intake, async () => when.beforeSending?.(), store),
    get,
  } as unknown as PartnerCenter;
  const learnt: unknown[] = [];
  const onRecord = async ({ eTag }: ReferralRecord) => void learnt.push(eTag);
  const intake = new ReferralIntake({ ...deps, partnerCenter, onRecord });
  const relay = new OutboxRelay({ ...deps, partnerCenter, intake, metrics: createMetrics(), random: () => 0.5 });
  await relay
    .send(referral, { ...aHold(referral.id), ...hold })
    .catch((error: unknown) => expect(error).toBeInstanceOf(LeaseLostError));
  const after = await store.find(referral.id);
  if (!after) throw new Error('The referral is gone.');
  return { after, learnt };
}

/** Ours is written, then a colleague's; the webhook of theirs is quicker than the answer to ours. */
async function overtakenBy(theirs: Partial<ReferralRecord>): Promise<Referral> {
  const { after, learnt } = await sending({
    async change(intake) {
      await intake.receive({ ...ours, eTag: '"theirs"', updatedAt: at(3), ...theirs });
      return { kind: 'changed', record: ours };
    },
  });
  expect(learnt).toEqual(['"theirs"']);
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

it.each([
  ['is held still', false, 2],
  ['went to another worker', true, 1],
])('sends what was added meanwhile only under its lease, which %s', async (_, isLost, sent) => {
  let count = 0;
  const { after } = await sending({
    hold: {
      async assert() {
        if (isLost) throw new LeaseLostError(before.id);
      },
    },
    async change(_intake, _sent, store) {
      count++;
      const now = await store.find(before.id);
      const work = { kind: 'change', changes: [{ field: 'externalReferenceId', from: '', to: 'OPP-8' }] } as const;
      const added = newEntry('change', at(1), 'c-2', { work });
      // Ours is settled by the intake; a colleague has pressed since.
      if (count === 1 && now) await store.replace(now, { ...now, outbox: [added], outboxDueAt: at(1) });
      return { kind: 'changed', record: count === 1 ? ours : { ...ours, externalReferenceId: 'OPP-8' } };
    },
  });
  expect(count).toBe(sent);
  expect(after.outbox).toMatchObject(isLost ? [{ mayHaveArrived: false }] : []);
});

describe('the event of our own change', () => {
  const event: WebhookEvent = {
    ...{ name: 'referral-updated', referralId: before.id, changedAt: new Date(version), changedExactly: version },
    ...{ key: 'k', tooOld: false },
  };

  /** Whether the event, which comes before the answer to our change, needs not be stored; undefined: it still waits after it. */
  async function heldWhere(answer: ChangeResult): Promise<{ held: boolean | undefined; learnt: readonly unknown[] }> {
    let held: Promise<boolean> | undefined;
    const { learnt } = await sending({
      async change({ takenIn }, sent) {
        const isHeld = heldEvents(takenIn);
        expect([await isHeld(event), takenIn.isExpected(before.id)]).toEqual([false, false]);
        await sent();
        held = isHeld(event);
        return answer;
      },
    });
    const still = new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
    return { held: await Promise.race([held, still]), learnt };
  }

  it('waits for its answer from the moment the change leaves the queue, not while it is queued; what follows is done', async () => {
    expect(await heldWhere({ kind: 'changed', record: ours })).toEqual({ held: true, learnt: ['"ours"'] });
  });

  it('is stored at once where nobody knows whether the change arrived', async () => {
    const later = { kind: 'later', reason: 'http-503', mayHaveArrived: true } as const;
    expect(await heldWhere(later)).toEqual({ held: false, learnt: [] });
  });
});

describe('a record that was written with the outcome of our change is learnt from once', () => {
  it('though its event was taken in before the answer', async () => {
    const { learnt } = await sending({
      async change(intake) {
        await intake.receive({ ...ours, externalReferenceId: 'OPP-9' });
        return { kind: 'changed', record: ours };
      },
    });
    expect(learnt).toEqual(['"ours"']);
  });

  it('where Partner Center refused the change, and a colleague’s was read with that', async () => {
    const { after, learnt } = await sending({
      change: async () => ({ kind: 'refused', status: 400, code: '2012' }),
      get: async () => ({ ...ours, externalReferenceId: 'OPP-9', eTag: '"theirs"' }),
    });
    expect(after.refusedWork).toMatchObject({ reason: '400-2012' });
    expect(learnt).toEqual(['"theirs"']);
  });
});
