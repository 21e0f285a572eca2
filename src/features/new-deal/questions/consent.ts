import { readYesNo } from '../../../answers/choice/yes-no.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { problem, settled } from './shared/answer.ts';
import { oneInput, withoutField } from './shared/form-inputs.ts';
import type { Question } from './shared/question.ts';

const withoutConsent = (fields: DealFields) => withoutField(fields, 'consent');

/** The customer's contact and our employees agreed that their data is shared. A no is not sent. */
export const consent: Question = {
  alsoCalled: dealFieldWords.consent,
  // Given at the review, or asked for when the deal is to be created.
  onRequest: () => true,
  beforeCreating: (fields) => fields.consent !== true,
  known: (fields) => fields.consent === true,
  forgotten: withoutConsent,
  read: (draft, said) => {
    const answer = readYesNo(said);
    if (answer.kind === 'nothing') return problem(`answer.yesNo.${answer.reason}`);
    if (answer.kind === 'yes') return settled(draft, { consent: true });
    return { kind: 'put-aside', fields: withoutConsent(draft.fields), because: 'newDeal.consent.refused' };
  },
  noAnswersIt: true,
  options: (locale) => [
    { value: 'yes', label: say(locale, 'newDeal.yes') },
    { value: 'no', label: say(locale, 'newDeal.no') },
  ],
  whenOthersChange: forTheSame,
  say: (fields, locale) => (fields.consent ? say(locale, 'newDeal.yes') : undefined),
  // Names the people whose data is shared, and the audience.
  hint: ({ visibility }) => (visibility === 'private' ? 'newDeal.hint.consent' : 'newDeal.hint.consentShared'),
  form: oneInput('consent', (fields) => (fields.consent ? 'yes' : 'no'), {
    read: ({ draft, typed }) => {
      if (typed('consent') !== 'yes') return 'empty';
      return { fields: { ...draft.fields, consent: true } };
    },
  }),
};

/** Consent covers the people and the audience at that time: it lapses when they change. */
function forTheSame(before: DealFields, after: DealFields): DealFields {
  const same = (['contact', 'employees', 'visibility'] as const).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(after[field]),
  );
  return same || before.consent === undefined ? after : withoutConsent(after);
}
