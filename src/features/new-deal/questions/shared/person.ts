import { readEmail } from '../../../../answers/email.ts';
import { nameAlone } from '../../../../answers/name-alone.ts';
import { nameInOrder } from '../../../../answers/name-order.ts';
import { type PersonName, readPersonName } from '../../../../answers/person-name.ts';
import { personPieces } from '../../../../answers/person-pieces.ts';
import { readPhone } from '../../../../answers/phone.ts';
import { longestAnswer, tidy } from '../../../../answers/said.ts';
import type { Problem } from '../../../../answers/shown.ts';
import type { Member } from '../../../referrals/index.ts';
import { draftLimits } from '../../draft/draft-limits.ts';

/** Partner Center asks for all four of everybody on a deal (docs/partner-center.md#customer). */
export const personParts = ['firstName', 'lastName', 'phoneNumber', 'email'] as const;
export type PersonPart = (typeof personParts)[number];

interface PersonProblem {
  readonly part: PersonPart;
  readonly why: Problem;
}

export interface PersonRead {
  readonly person: Partial<Member>;
  /** Which one is the last name? */
  readonly names?: readonly PersonName[];
  /** Why some of the words are no part of a person. */
  readonly why?: Problem;
}

export function missingParts(person: Partial<Member>): readonly PersonPart[] {
  return personParts.filter((part) => !person[part]?.trim());
}

/** Name, phone and address with what people write around them; what is longer is no person. */
const longestPerson = 2 * longestAnswer;

/** "Sue Smith, +49 40 5550100, sue@fabrikam.example": whatever of a person a line holds, in any order. */
export function readPersonLine(said: string, known: Partial<Member>): PersonRead {
  if (said.length > longestPerson)
    return { person: known, why: { key: 'problem.tooLong', values: { max: longestPerson } } };
  const addresses = readEmail(tidy(said));
  if (addresses.kind === 'nothing' && addresses.reason === 'severalEmails')
    return { person: known, why: { key: 'answer.email.severalEmails' } };
  const { email, phone, rest: nameSaid } = personPieces(said);
  const found = { ...(email ? { email } : {}), ...(phone ? { phoneNumber: phone } : {}) };
  return nameSaid === '' ? { person: { ...known, ...found } } : withName(nameSaid, { ...known, ...found });
}

function withName(text: string, known: Partial<Member>): PersonRead {
  // The name is known: what is asked is the phone or the e-mail, and this is neither.
  if (known.firstName && known.lastName) return { person: known, why: noReach(known, text) };
  const name = readPersonName(text);
  if (name.kind === 'nothing' && name.reason === 'notName')
    return { person: known, why: { key: 'answer.name.notName' } };
  const [other, same] = known.lastName
    ? (['firstName', known.lastName] as const)
    : (['lastName', known.firstName] as const);
  // One of the two was asked for: all of it is that one, unless the whole name was written once more.
  const alone = nameAlone(text) || text;
  if (same && !text.includes(same)) return { person: { ...known, [other]: alone } };
  if (name.kind === 'name') return { person: { ...known, firstName: name.firstName, lastName: name.lastName } };
  if (name.kind === 'ambiguous') return { person: known, names: name.readings };
  return { person: { ...known, [name.reason === 'lastNameOnly' ? 'lastName' : 'firstName']: alone } };
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
    phoneNumber: phoneNumber.trim(),
    email: addressIn(email),
  };
}

/** Without what address books write around it. */
function addressIn(text: string): string {
  const read = readEmail(text);
  return read.kind === 'email' ? read.email : text.trim();
}

/** As read out: name, e-mail, phone. */
export function personInWords(person: Partial<Member>): string {
  const reach = reachOf(person);
  const name = nameInOrder(person);
  return reach ? `${name} (${reach})` : name;
}

export function reachOf({ email, phoneNumber }: Partial<Member>): string {
  return [email, phoneNumber].filter(Boolean).join(', ');
}
