import {
  behindUnit,
  hasLongFamilyName,
  isEasternFamilyName,
  isEasternName,
  isEasternUnit,
} from '../names/eastern-name.ts';
import * as words from '../names/name-words.ts';
import { foldName, longestAnswer, tidy, wordsOf } from '../text/said.ts';
import { hasTitle, nameAlone } from './name-alone.ts';

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

export type NameAnswer =
  | ({ readonly kind: 'name' } & PersonName)
  /** It is unclear which part is the last name. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly PersonName[] }
  /** `singleName`: one name only, and it is unclear which; `lastNameOnly`: 김, 歐陽. */
  | { readonly kind: 'nothing'; readonly reason: NameReason };
type NameReason = 'notName' | 'singleName' | 'lastNameOnly';

/** Parses first and last name: "Sue Smith", "Smith, Sue", 김민수, 王小明, "Петров Иван Сергеевич". */
export function readPersonName(text: string): NameAnswer {
  if (text.length > longestAnswer) return nothing('notName');
  const said = nameAlone(tidy(text.replaceAll('\n', '|')));
  if (said === undefined) return nothing('notName');
  const parts = said.split(' ');
  const odd =
    /[\d@<>#&/\\|_=+*:;!?(){}[\]]/.test(said) ||
    !/\p{L}/u.test(said) ||
    // An e-mail address or domain in disguise: `dana(at)x.example`.
    /(?:^|\s)[\p{Ll}\d-]{1,40}\.\p{Ll}{2,}(?:\s|$)/u.test(said) ||
    said.length > 100 ||
    parts.length > 6 ||
    parts.some((part) => joining.has(part.toLowerCase()));
  if (odd) return nothing('notName');
  const [lastName, firstName, ...more] = said.split(/\s?[,，、]\s?/);
  if (more.length > 0) return nothing('notName');
  if (firstName !== undefined) return lastName && firstName ? aroundComma(lastName, firstName) : nothing('singleName');
  const own = behindDepartment(parts);
  if (own) return easternWord(own);
  if (/^(?:[\p{Script=Hangul} ]+|[\p{Script=Han} ]+)$/u.test(said)) return eastern(parts);
  // 蘇·史密斯: the interpunct marks a foreign name in western order.
  const foreign = said.split('·');
  if (foreign.length === 2 && foreign.every((part) => part.trim().length > 0))
    return western(foreign.map((part) => part.trim()));
  if (parts.length === 1) return nothing(hasTitle(text) ? 'lastNameOnly' : 'singleName');
  if (parts.length > 2 && isInTwoScripts(said)) return nothing('notName');
  return /\p{Script=Cyrillic}/u.test(said) ? russian(parts) : western(parts);
}

/** The name after a department: IT팀 김지영. */
function behindDepartment([unit = '', name = '', ...more]: readonly string[]): string | undefined {
  return more.length === 0 && isEasternUnit(unit) && isEasternName(name) ? name : undefined;
}

function nothing(reason: NameReason): NameAnswer {
  return { kind: 'nothing', reason };
}

/** "Tom Wang 王小明": one person's name in two scripts. */
function isInTwoScripts(said: string): boolean {
  return /\p{Script=Latin}/u.test(said) && /[\p{Script=Han}\p{Script=Hangul}]/u.test(said);
}

const joining = new Set(wordsOf(words.nameJoiningWords));
/** "García López, Ana" and "Sue Smith, Contoso" have the same form, so two words before the comma are ambiguous. */
function aroundComma(before: string, behind: string): NameAnswer {
  const parts = before.split(' ');
  // 王小明、李小華 are two people.
  if (isEasternName(before) && isEasternName(behind.split(' ')[0] ?? '')) return nothing('notName');
  const isLastName = parts.length === 1 || parts.slice(0, -1).every((part) => particles.has(part.toLowerCase()));
  if (isLastName) return { kind: 'name', firstName: behind, lastName: before };
  const [other] = namesIn(parts);
  return other ? { kind: 'ambiguous', readings: [{ firstName: behind, lastName: before }, other] } : nothing('notName');
}

function namesIn(parts: readonly string[]): readonly PersonName[] {
  const answer = western(parts);
  if (answer.kind === 'ambiguous') return answer.readings;
  return answer.kind === 'name' ? [{ firstName: answer.firstName, lastName: answer.lastName }] : [];
}

/** Family name first, usually of one syllable. */
function eastern(parts: readonly string[]): NameAnswer {
  const [first = '', ...rest] = parts;
  return rest.length > 0 ? easternWords(first, rest) : easternWord(first);
}

function easternWords(first: string, rest: readonly string[]): NameAnswer {
  const signs = [...first];
  const [second = ''] = rest;
  if (rest.length === 1 && signs.length > 1 && [...second].length > 1 && !isEasternFamilyName(first)) {
    const joined = koreanAnd.some((one) => first.endsWith(one) && isEasternName(first.slice(0, -one.length)));
    if (joined || (isEasternName(first) && isEasternName(second) && signs.length > 2)) return nothing('notName');
    return ofUnknownOrder(first, second);
  }
  // 민수 김: western order, as forms with separate fields produce it.
  const long = hasLongFamilyName(first) && signs.length === 2;
  const turned = rest.length === 1 && second.length === 1 && signs.length > 1 && !long;
  const [lastName = '', firstName = ''] = turned ? [second, first] : [first, rest.join(' ')];
  return { kind: 'name', firstName, lastName };
}

function easternWord(word: string): NameAnswer {
  const signs = [...word];
  const long = hasLongFamilyName(word);
  if (long && signs.length === 2) return nothing('lastNameOnly');
  const named = behindUnit(word);
  if (named) return easternWord(named);
  // 小明 begins with no known family name, so it is a given name only.
  if (signs.length === 2 && !isEasternName(word)) return nothing('singleName');
  const ofName = long && signs.length > 2 ? 2 : 1;
  if (signs.length < 2 || signs.length > 6) return nothing(signs.length < 2 ? 'lastNameOnly' : 'notName');
  return { kind: 'name', lastName: signs.slice(0, ofName).join(''), firstName: signs.slice(ofName).join('') };
}

const koreanAnd = wordsOf(words.koreanAnd);

/** 콘토소 김민수, 수잔 스미스: the first word is not a known family name. */
function ofUnknownOrder(first: string, second: string): NameAnswer {
  const own = isEasternName(second) ? easternWord(second) : undefined;
  const both = bothOrders(first, second);
  if (own?.kind !== 'name' || both.kind !== 'ambiguous') return both;
  return { kind: 'ambiguous', readings: [{ firstName: own.firstName, lastName: own.lastName }, ...both.readings] };
}

const ends = (endings: string, stem: number) => new RegExp(`^.{${stem},}(?:${endings})$`, 'iu');
const patronymic = ends(words.patronymicEndings, 2);
const surname = ends(words.surnameEndings, 3);
const likelySurname = ends(`${words.surnameEndings}|${words.likelySurnameEndings}`, 2);

const fathers = new Set(wordsOf(words.fatherWords));
const firstNames = new Set(wordsOf(words.russianFirstNames));
const stems = new Set(wordsOf(words.fatherStems));
const isFirstName = (word: string) => firstNames.has(word.toLowerCase());

/** Сергеевич is certainly a patronymic (of Сергей); Абрамович may be a family name. */
function isSurelyPatronymic(word: string): boolean {
  const stem = word.toLowerCase().replace(/(?:[ое]вич|[ое]вна|ьич|ич|ична|инична)$/, '');
  return patronymic.test(word) && stems.has(stem);
}

/** The patronymic is stored with the first name: Partner Center has no field for it. */
function russian(written: readonly string[]): NameAnswer {
  const parts = withFathers(written);
  const [one = '', two = '', three] = parts;
  const initials = initialsIn(parts);
  if (initials) return initials;
  if (three === undefined) return ofTwo(one, two);
  if (parts.length === 3 && isPatronymic(three)) return { kind: 'name', lastName: one, firstName: `${two} ${three}` };
  if (parts.length === 3 && isPatronymic(two)) return { kind: 'name', firstName: `${one} ${two}`, lastName: three };
  return western(parts);
}

const isPatronymic = (word: string) => patronymic.test(word) || word.includes(' ');

/** Joins words such as оглы to the name of the father before them: Гейдар оглы. */
function withFathers(parts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const part of parts) {
    if (fathers.has(part.toLowerCase()) && found.length > 0) found.push(`${found.pop()} ${part}`);
    else found.push(part);
  }
  return found;
}

