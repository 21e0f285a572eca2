import { easternSign } from '../text/eastern-signs.ts';
import { withoutEnd } from '../text/said.ts';
import { isKnownCity } from './city.ts';
import { beforeDeniedPlace, behindDeniedPlace, exceptSaid } from './denied-place-words.ts';
import { cityCalled, countriesSaid, countrySaid } from './place-said.ts';

export interface DeniedPlace {
  /** With the words that deny it: `not in Germany`. */
  readonly said: string;
  /** As it would be a filter. */
  readonly place: string;
  /** ISO 3166-1 alpha-2; none of a city. */
  readonly countries: readonly string[];
}

/** The places that a list is wished without: `not in Germany`, `кроме Германии`, `독일 빼고`, `德國以外`. */
export function placesDenied(text: string): readonly DeniedPlace[] {
  if (text.length > longest) return [];
  const inFront = [...text.matchAll(beforeDeniedPlace)].slice(0, mostDenied).flatMap(({ 0: denial, index }) => {
    const rest = text.slice(index + denial.length);
    const found = placeAmong(startsOf(rest), / the $/i.test(denial));
    return found ? [{ ...found, said: denial + found.place }] : [];
  });
  const behind = [...text.matchAll(behindDeniedPlace)].slice(0, mostDenied).flatMap(({ 0: denial, index }) => {
    const found = placeAmong(endsOf(text.slice(0, index)));
    return found ? [{ ...found, said: found.place + denial }, ...besideDenied(text.slice(0, index), found.place)] : [];
  });
  return [...inFront, ...behind];
}

/** `독일 일본 빼고`, `德國跟日本不要`: each that stands right in front of the one that is denied. */
function besideDenied(before: string, last: string): readonly DeniedPlace[] {
  const denied: DeniedPlace[] = [];
  let [rest, place] = [before, last];
  while (rest.endsWith(place) && denied.length < mostDenied) {
    rest = rest.slice(0, rest.length - place.length).replace(joinsPlaces, '');
    const found = easternSign.test(place) ? placeAmong(endsOf(rest)) : undefined;
    if (!found || !rest.endsWith(found.place)) break;
    denied.push({ ...found, said: found.place });
    place = found.place;
  }
  return denied;
}
const joinsPlaces = /(?:이랑|랑|하고|[와과])? ?,? ?$|[、,，跟和與及]$/u;

/**
 * What else a list is wished without: `everything except retail`. A list has no such filter, and what is not wanted is
 * no word to search for.
 */
export function othersDenied(text: string): readonly string[] {
  if (text.length > longest) return [];
  const places = placesDenied(text);
  return [...text.matchAll(exceptSaid)]
    .slice(0, mostDenied)
    .map(([said]) => withoutEnd(said, /[\s.,!?]/u))
    .filter((said) => places.every((place) => !said.startsWith(place.said) && !place.said.startsWith(said)));
}

const longest = 300;
const mostDenied = 4;
const mostWords = 6;
const longestHan = 12;

/** The longest first. In Chinese no space ends a name. */
function startsOf(rest: string): readonly string[] {
  const words = rest.split(' ').slice(0, mostWords);
  const [han = ''] = /^\p{Script=Han}+/u.exec(rest.slice(0, longestHan)) ?? [];
  return [
    ...words.map((_, at) => words.slice(0, words.length - at).join(' ')),
    ...[...han].map((_, at) => han.slice(0, han.length - at)),
  ].map((said) => withoutEnd(said, /[.,!?。，！？]/u));
}

function endsOf(before: string): readonly string[] {
  const words = before.trimEnd().split(' ').slice(-mostWords);
  const [han = ''] = /\p{Script=Han}{1,12}$/u.exec(before) ?? [];
  return [...words.map((_, at) => words.slice(at).join(' ')), ...[...han].map((_, at) => han.slice(at))];
}

function placeAmong(
  all: readonly string[],
  isBehindArticle = false,
): Pick<DeniedPlace, 'place' | 'countries'> | undefined {
  for (const place of all.filter((said) => said.length > 1)) {
    const country = countrySaid(place);
    const countries = country ? [country] : countriesSaid(place);
    // Two small letters are a word, but behind the article: `not in the us`.
    if (countries.length > 0 && (isBehindArticle || !/^[a-z]{2}$/.test(place))) return { place, countries };
    if (isKnownCity(cityCalled(place))) return { place, countries: [] };
  }
  return undefined;
}
