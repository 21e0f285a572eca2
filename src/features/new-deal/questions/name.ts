import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

const { passedOver: _needed, ...text } = textQuestion({ field: 'name', max: draftLimits.name, line: 'dealName' });

/** The default name of a deal is that of its first solution. */
const nameOf = ({ name: given, solutions: [first] = [] }: DealFields) => given || first?.name || first?.id;

export const name: Question = {
  ...text,
  words: 'name',
  onRequest: () => true,
  say: nameOf,
  assumed: (fields) => !fields.name && nameOf(fields) !== undefined,
  alsoCalled: dealFieldWords.name,
  known: (fields) => Boolean(fields.name),
  ownWords: true,
  body: (fields) => {
    const dealName = nameOf(fields)?.slice(0, draftLimits.name);
    return dealName ? { name: dealName } : {};
  },
};
