import { lineWords } from '../../../answers/line/line-words.ts';
import { foldName, wordsOf } from '../../../answers/text/said.ts';
import { withoutRussianEnding } from '../../../answers/words/change-words.ts';
import { isAlmost } from '../../../grammar/sentence/spelling.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { perLocale } from '../../../i18n/per-locale.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';

/** Upper bound in characters; labels are shorter. */
const longestName = 100;

/**
 * Finds a question by its field name in the person's language or in English, by its id, or by a keyword of the one-line
 * form; one typing error is tolerated.
 */
export function questionNamed(field: string, locale: Locale): DealQuestion | undefined {
  if (field.length > longestName) return undefined;
  const said = foldName(field);
  if (said === '') return undefined;
  const all = namesIn(locale);
  const exact = all.find(({ names }) => names.some(({ text }) => text === said));
  if (exact) return exact.question;
  const words = wordsIn(said);
  const ways = [
    ({ text }: Name) => said.length > 2 && text.startsWith(said),
    (name: Name) => areNearly(words, name.words),
  ];
  for (const way of ways) {
    const found = all.filter(({ names }) => names.some(way));
    if (found.length === 1) return found[0]?.question;
  }
  return undefined;
}

/** Exact match or one typing error; no prefixes, because a prefix may begin another word. */
export function questionCalled(field: string, locale: Locale): DealQuestion | undefined {
  if (field.length > longestName) return undefined;
  const said = foldName(field);
  const words = wordsIn(said);
  const ways = [({ text }: Name) => text === said, (name: Name) => areNearly(words, name.words)];
  for (const way of ways) {
    const found = namesIn(locale).find(({ names }) => names.some(way));
    if (found) return found.question;
  }
  return undefined;
}

interface Word {
  readonly text: string;
  readonly stem: string;
}

const wordsIn = (text: string): readonly Word[] =>
  text.split(' ').map((word) => ({ text: word, stem: withoutRussianEnding(word) }));

/** Compares word by word: a different digit is not a typing error. */
function areNearly(said: readonly Word[], named: readonly Word[]): boolean {
  return said.length === named.length && said.every((word, index) => isNearly(word, named[index]));
}

function isNearly(said: Word, named: Word | undefined): boolean {
  if (!named) return false;
  if (said.text === named.text || isAlmost(said.text, named.text)) return true;
  return said.stem === named.stem && said.stem.length > 2 && said.stem !== said.text;
}

interface Name {
  readonly text: string;
  readonly words: readonly Word[];
}

interface Names {
  readonly question: AskedQuestion;
  readonly names: readonly Name[];
}

const namesIn = perLocale((locale) =>
  askedQuestions.map(
    (question): Names => ({
      question,
      names: [...new Set(namesOf(question, locale))].map((text) => ({ text, words: wordsIn(text) })),
    }),
  ),
);

function namesOf(id: AskedQuestion, locale: Locale): readonly string[] {
  const { line, alsoNamed = [], alsoCalled = '' } = questions[id];
  const sentences = [`newDeal.field.${id}`, ...alsoNamed] as const;
  const labels = ([locale, 'en'] as const).flatMap((one) => sentences.map((sentence) => say(one, sentence)));
  const words = line ? wordsOf(lineWords[line.field]) : [];
  return [id, ...labels, ...words, ...wordsOf(alsoCalled)].map(foldName).filter(Boolean);
}
