import { withoutPoliteness } from './aside.ts';
import { withoutHonorific } from './honorific.ts';
import { fold, longestAnswer, tidy, withoutEnds } from './said.ts';
import * as words from './words/role-words.ts';
import { listedWords, longestWordFirst, nameLetter, placeOfWord, wordStandsAt } from './written-words.ts';

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
  return frame.does === 'give' ? given(frame.rest) : taken(frame.rest);
}

function sentenceIn(text: string): string {
  if (text.length > longestAnswer) return '';
  const said = withoutPoliteness(withoutEnds(tidy(text).replace(/['`´‘](?=s(?:\s|$))/g, '’'), /[\s.!?。！？]/));
  const lead = polite.find((word) => wordStandsAt(said.toLowerCase(), word, 0));
  return lead ? said.slice(lead.length).replace(/^[\s,]+/, '') : said;
}

/** The verb at the beginning or the end, and the text without it. */
function frameOf(said: string): { readonly does: RoleLine['does']; readonly rest: string } | undefined {
  const lower = said.toLowerCase();
  const before = (list: readonly string[]) => list.find((word) => wordStandsAt(lower, word, 0));
  const behind = (list: readonly string[]) => list.find((word) => lower.endsWith(word));
  const [takes, gives] = [before(lists.takes), before(lists.gives)];
  if (takes) return { does: 'take', rest: said.slice(takes.length) };
  // `把adele的管理員權限拿掉`: 把 opens either, and the last word tells.
  const withdrawn = lower.startsWith('把') || lower.startsWith('將') ? behind(lists.takesBehind) : undefined;
  if (withdrawn) return { does: 'take', rest: said.slice(1, -withdrawn.length) };
  if (gives) return { does: 'give', rest: said.slice(gives.length) };
  const [takesBehind, givesBehind] = [behind(lists.takesBehind), behind(lists.givesBehind)];
  if (takesBehind) return { does: 'take', rest: said.slice(0, -takesBehind.length) };
  return givesBehind ? { does: 'give', rest: said.slice(0, -givesBehind.length) } : undefined;
}

function given(rest: string): RoleLine | undefined {
  const { text, locations } = withoutLocations(rest);
  const found = roleIn(text);
  if (!found) return undefined;
  const [before, behind] = [text.slice(0, found.from), text.slice(found.to)].map(bareName) as [string, string];
  // `make a user story`: text after the role is a person only if none precedes the role and a preposition (`to`)
  // follows it.
  const isBehind = before === '' && /^\s{0,3}(?:(?:role|rights)\s{0,3})?(?:to|для|у)\s/i.test(text.slice(found.to));
  const whom = isBehind ? behind : behind === '' ? before : '';
  return isName(whom) ? { does: 'give', whom: withoutHonorific(whom), role: found.role, locations } : undefined;
}

function taken(rest: string): RoleLine | undefined {
  const lower = rest.toLowerCase();
  const place = placeOf(lower, lists.itself);
  const role = roleIn(rest);
  if (!place && !/(?:\bas an? |с роли |с должности )/i.test(rest)) return undefined;
  // `admin rights`: one phrase names the role and that it is one.
  const isWithin = place && role && role.from >= place.from && role.to <= place.to;
  const cuts = [place, isWithin ? undefined : role]
    .filter((cut) => cut !== undefined)
    .sort((one, other) => other.from - one.from);
  let left = rest;
  for (const { from, to } of cuts) left = `${left.slice(0, from)} ${left.slice(Math.max(from, to))}`;
  const whom = bareName(left);
  return isName(whom) ? { does: 'take', whom: withoutHonorific(whom), locations: [] } : undefined;
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
