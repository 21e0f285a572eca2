import { type Amount, type AmountAnswer, readAmount } from '../amount/amount.ts';
import type { CurrencyContext } from '../amount/currency.ts';
import { readSolutionId } from '../choice/solution-id.ts';
import { readDuns } from '../customer/duns.ts';
import { type DayAnswer, type DayContext, isLengthOnly, readDay } from '../day/day.ts';
import { twoDays } from '../day/day-range.ts';
import { type CountryAnswer, readCountry } from '../place/country.ts';
import { fold, wordsOf } from '../text/said.ts';
import { beforeClosing } from './line-keywords.ts';
import { andWords, type LineField } from './line-words.ts';

export type LineContext = CurrencyContext & DayContext;

/** A solution as named in the line: by id, or by words to look up in the catalogue. */
export interface LineSolution {
  readonly said: string;
  readonly id?: string;
}

/** What was parsed, by field. */
export interface LineFields {
  readonly customer?: string;
  readonly dealName?: string;
  readonly value?: Amount;
  readonly closeDay?: Extract<DayAnswer, { kind: 'day' }>;
  readonly solution?: readonly LineSolution[];
  readonly country?: string;
  /** The customer's location, from the words after the name. */
  readonly place?: string;
  /** A customer contact's name, e-mail and phone, as written. */
  readonly contact?: string;
  readonly crmId?: string;
  readonly campaignId?: string;
  readonly notes?: string;
  readonly duns?: string;
}

export type LineReading =
  | { readonly kind: 'found'; readonly field: LineField; readonly fields: LineFields }
  | { readonly kind: 'ambiguous'; readonly field: LineField; readonly answer: LineQuestion }
  | { readonly kind: 'nothing' };
export type LineQuestion = Extract<AmountAnswer | DayAnswer | CountryAnswer, { kind: 'ambiguous' }>;

const nothing: LineReading = { kind: 'nothing' };
const found = (field: LineField, fields: LineFields): LineReading => ({ kind: 'found', field, fields });

/** Parses the value that follows the name of a field. */
export function readField(field: LineField, text: string, context: LineContext): LineReading {
  switch (field) {
    case 'value':
      return value(text, context);
    case 'closeDay':
      return closeDay(text, context);
    case 'country':
      return country(text);
    case 'solution':
      return found('solution', { solution: solutions(text) });
    case 'duns': {
      const answer = readDuns(text);
      return answer.kind === 'duns' ? found('duns', { duns: answer.duns }) : nothing;
    }
    default:
      return found(field, { [field]: text });
  }
}

function value(text: string, context: LineContext): LineReading {
  const answer = readAmount(text, context);
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', field: 'value', answer };
  if (answer.kind === 'nothing') return nothing;
  const { value: amount, currency } = answer;
  return found('value', { value: { value: amount, ...(currency ? { currency } : {}) } });
}

function closeDay(text: string, context: LineContext): LineReading {
  const answer = readDay(text, context);
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', field: 'closeDay', answer };
  const two = answer.kind === 'nothing' ? twoDays(text, context) : undefined;
  if (two) return { kind: 'ambiguous', field: 'closeDay', answer: { kind: 'ambiguous', readings: two } };
  return answer.kind === 'day' ? found('closeDay', { closeDay: answer }) : nothing;
}

function country(text: string): LineReading {
  const answer = readCountry(text);
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', field: 'country', answer };
  return answer.kind === 'country' ? found('country', { country: answer.country }) : nothing;
}

const ands = new Set([...wordsOf(andWords), '&', '+', '/']);

/** Several ids in a row, or one solution by its name. */
function solutions(text: string): readonly LineSolution[] {
  const ids = text.split(' ').filter((word) => !ands.has(word.toLowerCase()));
  const each = ids.map((said) => solution(said));
  return each.length > 0 && each.every(({ id }) => id !== undefined) ? each : [solution(text)];
}

function solution(said: string): LineSolution {
  const answer = readSolutionId(said);
  return answer.kind === 'solutionId' ? { said, id: answer.id } : { said };
}

/** `九十萬台幣`, `五十萬`: written in signs as a name is, and never one. */
export function isHanSum(said: string): boolean {
  return /^[一二兩三四五六七八九十百千\d]{1,12}[萬億]\p{Script=Han}{0,8}$/u.test(said);
}

/** `Tailwind 24/7`: rarely the 24th of July. */
export function isAroundTheClock(said: string): boolean {
  return /^24 ?\/ ?7$/.test(said.trim());
}

/** Parses a piece without a field name by its form. `first`: it is likely the customer, whose name may be anything. */
export function readUnnamed(piece: string, first: boolean, context: LineContext): LineReading {
  const solved = solutions(piece);
  if (solved.every(({ id }) => id !== undefined)) return found('solution', { solution: solved });
  const before = beforeClosing(piece);
  // `40k, 3 years`: a contract's length is no close date unless the field is named.
  if (isAroundTheClock(piece)) return nothing;
  const day = isLengthOnly(piece) ? nothing : closeDay(piece, context);
  const closing = day.kind === 'nothing' && before ? closeDay(before, context) : day;
  // "March" may be a customer; "2027" alone is ambiguous.
  const plain = /^\d{1,4}$/.test(fold(piece));
  if (closing.kind !== 'nothing' && !plain && (!first || /\d/.test(piece))) return closing;
  const amount = value(piece, context);
  // 7-Eleven is a customer, not an amount.
  const isWritten = /\d/.test(piece) || isHanSum(piece);
  if (amount.kind !== 'nothing' && !plain && (!first || (isWritten && amount.kind === 'found'))) return amount;
  const land = country(piece);
  return land.kind === 'found' && !first && piece.length > 2 ? land : nothing;
}
