import { refusesHelp } from '../../../answers/refuses-help.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { readYesNo } from '../../../answers/yes-no.ts';
import { helpCodes } from '../../referrals/index.ts';
import type { DealVisibility } from '../draft/deal-draft.ts';
import type { Answer } from './shared/answer.ts';
import { choiceQuestion } from './shared/choice.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import type { Question } from './shared/question.ts';
import { visibility } from './visibility.ts';

const withoutHelp: DealVisibility = 'partner-led';
const choice = choiceQuestion({ field: 'help', values: helpCodes, sentence: (code) => `help.${code}` });

/** Who refuses help has not said that Microsoft's sellers may see the deal all the same: that can't be taken back. */
const whoThenSees: Answer = {
  kind: 'pending',
  pending: { kind: 'doubt', value: withoutHelp, instead: ['private'], why: { key: 'newDeal.ask.withoutHelp' } },
};
const isOffered = (value: string) => value === withoutHelp || value === 'private';

export const help: Question = {
  ...choice,
  alsoCalled: dealFieldWords.help,
  applies: asksForHelp,
  readsNo: true,
  read: (draft, said, context) => (readYesNo(said).kind === 'no' ? whoThenSees : choice.read(draft, said, context)),
  pressed: (draft, value, context) => {
    const seen = isOffered(value) ? visibility.pressed?.(draft, value, context) : undefined;
    return seen?.kind === 'fields' ? { ...seen, told: 'visibility' } : choice.pressed(draft, value);
  },
  label: (value, locale) => (isOffered(value) ? (visibility.label?.(value, locale) ?? value) : value),
  turnsTo: (said) => (refusesHelp(said) ? { question: 'visibility', said: withoutHelp } : undefined),
  microsoftBody: (fields) => ({ assistanceRequestCode: fields.help ?? 'GeneralOrOther' }),
};
