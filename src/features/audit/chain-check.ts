import { type AuditChain, type ChainEnd, type ChainLink, linkOf, noLinks } from './audit-chain.ts';
import { type AuditEntry, auditId } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';

/**
 * - `broken`: the link does not match its predecessor: a link was changed, removed or inserted. - `removed`, `changed`:
 * a linked entry was. - `inserted`: an entry without a link. - `anchor`: the link differs from the recorded one.
 */
export interface ChainProblem {
  readonly kind: 'broken' | 'removed' | 'changed' | 'inserted' | 'anchor';
  /** The entry's id (`<subject>/<number>`), or the link's number. */
  readonly what: string;
}

/** The end of the chain at some time, recorded outside the database, with the day of that link if it was recorded. */
export interface ChainAnchor extends ChainEnd {
  readonly at?: Date | undefined;
}

export interface ChainReport {
  readonly links: number;
  readonly end: ChainAnchor;
  /** Retention has deleted the recorded link, so it cannot be checked any more. */
  readonly isAnchorLetGo: boolean;
  /** False: the migration of older entries into the chain is still running, so nothing can be checked yet. */
  readonly isWhole: boolean;
  readonly problems: readonly ChainProblem[];
}

const batch = 500;

/** Checks the chain in one pass, with its entries in batches, so that memory use does not grow with the desk's age. */
export class ChainCheck {
  readonly #deps: { readonly chain: AuditChain; readonly audit: Pick<AuditStore, 'seals'> };
  readonly #problems: ChainProblem[] = [];
  #unasked: AuditEntry[] = [];

  constructor(deps: { readonly chain: AuditChain; readonly audit: Pick<AuditStore, 'seals'> }) {
    this.#deps = deps;
  }

  /** Registers an entry that is in the audit and covered by its document's head, to be checked for a link. */
  async entry(entry: AuditEntry): Promise<void> {
    this.#unasked.push(entry);
    if (this.#unasked.length >= batch) await this.#ask();
  }

  /** @param keptSince older entries may have been deleted by retention */
  async end(keptSince: Date, anchor?: ChainAnchor): Promise<ChainReport> {
    const { chain } = this.#deps;
    if (!(await chain.isAdopted()))
      return { links: 0, end: noLinks, isWhole: false, isAnchorLetGo: false, problems: [] };
    await this.#ask();
    let [links, before, some] = [0, undefined as ChainLink | undefined, [] as ChainLink[]];
    let first: ChainLink | undefined;
    let isAnchored = anchor === undefined;
    for await (const link of chain.links()) {
      links++;
      first ??= link;
      if (!follows(link, before)) this.#problems.push({ kind: 'broken', what: String(link.number) });
      if (anchor && isAnchoredBy(link, anchor)) isAnchored = true;
      before = link;
      some.push(link);
      if (some.length < batch) continue;
      await this.#compare(some, keptSince);
      some = [];
    }
    await this.#compare(some, keptSince);
    const isAnchorLetGo = !isAnchored && anchor !== undefined && isLetGo(anchor, first, keptSince);
    if (!isAnchored && !isAnchorLetGo) this.#problems.push({ kind: 'anchor', what: String(anchor?.number) });
    return { links, end: before ?? noLinks, isWhole: true, isAnchorLetGo, problems: this.#problems };
  }

  async #ask(): Promise<void> {
    const asked = this.#unasked;
    this.#unasked = [];
    if (asked.length === 0 || !(await this.#deps.chain.isAdopted())) return;
    const linked = new Set((await this.#deps.chain.linksOf(asked.map(auditId))).map(({ entry }) => entry));
    for (const entry of asked)
      if (!linked.has(auditId(entry))) this.#problems.push({ kind: 'inserted', what: auditId(entry) });
  }

  async #compare(links: readonly ChainLink[], keptSince: Date): Promise<void> {
    const { audit, chain } = this.#deps;
    if (links.length === 0) return;
    const seals = await audit.seals(links.map(({ entry }) => entry));
    const others = links.filter(({ entry, seal }) => seals.get(entry) !== undefined && seals.get(entry) !== seal);
    // An interrupted run may have left a link to an entry that a later run overwrote; only the newest link of an entry
    // counts.
    const newest = new Map((await chain.linksOf(others.map(({ entry }) => entry))).map((link) => [link.entry, link]));
    for (const { entry, at } of links)
      if (!seals.has(entry) && at >= keptSince) this.#problems.push({ kind: 'removed', what: entry });
    for (const entry of new Set(others.map((link) => link.entry)))
      if (newest.get(entry)?.seal !== seals.get(entry)) this.#problems.push({ kind: 'changed', what: entry });
  }
}

/** True: the link continues the previous one. The first remaining link has no predecessor to compare with. */
function follows(link: ChainLink, before: ChainLink | undefined): boolean {
  const isNext = before === undefined || (link.number === before.number + 1 && link.before === before.link);
  return isNext && linkOf(link) === link.link;
}

/** True: it is the recorded link, or its direct successor, which contains the recorded hash. */
function isAnchoredBy({ number, link, before }: ChainLink, anchor: ChainAnchor): boolean {
  return number === anchor.number ? link === anchor.link : number === anchor.number + 1 && before === anchor.link;
}

/** True: the recorded link precedes all remaining ones and is old enough for retention. False if retention is off. */
function isLetGo({ number, at }: ChainAnchor, first: ChainLink | undefined, keptSince: Date): boolean {
  const isBeforeAll = first !== undefined && number < first.number;
  return isBeforeAll && keptSince.getTime() > 0 && (at === undefined || at <= keptSince);
}
