import { withoutPoliteness } from '../aside/aside.ts';
import { withoutHonorific } from '../names/honorific.ts';
import { fold, longestAnswer, tidy, withoutEnds } from '../text/said.ts';
import { listedWords, longestWordFirst, nameLetter, placeOfWord, wordStandsAt } from '../text/written-words.ts';
import * as words from './role-words.ts';

export interface RoleLine {
  readonly does: 'give' | 'take';
  /** A name, an e-mail address or `me`, as written. */
  readonly whom: string;
  /** The role to grant; absent when a role is revoked. */
  readonly role?: 'admin' | 'user';
  /** Partner location ids; []: the whole company. */
  readonly locations: readonly string[];
}

const polite = longestWordFirst('please|pls|can you|could you|would you|пожалуйста|請|麻煩|拜託|請幫我|幫我');
const lists = {
  gives: longestWordFirst(words.roleGives),
  takes: longestWordFirst(words.roleTakes),
  givesBehind: longestWordFirst(words.roleGivesBehind),
  takesBehind: longestWordFirst(words.roleTakesBehind),
  itself: longestWordFirst(words.roleItself),
  around: longestWordFirst(words.roleAround),
  where: longestWordFirst(words.roleWhere),
};
const roles = (['admin', 'user'] as const)
  .flatMap((role) => listedWords(words.roleNames[role]).map((word) => ({ role, word })))
  .sort((one, other) => other.word.length - one.word.length);
/** What a sentence in Chinese opens with whose verb, of giving or of taking, comes behind the name. */
const chineseOpening = /^(?:把|將|将|讓|让|請將|请将|請把|请把)/u;
const chineseTakes = [...lists.takes, ...lists.takesBehind]
  .filter((word) => /^\p{Script=Han}/u.test(word))
  .sort((one, other) => other.length - one.length);
