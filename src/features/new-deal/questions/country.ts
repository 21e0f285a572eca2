import { readCountry } from '../../../answers/place/country.ts';
import { countryName } from '../../../i18n/format.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion, ofCustomer, withPart } from './shared/address.ts';
import { problem, type Reader, readings } from './shared/answer.ts';
import type { Question } from './shared/question.ts';

const read: Reader = ({ fields }, said) => {
  const answer = readCountry(said);
  if (answer.kind === 'nothing') return problem('answer.country.notCountry');
  if (answer.kind === 'ambiguous') return readings(answer.readings);
  return { kind: 'fields', fields: withPart(fields, 'country', answer.country) };
};

const inForm = ({ customer }: Parameters<Question['known']>[0]) => customer?.address.country;

/** ISO 3166-1 alpha-2. */
export const country: Question = {
  ...addressQuestion({ part: 'country', max: draftLimits.part, needed: true }),
  read,
  pressed: ({ fields }, value) =>
    /^[A-Z]{2}$/.test(value) ? { kind: 'fields', fields: withPart(fields, 'country', value) } : undefined,
  label: (value, locale) => countryName(locale, value),
  say: (fields, locale) => {
    const code = inForm(fields);
    return code ? countryName(locale, code) : undefined;
  },
  form: ofCustomer({ id: 'country', max: draftLimits.part }, inForm, read),
  line: { field: 'country' },
};
