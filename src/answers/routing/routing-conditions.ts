import type { Locale } from '../../i18n/locale.ts';
import { readCountryName } from '../place/country.ts';
import { tidy } from '../text/said.ts';
import { listedWords, longestWordFirst, placeOfWord, standingFinder } from '../text/written-words.ts';
import { boundsFirst } from './routing-bounds.ts';
import { contradicts, isCode, routingPieces, together } from './routing-pieces.ts';
import { conditionReaders, listedCountries } from './routing-readers.ts';
import { trimmedPart } from './routing-trim.ts';
import { type RoutingConditions, type RoutingReading, remembered, routingReading } from './routing-when.ts';
import * as words from './routing-words.ts';
import { readSpokenLanguage } from './spoken-language.ts';

/** Upper bound in characters; a longer text is not read as a rule. */
export const longestRoutingLine = 300;

export interface ReadConditions {
  readonly when: RoutingConditions;
  /** The rule for all referrals that no other rule matches. */
  readonly isElse: boolean;
  /** Parts of the condition that could not be parsed. */
  readonly unread: readonly string[];
}

type Marker = keyof typeof words.routingMarkers;
const markers = Object.entries(words.routingMarkers)
  .flatMap(([kind, list]) => listedWords(list).map((word) => ({ kind: kind as Marker, word })))
  .sort((one, other) => other.word.length - one.word.length);
const kindOf = new Map(markers.toReversed().map(({ kind, word }) => [word, kind]));
const markerAt = standingFinder(markers.map(({ word }) => word));

interface Stretch {
  readonly kind: Marker;
  readonly text: string;
}

/** Splits the text at its markers; the text before the first marker names the origin. */
function stretchesOf(text: string): readonly Stretch[] {
  const lower = text.toLowerCase();
  const found: Stretch[] = [];
  let [kind, from] = ['from' as Marker, 0];
  for (let place = 0; place < text.length; ) {
    const marker =
      isCode(text.slice(place, place + 2)) && !/\p{L}/u.test(text.charAt(place + 2))
        ? undefined
        : markerAt(lower, place);
    if (marker) {
      const before = { kind, text: text.slice(from, place) };
      const marked = kindOf.get(marker) ?? 'from';
      found.push(...(marked === 'notBehind' ? excludedAtEnd(before) : [before]));
      kind = marked === 'notBehind' ? 'from' : marked;
      from = place + marker.length;
    }
    place += marker?.length ?? 1;
  }
  return [...found, { kind, text: text.slice(from) }];
}

/** `독일 제외`, `德國以外`, `위치 4567001 중 폴란드 제외`: what is excluded stands before its marker. */
function excludedAtEnd({ kind, text }: Stretch): readonly Stretch[] {
  if (kind === 'from' || kind === 'not') return [{ kind: 'not', text }];
  const at = text.trimEnd().lastIndexOf(' ');
  return [
    { kind, text: text.slice(0, Math.max(0, at)) },
    { kind: 'not', text: text.slice(at + 1) },
  ];
}

/** `French speaking customers`, `корейскоязычные`, `非德國`: in words that stand before what they are about. */
function inOrder(text: string): string {
  return text
    .replace(/\b([A-Za-z]{2,30})[- ]speak(?:ing|ers?)\b/g, 'language $1 , ')
    .replace(/\bin ([A-Z][a-z]{3,12})(?=$|[,.]| and | or | over | under )/g, (all, name: string) =>
      readSpokenLanguage(name) && readCountryName(name).kind !== 'country' ? `language ${name} , ` : all,
    )
    .replace(/(\d{6,8})만(?= |$)(?! (?:\p{L}{1,6} )?(?:이상|이하|초과|미만|넘|보다|까지|부터|아래))/gu, '$1')
    .replace(/(?:на|по)-?\s?([а-яё]{3,20})ск(?:и|ом)(?![а-яё])(?:\sязыке)?/giu, 'язык $1ский , ')
    .replace(/([а-яё]{3,20})оязычн[а-яё]{1,4}/giu, (_all, stem: string) => `язык ${speakerOf(stem)} , `)
    .replace(/除了?([^,，]{1,20}?)[以之]?外/gu, '不是$1')
    .replace(/(^|[\s,，、])非(?!洲)/gu, '$1不是');
}

