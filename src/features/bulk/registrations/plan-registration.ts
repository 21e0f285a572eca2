import { canRegister, changedTerms, readRegistration, typedTerms } from '../../deals/index.ts';
import type { Referral } from '../../referrals/index.ts';
import { type CellAnswer, fault, value } from '../cells/cell-answer.ts';
import { readYesNoCell } from '../cells/code-cells.ts';
import { readSolutionCell } from '../cells/list-cells.ts';
import { saysAmount } from '../cells/number-cell.ts';
import {
  type RegistrationColumn,
  type RegistrationInputColumn,
  registrationColumnNames,
  registrationInputs,
} from '../columns/registration-columns.ts';
import type { RowPlan } from '../import/row-plan.ts';
import type { RegisteringReader, RowProblem, RowReader } from '../import/row-reader.ts';
import { registrationCells } from './registration-cells.ts';
import { type ChoiceColumn, registrationChoices } from './registration-choices.ts';
import { termAndEnd } from './term-cell.ts';
import { whyNotRegistered } from './why-not-registered.ts';

/**
 * Plans a row of a registrations file: registers a won deal, or answers Microsoft's question about a registration. The rules are
 * those of the form on the deal's card. First the row is compared with what an export would write.
 */
export function planRegistration(reader: RowReader, deal: Referral, registering: RegisteringReader): RowPlan {
  const { registration } = deal.record;
  const now = registrationCells(registration);
  const differs = (column: RegistrationColumn) =>
    !isSame(column, reader.text(column) ?? now[column], now[column]) ||
    // The same number under a header that names another currency is another amount.
    reader.isOtherMoney(column, (currency) => (currency === 'currency' ? undefined : now[currency]));
  const referralId = deal.id;
  const notTaken = registrationColumnNames.filter((column) => !isInput(column) && differs(column));
  const change = { kind: 'change', referralId, changes: [], cleared: [], notTaken } as const;
  if (!registrationInputs.some(differs)) return notTaken.length > 0 ? change : { kind: 'unchanged', referralId };
  const typed = typedCells(reader, deal, (column) => !differs(column));
  if (reader.problems.length > 0) return refused(reader.problems);
  if (reader.held.length > 0) return { kind: 'held', cells: reader.held };
  const read = readRegistration(typed, deal, registering);
  const terms = read.kind === 'terms' && registration ? changedTerms(read.terms, registration.terms) : undefined;
  // Spelt differently, same values.
  if (terms && Object.keys(terms).length === 0) return { kind: 'unchanged', referralId };
  const { known, locale } = registering;
  if (!canRegister(deal, known))
    return refused([{ why: 'not-registrable', text: whyNotRegistered(deal, known, locale) }]);
  if (read.kind === 'problems') return refused(problemsOf(read.problems));
  return {
    ...change,
    registration: terms ? { kind: 'register-again', terms } : { kind: 'register', terms: read.terms },
  };
}

function problemsOf(problems: Readonly<Record<string, string | undefined>>): readonly RowProblem[] {
  return Object.entries(problems).map(([field, text]) => ({
    ...{ why: 'registration' as const, column: columnOf(field) },
    ...(text ? { text } : {}),
  }));
}

function isInput(column: RegistrationColumn): column is RegistrationInputColumn {
  return (registrationInputs as readonly string[]).includes(column);
}

function isSame(column: RegistrationColumn, cell: string, now: string): boolean {
  const isAmount = column === 'contractValue' || column === 'solutionValue';
  return cell.trim() === now || (isAmount && saysAmount(cell, now));
}

/**
 * The row's cells as input of the card's form; columns that the file lacks, and amounts whose cells are unchanged since the
 * export, are taken from the existing registration.
 */
