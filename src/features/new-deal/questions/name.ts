import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

const { passedOver: _needed, ...text } = textQuestion({ field: 'name', max: draftLimits.name, line: 'dealName' });

export const name: Question = {
  ...text,
  known: (fields) => Boolean(fields.name),
  body: (fields) => (fields.name ? { name: fields.name } : {}),
};
