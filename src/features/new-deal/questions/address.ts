import { readAddress } from '../../../answers/address/address.ts';
import { countryName } from '../../../i18n/format.ts';
import type { DealCustomer, DealFields } from '../draft/deal-draft.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressInWords, noCustomer } from './shared/address.ts';
import { type Answer, problem } from './shared/answer.ts';
import { readInParts } from './shared/form-inputs.ts';
import type { Question } from './shared/question.ts';

type Address = DealCustomer['address'];

/**
 * The whole address in one answer. Parts that Partner Center requires and that are missing are asked for one by one.
 */
export const address: Question = {
  words: 'name',
  known: ({ customer }) => customer?.address.addressLine1 !== undefined,
  forgotten: (fields) => {
    const { customer } = fields;
    return customer ? { ...fields, customer: { ...customer, address: {} } } : fields;
  },
  read: ({ fields }, said, { locale }) => {
    if (said === '') return problem('problem.required');
    const before = fields.customer?.address ?? {};
    const read = addressSaid(said, before);
    if (read.kind === 'nothing')
      return problem(read.reason === 'tooLong' ? 'problem.tooLong' : 'newDeal.problem.address', {
        max: draftLimits.part,
      });
    // A number beside the city that is not a valid postal code of the country is not part of the city's name either.
    const { city: town = '', country: land } = read.parts;
    const code = /\d{3,}[\d -]*/.exec(town)?.[0].trim();
    if (code && land) return problem('newDeal.problem.postalCodeOf', { code, country: countryName(locale, land) });
    const long = Object.values(read.parts).some((part) => part.length > draftLimits.part);
    return long ? problem('problem.tooLong', { max: draftLimits.part }) : taken(fields, together(before, read.parts));
  },
  say: ({ customer }, locale) => (customer && addressInWords(customer, locale)) || undefined,
  review: {
    label: 'newDeal.field.address',
    say: ({ customer }, locale) => (customer ? addressInWords(customer, locale) : undefined),
  },
  form: readInParts,
};

/** The city that was known is a hint, where the answer names none that its postal code or state stands beside. */
function addressSaid(said: string, { city, country }: Address) {
  const land = country ? { country } : {};
  const whole = readAddress(said, land);
  const isWhole = whole.kind !== 'nothing' && whole.parts.addressLine1 !== undefined && isPlaced(said, whole.parts);
  return isWhole || !city ? whole : readAddress(said, { ...land, city });
}

/** `Seattle, WA 98101`, `20457 Hamburg`, `Leeds LS1 4DY`; in `Hafenstraße 12, Am Kai` the last may be a second line. */
function isPlaced(said: string, { city, postalCode, state }: Address): boolean {
  if (!city) return false;
  return (
    state !== undefined ||
    (!!postalCode && [`${postalCode} ${city}`, `${city} ${postalCode}`].some((one) => said.includes(one)))
  );
}

/** A street alone replaces only the street; a longer address replaces the whole, in the country that was known. */
function together(before: Address, { ...said }: Address): Address {
  const streetOnly = Object.keys(said).every((part) => part === 'addressLine1' || part === 'country');
  if (streetOnly || before.addressLine1 === undefined) return { ...before, ...said };
  const { country } = before;
  return { ...(country ? { country } : {}), ...said };
}

/** Without a street the question is asked again, with the parts that were understood. */
function taken(fields: DealFields, parts: Address): Answer {
  const next = { ...fields, customer: { ...(fields.customer ?? noCustomer), address: parts } };
  return parts.addressLine1 === undefined
    ? { kind: 'fields', fields: next, remark: { key: 'newDeal.address.street' } }
    : { kind: 'fields', fields: next };
}
