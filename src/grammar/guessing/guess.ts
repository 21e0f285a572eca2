import type { Locale } from '../../i18n/locale.ts';
import { moodOf } from '../mood/mood.ts';
import { type Named, NameIndex } from '../names/names.ts';
import { wishesSaid } from '../read.ts';
import { lexiconOf } from '../sentence/lexicon.ts';
import { longestSentence } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';
import { wishesIn } from '../several/wishes.ts';
import { garbledCommands } from './garbled-commands.ts';
import type { Guess, ScoredGuess } from './guessed.ts';
import { guessesOfLabels, shareOfNothing } from './guesses-of-labels.ts';
import { guessesOfNames } from './guesses-of-names.ts';
import { likelyLabels } from './likely-labels.ts';
import { leastOfTalk } from './likely-talk.ts';
import { calledAmong, namesAlike } from './names-alike.ts';
import { offersOf } from './offers.ts';

const mostGuesses = 3;
/** Upper bound on the comparisons: names beyond these are unlikely candidates anyway. */
const mostKnown = 120;
/** What looks like a command with slips in it, beside the shares of labels. */
const lessOfLikeness = 0.25;

/** Whether words are a day does not depend on which day it is. */
const anyDay = '2026-01-01';

/**
 * The closest candidates for a message that no rule understood: by a classifier over its words and letters, the names
 * of this person's referrals, and slips in the words of commands. For suggestions only, never to act on. Offline and
 * deterministic. A message that forbids or reports an action gets no suggestion to do it.
 *
 * @param doubted the label of what a rule read: it is always among them.
 */
export function guessesFor(
  text: string,
  locale: Locale,
  known: readonly Named[] = [],
  doubted?: string,
): readonly Guess[] {
  if (!/[\p{L}\p{N}]/u.test(text.slice(0, longestSentence))) return [];
  // A longer one is no sentence, however it is tidied: it is not even taken apart.
  const isShort = text.length <= 2 * longestSentence;
  const index = new NameIndex(known, lexiconOf(locale));
  const sentence = isShort ? sentenceOf(text, locale, index) : undefined;
  const wishes = sentence ? wishesIn(sentence) : [];
  if (wishes.length > 1)
    return wishes.flatMap(({ deed, name }): readonly Guess[] => {
      const named = known.find(({ id }) => name.ids.includes(id));
      return named ? [{ kind: 'referral', deed, called: calledAmong(named, known) }] : [];
    });
  const apart = sentence ? wishesSaid(sentence, index, { locale, today: anyDay }) : [];
  if (apart.length > 0) return apart.map((words): Guess => ({ kind: 'said', words }));
  const names = sentence ? namesAlike(sentence, known.slice(0, mostKnown)) : [];
  const asks = !sentence || moodOf(sentence) === 'asks';
  const labels = sentence ? likelyLabels(sentence) : [];
  // Beside it a word that is like a command's is chance: `my coffee machine is broken` asks for nobody's referrals.
  const isTalk = shareOfNothing(labels) >= leastOfTalk;
  const slips = (isTalk ? [] : garbledCommands(text, locale))
    .filter(({ name }) => asks || name !== 'newDeal')
    .map(({ name, score }): ScoredGuess => ({ guess: { kind: 'command', name }, score: score - lessOfLikeness }));
  const all = [
    ...(sentence && !isTalk ? guessesOfLabels(sentence, labels, names, locale) : []),
    ...guessesOfNames(sentence, names),
    ...slips,
  ];
  return withDoubted(likeliest(all), doubted, names[0]?.called);
}

/** In the last place, unless the classifier has found it as well. */
function withDoubted(
  guesses: readonly Guess[],
  doubted: string | undefined,
  called: string | undefined,
): readonly Guess[] {
  if (doubted === undefined) return guesses;
  const { named, commands: [name = 'inbound'] = [], sayings: [saying] = [] } = offersOf[doubted] ?? {};
  const ofAll: Guess = saying && !offersOf[doubted]?.commands ? { kind: 'saying', saying } : { kind: 'command', name };
  const own: Guess = named && called !== undefined ? { kind: 'referral', deed: named, called } : ofAll;
  const isAmong = guesses.some((guess) => keyOf(guess) === keyOf(own));
  return isAmong ? guesses : [...guesses.slice(0, mostGuesses - 1), own];
}

/** Each guess once, with its best score. Of a referral that was named, one is its card: that is never wrong. */
function likeliest(all: readonly ScoredGuess[]): readonly Guess[] {
  const best = new Map<string, ScoredGuess>();
  for (const scored of all) {
    const key = keyOf(scored.guess);
    if (scored.score > (best.get(key)?.score ?? 0)) best.set(key, scored);
  }
  const sorted = [...best.values()].sort((one, other) => other.score - one.score).map(({ guess }) => guess);
  const first = sorted.slice(0, mostGuesses);
  const opens = sorted.find(isOpening);
  const isMissing = opens && first.some(({ kind }) => kind === 'referral') && !first.some(isOpening);
  return isMissing ? [...first.slice(0, mostGuesses - 1), opens] : first;
}

/** The same guess, however it was put together. */
const keyOf = (guess: Guess) => JSON.stringify(Object.entries(guess).sort(([one], [other]) => (one < other ? -1 : 1)));

const isOpening = (guess: Guess) => guess.kind === 'referral' && guess.deed === 'open';
