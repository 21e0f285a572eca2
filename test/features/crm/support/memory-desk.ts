import { FixedClock } from '../../../../src/clock.ts';
import type { CrmField, CrmRecord, CrmValues } from '../../../../src/crm/crm-values.ts';
import { type CrmMapping, mappingOf } from '../../../../src/crm/mapping.ts';
import {
  type CrmLink,
  newCrmLink,
  type SyncField,
  type SyncValue,
} from '../../../../src/features/crm/link/crm-link.ts';
import { LinkSync } from '../../../../src/features/crm/sync/link-sync.ts';
import type { CrmDealWriter, LinkSyncDeps } from '../../../../src/features/crm/sync/link-sync-deps.ts';
import {
  changeStanding,
  type RecordChange,
  withChanges,
} from '../../../../src/features/referrals/record/record-change.ts';
import type { Money, Referral, ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import { aReferral, type ReferralOverrides } from '../../../builders/referral.ts';
import { FakeCrm } from '../../../crm/fake-crm.ts';
import { MemoryLinks } from './memory-links.ts';

/** A desk with one accepted deal, its outbox and a CRM, all in memory: for what the link's step does, and nothing else. */
export class MemoryDesk {
  readonly clock = new FixedClock('2026-11-29T09:00:00Z');
  readonly crm = new FakeCrm(this.clock);
  readonly links = new MemoryLinks();
  referral: Referral;
  readonly mapping: CrmMapping;
  switchedOff: CrmField[] = [];
  /** When all that was refused was asked for again. */
  retriedSince: Date | undefined;
  readonly told: string[] = [];
  writes = true;
  /** What Partner Center does not take. */
  refuses: (change: RecordChange) => boolean = () => false;
  crash: (point: string) => void = () => undefined;
  #sync: LinkSync | undefined;
  #eTag = 0;

  /** Into the outbox. */
  change: CrmDealWriter['change'] = async (_id, changes) => this.#change(changes);

  constructor(
    overrides: ReferralOverrides = {},
    fields: Record<string, unknown> = {},
    mapping: Record<string, unknown> = {},
  ) {
    this.mapping = mappingOf('dynamics', {
      fields: { name: { rule: 'both' }, ...fields },
      createAccounts: 'no',
      ...mapping,
    }).mapping;
    this.referral = aReferral({
      arrivedAt: this.clock.now(),
      ...overrides,
      record: {
        status: 'Active',
        substatus: 'Accepted',
        name: 'Data platform',
        dealValue: { value: 100, currency: 'USD' },
        closesAt: new Date('2027-01-31T00:00:00Z'),
        notes: 'first notes',
        salesStage: '20',
        ...overrides.record,
      },
    });
  }

  get sync(): LinkSync {
    this.#sync ??= new LinkSync(this.deps());
    return this.#sync;
  }

  /** What the CRM holds of this deal. */
  records(): readonly CrmRecord[] {
    return this.crm.living;
  }

  /** Somebody changes it in the CRM. */
  editInCrm(id: string, values: Partial<CrmValues>): void {
    this.crm.edit(id, values);
  }

  advance(milliseconds: number): void {
    this.clock.advance(milliseconds);
  }

  deps(): LinkSyncDeps {
    const deals: CrmDealWriter = {
      change: (id, changes) => this.change(id, changes),
    };
    return {
      crm: this.crm,
      links: this.links,
      referrals: { find: async () => structuredClone(this.referral) },
      deals,
      mapping: this.mapping,
      org: async () => ({
        description: await this.crm.describe(),
        switchedOff: this.switchedOff,
        ...(this.retriedSince ? { retriedSince: this.retriedSince } : {}),
      }),
      now: () => this.clock.now(),
      writes: () => this.writes,
      onOperator: async (failure) => {
        this.told.push(failure.code);
        if (failure.field) this.switchedOff.push(failure.field);
      },
      crash: (point) => this.crash(point),
    };
  }

  async begin(orgId = 'org-1'): Promise<void> {
    const { id } = this.referral;
    await this.links.insert(newCrmLink(id, { system: 'dynamics', orgId }, this.clock.now()));
  }

  get link(): CrmLink {
    const link = this.links.rows.get(this.referral.id);
    if (!link) throw new Error('no link');
    return link;
  }

  async step(link: CrmLink = this.link): Promise<void> {
    await this.sync.step(structuredClone(link), { assert: async () => undefined });
  }

  /** Somebody changes it at Partner Center. */
  edit(record: Partial<ReferralRecord>): void {
    this.#record({ ...this.referral.record, ...record });
  }

  editField(field: SyncField, value: SyncValue): void {
    const change = { field, from: '', to: value } as RecordChange;
    this.#record(withChanges(this.referral.record, [change]));
  }

  /** The outbox's first entry reaches Partner Center, or does not: as the relay does it for a change by the CRM. */
  deliver(): void {
    const [entry, ...others] = this.referral.outbox;
    if (!entry) return;
    const changes = entry.work?.kind === 'change' ? entry.work.changes : [];
    const taken = changes.filter(
      (change) => changeStanding(change, this.referral.record, true) !== 'conflict' && !this.refuses(change),
    );
    this.referral = { ...this.referral, outbox: others };
    if (taken.length > 0) this.#record(withChanges(this.referral.record, taken));
  }

  /** Until nothing moves any more. @param died told of what a step threw; without it, the step must not throw. */
  async settle(died?: (error: unknown) => void): Promise<void> {
    for (let round = 0; round < 12; round++) {
      const before = JSON.stringify([this.link.version, this.referral.record.eTag, this.records()]);
      while (this.referral.outbox.length > 0) this.deliver();
      this.advance(600_000);
      let isOver = false;
      await this.step().catch((error: unknown) => {
        if (!died) throw error;
        died(error);
        isOver = true;
      });
      if (isOver) continue;
      const after = JSON.stringify([this.link.version, this.referral.record.eTag, this.records()]);
      if (before === after && this.referral.outbox.length === 0) return;
    }
  }

  #record(record: ReferralRecord): void {
    this.referral = {
      ...this.referral,
      record: { ...record, eTag: `"${++this.#eTag}"`, updatedAt: this.clock.now() },
    };
  }

  async #change(changes: Parameters<CrmDealWriter['change']>[1]): Promise<'done' | 'closed' | 'busy'> {
    if (this.referral.record.status === 'Closed') return 'closed';
    const names: Record<string, string> = { crmId: 'externalReferenceId', campaign: 'campaignId' };
    const work = Object.entries(changes).map(
      ([field, { from, to }]) =>
        ({ field: names[field] ?? field, from: from as Money & string, to: to as Money & string }) as RecordChange,
    );
    this.referral = {
      ...this.referral,
      outbox: [
        ...this.referral.outbox,
        {
          id: String(this.referral.outbox.length),
          kind: 'change',
          dueAt: this.clock.now(),
          attempts: 0,
          mayHaveArrived: false,
          correlationId: 'test',
          work: { kind: 'change', changes: work },
        },
      ],
    };
    return 'done';
  }
}
