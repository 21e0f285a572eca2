import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

/** Asked for together with the rest of the address. */
export const addressLine1: Question = {
  ...addressQuestion({ part: 'addressLine1', max: draftLimits.part, needed: true }),
  words: 'name',
  alsoCalled: dealFieldWords['address-line-1'],
  onRequest: () => true,
};
