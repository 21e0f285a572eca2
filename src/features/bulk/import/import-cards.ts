import type { VerbButton } from '../../../cards/card-data.ts';
import { type ImportCardParts, importCard } from '../../../cards/import-card.ts';
import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatAlternatives, formatCalendarDate, formatMoney, formatNumber } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import type { BuiltCard } from '../../referrals/index.ts';
import { headerColumns } from '../columns/header-columns.ts';
import type { BulkImport, ImportDoubt, StoredRehearsal } from './bulk-import.ts';
import type { FileFault } from './import-file.ts';
import { columnNames, faultText, fileTitle, isRefusal, moved } from './row-sentences.ts';

/** Why nothing of a file is taken. */
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
  return say(locale, `bulk.file.${why}`, { columns: columns.slice(0, 6).map(shortName).join(', ') });
}

const shortName = (name: string) => plain(name, { max: 60 });

/** The numbers of a rehearsal, each with rows behind it. */
export const rowGroups = [
  ...(['create', 'change', 'final', 'duplicate', 'held', 'cleared', 'notTaken'] as const),
  ...(['refused', 'error', 'unchanged'] as const),
] as const;
export type RowGroup = (typeof rowGroups)[number];

export function linesOf(rehearsal: StoredRehearsal, group: RowGroup): readonly number[] {
  switch (group) {
    case 'final':
      return inOrder(Object.values(rehearsal.final).flat());
    case 'notTaken':
      return inOrder(rehearsal.notTaken.flatMap(({ lines }) => lines));
    case 'refused':
    case 'error':
      return inOrder(reasons(rehearsal, group).flatMap(({ lines }) => lines));
    default:
      return rehearsal[group];
  }
}

function inOrder(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].toSorted((one, other) => one - other);
}

function reasons({ refused }: StoredRehearsal, group: 'refused' | 'error') {
  return refused.filter(({ why }) => isRefusal(why) === (group === 'refused'));
}

const showVerb = 'bulk.import-show';
const rowsVerb = 'bulk.import-rows';
const chooseVerb = 'bulk.import-choose';
const nextVerb = 'bulk.import-next';
const discardVerb = 'bulk.import-discard';
const startVerb = 'bulk.import-start';
/** Of the buttons here; `import-actions.ts` has what each does. */
export const importVerbs = {
  show: showVerb,
  rows: rowsVerb,
  choose: chooseVerb,
  next: nextVerb,
  discard: discardVerb,
  start: startVerb,
} as const;

/** What every button of a rehearsal carries: which import, and which state of it the person sees. */
export function seenData({ id, generation }: Pick<BulkImport, 'id' | 'generation'>) {
  return { importId: id, generation };
}

const mostReasons = 4;

/** What would happen, and nothing has: each number with its rows, what is in doubt with its choice. */
export function importRehearsalCard(imported: BulkImport): BuiltCard {
  const { locale, rehearsal, fileName } = imported;
  if (!rehearsal) throw new Error(`import ${imported.id} has no rehearsal`);
  const todo = rehearsal.create.length + rehearsal.change.length;
  const isOpen = todo + rehearsal.duplicate.length + rehearsal.held.length > 0;
  const act = (verb: string, title: string, style?: 'positive' | 'destructive') => ({
    ...{ title, tooltip: title, verb, data: seenData(imported) },
    ...(style ? { style } : {}),
  });
  return importCard(locale, {
    title: say(locale, 'bulk.import.what', { file: fileTitle(fileName) }),
    lines: [
      ...partLine(imported),
      countsInWords(locale, rehearsal),
      say(locale, isOpen ? 'bulk.import.nothingYet' : 'bulk.import.nothingToDo'),
      ...columnLines(imported),
    ],
    rows: rowsOf(imported, rehearsal),
    buttons: [
      ...(todo > 0 ? [act(importVerbs.start, say(locale, 'bulk.button.import'), 'positive')] : []),
      ...(imported.part?.nextId ? [act(importVerbs.next, say(locale, 'bulk.button.nextPart'))] : []),
      act(importVerbs.discard, say(locale, 'bulk.button.discard')),
    ],
  });
}

/** “12 new, 30 changed, 3 refused, 5 with errors”: what there is none of is left out. */
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

function columnLines({ locale, layout }: BulkImport): readonly string[] {
  const { unknown, newRequired, tooMany } = headerColumns(layout?.header ?? []);
  const line = (key: 'bulk.import.notRead' | 'bulk.import.newRequired', names: readonly string[]) => {
    if (names.length === 0) return [];
    const shown = names.slice(0, 6).map((name) => plain(name, { max: 40 }));
    return [say(locale, key, { columns: [...shown, ...(names.length > 6 ? ['…'] : [])].join(', ') })];
  };
  return [...line('bulk.import.newRequired', newRequired), ...line('bulk.import.notRead', [...unknown, ...tooMany])];
}

type CardRow = NonNullable<ImportCardParts['rows']>[number];

