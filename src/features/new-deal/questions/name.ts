import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

const { passedOver: _needed, ...text } = textQuestion({ field: 'name', max: draftLimits.name, line: 'dealName' });

export const name: Question = {
  ...text,
  alsoCalled: 'name|title|имя|название|이름|제목|名稱|名字|標題',
  known: (fields) => Boolean(fields.name),
  ownWords: true,
  body: (fields) => (fields.name ? { name: fields.name } : {}),
};
