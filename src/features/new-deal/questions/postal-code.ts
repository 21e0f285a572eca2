import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const postalCode: Question = {
  ...addressQuestion({ part: 'postalCode', max: draftLimits.short, needed: false }),
  alsoCalled: 'postal code|zip|zip code|postcode|post code|индекс|우편 번호|우편번호|郵遞區號|郵編',
};
