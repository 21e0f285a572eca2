import { draftLimits } from '../draft/draft-limits.ts';
import { addressInWords, addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const addressLine1: Question = {
  ...addressQuestion({ part: 'addressLine1', max: draftLimits.part, needed: true }),
  alsoCalled: 'street|street address|улица|도로명|街道',
  // In the review the address is one line, and one button goes through its parts.
  review: {
    label: 'newDeal.field.address',
    say: ({ customer }, locale) => (customer ? addressInWords(customer, locale) : undefined),
  },
  alsoNamed: ['newDeal.field.address'],
};
