import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

export const crmId: Question = {
  ...textQuestion({ field: 'crmId', max: draftLimits.id, line: 'crmId' }),
  words: 'id',
  onRequest: () => true,
  body: ({ crmId }) => (crmId ? { externalReferenceId: crmId } : {}),
};
