import { readEmail } from '../../../answers/person/email.ts';
import { readPhone, takePhone } from '../../../answers/person/phone.ts';
import { withoutPictures } from '../../../answers/text/said.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Member } from './referral.ts';

/** Partner Center requires all four of each member (docs/partner-center.md#fields). */
export const memberParts = ['firstName', 'lastName', 'phoneNumber', 'email'] as const;
export type MemberPart = (typeof memberParts)[number];

export interface MemberInput {
  /** Trimmed; the e-mail address without the decoration of address books. */
  readonly member: Member;
  /** Sentences, by part. Empty: all four are valid. */
  readonly problems: Readonly<Partial<Record<MemberPart, string>>>;
}

/** Four typed details of a person, each of at most `max` characters. The length is checked before the content. */
export function readMemberInput(typed: Readonly<Record<MemberPart, string>>, max: number, locale: Locale): MemberInput {
  const text = (part: MemberPart) => typed[part].trim();
  const email = readEmail(text('email'));
  const problems = memberParts.flatMap((part) => {
    const problem = problemOf(part, text(part), max, locale);
    return problem ? [[part, problem]] : [];
  });
  return {
    member: {
      firstName: text('firstName'),
      lastName: text('lastName'),
      phoneNumber: phoneTyped(text('phoneNumber')),
      email: email.kind === 'email' ? email.email : text('email'),
    },
    problems: Object.fromEntries(problems),
  };
}

function problemOf(part: MemberPart, text: string, max: number, locale: Locale): string | undefined {
  if (text === '' || (part === 'phoneNumber' && phoneTyped(text) === '')) return say(locale, 'problem.required');
  if (part === 'phoneNumber') return phoneProblem(text, max, locale);
  if (text.length > max) return say(locale, 'problem.tooLong', { max });
  const email = part === 'email' ? readEmail(text) : undefined;
  return email?.kind === 'nothing' ? say(locale, `answer.email.${email.reason}`) : undefined;
}

export function phoneProblem(typed: string, max: number, locale: Locale): string | undefined {
  if (typed.length > max) return say(locale, 'problem.tooLong', { max });
  const isTold = readPhone(typed).kind === 'phone' || (isPhone(typed) && !words.test(takePhone(typed).rest));
  return isTold ? undefined : say(locale, 'problem.phone');
}

/** `call me after five`: beside a number in a notation that is not known, words are no part of it. */
const words = /\p{L}{3}/u;

/** The number without pictures and labels, in its own notation. */
export function phoneTyped(text: string): string {
  const read = readPhone(text);
  return read.kind === 'phone' ? read.phone : withoutPictures(text).trim();
}

/** Phone numbers have many notations: at least four digits suffice. */
export function isPhone(text: string): boolean {
  return text.replace(/\D/g, '').length >= 4;
}
