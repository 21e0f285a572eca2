import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import { say } from '../../../i18n/catalogue.ts';
import { type Locale, toLocale } from '../../../i18n/locale.ts';
import type { Logger } from '../../../logger.ts';
import { secretHash } from '../../../secret-hash.ts';
import type { BulkImport } from './bulk-import.ts';
import type { ImportStore } from './import-store.ts';

interface Page {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly form?: { readonly file: string; readonly send: string };
}

export interface UploadShelfDeps {
  readonly store: ImportStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** Starts the reader's sweep. */
  readonly nudge: () => void;
}

/** Bytes per stored part: a document holds at most 16 MB. */
const partBytes = 4 * 1024 * 1024;

/** Uploads by links, each valid for one file and one hour. */
export class UploadShelf {
  readonly #deps: UploadShelfDeps;

  constructor(deps: UploadShelfDeps) {
    this.#deps = deps;
  }

  async page(secret: string, languages: string, refused?: 'tooLarge' | 'none'): Promise<Page> {
    const found = await this.#deps.store.awaitedBehind(secretHash(secret), this.#deps.clock.now());
    const locale = found?.locale ?? toLocale(languages.split(/[,;]/, 1)[0]) ?? 'en';
    if (!found) return { ...titled(locale), lines: [say(locale, 'bulk.upload.gone')] };
    return {
      ...titled(locale),
      lines: [...(refused ? [say(locale, `bulk.upload.${refused}`)] : []), say(locale, 'bulk.upload.how')],
      form: { file: say(locale, 'bulk.upload.file'), send: say(locale, 'bulk.upload.send') },
    };
  }

  /** Stores the file before it uses the link up: a crash in between loses nothing, and leaves parts that expire. */
  async take(
    secret: string,
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Page | undefined> {
    const { store, clock, log, nudge } = this.#deps;
    const hash = secretHash(secret);
    const awaited = await store.awaitedBehind(hash, clock.now());
    if (!awaited) return undefined;
    const run = randomUUID();
    await writeParts(store, awaited, run, bytes);
    const arrived = await store.arrive(hash, { kind: 'parts', run, bytes: bytes.length }, name, clock.now());
    if (!arrived) return undefined;
    log.info({ importId: arrived.id, by: arrived.by.aadObjectId, bytes: bytes.length }, 'a file was uploaded by link');
    nudge();
    return { ...titled(arrived.locale), lines: [say(arrived.locale, 'bulk.upload.done')] };
  }
}

/** Stores a file's bytes before the import refers to them. */
export async function writeParts(
  store: Pick<ImportStore, 'writePart'>,
  imported: BulkImport,
  run: string,
  bytes: Uint8Array,
): Promise<void> {
  for (let from = 0, order = 0; from < bytes.length; from += partBytes, order++)
    await store.writePart(imported, run, order, bytes.subarray(from, from + partBytes));
}

function titled(locale: Locale) {
  return { lang: locale, title: say(locale, 'bulk.upload.title') };
}
