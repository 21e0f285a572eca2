import type { Actor } from '../referrals/index.ts';
import type { AuditChain } from './audit-chain.ts';
import { type AuditProblem, checkSubject } from './audit-check.ts';
import { type AuditEntry, type AuditHead, auditId, headOf, lastWord, noEntries } from './audit-entry.ts';
import type { AuditSource, AuditStore, Pseudonyms, WaitingEntries } from './audit-store.ts';
import { type ChainAnchor, ChainCheck, type ChainReport } from './chain-check.ts';

/** An event as shown to readers: with the names that are still known. */
export interface AuditLine extends Omit<AuditEntry, 'by' | 'seal'> {
  /** `desk`, `partner-center`, a pseudonym, or an object id while the entry is still in its document. */
  readonly by: string;
  readonly name?: string;
  /** Absent: the entry is still in its document. */
  readonly seal?: string;
}

export interface AuditReport {
  readonly entries: number;
  readonly waiting: number;
  readonly subjects: number;
  /** Number of subjects whose first entries retention has deleted. */
  readonly shortened: number;
  readonly problems: readonly AuditProblem[];
  readonly chain: ChainReport;
}

/** The audit of one subject. */
export interface AuditOfSubject {
  readonly lines: readonly AuditLine[];
  /** Number of defects: `npm run audit` lists them. */
  readonly problems: number;
}

export interface AuditReaderDeps {
  readonly chain: AuditChain;
  readonly audit: AuditStore;
  readonly sources: readonly AuditSource[];
  readonly pseudonyms: Pick<Pseudonyms, 'names'>;
}

/** Reads events from both places: the audit, and the documents that still hold them. */
export class AuditReader {
  readonly #deps: AuditReaderDeps;

  constructor(deps: AuditReaderDeps) {
    this.#deps = deps;
  }

  async ofSubject(subject: string): Promise<readonly AuditLine[]> {
    const { document, entries, names } = await this.#read(subject);
    return auditLinesOf(document, entries, names);
  }

  /** As `ofSubject`, and the number of defects found by the entries' seals and by the desk's chain. */
  async checked(subject: string, keptSince: Date): Promise<AuditOfSubject> {
    const { chain } = this.#deps;
    const { document, entries, names } = await this.#read(subject);
    const head = headIn(document, entries);
    const { problems } = checkSubject(subject, entries, { ...(head ? { head } : {}), keptSince });
    const moved = head ? entries.filter(({ number }) => number <= head.count) : entries;
    const links = await chain.linksOf(moved.map(auditId));
    const newest = new Map(links.map(({ entry, seal }) => [entry, seal]));
    const unlike = (await chain.isAdopted()) ? moved.filter((entry) => newest.get(auditId(entry)) !== entry.seal) : [];
    return { lines: auditLinesOf(document, entries, names), problems: problems.length + unlike.length };
  }

  async #read(subject: string) {
    const { audit, sources, pseudonyms } = this.#deps;
    const found = await Promise.all(sources.map((source) => source.find(subject)));
    const document = found.find((each) => each !== undefined);
    const [entries, names] = await Promise.all([audit.ofSubject(subject), pseudonyms.names()]);
    return { document, entries, names };
  }

  /**
   * Passes every line, subject by subject, to `tell`, and checks that all entries are complete and unchanged.
   * @param keptSince older entries may have been deleted by retention
   * @param anchor a link of the chain that was recorded outside the database
   */
  async all(
    keptSince: Date,
    tell: (line: AuditLine) => void | Promise<void> = () => {},
    anchor?: ChainAnchor,
  ): Promise<AuditReport> {
    const { audit, pseudonyms } = this.#deps;
    const chain = new ChainCheck(this.#deps);
    const names = await pseudonyms.names();
    const documents = await this.#documents();
    const report = { entries: 0, waiting: 0, subjects: 0, shortened: 0, problems: [] as AuditProblem[] };
    const take = async (subject: string, entries: readonly AuditEntry[]) => {
      const document = documents.get(subject);
      documents.delete(subject);
      const head = headIn(document, entries);
      const checked = checkSubject(subject, entries, { ...(head ? { head } : {}), keptSince });
      report.subjects++;
      report.entries += entries.length;
      report.waiting += document?.entries.length ?? 0;
      report.shortened += checked.shortened ? 1 : 0;
      report.problems.push(...checked.problems);
      for (const entry of entries) if (!head || entry.number <= head.count) await chain.entry(entry);
      for (const line of auditLinesOf(document, entries, names)) await tell(line);
    };
    for await (const entries of bySubject(audit.all())) await take(entries[0]?.subject ?? '', entries);
    for (const subject of [...documents.keys()]) await take(subject, []);
    return { ...report, chain: await chain.end(keptSince, anchor) };
  }

  async #documents(): Promise<Map<string, WaitingEntries>> {
    const documents = new Map<string, WaitingEntries>();
    for (const source of this.#deps.sources)
      for await (const document of source.heads()) documents.set(document.subject, document);
    return documents;
  }
}

async function* bySubject(entries: AsyncIterable<AuditEntry>): AsyncIterable<readonly AuditEntry[]> {
  let current: AuditEntry[] = [];
  for await (const entry of entries) {
    if (current.length > 0 && current[0]?.subject !== entry.subject) {
      yield current;
      current = [];
    }
    current.push(entry);
  }
  if (current.length > 0) yield current;
}

export function auditLinesOf(
  document: WaitingEntries | undefined,
  entries: readonly AuditEntry[],
  names: ReadonlyMap<string, string>,
): readonly AuditLine[] {
  const head = headIn(document, entries);
  const moved = head ? entries.filter(({ number }) => number <= head.count) : entries;
  const waiting = document?.entries ?? [];
  return [
    ...moved.map((entry) => ({ ...entry, ...nameOf(names.get(entry.by)) })),
    ...waiting.map(({ by, ...entry }, index) => ({
      ...entry,
      subject: document?.subject ?? '',
      number: (head?.count ?? 0) + index + 1,
      ...(typeof by === 'string' ? { by } : { by: by.aadObjectId, ...nameOf((by as Actor).name) }),
    })),
  ];
}

/**
 * The head according to the document. A document that came back after its deletion has a head only after its first
 * move.
 */
function headIn(document: WaitingEntries | undefined, entries: readonly AuditEntry[]): AuditHead | undefined {
  if (!document || document.head) return document?.head;
  const ended = entries.findLast(({ what }) => what === lastWord);
  return ended ? headOf(ended) : noEntries;
}

function nameOf(name: string | undefined): { readonly name?: string } {
  return name ? { name } : {};
}
