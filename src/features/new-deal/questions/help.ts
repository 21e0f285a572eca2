import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { helpCodes } from '../../referrals/index.ts';
import { choiceQuestion } from './shared/choice.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import type { Question } from './shared/question.ts';

export const help: Question = {
  ...choiceQuestion({ field: 'help', values: helpCodes, sentence: (code) => `help.${code}` }),
  alsoCalled: dealFieldWords.help,
  applies: asksForHelp,
  microsoftBody: (fields) => ({ assistanceRequestCode: fields.help ?? 'GeneralOrOther' }),
};
