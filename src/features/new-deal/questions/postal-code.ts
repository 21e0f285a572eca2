import { draftLimits } from '../draft/draft-limits.ts';
import { addressQuestion } from './shared/address.ts';
import type { Question } from './shared/question.ts';

export const postalCode: Question = addressQuestion({ part: 'postalCode', max: draftLimits.short, needed: false });