function ofTwo(one: string, two: string): NameAnswer {
  if (isFirstName(one) !== isFirstName(two) && !isSurelyPatronymic(two)) {
    if (isFirstName(two)) return { kind: 'name', firstName: two, lastName: one };
    // Марина has the ending of a family name, Шмидт does not: endings alone decide wrongly here.
    const unclear = patronymic.test(two) || (likelySurname.test(one) && !likelySurname.test(two));
    return unclear ? bothOrders(one, two) : { kind: 'name', firstName: one, lastName: two };
  }
  // First name and patronymic (имя и отчество): the family name is missing.
  if (patronymic.test(two) && !patronymic.test(one))
    return isSurelyPatronymic(two) ? nothing('singleName') : bothOrders(one, two);
  if (!likelySurname.test(one)) return western([one, two]);
  return likelySurname.test(two) && !surname.test(one) && !surname.test(two) ? bothOrders(one, two) : swapped(one, two);
}

/** И. С. Петров, Петров И. С., Smith J.: an initial is never the family name. */
function initialsIn(parts: readonly string[]): NameAnswer | undefined {
  const short = parts.map((part) => /^(?:\p{Lu}\.){1,3}$|^\p{Lu}$/u.test(part));
  const behind = short.slice(1).every(Boolean) && !short[0];
  const before = short.slice(0, -1).every(Boolean) && !short.at(-1);
  if (parts.length < 2 || !(behind || before)) return undefined;
  // "Александр П.": the abbreviated family name cannot be completed.
  if (behind && isFirstName(parts[0] ?? '')) return nothing('notName');
  const [lastName = '', rest] = behind ? [parts[0], parts.slice(1)] : [parts.at(-1), parts.slice(0, -1)];
  return { kind: 'name', lastName, firstName: rest.join(' ') };
}

