import { guessInWords } from '../../src/features/help/unhandled.ts';
import { guessesFor } from '../../src/grammar/guessing/guess.ts';
import type { Guess } from '../../src/grammar/guessing/guessed.ts';
import { writingDeeds, writingOffers } from '../../src/grammar/guessing/offers.ts';
import type { Intent, Meaning } from '../../src/grammar/meaning.ts';
import { type Named, NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { meaningText } from './meaning-text.ts';
import type { CustomersCalled } from './messages/rows.ts';
import { customersOf } from './messages/sets.ts';

export const today = '2026-11-24';

/** Two deals of one customer: its name alone says neither. */
const proseware: readonly Named[] = [
  { id: 'Proseware data platform', customer: 'Proseware', title: 'Proseware data platform' },
  { id: 'Proseware VM migration', customer: 'Proseware', title: 'Proseware VM migration' },
];

const writing: ReadonlySet<Intent> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'won', 'lost', 'new-deal', 'undo', 'remind', 'language'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'set-contact', 'note'] as const),
  ...(['assign', 'away', 'back', 'reminders-off', 'reminders-on'] as const),
]);

/** What the desk understands in one language; `judged` says whether that is what the table says. */
export function understandingIn(locale: Locale, called: CustomersCalled = customersOf('southridge-video')) {
  const known = called[locale].map(([customer, called]) => ({ id: called, customer }));
  const all: readonly Named[] = [...known, ...proseware];
  const names = new NameIndex(all, lexiconOf(locale));
  /** As for a rep, who has no leads: those readings are for whoever works them. */
  const meanings = (message: string) => {
    const all = readMessage(message, names, { locale, today });
    const isListed = all.some(({ intent }) => intent === 'list');
    return isListed ? all.filter(({ intent, rest }) => intent !== 'leads' || rest === '') : all;
  };

  function textOf(first: Meaning | undefined): string {
    if (!first) return '?';
    if (first.ids.length > 1) return first.intent === 'open' ? 'open name:Proseware' : '?';
    return meaningText(first, (id) => id, { locale, today });
  }

  /** Of several orders each is offered in words of its own, which must be understood. */
  const guessText = (guess: Guess) =>
    guess.kind === 'said' ? textOf(meanings(guess.words)[0]).replace(' name:', ' ') : textOfGuess(guess, called);
  const guessesIn = (message: string) => guessesFor(message, locale, all).map(guessText);

  return {
    /** What is done with a message; where nothing is, what the fallback's buttons offer. */
    offered(message: string): readonly string[] {
      const [first] = meanings(message);
      return first ? [textOf(first).replace(' name:', ' ')] : guessesIn(message);
    },
    /** What pressing a guess about a referral says to the desk, and what it understands then. */
    guessed: (message: string) =>
      guessesFor(message, locale, all).flatMap((guess) => {
        const read = textOf(meanings(guessInWords(guess, locale))[0]).replace(' name:', ' ');
        // The audit is a command of its own.
        return guess.kind === 'referral' && guess.deed !== 'audit'
          ? [{ meant: guessText(guess), understood: read }]
          : [];
      }),
    understood: (message: string) => textOf(meanings(message)[0]),
    judged,
  };

  /** `wrong` is worse than `missed`: something that writes is offered which nobody asked for. */
  function judged(message: string, table: string): { verdict: 'right' | 'missed' | 'wrong'; said: string } {
    const found = meanings(message);
    const said = textOf(found[0]);
    const readings = table.split(' | ');
    const looks = readings.find((reading) => reading.startsWith('look'));
    const offers = found.filter(({ intent }) => writing.has(intent));
    if (looks) return judgedLook(message, { said, looks, readings, isOffer: offers.length > 0 });
    if (readings.some((reading) => means(said, reading))) return { verdict: 'right', said };
    const [first] = offers;
    if (first && !isUnfinished(textOf(first), readings)) return { verdict: 'wrong', said };
    const isGuessed = guessesIn(message).some((guess) => readings.includes(guess.replace(' ', ' name:')));
    return { verdict: isGuessed && found.length === 0 ? 'right' : 'missed', said };
  }

  /** Whatever the table allows, or anything about the same name: but no deed, not as a guess either. */
  function judgedLook(message: string, found: LookFound): { verdict: 'right' | 'missed' | 'wrong'; said: string } {
    const { said, looks, readings, isOffer } = found;
    const isAllowed = said !== '?' && readings.some((reading) => means(said, reading));
    const guesses = said === '?' ? guessesIn(message) : [];
    const isGuessed =
      said === '?' &&
      guessesFor(message, locale, all).some(
        (guess) => isWriting(guess) && !readings.includes(guessText(guess).replace(' ', ' name:')),
      );
    if (!isAllowed && (isOffer || isGuessed)) return { verdict: 'wrong', said: `${said} ${guesses.join(' | ')}` };
    const name = / name:(.*)/.exec(said)?.[1];
    return { verdict: isAllowed || name === undefined || looks.endsWith(name) ? 'right' : 'missed', said };
  }
}

/** A command that only opens its card writes nothing. */
function isWriting(guess: Guess): boolean {
  if (guess.kind === 'referral') return writingDeeds.includes(guess.deed);
  if (guess.kind === 'said') return true;
  return writingOffers.has(guess.kind === 'command' ? guess.name : guess.saying);
}

interface LookFound {
  readonly said: string;
  readonly looks: string;
  readonly readings: readonly string[];
  readonly isOffer: boolean;
}

const lists: Readonly<Record<string, string>> = { myReferrals: 'mine', newDeal: 'new-deal' };

function textOfGuess(guess: Exclude<Guess, { kind: 'said' }>, customersCalled: CustomersCalled): string {
  if (guess.kind === 'command') return lists[guess.name] ?? guess.name;
  if (guess.kind === 'saying') return guess.saying;
  const called = [...Object.values(customersCalled).flat()].find(([customer]) => customer === guess.called)?.[1];
  return `${guess.deed} ${called ?? guess.called}`;
}

/** What was asked for, with something missing: the desk asks for it. */
function isUnfinished(said: string, readings: readonly string[]): boolean {
  const [intent, ...details] = said.split(/ (?=[a-z-]+:|urgent)/);
  return readings.some(
    (reading) =>
      reading.split(' ')[0] === intent &&
      / name:/.test(reading) === / name:/.test(said) &&
      details.every((detail) => reading.includes(detail)),
  );
}

/** The same intent, every detail that the table names, and no words left over that it doesn't. */
export function means(said: string, reading: string): boolean {
  const [saidIntent, ...saidDetails] = said.split(/ (?=[a-z-]+:|urgent)/);
  const [intent, ...details] = reading.split(/ (?=[a-z-]+:|urgent)/);
  if (saidIntent?.split(' ')[0] !== intent?.split(' ')[0]) return false;
  const named = details.filter((detail) => !readByTheFeature.test(detail));
  const unknown = saidDetails.filter((detail) => detail.startsWith('words:') && !details.includes(detail));
  return unknown.length === 0 && named.every((detail) => saidDetails.some((each) => each.startsWith(detail)));
}

/** What help, reminders and the person's own lists make of a sentence is theirs. */
const readByTheFeature = /^(?:topic:|day:2026-11-25$|owner:me$|state:accepted$)/;
