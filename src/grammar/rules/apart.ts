import { wordsOf } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { lexiconOf } from '../sentence/lexicon.ts';
import { hasRole, isSign, type Piece } from '../sentence/piece.ts';
import type { Action, RoleId } from '../sentence/roles.ts';
import { tokensOf } from '../sentence/tokens.ts';
import { wordsByLocale } from '../words/index.ts';

/**
 * Commands that stand alone may be said with other words in between and in any order: `turn my reminders off please`,
 * `отключи мне напоминания`, `알림을 좀 꺼 줘`. Every remaining word must carry no meaning here, so that a negation or a day
 * is never overlooked.
 */
const saidApart = ['mute', 'unmute', 'settings', 'health', 'template', 'back'] as const;

interface Phrase {
  readonly words: readonly string[];
  /** The last word is a stem: it takes any suffix. */
  readonly isStem: boolean;
}

const phrases = perLocale((locale): ReadonlyMap<Action, readonly Phrase[]> => {
  const tables = locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en];
  const of = (action: Action) => tables.flatMap((table) => wordsOf(table.action[action]).map(phraseOf));
  // Chinese has no spaces: a single character is not a word.
  const isApart = ({ words }: Phrase) => words.length > 1 && !words.some((word) => /^\p{Script=Han}$/u.test(word));
  return new Map(saidApart.map((action) => [action, of(action).filter(isApart)]));
});

function phraseOf(phrase: string): Phrase {
  const isStem = phrase.endsWith('*');
  return { words: tokensOf(isStem ? phrase.slice(0, -1) : phrase).map(({ text }) => text), isStem };
}

/** Whether the whole sentence expresses this command and nothing more. */
export function saysApart(pieces: readonly Piece[], action: Action, locale: Locale): boolean {
  const tokens = pieces.flatMap((piece) => piece.tokens.map(({ text }) => ({ text, piece })));
  if (tokens.length > mostWords || pieces.some(({ name }) => name)) return false;
  if (tokens.some(({ text }) => /^\p{Script=Han}$/u.test(text))) return joinsTo(pieces, action, locale);
  const all = phrases(locale).get(action) ?? [];
  if (all.length === 0) return false;
  const lexicon = lexiconOf(locale);
  const said = tokens.map((each) => ({ ...each, bare: lexicon.withoutEnding(each.text) }));
  const ofAny = (text: string) => all.some(({ words }) => words.includes(text));
  return all.some(({ words, isStem }) => {
    const isWord = (word: string, at: number, { text, bare }: (typeof said)[number]) =>
      text === word || bare === word || (isStem && at === words.length - 1 && text.startsWith(word));
    return (
      words.every((word, at) => said.some((each) => isWord(word, at, each))) &&
      said.every(
        (each) => words.some((word, at) => isWord(word, at, each)) || ofAny(each.text) || saysNothingElse(each.piece),
      )
    );
  });
}

/** `麻煩把提醒再打開`: in Chinese the word order is fixed. */
function joinsTo(pieces: readonly Piece[], action: Action, locale: Locale): boolean {
  const isNothing = (piece: Piece) =>
    isSign(piece) ||
    hasRole(piece, 'glue') ||
    hasRole(piece, 'mood', 'polite') ||
    hasRole(piece, 'talk') ||
    hasRole(piece, 'thing', 'all');
  const joined = pieces
    .filter((piece) => !isNothing(piece))
    .flatMap(({ tokens }) => tokens.map(({ text }) => text))
    .join('');
  return wordsOf(wordsByLocale[locale].action[action]).includes(joined);
}

const mostWords = 14;
const nothingElse: readonly (readonly [
  'action' | 'person' | 'talk' | 'thing' | 'list' | 'question' | 'mood',
  RoleId?,
])[] = [
  ['action', 'open'],
  ['person', 'me'],
  ['list', 'mine'],
  ['thing', 'it'],
  ['thing', 'all'],
  ['mood', 'polite'],
  ['talk'],
  ['question', 'is'],
];

function saysNothingElse(piece: Piece): boolean {
  return isSign(piece) || hasRole(piece, 'glue') || nothingElse.some(([kind, id]) => hasRole(piece, kind, id));
}
