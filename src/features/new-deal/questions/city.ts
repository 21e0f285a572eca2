import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const city: Question = {
  ...addressQuestion({ part: 'city', max: draftLimits.part, needed: true }),
  words: 'name',
};
