import type { FormField } from '../../../cards/deal-card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type Member, type MemberPart, memberParts, readMemberInput } from '../../referrals/index.ts';
import { type Problems, type Typed, textInput } from './deal-form.ts';

/** A person with all four fields that Partner Center requires, as inputs of a form. */

export const personFields = ['First', 'Last', 'Phone', 'Mail'] as const;
type PersonField = (typeof personFields)[number];

export const personMax = 64;

export function personInputs(prefix: string, locale: Locale, typed: Typed): readonly FormField[] {
  const error = say(locale, 'deal.input.detail.error', { max: personMax });
  const labels: Readonly<Record<PersonField, string>> = {
    First: say(locale, 'deal.input.first'),
    Last: say(locale, 'deal.input.last'),
    Phone: say(locale, 'deal.input.phone'),
    Mail: say(locale, 'deal.input.mail'),
  };
  return personFields.map((field) =>
    textInput({ id: `${prefix}${field}`, label: labels[field], error, max: personMax }, typed),
  );
}

/** Nobody (all four empty), a complete person, or the missing fields. */
export type PersonInput =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Member }
  | { readonly kind: 'problems'; readonly problems: Problems };

const fieldOf: Readonly<Record<MemberPart, PersonField>> = {
  firstName: 'First',
  lastName: 'Last',
  phoneNumber: 'Phone',
  email: 'Mail',
};

export function readPersonInputs(prefix: string, typed: Typed, locale: Locale): PersonInput {
  const details = Object.fromEntries(
    memberParts.map((part) => [part, typed[`${prefix}${fieldOf[part]}`]?.trim() ?? '']),
  ) as Record<MemberPart, string>;
  if (Object.values(details).every((text) => text === '')) return { kind: 'nobody' };
  const { member, problems } = readMemberInput(details, personMax, locale);
  const wrong = memberParts.filter((part) => problems[part] !== undefined);
  if (wrong.length === 0) return { kind: 'person', person: member };
  return {
    kind: 'problems',
    problems: Object.fromEntries(wrong.map((part) => [`${prefix}${fieldOf[part]}`, problems[part]])),
  };
}

export function missingPerson(prefix: string, locale: Locale): Problems {
  const required = say(locale, 'problem.required');
  return Object.fromEntries(personFields.map((field) => [`${prefix}${field}`, required]));
}
