import { plainDigits } from '../../../answers/text/said.ts';
import type { VerbButton } from '../../../cards/card-data.ts';
import type { ImportCardRow } from '../../../cards/import-card.ts';
import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  aboutIt,
  formatAlternatives,
  formatCalendarDate,
  formatMoney,
  formatNumber,
  inBrackets,
  joinedIn,
} from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BulkImport, ImportDoubt, StoredRehearsal } from './bulk-import.ts';
import type { ColumnCount } from './import-rehearsal.ts';
import { mistakeRows } from './mistake-rows.ts';
import { importVerbs, linesOf, type RowGroup, reasonsOf, seenData } from './row-groups.ts';
import { columnNames, faultText, moved } from './row-sentences.ts';

const mostReasons = 4;
const mostColumns = 8;

/** The totals of a rehearsal, each with its rows, and the doubts, each with its choices. */
export function rehearsalRows(imported: BulkImport, rehearsal: StoredRehearsal): readonly ImportCardRow[] {
  const { locale } = imported;
  const row = (group: RowGroup, details: readonly string[], buttons: readonly VerbButton[] = []) =>
    groupRow(imported, rehearsal, group, { details, buttons });
  const take = choice(imported, 'duplicates', 'take', say(locale, 'bulk.button.takeDuplicates'));
  return [
    ...newDealsRow(imported, rehearsal),
    ...row(
      'change',
      amountTexts(
        locale,
        rehearsal.moved.map((money) => moved(locale, money)),
      ),
    ),
    ...row('final', finalTexts(locale, rehearsal)),
    ...row('pastDays', [say(locale, 'bulk.row.pastDays.why')]),
    ...row('duplicate', [say(locale, 'bulk.row.duplicate.why')], [take]),
    ...rehearsal.doubts.map((doubt) => doubtRow(imported, doubt)),
    ...mistakeRows(imported, rehearsal),
    ...clearedRows(imported, rehearsal),
    ...row('notTaken', [notTakenText(imported, rehearsal)]),
    ...row('refused', reasonTexts(imported, rehearsal, 'refused')),
    ...row('error', reasonTexts(imported, rehearsal, 'error')),
    ...row('unchanged', []),
  ];
}

/** [] if the group is empty. */
function groupRow(
  imported: BulkImport,
  rehearsal: StoredRehearsal,
  group: RowGroup,
  { details, buttons }: { readonly details: readonly string[]; readonly buttons: readonly VerbButton[] },
): readonly ImportCardRow[] {
  const count = linesOf(rehearsal, group).length;
  if (count === 0) return [];
  const title = say(imported.locale, `bulk.row.${rowTitle[group]}`, { count });
  return [{ title, details, buttons: [...buttons, rowsButton(imported, group, title)] }];
}

function newDealsRow(imported: BulkImport, rehearsal: StoredRehearsal): readonly ImportCardRow[] {
  const { locale, choices } = imported;
  const added = amountTexts(
    locale,
    rehearsal.added.map((money) => formatMoney(locale, money)),
  );
  if (!choices.takesDuplicates) return groupRow(imported, rehearsal, 'create', { details: added, buttons: [] });
  return groupRow(imported, rehearsal, 'create', {
    details: [...added, say(locale, 'bulk.row.duplicate.taken')],
    buttons: [choice(imported, 'duplicates', 'leave', say(locale, 'bulk.button.leaveDuplicates'))],
  });
}

/** Emptied cells, with the choice to keep the values, or to revoke that choice. */
function clearedRows(imported: BulkImport, rehearsal: StoredRehearsal): readonly ImportCardRow[] {
  const { locale, choices } = imported;
  const keep = choice(imported, 'emptied', 'keep', say(locale, 'bulk.button.keepEmptied'));
  const clear = choice(imported, 'emptied', 'clear', say(locale, 'bulk.button.clearEmptied'));
  const details = [about(imported, rehearsal.clearedColumns, say(locale, 'bulk.row.cleared.why'))];
  return [
    ...groupRow(imported, rehearsal, 'cleared', { details, buttons: [keep] }),
    ...(choices.keepsEmptied ? [{ title: say(locale, 'bulk.row.cleared.kept'), buttons: [clear] }] : []),
  ];
}

function amountTexts(locale: Locale, texts: readonly string[]): readonly string[] {
  return texts.length > 0 ? [say(locale, 'bulk.row.value', { amounts: joinedIn(locale, texts.slice(0, 5)) })] : [];
}

const rowTitle = {
  create: 'create',
  change: 'change',
  final: 'final',
  pastDays: 'pastDays',
  duplicate: 'duplicate',
  held: 'doubt.closeDate',
  cleared: 'cleared',
  notTaken: 'notTaken',
  refused: 'refused',
  error: 'errors',
  unchanged: 'unchanged',
} as const satisfies Readonly<Record<RowGroup, string>>;

