import { importCard } from '../../../cards/import-card.ts';
import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import type { BulkImport } from './bulk-import.ts';
import type { FileFault } from './import-file.ts';
import { fileTitle } from './row-sentences.ts';

/** Why a whole file is refused. */
export interface ImportRefusal {
  readonly why: FileFault | 'host' | 'gone' | 'late' | 'no-rows' | 'too-many-rows';
  readonly columns?: readonly string[];
}

export function fileRefused({ locale, fileName }: BulkImport, refusal: ImportRefusal): OutgoingMessage {
  const card = importCard(locale, {
    title: say(locale, 'bulk.file.title', { file: fileTitle(fileName) }),
    lines: [refusalText(locale, refusal)],
  });
  return { kind: 'card', ...card };
}

export function refusalText(locale: Locale, { why, columns = [] }: ImportRefusal): string {
  return say(locale, `bulk.file.${why}`, { columns: joinedIn(locale, columns.slice(0, 6).map(shortName)) });
}

const shortName = (name: string) => plain(name, { max: 60 });