const chineseGiving = /[設设當当為为成做任派給给]/u;
/** `make Lee no longer an admin`: a grant that is denied grants nothing. */
const denied = /(?<!\p{L})(?:no (?:longer|more)|not|never|не)(?!\p{L})|n[’']t(?!\p{L})|[不別别]|더 ?이상/iu;
const longestName = 60;
const mostNameWords = 5;

/**
 * Parses `make Megan a referrals user for 4567001`, `take the role from Megan`, `Megan을 관리자로 지정`. Undefined: the text
 * does not change a role, or does more than that.
 */
export function readRoleLine(text: string): RoleLine | undefined {
  const said = sentenceIn(text);
  if (said === '' || said.length > longestAnswer || said.toLowerCase().length !== said.length) return undefined;
  const frame = frameOf(said);
  if (!frame) return undefined;
  return frame.does === 'give' ? given(frame.rest) : taken(frame.rest, frame.isOfRole);
}

function sentenceIn(text: string): string {
  if (text.length > longestAnswer) return '';
  const said = withoutPoliteness(withoutEnds(tidy(text).replace(/['`´‘](?=s(?:\s|$))/g, '’'), /[\s.!?。！？]/));
  const lead = polite.find((word) => wordStandsAt(said.toLowerCase(), word, 0));
  return lead ? said.slice(lead.length).replace(/^[\s,]+/, '') : said;
}

interface Frame {
  readonly does: RoleLine['does'];
  readonly rest: string;
  /** The name of the role says enough, without a word for the role itself. */
  readonly isOfRole?: boolean;
}

/** The verb at the beginning or the end, and the text without it. */
function frameOf(said: string): Frame | undefined {
  const lower = said.toLowerCase();
  const before = (list: readonly string[]) => list.find((word) => wordStandsAt(lower, word, 0));
  const behind = (list: readonly string[]) => list.find((word) => lower.endsWith(word));
  const [takes, gives] = [before(lists.takes), before(lists.gives)];
  if (takes) return { does: 'take', rest: said.slice(takes.length) };
  const opening = chineseOpening.exec(said);
  if (opening) return chineseFrame(said.slice(opening[0].length));
  if (gives) return { does: 'give', rest: said.slice(gives.length) };
  const [takesBehind, givesBehind] = [behind(lists.takesBehind), behind(lists.givesBehind)];
  if (takesBehind) return { does: 'take', rest: said.slice(0, -takesBehind.length) };
  return givesBehind ? { does: 'give', rest: said.slice(0, -givesBehind.length) } : undefined;
}

/** `把adele的管理員權限拿掉`, `將 Lee 移除管理員`: 把 opens either, and the verb behind the name tells, wherever it stands. */
function chineseFrame(rest: string): Frame | undefined {
  const takes = chineseTakes.find((word) => rest.includes(word)) ?? /不再[當当是做擔担任]{1,2}/u.exec(rest)?.[0];
  const left = takes ? rest.replace(takes, ' ').replace(/[從从自](?=\s?\p{Script=Han})/u, ' ') : rest;
  if (takes) return { does: 'take', rest: left, isOfRole: true };
  return chineseGiving.test(rest) ? { does: 'give', rest } : undefined;
}

function given(rest: string): RoleLine | undefined {
  const { text, locations } = withoutLocations(rest);
  const found = roleIn(text);
  if (!found || denied.test(text.slice(0, found.from))) return undefined;
  const [before, behind] = [text.slice(0, found.from), text.slice(found.to)].map(bareName) as [string, string];
  // `make a user story`: text after the role is a person only if none precedes the role and a preposition (`to`)
  // follows it.
  const isBehind = before === '' && /^\s{0,3}(?:(?:role|rights)\s{0,3})?(?:to|для|у)\s/i.test(text.slice(found.to));
  const whom = isBehind ? behind : behind === '' ? before : '';
  return isName(whom)
    ? { does: 'give', whom: withoutSuffix(withoutHonorific(whom)), role: found.role, locations }
    : undefined;
}

function taken(rest: string, isOfRole = false): RoleLine | undefined {
  const lower = rest.toLowerCase();
  const place = placeOf(lower, lists.itself);
  const role = roleIn(rest);
  if (!place && !(isOfRole && role) && !/(?:\bas an? |с роли |с должности )/i.test(rest)) return undefined;
  // `admin rights`: one phrase names the role and that it is one.
  const isWithin = place && role && role.from >= place.from && role.to <= place.to;
  const cuts = [place, isWithin ? undefined : role]
    .filter((cut) => cut !== undefined)
    .sort((one, other) => other.from - one.from);
  let left = rest;
  for (const { from, to } of cuts) left = `${left.slice(0, from)} ${left.slice(Math.max(from, to))}`;
  const whom = bareName(left);
  return isName(whom) ? { does: 'take', whom: withoutSuffix(withoutHonorific(whom)), locations: [] } : undefined;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function placeOf(lower: string, list: readonly string[]): Stretch | undefined {
  for (const word of list) {
    const from = placeOfWord(lower, word);
    if (from >= 0) return { from, to: from + word.length };
  }
  return undefined;
}

function roleIn(text: string): (Stretch & { readonly role: 'admin' | 'user' }) | undefined {
  const lower = text.toLowerCase();
  for (const { role, word } of roles) {
    const found = placeOf(lower, [word]);
    if (found) return { role, ...found };
  }
  return undefined;
}

/** Extracts the ids and the words that introduce them. */
function withoutLocations(text: string): { readonly text: string; readonly locations: readonly string[] } {
  const ids = [...text.matchAll(/(?<![\p{L}\p{N}@.])\d{3,12}(?![\p{N}@.])/gu)];
  const [first, last] = [ids[0], ids.at(-1)];
  if (!first || !last) return { text, locations: [] };
  const before = text.slice(0, first.index).trimEnd();
  const lead = lists.where.find((word) => endsWithWord(before.toLowerCase(), word));
  const kept = lead ? before.slice(0, -lead.length) : before;
  const rest = `${kept} ${text.slice(last.index + last[0].length)}`;
  return { text: rest, locations: [...new Set(ids.map(([id]) => id))] };
}

function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && wordStandsAt(text, word, text.length - word.length);
}

/** Strips surrounding words and particles. */
function bareName(text: string): string {
  let said = withoutEnds(text.trim(), /[\s,:]/);
  for (let turn = 0; turn < 8; turn++) {
    const lower = said.toLowerCase();
    const lead = lists.around.find((word) => wordStandsAt(lower, word, 0));
    const tail = lists.around.find(
      (word) => lower.endsWith(word) && (isParticle(word) || endsWithWord(lower, word)) && lower !== word,
    );
    if (lead) said = said.slice(lead.length);
    else if (tail) said = said.slice(0, -tail.length);
    else return said;
    said = withoutEnds(said, /[\s,:]/);
  }
  return said;
}

/** Whether it is a particle that is attached to the name. */
function isParticle(word: string): boolean {
  return /^[\p{Script=Hangul}\p{Script=Han}’]/u.test(word);
}

/** `서준이 권한 빼줘`: the syllable by which a given name that ends in a consonant is called. */
const withoutSuffix = (whom: string) =>
  /^\p{Script=Hangul}{2,4}이$/u.test(whom) && (whom.charCodeAt(whom.length - 2) - 0xac00) % 28 > 0
    ? whom.slice(0, -1)
    : whom;

function isName(whom: string): boolean {
  const count = fold(whom).split(' ').length;
  return (
    whom.length <= longestName &&
    nameLetter.test(whom) &&
    count <= mostNameWords &&
    !/[,;:?!\d]/.test(
      whom
        .split(' ')
        .filter((word) => !word.includes('@'))
        .join(' '),
    )
  );
}
