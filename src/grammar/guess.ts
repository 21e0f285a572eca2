import { wordsOf } from '../answers/said.ts';
import type { CommandName } from '../i18n/command-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import { endsAsking } from './asked.ts';
import { lexiconOf } from './lexicon.ts';
import { type Grams, gramsOf, likeness, soundsOf } from './likeness.ts';
import { moodOf } from './mood.ts';
import { type Named, NameIndex, withoutForm } from './names.ts';
import type { Action } from './roles.ts';
import { hasRole, type Piece, type Sentence, sentenceOf } from './sentence.ts';
import { isShouted, joined, type Token, tokensOf } from './tokens.ts';
import { isPassiveForm, isPastForm } from './verb-forms.ts';
import { wishesIn } from './wishes.ts';
import { wordsByLocale } from './words/index.ts';

/** A candidate interpretation: a command, or an action on a referral with a similar name. */
export type Guess =
  | { readonly kind: 'command'; readonly name: CommandName }
  | { readonly kind: 'referral'; readonly deed: GuessedDeed; readonly called: string };

export const guessedDeeds = [
  'open',
  'accept',
  'decline',
  'claim',
  'release',
  'won',
  'lost',
] as const satisfies Action[];
export type GuessedDeed = (typeof guessedDeeds)[number];

/** The other actions are too rare to be guessed from a garbled word. */
const likelyDeeds = ['accept', 'decline', 'claim'] as const satisfies GuessedDeed[];

const mostGuesses = 3;
const mostNames = 2;
/** Thresholds: below them a match is likelier to be chance. Measured on the table of garbled messages. */
const leastLikeness = 0.34;
const leastOfName = 0.42;
const leastOfDeed = 0.5;
const ofOneWord = 0.75;
const shortestWord = 4;
const mostWordsOfDeed = 5;
/** A longer message is not naming a referral by similar letters. */
const mostStretches = 40;
/** Upper bound on the comparisons: names beyond these are unlikely candidates anyway. */
const mostKnown = 120;

interface Scored {
  readonly guess: Guess;
  readonly score: number;
}

/**
 * The closest candidates for a message that no rule understood, by the n-grams it shares with the phrases of the
 * vocabulary and the names of this person's referrals. For suggestions only, never to act on. Offline and
 * deterministic. A message that forbids or reports an action gets no suggestion to do it.
 */
export function guessesFor(text: string, locale: Locale, known: readonly Named[] = []): readonly Guess[] {
  const said = gramsOf(text);
  if (said.size === 0) return [];
  const sentence = sentenceOf(text, locale, new NameIndex(known, lexiconOf(locale)));
  const wishes = sentence ? wishesIn(sentence) : [];
  if (wishes.length > 1)
    return wishes.flatMap(({ deed, name }): readonly Guess[] => {
      const named = known.find(({ id }) => name.ids.includes(id));
      return named ? [{ kind: 'referral', deed, called: calledAmong(named, known) }] : [];
    });
  const byName = sentence ? guessesOfNames(sentence, locale, known.slice(0, mostKnown)) : [];
  const words = tokensOf(text.slice(0, 100)).filter((word) => word.text.length >= shortestWord);
  const asks = !sentence || moodOf(sentence) === 'asks';
  const commands = commandsLike(said, words.slice(0, 12), locale).filter(({ guess }) => asks || !isNewDeal(guess));
  return [...byName, ...commands]
    .sort((one, other) => other.score - one.score)
    .slice(0, mostGuesses)
    .map(({ guess }) => guess);
}

/** A forbidden or reported action never suggests starting a new deal. */
const isNewDeal = (guess: Guess) => guess.kind === 'command' && guess.name === 'newDeal';

/** Similarity of the whole message; else of a single word, if the other words carry no meaning. */
function commandsLike(said: Grams, words: readonly Token[], locale: Locale): readonly Scored[] {
  const each = words.map(({ text }) => gramsOf(text));
  const best = new Map<CommandName, number>();
  for (const { name, grams } of examples(locale)) {
    const score = Math.max(likeness(said, grams), ...each.map((word) => likeness(word, grams) * ofOneWord));
    best.set(name, Math.max(best.get(name) ?? 0, score));
  }
  return [...best]
    .filter(([name, score]) => score >= (name === 'newDeal' && words.length > 2 ? leastOfDeed : leastLikeness))
    .map(([name, score]) => ({ guess: { kind: 'command', name }, score }));
}

