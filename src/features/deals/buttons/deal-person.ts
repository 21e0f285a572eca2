import type { FormField } from '../../../cards/deal-card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { isPhone, type Member } from '../../referrals/index.ts';
import { type Problems, type Typed, textInput } from './deal-form.ts';

/** Somebody with all four details that Partner Center wants, as inputs of a form. */

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

/** Nobody (all four empty), somebody, or what is missing. */
export type PersonInput =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Member }
  | { readonly kind: 'problems'; readonly problems: Problems };

export function readPerson(prefix: string, typed: Typed, locale: Locale): PersonInput {
  const text = (field: PersonField) => typed[`${prefix}${field}`]?.trim() ?? '';
  if (personFields.every((field) => text(field) === '')) return { kind: 'nobody' };
  const required = say(locale, 'problem.required');
  const wrong = (field: PersonField): string | undefined => {
    const value = text(field);
    if (value === '') return required;
    if (value.length > personMax) return say(locale, 'problem.tooLong', { max: personMax });
    if (field === 'Mail' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return say(locale, 'problem.email');
    return field === 'Phone' && !isPhone(value) ? say(locale, 'problem.phone') : undefined;
  };
  const problems = Object.fromEntries(
    personFields.flatMap((field) => {
      const problem = wrong(field);
      return problem ? [[`${prefix}${field}`, problem]] : [];
    }),
  );
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  const person = { firstName: text('First'), lastName: text('Last'), phoneNumber: text('Phone'), email: text('Mail') };
  return { kind: 'person', person };
}

export function missingPerson(prefix: string, locale: Locale): Problems {
  const required = say(locale, 'problem.required');
  return Object.fromEntries(personFields.map((field) => [`${prefix}${field}`, required]));
}
