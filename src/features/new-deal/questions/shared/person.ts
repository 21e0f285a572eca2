import { leavesOpen, soundsLikeSentence } from '../../../../answers/aside/sentence-like.ts';
import { nameInOrder } from '../../../../answers/names/name-order.ts';
import { readEmail } from '../../../../answers/person/email.ts';
import { nameAlone } from '../../../../answers/person/name-alone.ts';
import { type NameAnswer, type PersonName, readPersonName } from '../../../../answers/person/person-name.ts';
import { personPieces } from '../../../../answers/person/person-pieces.ts';
import { reachFillers } from '../../../../answers/person/person-words.ts';
import { readPhone } from '../../../../answers/person/phone.ts';
import type { Problem } from '../../../../answers/shown.ts';
import { fold, foldName, longestAnswer, tidy, wordsOf } from '../../../../answers/text/said.ts';
import type { Member } from '../../../referrals/index.ts';
import { draftLimits } from '../../draft/draft-limits.ts';

/** Partner Center requires all four of everybody on a deal (docs/partner-center.md#customer). */
export const personParts = ['firstName', 'lastName', 'phoneNumber', 'email'] as const;
export type PersonPart = (typeof personParts)[number];

interface PersonProblem {
  readonly part: PersonPart;
  readonly why: Problem;
}

export interface PersonRead {
  readonly person: Partial<Member>;
  /** Readings of the name, if the last name is unclear. */
  readonly names?: readonly PersonName[];
  /** Why some of the words are not part of a person, and which ones. */
  readonly why?: Problem;
  readonly leftOut?: string;
}

export function missingParts(person: Partial<Member>): readonly PersonPart[] {
  return personParts.filter((part) => !person[part]?.trim());
}

/** Upper bound in characters: name, phone and address with the words around them. */
const longestPerson = 2 * longestAnswer;

/** "Sue Smith, +49 40 5550100, sue@fabrikam.example": any parts of a person in a line, in any order. */
export function readPersonLine(said: string, known: Partial<Member>): PersonRead {
  if (said.length > longestPerson)
    return { person: known, why: { key: 'problem.tooLong', values: { max: longestPerson } } };
  const addresses = readEmail(tidy(said));
  if (addresses.kind === 'nothing' && addresses.reason === 'severalEmails')
    return { person: known, why: { key: 'answer.email.severalEmails' } };
  const { email, phone, otherPhone, rest: nameSaid } = personPieces(said);
  const found = { ...(email ? { email } : {}), ...(phone ? { phoneNumber: phone } : {}) };
  const read = nameSaid === '' ? { person: { ...known, ...found } } : withName(nameSaid, known, found);
  if (!otherPhone || read.why || read.names) return read;
  return { ...read, why: { key: 'newDeal.problem.line', values: { words: otherPhone } }, leftOut: otherPhone };
}

type Found = Pick<Partial<Member>, 'email' | 'phoneNumber'>;

const notName = { kind: 'nothing', reason: 'notName' } as const;

function withName(text: string, known: Partial<Member>, found: Found): PersonRead {
  const person = { ...known, ...found };
  const isTold = leavesOpen(text) || soundsLikeSentence(nameAlone(text) ?? '');
  const name = isTold ? notName : readPersonName(text);
  const reach = Object.keys(found).length;
  // A full person replaces the known one, whichever part was asked for. Names that address books add to an address do
  // not count.
  const isOther = name.kind === 'name' && !isSameName(known, name) && (reach > 1 || known.firstName !== name.firstName);
  if (isOther && reach > 0) return { person: { ...found, firstName: name.firstName, lastName: name.lastName } };
  if (known.firstName && known.lastName) {
    if (reach > 0 && (name.kind === 'name' || saysNothing(text))) return { person };
    // The name is known, so phone or e-mail is asked for, and the text is neither.
    return { person, why: noReach(person, text), leftOut: text };
  }
  if (name.kind === 'nothing' && name.reason === 'notName')
    return { person, why: { key: 'answer.name.notName' }, leftOut: text };
  return withPartOfName(text, name, person, known);
}

/** First or last name was asked for: the whole text is that part, unless it repeats the full name. */
function withPartOfName(text: string, name: NameAnswer, person: Partial<Member>, known: Partial<Member>): PersonRead {
  const [other, same] = known.lastName
    ? (['firstName', known.lastName] as const)
    : (['lastName', known.firstName] as const);
  const alone = nameAlone(text) || text;
  if (same && !text.includes(same)) return { person: { ...person, [other]: alone } };
  if (name.kind === 'name') return { person: { ...person, firstName: name.firstName, lastName: name.lastName } };
  if (name.kind === 'ambiguous') return { person, names: name.readings };
  return { person: { ...person, [name.reason === 'lastNameOnly' ? 'lastName' : 'firstName']: alone } };
}

const fillers = new Set(wordsOf(reachFillers));

function saysNothing(text: string): boolean {
  return fold(text)
    .split(/[\s,.:;!()]+/)
    .every((word) => word === '' || fillers.has(word));
}

function isSameName({ firstName = '', lastName = '' }: Partial<Member>, name: PersonName): boolean {
  return foldName(`${firstName} ${lastName}`) === foldName(`${name.firstName} ${name.lastName}`);
}

function noReach(known: Partial<Member>, text: string): Problem {
  const phone = readPhone(text);
  if (missingParts(known)[0] === 'phoneNumber' && phone.kind === 'nothing')
    return { key: `answer.phone.${phone.reason}` };
  return { key: 'answer.email.notEmail' };
}

export function personProblems(person: Partial<Member>): readonly PersonProblem[] {
  return personParts.flatMap((part) => {
    const why = problemOf(part, person[part]?.trim() ?? '');
    return why ? [{ part, why }] : [];
  });
}

function problemOf(part: PersonPart, value: string): Problem | undefined {
  if (value === '') return { key: 'problem.required' };
  const max = part === 'phoneNumber' ? draftLimits.short : draftLimits.person;
  if (value.length > max) return { key: 'problem.tooLong', values: { max } };
  const email = part === 'email' ? readEmail(value) : undefined;
  if (email?.kind === 'nothing') return { key: `answer.email.${email.reason}` };
  const phone = part === 'phoneNumber' ? readPhone(value) : undefined;
  return phone?.kind === 'nothing' ? { key: `answer.phone.${phone.reason}` } : undefined;
}

export function tidyPerson({ firstName = '', lastName = '', phoneNumber = '', email = '' }: Partial<Member>): Member {
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    phoneNumber: numberIn(phoneNumber),
    email: addressIn(email),
  };
}

/** Without its label and emoji. */
function numberIn(text: string): string {
  const read = readPhone(text);
  return read.kind === 'phone' ? read.phone : text.trim();
}

/** Without the decoration of address books. */
function addressIn(text: string): string {
  const read = readEmail(text);
  return read.kind === 'email' ? read.email : text.trim();
}

/** On one line: name, e-mail, phone. */
export function personInWords(person: Partial<Member>): string {
  const reach = [person.email, person.phoneNumber].filter(Boolean).join(', ');
  const name = nameInOrder(person);
  return reach ? `${name} (${reach})` : name;
}

/** The same on separate lines, so that a narrow card breaks neither address nor number. */
export function personInLines(person: Partial<Member>): string {
  return [nameInOrder(person), contactLine(person)].filter(Boolean).join('\n');
}

export function contactLine({ email, phoneNumber }: Partial<Member>): string {
  return [email, phoneNumber].filter(Boolean).join('\n');
}
