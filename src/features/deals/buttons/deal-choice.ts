import type { DealChoiceData } from '../../../cards/deal-card-data.ts';
import { dealChoice } from '../../../cards/deal-cards.ts';
import { plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type BuiltCard, moneyOf, type Referral } from '../../referrals/index.ts';
import type { DealWord } from '../words/deal-said.ts';

/** More would be a list to read, not a question to answer. */
const mostChoices = 6;

/** "Which deal do you mean?": each with what was said, so that one press does it. */
export function whichDeal(locale: Locale, deals: readonly Referral[], word: DealWord, words: string): BuiltCard {
  const text = say(locale, 'deal.words.which');
  return cardOf(
    locale,
    text,
    deals.slice(0, mostChoices).map((deal) => ({
      referralId: deal.id,
      title: plainName(deal.record.customer.name, 60),
      detail: [plainName(deal.record.name, 80), moneyOf(deal, locale)].join(' · '),
      button: say(locale, 'deal.button.thisOne'),
      tooltip: unformatted(deal.record.customer.name, 60),
      word,
      words,
    })),
  );
}

/** "Which of the two?": "1.200" and "03/04" can be read in two ways. */
export function whichReading(
  locale: Locale,
  text: string,
  deal: Referral,
  word: DealWord,
  readings: readonly { readonly title: string; readonly words: string }[],
): BuiltCard {
  return cardOf(
    locale,
    text,
    readings.slice(0, mostChoices).map(({ title, words }) => ({
      referralId: deal.id,
      title: plainName(title, 60),
      detail: plainName(deal.record.customer.name, 80),
      button: unformatted(title, 40),
      tooltip: unformatted(title, 40),
      word,
      words,
    })),
  );
}

function cardOf(locale: Locale, text: string, rows: DealChoiceData['rows']): BuiltCard {
  return { card: dealChoice({ locale, fallbackText: text, title: text, rows }), summary: text };
}