function guessesOfNames(sentence: Sentence, locale: Locale, known: readonly Named[]): readonly Scored[] {
  const names = namesIn(sentence, known);
  const deed = moodOf(sentence) === 'asks' && !endsAsking(sentence.text) ? deedIn(sentence, locale) : undefined;
  return names.flatMap(({ called, score }, place): readonly Scored[] => {
    const guess = (does: GuessedDeed): Guess => ({ kind: 'referral', deed: does, called });
    const opens = { guess: guess('open'), score: score - 0.01 };
    if (place === 0 && tellsOfEnd(sentence))
      return [{ guess: guess('won'), score: score + 0.02 }, { guess: guess('lost'), score: score + 0.01 }, opens];
    return deed && place === 0 ? [{ guess: guess(deed), score }, opens] : [opens];
  });
}

/** `Adatum is closed`: won or lost is not said. */
function tellsOfEnd(sentence: Sentence): boolean {
  const isHeard = sentence.pieces.some((piece) => hasRole(piece, 'mood', 'hearsay'));
  const isSaid = ['asks', 'tells'].includes(moodOf(sentence)) && !isHeard && !sentence.isQuestion;
  return isSaid && closedWords.test(sentence.text.toLowerCase());
}

const closedWords =
  /(?<!\p{L})(?:closed?|finished|закро(?:й|йте|ем)|закры(?:та?|то|ты|ли|лась|лся|лись|вай|ваем|ть|й|йте)|заверш\p{L}{0,8})(?!\p{L})|끝났|끝난|닫(?:아|았|혔|자)|종료|마감됐|結束|結案|關掉|關閉/u;

function namesIn(sentence: Sentence, known: readonly Named[]): readonly { called: string; score: number }[] {
  const best = new Map<string, number>();
  const note = (called: string, score: number) => best.set(called, Math.max(best.get(called) ?? 0, score));
  const ids = new Set(sentence.pieces.flatMap(({ name }) => name?.ids ?? []));
  for (const named of known) if (ids.has(named.id)) note(calledAmong(named, known), 1);
  const stretches = ids.size > 0 ? [] : stretchesOf(sentence).map(comparedAs);
  for (const called of new Set(stretches.length > 0 ? known.map((named) => calledAmong(named, known)) : [])) {
    const names = waysToCall(called).map(comparedAs);
    const score = Math.max(0, ...stretches.flatMap((said) => names.map((name) => likenessOf(said, name))));
    if (score >= leastOfName) note(called, score);
  }
  return [...best]
    .map(([called, score]) => ({ called, score }))
    .sort((one, other) => other.score - one.score)
    .slice(0, mostNames);
}

/** By customer; by title where several referrals share the customer. */
function calledAmong({ id, customer, title }: Named, known: readonly Named[]): string {
  return title && known.some((other) => other.id !== id && other.customer === customer) ? title : customer;
}

/** Spans of one to three words that neither begin nor end with a word of the vocabulary. */
function stretchesOf({ text, pieces }: Sentence): readonly string[] {
  const isOwn = pieces.flatMap(({ tokens, roles, exact }) => tokens.map(() => exact && roles.length > 0));
  const tokens: readonly Token[] = pieces.flatMap((piece) => piece.tokens);
  const most = /\p{Script=Han}/u.test(text) ? 6 : 3;
  const stretches: string[] = [];
  for (let at = 0; at < tokens.length && stretches.length < mostStretches; at++) {
    for (let end = at + 1; end <= Math.min(tokens.length, at + most); end++)
      if (!isOwn[at] && !isOwn[end - 1]) stretches.push(text.slice(tokens[at]?.from, tokens[end - 1]?.to));
  }
  return stretches;
}

function waysToCall(called: string): readonly string[] {
  const bare = withoutForm(called);
  return [...new Set([called, bare, ...beginningsOf(bare)])];
}

/** Features of a text for comparison, each computed once. */
interface Compared {
  readonly script: string;
  readonly grams: Grams;
  /** Without the Russian case ending; undefined where there is none. */
  readonly stem: Grams | undefined;
  readonly sounds: () => Grams;
}

function comparedAs(text: string): Compared {
  const stem = text.toLowerCase().replace(/[аеиоуыэюяйь]{1,2}$/, '');
  let sounds: Grams | undefined;
  return {
    script: scriptOf(text),
    grams: gramsOf(text),
    stem: stem === text.toLowerCase() ? undefined : gramsOf(stem),
    sounds: () => {
      sounds ??= soundsOf(text);
      return sounds;
    },
  };
}

