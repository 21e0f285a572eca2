import { foldName, unquoted } from '../../../answers/said.ts';
import { lineWords } from '../../../answers/words/line-words.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand, isCommand } from '../../../i18n/command-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';

/** Words that steer the conversation; they work at every question, in the person's language and in English. */
export const steeringWords = ['back', 'skip', 'clear', 'cancel', 'discard', 'help', 'done', 'create'] as const;
export type SteeringWord = (typeof steeringWords)[number];

export type Steering =
  | { readonly word: SteeringWord }
  /** `question` is absent when no field has that name. */
  | { readonly word: 'edit'; readonly question?: DealQuestion; readonly field: string };

export function steeringIn(text: string, locale: Locale): Steering | undefined {
  const word = steeringWords.find((name) => isCommand(locale, name, text));
  if (word) return { word };
  const field = afterCommand(locale, 'edit', text);
  if (field === undefined) return undefined;
  const question = questionNamed(field, locale);
  // `edit value` steers; `Change: two plants` is what somebody notes down.
  if (!question && /[:：]/.test(text)) return undefined;
  return { word: 'edit', field, ...(question ? { question } : {}) };
}

/** Wholly in quotation marks, a word that would steer is an answer: a customer may be called “Next”. */
export const quoted = unquoted;

/** By its name in the person's language or in English, by its id, or by a word that a line uses for it. */
export function questionNamed(field: string, locale: Locale): DealQuestion | undefined {
  const said = foldName(field);
  if (said === '') return undefined;
  const names = askedQuestions.map((question) => ({ question, names: namesOf(question, locale) }));
  const exact = names.find((one) => one.names.includes(said));
  if (exact) return exact.question;
  const beginning = names.filter((one) => one.names.some((name) => said.length > 2 && name.startsWith(said)));
  return beginning.length === 1 ? beginning[0]?.question : undefined;
}

function namesOf(id: AskedQuestion, locale: Locale): readonly string[] {
  const { line, alsoNamed = [] } = questions[id];
  const sentences = [`newDeal.field.${id}`, ...alsoNamed] as const;
  const labels = ([locale, 'en'] as const).flatMap((one) => sentences.map((sentence) => say(one, sentence)));
  const words = line ? lineWords[line.field].split('|') : [];
  return [id, ...labels, ...words].map(foldName);
}
