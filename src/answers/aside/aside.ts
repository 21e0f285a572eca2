import { isKnownCity } from '../place/city.ts';
import { fold, withoutEnd, withoutEnds, wordsByLength, wordsOf } from '../text/said.ts';
import {
  asideFillers,
  asideTails,
  asideWords,
  hedgesBefore,
  hedgesBehind,
  meWords,
  noneBefore,
  noneBehind,
  takingBack,
  takingBackAlone,
} from './aside-words.ts';

/**
 * Replies that are not an answer, in order of precedence: "not sure, give me a second" waits and does not skip the
 * question.
 */
const kinds = [
  'leave',
  'discard',
  'back',
  'show',
  'explain',
  'wait',
  'create',
  'done',
  'nothing',
  'skip',
  'unknown',
  'talk',
] as const;
export type Aside = (typeof kinds)[number];

/** Upper bound in characters: a longer text carries content of its own. */
const longestAside = 80;
const mostStripped = 5;

const asides = new Map(kinds.toReversed().flatMap((kind) => wordsOf(asideWords[kind]).map((word) => [word, kind])));
const me = new Set(wordsOf(meWords));
const byLength = (list: string) => [...new Set(wordsByLength(list))];
const fillers = byLength(asideFillers);
const tails = byLength(asideTails);

/** Undefined unless the whole text is an aside: "skip the fair" is not one. */
export function readAside(text: string): Aside | undefined {
  const said = fold(text);
  if (said === '' || said.length > longestAside) return undefined;
  const whole = asides.get(said) ?? asideOf(bare(said));
  if (whole) return whole;
  if (thanksWarmly.test(said)) return 'talk';
  const clauses = said
    .split(/[,.;!?:…。、，！？；：—–()~\n]+/u)
    .map(bare)
    .filter(Boolean);
  const found = clauses.map(asideOf);
  if (!found.every((aside, index) => aside ?? fillers.includes(clauses[index] ?? ''))) return undefined;
  return kinds.find((kind) => found.includes(kind));
}

/** `thanks so much`, `большое спасибо`, 정말 감사합니다, 非常感謝: thanks, however warm. */
const thanksWarmly =
  /^(?:many |ok |okay |great |no )?(?:thanks|thank you|thx|cheers)(?: (?:so much|very much|a lot|a bunch|a million|a ton|again|anyway|everyone|all|guys|team|bot|mate|for (?:that|this|now|the help|your help|all the help))){1,3}[\s.!~]{0,4}$|^(?:(?:большое|огромное|ок|вот|и) )?(?:спасибо|спс|благодарю|пасиб\p{L}{0,3})(?: (?:большое|огромное|тебе|вам|вас|всем|ещё раз|еще раз|за помощь|за ответ)){0,3}[\s.!~]{0,4}$|^(?:정말|너무|진짜|대단히|아주) ?(?:감사|고마|고맙)\p{Script=Hangul}{1,6}[\s.!~]{0,4}$|^(?:고마워요?|고맙습니다|감사해요|감사합니다|땡큐)[\s,.!~]{0,3}수고\p{Script=Hangul}{1,5}[\s.!~]{0,4}$|^(?:非常|很|真的|十分)?(?:感謝|謝謝|謝啦|謝囉|多謝)(?:你|您|大家)?(?:的幫忙|的協助|幫忙)?[\s,，]{0,2}(?:辛苦|麻煩)?(?:你|您|大家)?(?:了|囉|啦)?[\s.!。！~]{0,4}$/u;

/** Whether the speaker names themselves: "me", "just me please", 저요, 我自己. */
export function saysMe(text: string): boolean {
  const said = fold(text);
  return said !== '' && said.length <= longestAside && forms(bare(said)).some((form) => me.has(form));
}

/** An answer without polite phrases around it: "the private one, please". Apart from its ends it stays as typed. */
export function withoutPoliteness(text: string): string {
  const said = text.trim();
  const end = withoutEnd(said, /[\s.!！。~]/u);
  for (const tail of politeTails) {
    const place = end.length - tail.length;
    if (place > 0 && fold(end.slice(place)) === tail && standsApart(end, place)) {
      return withoutPoliteness(withoutEnd(end.slice(0, place), /[\s,，、!]/u));
    }
  }
  return said;
}

const hedgeLeads = byLength(hedgesBefore);
const hedgeTails = byLength(hedgesBehind);