function scriptOf(text: string): string {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'Cyrillic';
  if (/\p{Script=Hangul}/u.test(text)) return 'Hangul';
  return /\p{Script=Han}/u.test(text) ? 'Han' : 'Latin';
}

/** Across scripts, by sound. */
function likenessOf(said: Compared, name: Compared): number {
  if (said.script !== name.script) return likeness(said.sounds(), name.sounds()) - 0.05;
  const whole = likeness(said.grams, name.grams);
  return said.stem || name.stem ? Math.max(whole, likeness(said.stem ?? said.grams, name.stem ?? name.grams)) : whole;
}

/** The first word, if it is long enough to be distinctive. */
function beginningsOf(called: string): readonly string[] {
  const [first = '', ...others] = called.split(/\s+/);
  if (others.length > 0) return first.length >= 4 ? [first] : [];
  return /\p{Script=Han}/u.test(called) && called.length > 4 ? [called.slice(0, 4), called.slice(0, 2)] : [];
}

function deedIn(sentence: Sentence, locale: Locale): GuessedDeed | undefined {
  if (
    sentence.pieces.some(
      ({ name, tokens }) => !name && tokens.some(({ text }) => isPastForm(text) || isPassiveForm(text)),
    )
  )
    return undefined;
  const said = guessedDeeds.find((deed) => sentence.pieces.some((piece) => hasRole(piece, 'action', deed)));
  if (said) return said;
  // A reported event is not a request, and in a long sentence some word resembles anything.
  if (tokensOf(sentence.text).length > mostWordsOfDeed || isOfSomebody(sentence)) return undefined;
  const words = sentence.pieces.flatMap((piece) =>
    piece.name || saysLittle(piece) ? [] : piece.tokens.map(({ text }) => gramsOf(text)),
  );
  const best = new Map<GuessedDeed, number>();
  for (const { deed, grams } of deedExamples(locale)) {
    const score = Math.max(0, ...words.map((word) => likeness(word, grams)));
    if (score >= leastOfDeed) best.set(deed, Math.max(best.get(deed) ?? 0, score));
  }
  const [first, second] = [...best].sort(([, one], [, other]) => other - one);
  // Two actions score nearly alike: ambiguous, so neither.
  return first && first[1] - (second?.[1] ?? 0) >= clearlyLiker ? first[0] : undefined;
}

/** Known function words: however similar to an action, they mean themselves. */
const saysLittle = ({ roles, exact }: Piece) =>
  exact && roles.length > 0 && roles.every(({ kind }) => kind === 'glue' || kind === 'thing');

const clearlyLiker = 0.08;

/** `Олег возьмёт звезду`: the sentence begins with a third person, who acts. */
function isOfSomebody({ text, pieces: [first, second] }: Sentence): boolean {
  if (!first || !second || first.name || first.roles.length > 0 || second.name) return false;
  return !isShouted(text) && /^\p{Lu}\p{Ll}/u.test(text.slice(first.tokens[0]?.from));
}

const examples = perLocale((locale): readonly { name: CommandName; grams: Grams }[] => {
  const tables = locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en];
  return tables.flatMap(({ list, action }) => {
    const phrases: readonly (readonly [CommandName, string])[] = [
      ['inbox', list.inbox],
      ['myReferrals', list.mine],
      ['inbound', list.inbound],
      ['outbound', list.outbound],
      ['favourites', list.favourites],
      ['archived', list.archived],
      ['solutions', list.solutions],
      ['newDeal', action.create],
      ['resume', action.resume],
      ['export', action.export],
      ['template', action.template],
      ['import', action.import],
      ['help', action.help],
    ];
    return phrases.flatMap(([name, all]) => gramsOfPhrases(all).map((grams) => ({ name, grams })));
  });
});

const deedExamples = perLocale((locale): readonly { deed: GuessedDeed; grams: Grams }[] => {
  const tables = locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en];
  return tables.flatMap(({ action }) =>
    likelyDeeds.flatMap((deed) => gramsOfPhrases(action[deed]).map((grams) => ({ deed, grams }))),
  );
});

function gramsOfPhrases(all: string): readonly Grams[] {
  return wordsOf(all).map((phrase) => gramsOf(joined(phrase.replace(/\*$/, ''))));
}
