import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

/** Asked for with the rest of the address. */
export const addressLine1: Question = {
  ...addressQuestion({ part: 'addressLine1', max: draftLimits.part, needed: true }),
  words: 'name',
  alsoCalled: 'street|street address|улица|도로명|街道',
  onRequest: () => true,
};
