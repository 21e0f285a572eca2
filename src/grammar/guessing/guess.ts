import { readAmount } from '../../answers/amount/amount.ts';
import { readReceiver } from '../../answers/person/receiver.ts';
import type { Locale } from '../../i18n/locale.ts';
import { moodOf } from '../mood/mood.ts';
import { type Named, NameIndex } from '../names/names.ts';
import { wishesSaid } from '../read.ts';
import { endsReminder, wantsReminders } from '../rules/reminders/wants-reminders.ts';
import { endsAsking } from '../sentence/asked.ts';
import { lexiconOf } from '../sentence/lexicon.ts';
import { hasRole, longestSentence, type Piece, type Sentence, sentenceOf } from '../sentence/sentence.ts';
import { isShouted, type Token } from '../sentence/tokens.ts';
import { isPassiveForm, isPastForm } from '../sentence/verb-forms.ts';
import { wishesIn } from '../several/wishes.ts';
import { businessWords } from './business-words.ts';
import { garbledCommands } from './garbled-commands.ts';
import { type LikelyLabel, likelyLabels } from './likely-labels.ts';
import { calledAmong, type NameAlike, namesAlike } from './names-alike.ts';
import {
  type GuessedCommand,
  type GuessedDeed,
  type GuessedSaying,
  offersOf,
  writingDeeds,
  writingOffers,
} from './offers.ts';

/** A candidate interpretation: a command, words that are said instead of one, or something about a referral. */
export type Guess =
  /** One of several orders, in the words of the message. */
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'command'; readonly name: GuessedCommand }
  | { readonly kind: 'saying'; readonly saying: GuessedSaying }
  | {
      readonly kind: 'referral';
      readonly deed: GuessedDeed;
      readonly called: string;
      /** What is to be written, as it was said. */
      readonly detail?: string;
    };

const mostGuesses = 3;
/** Upper bound on the comparisons: names beyond these are unlikely candidates anyway. */
const mostKnown = 120;
/** Of all labels together 1. Measured on messages that were held out: docs say which. */
const leastShare = 0.06;
const leastShareOfDeed = 0.2;
/** From here on it is small talk, and only a referral that it names is offered: one right offer of 427 less, nine of 61 wrong ones. */
const leastOfTalk = 0.6;
/** `acpt sothrdge`: one garbled word beside a name has few hints, and so a smaller share. */
const leastShareOfGarbled = 0.15;
const mostWordsOfGarbled = 3;
/** A name that was heard is worth as much as a label of this share. */
const worthOfName = 0.3;
/** What looks like a command with slips in it, beside the shares of labels. */
const lessOfLikeness = 0.25;

/** What else a label may mean comes behind what it means. */
const lessOfSecond = 0.02;

/** Whether words are a day does not depend on which day it is. */
const anyDay = '2026-01-01';

interface Scored {
  readonly guess: Guess;
  readonly score: number;
}

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
    .map(({ name, score }): Scored => ({ guess: { kind: 'command', name }, score: score - lessOfLikeness }));
  const all = [
    ...(sentence && !isTalk ? guessesOfLabels(sentence, labels, names, locale) : []),
    ...guessesOfNames(sentence, names),
    ...slips,
  ];
  return withDoubted(likeliest(all), doubted, names[0]?.called);
}

/** It is like what people say that asks the desk for nothing: `what a day`, `how is the weather`. */
export function isLikelyTalk(text: string, locale: Locale): boolean {
  if (text.length > longestSentence) return false;
  const sentence = sentenceOf(text, locale, new NameIndex([], lexiconOf(locale)));
  return sentence !== undefined && !tellsOfBusiness(sentence) && shareOfNothing(likelyLabels(sentence)) >= leastOfTalk;
}

/**
 * `they signed`, `고객이 마음을 바꿨어`, `Alpine wants a demo`: what was done with a deal, a word of the trade, or what somebody is
 * said to have done who is written with a capital. However little of it is understood, it is no small talk.
 */
function tellsOfBusiness({ text, pieces }: Sentence): boolean {
  if (businessWords.test(text)) return true;
  if (pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'state' || endsOfDeal.has(id)))) return true;
  const at = pieces.findIndex((piece) => hasRole(piece, 'mood', 'hearsay'));
  const who = pieces[at - 1];
  return who?.roles.length === 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(who.tokens[0]?.from));
}

