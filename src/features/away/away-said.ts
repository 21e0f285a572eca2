import { away } from '../../cards/away-card.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { dayIn, formatDay, formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { type Absence, absenceKey, type Person } from '../people/index.ts';

export interface AwayView {
  readonly locale: Locale;
  /** The zone of the absent person. */
  readonly timeZone: string;
  readonly now: Date;
  readonly whom: Person;
  /** True: the reader is the absent person, addressed as `you`. */
  readonly isOwn: boolean;
  readonly absence?: Absence | undefined;
  readonly standIn?: Person | undefined;
  /** Those noted after it. */
  readonly later?: readonly AwayView[];
}

type BuiltCard = { readonly card: AdaptiveCard; readonly summary: string };

/** The last day of an absence. @param until the midnight after it */
export function lastDayText(locale: Locale, until: Date, timeZone: string, now: Date): string {
  return formatDay(locale, new Date(until.getTime() - 1), timeZone, now);
}

/**
 * The confirmation of an absence: its days, who stands in, and an undo; and the later ones, each with a button that ends
 * it. @param noted `absenceKey` of the one in question @param left the people for whom they were to stand in then
 */
export function awayNoted(view: AwayView, noted: string, left: readonly string[] = []): BuiltCard {
  const { locale, isOwn, absence } = view;
  const isFirst = absence !== undefined && absenceKey(absence) === noted;
  const back = { words: commandWord(locale, 'imBack'), title: say(locale, 'away.back'), says: 'undo' as const };
  return sentenceCard(locale, {
    title: headline(view),
    lines: [whoTakesOver(view), ...leavesAlone(view, left)],
    rows: laterRows(view, noted),
    guesses: isOwn && isFirst ? [back] : [],
  });
}

/** Beside the form, which shows the first absence alone; undefined: there are no later ones. */
export function laterAbsencesSaid(view: AwayView): BuiltCard | undefined {
  const rows = laterRows(view);
  return rows.length > 0 ? sentenceCard(view.locale, { title: say(view.locale, 'away.later'), rows }) : undefined;
}

/** Upper bound of people named: a card has its size. */
const mostAway = 20;

/** All who are away, or will be, each with their days and who stands in. */
export function whoIsAwaySaid(locale: Locale, views: readonly AwayView[]): BuiltCard {
  const all = views.flatMap((view) => [view, ...(view.later ?? [])]).filter(({ absence }) => absence !== undefined);
  const rows = all
    .toSorted((one, other) => (one.absence?.from.getTime() ?? 0) - (other.absence?.from.getTime() ?? 0))
    .slice(0, mostAway)
    .map((one) => ({ title: headline(one), detail: whoTakesOver(one), buttons: [] }));
  return sentenceCard(locale, { title: say(locale, rows.length > 0 ? 'away.who' : 'away.who.nobody'), rows });
}

const endVerb = 'away.end';

function laterRows({ later = [] }: AwayView, noted?: string): readonly SentenceRow[] {
  return later.flatMap((one) => {
    const { locale, absence, whom } = one;
    if (!absence) return [];
    const shown = absenceKey(absence);
    const title = say(locale, 'away.remove');
    const button = { title, tooltip: title, verb: endVerb, data: { whom: whom.aadObjectId, shown } };
    return [
      {
        title: headline(one),
        detail: whoTakesOver(one),
        buttons: [{ ...button, ...(shown === noted ? { says: 'undo' as const } : {}) }],
      },
    ];
  });
}

/**
 * The form, for `away` alone, or if something is missing. @param shown the `absenceKey` of the current absence, with which
 * it is filled in and which it changes; '': it is for a new one, and another absence is left alone
 */