function typedCells(
  reader: RowReader,
  { record }: Referral,
  isUntouched: (column: RegistrationColumn) => boolean,
): Readonly<Record<string, string | undefined>> {
  const terms = record.registration?.terms;
  const stands = typedTerms(terms ?? {});
  const has = (column: RegistrationInputColumn) => reader.text(column) !== undefined || !record.registration;
  const needed = (column: RegistrationInputColumn, field: string, read: (cell: string) => CellAnswer<string>) =>
    has(column) ? { [field]: reader.needed(column, read) } : {};
  const currency = (column: 'contractCurrency' | 'solutionCurrency', field: string) =>
    has(column) ? { [field]: reader.neededCurrency(column) } : {};
  const amount = (column: 'contractValue' | 'solutionValue', of: 'contractCurrency' | 'solutionCurrency') =>
    stands[column] !== undefined && isUntouched(column)
      ? {}
      : needed(column, column, (cell) => asText(reader.amount(cell, terms?.[column]?.currency, of)));
  const day = (column: 'signedOn' | 'startsOn') => needed(column, column, (cell) => reader.day(cell));
  const { endsOn: endInTerm } = termAndEnd(reader.text('term') ?? '');
  const term = needed('term', 'term', (cell) => termCell(reader, cell));
  const isPerpetual = (has('term') ? term.term : stands.term) === 'Perpetual';
  return {
    ...stands,
    ...ofSolution(reader, record.solutions),
    ...amount('contractValue', 'contractCurrency'),
    ...currency('contractCurrency', 'currency'),
    ...amount('solutionValue', 'solutionCurrency'),
    ...currency('solutionCurrency', 'solutionCurrency'),
    ...needed('azure', 'azure', (cell) => asText(readYesNoCell(cell))),
    ...needed('deployment', 'deployment', oneOf('deployment')),
    ...needed('pricing', 'pricing', oneOf('pricing')),
    ...term,
    ...day('signedOn'),
    ...day('startsOn'),
    ...endOf(reader, { isPerpetual, endInTerm, isGiven: has('endsOn') }),
    ...marketplaceOf(reader, has),
  };
}

/** A term with its end beside it, which only a finite one has; where the column of the end says another day, neither is taken. */
function termCell(reader: RowReader, cell: string): CellAnswer<string> {
  const { term, endsOn } = termAndEnd(cell);
  const own = reader.text('endsOn') ?? '';
  const end = own.trim() === '' ? undefined : reader.day(own);
  const isOther = endsOn !== undefined && end?.kind === 'value' && end.value !== endsOn;
  const answer = oneOf('term')(term);
  const hasNone = endsOn !== undefined && !(answer.kind === 'value' && answer.value === 'Finite');
  return isOther || hasNone ? fault('not-a-choice') : answer;
}

function endOf(
  reader: RowReader,
  { isPerpetual, endInTerm, isGiven }: { isPerpetual: boolean; endInTerm: string | undefined; isGiven: boolean },
) {
  if (isPerpetual) return isGiven ? { endsOn: '' } : {};
  if (endInTerm && (reader.text('endsOn') ?? '').trim() === '') return { endsOn: endInTerm };
  return isGiven ? { endsOn: reader.needed('endsOn', (cell) => reader.day(cell)) } : {};
}

function marketplaceOf(reader: RowReader, has: (column: RegistrationInputColumn) => boolean) {
  if (!has('marketplace') && !has('marketplaceOn')) return {};
  const isSold = has('marketplace') ? reader.needed('marketplace', readYesNoCell) : true;
  return { marketplaceOn: isSold ? reader.needed('marketplaceOn', (cell) => reader.day(cell)) : '' };
}

/** Partner Center's file does not name the solution: with several, our additional column has to. */
function ofSolution(reader: RowReader, solutions: Referral['record']['solutions']) {
  const said = reader.read('solution 1', readSolutionCell);
  const [only, ...others] = solutions.filter(({ type }) => type !== 'Category');
  const solution = said?.id ?? (others.length === 0 ? only?.id : undefined);
  return solution ? { solution } : {};
}

function oneOf(column: ChoiceColumn): (cell: string) => CellAnswer<string> {
  const words = registrationChoices[column].map(({ cell }) => cell);
  // Digits and letters of other scripts say something of their own.
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return (cell) => {
    if (cell.trim() === '') return { kind: 'empty' };
    const word = words.find((each) => letters(each) === letters(cell));
    return word ? value(word) : fault('not-a-choice');
  };
}

function asText(answer: CellAnswer<number> | CellAnswer<boolean>): CellAnswer<string> {
  if (answer.kind === 'value') {
    const said = answer.value;
    return value(typeof said === 'boolean' ? (said ? 'yes' : 'no') : String(said));
  }
  if (answer.kind !== 'held') return answer;
  return { kind: 'held', readings: answer.readings.map(String) };
}

const columns: Readonly<Record<string, RegistrationInputColumn | 'solution 1'>> = {
  currency: 'contractCurrency',
  solution: 'solution 1',
};

function columnOf(field: string): RegistrationInputColumn | 'solution 1' {
  return columns[field] ?? (field as RegistrationInputColumn);
}

function refused(problems: readonly RowProblem[]): RowPlan {
  return { kind: 'refused', problems };
}
