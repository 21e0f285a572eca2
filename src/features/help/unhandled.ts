import { plainName } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Feature, OfferedReading, Reply, Turn } from '../../feature.ts';
import { type CommandSaid, commandSaid } from '../../grammar/commands-said/command-said.ts';
import { rowSaid } from '../../grammar/commands-said/row-said.ts';
import { labelOfMeaning } from '../../grammar/guessing/doubt.ts';
import { guessesFor } from '../../grammar/guessing/guess.ts';
import type { Guess } from '../../grammar/guessing/guessed.ts';
import { isLikelyTalk } from '../../grammar/guessing/likely-talk.ts';
import { likelyWish } from '../../grammar/guessing/likely-wish.ts';
import type { GuessedSaying, GuessedTopic } from '../../grammar/guessing/offers.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { unknownNameIn } from '../../grammar/names/unknown-name.ts';
import { languageWritten, type NameFinder } from '../../grammar/understanding.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import { type HelpTopic, wordsForTopic } from './help-topics.ts';

const always: readonly Guess[] = (['inbox', 'myReferrals', 'help'] as const).map((name) => ({
  kind: 'command',
  name,
}));

const mostGuesses = 3;

interface Doubted {
  readonly meaning: Meaning;
  readonly offer?: OfferedReading | undefined;
}

/** The answer to a text that no handler understood: the most likely interpretations as buttons. */
export function wayForward({
  names,
  features,
}: {
  readonly names: Pick<NameFinder, 'likely'>;
  readonly features: readonly Pick<Feature, 'hasUnfinished' | 'offers'>[];
}) {
  return async (turn: Turn, text: string, doubted?: Doubted): Promise<Reply> => {
    const { locale } = turn;
    if (isEmojiOnly(text)) return textReply(say(locale, 'help.emoji'));
    const row = rowSaid(text, locale);
    if (row !== undefined)
      return {
        kind: 'messages',
        messages: [{ kind: 'text', text: say(locale, 'unhandled.noRow', { number: String(row) }) }],
      };
    const told = commandOfChat(turn, text);
    const written = languageWritten(text, locale) ?? locale;
    const guesses = await guessesIn(turn, text, { written, names, doubted });
    const canResume = guesses.some(resumes) && (await hasUnfinished(features, turn));
    const detailed = doubted?.offer ? [] : await wishesWithDetails(features, turn, text, written);
    const likely = [
      ...(told ? [{ words: told.words, title: capitalized(locale, told.words) }] : []),
      ...(doubted?.offer ? [doubted.offer] : []),
      ...detailed,
      ...guesses
        .filter((guess) => !isOfOtherChat(guess, turn) && (canResume || !resumes(guess)))
        .map((guess) => buttonOf(guess, locale)),
    ].slice(0, mostGuesses);
    const name = doubted ? undefined : nameOfNobody(text, written, guesses);
    const title = titleOf(locale, name, likely.length === 0 && isLikelyTalk(text, written));
    const card = sentenceCard(locale, {
      title,
      ...(likely.length > 0 ? { lines: [say(locale, 'sentence.guess')] } : {}),
      guesses: (likely.length > 0 ? likely : always.map((guess) => buttonOf(guess, locale))).map((button) => ({
        ...button,
        ...(likely.length === 1 ? { says: 'yes' as const } : {}),
      })),
    });
    return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
  };
}

function titleOf(locale: Locale, unknown: string | undefined, isTalk: boolean): string {
  const words = { help: commandWord(locale, 'help'), inbox: commandWord(locale, 'inbox') };
  if (unknown) return say(locale, 'unhandled.nobodyCalled', { ...words, name: plainName(unknown, 60) });
  return say(locale, isTalk ? 'unhandled.talk' : 'unhandled', words);
}

/** Somebody may write in another language than the one that they read: what is guessed is of the words, the card is theirs. */
async function guessesIn(turn: Turn, text: string, { written, names, doubted }: GuessedBy): Promise<readonly Guess[]> {
  const known = await names.likely(written === turn.locale ? turn : { ...turn, locale: written }, text);
  return guessesFor(text, written, known, doubted && !doubted.offer ? labelOfMeaning(doubted.meaning) : undefined);
}

