import type { Clock } from '../../../clock.ts';
import { type Crm, type CrmDescription, CrmError, type CrmField, crmFields } from '../../../crm/port.ts';
import type { Logger } from '../../../logger.ts';
import type { LinkColumns } from '../link/link-columns.ts';
import { triedAgainAfter } from './crm-wants.ts';
import type { CrmState, MongoCrmState } from './mongo-crm-state.ts';

/** Milliseconds for which the CRM's description is cached. */
const describedFor = 600_000;
/** Milliseconds for which the state is cached: short, so that a pause takes effect on every instance within seconds. */
const stateFor = 5_000;
/** Milliseconds between updates of a persisting problem. */
const notedEvery = 600_000;

export interface KnownOrg {
  readonly orgId: string;
  readonly description: CrmDescription;
  readonly switchedOff: readonly CrmField[];
  /** Of links that do not say which ones theirs are. */
  readonly columns: LinkColumns;
  /** When everything that was refused was last retried: the daily comparison, an admin's start, or another mapping. */
  readonly retriedSince?: Date;
  /** Started by an admin and not paused. */
  readonly isStarted: boolean;
  /** Only links of the rehearsal are written. */
  readonly isRehearsal: boolean;
}

export interface CrmOrgDeps {
  readonly crm: Pick<Crm, 'describe'>;
  readonly state: MongoCrmState;
  readonly clock: Clock;
  readonly log: Logger;
  /** By the mapping. */
  readonly columns: LinkColumns;
}

/** The organisation behind the port: its description, our rights, and the check that it is still the same one. */
export class CrmOrg {
  readonly #deps: CrmOrgDeps;
  #described: { readonly description: Promise<CrmDescription>; readonly until: number } | undefined;
  #state: { readonly read: ReturnType<MongoCrmState['read']>; readonly until: number } | undefined;

  constructor(deps: CrmOrgDeps) {
    this.#deps = deps;
  }

  /** Throws if the CRM is unavailable, or is not the one that the links belong to. */
  async known(): Promise<KnownOrg> {
    const { state: store, clock, columns } = this.#deps;
    const [description, state] = await Promise.all([this.#describe(), this.#read()]);
    const { orgId } = description;
    if (state.orgId === undefined) await store.keepOrg(orgId);
    // A refreshed sandbox keeps its address, but all ids change.
    else if (state.orgId !== orgId) throw new CrmError({ kind: 'operator', code: 'other-organisation' });
    if (state.columns === undefined) await store.keepFirstColumns(columns);
    const switchedOff = crmFields.filter((field) => isKept(state.switchedOff?.[field], state, clock.now()));
    const isStarted = state.startedAt !== undefined && state.pausedAt === undefined;
    const isRehearsal = state.phase !== 'full';
    const { comparison } = state;
    return {
      ...{ orgId, description, switchedOff, columns: state.columns ?? columns, isStarted, isRehearsal },
      ...(comparison ? { retriedSince: comparison.begunAt } : {}),
    };
  }

  /**
   * Records a problem for the operator, logged once and shown by the doctor. A field that it concerns is disabled, unless only some
   * records have the problem (`record`); `key`: it was the key that was not taken.
   */
  async tell(failure: { readonly code: string; readonly field?: string }, at?: 'record' | 'key'): Promise<void> {
    const { state: store, clock, log } = this.#deps;
    const since = clock.now();
    const field = at === 'key' ? undefined : crmFields.find((each) => each === failure.field);
    const stands = (state: CrmState) => {
      if (at === 'key') return isSame(state.keyRefused, failure) && isKept(state.keyRefused, state, since);
      if (!field) return this.#stillStands(state, failure);
      const before = (at === 'record' ? state.leftAlone : state.switchedOff)?.[field];
      return isSame(before, failure) && isKept(before, state, since);
    };
    // A first load meets the same problem at thousands of records: only what the cached state does not know is read afresh.
    if ((await stands(await this.#read())) || (await stands(await store.read()))) return;
    log.warn({ code: failure.code, ...(field ? { field } : {}) }, 'the CRM needs its administrator');
    if (at === 'key') await store.noteKeyRefused(failure.code, since);
    else if (field && at === 'record') await store.noteLeftAlone(field, failure.code, since);
    else if (field) await store.switchOff(field, failure.code, since);
    else await store.noteTrouble({ code: failure.code, since });
    this.forget();
  }

  /** Known already: only updates when a link last met it. */
  async #stillStands({ trouble }: CrmState, failure: { readonly code: string }): Promise<boolean> {
    const { state, clock } = this.#deps;
    const now = clock.now();
    if (!trouble || !isSame(trouble, failure) || !isKept(trouble, {}, now)) return false;
    if (now.getTime() - (trouble.lastAt ?? trouble.since).getTime() >= notedEvery) {
      await state.noteTrouble({ ...trouble, lastAt: now });
      this.forget();
    }
    return true;
  }

  /** Invalidates the cached state after a change by this process. */
  forget(): void {
    this.#state = undefined;
  }

  #describe(): Promise<CrmDescription> {
    const now = this.#deps.clock.serverNow().getTime();
    if (this.#described && this.#described.until > now) return this.#described.description;
    const description = this.#deps.crm.describe();
    this.#described = { description, until: now + describedFor };
    description.catch(() => {
      this.#described = undefined;
    });
    return description;
  }

  #read(): ReturnType<MongoCrmState['read']> {
    const now = this.#deps.clock.serverNow().getTime();
    if (this.#state && this.#state.until > now) return this.#state.read;
    const read = this.#deps.state.read();
    this.#state = { read, until: now + stateFor };
    read.catch(() => {
      this.#state = undefined;
    });
    return read;
  }
}

function isSame(before: { readonly code: string } | undefined, { code }: { readonly code: string }): boolean {
  return before?.code === code;
}

/**
 * Not to be retried yet. A comparison that began since retries it, also if that is less than a day ago: it was met minutes after the
 * comparison before.
 */
function isKept(
  before: { readonly since: Date } | undefined,
  { comparison }: Pick<CrmState, 'comparison'>,
  now: Date,
): boolean {
  if (!before || now.getTime() - before.since.getTime() >= triedAgainAfter) return false;
  return comparison === undefined || before.since >= comparison.begunAt;
}
