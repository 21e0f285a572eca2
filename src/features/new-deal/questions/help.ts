import { refusesHelp } from '../../../answers/refuses-help.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { readYesNo } from '../../../answers/yes-no.ts';
import { helpCodes } from '../../referrals/index.ts';
import type { DealVisibility } from '../draft/deal-draft.ts';
import { choiceQuestion } from './shared/choice.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import type { Question } from './shared/question.ts';

const withoutHelp: DealVisibility = 'partner-led';

export const help: Question = {
  ...choiceQuestion({ field: 'help', values: helpCodes, sentence: (code) => `help.${code}` }),
  alsoCalled: dealFieldWords.help,
  applies: asksForHelp,
  turnsTo: (said) =>
    refusesHelp(said) || readYesNo(said).kind === 'no' ? { question: 'visibility', said: withoutHelp } : undefined,
  microsoftBody: (fields) => ({ assistanceRequestCode: fields.help ?? 'GeneralOrOther' }),
};
