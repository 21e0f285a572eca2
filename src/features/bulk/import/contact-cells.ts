import { readEmail } from '../../../answers/person/email.ts';
import { isPhone, type Member } from '../../referrals/index.ts';
import { type CellAnswer, fault, value } from '../cells/cell-answer.ts';
import { type RowReader, textUpTo } from './row-reader.ts';

/** Upper bounds in characters: Partner Center's for notes, otherwise those of the desk's forms. */
export const rowLimits = { name: 200, text: 200, short: 100, notes: 5_000 } as const;

export const contactColumns = ['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'] as const;

/** Partner Center requires all four fields of a contact, or none (docs/partner-center.md#fields). @param needed mandatory. */
export function readContact(reader: RowReader, needed: boolean): Member | undefined {
  const isTold = contactColumns.some((column) => (reader.text(column) ?? '').trim() !== '');
  if (!isTold) {
    if (needed) reader.refuse('contact-missing', 'contactFirstName');
    return undefined;
  }
  const text = textUpTo(rowLimits.text);
  const firstName = reader.needed('contactFirstName', text);
  const lastName = reader.needed('contactLastName', text);
  const phoneNumber = reader.needed('contactPhone', phone);
  const email = reader.needed('contactEmail', address);
  return firstName && lastName && phoneNumber && email ? { firstName, lastName, phoneNumber, email } : undefined;
}

function phone(cell: string): CellAnswer<string> {
  const text = textUpTo(rowLimits.text)(cell);
  return text.kind === 'value' && !isPhone(text.value) ? fault('not-a-phone') : text;
}

function address(cell: string): CellAnswer<string> {
  if (cell.trim() === '') return { kind: 'empty' };
  const read = readEmail(cell);
  return read.kind === 'email' ? value(read.email) : fault('not-an-email');
}
