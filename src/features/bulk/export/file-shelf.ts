import type { Clock } from '../../../clock.ts';
import { say } from '../../../i18n/catalogue.ts';
import { toLocale } from '../../../i18n/locale.ts';
import type { Logger } from '../../../logger.ts';
import { secretHash } from '../../../secret-hash.ts';
import type { ExportStore } from './export-store.ts';

/** A file to download. */
export interface TakenFile {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}

export interface FilePage {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Absent: nothing to download. */
  readonly button?: string;
}

/** Files behind single-use links. A link is a bearer secret: it is sent to one person, in their own chat. */
export class FileShelf {
  readonly #deps: { readonly store: ExportStore; readonly clock: Clock; readonly log: Logger };

  constructor(deps: { readonly store: ExportStore; readonly clock: Clock; readonly log: Logger }) {
    this.#deps = deps;
  }

  /** The link's page. A GET does not use the link up, since scanners open every link that is sent. */
  async page(secret: string, languages: string): Promise<FilePage> {
    const found = await this.#deps.store.behind(secretHash(secret), this.#deps.clock.now());
    const locale = found?.locale ?? toLocale(languages.split(/[,;]/, 1)[0]) ?? 'en';
    const title = say(locale, 'bulk.page.title');
    if (!found?.file) return { lang: locale, title, lines: [say(locale, 'bulk.page.gone')] };
    const lines = [found.file.name, say(locale, 'bulk.page.once')];
    return { lang: locale, title, lines, button: say(locale, 'bulk.button.download') };
  }

  async take(secret: string): Promise<TakenFile | undefined> {
    const { store, clock, log } = this.#deps;
    const found = await store.take(secretHash(secret), clock.now());
    if (!found?.file) return undefined;
    const { id, file, by } = found;
    log.info({ exportId: id, by: by.aadObjectId }, 'an exported file was downloaded');
    return { name: file.name, bytes: file.bytes, read: () => store.parts(id, file) };
  }
}
