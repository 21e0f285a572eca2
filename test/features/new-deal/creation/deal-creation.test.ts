import { afterEach, describe, expect, it, vi } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { type CreationDeps, DealCreation } from '../../../../src/features/new-deal/creation/deal-creation.ts';
import type { DealDraft, DealVisibility } from '../../../../src/features/new-deal/draft/deal-draft.ts';
import type { DraftStore } from '../../../../src/features/new-deal/draft/draft-store.ts';
import type { Referral, ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { createLogger } from '../../../../src/logger.ts';
import { PartnerCenterError } from '../../../../src/partner-center/partner-center-error.ts';
import type { NewReferral } from '../../../../src/partner-center/port.ts';
import { type Lease, LeaseLostError } from '../../../../src/sweeps/lease.ts';
import type { Hold } from '../../../../src/sweeps/under-lease.ts';
import { aDraft, fullFields } from '../../../builders/draft.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

type Call = 'changedSince' | 'create' | 'related' | 'get' | 'replace';

/** Where something goes wrong: at the n-th call of any kind, before it is done or after. */
interface Trouble {
  readonly at: number;
  readonly when: 'before' | 'after';
  /** `crash`: the process ends there. */
  readonly how: 'away' | 'crash';
}

class Crash extends Error {}

/** Partner Center, the database and a process that may end at any call. */
class World {
  readonly clock = new FixedClock('2026-11-21T09:00:00Z');
  readonly records: ReferralRecord[] = [];
  readonly calls: Call[] = [];
  draft: DealDraft;
  /** The fencing token of whoever holds the draft. */
  holder = 'first';
  trouble: Trouble | undefined;
  /** The line in which a request waits for its turn. */
  beforeSending: (() => Promise<void>) | undefined;

  readonly urgency: CreationDeps['urgency'];

  constructor(visibility: DealVisibility, urgency?: 'bulk') {
    this.urgency = urgency;
    const { help: _help, helpNotes: _notes, ...rest } = fullFields;
    const fields = visibility === 'co-sell' ? fullFields : { ...rest, visibility };
    const now = this.clock.now();
    this.draft = aDraft({
      fields,
      state: 'creating',
      creation: { startedAt: now, dueAt: now, attempts: 0, notOurs: [] },
    });
  }

  /** Runs and runs again, as the sweep does, until the deal stands. */
  async untilCreated(): Promise<void> {
    for (let run = 0; run < 20 && this.draft.state === 'creating'; run++) {
      await this.creation()
        .advance(this.draft, this.hold())
        .catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      this.clock.advance(10 * 60_000);
    }
  }

  /** Held by whoever holds the draft now, for as long as they do. */
  hold(): Hold {
    const lease = { id: this.draft.id, token: this.holder, attempts: 1, parked: false };
    const assert = async () => {
      if (lease.token !== this.holder) throw new LeaseLostError(lease.id);
    };
    return { lease, signal: new AbortController().signal, assert, releaseBy: () => {} };
  }

  creation(): DealCreation {
    return new DealCreation(this.deps());
  }

  deps(): CreationDeps {
    const drafts = {
      replace: (before: DealDraft, after: DealDraft, lease?: Lease) =>
        this.#call('replace', async () => {
          if (before.version !== this.draft.version || lease?.token !== this.holder) return undefined;
          this.draft = { ...after, version: before.version + 1 };
          return this.draft;
        }),
    } as unknown as DraftStore;
    const all = () => [...this.records];
    const call = this.#call.bind(this);
    const { clock } = this;
    return {
      drafts,
      clock,
      partnerCenter: {
        create: async (sent, when) => {
          await this.beforeSending?.();
          await when?.beforeSending?.();
          return call('create', async () => this.#add(sent));
        },
        get: (id) => call('get', async () => all().find((record) => record.id === id)),
        related: (id) => call('related', async () => all().filter(({ engagementId }) => engagementId === id)),
        async *changedSince(since) {
          yield* await call('changedSince', async () => all().filter(({ updatedAt }) => updatedAt >= since));
        },
      },
      intake: { receive: async (record) => ({ id: record.id, record, category: 'co-sell' }) as Referral },
      log: createLogger({ level: 'silent' }),
      random: () => 0.5,
      ...(this.urgency ? { urgency: this.urgency } : {}),
    };
  }

  async #call<Result>(kind: Call, work: () => Promise<Result>): Promise<Result> {
    const number = this.calls.push(kind) - 1;
    const { trouble } = this;
    if (trouble?.at === number && trouble.when === 'before') this.#fail(kind, trouble);
    const result = await work();
    if (trouble?.at === number) this.#fail(kind, trouble);
    return result;
  }

  #fail(kind: Call, { how, when }: Trouble): never {
    if (how === 'crash' || kind === 'replace') throw new Crash();
    throw new PartnerCenterError('later', 'cut', { mayHaveArrived: kind === 'create' && when === 'after' });
  }

  #add(sent: NewReferral): ReferralRecord {
    const number = this.records.length + 1;
    const { inviteMicrosoft: invite } = sent;
    const taken =
      invite && this.records.find((record) => record.engagementId === invite.engagementId && record.targetsMicrosoft);
    if (taken) throw new PartnerCenterError('refused', 'invalidRequest', { status: 400 });
    const record = aReferralRecord({
      id: `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`,
      engagementId: invite?.engagementId ?? `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`,
      name: sent.name,
      customer: { ...sent.customer },
      dealValue: sent.dealValue,
      closesAt: sent.closesAt,
      consent: { shareWithMicrosoftSellers: sent.shareWithMicrosoftSellers },
      createdAt: this.clock.now(),
      updatedAt: this.clock.now(),
      targetsMicrosoft: invite !== undefined,
      ...(invite ? { organizationId: 'msft' } : {}),
    });
    this.records.push(record);
    return record;
  }
}

