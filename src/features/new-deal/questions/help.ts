import { refusesHelp } from '../../../answers/aside/refuses-help.ts';
import { readYesNo } from '../../../answers/choice/yes-no.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { helpCodes } from '../../referrals/index.ts';
import type { DealDraft, DealVisibility } from '../draft/deal-draft.ts';
import type { Answer, AnswerContext } from './shared/answer.ts';
import { choiceQuestion } from './shared/choice.ts';
import { asksForHelp } from './shared/deal-kinds.ts';
import type { Question } from './shared/question.ts';
import { visibility } from './visibility.ts';

const withoutHelp: DealVisibility = 'partner-led';
const choice = choiceQuestion({ field: 'help', values: helpCodes, sentence: (code) => `help.${code}` });

/** Who refuses help, in whatever words, has not said that Microsoft's sellers may see the deal all the same: that can't be taken back. */
const whoThenSees: Answer = {
  kind: 'pending',
  pending: { kind: 'doubt', value: withoutHelp, instead: ['private'], why: { key: 'newDeal.ask.withoutHelp' } },
};
const refuses = (said: string) => readYesNo(said).kind === 'no' || refusesHelp(said);
const isOffered = (value: string) => value === withoutHelp || value === 'private';

function seenBy(draft: DealDraft, value: string, context: AnswerContext): Answer | undefined {
  const seen = isOffered(value) ? visibility.pressed?.(draft, value, context) : undefined;
  return seen?.kind === 'fields' ? { ...seen, told: 'visibility' } : undefined;
}

export const help: Question = {
  ...choice,
  alsoCalled: dealFieldWords.help,
  applies: asksForHelp,
  readsNo: refuses,
  read: (draft, said, context) => {
    if (!refuses(said)) return choice.read(draft, said, context);
    const isToldNo = draft.pending?.kind === 'doubt' && readYesNo(said).kind === 'no';
    return isToldNo ? (seenBy(draft, 'private', context) ?? whoThenSees) : whoThenSees;
  },
  pressed: (draft, value, context) => seenBy(draft, value, context) ?? choice.pressed(draft, value),
  label: (value, locale) =>
    isOffered(value) ? (visibility.label?.(value, locale) ?? value) : choice.label(value, locale),
  microsoftBody: (fields) => ({ assistanceRequestCode: fields.help ?? 'GeneralOrOther' }),
};
