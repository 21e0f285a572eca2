import { readYesNo } from '../../../answers/choice/yes-no.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { marketplaceIntents, undecidedIntent } from '../draft/deal-draft.ts';
import { settled } from './shared/answer.ts';
import { choiceQuestion } from './shared/choice.ts';
import type { Question } from './shared/question.ts';

const choice = choiceQuestion({
  field: 'marketplaceIntent',
  values: marketplaceIntents,
  sentence: (value) => `newDeal.intent.${value}`,
});

const intents = { yes: 'Yes', no: 'No' } as const;

export const marketplaceIntent: Question = {
  ...choice,
  // "Sure", 네 (yes, but also four): a yes takes precedence over a number.
  read: (draft, said, context) => {
    const { kind } = readYesNo(said);
    return kind === 'nothing'
      ? choice.read(draft, said, context)
      : settled(draft, { marketplaceIntent: intents[kind] });
  },
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
