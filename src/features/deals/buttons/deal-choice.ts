import type { DealChoiceData } from '../../../cards/deal-card-data.ts';
import { dealChoice } from '../../../cards/deal-cards.ts';
import { inputValue, plain, plainName, unformatted } from '../../../cards/plain.ts';
import { absentValue } from '../../../cards/template.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OfferedButton } from '../../../messenger.ts';
import { type BuiltCard, moneyOf, type Referral } from '../../referrals/index.ts';
import { type DealWord, longestCarried, longestNote } from '../words/deal-said.ts';
import type { SaidWord } from '../words/several-words.ts';

/** Upper bound of choices in a question. */
const mostChoices = 6;

export interface DealChoice {
  readonly deal: Referral;
  /** The words that apply to this deal if it is chosen. */
  readonly words: string;
}

export interface WhatWasSaid {
  readonly word: SaidWord;
  readonly typed: string;
  /** A name that matches no deal. */
  readonly notCalled?: string;
  /** The sentence may be a question: only a press carries it out, which the card tells. */
  readonly asked?: boolean;
}

interface OfferingCard extends BuiltCard {
  readonly offers: readonly OfferedButton[];
}

/** "Which deal do you mean?": each button carries the words, so that one press is enough. */
export function whichDeal(
  locale: Locale,
  choices: readonly DealChoice[],
  { word, typed, notCalled, asked = false }: WhatWasSaid,
): OfferingCard {
  const which = asked
    ? say(locale, 'deal.words.asked', { words: plain(typed, { max: 80 }) })
    : say(locale, 'deal.words.which');
  const text = notCalled === undefined ? which : `${say(locale, 'deal.words.notCalled', { name: notCalled })} ${which}`;
  const shown = choices.slice(0, mostChoices);
  const carried = shown.every(({ words }) => words.length <= longestCarried);
  const rows = shown.map(({ deal, words }) => ({
    referralId: deal.id,
    title: plainName(deal.record.customer.name, 60),
    detail: [plainName(deal.record.name, 80), moneyOf(deal, locale)].join(' · '),
    button: say(locale, 'deal.button.thisOne'),
    tooltip: unformatted(deal.record.customer.name, 60),
    word,
    words: carried ? words : absentValue,
  }));
  return carried ? cardOf(locale, text, rows) : cardOf(locale, text, rows, commonWords(shown) ?? typed);
}

/** The words, if they are the same for all choices. */
function commonWords(choices: readonly DealChoice[]): string | undefined {
  const [first, ...others] = choices;
  return others.every(({ words }) => words === first?.words) ? first?.words : undefined;
}

/** "Which of the two?", for ambiguous input such as "1.200" and "03/04". */
export function whichReading(
  locale: Locale,
  text: string,
  deal: Referral,
  word: DealWord,
  readings: readonly { readonly title: string; readonly words: string }[],
): OfferingCard {
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

/** `words`: too long for the data of every button, so they are in one input, sent with the press. */
function cardOf(locale: Locale, text: string, rows: DealChoiceData['rows'], words?: string): OfferingCard {
  const summary = unformatted(text);
  const numbered = rows.map((row, index) => ({ ...row, title: `${index + 1}. ${row.title}` }));
  const inputs =
    words === undefined
      ? []
      : [{ label: say(locale, 'deal.input.note'), max: longestNote, value: inputValue(words, longestNote) }];
  return {
    card: dealChoice({ locale, fallbackText: summary, title: plain(text), rows: numbered, inputs }),
    summary,
    offers: rows.map((row, index) => ({
      ...offered(row, index + 1, words),
      ...(rows.length === 1 ? { says: 'yes' as const } : {}),
    })),
  };
}

/** The verb of the card's buttons. */
const says = 'deal.say';

/** For answers by number, button text or part of the name. */
function offered(
  { title, button, referralId, word, words: own }: DealChoiceData['rows'][number],
  row: number,
  common: string | undefined,
): OfferedButton {
  return { title: button, row, name: title, verb: says, data: { referralId, word, words: common ?? own } };
}