interface GuessedBy {
  readonly written: Locale;
  readonly names: Pick<NameFinder, 'likely'>;
  readonly doubted: Doubted | undefined;
}

/** `give VanArsdel to Megan but …`: what is offered below is not called unknown. */
function nameOfNobody(text: string, written: Locale, guesses: readonly Guess[]): string | undefined {
  const unknown = unknownNameIn(text, written);
  return unknown !== undefined && guesses.some((guess) => isCalled(guess, unknown)) ? undefined : unknown;
}

function isCalled(guess: Guess, unknown: string): boolean {
  if (guess.kind === 'command' || guess.kind === 'saying') return false;
  const called = guess.kind === 'said' ? guess.words : guess.called;
  const beginning = unknown.toLowerCase().slice(0, Math.max(4, unknown.length - 2));
  return called.toLowerCase().includes(beginning);
}

/** Goes on with what was left. */
function resumes(guess: Guess): boolean {
  return guess.kind === 'command' ? guess.name === 'resume' : guess.kind === 'saying' && guess.saying === 'drafts';
}

async function hasUnfinished(features: readonly Pick<Feature, 'hasUnfinished'>[], turn: Turn): Promise<boolean> {
  const found = await Promise.all(features.map((feature) => feature.hasUnfinished?.(turn.person) ?? false));
  return found.includes(true);
}

/** What the message most likely wishes, with the details that it names. */
async function wishesWithDetails(
  features: readonly Pick<Feature, 'offers'>[],
  turn: Turn,
  text: string,
  written: Locale,
): Promise<readonly OfferedReading[]> {
  const wish = likelyWish(text, written);
  const offered = wish ? await Promise.all(features.map((feature) => feature.offers?.(turn, wish))) : [];
  return offered.filter((offer) => offer !== undefined);
}

/** A command told in a sentence, where it can be given in this chat. */
function commandOfChat({ locale, conversation }: Turn, text: string): CommandSaid | undefined {
  const told = commandSaid(text, locale);
  const isOfChannel = (['useThisChannel', 'stopThisChannel'] as const).some(
    (name) => told?.words === commandWord(locale, name),
  );
  return isOfChannel && conversation.kind === 'personal' ? undefined : told;
}

/** A channel is used, and is left, in itself. */
function isOfOtherChat(guess: Guess, { conversation }: Turn): boolean {
  const isOfChannel = guess.kind === 'command' && (guess.name === 'useThisChannel' || guess.name === 'stopThisChannel');
  return isOfChannel && conversation.kind === 'personal';
}

/** What a press of the button says to the desk, which must understand it. */
export function guessInWords(guess: Guess, locale: Locale): string {
  if (guess.kind === 'said') return guess.words;
  if (guess.kind === 'command') return commandWord(locale, guess.name);
  if (guess.kind === 'saying') return sayingInWords(guess.saying, locale);
  const customer = plainName(guess.called, 60);
  return say(locale, `guess.${guess.deed}`, { customer, detail: plainName(guess.detail ?? '', 60) });
}

/** What is said about a referral is its own title; a command's word alone would not tell what it does. */
function buttonOf(guess: Guess, locale: Locale): { readonly words: string; readonly title: string } {
  const words = guessInWords(guess, locale);
  if (guess.kind === 'referral' || guess.kind === 'said') return { words, title: capitalized(locale, words) };
  return { words, title: say(locale, `guess.title.${guess.kind === 'command' ? guess.name : guess.saying}`) };
}

const topics: Readonly<Record<GuessedTopic, HelpTopic>> = {
  'help-microsoft': 'microsoft',
  'help-registration': 'registration',
  'help-change': 'change',
  'help-reminders': 'reminders',
  'help-claim': 'claim',
};

function sayingInWords(saying: GuessedSaying, locale: Locale): string {
  return isTopic(saying) ? wordsForTopic(topics[saying], locale) : say(locale, `guess.say.${saying}`);
}

function isTopic(saying: GuessedSaying): saying is GuessedTopic {
  return saying in topics;
}

function isEmojiOnly(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}]/u.test(text);
}
