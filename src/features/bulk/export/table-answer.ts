import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { ExportAnswer } from './exports.ts';

/** The answer to a request for a table, which unlike a list is neither empty nor too long. */
export function tableInWords({ kind }: Pick<ExportAnswer, 'kind'>, locale: Locale): string {
  if (kind === 'making') return say(locale, 'bulk.table.making');
  return say(locale, kind === 'no-chat' ? 'bulk.export.noChat' : 'bulk.export.busy');
}