function rowsOf(imported: BulkImport, rehearsal: StoredRehearsal): readonly CardRow[] {
  const { locale } = imported;
  const row = (
    group: RowGroup,
    details: readonly string[],
    buttons: readonly VerbButton[] = [],
  ): readonly CardRow[] => {
    const count = linesOf(rehearsal, group).length;
    if (count === 0) return [];
    const title = say(locale, `bulk.row.${rowTitle[group]}`, { count });
    return [{ title, details, buttons: [...buttons, rowsButton(imported, group, title)] }];
  };
  const amounts = (texts: readonly string[]) =>
    texts.length > 0 ? [say(locale, 'bulk.row.value', { amounts: texts.slice(0, 5).join(', ') })] : [];
  const { keepsEmptied, takesDuplicates } = imported.choices;
  return [
    ...row(
      'create',
      [
        ...amounts(rehearsal.added.map((money) => formatMoney(locale, money))),
        ...(takesDuplicates ? [say(locale, 'bulk.row.duplicate.taken')] : []),
      ],
      takesDuplicates ? [choice(imported, 'duplicates', 'leave', say(locale, 'bulk.button.leaveDuplicates'))] : [],
    ),
    ...row('change', amounts(rehearsal.moved.map((money) => moved(locale, money)))),
    ...row('final', finalTexts(locale, rehearsal)),
    ...row(
      'duplicate',
      [say(locale, 'bulk.row.duplicate.why')],
      [choice(imported, 'duplicates', 'take', say(locale, 'bulk.button.takeDuplicates'))],
    ),
    ...rehearsal.doubts.map((doubt) => doubtRow(imported, doubt)),
    ...row(
      'cleared',
      [say(locale, 'bulk.row.cleared.why')],
      [choice(imported, 'emptied', 'keep', say(locale, 'bulk.button.keepEmptied'))],
    ),
    ...(keepsEmptied
      ? [
          {
            title: say(locale, 'bulk.row.cleared.kept'),
            buttons: [choice(imported, 'emptied', 'clear', say(locale, 'bulk.button.clearEmptied'))],
          },
        ]
      : []),
    ...row('notTaken', [notTakenText(imported, rehearsal)]),
    ...row('refused', reasonTexts(locale, rehearsal, 'refused')),
    ...row('error', reasonTexts(locale, rehearsal, 'error')),
    ...row('unchanged', []),
  ];
}

const rowTitle = {
  create: 'create',
  change: 'change',
  final: 'final',
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
  return [counts.join(locale === 'zh-TW' ? '、' : ', '), ...early];
}

function notTakenText({ locale, layout }: BulkImport, { notTaken }: StoredRehearsal): string {
  const nameOf = columnNames(layout?.header ?? []);
  const columns = notTaken.slice(0, 8).map(({ column, lines }) => `${nameOf(column)} (${lines.length})`);
  return say(locale, 'bulk.row.notTaken.why', { columns: columns.join(', ') });
}

function reasonTexts(locale: Locale, rehearsal: StoredRehearsal, group: 'refused' | 'error'): readonly string[] {
  const found = reasons(rehearsal, group);
  const shown = found
    .slice(0, mostReasons)
    .map(({ why, lines }) => `${formatNumber(locale, lines.length)}: ${faultText(locale, why)}`);
  return found.length > mostReasons ? [...shown, '…'] : shown;
}

/** One press says how all of them are meant; each button shows what comes of the first. */
function doubtRow(imported: BulkImport, { column, lines, cell, readings }: ImportDoubt): CardRow {
  const { locale } = imported;
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
      ? dateChoices(imported, cell)
      : [Math.max, Math.min].map((pick, index) => {
          const reading = pick(...readings.map(Number));
          const value = index === 0 ? 'whole' : 'fraction';
          return choice(imported, 'thousands', value, `${cell.trim().slice(0, 30)} = ${formatNumber(locale, reading)}`);
        });
  return { title, details: [how], buttons: [...buttons, rowsButton(imported, 'held', title)] };
}

function dateChoices(imported: BulkImport, cell: string): readonly VerbButton[] {
  const { locale } = imported;
  const [, one = '', other = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(cell.trim()) ?? [];
  const asDay = (month: string, day: string) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return Number(month) >= 1 && Number(month) <= 12 && date.getUTCDate() === Number(day)
      ? formatCalendarDate(locale, date)
      : '–';
  };
  return [
    choice(imported, 'slashes', 'day-first', say(locale, 'bulk.button.dayFirst', { example: asDay(other, one) })),
    choice(imported, 'slashes', 'month-first', say(locale, 'bulk.button.monthFirst', { example: asDay(one, other) })),
  ];
}

function choice(imported: BulkImport, what: string, value: string, title: string): VerbButton {
  return { title, tooltip: title, verb: importVerbs.choose, data: { ...seenData(imported), what, value } };
}

function rowsButton(imported: BulkImport, group: RowGroup, of: string): VerbButton {
  const title = say(imported.locale, 'bulk.button.rows');
  return {
    ...{ title, tooltip: `${title}: ${of}`, verb: importVerbs.rows },
    data: { ...seenData(imported), group, page: 1 },
  };
}
