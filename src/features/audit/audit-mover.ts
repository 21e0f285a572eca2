import { crashPoint } from '../../crash-point.ts';
import type { Logger } from '../../logger.ts';
import type { Metrics } from '../../metrics.ts';
import type { AuditChain } from './audit-chain.ts';
import { chainedEntry, headOf, lastWord, noEntries } from './audit-entry.ts';
import type { AuditSource, AuditStore, Pseudonyms, WaitingEntries } from './audit-store.ts';
import { withPseudonyms } from './pseudonym.ts';

export interface AuditMoverDeps {
  readonly audit: AuditStore;
  readonly sources: readonly AuditSource[];
  readonly pseudonyms: Pseudonyms;
  readonly chain: Pick<AuditChain, 'append' | 'adopt'>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'auditEntries'>;
}

const batch = 100;
const tryAgainMilliseconds = 600_000;

/**
 * Moves what happened from the documents, where it was born in the deciding write, into the audit. First there, then out
 * of here: a crash in between leaves an entry in both places, and the next run writes the same one again. It is never in
 * neither. Two movers at once do the same twice, or one of them finds nothing to settle. The desk's chain gets what stands in the audit
 * before it leaves the document: what a crash left unlinked is linked by the next run, and nothing that a person waits for asks for it.
 */
export class AuditMover {
  readonly #deps: AuditMoverDeps;
  #adopted = false;

  constructor(deps: AuditMoverDeps) {
    this.#deps = deps;
  }

  /** Until nothing waits, or the signal ends it. */
  async run(signal?: AbortSignal): Promise<void> {
    const { sources } = this.#deps;
    if (!this.#adopted) this.#adopted = await this.#adopt(signal);
    for (const source of sources) while (!signal?.aborted && (await this.#moveSome(source, signal)));
  }

  /** What earlier versions left: entries that were never due, and such as no link names. */
  async #adopt(signal?: AbortSignal): Promise<boolean> {
    const { sources, chain, audit, now } = this.#deps;
    for (const source of sources) await source.adopt(now());
    return chain.adopt(() => audit.all(), now(), signal);
  }

  /** True: there may be more. */
  async #moveSome(source: AuditSource, signal?: AbortSignal): Promise<boolean> {
    const { now, log, metrics } = this.#deps;
    const due = await source.due(now(), batch);
    let outOfTheWay = 0;
    for (const waiting of due) {
      if (signal?.aborted) return false;
      try {
        if (await this.#move(source, waiting)) outOfTheWay++;
        metrics.auditEntries.inc({ result: 'moved' }, waiting.entries.length);
      } catch (err) {
        metrics.auditEntries.inc({ result: 'failed' }, waiting.entries.length);
        log.error({ err, subject: waiting.subject }, 'audit entries wait in their document, will be tried again');
        await source.postpone(waiting.subject, new Date(now().getTime() + tryAgainMilliseconds));
        outOfTheWay++;
      }
    }
    return due.length === batch && outOfTheWay > 0;
  }

  async #move(source: AuditSource, waiting: WaitingEntries): Promise<boolean> {
    const { audit, pseudonyms } = this.#deps;
    const { subject, entries, head } = waiting;
    // A referral that was let go and came back goes on where its entries ended.
    const ended = head ? undefined : await audit.lastOf(subject, lastWord);
    const before = head ?? (ended ? headOf(ended) : noEntries);
    const told = [];
    for (const entry of entries) told.push(await withPseudonyms(entry, pseudonyms));
    const moved = chainedEntry(subject, before, told);
    if (moved.length > 0) await audit.put(moved);
    crashPoint('audit.copied', subject);
    if (moved.length > 0) await this.#deps.chain.append(moved);
    const end = moved.at(-1);
    return source.settle(waiting, end ? headOf(end) : before);
  }
}