/** "Петров Иван" is unambiguous, "Марина Шмидт" only to people who know the names. */
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
const easternSurnames = new Set(wordsOf(words.easternSurnames));
/** Romanized Korean and Chinese given names of two or three syllables: Minsu, Hsiao-Ming, Ji-hoon. Not Johnson. */
const easternGiven =
  /^(?:(?:ch|sh|zh|ts|hs|ss|kk|gw|kw|hw|by|hy|gy|my|sz|[bcdfghjklmnpqrstwxyz])?[aeiouy]{1,3}(?:ng|n|k|l|m|p|t|h|r)?-?){2,3}$/i;

function western(parts: readonly string[]): NameAnswer {
  const [one = '', two = ''] = parts;
  // "Sue S." has an abbreviated last name; "S. Smith" does not.
  if (parts.length > 1 && /^\p{Lu}\.?$/u.test(parts.at(-1) ?? '')) return nothing('notName');
  if (parts.length === 2 && isEasternOrder(one, two)) return bothOrders(one, two);
  if (isVietnamese(parts))
    return { kind: 'ambiguous', readings: [vietnamese(parts), ofParts(parts, parts.length - 1)] };
  const particle = parts.findIndex((part, index) => index > 0 && particles.has(part.toLowerCase()));
  const split = particle > 0 && particle < parts.length - 1 ? particle : parts.length - 1;
  const compound = behindParticle(parts, particle);
  if (compound) return { kind: 'ambiguous', readings: [ofParts(parts, split), ofParts(parts, compound)] };
  return { kind: 'name', ...ofParts(parts, split) };
}

const vietnameseNames = new Set(wordsOf(words.vietnameseSurnames));

/** `Nguyen Van An`: the family name stands first, unless its bearer turned it round. */
function isVietnamese(parts: readonly string[]): boolean {
  const [first = '', ...others] = parts.map((part) => foldName(part).replaceAll('đ', 'd'));
  return others.length > 1 && others.length < 4 && vietnameseNames.has(first) && others.every((one) => one.length < 7);
}

function vietnamese([lastName = '', ...given]: readonly string[]): PersonName {
  return { firstName: given.join(' '), lastName };
}

function ofParts(parts: readonly string[], split: number): PersonName {
  return { firstName: parts.slice(0, split).join(' '), lastName: parts.slice(split).join(' ') };
}

/**
 * María del Carmen García López: the particle belongs to the first name, and two more words follow. Returns the other
 * possible start of the last name.
 */
function behindParticle(parts: readonly string[], particle: number): number | undefined {
  if (particle < 1) return undefined;
  const word = parts.findIndex((part, index) => index > particle && !particles.has(part.toLowerCase()));
  const isCompound = word > 0 && parts.length - word >= 3;
  return isCompound ? word + 1 : undefined;
}

/** Kim Min-su, Wang Hsiao-Ming, DUPONT Marie: the order is the bearer's choice, hence ambiguous. */
function isEasternOrder(one: string, two: string): boolean {
  if (/^\p{Lu}\p{Ll}+-\p{Ll}/u.test(two)) return true;
  const loud = (word: string) => word.length > 2 && word === word.toUpperCase() && /\p{Lu}/u.test(word);
  if (loud(one) && !loud(two)) return true;
  const asEast = (surname: string, given: string) =>
    easternSurnames.has(surname.toLowerCase()) && easternGiven.test(given) && !loud(two);
  return asEast(one, two) && !(easternSurnames.has(two.toLowerCase()) && !two.includes('-') && easternGiven.test(one));
}
