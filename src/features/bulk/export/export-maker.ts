import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Messenger, OutgoingMessage, SendResult } from '../../../messenger.ts';
import { secretHash } from '../../../secret-hash.ts';
import { PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import { type Hold, leavesOnlyHeld } from '../../../sweeps/under-lease.ts';
import { type Lists, ViewCode } from '../../lists/index.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import { dateCell } from '../cells/exported-cells.ts';
import { registrationFile, registrationTemplate } from '../registrations/registration-file.ts';
import { type BulkExport, type ExportedFile, linkMinutes, mostRows, type TableFiles } from './bulk-export.ts';
import { exportLate, exportOffer, exportReady, fileNameOf } from './export-cards.ts';
import { exportFile } from './export-file.ts';
import type { ExportStore } from './export-store.ts';
import { templateFile } from './template-file.ts';

export interface ExportMakerDeps extends SweepDeps {
  readonly store: ExportStore;
  readonly lists: Lists;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly messenger: Messenger;
  /** Base URL of links, without a trailing slash. */
  readonly address: () => string;
  /** Offers an upload into the person's own storage; otherwise files are delivered by links. */
  readonly inTeams: boolean;
  readonly upload: UploadExport;
  readonly fileOfImport: FileOfImport;
  readonly tables: TableFiles;
}

/** A file of the person's own import, in batches. */
export type FileOfImport = (
  wanted: NonNullable<BulkExport['ofImport']>,
  person: Person,
  locale: Locale,
) => AsyncIterable<{ readonly text: string; readonly rows: number }>;

/** Uploads a file to where the consent says. `refused`: permanently. */
export type UploadExport = (
  uploadUrl: string,
  file: { readonly bytes: number; readonly read: () => AsyncIterable<Uint8Array> },
  signal: AbortSignal,
) => Promise<{ readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: string }>;

/** Bytes per stored part: a document holds at most 16 MB, and a part is buffered in memory. */
const partBytes = 1024 * 1024;
const lateAttempt = 3;

/**
 * Makes the requested files and announces each in the person's own chat. Rights are evaluated when the file is made. After a
 * restart the file is made anew; a message is sent twice if the process dies between sending and recording it.
 */
export class ExportMaker {
  readonly sweeper: Sweeper<BulkExport>;
  readonly #deps: ExportMakerDeps;

  constructor(deps: ExportMakerDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'bulk.exports',
        everySeconds: 30,
        leases: deps.store.exports,
        handle: (wanted, hold) => this.#handle(wanted, hold),
        concurrency: 1,
      },
      deps,
    );
  }

  async #handle(wanted: BulkExport, hold: Hold): Promise<void> {
    const { store, people, log } = this.#deps;
    const person = await people.find(wanted.by);
    if (!person?.personalChat) {
      log.warn({ exportId: wanted.id }, 'an export whose asker has no chat any more');
      return store.settle(wanted.id, hold.lease);
    }
    try {
      const file = wanted.file ?? (await this.#make(wanted, person, hold));
      await store.settle(wanted.id, hold.lease, await this.#bring(wanted, file, person, hold));
    } catch (error) {
      if (hold.lease.attempts === lateAttempt) await this.#tellLate(wanted, person, hold);
      throw error;
    }
  }

  /** Returns `offered` if an answer is awaited. Falls back to a link if the file can't be offered or uploaded. */
  async #bring(wanted: BulkExport, file: ExportedFile, person: Person, hold: Hold): Promise<'offered' | undefined> {
    const { inTeams, store, upload, log } = this.#deps;
    const { way } = wanted;
    if (way === undefined && inTeams) {
      const sent = await this.#tell(wanted, person, exportOffer(wanted, file), hold);
      if (sent === 'sent') return 'offered';
    }
    if (typeof way === 'object') {
      const read = () => store.parts(wanted.id, file);
      const outcome = await upload(way.upload.uploadUrl, { bytes: file.bytes, read }, hold.signal);
      if (outcome.kind === 'done') {
        const { uploadUrl: _once, ...stored } = way.upload;
        await this.#tell(wanted, person, { kind: 'file', ...stored }, hold);
        return undefined;
      }
      log.warn({ exportId: wanted.id, reason: outcome.reason }, 'a file could not be uploaded; it comes by a link');
    }
    await this.#tell(wanted, person, await this.#readyMessage(wanted, file, hold), hold);
    return undefined;
  }

  async #make(wanted: BulkExport, person: Person, hold: Hold): Promise<ExportedFile> {
    const { store, clock, log } = this.#deps;
    const run = randomUUID();
    let waiting: Buffer[] = [];
    let [order, rows, bytes, unsaved] = [0, 0, 0, 0];
    const save = async () => {
      await hold.assert();
      await store.writePart(wanted, run, order++, Buffer.concat(waiting));
      [waiting, unsaved] = [[], 0];
    };
    for await (const piece of this.#pieces(wanted, person)) {
      const encoded = Buffer.from(piece.text);
      waiting.push(encoded);
      rows += piece.rows;
      bytes += encoded.length;
      unsaved += encoded.length;
      if (unsaved >= partBytes) await save();
      await setImmediate();
    }
    if (unsaved > 0) await save();
    const file = { name: fileNameOf(wanted, clock.now()), rows, bytes, run };
    await store.finish(wanted, file, hold.lease);
    log.info({ exportId: wanted.id, by: wanted.by.aadObjectId, rows, bytes }, 'referrals exported');
    return file;
  }

  async *#pieces(wanted: BulkExport, person: Person): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
    const { lists, clock } = this.#deps;
    const { view, locale, timeZone, created, ofImport, table, of, what } = wanted;
    if (table) {
      yield* this.#deps.tables[table]({ person, locale, timeZone, ...(of ? { of } : {}) });
      return;
    }
    if (ofImport) {
      yield* this.#deps.fileOfImport(ofImport, person, locale);
      return;
    }
    if (view === undefined) {
      const inAMonth = new Date(clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
      const remark = say(locale, 'bulk.template.row');
      const day = dateCell(clock.now().toISOString().slice(0, 10));
      const text =
        what === 'registrations' ? registrationTemplate(remark, day) : templateFile(remark, dateCell(inAMonth), what);
      yield { text, rows: 0 };
      return;
    }
    const list = ViewCode.parse(view);
    const read = () => lists.each({ person, timeZone }, list, mostRows, created);
    yield* what === 'registrations' ? registrationFile(read()) : exportFile(read, what ?? '2021');
  }

  /** The secret is in the message only; a message that is sent again has a new one. */
  async #readyMessage(wanted: BulkExport, file: ExportedFile, hold: Hold): Promise<OutgoingMessage> {
    const { store, clock, address } = this.#deps;
    const secret = randomBytes(32).toString('base64url');
    const until = new Date(clock.now().getTime() + linkMinutes * 60_000);
    await store.link(wanted.id, secretHash(secret), until, hold.lease);
    return exportReady(wanted, file, { url: `${address()}/files/${secret}`, until });
  }

  async #tell(
    { by, id }: BulkExport,
    person: Person,
    message: OutgoingMessage,
    hold: Hold,
  ): Promise<SendResult['kind'] | undefined> {
    const { messenger, log } = this.#deps;
    if (!person.personalChat) return undefined;
    const sent = await messenger.post(person.personalChat, message, leavesOnlyHeld(hold));
    if (sent.kind === 'later') throw new PutOffError(sent.reason, sent.afterMilliseconds);
    if (sent.kind !== 'sent')
      log.warn({ exportId: id, by: by.aadObjectId, kind: sent.kind }, 'could not announce a file');
    return sent.kind;
  }

  async #tellLate(wanted: BulkExport, person: Person, hold: Hold): Promise<void> {
    await this.#tell(wanted, person, exportLate(wanted), hold).catch(() => {});
  }
}
