import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, formatCalendarDate, formatMoney, formatNumber, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Money, RecordChange } from '../../referrals/index.ts';
import type { CellFault } from '../cells/cell-answer.ts';
import { type BulkColumn, headerText } from '../columns/bulk-columns.ts';
import { headerColumns } from '../columns/header-columns.ts';
import type { ImportedRow } from './bulk-import.ts';
import type { RowChange } from './row-plan.ts';
import type { RowFault, RowProblem } from './row-reader.ts';

/** A file name from a client: untrusted. */
export function fileTitle(fileName: string): string {
  return plain(fileName, { max: 80 });
}

/** Column names as spelt in this file. */
export function columnNames(header: readonly string[]): (column: BulkColumn) => string {
  const { places } = headerColumns(header);
  return (column) => plain(header[places.get(column) ?? -1]?.trim() || headerText(column), { max: 44 });
}

const cellFaults: ReadonlySet<string> = new Set<CellFault>([
  ...(['not-an-id', 'not-a-status', 'not-a-reason', 'not-a-stage', 'not-a-number', 'negative', 'too-large'] as const),
  ...([
    'not-a-currency',
    'not-a-day',
    'day-number',
    'no-such-day',
    'short-year',
    'not-yes-or-no',
    'not-a-help',
  ] as const),
  ...(['not-a-country', 'not-duns', 'not-a-solution', 'solution-parts', 'not-a-price', 'not-a-quantity'] as const),
  ...([
    'member-parts',
    'not-a-phone',
    'not-an-email',
    'too-long',
    'other-currency',
    'header-currency',
    'not-a-choice',
    'not-an-intent',
  ] as const),
]);

function isCellFault(why: RowFault): why is CellFault {
  return cellFaults.has(why);
}

export function faultText(locale: Locale, why: RowFault): string {
  return isCellFault(why) ? say(locale, `bulk.cell.${why}`) : say(locale, `bulk.fault.${why}`);
}

/** The same with the column that it is about: `Currency: This is no currency code …` */
function problemText(
  locale: Locale,
  { why, column, text: told }: RowProblem,
  nameOf: (column: BulkColumn) => string,
): string {
  const text = told ?? faultText(locale, why);
  return column ? aboutIt(locale, nameOf(column), text) : text;
}

/** The problems of a row as sentences; [] if there are none. */
export function rowProblems(
  { plan, likeOthers = [], sameAsLine, toDo }: Pick<ImportedRow, 'plan' | 'likeOthers' | 'sameAsLine' | 'toDo'>,
  locale: Locale,
  nameOf: (column: BulkColumn) => string,
): readonly string[] {
  if (plan.kind === 'refused') return plan.problems.map((problem) => problemText(locale, problem, nameOf));
  if (plan.kind === 'held')
    return plan.cells.map(({ column }) => aboutIt(locale, nameOf(column), say(locale, 'bulk.fault.doubt')));
  if (plan.kind !== 'create' || toDo) return [];
  return [
    ...(sameAsLine === undefined ? [] : [sameText(locale, sameAsLine)]),
    ...(likeOthers.length > 0 ? [say(locale, 'bulk.fault.duplicate')] : []),
  ];
}

/** Tells that an earlier row creates the same deal. */
export function sameText(locale: Locale, line: number): string {
  return say(locale, 'bulk.rows.same', { line: formatNumber(locale, line) });
}

/** Tells which row of another run names the same referral. */
export function twiceText(locale: Locale, line: number): string {
  return say(locale, 'bulk.fault.twiceElsewhere', { line: formatNumber(locale, line) });
}

/** Faults caused by the deal's state and not by the file: reported apart from mistakes in the file. */
const refusals: ReadonlySet<RowFault> = new Set([
  'closed',
  'vanished',
  'not-from-here',
  'no-right',
  'consent',
  'not-registrable',
]);

export function isRefusal(why: RowFault): boolean {
  return refusals.has(why);
}

const columnOf = {
  ...{ name: 'name', closeDate: 'closeDate', salesStage: 'salesStage', notes: 'notes', externalReferenceId: 'crmId' },
  ...{ campaignId: 'campaignId', dealValue: 'value', note: 'notes', team: 'member 1', solutions: 'solution 1' },
  ...{ contact: 'contactEmail', share: 'share' },
} as const satisfies Readonly<Record<RecordChange['field'], BulkColumn>>;

/** The changes of a row, one line each: `Estimated Deal Value: €10 → €20`. */
export function rowChangeTexts(
  locale: Locale,
  { changes, answer, invite, registration }: RowChange,
  nameOf: (column: BulkColumn) => string,
): readonly string[] {
  return [
    ...(answer ? [answerText(locale, answer)] : []),
    ...(invite ? [say(locale, 'bulk.answer.invite')] : []),
    ...(registration ? [say(locale, `bulk.answer.${registration.kind}`)] : []),
    ...changes.map((change) => changeText(locale, change, nameOf)),
  ];
}

/** With the reason that is sent: `Decline: Customer didn’t respond`. */
function answerText(locale: Locale, answer: NonNullable<RowChange['answer']>): string {
  const deed = say(locale, `bulk.answer.${answer.kind}`);
  return 'reason' in answer ? aboutIt(locale, deed, say(locale, `reason.${answer.reason}`)) : deed;
}

function changeText(locale: Locale, change: RecordChange, nameOf: (column: BulkColumn) => string): string {
  const about = (text: string) => aboutIt(locale, nameOf(columnOf[change.field]), text);
  switch (change.field) {
    case 'share':
      return say(locale, 'bulk.answer.share');
    case 'dealValue':
      return about(`${change.from ? formatMoney(locale, change.from) : '–'} → ${formatMoney(locale, change.to)}`);
    case 'team':
      return about(
        listText(
          locale,
          change.add.map(({ email }) => email),
          change.remove,
        ),
      );
    case 'solutions':
      return about(
        listText(
          locale,
          change.add.map(({ id }) => id),
          change.remove,
        ),
      );
    case 'contact':
      return about(`${short(change.replaces ?? '')} → ${short(change.contact.email)}`);
    case 'note':
      return about(`+ ${short(change.text)}`);
    default: {
      const show = (value: string) =>
        change.field === 'closeDate' && value ? formatCalendarDate(locale, new Date(value)) : short(value);
      return about(`${show(change.from)} → ${show(change.to)}`);
    }
  }
}

function listText(locale: Locale, add: readonly string[], remove: readonly string[]): string {
  const some = (sign: string, items: readonly string[]) => items.slice(0, 3).map((item) => `${sign} ${short(item)}`);
  const more = Math.max(0, add.length - 3) + Math.max(0, remove.length - 3);
  return joinedIn(locale, [...some('+', add), ...some('−', remove), ...(more > 0 ? ['…'] : [])]);
}

function short(text: string): string {
  return text === '' ? '–' : plain(text.replaceAll('\n', ' '), { max: 40 });
}

/** `+410,000 EUR` */
export function moved(locale: Locale, money: Money): string {
  return `${money.value > 0 ? '+' : '−'}${formatMoney(locale, { ...money, value: Math.abs(money.value) })}`;
}