/** A place or a number without how sure its speaker is: `вроде Тверь`, `10115 I think`, 아마 대전, 大概是桃園. */
export function withoutHedge(text: string): string {
  const said = text.trim();
  if (said.length > longestAside || fold(said).length !== said.length) return said;
  const lead = hedgeLeads.find((one) => fold(said).startsWith(one) && isLead(said, one)) ?? '';
  const rest = said.slice(lead.length).replace(/^[\s,，]+/u, '');
  const end = withoutEnd(rest, /[\s.!。]/u);
  const tail = hedgeTails.find((one) => fold(end).endsWith(one) && isTail(end, one)) ?? '';
  const bare = tail ? withoutEnd(end.slice(0, -tail.length), /[\s,，]/u) : rest;
  return /[\p{L}\d]/u.test(bare) ? bare : said;
}

/** Written together, a hedge may be the beginning of the name: 아마 in 아마릴로. In Chinese what follows has to be a place or a number. */
function isLead(said: string, lead: string): boolean {
  const behind = said.slice(lead.length);
  if (!/[\p{Script=Hangul}\p{Script=Han}]$/u.test(lead) || /^[\s,，]/u.test(behind))
    return standsApart(said, lead.length);
  return /^\d/.test(behind) || lead.endsWith('是') || isKnownCity(withoutEnd(behind, /[\s.!。吧]/u));
}

/** 吧 may be a bar’s: `中山路5號 夜色酒吧`. */
function isTail(end: string, tail: string): boolean {
  const before = end.slice(0, -tail.length);
  if (tail === '吧') return /[\d號樓市縣區路街巷段]$/u.test(before) || isKnownCity(before);
  return standsApart(end, before.length);
}

const takesBack = byLength(takingBack);
const takesBackAlone = byLength(takingBackAlone);
const turning: readonly Aside[] = ['leave', 'discard', 'back', 'wait'];

/** `wait, the customer is another one`, `cancel that last bit, …`: the first clause speaks to the desk. */
export function beginsAside(text: string): boolean {
  const [first = '', behind = ''] = text.trim().split(/[,.;:!…，。、！；：]+\s*/u, 2);
  if (behind.trim() === '') return false;
  const aside = readAside(first);
  const said = fold(first);
  return (
    (aside !== undefined && turning.includes(aside)) ||
    takesBackAlone.includes(said) ||
    takesBack.some((one) => said.startsWith(one) && standsApart(said, one.length))
  );
}

const politeTails = byLength(
  'please|pls|plz|thanks|thank you|thx|пожалуйста|плиз|спасибо|부탁해요|부탁드려요|부탁드립니다|謝謝|麻煩了|拜託',
);

function asideOf(said: string): Aside | undefined {
  for (const form of forms(said)) {
    const aside = asides.get(form);
    if (aside) return aside;
  }
  return undefined;
}

/**
 * The text and its variants without leading fillers and trailing polite words, longest first. The number of rounds is
 * bounded.
 */
function forms(said: string): readonly string[] {
  const all = [said];
  let last = all;
  for (let round = 0; round < mostStripped && last.length > 0; round++) {
    last = last.flatMap((form) => [withoutFiller(form), withoutTail(form)]).filter((form) => !all.includes(form));
    all.push(...new Set(last));
  }
  return all;
}

function withoutFiller(said: string): string {
  const filler = fillers.find(
    (word) => said.length > word.length && said.startsWith(word) && standsApart(said, word.length),
  );
  return filler ? bare(said.slice(filler.length)) : said;
}

function withoutTail(said: string): string {
  const tail = tails.find(
    (word) => said.length > word.length && said.endsWith(word) && standsApart(said, said.length - word.length),
  );
  return tail ? bare(said.slice(0, -tail.length)) : said;
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;

/** Latin and Cyrillic words need a boundary; Korean and Chinese ones may be followed directly by more text. */
function standsApart(said: string, place: number): boolean {
  return !(alphabetic.test(said.charAt(place - 1)) && alphabetic.test(said.charAt(place)));
}

/** Strips surrounding punctuation and spaces, and collapses repeated characters: hmmmm, ㅋㅋㅋ, 🙏🙏. */
function bare(said: string): string {
  return withoutEnds(said, /[\s,.;:!?~…。、，！？()]/)
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
    .replace(/(\p{Extended_Pictographic})\1+/gu, '$1')
    .replace(/(hm|um|uhm|хм)m*м*$/u, '$1')
    .trim();
}

const beforeNone = byLength(noneBefore);
const behindNone = byLength(noneBehind);

/** What the person says they have none of, as written: "No notes", 메모 없음. Undefined if the text says something else. */
export function noneOf(text: string): string | undefined {
  const said = fold(withoutPoliteness(text));
  if (said.length > longestAside) return undefined;
  const before = beforeNone.find(
    (one) => said.startsWith(one) && said.length > one.length && standsApart(said, one.length),
  );
  if (before) return said.slice(before.length).trim();
  const behind = behindNone.find(
    (one) => said.endsWith(one) && said.length > one.length && standsApart(said, said.length - one.length),
  );
  return behind && withoutEnd(said.slice(0, -behind.length), /[\s:：—–-]/u);
}
