import { type AuditChain, type ChainEnd, type ChainLink, linkOf, noLinks } from './audit-chain.ts';
import { type AuditEntry, auditId } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';

/**
 * - `broken`: the link does not follow from the one before it: one was changed, taken out or put in. - `removed`, `changed`: an entry
 * that was linked. - `inserted`: an entry that no link names. - `anchor`: a link is another one than was written down once.
 */
export interface ChainProblem {
  readonly kind: 'broken' | 'removed' | 'changed' | 'inserted' | 'anchor';
  /** The entry's id (`<subject>/<number>`), or the link's number. */
  readonly what: string;
}

/** How the chain ended once, as somebody wrote it down elsewhere; with the day of that link, as it was told. */
export interface ChainAnchor extends ChainEnd {
  readonly at?: Date | undefined;
}

export interface ChainReport {
  readonly links: number;
  readonly end: ChainAnchor;
  /** The link that was written down is older than is kept: nothing can be told by it any more. */
  readonly isAnchorLetGo: boolean;
  /** False: entries from before there was a chain are still being linked, and nothing can be told yet. */
  readonly isWhole: boolean;
  readonly problems: readonly ChainProblem[];
}

const batch = 500;

/** Walks the chain once, and through its entries in groups, so that a desk of many years fits into memory. */
export class ChainCheck {
  readonly #deps: { readonly chain: AuditChain; readonly audit: Pick<AuditStore, 'seals'> };
  readonly #problems: ChainProblem[] = [];
  #unasked: AuditEntry[] = [];

  constructor(deps: { readonly chain: AuditChain; readonly audit: Pick<AuditStore, 'seals'> }) {
    this.#deps = deps;
  }

  /** An entry that stands in the audit and is counted by its document: a link has to name it. */
  async entry(entry: AuditEntry): Promise<void> {
    this.#unasked.push(entry);
    if (this.#unasked.length >= batch) await this.#ask();
  }

  /** @param keptSince entries before it may have been let go */
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
    // A run that did not come to its end left a link for what another one wrote in its place.
    const newest = new Map((await chain.linksOf(others.map(({ entry }) => entry))).map((link) => [link.entry, link]));
    for (const { entry, at } of links)
      if (!seals.has(entry) && at >= keptSince) this.#problems.push({ kind: 'removed', what: entry });
    for (const entry of new Set(others.map((link) => link.entry)))
      if (newest.get(entry)?.seal !== seals.get(entry)) this.#problems.push({ kind: 'changed', what: entry });
  }
}

/** The first that is left says itself what stood before it. */
function follows(link: ChainLink, before: ChainLink | undefined): boolean {
  const isNext = before === undefined || (link.number === before.number + 1 && link.before === before.link);
  return isNext && linkOf(link) === link.link;
}

/** It is the link that was written down, or says itself that it stands behind it. */
function isAnchoredBy({ number, link, before }: ChainLink, anchor: ChainAnchor): boolean {
  return number === anchor.number ? link === anchor.link : number === anchor.number + 1 && before === anchor.link;
}

/** It stood before all that is left, and retention may have let it go: not where nothing is ever let go, nor one that is still kept. */
function isLetGo({ number, at }: ChainAnchor, first: ChainLink | undefined, keptSince: Date): boolean {
  const isBeforeAll = first !== undefined && number < first.number;
  return isBeforeAll && keptSince.getTime() > 0 && (at === undefined || at <= keptSince);
}
