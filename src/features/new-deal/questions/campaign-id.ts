import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

export const campaignId: Question = {
  ...textQuestion({ field: 'campaignId', max: draftLimits.id, line: 'campaignId' }),
  words: 'id',
  onRequest: () => true,
  body: ({ campaignId }) => (campaignId ? { campaignId } : {}),
};
