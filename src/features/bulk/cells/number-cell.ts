import { largestAmount, readAmount } from '../../../answers/amount.ts';
import { amountTokens } from '../../../answers/amount-tokens.ts';
import { fold, plainDigits } from '../../../answers/said.ts';
import { type CellAnswer, empty, fault, value } from './cell-answer.ts';
import { isCurrencyCode } from './code-cells.ts';

/**
 * A deal's value. `1.200` may be twelve hundred or a bit more than one, and in a file with semicolons, where the comma is likely
 * the decimal mark, so may `1,200`.
 *
 * @param currency as the row's own column says it. @param delimiter of the file.
 */
export function readValueCell(cell: string, currency: string | undefined, delimiter: string): CellAnswer<number> {
  const text = plainDigits(cell.trim())
    .replace(/^'(?=\d)/, '')
    .replaceAll(/(?<=\d)[\u066b\u066c](?=\d)/g, (mark) => (mark === '\u066b' ? '.' : ','));
  if (text === '') return empty;
  // A circled or raised digit is a footnote's mark to one reader, and a digit of the amount to another.
  if (/\p{No}/u.test(text)) return fault('not-a-number');
  // Thousands are parted by three digits: with two, or with four and more, a point is the decimal one.
  if (/^\d{1,15}(?:\.(?:\d{1,2}|\d{4,20}))?$/.test(text)) return bounded(Number(text));
  if (/^\d+(?:\.\d+)?e\+?\d+$/i.test(text)) return fault('not-a-number');
  if (delimiter === ';' && /^\d{1,3},\d{3}$/.test(text)) {
    const [whole = '', rest = ''] = text.split(',');
    return { kind: 'held', readings: [Number(whole + rest), Number(`${whole}.${rest}`)] };
  }
  // In a conversation the desk shows what it made of `up to 5000`; of a thousand rows nobody looks at each.
  if (!isOneAmount(text)) return fault('not-a-number');
  if (/\d/.test(text) && hasMinus(text)) return fault('negative');
  return readInWords(text, currency);
}

function readInWords(text: string, currency: string | undefined): CellAnswer<number> {
  const answer = readAmount(text, { locale: 'en', ...(currency ? { defaultCurrency: currency } : {}) });
  if (answer.kind === 'nothing') {
    if (answer.reason === 'negative') return fault('negative');
    return fault(answer.reason === 'tooLarge' ? 'too-large' : 'not-a-number');
  }
  const readings = answer.kind === 'amount' ? [answer] : answer.readings;
  // A row without a currency is told that, and not that its amount names another.
  const own = readings.filter((reading) => [undefined, reading.currency].includes(currency) || !reading.currency);
  if (own.length === 0) return fault('other-currency');
  const values = [...new Set(own.map((reading) => reading.value))];
  const [only = 0, ...others] = values;
  // `1.234,567`: one of its marks is a mistake.
  if (others.length === 0) return isOfSmallestUnits(only, currency) ? bounded(only) : fault('not-a-number');
  // Of `1000-2000` no choice of the decimal mark says which is meant.
  return isDecimalDoubt(values) ? { kind: 'held', readings: values } : fault('not-a-number');
}

/**
 * A minus wherever programs put one: before the amount or behind it, at some distance, before its currency. The dash of `2,500.-`
 * stands for no cents, and that of `1000-2000` or `1000 - 2000 USD` joins two amounts.
 */
function hasMinus(text: string): boolean {
  const said = fold(text);
  const [firstDigit, lastDigit] = [said.search(/\d/), said.search(/\d\D*$/)];
  return [...said.matchAll(/[-−–—]/g)].some(({ input, index }) => {
    const before = input[index - 1] ?? '';
    const isPriceEnd = /[.,/]/.test(before) || (/[-–—]/.test(before) && /[.,]/.test(input[index - 2] ?? ''));
    return !isPriceEnd && !(firstDigit < index && index < lastDigit);
  });
}

/**
 * An amount as a file has it, so that no reader takes it for another: plain digits, and never three of them behind the point, where
 * `1.234` may be meant as thousands.
 */
export function valueCell(amount: number): string {
  const written = String(amount);
  const plainly = { useGrouping: false, maximumFractionDigits: 20 } as const;
  const digits = written.includes('e') ? amount.toLocaleString('en', plainly) : written;
  return /\.\d{3}$/.test(digits) ? `${digits}0` : digits;
}

/** Whether a point stands where a mark of thousands may stand, too. */
export function mayBeThousands(digits: string): boolean {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(digits);
}

/**
 * Whether a cell says the amount that an export writes now, with other zeros at its ends. `1.200` may be twelve hundred also where
 * 1.2 stands; `1.234` is the export's own `1.2340`, from which a program that keeps numbers took the zero.
 */
export function saysAmount(cell: string, now: string): boolean {
  const text = cell.trim();
  const isNumber = now !== '' && /^-?\d{1,25}(?:\.\d{1,25})?$/.test(text);
  return isNumber && Number(text) === Number(now) && (!mayBeThousands(text) || now === `${text}0`);
}

/** Digits with the words and signs of a currency or of thousands: no bound, no estimate, no sum of several. */
function isOneAmount(text: string): boolean {
  const said = fold(text);
  // `Cr` is a credit to an accountant, and ten million in India.
  if (/[<>≤≥~≈±?*×]|\d ?\+|\bcr\b/.test(said)) return false;
  const words = said.match(/[\p{L}$€£¥₩₽]+/gu) ?? [];
  const meanings = words.map((word) => amountTokens(word, 'en') ?? []);
  const isKnown = meanings.every(
    (tokens) => tokens.length > 0 && tokens.every(({ type }) => ['number', 'scale', 'currency'].includes(type)),
  );
  const mentions = meanings.flat().flatMap((token) => (token.type === 'currency' ? [token.mention] : []));
  return isKnown && new Set(mentions.filter(isCurrencyCode)).size <= 1;
}

/** Whether no part of it is smaller than what the currency counts in. */
function isOfSmallestUnits(amount: number, currency = 'USD'): boolean {
  return Number(amount.toFixed(Math.max(2, currencyDecimals(currency)))) === amount;
}

/** How many decimals a currency has: three in Kuwait. */
export function currencyDecimals(currency: string): number {
  const options = { style: 'currency', currency } as const;
  return new Intl.NumberFormat('en', options).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `1.200` is a thousand times as much with its point as a mark of thousands. */
function isDecimalDoubt(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.length === 2 && Math.abs(most - least * 1_000) < 0.5;
}

function bounded(amount: number): CellAnswer<number> {
  return amount > largestAmount ? fault('too-large') : value(amount);
}
