import { foldName, longestAnswer, unquoted } from '../../../answers/text/said.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { afterCommand, isCommand } from '../../../i18n/command-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealQuestion } from '../questions/order.ts';
import { questionNamed } from './field-names.ts';

/** Steering words, accepted at every question in the person's language and in English. */
export const steeringWords = ['back', 'skip', 'clear', 'cancel', 'discard', 'help', 'done', 'create'] as const;
export type SteeringWord = (typeof steeringWords)[number];

export type Steering =
  | { readonly word: SteeringWord }
  /** `question` is absent if no field has that name. */
  | { readonly word: 'edit'; readonly question?: DealQuestion; readonly field: string };

export function steeringIn(text: string, locale: Locale): Steering | undefined {
  const word = steeringWords.find((name) => isCommand(locale, name, text)) ?? wordOfButton(text, locale);
  if (word) return { word };
  const field = afterCommand(locale, 'edit', text);
  if (field === undefined) return undefined;
  const question = questionNamed(field, locale);
  // `edit value` is a steering word; `Change: two plants` is a note.
  if (!question && /[:：]/.test(text)) return undefined;
  return { word: 'edit', field, ...(question ? { question } : {}) };
}

/** Labels of steering buttons. Words that only a press can carry out (the form) are explained. */
const buttons: readonly (readonly [MessageKey, SteeringWord])[] = [
  ['newDeal.button.pause', 'cancel'],
  ['newDeal.button.discard', 'discard'],
  ['newDeal.button.keep', 'skip'],
  ['newDeal.button.create', 'create'],
  ['newDeal.button.form', 'help'],
  ['newDeal.button.add', 'help'],
];

function wordOfButton(text: string, locale: Locale): SteeringWord | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = foldName(text);
  return buttons.find(([key]) => said === foldName(say(locale, key)))?.[1];
}

/** In quotation marks a steering word is an answer: a customer may be called “Next”. */
export const quoted = unquoted;
