import { say } from '../../../i18n/catalogue.ts';
import { type Locale, locales } from '../../../i18n/locale.ts';
import type { RegistrationInputColumn } from '../columns/registration-columns.ts';

/** Columns whose cells are one of a few words. */
export type ChoiceColumn = Extract<RegistrationInputColumn, 'term' | 'deployment' | 'pricing'>;

interface RegistrationChoice {
  /** As Partner Center's file has it. */
  readonly cell: string;
  /** As people and forms name it. */
  readonly names: readonly string[];
}

const named = (sentence: (locale: Locale) => string) => locales.map(sentence);

export const registrationChoices: Readonly<Record<ChoiceColumn, readonly RegistrationChoice[]>> = {
  term: [
    { cell: 'Perpetual', names: named((locale) => say(locale, 'deal.input.term.perpetual')) },
    { cell: 'Finite', names: ['Fixed', ...named((locale) => say(locale, 'deal.input.term.finite'))] },
  ],
  deployment: [
    { cell: 'Customer', names: named((locale) => say(locale, 'deal.input.deployment.customer')) },
    { cell: 'Partner', names: named((locale) => say(locale, 'deal.input.deployment.partner')) },
  ],
  pricing: [
    { cell: 'PayAsYouGo', names: ['PAYG', ...named((locale) => say(locale, 'deal.input.pricing.payg'))] },
    { cell: 'Other', names: named((locale) => say(locale, 'deal.input.pricing.other')) },
  ],
};