export function awayForm(
  view: AwayView,
  colleagues: readonly Person[],
  notices: readonly string[] = [],
  typed: Partial<Record<'from' | 'last' | 'standIn', string>> = {},
  shown = currentKey(view),
): BuiltCard {
  const { locale, whom, timeZone } = view;
  const absence = shown === currentKey(view) ? view.absence : undefined;
  const title = headline(view);
  const lines = [...notices, ...(view.absence ? takenOver(view) : [])];
  const card = away({
    locale,
    fallbackText: title,
    title,
    lines: lines.map((text) => ({ text })),
    whom: whom.aadObjectId,
    shown,
    isAway: shown !== '',
    values: {
      from: typed.from ?? (absence ? dayIn(timeZone, absence.from) : ''),
      last: typed.last ?? (absence ? dayIn(timeZone, new Date(absence.until.getTime() - 1)) : ''),
      standIn: typed.standIn ?? absence?.standIn?.aadObjectId ?? nobodyStandsIn,
    },
    choices: [
      { title: say(locale, 'away.nobody'), value: nobodyStandsIn },
      ...colleagues
        .filter(({ aadObjectId }) => aadObjectId !== whom.aadObjectId)
        .map(({ name, aadObjectId }) => ({ title: unformatted(name, 60), value: aadObjectId })),
    ],
  });
  return { card, summary: title };
}

const currentKey = ({ absence }: AwayView) => (absence ? absenceKey(absence) : '');

/** The value of the choice "no stand-in". */
export const nobodyStandsIn = 'nobody';

/** @param other the person who is back; absent: the reader. @param still what is noted ahead */
export function backSaid(locale: Locale, wasAway: boolean, other?: Person, still?: AwayView): BuiltCard {
  const words = commandWord(locale, 'myReferrals');
  const own = wasAway ? 'away.welcome' : 'away.notAway';
  const others = wasAway ? 'away.welcome.other' : 'away.notAway.other';
  const title = other ? say(locale, others, { name: plainName(other.name, 60) }) : say(locale, own);
  return sentenceCard(locale, {
    title,
    lines: still?.absence ? [headline(still)] : [],
    guesses: [{ words, title: capitalized(locale, words) }],
  });
}

/** The words for who is back are nobody's name, or two people's: no absence ends. */
export function nobodyIsBack(locale: Locale, words: string): BuiltCard {
  return sentenceCard(locale, { title: say(locale, 'away.whoIsBack', { words: plain(words, { max: 60 }) }) });
}

/** After an absence was ended that had not begun. @param still what is noted besides */
export function absenceRemoved(removed: AwayView, still: AwayView | undefined): BuiltCard {
  const { locale, absence, timeZone, now, whom, isOwn } = removed;
  const name = plainName(whom.name, 60);
  const [from, last] = absence
    ? [formatDay(locale, absence.from, timeZone, now), lastDayText(locale, absence.until, timeZone, now)]
    : ['', ''];
  return sentenceCard(locale, {
    title: say(locale, isOwn ? 'away.removed' : 'away.removed.other', { name, from, last }),
    lines: still?.absence ? [headline(still), ...takenOver(still)] : [],
  });
}

function headline({ locale, absence, timeZone, now, whom, isOwn }: AwayView): string {
  const name = plainName(whom.name, 60);
  if (!absence) return isOwn ? say(locale, 'away.title') : say(locale, 'away.title.other', { name });
  const last = lastDayText(locale, absence.until, timeZone, now);
  const from = absence.from > now ? formatDay(locale, absence.from, timeZone, now) : undefined;
  if (from) return say(locale, isOwn ? 'away.will' : 'away.will.other', { name, from, last });
  return say(locale, isOwn ? 'away.is' : 'away.is.other', { name, last });
}

/** Who stands in, and the same of each later absence. */
function takenOver(view: AwayView): readonly string[] {
  const later = (view.later ?? []).map((one) => `${headline(one)} ${whoTakesOver(one)}`);
  return [whoTakesOver(view), ...later];
}

function leavesAlone({ locale, isOwn, whom }: AwayView, left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  const values = { names: formatList(locale, left), name: plainName(whom.name, 60) };
  return [say(locale, isOwn ? 'away.leaves' : 'away.leaves.other', values)];
}

function whoTakesOver({ locale, standIn }: AwayView): string {
  if (!standIn) return say(locale, 'away.byNobody');
  const key = standIn.chosen?.reminders === 'off' ? 'away.byQuiet' : 'away.by';
  return say(locale, key, { name: plainName(standIn.name, 60) });
}
