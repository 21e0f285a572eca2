import type { Actor } from '../referrals/index.ts';
import type { AuditChain } from './audit-chain.ts';
import { type AuditProblem, checkSubject } from './audit-check.ts';
import { type AuditEntry, type AuditHead, auditId, headOf, lastWord, noEntries } from './audit-entry.ts';
import type { AuditSource, AuditStore, Pseudonyms, WaitingEntries } from './audit-store.ts';
import { type ChainAnchor, ChainCheck, type ChainReport } from './chain-check.ts';

/** One thing that happened, for who reads it: with names where they are still known. */
export interface AuditLine extends Omit<AuditEntry, 'by' | 'seal'> {
  /** `desk`, `partner-center`, a pseudonym, or (as long as it waits in its document) an object id. */
  readonly by: string;
  readonly name?: string;
  /** Absent: it still waits in its document. */
  readonly seal?: string;
}

export interface AuditReport {
  readonly entries: number;
  readonly waiting: number;
  readonly subjects: number;
  /** Subjects whose first entries are older than is kept. */
  readonly shortened: number;
  readonly problems: readonly AuditProblem[];
  readonly chain: ChainReport;
}

/** Of one subject. */
export interface AuditOfSubject {
  readonly lines: readonly AuditLine[];
  /** How many things are wrong with them: `npm run audit` names them. */
  readonly problems: number;
}

export interface AuditReaderDeps {
  readonly chain: AuditChain;
  readonly audit: AuditStore;
  readonly sources: readonly AuditSource[];
  readonly pseudonyms: Pick<Pseudonyms, 'names'>;
}

/** What happened, wherever it stands by now: in the audit, or still in the document whose change it tells of. */
export class AuditReader {
  readonly #deps: AuditReaderDeps;

  constructor(deps: AuditReaderDeps) {
    this.#deps = deps;
  }

  async ofSubject(subject: string): Promise<readonly AuditLine[]> {
    const { document, entries, names } = await this.#read(subject);
    return auditLinesOf(document, entries, names);
  }

  /** The same, and whether they are whole: by their own seals, and by the links of the desk's chain that name them. */
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
   * Every line, subject by subject, handed to `tell`; and whether all is there and as it was written.
   * @param keptSince what is older may have been let go
   * @param anchor a link of the chain that was written down elsewhere
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

/** What the document says was moved. One that came back after it was let go says so from its first move on. */
function headIn(document: WaitingEntries | undefined, entries: readonly AuditEntry[]): AuditHead | undefined {
  if (!document || document.head) return document?.head;
  const ended = entries.findLast(({ what }) => what === lastWord);
  return ended ? headOf(ended) : noEntries;
}

function nameOf(name: string | undefined): { readonly name?: string } {
  return name ? { name } : {};
}
