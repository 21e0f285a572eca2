import { extensionWords } from '../../i18n/answer-words/phone-words.ts';
import type { Member } from '../referrals/index.ts';
import { readEmail } from './answers/email.ts';
import { type PersonName, readPersonName } from './answers/person-name.ts';
import { readPhone } from './answers/phone.ts';
import { draftLimits } from './deal-draft.ts';

/** Partner Center asks for all four of everybody on a deal (reference 2.5). */
export const personParts = ['firstName', 'lastName', 'phoneNumber', 'email'] as const;
export type PersonPart = (typeof personParts)[number];

export type PersonProblem = {
  readonly part: PersonPart;
  readonly why: 'required' | 'tooLong' | 'email' | 'phone';
};

export interface PersonRead {
  readonly person: Partial<Member>;
  /** Which one is the last name? */
  readonly names?: readonly PersonName[];
  /** Words that are no part of a person. */
  readonly unread?: string;
}

export function missingParts(person: Partial<Member>): readonly PersonPart[] {
  return personParts.filter((part) => !person[part]?.trim());
}

export function isComplete(person: Partial<Member>): person is Member {
  return missingParts(person).length === 0;
}

const anEmail = /[^\s,;<>()|]+@[^\s,;<>()|]+/;
/** A plus or a digit, then at least four more digits with what people write between them. */
const aPhone = new RegExp(`[+(]?\\d[\\d ()./+-]{3,}\\d(?:\\s?(?:${extensionWords}|#)\\.?\\s?\\d+)?`, 'i');

/** "Sue Smith, +49 40 5550100, sue@fabrikam.example": whatever of a person a line holds, in any order. */
export function readPerson(line: string, known: Partial<Member>): PersonRead {
  const emailSaid = anEmail.exec(line)?.[0] ?? '';
  const email = readEmail(emailSaid);
  const afterEmail = emailSaid ? line.replace(emailSaid, ' ') : line;
  const phoneSaid = aPhone.exec(afterEmail)?.[0] ?? '';
  const phone = readPhone(phoneSaid);
  const rest = (phoneSaid ? afterEmail.replace(phoneSaid, ' ') : afterEmail)
    .replace(/[<>()|;]+/g, ' ')
    .replace(/^[\s,，、]+|[\s,，、]+$/g, '')
    .replace(/(?:[,，、]\s*){2,}/g, ', ');
  const found = {
    ...(email.kind === 'email' ? { email: email.email } : emailSaid ? { email: emailSaid } : {}),
    ...(phone.kind === 'phone' ? { phoneNumber: phone.phone } : {}),
  };
  return rest === '' ? { person: { ...known, ...found } } : withName(rest, { ...known, ...found });
}

function withName(text: string, known: Partial<Member>): PersonRead {
  // The name is known: what is asked is the phone or the e-mail, and this is neither.
  if (known.firstName && known.lastName) return { person: known, unread: text };
  const name = readPersonName(text);
  if (name.kind === 'name') return { person: { ...known, firstName: name.firstName, lastName: name.lastName } };
  if (name.kind === 'ambiguous') return { person: known, names: name.readings };
  // A lone name fills the part that is missing.
  const [missing] = missingParts(known).filter((part) => part === 'firstName' || part === 'lastName');
  if (name.reason === 'singleName' && missing) return { person: { ...known, [missing]: text } };
  return { person: known, unread: text };
}

export function personProblems(person: Partial<Member>): readonly PersonProblem[] {
  return personParts.flatMap((part): PersonProblem[] => {
    const value = person[part]?.trim() ?? '';
    if (value === '') return [{ part, why: 'required' }];
    if (value.length > (part === 'phoneNumber' ? draftLimits.short : draftLimits.person))
      return [{ part, why: 'tooLong' }];
    if (part === 'email' && readEmail(value).kind !== 'email') return [{ part, why: 'email' }];
    if (part === 'phoneNumber' && readPhone(value).kind !== 'phone') return [{ part, why: 'phone' }];
    return [];
  });
}

export function tidyPerson({ firstName = '', lastName = '', phoneNumber = '', email = '' }: Partial<Member>): Member {
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    phoneNumber: phoneNumber.trim(),
    email: email.trim(),
  };
}

/** As read out: name, e-mail, phone. */
export function nameOf({ firstName = '', lastName = '' }: Partial<Member>): string {
  return `${firstName} ${lastName}`.trim();
}
