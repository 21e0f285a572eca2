import type { Clock } from '../../clock.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { encoded, type Lists, type ListView } from '../lists/index.ts';
import type { BuiltCard } from '../referrals/index.ts';
import { mostRows } from './export/bulk-export.ts';
import { fileNameOf, listInWords } from './export/export-cards.ts';
import { exportFile } from './export/export-file.ts';
import type { BulkImport, ImportState } from './import/bulk-import.ts';
import type { FileIntake } from './import/file-intake.ts';
import { importRehearsalCard } from './import/import-cards.ts';
import type { ImportStore } from './import/import-store.ts';
import { fileTitle } from './import/row-sentences.ts';

export interface BulkForPageDeps {
  readonly lists: Lists;
  readonly imports: Pick<ImportStore, 'newest'>;
  readonly files: Pick<FileIntake, 'sent'>;
  readonly runCard: (reader: Turn, found: BulkImport) => Promise<BuiltCard>;
  readonly clock: Clock;
}

/** A file, or why there is none. */
export interface PageExport {
  readonly text: string;
  readonly file?: { readonly name: string; readonly text: string; readonly rows: number };
}

export interface PageImport {
  readonly text: string;
  readonly card?: BuiltCard['card'];
  /** It changes without the reader's doing, so the page asks again. */
  readonly again: boolean;
}

const shownStates: readonly ImportState[] = [
  ...(['reading', 'rehearsed', 'refused', 'running', 'pausing', 'stopped', 'done'] as const),
];

/** Files for the tab: made at once, where those for the chat are made in the background. */
export interface BulkForPage {
  /** With the reader's present rights, as in the chat. */
  export(reader: Turn, view: ListView): Promise<PageExport>;
  /** @returns the answer to the sender. */
  send(reader: Turn, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<string>;
  /** The newest import of the reader, at any stage. */
  newest(reader: Turn): Promise<PageImport>;
}

export function bulkForPage({ lists, imports, files, runCard, clock }: BulkForPageDeps): BulkForPage {
  return {
    async export(reader, view) {
      const { locale, log, person } = reader;
      const list = listInWords(locale, view);
      const total = await lists.size(reader, view, mostRows + 1);
      if (total === 0) return { text: say(locale, 'bulk.export.empty', { list }) };
      if (total > mostRows)
        return {
          text: say(locale, 'bulk.export.tooMany', {
            count: `${formatNumber(locale, mostRows)}+`,
            most: formatNumber(locale, mostRows),
          }),
        };
      const pieces: string[] = [];
      let rows = 0;
      for await (const piece of exportFile(() => lists.each(reader, view, mostRows))) {
        pieces.push(piece.text);
        rows += piece.rows;
      }
      const code = encoded({ ...view, page: 1 });
      log.info({ by: person.aadObjectId, view: view.list, rows }, 'referrals exported in the tab');
      const file = { name: fileNameOf({ view: code }, clock.now()), text: pieces.join(''), rows };
      return { text: say(locale, 'bulk.export.ready', { count: rows }), file };
    },
    send: (reader, file) => files.sent(reader, file),
    async newest(reader) {
      const { locale, person } = reader;
      const found = await imports.newest(person, shownStates);
      if (!found) return { text: '', again: false };
      const file = fileTitle(found.fileName);
      if (found.state === 'reading') return { text: say(locale, 'bulk.import.reading', { file }), again: true };
      if (found.state === 'refused') return { text: say(locale, 'tab.import.refused', { file }), again: false };
      const card =
        found.rehearsal && found.state === 'rehearsed' ? importRehearsalCard({ ...found, locale }) : undefined;
      const { card: shown, summary } = card ?? (await runCard(reader, found));
      return { text: summary, card: shown, again: found.state === 'running' || found.state === 'pausing' };
    },
  };
}
