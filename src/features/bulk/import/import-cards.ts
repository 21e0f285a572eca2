import { importCard } from '../../../cards/import-card.ts';
import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatNumber, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import { type BulkColumn, headerText } from '../columns/bulk-columns.ts';
import { type HeaderColumns, headerColumns } from '../columns/header-columns.ts';
import { neededOfNew } from '../columns/needed-columns.ts';
import type { BulkImport, StoredRehearsal } from './bulk-import.ts';
import { rehearsalRows } from './import-card-rows.ts';
import { importVerbs, linesOf, seenData } from './row-groups.ts';
import { fileTitle } from './row-sentences.ts';

/** The rehearsal: what the import would do, with nothing written yet. */
export function importRehearsalCard(imported: BulkImport): BuiltCard {
  const { locale, rehearsal, fileName } = imported;
  if (!rehearsal) throw new Error(`import ${imported.id} has no rehearsal`);
  const todo = rehearsal.create.length + rehearsal.change.length;
  const undecided = rehearsal.duplicate.length + rehearsal.held.length + (rehearsal.mistakes ?? []).length;
  const errors = linesOf(rehearsal, 'error').length;
  const now =
    todo + undecided > 0 ? 'nothingYet' : errors > 0 ? (imported.part ? 'correctPart' : 'correctFirst') : 'nothingToDo';
  const act = (verb: string, title: string, style?: 'positive' | 'destructive') => ({
    ...{ title, tooltip: title, verb, data: seenData(imported) },
    ...(style ? { style } : {}),
  });
  return importCard(locale, {
    title: say(locale, 'bulk.import.what', { file: fileTitle(fileName) }),
    lines: [
      ...partLine(imported),
      countsInWords(locale, rehearsal),
      say(locale, `bulk.import.${now}`),
      ...columnLines(imported),
    ],
    rows: rehearsalRows(imported, rehearsal),
    buttons: [
      ...(todo > 0 ? [act(importVerbs.start, say(locale, 'bulk.button.import'), 'positive')] : []),
      ...(imported.part?.nextId ? [act(importVerbs.next, say(locale, 'bulk.button.nextPart'))] : []),
      act(importVerbs.discard, say(locale, 'bulk.button.discard')),
    ],
  });
}

/** “12 new, 30 changed, 3 refused, 5 with errors”, without zeros. */
export function countsInWords(locale: Locale, rehearsal: StoredRehearsal): string {
  const groups = ['create', 'change', 'unchanged', 'held', 'duplicate', 'refused', 'error'] as const;
  const counts = groups.flatMap((group) => {
    const count = linesOf(rehearsal, group).length;
    return count > 0 ? [say(locale, `bulk.count.${group}`, { count })] : [];
  });
  return counts.join(locale === 'zh-TW' ? '、' : ', ');
}

function partLine({ locale, part }: BulkImport): readonly string[] {
  if (!part) return [];
  const [number, of, first, last] = [part.number, part.of, part.firstLine, part.lastLine].map((each) =>
    formatNumber(locale, each),
  ) as [string, string, string, string];
  return [say(locale, 'bulk.import.part', { number, of, first, last })];
}

function columnLines({ locale, layout, rehearsal }: BulkImport): readonly string[] {
  const header = headerColumns(layout?.header ?? []);
  const { unknown, newRequired, ofCrm, tooMany } = header;
  const line = (
    key: `bulk.import.${'notRead' | 'unnamed' | 'newRequired' | 'ofCrm' | 'lacking'}`,
    names: readonly string[],
  ) => {
    if (names.length === 0) return [];
    const shown = names.slice(0, 6).map((name) => plain(name, { max: 40 }));
    return [say(locale, key, { columns: joinedIn(locale, [...shown, ...(names.length > 6 ? ['…'] : [])]) })];
  };
  const above = layout?.above ? [say(locale, 'bulk.import.above', { count: layout.above })] : [];
  return [
    ...above,
    ...line('bulk.import.lacking', lackingIn(header, rehearsal?.lacksCurrency ?? false)),
    ...line('bulk.import.newRequired', newRequired),
    ...line('bulk.import.ofCrm', ofCrm),
    ...line('bulk.import.notRead', [...unknown, ...tooMany]),
    ...line('bulk.import.unnamed', (layout?.unnamed ?? []).map(letterOf)),
  ];
}

/** As spreadsheets call a column: `D`, `AB`. @param place from 0. */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter;
}

/**
 * The missing mandatory columns of a file whose rows have no ids and so can only be new deals.
 *
 * @param lacksCurrency of a row neither its amount nor the amount's header says it.
 */
function lackingIn({ kind, places }: HeaderColumns, lacksCurrency: boolean): readonly string[] {
  const namesReferrals = places.has('referralId') || places.has('engagementId');
  if (kind !== 'deals' || places.size === 0 || namesReferrals) return [];
  const isSaid = (column: BulkColumn) => places.has(column) || (column === 'currency' && !lacksCurrency);
  return neededOfNew.filter((column) => !isSaid(column)).map(headerText);
}
