import { type CrmMapping, mappingOf } from '../../../../src/crm/mapping.ts';
import {
  type CrmDescription,
  CrmError,
  type CrmField,
  type CrmRecord,
  type CrmSignInState,
  type CrmSystem,
} from '../../../../src/crm/port.ts';
import { blocksOf } from '../../../../src/features/crm/card/crm-on-card.ts';
import { LinkSync } from '../../../../src/features/crm/sync/link-sync.ts';
import type { ReferralRecord } from '../../../../src/features/referrals/record/referral.ts';
import type { Timers } from '../../../../src/partner-center/timers.ts';
import { aView } from '../../../cards/looks.ts';
import type { DynamicsStage } from '../../../crm/a-dynamics.ts';
import type { SalesforceStage } from '../../../crm/a-salesforce.ts';
import { MemoryDesk } from './memory-desk.ts';

export type SimulatedStage = DynamicsStage | SalesforceStage;

/** One deal of a desk in memory, kept in step with a simulated CRM by the real client. Many of them share one CRM. */
export class SimulatedDesk {
  readonly memory: MemoryDesk;
  readonly mapping: CrmMapping;
  /** What an operator was told of. */
  readonly told: string[] = [];
  readonly signInState: () => CrmSignInState;
  writes = true;
  readonly #stage: SimulatedStage;
  readonly #sync: LinkSync;
  readonly #switchedOff: CrmField[] = [];

  constructor(stage: SimulatedStage, system: CrmSystem, options: SimulatedDeal = {}) {
    this.#stage = stage;
    const id = crypto.randomUUID();
    this.mapping = mappingOf(system, {
      createAccounts: 'yes',
      fields: { name: { rule: 'both' } },
      ...options.mapping,
    }).mapping;
    const customer = { name: `Customer ${id.slice(0, 8)}`, address: { country: 'DE' }, contacts: [] };
    this.memory = new MemoryDesk({ id, record: { customer, ...options.record } as Partial<ReferralRecord> });
    let described: { readonly at: number; readonly description: CrmDescription } | undefined;
    const { timers } = options;
    const crm = stage.another({ mapping: this.mapping, ...(timers ? { timers } : {}) });
    this.signInState = () => crm.signInState();
    this.#sync = new LinkSync({
      ...this.memory.deps(),
      crm,
      mapping: this.mapping,
      org: async () => {
        // As long as the desk keeps it.
        if (!described || stage.clock.now().getTime() - described.at > 600_000)
          described = { at: stage.clock.now().getTime(), description: await crm.describe() };
        const { description } = described;
        if (options.orgId && description.orgId !== options.orgId)
          throw new CrmError({ kind: 'operator', code: 'other-organisation' });
        return { description, switchedOff: this.#switchedOff };
      },
      writes: () => this.writes,
      onOperator: async ({ code, field }, at) => {
        this.told.push(field ? `${field}: ${code}` : code);
        if (field && at === undefined) this.#switchedOff.push(field);
      },
    });
  }

  get link() {
    return this.memory.link;
  }

  async begin(): Promise<this> {
    await this.memory.begin((await this.#stage.crm.describe()).orgId);
    return this;
  }

  /** As a sweep would that comes every other minute, until a look changes nothing. */
  async settles(rounds = 4): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const before = this.#standing();
      await this.step();
      await this.#stage.wait();
      this.memory.clock.advance(120_000);
      if (this.#standing() === before && !this.link.waiting) return;
    }
  }

  async step(): Promise<void> {
    const { link } = this;
    // A link that waits for nothing is looked at when something changed: here it is always looked at.
    await this.#sync.step(structuredClone(link), { assert: async () => undefined });
    while (this.memory.referral.outbox.length > 0) this.memory.deliver();
  }

  #standing(): string {
    return JSON.stringify([this.link.version, this.memory.referral.record.eTag]);
  }

  async record(): Promise<CrmRecord> {
    const [reading] = await this.#stage.crm.read([this.link.recordId ?? '']);
    if (reading?.kind !== 'record') throw new Error(`no record: ${JSON.stringify(this.link)}`);
    return reading.record;
  }

  /** What the deal's card asks of its people, in English; the line that says how the link stands is none of it. */
  asked(): readonly string[] {
    const view = aView({ now: this.memory.clock.now() });
    const terms = { mapping: this.mapping, linkUrl: (id: string) => `https://crm.example/${id}` };
    return blocksOf(this.link, view, terms)
      .filter(({ style }) => style !== 'default')
      .map(({ lines }) => lines.map(({ text }) => text).join('\n'));
  }

  /** The line at the end of the card. */
  line(): string {
    const view = aView({ now: this.memory.clock.now() });
    const terms = { mapping: this.mapping, linkUrl: (id: string) => `https://crm.example/${id}` };
    return (
      blocksOf(this.link, view, terms)
        .at(-1)
        ?.lines.map(({ text }) => text)
        .join('\n') ?? ''
    );
  }
}

export interface SimulatedDeal {
  readonly record?: Partial<ReferralRecord>;
  readonly mapping?: Record<string, unknown>;
  /** The organisation that the links are of. */
  readonly orgId?: string;
  /** How long its client waits for an answer. */
  readonly timers?: Timers;
}