/** `корейск`, `испан`, `англ`: the first half of `испаноязычные`. */
function speakerOf(stem: string): string {
  const known = ['ий', 'ский', 'ийский', 'ьский'].map((ending) => stem + ending);
  return known.find((word) => readSpokenLanguage(word)) ?? stem;
}

const sizes = longestWordFirst(words.routingSizes).filter((word) => word.length > 1);

/** `large deals`, without a bound that says how large. */
function sizeAlone(text: string, { over, under }: RoutingConditions): readonly string[] {
  if (over || under) return [];
  const lower = text.toLowerCase();
  const size = sizes.find((word) => placeOfWord(lower, word) >= 0);
  return size ? [size] : [];
}

export function routingConditions(text: string, reading: RoutingReading): ReadConditions {
  let when: RoutingConditions = {};
  let isElse = false;
  const unread: string[] = [];
  const stretches = stretchesOf(boundsFirst(inOrder(text.replaceAll("'", '’')), reading.locale));
  for (const [index, { kind, text: written }] of stretches.entries()) {
    if (kind === 'else') isElse = true;
    const said = trimmedPart(written);
    if (said === '' && kind !== 'not') continue;
    const read =
      readAs(kind, written, reading) ?? readAs(kind, said, reading) ?? namedBefore(stretches[index + 1], said, reading);
    if (read && !contradicts(when, read)) when = together(when, read);
    else unread.push(said === '' ? trimmedPart(text) : said);
  }
  return { when, isElse: isElse && Object.keys(when).length === 0, unread: [...unread, ...sizeAlone(text, when)] };
}

function readAs(kind: Marker, said: string, reading: RoutingReading): RoutingConditions | undefined {
  const read = conditionReaders[kind === 'else' || kind === 'notBehind' ? 'from' : kind];
  return remembered(reading.stretches, `${kind}\n${said}`, () => read(said, reading));
}

/** `the Fabrikam customer`, `아일랜드 Contoso Analytics 솔루션`: the name stands before its marker, and nothing behind it. */
function namedBefore(next: Stretch | undefined, said: string, reading: RoutingReading): RoutingConditions | undefined {
  if ((next?.kind !== 'solution' && next?.kind !== 'customer') || trimmedPart(next.text) !== '') return undefined;
  const at = said.search(/[A-Z]/);
  const before = at < 0 ? undefined : routingPieces(said.slice(0, at), reading);
  const name = before && conditionReaders[next.kind](said.slice(at), reading);
  return name && { ...before, ...name };
}

/** A single condition, as entered in a form's input; undefined if it cannot be parsed. */
export function readRoutingPart(
  part: 'countries' | 'customer' | 'solution' | 'over' | 'under' | 'locations',
  said: string,
  locale: Locale,
): RoutingConditions | undefined {
  if (said.length > longestRoutingLine) return undefined;
  const [words, reading] = [tidy(said), routingReading(locale)];
  if (part === 'countries') return countriesOnly(words, reading);
  return conditionReaders[part === 'locations' ? 'location' : part](words, reading);
}

/** Countries with a `not` before some of them. */
function countriesOnly(said: string, reading: RoutingReading): RoutingConditions | undefined {
  const listed = listedCountries(said);
  if (listed) return listed;
  const { when, unread } = routingConditions(said, reading);
  const isOther = Object.keys(when).some((name) => name !== 'countries' && name !== 'notCountries');
  return unread.length > 0 || isOther || Object.keys(when).length === 0 ? undefined : when;
}
