import type { Collection, Db, Document, Filter } from 'mongodb';
import type { Clock } from '../../../clock.ts';
import type { CrmSystem } from '../../../crm/port.ts';
import { customerKeyOf, type ReferralRecord } from '../../referrals/index.ts';
import { type CrmLink, newCrmLink } from '../link/crm-link.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import type { MongoCrmState } from '../sync/mongo-crm-state.ts';

export interface CrmLoadDeps {
  readonly db: Db;
  readonly system: CrmSystem;
  readonly links: MongoCrmLinkStore;
  readonly state: MongoCrmState;
  readonly org: () => Promise<{ readonly orgId: string }>;
  readonly clock: Clock;
  readonly nudge: () => void;
}

/** A small lot; the next one waits until few of it are left. */
const lot = 50;
/** So many are written first, for somebody to look at. */
const rehearsed = 10;

interface DealRow {
  readonly _id: string;
  readonly record: Pick<ReferralRecord, 'customer'>;
}

/**
 * Deals that were there before the CRM was: first they get links, and each link says what would be done; then ten are
 * written, and when an admin says so once more the others, lot by lot. Ends anywhere and goes on: where it stands is in the
 * database, and a lot that is begun twice changes nothing.
 */
export class CrmLoad {
  readonly #deps: CrmLoadDeps;
  readonly #deals: Collection<DealRow>;

  constructor(deps: CrmLoadDeps) {
    this.#deps = deps;
    this.#deals = deps.db.collection<DealRow>('referrals');
  }

  /** All deals are to be looked at, those that are linked already included. */
  async lookAtAll(): Promise<void> {
    await this.#deps.state.keepLoad({ looking: true });
    await this.run();
  }

  /** The first time, ten are written; the second time, all; after a pause, what was written before it. Says which. */
  async release(): Promise<'rehearsal' | 'full'> {
    const { state, links, clock } = this.#deps;
    const { phase, pausedAt } = await state.read();
    await state.start(clock.now());
    await state.keepLoad({ looking: true });
    await this.run();
    const { load } = await state.read();
    const isNobodyThere = load?.looking === false && Object.keys(await links.counts()).length === 0;
    const isRehearsed = phase === 'rehearsal' && !pausedAt && (await links.countRehearsed()) > 0;
    const next = phase === 'full' || isRehearsed || isNobodyThere ? 'full' : 'rehearsal';
    await state.keepPhase(next);
    await this.run();
    return next;
  }

  /** One lot of each kind, if the one before is nearly done. */
  async run(): Promise<void> {
    const { state, links } = this.#deps;
    const { load, phase } = await state.read();
    if (phase === 'rehearsal') await this.#rehearse();
    if ((await links.countDue(this.#deps.clock.now())) > lot / 2) return;
    if (load?.looking) await this.#look(load.after);
    if (phase === 'full') await this.#write();
  }

  async #rehearse(): Promise<void> {
    const { links, clock, nudge } = this.#deps;
    const left = rehearsed - (await links.countRehearsed());
    if (left <= 0) return;
    for (const link of await links.dry(left)) await links.save(link, { ...link, rehearsed: true, dueAt: clock.now() });
    nudge();
  }

  async #look(after: string | undefined): Promise<void> {
    const { system, links, state, clock, nudge } = this.#deps;
    const { orgId } = await this.#deps.org();
    const deals = {
      ...{ 'record.status': 'Active', kind: { $in: ['inbound', 'outbound'] }, vanished: false },
      ...(after === undefined ? {} : { _id: { $gt: after } }),
    } as Filter<DealRow>;
    const found = await this.#deals
      .find(deals, { projection: { 'record.customer': 1 } as Document })
      .sort({ _id: 1 })
      .limit(lot)
      .toArray();
    const now = clock.now();
    for (const { _id, record } of found) {
      const link: CrmLink = { ...newCrmLink(_id, { system, orgId }, now), customerKey: customerKeyOf(record.customer) };
      await links.insert(link);
    }
    const last = found.at(-1)?._id;
    await state.keepLoad(
      found.length < lot || last === undefined ? { looking: false } : { looking: true, after: last },
    );
    nudge();
  }

  /** Links that say what would be done: now it is. */
  async #write(): Promise<void> {
    const { links, clock, nudge } = this.#deps;
    const now = clock.now();
    const ready = await links.dry(lot);
    for (const { id } of ready) await links.wish(id, now);
    if (ready.length > 0) nudge();
  }
}