/** Deeds that are told of a deal alone. */
const endsOfDeal: ReadonlySet<string> = new Set(['won', 'lost', 'accept', 'decline']);

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
function likeliest(all: readonly Scored[]): readonly Guess[] {
  const best = new Map<string, Scored>();
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

const shareOfNothing = (labels: readonly LikelyLabel[]) => labels.find(({ label }) => label === 'none')?.share ?? 0;

function guessesOfLabels(
  sentence: Sentence,
  labels: readonly LikelyLabel[],
  names: readonly NameAlike[],
  locale: Locale,
): readonly Scored[] {
  const nothing = shareOfNothing(labels);
  const isAsked = isRequest(sentence);
  const mayEnd = (isAsked || isToStop(sentence)) && !wantsReminders(sentence.text);
  const isDenied = sentence.pieces.some((piece) => hasRole(piece, 'mood', 'not'));
  const [name] = names;
  const isBrief = sentence.pieces.reduce((count, { tokens }) => count + tokens.length, 0) <= mostWordsOfGarbled;
  const leastOfDeed = isBrief ? leastShareOfGarbled : leastShareOfDeed;
  return labels
    .filter(({ share }) => share >= leastShare)
    .flatMap(({ label, share }): readonly Scored[] => {
      const isLikely = share >= leastOfDeed && share > nothing;
      const mayWrite = isAsked && isLikely;
      const { named, commands = [], sayings = [] } = offersOf[label] ?? {};
      if (named && name) {
        const guess = { kind: 'referral', called: name.called, ...detailed(named, sentence, locale) } as const;
        if (guess.deed === 'remind' && endsReminder(sentence.text)) return [];
        return mayWrite || !writingDeeds.includes(guess.deed) ? [{ guess, score: share + worthOfName }] : [];
      }
      return [
        ...sayings.map((saying) => ({ kind: 'saying', saying }) as const),
        ...commands.map((command) => ({ kind: 'command', name: command }) as const),
      ]
        .filter((guess) => mayOffer(guess, { mayWrite: mayWrite && !isDenied, mayStop: isLikely && mayEnd }))
        .filter((guess) => !(guess.kind === 'command' && guess.name === 'useThisChannel' && ends.test(sentence.text)))
        .map((guess, at) => ({ guess, score: share - at * lessOfSecond }));
    });
}

/** What stops something is asked for with a negation, too: `don’t remind me`, `don’t post here`. */
const stopping: ReadonlySet<GuessedCommand | GuessedSaying> = new Set(['stopReminders', 'stopThisChannel']);

/** `could you quit posting into this channel`: whatever it is like, no channel is to be used. */
const ends =
  /(?<!\p{L})(?:quit|stop|cease|no longer|enough|перестан|прекра[тщ]|хватит|довольно|больше не)|그만|더는|더 이상|중단|停止|不要再|別再|不再/iu;

/** `don’t cancel my leave` ends no leave. */
function mayOffer(
  guess: Extract<Guess, { kind: 'command' | 'saying' }>,
  { mayWrite, mayStop }: { readonly mayWrite: boolean; readonly mayStop: boolean },
): boolean {
  const offered = guess.kind === 'command' ? guess.name : guess.saying;
  return !writingOffers.has(offered) || (stopping.has(offered) ? mayStop : mayWrite);
}

/** A named referral's card; where its end is told, won and lost before it. */
function guessesOfNames(sentence: Sentence | undefined, names: readonly NameAlike[]): readonly Scored[] {
  const isEnd = sentence !== undefined && tellsOfEnd(sentence);
  return names.flatMap(({ called, score }, place): readonly Scored[] => {
    const of = (deed: GuessedDeed, worth: number): Scored => ({
      guess: { kind: 'referral', deed, called },
      score: worth,
    });
    const opens = of('open', score * worthOfName - place * 0.01);
    return isEnd && place === 0 ? [of('won', 1.4), of('lost', 1.39), opens] : [opens];
  });
}

/** `Adatum is closed`: won or lost is not said. */
function tellsOfEnd(sentence: Sentence): boolean {
  const isHeard = sentence.pieces.some((piece) => hasRole(piece, 'mood', 'hearsay'));
  const isSaid = ['asks', 'tells'].includes(moodOf(sentence)) && !isHeard && !sentence.isQuestion;
  return isSaid && closedWords.test(sentence.text.toLowerCase());
}

const closedWords =
  /(?<!\p{L})(?:closed?|finished|закро(?:й|йте|ем)|закры(?:та?|то|ты|ли|лась|лся|лись|вай|ваем|ть|й|йте)|заверш\p{L}{0,8})(?!\p{L})|끝났|끝난|닫(?:아|았|혔|자)|종료|마감됐|結束|結案(?![日期時])|關掉|關閉/u;

/** `除了永泰都接`, `decline all except Zenith`: the deed is for the others, and none is offered on the one that is named. */
const excepts =
  /除了|除開|以外|之外|(?<!\p{L})(?:except|excluding|other than|apart from|but not|кроме|за исключением)(?!\p{L})|빼고|제외|말고|외에/iu;

/** Somebody wants it done: it is neither asked about, nor reported, forbidden, or done by somebody else. */
export function isRequest(sentence: Sentence): boolean {
  if (moodOf(sentence) !== 'asks' || endsAsking(sentence.text) || isOfSomebody(sentence)) return false;
  if (excepts.test(sentence.text) && sentence.pieces.some(({ name }) => name)) return false;
  return !sentence.pieces.some(
    ({ name, tokens }) => !name && tokens.some(({ text }) => isPastForm(text) || isPassiveForm(text)),
  );
}

/** `stop posting here` is a request; `don’t stop posting here`, negated twice, is none, nor what somebody else said. */
function isToStop(sentence: Sentence): boolean {
  const denied = sentence.pieces.filter((piece) => hasRole(piece, 'mood', 'not'));
  return moodOf(sentence) === 'forbids' && denied.length === 1 && !endsAsking(sentence.text) && !isOfSomebody(sentence);
}

/** `Олег возьмёт звезду`: the sentence begins with a third person, who acts. */
function isOfSomebody({ text, pieces: [first, second] }: Sentence): boolean {
  if (!first || !second || first.name || first.roles.length > 0 || second.name) return false;
  return !isShouted(text) && /^\p{Lu}\p{Ll}/u.test(text.slice(first.tokens[0]?.from));
}

/** What is to be written, as it was said. Without it there is only the card to offer. */
function detailed(
  deed: GuessedDeed,
  sentence: Sentence,
  locale: Locale,
): { readonly deed: GuessedDeed; readonly detail?: string } {
  if (deed !== 'set-value' && deed !== 'assign') return { deed };
  const detail = deed === 'set-value' ? amountIn(sentence, locale) : receiverIn(sentence);
  return detail ? { deed, detail } : { deed: 'open' };
}

const mostWordsOfAmount = 5;

/** The longest stretch with a digit that reads as one amount, and the only one. */
function amountIn({ text, pieces }: Sentence, locale: Locale): string | undefined {
  const tokens = pieces.filter(({ name }) => !name).flatMap((piece) => piece.tokens);
  const digits = tokens.flatMap((token, at) => (/\d/.test(token.text) ? [at] : []));
  const [at, ...others] = digits;
  if (at === undefined || others.length > 0) return undefined;
  for (let count = mostWordsOfAmount; count > 0; count--)
    for (let from = Math.max(0, at - count + 1); from <= at; from++) {
      const said = text.slice(tokens[from]?.from, tokens[from + count - 1]?.to);
      if (tokens[from + count - 1] && readAmount(said, { locale }).kind === 'amount')
        return text
          .slice(tokens[firstOfAmount(pieces, tokens, from, at)]?.from, tokens[from + count - 1]?.to)
          .replace(toIt, '');
    }
  return undefined;
}

/** Without the words in front that an amount may have and the button says by itself: `금액은 9천으로`, `the value to 90k`. */
function firstOfAmount(pieces: readonly Piece[], tokens: readonly Token[], from: number, digit: number): number {
  const isOwn = (token: Token | undefined) =>
    pieces.some((piece) => piece.roles.length > 0 && piece.tokens.some((one) => one === token));
  let first = from;
  while (first < digit && isOwn(tokens[first])) first++;
  return first;
}

/** The particle of what it becomes. */
const toIt = /(?<=[\p{Script=Hangul}\d])(?:으로|로)$/u;

/** The only words that the vocabulary does not know, written as a name is. */
function receiverIn({ text, pieces }: Sentence): string | undefined {
  const unknown = (piece: Piece) =>
    !piece.name && piece.roles.length === 0 && /^\p{L}/u.test(piece.tokens[0]?.text ?? '');
  const from = pieces.findIndex(unknown);
  const end = pieces.findLastIndex(unknown);
  if (from < 0 || end - from > 1) return undefined;
  const said = text.slice(pieces[from]?.tokens[0]?.from, pieces[end]?.tokens.at(-1)?.to);
  return /^(?:\p{Lu}|\p{Script=Hangul})/u.test(said) && !hasRole(pieces[from] as Piece, 'glue')
    ? readReceiver(said)
    : undefined;
}
