import type { Locale } from '../../i18n/locale.ts';
import { readAmount } from '../amount/amount.ts';
import { fold } from '../text/said.ts';
import { longestWordFirst, standingFinder, wordStandsAt } from '../text/written-words.ts';
import type { RoutingAmount } from './routing-when.ts';
import * as words from './routing-words.ts';

/** Undefined: no amount, or one with several values. `$` stands for several currencies, but the number is the same in all of them. */
export function boundAmount(said: string, locale: Locale): RoutingAmount | undefined {
  const answer = readAmount(said, { locale });
  if (answer.kind === 'nothing') return undefined;
  if (answer.kind === 'amount') {
    const { value, currency } = answer;
    return { value, ...(currency ? { currency } : {}) };
  }
  const values = new Set(answer.readings.map(({ value }) => value));
  return values.size === 1 ? { value: [...values][0] ?? 0 } : undefined;
}

/** Upper bound in characters of an amount with its currency. */
const longestAmount = 30;
const digit = /[\p{N}一二三四五六七八九十百千兩일이삼사오육칠팔구십백천]/u;
/** A number, a sign of a currency or its code: no word of the sentence, though an amount may be read with some. */
const begins =
  /^(?:\p{N}|\p{Sc}|[A-Z]{1,3}\$? ?\p{N}|[一二三四五六七八九十百千兩]|[일이삼사오육칠팔구십백천]{1,6}[만억천] ?)/u;
const latin = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}.,]/u;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly amount: RoutingAmount;
}

/** The longest amount that ends at `end`. */
function amountBefore(text: string, end: number, locale: Locale): Stretch | undefined {
  const to = text.slice(0, end).trimEnd().length;
  for (let from = Math.max(0, to - longestAmount); from < to; from++) {
    if (latin.test(text.charAt(from)) && latin.test(text.charAt(from - 1))) continue;
    const said = text.slice(from, to);
    const amount = begins.test(said) ? boundAmount(said, locale) : undefined;
    if (amount) return { from, to, amount };
  }
  return undefined;
}

/** The longest amount that begins at `begin`; a word that ends a range may begin like a number: 5만 사이. */
function amountBehind(text: string, begin: number, locale: Locale): Stretch | undefined {
  const from = text.length - text.slice(begin).trimStart().length;
  const tail = Math.min(...jointTails.map((word) => text.indexOf(word, from)).filter((place) => place > from));
  for (let to = Math.min(text.length, from + longestAmount, tail); to > from; to--) {
    if (latin.test(text.charAt(to)) && latin.test(text.charAt(to - 1))) continue;
    const said = text.slice(from, to);
    const amount = /\s$/.test(said) || !digit.test(said) ? undefined : boundAmount(said, locale);
    if (amount) return { from, to, amount };
  }
  return undefined;
}

const boundsBehind = new Map(
  (['under', 'over'] as const).flatMap((kind) =>
    longestWordFirst(words.routingBoundsBehind[kind]).map((word) => [word, kind] as const),
  ),
);
const boundAt = standingFinder([...boundsBehind.keys()].sort((one, other) => other.length - one.length));
const jointAt = standingFinder(longestWordFirst(words.routingBetween));
const jointLeads = longestWordFirst(words.routingBetweenLeads);
const jointTails = longestWordFirst(words.routingBetweenTails);

/** `5만 이상`, `5萬以上`, `50k or more`, `between 10k and 50k`: bounds in front of their numbers, as they are read. */
export function boundsFirst(text: string, locale: Locale): string {
  return digit.test(text) ? boundedBehind(between(text, locale), locale) : text;
}

function boundedBehind(text: string, locale: Locale): string {
  const lower = text.toLowerCase();
  for (let place = 1; place < text.length; place++) {
    const bound = boundAt(lower, place);
    const found = bound && amountBefore(text, withoutParticle(text, place), locale);
    if (!found) continue;
    const sign = boundsBehind.get(bound) === 'over' ? '>' : '<';
    const rest = boundedBehind(text.slice(place + bound.length), locale);
    return `${text.slice(0, found.from)} ${sign} ${text.slice(found.from, found.to)} , ${rest}`;
  }
  return text;
}

/** Korean puts a particle between the number and its bound: `3만이 넘으면`. */
function withoutParticle(text: string, end: number): number {
  const before = text.slice(0, end).trimEnd();
  const particle = ['보다', '을', '를', '이', '가'].find((each) => before.endsWith(each));
  return before.length - (particle?.length ?? 0);
}

/** `от 10 до 50 тыс.`: the first number has the unit of the second one. */
function between(text: string, locale: Locale): string {
  const lower = text.toLowerCase();
  for (let place = 1; place < text.length; place++) {
    const joint = jointAt(lower, place);
    const low = joint && amountBefore(text, place, locale);
    const high = low && amountBehind(text, place + joint.length, locale);
    if (!high) continue;
    const lead = wordBefore(lower, low.from);
    const tail = jointTails.find((word) => lower.slice(high.to).trimStart().startsWith(word));
    if (!lead && !tail && !/^(?:[~\-–—至到]|에서|부터|до)$/.test(joint)) continue;
    const first = inUnitOf(low.amount, high.amount, text.slice(low.from, low.to), text.slice(high.from, high.to));
    if (first.value >= high.amount.value) continue;
    const after = text.slice(high.to).trimStart();
    return `${text.slice(0, low.from - (lead ?? 0))} > ${written(first)} < ${written(high.amount)} , ${after.slice(tail?.length ?? 0)}`;
  }
  return text;
}

/** The length of the word for a range that ends just before `at`, with the space behind it. */
function wordBefore(lower: string, at: number): number | undefined {
  const before = lower.slice(0, at).trimEnd();
  const word = jointLeads.find(
    (each) => before.endsWith(each) && wordStandsAt(before, each, before.length - each.length),
  );
  return word === undefined ? undefined : at - before.length + word.length;
}

function inUnitOf(low: RoutingAmount, high: RoutingAmount, lowSaid: string, highSaid: string): RoutingAmount {
  const currency = low.currency ?? high.currency;
  const bare = /^[\d.,]+$/.test(fold(lowSaid)) ? Number(/[\d.]+/.exec(highSaid)?.[0] ?? 0) : 0;
  const unit = bare > 0 && low.value < bare ? high.value / bare : 1;
  return { value: low.value * unit, ...(currency ? { currency } : {}) };
}

const written = ({ value, currency = '' }: RoutingAmount) => `${Math.round(value)} ${currency}`.trim();
