import { withoutForm } from '../names/name-words.ts';
import type { Named } from '../names/names.ts';
import type { Sentence } from '../sentence/piece.ts';
import type { Token } from '../sentence/tokens.ts';
import { type Grams, gramsOf, likeness, soundsOf } from './likeness.ts';

const mostNames = 2;
/** Below it a match is likelier to be chance. Measured on the table of garbled messages. */
const leastOfName = 0.42;
/** A longer message is not naming a referral by similar letters. */
const mostStretches = 40;

export interface NameAlike {
  readonly called: string;
  /** 0 to 1. */
  readonly score: number;
}

/** The referrals whose names the message has, exactly or by similar letters or sounds; the likeliest first. */
export function namesAlike(sentence: Sentence, known: readonly Named[]): readonly NameAlike[] {
  const best = new Map<string, number>();
  const note = (called: string, score: number) => best.set(called, Math.max(best.get(called) ?? 0, score));
  const ids = new Set(sentence.pieces.flatMap(({ name }) => name?.ids ?? []));
  for (const named of known) if (ids.has(named.id)) note(calledAmong(named, known), 1);
  const stretches = ids.size > 0 ? [] : stretchesOf(sentence).map(comparedAs);
  for (const called of new Set(stretches.length > 0 ? known.map((named) => calledAmong(named, known)) : [])) {
    const names = waysToCall(called).map(comparedAs);
    const score = Math.max(0, ...stretches.flatMap((said) => names.map((name) => likenessOf(said, name))));
    if (score >= leastOfName) note(called, score);
  }
  return [...best]
    .map(([called, score]) => ({ called, score }))
    .sort((one, other) => other.score - one.score)
    .slice(0, mostNames);
}

/** By customer; by title where several referrals share the customer. */
export function calledAmong({ id, customer, title }: Named, known: readonly Named[]): string {
  return title && known.some((other) => other.id !== id && other.customer === customer) ? title : customer;
}

/** Spans of one to three words that neither begin nor end with a word of the vocabulary. */
function stretchesOf({ text, pieces }: Sentence): readonly string[] {
  const isOwn = pieces.flatMap(({ tokens, roles, exact }) => tokens.map(() => exact && roles.length > 0));
  const tokens: readonly Token[] = pieces.flatMap((piece) => piece.tokens);
  const most = /\p{Script=Han}/u.test(text) ? 6 : 3;
  const stretches: string[] = [];
  for (let at = 0; at < tokens.length && stretches.length < mostStretches; at++) {
    for (let end = at + 1; end <= Math.min(tokens.length, at + most); end++)
      if (!isOwn[at] && !isOwn[end - 1] && isDistinctive(tokens.slice(at, end)))
        stretches.push(text.slice(tokens[at]?.from, tokens[end - 1]?.to));
  }
  return stretches;
}

/** `no`, `no no no`: two letters, and a word that is said again, are like too many names. */
function isDistinctive(words: readonly Token[]): boolean {
  const [first, ...others] = words.map(({ text }) => text);
  if (first !== undefined && others.length === 0) return !/^[\p{Script=Latin}\p{Script=Cyrillic}]{1,2}$/u.test(first);
  return !others.includes(first ?? '');
}

function waysToCall(called: string): readonly string[] {
  const bare = withoutForm(called);
  return [...new Set([called, bare, ...beginningsOf(bare)])];
}

/** Features of a text for comparison, each computed once. */
interface Compared {
  readonly script: string;
  readonly grams: Grams;
  /** Without the Russian case ending; undefined where there is none. */
  readonly stem: Grams | undefined;
  readonly sounds: () => Grams;
}

function comparedAs(text: string): Compared {
  const stem = text.toLowerCase().replace(/[аеиоуыэюяйь]{1,2}$/, '');
  let sounds: Grams | undefined;
  return {
    script: scriptOf(text),
    grams: gramsOf(text),
    stem: stem === text.toLowerCase() ? undefined : gramsOf(stem),
    sounds: () => {
      sounds ??= soundsOf(text);
      return sounds;
    },
  };
}

function scriptOf(text: string): string {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'Cyrillic';
  if (/\p{Script=Hangul}/u.test(text)) return 'Hangul';
  return /\p{Script=Han}/u.test(text) ? 'Han' : 'Latin';
}

/** Across scripts, by sound; how characters sound is not known. */
function likenessOf(said: Compared, name: Compared): number {
  if (said.script !== name.script && [said, name].some(({ script }) => script === 'Han')) return 0;
  if (said.script !== name.script) return likeness(said.sounds(), name.sounds()) - 0.05;
  const whole = likeness(said.grams, name.grams);
  return said.stem || name.stem ? Math.max(whole, likeness(said.stem ?? said.grams, name.stem ?? name.grams)) : whole;
}

/** The first word, if it is long enough to be distinctive. */
function beginningsOf(called: string): readonly string[] {
  const [first = '', ...others] = called.split(/\s+/);
  if (others.length > 0) return first.length >= 4 ? [first] : [];
  return /\p{Script=Han}/u.test(called) && called.length > 4 ? [called.slice(0, 4), called.slice(0, 2)] : [];
}
