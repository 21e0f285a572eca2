import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const addressLine2: Question = {
  ...addressQuestion({ part: 'addressLine2', max: draftLimits.part, needed: false }),
  words: 'name',
  alsoCalled: 'second line|address 2|line 2|строка 2|адрес 2|第二行',
};
