import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Crm, CrmRecord, CrmUnreadableRow } from '../../../crm/port.ts';
import { CrmError } from '../../../crm/port.ts';
import type { Logger } from '../../../logger.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type Hold, underLease } from '../../../sweeps/under-lease.ts';
import type { CrmLinkStore } from '../link/link-store.ts';
import { recordStateOf } from './link-steps.ts';
import { type CrmState, crmStateId, type MongoCrmState } from './mongo-crm-state.ts';

export interface CrmPollDeps {
  readonly crm: Crm;
  readonly state: MongoCrmState;
  readonly links: Pick<CrmLinkStore, 'find' | 'ofRecord' | 'wish'>;
  readonly org: () => Promise<{ readonly orgId: string }>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly everySeconds: number;
  readonly nudge: () => void;
}

/** Upper bound of remembered unreadable records: each is logged once. */
const mostTold = 1_000;
/** Upper bound of a run in milliseconds: the first one of a large organisation. */
const longestReading = 1_800_000;

/**
 * Asks the CRM for changes and makes their links due. It does nothing else, so that a record that can't be processed fails at its
 * link, where the failure is stored, and the watermark can pass it.
 */
export class CrmPoll {
  readonly #deps: CrmPollDeps;
  readonly #told = new BoundedMap<string, true>(mostTold);

  constructor(deps: CrmPollDeps) {
    this.#deps = deps;
  }

  async run(): Promise<void> {
    const { state, everySeconds } = this.#deps;
    const terms = {
      work: longestReading,
      longestPause: everySeconds * 1_000,
      attempts: Number.POSITIVE_INFINITY,
    };
    const outcome = await underLease(
      { name: 'crm.poll', leases: state.leases, id: crmStateId },
      { ...this.#deps, terms },
      (before, hold) => this.#read(before, hold),
    );
    if ('error' in outcome) throw outcome.error;
  }

  async runNow(): Promise<void> {
    await this.#deps.state.wantNow(this.#deps.clock.now());
    await this.run();
  }

  async #read({ mark }: CrmState, hold: Hold): Promise<void> {
    const { crm, state, clock, everySeconds, nudge } = this.#deps;
    const begun = clock.now();
    try {
      // Checks that it is still the same organisation before any answer is used.
      await this.#deps.org();
      for await (const page of crm.changedSince(mark)) {
        hold.signal.throwIfAborted();
        for (const record of page.records) await this.#changed(record);
        for (const id of page.gone) await this.#gone(id);
        for (const row of page.unreadable) await this.#unreadable(row);
        await state.keepMark(hold.lease, page.mark);
      }
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      const { failure } = error;
      if (failure.kind !== 'wait') await this.#wanted(failure.code);
      const after = failure.kind === 'wait' ? (failure.afterMilliseconds ?? 0) : 300_000;
      throw new PutOffError(failure.code, Math.max(after, 15_000));
    }
    const finished = { lastReadAt: clock.serverNow(), dueAt: new Date(begun.getTime() + everySeconds * 900) };
    hold.releaseBy((lease) => state.finish(lease, finished));
    nudge();
  }

  /** Temporary failures are not reported; others are logged once for the operator. */
  async #wanted(code: string): Promise<void> {
    const { state, clock, log } = this.#deps;
    const { readTrouble } = await state.read();
    if (readTrouble?.code === code) return;
    log.warn({ code }, 'CRM poll skipped: the CRM needs its administrator');
    await state.noteReadTrouble({ code, since: clock.now() });
  }

  /** Ignores the echo of our own writes: versions that the link has seen. */
  async #changed(record: CrmRecord): Promise<void> {
    const { links, clock, log } = this.#deps;
    const link = record.referralId ? await links.find(record.referralId) : undefined;
    // A copied record with our key, or the key of an unknown referral.
    if (!link || (link.recordId !== undefined && link.recordId !== record.id)) {
      log.debug({ recordId: record.id }, 'a CRM record belongs to no link');
      return;
    }
    if (link.seen?.crm === recordStateOf(record)) return;
    await links.wish(link.id, clock.now());
  }

  /** Shown on the deal's card; without a deal, only logged for the operator. */
  async #unreadable({ id, referralId }: CrmUnreadableRow): Promise<void> {
    const { links, clock, crm, log } = this.#deps;
    const { orgId } = await this.#deps.org();
    const link =
      (referralId && (await links.find(referralId))) ||
      (id && (await links.ofRecord({ system: crm.system, orgId }, id))) ||
      undefined;
    if (link) await links.wish(link.id, clock.now());
    if (this.#told.get(id)) return;
    this.#told.set(id, true);
    log.warn({ recordId: id, linkId: link?.id }, 'a CRM record cannot be read, the others are read');
  }

  async #gone(recordId: string): Promise<void> {
    const { links, clock, crm } = this.#deps;
    const { orgId } = await this.#deps.org();
    const link = await links.ofRecord({ system: crm.system, orgId }, recordId);
    if (link && link.state !== 'gone') await links.wish(link.id, clock.now());
  }
}
