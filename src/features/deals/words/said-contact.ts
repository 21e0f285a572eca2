import { nameInOrder } from '../../../answers/names/name-order.ts';
import { readPersonName } from '../../../answers/person/person-name.ts';
import { personPieces } from '../../../answers/person/person-pieces.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type Member, memberParts, type RecordChange, readMemberInput } from '../../referrals/index.ts';
import { personMax } from '../buttons/deal-person.ts';
import { memberText } from '../deal/deal-words-of.ts';

export type SaidContact =
  | { readonly kind: 'change'; readonly change: RecordChange; readonly understood?: string }
  | { readonly kind: 'no'; readonly text: string }
  | { readonly kind: 'which'; readonly text: string; readonly readings: readonly { title: string; words: string }[] };

/**
 * The customer's contact. Details of the same person change only these; for another person Partner Center requires all four
 * fields, so the former one's phone or e-mail is kept only after a press.
 */
export function readSaidContact(words: string, contacts: readonly Member[], locale: Locale): SaidContact {
  const { email = '', phone = '', rest } = personPieces(words);
  const name = rest === '' ? undefined : readPersonName(rest);
  if (name?.kind === 'nothing' || (!name && !email && !phone)) return { kind: 'no', text: how(locale) };
  if (name?.kind === 'ambiguous') {
    const readings = name.readings.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    return { kind: 'no', text: say(locale, 'deal.words.contact.order', { names: formatList(locale, readings) }) };
  }
  return read({ email, phone, ...(name ? { name } : {}) }, contacts[0], locale);
}

interface SaidOf {
  readonly email: string;
  readonly phone: string;
  readonly name?: { readonly firstName: string; readonly lastName: string };
}

function read({ email, phone, name }: SaidOf, before: Member | undefined, locale: Locale): SaidContact {
  const isSame = !name || (before !== undefined && isNamed(before, name));
  const filledBy = (known: Member | undefined) => ({
    firstName: name?.firstName ?? before?.firstName ?? '',
    lastName: name?.lastName ?? before?.lastName ?? '',
    email: email || (known?.email ?? ''),
    phoneNumber: phone || (known?.phoneNumber ?? ''),
  });
  const said = filledBy(isSame ? before : undefined);
  const { member, problems } = readMemberInput(said, personMax, locale);
  const wrong = memberParts.filter((part) => problems[part] !== undefined);
  const isOthers = !name && !phone && before !== undefined && !mayBeTheirs(email, before);
  if (wrong.length === 0 && !isOthers) return changed(member, before, locale);
  const filled = readMemberInput(filledBy(before), personMax, locale);
  if (wrong.some((part) => said[part] !== '') || Object.keys(filled.problems).length > 0)
    return { kind: 'no', text: how(locale) };
  return {
    kind: 'which',
    text: say(locale, 'deal.words.contact.missing', { name: isOthers ? email : nameInOrder(said) }),
    readings: [{ title: memberText(filled.member), words: inOneLine(filled.member) }],
  };
}

/** An e-mail address by itself may be another person's: `tom@…`, if the contact was Maria. */
function mayBeTheirs(email: string, { firstName, lastName, email: own }: Member): boolean {
  const [said, before] = [email, own].map((address) => address.split('@')[0]?.toLowerCase() ?? '');
  const names = [firstName, lastName].map((part) => part.trim().toLowerCase()).filter(({ length }) => length > 2);
  return said === before || names.some((part) => said?.includes(part));
}

/** Parsed again in this form. */
const inOneLine = ({ firstName, lastName, email, phoneNumber }: Member): string =>
  `${lastName}, ${firstName}, ${email}, ${phoneNumber}`;

function isNamed(member: Member, name: { readonly firstName: string; readonly lastName: string }): boolean {
  const folded = (text: string) => text.trim().toLowerCase();
  return folded(member.firstName) === folded(name.firstName) && folded(member.lastName) === folded(name.lastName);
}

function changed(contact: Member, before: Member | undefined, locale: Locale): SaidContact {
  const isThere = before !== undefined && memberParts.every((part) => before[part] === contact[part]);
  if (isThere) return { kind: 'no', text: say(locale, 'deal.words.contact.same', { contact: memberText(contact) }) };
  const change = { field: 'contact', contact, ...(before ? { replaces: before.email } : {}) } as const;
  const understood = before && say(locale, 'deal.words.contact.before', { contact: memberText(before) });
  return { kind: 'change', change, ...(understood ? { understood } : {}) };
}

const how = (locale: Locale): string => say(locale, 'deal.words.contact.how');
