import { saysMe } from '../aside/aside.ts';
import { isPlainlyStage } from '../choice/stage.ts';
import { tidy, withoutEnds } from '../text/said.ts';
import {
  allToSomebody,
  atHand,
  behindOwner,
  besideTwoNames,
  nobodysNames,
  ofNobodyNamed,
  ofOneSpokenOf,
  writersOwnWords,
} from './all-to-somebody.ts';
import { withoutAway } from './said-away.ts';

/** Two names in one sentence; where they stand beside each other, each way of parting them. */
export interface AllHandedOver {
  /** `me`: the speaker’s own. */
  readonly from: string;
  readonly to: string;
}

const longest = 160;

/**
 * `give all of Lee’s referrals to Megan`, `передай все рекомендации Алекса Меган`, `알렉스 추천 전부 메건에게 넘겨줘`,
 * `把Alex的案子全部轉給Megan`: everything that one has goes to another. Whether these people exist is checked later.
 */
export function readAllHandedOver(said: string): readonly AllHandedOver[] {
  const text = withoutEnds(tidy(said), /[\s.!。！~]/);
  if (text === '' || text.length > longest || /[?？]$/u.test(text)) return [];
  const { text: withoutWhy, who } = withoutAway(text);
  const found = pairsIn(withoutEnds(withoutWhy, /[\s,，]/), who);
  return found.length > 0 || withoutWhy === text ? found : pairsIn(text);
}

function pairsIn(text: string, away?: string): readonly AllHandedOver[] {
  for (const { pattern, isReversed } of allToSomebody) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [, first = '', second = ''] = match;
    const pairs = second === '' ? parted(first) : [{ from: first, to: second }];
    const all = isReversed ? pairs.map(({ from, to }) => ({ from: to, to: from })) : pairs;
    return all.map(({ from, to }) => ({ from: ownerSaid(from, away), to: bareName(to) })).filter(isNamed);
  }
  return [];
}

/** `Алекса Меган`: at each space. */
function parted(names: string): readonly AllHandedOver[] {
  const words = names
    .trim()
    .split(' ')
    .filter((word) => !besideTwoNames.has(word.toLowerCase()));
  if (words.length > 4) return [];
  const places = words.length === 4 ? [2] : words.slice(1).map((_, at) => at + 1);
  return places.map((at) => ({ from: words.slice(0, at).join(' '), to: words.slice(at).join(' ') }));
}

const isNamed = ({ from, to }: AllHandedOver) =>
  [from, to].every((name) => /\p{L}/u.test(name) && !/\d/.test(name) && mayBeName(name)) && ownerSaid(to) !== 'me';

function mayBeName(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  return words.length <= 3 && !words.some((word) => nobodysNames.has(word));
}

/**
 * Whether an unknown receiver looks like a name, so that the speaker is told that nobody is called so: `move all my deals
 * to next month` is something else.
 */
export function looksLikeReceiver(to: string, said: string): boolean {
  if (isPlainlyStage(to)) return false;
  if (/\p{Script=Han}/u.test(to)) return false;
  if (/\p{Script=Hangul}/u.test(to)) return /(?:에게|한테|께)(?= )/u.test(tidy(said));
  return to.split(' ').every((word) => /^\p{Lu}/u.test(word));
}

/** @param away who is said to be away: theirs is what nobody is named for. */
function ownerSaid(from: string, away?: string): string {
  const whole = bareName(from).toLowerCase();
  const name = bareName(bareName(from).replace(behindOwner, ''));
  const isTheirs = (one: string) => ofNobodyNamed.has(one) || (away !== 'me' && ofOneSpokenOf.has(one));
  if (away && [whole, name.toLowerCase()].some(isTheirs)) return away;
  return writersOwnWords.has(name.toLowerCase()) || atHand.has(whole) || saysMe(name) ? 'me' : name;
}

const bareName = (name: string) =>
  withoutEnds(name.trim(), /[\s,，]/)
    .replace(/[’']s?$/u, '')
    .replace(/(?<=\p{L}) (?:please|pls|now|today|пожалуйста|сейчас|сегодня)$/iu, '')
    .replace(/(?<=\p{L})(?:手上|那邊|名下)$/u, '')
    .trim();
