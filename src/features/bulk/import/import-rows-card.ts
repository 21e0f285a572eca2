import type { VerbButton } from '../../../cards/card-data.ts';
import { importCard } from '../../../cards/import-card.ts';
import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, formatCalendarDate, formatMoney, formatNumber, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import { saidIn } from '../cells/cell-answer.ts';
import { nearCellText } from '../cells/near-cells.ts';
import { dayInWay } from '../cells/near-values.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import { headerColumns } from '../columns/header-columns.ts';
import type { BulkImport, ImportedRow, StoredRehearsal } from './bulk-import.ts';
import { rowReaderOf } from './import-file.ts';
import type { SameMistake } from './repeated-mistake.ts';
import { importVerbs, linesOf, type RowGroup, seenData } from './row-groups.ts';
import type { ImportRow } from './row-reader.ts';
import { columnNames, fileTitle, rowChangeTexts, rowProblems, sameText } from './row-sentences.ts';

/** Upper bound that keeps a card within its size with the longest texts of every script. */
export const rowsOnImportPage = 6;

/** The lines of one page. */
export function pageOfLines(lines: readonly number[], page: number): readonly number[] {
  return lines.slice((page - 1) * rowsOnImportPage, page * rowsOnImportPage);
}

/** Which rows of a rehearsal are shown: those of a total, or of one of its repeated mistakes. */
export interface RowsShown {
  readonly group: RowGroup;
  readonly page: number;
  /** Place among the rehearsal's mistakes. */
  readonly mistake?: number;
}

export function linesBehind(rehearsal: StoredRehearsal, { group, mistake }: RowsShown): readonly number[] {
  return mistake === undefined ? linesOf(rehearsal, group) : (rehearsal.mistakes?.[mistake]?.lines ?? []);
}

/** The rows behind a total of a rehearsal, paged, with a button back. */
export function importRowsCard(
  imported: BulkImport,
  { rows, ...shown }: RowsShown & { readonly rows: readonly ImportedRow[] },
): BuiltCard {
  const { page } = shown;
  const { locale, rehearsal, layout, fileName } = imported;
  const total = rehearsal ? linesBehind(rehearsal, shown).length : 0;
  const mistake = shown.mistake === undefined ? undefined : rehearsal?.mistakes?.[shown.mistake];
  const from = (page - 1) * rowsOnImportPage;
  const header = layout?.header ?? [];
  const nameOf = columnNames(header);
  const read = rowReaderOf(headerColumns(header));
  const numbers = [from + 1, from + rows.length, total].map((each) => formatNumber(locale, each));
  const turn = (key: 'bulk.button.more' | 'bulk.button.fewer', to: number): VerbButton => {
    const title = say(locale, key);
    return { title, tooltip: title, verb: importVerbs.rows, data: { ...seenData(imported), ...shown, page: to } };
  };
  const back = say(locale, 'bulk.button.back');
  return importCard(locale, {
    title: say(locale, 'bulk.import.what', { file: fileTitle(fileName) }),
    lines: [say(locale, 'bulk.rows.page', { from: numbers[0] ?? '', to: numbers[1] ?? '', total: numbers[2] ?? '' })],
    rows: rows.map((row) => {
      const cells = read(row.line, row.cells);
      const details = mistake ? [previewOf(locale, ofRow(mistake, cells), nameOf)] : detailsOf(locale, row, nameOf);
      return { title: titleOf(locale, row, cells), details: details.slice(0, 4) };
    }),
    buttons: [
      { title: back, tooltip: back, verb: importVerbs.show, data: seenData(imported) },
      ...(page > 1 ? [turn('bulk.button.fewer', page - 1)] : []),
      ...(from + rows.length < total ? [turn('bulk.button.more', page + 1)] : []),
    ],
  });
}

/** A mistake of many cells that are written alike, as the row's own cell has it. */
function ofRow(mistake: SameMistake, { cells }: ImportRow): SameMistake {
  const { ways, column } = mistake;
  const cell = cells.get(column);
  if (!ways || cell === undefined) return mistake;
  return { ...mistake, cell, readings: ways.map((way) => dayInWay(saidIn(cell), way) ?? '–') };
}

/** `Customer Country: Deutchland → Germany / …`: what each reading would make of the row. */
function previewOf(
  locale: Locale,
  { column, cell, why, readings }: SameMistake,
  nameOf: (column: BulkColumn) => string,
): string {
  const meant = readings.map((reading) => nearCellText(locale, why, reading)).join(' / ');
  return aboutIt(locale, nameOf(column), `${plain(cell, { max: 40 })} → ${plain(meant, { max: 200 })}`);
}

/** `Line 12 · UK spring deal · Contoso Corporation`: of the existing referral, since the file may lack these columns. */
function titleOf(locale: Locale, { line, lastLine, named }: ImportedRow, { cells }: ImportRow): string {
  const where =
    lastLine !== undefined && lastLine > line
      ? say(locale, 'bulk.rows.lines', { line: formatNumber(locale, line), last: formatNumber(locale, lastLine) })
      : say(locale, 'bulk.rows.line', { line: formatNumber(locale, line) });
  const names = named ? [named.name, named.customer] : [cells.get('name'), cells.get('customerName')];
  const shown = names.flatMap((name = '') => plain(name.trim().replaceAll('\n', ' '), { max: 50 }) || []);
  return [where, ...shown].join(' · ');
}

function detailsOf(locale: Locale, row: ImportedRow, nameOf: (column: BulkColumn) => string): readonly string[] {
  const { plan, likeOthers = [], sameAsLine } = row;
  switch (plan.kind) {
    case 'create':
      return [
        `${formatMoney(locale, plan.deal.value)} · ${formatCalendarDate(locale, new Date(plan.deal.closeDate))}`,
        ...(sameAsLine === undefined ? [] : [sameText(locale, sameAsLine)]),
        ...(likeOthers.length > 0 ? [say(locale, 'bulk.rows.alike', { count: likeOthers.length })] : []),
      ];
    case 'change':
      return [
        ...rowChangeTexts(locale, plan, nameOf),
        ...(plan.notTaken.length > 0
          ? [say(locale, 'bulk.row.notTaken.why', { columns: joinedIn(locale, plan.notTaken.slice(0, 4).map(nameOf)) })]
          : []),
      ];
    default:
      return rowProblems(row, locale, nameOf);
  }
}
