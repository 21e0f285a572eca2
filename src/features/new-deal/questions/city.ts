import { readAddress } from '../../../answers/address.ts';
import { cityWithState } from '../../../answers/address-western.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { type AddressPart, addressQuestion, withPart } from './shared/address.ts';
import type { Reader } from './shared/answer.ts';
import type { Question } from './shared/question.ts';

const alone = addressQuestion({ part: 'city', max: draftLimits.part, needed: true });
const beside: readonly AddressPart[] = ['addressLine1', 'addressLine2', 'state', 'postalCode'];

/** The city, with its state where that stands behind it (`springfield il`), or all of an address that was given here. */
const read: Reader = (draft, said, context) => {
  const { country } = draft.fields.customer?.address ?? {};
  const whole = /\d/.test(said) && said.includes(',') ? readAddress(said, country ? { country } : {}) : undefined;
  const isWhole = whole?.kind === 'address' && whole.parts.city && whole.parts.addressLine1;
  const parts = isWhole ? whole.parts : cityWithState(said, country ?? undefined);
  const answer = alone.read(draft, parts.city ?? '', context);
  if (answer.kind !== 'fields') return answer;
  const fields = beside.reduce((known, part) => {
    const value = part in parts ? parts[part as keyof typeof parts] : undefined;
    return value ? withPart(known, part, value) : known;
  }, answer.fields);
  return { ...answer, fields };
};

export const city: Question = { ...alone, read, words: 'name' };
