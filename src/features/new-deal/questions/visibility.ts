import { say } from '../../../i18n/catalogue.ts';
import { type DealVisibility, visibilities } from '../draft/deal-draft.ts';
import { problem } from './shared/answer.ts';
import { choiceQuestion } from './shared/choice.ts';
import type { Question } from './shared/question.ts';

/** Partner to partner: Partner Center's API can't create it (docs/partner-center.md#deal-types). */
const partnerToPartner = /\bp2p\b|partner[ -]to[ -]partner/i;

const label = (value: DealVisibility) => `newDeal.visibility.${value}` as const;
const choice = choiceQuestion({ field: 'visibility', values: visibilities, sentence: label });

/** Who sees the deal. What it means was said before: a visible deal can't be hidden again. */
export const visibility: Question = {
  ...choice,
  read: (draft, said, context) => {
    if (partnerToPartner.test(said)) return problem('newDeal.p2p');
    return choice.pressed(draft, said.toLowerCase()) ?? choice.read(draft, said, context);
  },
  suggest: (_draft, _suggestions, locale) => ({
    rows: visibilities.map((value) => ({
      value,
      label: say(locale, label(value)),
      detail: say(locale, `newDeal.visibility.${value}.means`),
    })),
    choices: [],
  }),
  body: (fields) => (fields.visibility ? { shareWithMicrosoftSellers: fields.visibility !== 'private' } : {}),
};
