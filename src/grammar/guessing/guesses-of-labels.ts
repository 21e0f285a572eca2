import type { Locale } from '../../i18n/locale.ts';
import { endsReminder, wantsReminders } from '../rules/reminders/wants-reminders.ts';
import { hasRole, type Sentence } from '../sentence/piece.ts';
import { withGuessedDetail } from './guess-detail.ts';
import type { Guess, ScoredGuess } from './guessed.ts';
import { worthOfName } from './guesses-of-names.ts';
import { isRequest, isToStop } from './is-request.ts';
import type { LikelyLabel } from './likely-labels.ts';
import type { NameAlike } from './names-alike.ts';
import { type GuessedCommand, type GuessedSaying, offersOf, writingDeeds, writingOffers } from './offers.ts';

/** Of all labels together 1. Measured on messages that were held out: docs say which. */
const leastShare = 0.06;
const leastShareOfDeed = 0.2;
/** `acpt sothrdge`: one garbled word beside a name has few hints, and so a smaller share. */
const leastShareOfGarbled = 0.15;
const mostWordsOfGarbled = 3;

/** What else a label may mean comes behind what it means. */
const lessOfSecond = 0.02;

export const shareOfNothing = (labels: readonly LikelyLabel[]) =>
  labels.find(({ label }) => label === 'none')?.share ?? 0;

export function guessesOfLabels(
  sentence: Sentence,
  labels: readonly LikelyLabel[],
  names: readonly NameAlike[],
  locale: Locale,
): readonly ScoredGuess[] {
  const nothing = shareOfNothing(labels);
  const isAsked = isRequest(sentence);
  const mayEnd = (isAsked || isToStop(sentence)) && !wantsReminders(sentence.text);
  const isDenied = sentence.pieces.some((piece) => hasRole(piece, 'mood', 'not'));
  const [name] = names;
  const isBrief = sentence.pieces.reduce((count, { tokens }) => count + tokens.length, 0) <= mostWordsOfGarbled;
  const leastOfDeed = isBrief ? leastShareOfGarbled : leastShareOfDeed;
  return labels
    .filter(({ share }) => share >= leastShare)
    .flatMap(({ label, share }): readonly ScoredGuess[] => {
      // `declne cho winry`: in so few words a garbled verb is said for nothing else.
      const isSaid =
        isBrief && sentence.pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id === label));
      const isLikely = share >= leastOfDeed && (share > nothing || isSaid);
      const mayWrite = isAsked && isLikely;
      const { named, commands = [], sayings = [] } = offersOf[label] ?? {};
      if (named && name) {
        const guess = { kind: 'referral', called: name.called, ...withGuessedDetail(named, sentence, locale) } as const;
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
