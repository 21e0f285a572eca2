import type { Logger } from '../../../logger.ts';
import type { Messenger, OutgoingMessage } from '../../../messenger.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../../sweeps/under-lease.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import type { BulkImport, ImportedRow, ImportLayout, ImportSource } from './bulk-import.ts';
import { largestFile, openFile } from './import-file.ts';
import { fileRefused, type ImportRefusal } from './import-refusal.ts';
import type { ImportStore, RowsWanted } from './import-store.ts';
import type { Rehearser } from './rehearser.ts';
import { otherRunsOf, storeRows } from './store-rows.ts';

/**
 * Downloads a file from Teams. `gone`: permanently, so the person has to send it again. Temporary failures are thrown.
 */
export type FetchFile = (
  url: string,
  mostBytes: number,
  signal: AbortSignal,
) => Promise<
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: 'host' | 'gone' | 'too-large' }
>;

export interface ImportReaderDeps extends SweepDeps {
  readonly store: ImportStore;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly messenger: Messenger;
  readonly fetchFile: FetchFile;
  readonly rehearser: Rehearser;
  /** The card of the rehearsal. */
  readonly card: (imported: BulkImport) => OutgoingMessage;
}

const lateAttempt = 3;

/**
 * Reads uploaded files and shows the rehearsal of each. After a restart the file is read anew; a message is sent twice if the
 * process dies between sending and recording it.
 */
export class ImportReader {
  readonly sweeper: Sweeper<BulkImport>;
  readonly #deps: ImportReaderDeps;

  constructor(deps: ImportReaderDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'bulk.readings',
        everySeconds: 30,
        leases: deps.store.readings,
        handle: (imported, hold) => this.#handle(imported, hold),
        // One file at a time: up to 25 MB of text are in memory while it is read.
        concurrency: 1,
      },
      deps,
    );
  }

  async #handle(imported: BulkImport, hold: Hold): Promise<void> {
    const { store, people, log } = this.#deps;
    const person = await people.find(imported.by);
    if (!person?.personalChat) {
      log.warn({ importId: imported.id }, 'a file whose sender has no chat any more');
      await store.change(hold.lease, 'reading', { state: 'refused', readDueAt: undefined, source: undefined });
      return;
    }
    try {
      const read = imported.layout ? imported : await this.#read(imported, person, hold);
      if (read) await this.#show(read, person, hold);
    } catch (error) {
      if (hold.lease.attempts === lateAttempt)
        await this.#tell(person, fileRefused(imported, { why: 'late' }), hold).catch(() => {});
      throw error;
    }
  }

  /** Undefined: unreadable, and the person was told. */
  async #read(imported: BulkImport, person: Person, hold: Hold): Promise<BulkImport | undefined> {
    const { store, log, rehearser } = this.#deps;
    const bytes = await this.#bytes(imported.id, imported.source, hold.signal);
    if ('refused' in bytes) return this.#refuse(imported, person, { why: bytes.refused }, hold);
    const file = await openFile(bytes.bytes);
    if (file.kind === 'refused') return this.#refuse(imported, person, file, hold);
    const stored = await storeRows(
      imported,
      file,
      store,
      () => hold.assert(),
      (rows) => rehearser.namedIn(person, rows),
    );
    if ('why' in stored) return this.#refuse(imported, person, stored, hold);
    const { layout, part } = stored;
    const change = { layout, ...(part ? { part } : {}), source: undefined };
    if (!(await store.change(hold.lease, 'reading', change))) return undefined;
    await store.dropParts(imported.id);
    log.info({ importId: imported.id, by: imported.by.aadObjectId, rows: stored.rows }, 'a file was read');
    return { ...imported, layout, ...(part ? { part } : {}) };
  }

  async #bytes(
    id: string,
    source: ImportSource | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array } | { readonly refused: ImportRefusal['why'] }> {
    if (!source) return { refused: 'gone' };
    if (source.kind === 'parts') {
      const parts: Uint8Array[] = [];
      for await (const part of this.#deps.store.parts(id, source)) parts.push(part);
      return { bytes: Buffer.concat(parts) };
    }
    const fetched = await this.#deps.fetchFile(source.url, largestFile, signal);
    return fetched.kind === 'file' ? { bytes: fetched.bytes } : { refused: fetched.why };
  }

  async #show(imported: BulkImport, person: Person, hold: Hold): Promise<void> {
    const { store } = this.#deps;
    const shown = imported.state === 'rehearsed' ? imported : await this.#rehearsed(imported, person, hold);
    if (!shown) return;
    const messageId = await this.#tell(person, this.#deps.card(shown), hold);
    const change = { readDueAt: undefined, ...(messageId ? { messageId } : {}) };
    await store.change(hold.lease, 'reading', change);
  }

  async #rehearsed(imported: BulkImport, person: Person, hold: Hold): Promise<BulkImport | undefined> {
    const { store } = this.#deps;
    const rehearsal = await rehearseStored(imported, person, this.#deps);
    if (!rehearsal) return undefined;
    const done = { state: 'rehearsed', rehearsal } as const;
    return (await store.change(hold.lease, 'reading', done)) ? { ...imported, ...done } : undefined;
  }

  async #refuse(imported: BulkImport, person: Person, refusal: ImportRefusal, hold: Hold): Promise<undefined> {
    const { store, log } = this.#deps;
    log.info({ importId: imported.id, why: refusal.why }, 'a file was not read');
    await this.#tell(person, fileRefused(imported, refusal), hold);
    await store.change(hold.lease, 'reading', { state: 'refused', readDueAt: undefined, source: undefined });
    await store.dropParts(imported.id);
    return undefined;
  }

  async #tell(person: Person, message: OutgoingMessage, hold: Hold): Promise<string | undefined> {
    if (!person.personalChat) return undefined;
    const sent = await this.#deps.messenger.post(person.personalChat, message, leavesOnlyHeld(hold));
    if (sent.kind === 'later') throw new PutOffError(sent.reason, sent.afterMilliseconds);
    if (sent.kind !== 'sent') this.#deps.log.warn({ kind: sent.kind }, 'a rehearsal could not be shown');
    return sent.kind === 'sent' ? sent.activityId : undefined;
  }
}

/** Plans the stored rows of an import and stores the plans. Undefined: its header is gone. */
export async function rehearseStored(
  imported: BulkImport,
  person: Person,
  { store, rehearser }: { readonly store: ImportStore; readonly rehearser: Rehearser; readonly log?: Logger },
): Promise<BulkImport['rehearsal']> {
  const { layout } = imported;
  if (!layout) return undefined;
  const rows = await Array.fromAsync(store.rows(imported.id));
  const others = (wanted?: RowsWanted) => rowsOfRuns(otherRunsOf(imported), store, wanted);
  const { rows: planned, rehearsal } = await rehearser.rehearse(person, imported, layout as ImportLayout, rows, others);
  for (let from = 0; from < planned.length; from += 200)
    await store.planRows(imported, planned.slice(from, from + 200));
  return rehearsal;
}

async function* rowsOfRuns(
  ids: readonly string[],
  store: Pick<ImportStore, 'rows'>,
  wanted?: RowsWanted,
): AsyncGenerator<ImportedRow> {
  for (const id of ids) yield* store.rows(id, wanted);
}
