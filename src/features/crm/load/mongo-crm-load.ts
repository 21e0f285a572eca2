import type { Collection, Db, Document, Filter } from 'mongodb';
import type { Clock } from '../../../clock.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import type { Crm } from '../../../crm/port.ts';
import type { Referral, ReferralRecord } from '../../referrals/index.ts';
import { firstLink } from '../link/link-moves.ts';
import type { MongoCrmLinkStore } from '../link/mongo-link-store.ts';
import type { KnownOrg } from '../sync/crm-org.ts';
import type { CrmLoadState, MongoCrmState } from '../sync/mongo-crm-state.ts';
import { withLoadBegun } from './load-journal.ts';
import { LoadPlan } from './load-plan.ts';
import type { Settling } from './settle-plan.ts';

export interface CrmLoadDeps {
  readonly db: Db;
  readonly crm: Crm;
  readonly mapping: CrmMapping;
  readonly links: MongoCrmLinkStore;
  readonly referrals: { among(ids: readonly string[]): Promise<readonly Referral[]> };
  readonly state: MongoCrmState;
  readonly org: () => Promise<KnownOrg>;
  readonly clock: Clock;
  readonly nudge: () => void;
}

/** Links per lot; the next lot begins when few of it are left. */
const lot = 50;
/** Deals planned per batch: a plan makes no request per deal. */
const lookedAt = 100;
/** Batches planned while the person waits; the rest follows in the background. */
const lotsAtOnce = 3;
/** Deals written first, for an admin to check. */
const rehearsed = 10;

interface DealRow {
  readonly _id: string;
  readonly record: Pick<ReferralRecord, 'customer' | 'createdAt'>;
}

/**
 * First load of deals that are older than the connection to the CRM: a dry run for each link; then ten deals are written; after
 * an admin's second confirmation the others, newest first, in lots. Resumable: its progress is in the database, and beginning
 * a lot twice is idempotent.
 */
export class CrmLoad {
  readonly #deps: CrmLoadDeps;
  readonly #deals: Collection<DealRow>;

  constructor(deps: CrmLoadDeps) {
    this.#deps = deps;
    this.#deals = deps.db.collection<DealRow>('referrals');
  }

  /** Starts a dry run of all deals, linked ones included; `settling`: an admin's answer to the plan's questions. */
  async lookAtAll(settling?: Settling): Promise<void> {
    const { state, clock } = this.#deps;
    const shownAt = clock.now();
    await state.keepLoad({ looking: true, shownAt, ...(settling ? { settling } : {}) });
    await this.#lookOn(lotsAtOnce);
  }

  /**
   * What nobody was shown is not begun: then it is looked at. The first time, ten are written; the second time, all; after a
   * pause, what was written before it. Says which.
   */
  async release(): Promise<'plan' | 'rehearsal' | 'full'> {
    const { state, links, clock } = this.#deps;
    const { phase, pausedAt, load } = await state.read();
    const isShown = phase !== undefined || load?.shownAt !== undefined;
    if (!isShown) await this.lookAtAll();
    const isNobodyThere = Object.keys(await links.counts()).length === 0;
    const isLooking = (await state.read()).load?.looking === true;
    if (isLooking || (!isShown && !isNobodyThere)) return 'plan';
    await state.start(clock.now());
    const isRehearsed = phase === 'rehearsal' && !pausedAt && (await links.countRehearsed()) > 0;
    const next = phase === 'full' || isRehearsed || isNobodyThere ? 'full' : 'rehearsal';
    await state.keepPhase(next);
    await this.run();
    return next;
  }

  /** Continues a dry run, and begins the next lot if the one before is nearly done. */
  async run(signal?: AbortSignal): Promise<void> {
    const { state, links, clock } = this.#deps;
    await this.#lookOn(Number.POSITIVE_INFINITY, signal);
    const { phase, startedAt, pausedAt } = await state.read();
    if (!startedAt || pausedAt) return;
    if (phase === 'rehearsal') await this.#begin(Math.max(0, rehearsed - (await links.countRehearsed())), true);
    if (phase !== 'full' || (await links.countDue(clock.now())) > lot / 2) return;
    await this.#begin(lot, false);
  }

  /** Undoes the first load: restores every value that it wrote and that is unchanged since, and forgets the start. */
  async takeBack(): Promise<number> {
    const { state, links, clock, nudge } = this.#deps;
    await state.forgetStart();
    const count = await links.takeBackAll(clock.now());
    nudge();
    return count;
  }

  async #lookOn(lots: number, signal?: AbortSignal): Promise<void> {
    const { state } = this.#deps;
    let { load } = await state.read();
    if (!load?.looking) return;
    const plan = await this.#planner();
    for (let count = 0; load?.looking && count < lots; count++) {
      signal?.throwIfAborted();
      const next = await this.#look(load, plan);
      if (!(await state.keepLook(load, next))) return;
      // Read again: the person whose answer it contains may have been forgotten meanwhile.
      ({ load } = await state.read());
    }
  }

  /** Undefined: the desk writes already, so links take real steps. */
  async #planner(): Promise<LoadPlan | undefined> {
    const { isStarted, isRehearsal } = await this.#deps.org();
    return isStarted && !isRehearsal ? undefined : LoadPlan.begin(this.#deps);
  }

  async #look(load: CrmLoadState, plan: LoadPlan | undefined): Promise<CrmLoadState> {
    const { referrals, nudge } = this.#deps;
    const deals = {
      ...{ 'record.status': 'Active', kind: { $in: ['inbound', 'outbound'] }, vanished: false },
      ...(load.after === undefined ? {} : { _id: { $gt: load.after } }),
    } as Filter<DealRow>;
    const found = await this.#deals
      .find(deals, { projection: { 'record.customer': 1, 'record.createdAt': 1 } as Document })
      .sort({ _id: 1 })
      .limit(plan ? lookedAt : lot)
      .toArray();
    if (plan) await plan.lot(await referrals.among(found.map(({ _id }) => _id)), load.settling);
    else await this.#insert(found);
    nudge();
    const last = found.at(-1)?._id;
    const { shownAt } = load;
    const shown = shownAt ? { shownAt } : {};
    if (last === undefined || found.length < (plan ? lookedAt : lot)) return { looking: false, ...shown };
    return { ...load, after: last };
  }

  async #insert(found: readonly DealRow[]): Promise<void> {
    const { crm, links, clock } = this.#deps;
    const { orgId } = await this.#deps.org();
    for (const { _id: id, record } of found)
      await links.insert(firstLink({ id, record }, { system: crm.system, orgId }, clock.now()));
  }

  /** Makes links with a dry run due for writing. */
  async #begin(count: number, isRehearsal: boolean): Promise<void> {
    const { links, clock, nudge } = this.#deps;
    const now = clock.now();
    const ready = count > 0 ? await links.dry(count) : [];
    for (const link of ready) {
      const begun = { ...withLoadBegun(link, now), dueAt: now };
      await links.save(link, isRehearsal ? { ...begun, rehearsed: true } : begun);
    }
    if (ready.length > 0) nudge();
  }
}
