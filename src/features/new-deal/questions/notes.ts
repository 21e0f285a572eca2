import { newDealFormLimits } from '../../../cards/form-limits.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

export const notes: Question = {
  ...textQuestion({ field: 'notes', max: draftLimits.notes, maxInForm: newDealFormLimits.notes, line: 'notes' }),
  onRequest: () => true,
  ownWords: true,
  body: (fields) => (fields.notes ? { notes: fields.notes } : {}),
};
