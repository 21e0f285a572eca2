import { readAddress } from '../../../answers/address/address.ts';
import type { AddressParts } from '../../../answers/address/address-parts.ts';
import { cityWithState } from '../../../answers/address/address-western.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { type AddressPart, addressQuestion, withPart } from './shared/address.ts';
import type { Reader } from './shared/answer.ts';
import type { Question } from './shared/question.ts';

const alone = addressQuestion({ part: 'city', max: draftLimits.part, needed: true });
const beside: readonly AddressPart[] = ['addressLine1', 'addressLine2', 'state', 'postalCode'];

/** An address with its street, given where only the city was asked for. */
function wholeAddress(said: string, country: string | null | undefined): AddressParts | undefined {
  const read = /\d/.test(said) && /[,，]/.test(said) ? readAddress(said, country ? { country } : {}) : undefined;
  return read?.kind === 'address' && read.parts.city && read.parts.addressLine1 ? read.parts : undefined;
}

/** The city, with its state where that stands behind it (`springfield il`), or all of an address that was given here. */
const read: Reader = (draft, said, context) => {
  const { country } = draft.fields.customer?.address ?? {};
  const parts = wholeAddress(said, country) ?? cityWithState(said, country ?? undefined);
  const answer = alone.read(draft, parts.city ?? '', context);
  if (answer.kind !== 'fields') return answer;
  const fields = beside.reduce((known, part) => {
    const value = part in parts ? parts[part as keyof typeof parts] : undefined;
    return value ? withPart(known, part, value) : known;
  }, answer.fields);
  return { ...answer, fields };
};

export const city: Question = {
  ...alone,
  read,
  words: 'name',
  takesPlaceAlone: true,
  // A street, a code: no city has numbers.
  canBe: (said, { customer }) => !/\d/.test(said) || wholeAddress(said, customer?.address.country) !== undefined,
};
