import { readPostalCode } from '../../../answers/address/postal-code.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { countryName } from '../../../i18n/format.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion, ofCustomer, withPart } from './shared/address.ts';
import { problem, type Reader } from './shared/answer.ts';
import type { Question } from './shared/question.ts';

/** Validated against the customer's country, if it is known. */
const read: Reader = ({ fields }, said, { locale }) => {
  if (said === '') return problem('problem.required');
  const { country } = fields.customer?.address ?? {};
  const answer = readPostalCode(said, country ?? undefined);
  if (answer.kind === 'code') return { kind: 'fields', fields: withPart(fields, 'postalCode', answer.code) };
  return country
    ? problem('newDeal.problem.postalCodeOf', { code: said.slice(0, 40), country: countryName(locale, country) })
    : problem('newDeal.problem.postalCode', { code: said.slice(0, 40) });
};

export const postalCode: Question = {
  ...addressQuestion({ part: 'postalCode', max: draftLimits.short, needed: false }),
  alsoCalled: dealFieldWords['postal-code'],
  read,
  form: ofCustomer({ id: 'postalCode', max: draftLimits.short }, ({ customer }) => customer?.address.postalCode, read),
};
