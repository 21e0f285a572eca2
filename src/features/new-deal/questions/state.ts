import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const state: Question = {
  ...addressQuestion({ part: 'state', max: draftLimits.part, needed: false }),
  words: 'name',
  alsoCalled: dealFieldWords.state,
};
