import { longestAnswer, tidy, wordsOf } from './said.ts';
import * as words from './words/name-words.ts';

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

export type NameAnswer =
  | ({ readonly kind: 'name' } & PersonName)
  /** Which is the last name? */
  | { readonly kind: 'ambiguous'; readonly readings: readonly PersonName[] }
  /** `singleName`: one of the two, and nobody can tell which; `lastNameOnly`: 김, 歐陽. */
  | { readonly kind: 'nothing'; readonly reason: NameReason };
type NameReason = 'notName' | 'singleName' | 'lastNameOnly';

/** First and last name: "Sue Smith", "Smith, Sue", 김민수, 王小明, "Петров Иван Сергеевич". */
export function readPersonName(text: string): NameAnswer {
  const said = withoutTitles(tidy(text.slice(0, longestAnswer + 1)));
  const parts = said.split(' ');
  const odd =
    /[\d@<>#&/\\|_=+*:;!?(){}[\]]/.test(said) ||
    !/\p{L}/u.test(said) ||
    said.length > 100 ||
    parts.length > 6 ||
    parts.some((part) => joining.has(part.toLowerCase()));
  if (odd) return nothing('notName');
  const [lastName, firstName, ...more] = said.split(/\s?[,，、]\s?/);
  if (more.length > 0) return nothing('notName');
  if (firstName !== undefined)
    return lastName && firstName ? { kind: 'name', firstName, lastName } : nothing('singleName');
  if (/^[\p{Script=Hangul} ]+$/u.test(said)) return eastern(parts, words.longKoreanNames);
  if (/^[\p{Script=Han} ]+$/u.test(said)) return eastern(parts, words.longChineseNames);
  if (parts.length === 1) return nothing('singleName');
  return /\p{Script=Cyrillic}/u.test(said) ? russian(parts) : western(parts);
}

function nothing(reason: NameReason): NameAnswer {
  return { kind: 'nothing', reason };
}

const joining = new Set(wordsOf(words.joiningWords));
const titles = new Set(wordsOf(words.titleWords));
const attachedTitles = wordsOf(words.titleWords).filter((title) => /[\p{Script=Hangul}\p{Script=Han}]/u.test(title));

function withoutTitles(said: string): string {
  const kept = said.split(' ').filter((part) => !titles.has(part.toLowerCase().replace(/\.$/, '')));
  const name = kept.join(' ');
  const attached = attachedTitles.find((title) => name.length > title.length + 1 && name.endsWith(title));
  return attached ? name.slice(0, -attached.length).trim() : name;
}

/** The last name stands first and mostly has one syllable. */
function eastern(parts: readonly string[], longNames: string): NameAnswer {
  const [first = '', ...rest] = parts;
  const signs = [...first];
  const long = wordsOf(longNames).includes(signs.slice(0, 2).join(''));
  if (rest.length > 0) {
    // 민수 김: in the order of an English form.
    const turned = rest.length === 1 && rest[0]?.length === 1 && signs.length > 1 && !(long && signs.length === 2);
    const [lastName = '', firstName = ''] = turned ? [rest[0], first] : [first, rest.join(' ')];
    return { kind: 'name', firstName, lastName };
  }
  if (long && signs.length === 2) return nothing('lastNameOnly');
  const ofName = long && signs.length > 2 ? 2 : 1;
  if (signs.length < 2 || signs.length > 6) return nothing(signs.length < 2 ? 'lastNameOnly' : 'notName');
  return { kind: 'name', lastName: signs.slice(0, ofName).join(''), firstName: signs.slice(ofName).join('') };
}

const ends = (endings: string, stem: number) => new RegExp(`^.{${stem},}(?:${endings})$`, 'iu');
const patronymic = ends(words.patronymicEndings, 2);
const surname = ends(words.surnameEndings, 3);
const likelySurname = ends(`${words.surnameEndings}|${words.likelySurnameEndings}`, 2);

/** The patronymic stays with the first name: Partner Center has no field for it. */
function russian(parts: readonly string[]): NameAnswer {
  const [one = '', two = '', three] = parts;
  if (three === undefined) {
    // Имя и отчество: the family name is missing.
    if (patronymic.test(two) && !patronymic.test(one)) return nothing('singleName');
    return likelySurname.test(one) && !likelySurname.test(two) ? swapped(one, two) : western(parts);
  }
  if (parts.length === 3 && patronymic.test(three))
    return { kind: 'name', lastName: one, firstName: `${two} ${three}` };
  if (parts.length === 3 && patronymic.test(two)) return { kind: 'name', firstName: `${one} ${two}`, lastName: three };
  return western(parts);
}

/** "Петров Иван" is clear, "Марина Шмидт" only to those who know the name. */
function swapped(one: string, two: string): NameAnswer {
  return surname.test(one) ? { kind: 'name', firstName: two, lastName: one } : bothOrders(one, two);
}

function bothOrders(one: string, two: string): NameAnswer {
  return {
    kind: 'ambiguous',
    readings: [
      { firstName: one, lastName: two },
      { firstName: two, lastName: one },
    ],
  };
}

const particles = new Set(wordsOf(words.particles));

function western(parts: readonly string[]): NameAnswer {
  const [one = '', two = ''] = parts;
  // Kim Min-su: Korean and Chinese names in Latin letters keep their order for some.
  const eastAsian = parts.length === 2 && /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(two);
  if (eastAsian) return bothOrders(one, two);
  const particle = parts.findIndex((part, index) => index > 0 && particles.has(part.toLowerCase()));
  const split = particle > 0 && particle < parts.length - 1 ? particle : parts.length - 1;
  return { kind: 'name', firstName: parts.slice(0, split).join(' '), lastName: parts.slice(split).join(' ') };
}
