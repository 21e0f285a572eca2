import { readAmount } from '../../answers/amount/amount.ts';
import { isPlainlyStage } from '../../answers/choice/stage.ts';
import { readDay } from '../../answers/day/day.ts';
import { withoutEnd } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';

/**
 * A self-correction in the middle of a sentence: `move Coho to 31 Jan, no wait, 28 Feb`. The first value is dropped,
 * the words around it stay. Without a value on both sides nothing is dropped, for `no` may mean anything there.
 */

export interface Correcting {
  readonly locale: Locale;
  readonly hasName: (said: string) => boolean;
  /** The verb of a deed begins it: `decline Zenith`. */
  readonly beginsDeed: (said: string) => boolean;
}

type IsWhat = (said: string) => boolean;

/** An arbitrary reference day: only whether the text reads as a day matters. */
const anyDay = '2026-01-15';

function kindsOf(locale: Locale): readonly IsWhat[] {
  return [
    (said) => readAmount(said, { locale }).kind !== 'nothing',
    (said) => readDay(said, { locale, today: anyDay }).kind !== 'nothing',
    isPlainlyStage,
  ];
}

const longestValue = 24;
const mostStarts = 4;

/** Whether a word may begin here: between Chinese characters everywhere, and where a number meets one. */
export function isEdge(text: string, at: number): boolean {
  const [before, behind] = [text.charAt(at - 1), text.charAt(at)];
  return /[\s,，]/.test(before) || isHan(before) !== isHan(behind) || (isHan(before) && isHan(behind));
}

const isHan = (sign: string) => /\p{Script=Han}/u.test(sign);

/** Start positions of the suffixes of a text, the longest suffix first. */
function endsOf(text: string): readonly number[] {
  const places: number[] = [];
  for (let at = Math.max(0, text.length - longestValue); at < text.length; at++)
    if (at === 0 || (isEdge(text, at) && !/\s/.test(text.charAt(at)))) places.push(at);
  return places;
}

/** Whether a value stands within the first words. */
function beginsWith(text: string, isWhat: IsWhat): boolean {
  const starts = [0, ...edges(text)].slice(0, mostStarts);
  return starts.some((from) => valueEnd(text, from, isWhat) !== undefined);
}

function valueEnd(text: string, from: number, isWhat: IsWhat): number | undefined {
  const last = Math.min(text.length, from + longestValue);
  for (let to = last; to > from; to--)
    if ((to === text.length || isEdge(text, to)) && isWhat(text.slice(from, to).trim())) return to;
  return undefined;
}

function edges(text: string): readonly number[] {
  return [...text].slice(0, 2 * longestValue).flatMap((_sign, at) => (at > 0 && isEdge(text, at) ? [at] : []));
}

/** `taken` without its last value or name, if `meant` begins with one of the same kind. */
export function withoutLast(taken: string, meant: string, { locale, hasName }: Correcting): string | undefined {
  const said = withoutEnd(taken, /[\s,，.。…:;!！–—-]/u);
  const ends = endsOf(said);
  const starts = kindsOf(locale)
    .filter((isWhat) => beginsWith(meant, isWhat))
    .flatMap((isWhat) => ends.find((place) => place > 0 && isWhat(said.slice(place))) ?? []);
  if (starts.length > 0) return said.slice(0, Math.min(...starts)).trim();
  if (!hasName(meant)) return undefined;
  const named = ends.findLast((place) => hasName(said.slice(place)));
  return named && !hasName(said.slice(0, named)) ? said.slice(0, named).trim() : undefined;
}

/** `95k instead of 80k`: the rejected value comes second. */
export function isInsteadOf(kept: string, other: string, { locale }: Correcting): boolean {
  return kindsOf(locale).some((isWhat) => isWhat(other) && endsOf(kept).some((place) => isWhat(kept.slice(place))));
}
