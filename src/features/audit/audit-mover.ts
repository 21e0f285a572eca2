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
 * Moves entries from the documents, where the deciding write put them (transactional outbox), into the audit. Copies
 * first and deletes afterwards: a crash in between leaves an entry in both places and never in neither, and the next
 * run writes the same entry again (idempotent). Of two concurrent movers both write the same, or one finds nothing to
 * settle. Entries are linked into the desk's chain before they leave the document: the next run links those that a
 * crash left unlinked, and no request of a person depends on it.
 */
export class AuditMover {
  readonly #deps: AuditMoverDeps;
  #adopted = false;

  constructor(deps: AuditMoverDeps) {
    this.#deps = deps;
  }

  /** Runs until no entry is due, or the signal aborts it. */
  async run(signal?: AbortSignal): Promise<void> {
    const { sources } = this.#deps;
    if (!this.#adopted) this.#adopted = await this.#adopt(signal);
    for (const source of sources) while (!signal?.aborted && (await this.#moveSome(source, signal)));
  }

  /** Migration of entries from earlier versions: those that were never made due, and those without a link. */
  async #adopt(signal?: AbortSignal): Promise<boolean> {
    const { sources, chain, audit, now } = this.#deps;
    for (const source of sources) await source.adopt(now());
    return chain.adopt(() => audit.all(), now(), signal);
  }

  /** True: there may be more due entries. */
  async #moveSome(source: AuditSource, signal?: AbortSignal): Promise<boolean> {
    const due = await source.due(this.#deps.now(), batch);
    if (due.length === 0 || signal?.aborted) return false;
    const outOfTheWay = await this.#move(source, due).catch((err: unknown) => {
      this.#deps.log.warn({ err }, 'audit entries could not be moved together, they are moved one by one');
      return this.#oneByOne(source, due, signal);
    });
    return due.length === batch && outOfTheWay > 0 && !signal?.aborted;
  }

  /**
   * Fallback after a failed batch: an entry that fails is postponed alone and does not block the others. Returns the
   * number of documents moved or postponed.
   */
  async #oneByOne(source: AuditSource, due: readonly WaitingEntries[], signal?: AbortSignal): Promise<number> {
    const { now, log, metrics } = this.#deps;
    let outOfTheWay = 0;
    for (const waiting of due) {
      if (signal?.aborted) break;
      try {
        outOfTheWay += await this.#move(source, [waiting]);
      } catch (err) {
        metrics.auditEntries.inc({ result: 'failed' }, waiting.entries.length);
        log.error({ err, subject: waiting.subject }, 'audit entries wait in their document, will be tried again');
        await source.postpone(waiting.subject, new Date(now().getTime() + tryAgainMilliseconds));
        outOfTheWay++;
      }
    }
    return outOfTheWay;
  }

  /** Moves all in a constant number of commands. Returns the number of documents that had not changed meanwhile. */
  async #move(source: AuditSource, due: readonly WaitingEntries[]): Promise<number> {
    const { audit, chain, metrics } = this.#deps;
    const subjects = await this.#chained(due);
    const moved = subjects.flatMap(({ entries }) => entries);
    if (moved.length > 0) await audit.put(moved);
    for (const { waiting } of subjects) crashPoint('audit.copied', waiting.subject);
    if (moved.length > 0) await chain.append(moved);
    const settled = await source.settle(subjects);
    metrics.auditEntries.inc({ result: 'moved' }, moved.length);
    return settled;
  }

  async #chained(due: readonly WaitingEntries[]) {
    const { audit, pseudonyms } = this.#deps;
    // A referral that was deleted by retention and came back continues its old numbering.
    const ended = await audit.lastOfEach(
      due.flatMap(({ subject, head }) => (head ? [] : [subject])),
      lastWord,
    );
    const chained = [];
    for (const waiting of due) {
      const last = ended.get(waiting.subject);
      const before = waiting.head ?? (last ? headOf(last) : noEntries);
      const told = [];
      for (const entry of waiting.entries) told.push(await withPseudonyms(entry, pseudonyms));
      const entries = chainedEntry(waiting.subject, before, told);
      const end = entries.at(-1);
      chained.push({ waiting, entries, head: end ? headOf(end) : before });
    }
    return chained;
  }
}