async function callsOf(visibility: DealVisibility, urgency?: 'bulk'): Promise<number> {
  const world = new World(visibility, urgency);
  await world.untilCreated();
  return world.calls.length;
}

afterEach(() => vi.useRealTimers());

describe('a deal is created once', () => {
  const ways = [['private'], ['partner-led'], ['co-sell'], ['private', 'bulk'], ['co-sell', 'bulk']] as const;
  for (const [visibility, urgency] of ways) {
    it(`${[visibility, urgency].join(' ')}: whatever goes wrong at whichever call, before it or after`, async () => {
      const calls = await callsOf(visibility, urgency);
      expect(calls).toBeGreaterThan(4);
      for (let at = 0; at < calls; at++) {
        for (const when of ['before', 'after'] as const) {
          for (const how of ['away', 'crash'] as const) {
            const world = new World(visibility, urgency);
            world.trouble = { at, when, how };
            await world.untilCreated();
            const where = `${world.calls[at]} ${at} ${when} ${how}`;
            const sides = world.records.map(({ targetsMicrosoft }) => (targetsMicrosoft ? 'microsoft' : 'own'));
            expect([where, sides]).toEqual([where, visibility === 'co-sell' ? ['own', 'microsoft'] : ['own']]);
            expect([where, world.draft.state]).toEqual([where, 'created']);
            expect(new Set(world.records.map(({ engagementId }) => engagementId)).size).toBe(1);
          }
        }
      }
    });
  }

  it('takes nothing for its own that stood there before, or that is another deal', async () => {
    const world = new World('private');
    const before = new World('private');
    await before.untilCreated();
    // A colleague made the very same one a minute ago, in Partner Center itself.
    world.records.push({ ...(before.records[0] as ReferralRecord), id: '99999999-0000-4000-8000-000000000001' });
    world.trouble = { at: 2, when: 'after', how: 'away' };
    await world.untilCreated();
    expect(world.calls[2]).toBe('create');
    expect(world.records).toHaveLength(2);
    expect(world.draft.creation?.ownId).toBe(world.records[1]?.id);
  });

  it('asks which one, when a second one appeared while the answer was lost, and goes on with the choice', async () => {
    const world = new World('co-sell');
    world.trouble = { at: 2, when: 'after', how: 'away' };
    expect(await world.creation().advance(world.draft, world.hold())).toMatchObject({ kind: 'waiting' });
    const [own] = world.records as [ReferralRecord];
    world.records.push({
      ...own,
      id: '99999999-0000-4000-8000-000000000002',
      engagementId: '22222222-0000-4000-8000-000000000099',
    });
    world.clock.advance(60_000);
    const asked = await world.creation().advance(world.draft, world.hold());
    expect(asked).toMatchObject({ kind: 'which-one', candidates: [own.id, '99999999-0000-4000-8000-000000000002'] });
    expect(await world.creation().advance(world.draft, world.hold())).toMatchObject({ kind: 'which-one' });
    expect(world.records).toHaveLength(2);
  });

  it('sends nothing when its turn comes after its lease went to another worker', async () => {
    const world = new World('private');
    let others: Promise<void> | undefined;
    world.beforeSending = async () => {
      world.beforeSending = undefined;
      // It waited in line for longer than its lease: the next worker begins, and is quicker.
      world.holder = 'second';
      others = world.untilCreated();
      await others;
    };
    await expect(world.creation().advance(world.draft, world.hold())).rejects.toThrow(LeaseLostError);
    expect(others).toBeDefined();
    expect(world.records).toHaveLength(1);
    expect(world.draft).toMatchObject({ state: 'created', creation: { ownId: world.records[0]?.id } });
  });

  it('writes nothing for a worker that lost its lease while it waited for the answer', async () => {
    const world = new World('private');
    const hold = world.hold();
    const deps = world.deps();
    const slow = new DealCreation({
      ...deps,
      partnerCenter: {
        ...deps.partnerCenter,
        create: async (sent, when) => {
          const record = await deps.partnerCenter.create(sent, when);
          world.holder = 'second';
          return record;
        },
      },
    });
    await expect(slow.advance(world.draft, hold)).rejects.toThrow(LeaseLostError);
    expect(world.draft.creation).not.toHaveProperty('ownId');
    await world.untilCreated();
    expect(world.records).toHaveLength(1);
  });

  it('does not create again while what was sent by a worker that died may still come to stand', async () => {
    for (const landsAfter of [20_000, 44_000]) {
      const world = new World('private');
      const deps = world.deps();
      let land = () => {};
      const dying = new DealCreation({
        ...deps,
        partnerCenter: {
          ...deps.partnerCenter,
          // The bytes are out, and then the process is killed.
          create: async (sent, when) => {
            await when?.beforeSending?.();
            land = () => void deps.partnerCenter.create(sent);
            throw new Crash();
          },
        },
      });
      await expect(dying.advance(world.draft, world.hold())).rejects.toThrow(Crash);
      world.holder = 'second';
      world.clock.advance(15_000);
      const waits = await world.creation().advance(world.draft, world.hold());
      expect(waits).toMatchObject({ kind: 'waiting', reason: 'no-answer' });
      world.clock.advance(landsAfter - 15_000);
      land();
      await world.untilCreated();
      expect([landsAfter, world.records.length]).toEqual([landsAfter, 1]);
    }
  });

  it('a row of an import may leave a while after it was noted, and is noted again where it takes longer', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const notesBefore = async (inLine: number) => {
      const world = new World('private', 'bulk');
      world.beforeSending = async () => {
        vi.advanceTimersByTime(inLine);
        world.clock.advance(inLine);
      };
      await world.creation().advance(world.draft, world.hold());
      expect(world.draft.state).toBe('created');
      return world.calls.slice(0, world.calls.indexOf('create')).filter((call) => call === 'replace').length;
    };
    expect([await notesBefore(0), await notesBefore(4_900), await notesBefore(5_100)]).toEqual([1, 1, 2]);
  });

  it('waits so much longer for what a row of an import may have sent', async () => {
    const world = new World('private', 'bulk');
    const deps = world.deps();
    const create = () => Promise.reject(new Crash());
    const dying = new DealCreation({ ...deps, partnerCenter: { ...deps.partnerCenter, create } });
    await expect(dying.advance(world.draft, world.hold())).rejects.toThrow(Crash);
    world.clock.advance(49_000);
    expect(await world.creation().advance(world.draft, world.hold())).toMatchObject({ reason: 'no-answer' });
    world.clock.advance(2_000);
    expect(await world.creation().advance(world.draft, world.hold())).toMatchObject({ kind: 'created' });
  });

  it('opens the draft again when Partner Center says no, with its reason', async () => {
    const world = new World('private');
    const refuse = new PartnerCenterError('refused', 'invalidRequest', { status: 400 });
    const deps = world.deps();
    const refusing = new DealCreation({
      ...deps,
      partnerCenter: { ...deps.partnerCenter, create: () => Promise.reject(refuse) },
    });
    expect(await refusing.advance(world.draft, world.hold())).toMatchObject({
      kind: 'refused',
      code: 'invalidRequest',
    });
    expect(world.draft).toMatchObject({ state: 'open', asking: 'review', creation: { refused: 'invalidRequest' } });
  });
});
