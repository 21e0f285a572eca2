import { newDealFormLimits } from '../../../cards/form-limits.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

export const helpNotes: Question = {
  ...textQuestion({ field: 'helpNotes', max: draftLimits.notes, maxInForm: newDealFormLimits.helpNotes }),
  ownWords: true,
  applies: asksForHelp,
  microsoftBody: (fields) => (fields.helpNotes ? { notes: fields.helpNotes } : {}),
};
