import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { marketplaceIntents, undecidedIntent } from '../draft/deal-draft.ts';
import { choiceQuestion } from './shared/choice.ts';
import type { Question } from './shared/question.ts';

const choice = choiceQuestion({
  field: 'marketplaceIntent',
  values: marketplaceIntents,
  sentence: (value) => `newDeal.intent.${value}`,
});

export const marketplaceIntent: Question = {
  ...choice,
  onRequest: () => true,
  say: (fields, locale) =>
    choice.say({ ...fields, marketplaceIntent: fields.marketplaceIntent ?? undecidedIntent }, locale),
  assumed: ({ marketplaceIntent: given, assumed }) =>
    given === undefined || assumed?.includes('marketplaceIntent') === true,
  alsoCalled: dealFieldWords['marketplace-intent'],
  passedOver: (fields) => ({ ...fields, marketplaceIntent: fields.marketplaceIntent ?? undecidedIntent }),
  noAnswersIt: true,
  form: { ...choice.form, shown: (fields) => ({ marketplaceIntent: fields.marketplaceIntent ?? undecidedIntent }) },
  body: (fields) => ({ marketplaceIntent: fields.marketplaceIntent ?? undecidedIntent }),
};
