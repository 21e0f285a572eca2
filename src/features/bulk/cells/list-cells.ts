import { readSolutionId } from '../../../answers/choice/solution-id.ts';
import { readEmail } from '../../../answers/person/email.ts';
import { isPhone, type Member } from '../../referrals/index.ts';
import { unguarded } from '../file/formula-guard.ts';
import { type CellAnswer, empty, fault, saidIn, value } from './cell-answer.ts';
import { isCurrencyCode } from './code-cells.ts';
import { currencyDecimals, mayBeThousands, saysAmount } from './number-cell.ts';

export interface SolutionCell {
  readonly id: string;
  readonly currency?: string;
  readonly price?: number;
  readonly quantity?: number;
}

const longestPart = 200;

/** `SOL-1234-PQRS, USD, 10, 100`: id, currency, unit price, quantity; only the id is mandatory. */
export function readSolutionCell(cell: string): CellAnswer<SolutionCell> {
  if (cell.trim() === '') return empty;
  const parts = partsOf(cell);
  if (parts.length > 4) return fault('solution-parts');
  const [said = '', ...others] = parts;
  const [currency = '', price = '', quantity = ''] = others.map(saidIn);
  const id = readSolutionId(said);
  if (id.kind === 'nothing') return fault('not-a-solution');
  // A price or another solution in this place: the sentence tells the order of the parts.
  if (/\d/.test(currency)) return fault('solution-parts');
  if (currency !== '' && !isCurrencyCode(currency)) return fault('not-a-currency');
  if (price !== '' && !isPrice(price, currency)) return fault('not-a-price');
  if (quantity !== '' && !/^[1-9]\d{0,8}(?:\.0+)?$/.test(quantity)) return fault('not-a-quantity');
  return value({
    id: id.id,
    ...(currency ? { currency: currency.toUpperCase() } : {}),
    ...(price ? { price: Number(price) } : {}),
    ...(quantity ? { quantity: Number(quantity) } : {}),
  });
}

/** `1.200` may mean thousands, as in the deal's value, unless the currency has three decimals. */
function isPrice(price: string, currency: string): boolean {
  const hasThreeDecimals = currency !== '' && currencyDecimals(currency) === 3;
  return /^\d{1,12}(?:\.\d{1,20})?$/.test(price) && (hasThreeDecimals || !mayBeThousands(price));
}

/** Whether a cell equals the solution that an export writes now, ignoring trailing zeros of the price. */
export function saysSolution(cell: string, now: string): boolean {
  const [said, written] = [partsOf(cell), partsOf(now)];
  const isSame = (part: string, place: number) =>
    part === written[place] || (place === 2 && saysAmount(part, written[place] ?? ''));
  return said.length === written.length && said.every(isSame);
}

/** `Bob, Partner, 999999, bob@contoso.com`. Names may contain commas, so e-mail and phone are read from the end. */
export function readMemberCell(cell: string): CellAnswer<Member> {
  if (cell.trim() === '') return empty;
  const parts = partsOf(cell);
  const [firstName = '', ...rest] = parts;
  const [phone = '', said = ''] = rest.slice(-2);
  // Where the phone had a cell of its own, a spreadsheet guarded it as text.
  const written = unguarded(phone);
  // Also of digits in full width, as who types Chinese or Japanese has them.
  const phoneNumber = isPhone(written) ? written : saidIn(written);
  const lastName = rest.slice(0, -2).join(', ');
  const names = [firstName, ...rest.slice(0, -2)];
  // Digits alone are part of a phone number that contains a comma; a quotation mark joins what the comma has split.
  const isName = (part: string) => !/^[\d\s()+.-]+$|["@]/.test(part);
  if (parts.length < 4 || !names.every(isName) || [firstName, lastName].includes('')) return fault('member-parts');
  if (parts.some((part) => part.length > longestPart)) return fault('too-long');
  if (!isPhone(phoneNumber)) return fault('not-a-phone');
  const email = readEmail(said);
  return email.kind === 'email'
    ? value({ firstName, lastName, phoneNumber, email: email.email })
    : fault('not-an-email');
}

/**
 * Separated by commas, also full-width ones; else by semicolons, enumeration commas, Arabic commas, bars or lines of the cell. Ignores
 * empty parts at the end.
 */
function partsOf(cell: string): readonly string[] {
  const parts = cell.split(/[,，]/.test(cell) ? /[,，]/ : /[;；、،|\n]/).map((part) => part.trim());
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}