function finalTexts(locale: Locale, { final, wonEarly }: StoredRehearsal): readonly string[] {
  const deeds = ['accept', 'decline', 'won', 'lost', 'invite', 'share', 'register'] as const;
  const counts = deeds.flatMap((deed) =>
    final[deed]?.length ? [say(locale, `bulk.final.${deed}`, { count: final[deed].length })] : [],
  );
  const early = wonEarly.length > 0 ? [say(locale, 'bulk.row.wonEarly', { count: wonEarly.length })] : [];
  return [joinedIn(locale, counts), ...early];
}

function notTakenText(imported: BulkImport, { notTaken }: StoredRehearsal): string {
  const columns = notTaken.map(({ column, lines }) => ({ column, rows: lines.length }));
  return say(imported.locale, 'bulk.row.notTaken.why', { columns: columnsInWords(imported, columns, 0) });
}

/** `3: Currency (2), Deal Name (1): This is mandatory.` */
function reasonTexts(imported: BulkImport, rehearsal: StoredRehearsal, group: 'refused' | 'error'): readonly string[] {
  const { locale } = imported;
  const found = reasonsOf(rehearsal, group);
  const shown = found.slice(0, mostReasons).map(({ why, lines, columns }) => {
    const text = about(imported, columns, faultText(locale, why), lines.length);
    return aboutIt(locale, formatNumber(locale, lines.length), text);
  });
  return found.length > mostReasons ? [...shown, '…'] : shown;
}

/**
 * A sentence preceded by its columns. An import that was rehearsed by an earlier release has none.
 *
 * @param rows number of rows with this reason: a column of all of them needs no count.
 */
function about(
  imported: BulkImport,
  columns: readonly ColumnCount[] = [],
  sentence: string,
  rows = columns.length === 1 ? columns[0]?.rows : undefined,
): string {
  if (columns.length === 0) return sentence;
  return aboutIt(imported.locale, columnsInWords(imported, columns, rows), sentence);
}

function columnsInWords(
  { locale, layout }: BulkImport,
  columns: readonly ColumnCount[],
  rowsOfAll: number | undefined,
): string {
  const nameOf = columnNames(layout?.header ?? []);
  const names = columns
    .slice(0, mostColumns)
    .map(({ column, rows }) =>
      rows === rowsOfAll ? nameOf(column) : inBrackets(locale, nameOf(column), formatNumber(locale, rows)),
    );
  return joinedIn(locale, [...names, ...(columns.length > mostColumns ? ['…'] : [])]);
}

/** One press decides for all rows; each button shows its reading of the first one. */
function doubtRow(imported: BulkImport, doubt: ImportDoubt): ImportCardRow {
  const { locale } = imported;
  const { column, columns, lines, cell, readings } = doubt;
  const example = (reading: string | number) =>
    column === 'closeDate' ? formatCalendarDate(locale, new Date(reading)) : formatNumber(locale, Number(reading));
  const title = say(locale, `bulk.row.doubt.${column}`, { count: lines.length });
  const said = plain(cell, { max: 30 });
  const how = say(locale, 'bulk.row.doubt.how', {
    cell: said,
    readings: formatAlternatives(locale, readings.map(example)),
  });
  const buttons =
    column === 'closeDate'
      ? dateChoices(imported, doubt)
      : [Math.max, Math.min].map((pick, index) => {
          const reading = pick(...readings.map(Number));
          const value = index === 0 ? 'whole' : 'fraction';
          return choice(imported, 'thousands', value, `${cell.trim().slice(0, 30)} = ${formatNumber(locale, reading)}`);
        });
  return {
    title,
    details: [about(imported, columns, how)],
    buttons: [...buttons, rowsButton(imported, 'held', title)],
  };
}

/** The orders in which the example is a day, as its reader has found: of `31/03/2027` there is one to confirm. */
function dateChoices(imported: BulkImport, { cell, readings }: ImportDoubt): readonly VerbButton[] {
  const { locale } = imported;
  const [first] = plainDigits(cell).match(/\d+/) ?? [];
  const isDayFirst = (reading: string | number) => Number(String(reading).slice(8, 10)) === Number(first);
  // The order of the buttons is no guess about the file.
  return (['day-first', 'month-first'] as const).flatMap((value) => {
    const reading = readings.find((each) => isDayFirst(each) === (value === 'day-first'));
    if (reading === undefined) return [];
    const key = value === 'day-first' ? 'bulk.button.dayFirst' : 'bulk.button.monthFirst';
    const example = formatCalendarDate(locale, new Date(reading));
    return [choice(imported, 'slashes', value, say(locale, key, { example }))];
  });
}

function choice(imported: BulkImport, what: string, value: string, title: string): VerbButton {
  return { title, tooltip: title, verb: importVerbs.choose, data: { ...seenData(imported), what, value } };
}

function rowsButton(imported: BulkImport, group: RowGroup, of: string): VerbButton {
  const title = say(imported.locale, 'bulk.button.rows');
  return {
    ...{ title, tooltip: aboutIt(imported.locale, title, of), verb: importVerbs.rows },
    data: { ...seenData(imported), group, page: 1 },
  };
}
