import { largestAmount, readAmount } from '../../../answers/amount/amount.ts';
import { amountTokens } from '../../../answers/amount/amount-tokens.ts';
import { currenciesCalled } from '../../../answers/amount/currency.ts';
import { fold, longestAnswer, plainDigits, withoutEnd } from '../../../answers/text/said.ts';
import { type CellAnswer, empty, fault, value } from './cell-answer.ts';
import { isCurrencyCode } from './code-cells.ts';
import { withCurrencyCodes } from './currency-names-within.ts';

/**
 * A deal's value. `1.200` is ambiguous (1200 or 1.2); in a file with semicolons, where the comma is likely the decimal
 * separator, so is `1,200`.
 *
 * @param currency of the row's own column. @param delimiter of the file.
 */
export function readValueCell(cell: string, currency: string | undefined, delimiter: string): CellAnswer<number> {
  const given = cell.trim();
  if (given === '') return empty;
  if (given.length > longestAnswer) return fault('not-a-number');
  const text = withCurrencyCodes(withPlainMarks(plainDigits(given).replace(/^'(?=\d)/, '')));
  if (/[\u066b\u066c]/.test(text)) return fault('not-a-number');
  // A circled or superscript digit may be a footnote's mark or a digit of the amount.
  if (/\p{No}/u.test(text)) return fault('not-a-number');
  // Thousands have groups of three digits: before two, four or more digits the point is the decimal separator.
  if (/^\d{1,15}(?:\.(?:\d{1,2}|\d{4,20}))?$/.test(text)) return bounded(Number(text));
  if (/^\d+(?:\.\d+)?e\+?\d+$/i.test(text)) return fault('not-a-number');
  if (delimiter === ';' && /^\d{1,3},\d{3}$/.test(text)) {
    const [whole = '', rest = ''] = text.split(',');
    return { kind: 'held', readings: [Number(whole + rest), Number(`${whole}.${rest}`)] };
  }
  // A conversation shows how `up to 5000` was read; nobody checks each of a thousand rows.
  if (!isOneAmount(text)) return fault('not-a-number');
  if (/\d/.test(text) && hasMinus(text)) return fault('negative');
  return readInWords(withOwnSign(text, currency), currency);
}

/**
 * A bare sign that several currencies share is the row's own where that is written so: `$50,000` beside MXN. A header's
 * `Deal Value ($)` is read likewise.
 */
function withOwnSign(text: string, currency: string | undefined): string {
  const [sign, ...others] = text.match(/\p{Sc}/gu) ?? [];
  if (!currency || !sign || others.length > 0 || /\p{L}/u.test(text)) return text;
  return currenciesCalled(sign).includes(currency) ? text.replace(sign, '') : text;
}

/**
 * The Arabic marks have one meaning each: U+066C between groups of three digits, U+066B before the decimals, three of which get a
 * zero so that they are no thousands. Where the groups are others, the marks stay.
 */
function withPlainMarks(text: string): string {
  return text.replaceAll(/\d[\d\u066b\u066c]*/g, (digits) => {
    if (!/^(?:\d+|\d{1,3}(?:\u066c\d{3})+)(?:\u066b\d+)?$/.test(digits)) return digits;
    const [whole = '', decimals] = digits.replaceAll('\u066c', '').split('\u066b');
    if (decimals === undefined) return whole;
    const significant = withoutEnd(decimals, /0/);
    return significant === '' ? whole : `${whole}.${significant.length === 3 ? `${significant}0` : significant}`;
  });
}

function readInWords(text: string, currency: string | undefined): CellAnswer<number> {
  const answer = readAmount(text, { locale: 'en', ...(currency ? { defaultCurrency: currency } : {}) });
  if (answer.kind === 'nothing') {
    if (answer.reason === 'negative') return fault('negative');
    return fault(answer.reason === 'tooLarge' ? 'too-large' : 'not-a-number');
  }
  const readings = answer.kind === 'amount' ? [answer] : answer.readings;
  // A row without a currency gets that error, not the one of a contradicting currency.
  const own = readings.filter((reading) => [undefined, reading.currency].includes(currency) || !reading.currency);
  if (own.length === 0) return fault('other-currency');
  const values = [...new Set(own.map((reading) => reading.value))];
  const [only = 0, ...others] = values;
  // `1.234,567`: one of the separators is a mistake.
  if (others.length === 0) return isOfSmallestUnits(only, currency) ? bounded(only) : fault('not-a-number');
  // Choosing a decimal separator does not resolve `1000-2000`.
  return isDecimalDoubt(values) ? { kind: 'held', readings: values } : fault('not-a-number');
}

/**
 * A minus sign wherever programs write it: before or after the amount, with spaces, before the currency. The dash of `2,500.-`
 * stands for no cents, and that of `1000-2000` or `1000 - 2000 USD` separates two amounts.
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
 * An amount as an export writes it, unambiguously: plain digits, and never exactly three decimals, since `1.234` may be read as
 * thousands.
 */
export function valueCell(amount: number): string {
  const written = String(amount);
  const plainly = { useGrouping: false, maximumFractionDigits: 20 } as const;
  const digits = written.includes('e') ? amount.toLocaleString('en', plainly) : written;
  return /\.\d{3}$/.test(digits) ? `${digits}0` : digits;
}

/** Whether a point stands where a thousands separator may stand. */
export function mayBeThousands(digits: string): boolean {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(digits);
}

/**
 * Whether a cell equals the amount that an export writes now, ignoring leading and trailing zeros. `1.200` stays ambiguous even
 * if the value is 1.2; `1.234` is the export's own `1.2340` after a program that stores numbers dropped the zero.
 */
export function saysAmount(cell: string, now: string): boolean {
  const text = cell.trim();
  const isNumber = now !== '' && /^-?\d{1,25}(?:\.\d{1,25})?$/.test(text);
  return isNumber && Number(text) === Number(now) && (!mayBeThousands(text) || now === `${text}0`);
}

/** Digits with currency or multiplier words and signs: not a bound, an estimate or a sum. */
function isOneAmount(text: string): boolean {
  const said = fold(text);
  // `Cr` means a credit in accounting and ten million in India.
  if (/[<>≤≥~≈±?*×]|\d ?\+|\bcr\b/.test(said)) return false;
  const words = said.match(/[\p{L}$€£¥₩₽]+/gu) ?? [];
  const meanings = words.map((word) => amountTokens(word, 'en') ?? []);
  const isKnown = meanings.every(
    (tokens) => tokens.length > 0 && tokens.every(({ type }) => ['number', 'scale', 'currency'].includes(type)),
  );
  const mentions = meanings.flat().flatMap((token) => (token.type === 'currency' ? [token.mention] : []));
  return isKnown && new Set(mentions.filter(isCurrencyCode)).size <= 1;
}

/** Whether it has no more decimals than the currency. */
function isOfSmallestUnits(amount: number, currency = 'USD'): boolean {
  return Number(amount.toFixed(Math.max(2, currencyDecimals(currency)))) === amount;
}

/** Decimals of a currency: Kuwait's has three. */
export function currencyDecimals(currency: string): number {
  const options = { style: 'currency', currency } as const;
  return new Intl.NumberFormat('en', options).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The readings of `1.200` differ by a factor of a thousand. */
function isDecimalDoubt(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.length === 2 && Math.abs(most - least * 1_000) < 0.5;
}

function bounded(amount: number): CellAnswer<number> {
  return amount > largestAmount ? fault('too-large') : value(amount);
}
