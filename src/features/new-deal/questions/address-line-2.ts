import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const addressLine2: Question = {
  ...addressQuestion({ part: 'addressLine2', max: draftLimits.part, needed: false }),
  words: 'name',
  alsoCalled: dealFieldWords['address-line-2'],
};
