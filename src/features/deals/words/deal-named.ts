import { bareName, foldWord, indexName, soughtWords } from '../../../answers/names/search-key.ts';
import { fold, wordsOf } from '../../../answers/text/said.ts';
import { noteLabels } from '../../../answers/words/note-words.ts';
import { isAlmost } from '../../../grammar/sentence/spelling.ts';
import type { Person } from '../../people/index.ts';
import type { Referral } from '../../referrals/index.ts';

/** `note Fabrikam: They signed`: a possible deal name before the colon, and the value after it. */
export interface MaybeNamed {
  readonly name: string;
  readonly rest: string;
}

const longestName = 60;
const labels = new Set(wordsOf(noteLabels));

/** Undefined: not a name (a time, an address, `Next step:`). */
export function maybeNamed(words: string): MaybeNamed | undefined {
  const colon = words.slice(0, longestName + 1).search(/[:：]/);
  if (colon < 2) return undefined;
  const [name, rest] = [words.slice(0, colon).trim(), words.slice(colon + 1)];
  const isTime = /\d$/.test(name) && /^\d/.test(rest);
  if (name.length < 2 || rest.trim() === '' || isTime || rest.startsWith('//') || labels.has(fold(name)))
    return undefined;
  return { name, rest: rest.trim() };
}

/** Looks up referrals by words within the person's reach, as lists do. */
export interface DealsByWords {
  /** Active ones; `complete`: all matches are returned. */
  activeWith(
    person: Person,
    words: string,
  ): Promise<{ readonly found: readonly Referral[]; readonly complete: boolean }>;
  /** In any state; some of them where there are very many. */
  anyWith(person: Person, words: string): Promise<readonly Referral[]>;
}

/** Whether each word of the name begins a word of the customer's or the deal's name. */
export function isCalled(deal: Referral, name: string): boolean {
  return fits(deal, name, (said, word) => word.startsWith(said));
}

/** The same with typing errors: sufficient to offer the deal, never to write to it. */
export function isAlmostCalled(deal: Referral, name: string): boolean {
  return fits(deal, name, (said, word) => word.startsWith(said) || isAlmost(said, word));
}

function fits({ record }: Referral, name: string, same: (said: string, word: string) => boolean): boolean {
  const ways = soughtWords(name);
  return [record.customer.name, record.name].some((whole) => {
    const words = indexName(whole);
    return ways.some((way) => way.every((said) => words.some((word) => same(said, word))));
  });
}

/** Least letters (folded) of a first word that identifies a customer by itself; not so `Data` of `Data Systems`. */
const tellingAlone = 6;
/** Least letters (folded) of a later word of a name with which a note begins. */
const tellingBehind = 5;
const possessive = /['’]s$/iu;

/**
 * Whether this is the customer's name: all of it, or its first words where these are telling. Before a colon also stand words that
 * only begin like a name (`Re: …`, `Call: …`).
 */
export function isCustomerCalled({ record }: Referral, name: string): boolean {
  const whole = bareName(record.customer.name).split(' ');
  const said = bareName(name).split(' ');
  const isBegun = said.every((word, at) => word === whole[at]);
  return isBegun && (said.length === whole.length || (said[0] ?? '').length >= tellingAlone || isUnicase(name));
}

/** The words of a note, unfolded, without the possessive: `Fabrikam’s CFO`. */
function typedWords(note: string): readonly string[] {
  return (note.match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []).map((word) => word.replace(possessive, ''));
}

/** Most notes begin with the customer's name. */
export function firstWord(note: string): string {
  return typedWords(note)[0] ?? '';
}

/**
 * Whether a note without a colon mentions this deal's customer: by the whole name, or by its first word spelt as a name.
 * Sufficient to ask which deal is meant, never to write to it.
 */
export function speaksOf({ record }: Referral, note: string): boolean {
  const name = bareName(record.customer.name).split(' ');
  const [first = ''] = name;
  const typed = typedWords(note);
  const folded = typed.map(foldWord);
  const isWhole = folded.some((_word, at) => name.every((part, more) => isForm(part, folded[at + more] ?? '')));
  if (isWhole && name.join('').length > 3) return true;
  // Scripts without spaces between words, or with attached particles.
  if (typed.some((word, at) => isUnicase(word) && folded[at]?.includes(name.join('')))) return name.join('').length > 3;
  // A later word of the name: `ветер закупки тормозят`, of Северный ветер.
  if (name.some((part, at) => at > 0 && part.length >= tellingBehind && part === folded[0])) return true;
  return (
    first.length >= tellingAlone &&
    typed.some((word, at) => (at === 0 || /^\p{Lu}/u.test(word)) && isForm(first, folded[at] ?? ''))
  );
}

/**
 * Whether a note begins with this deal's customer with one typing error (`Fabirkam they signed`), in any script: sufficient to
 * ask which deal is meant. Not for short words, which resemble others.
 */
export function nearlySpeaksOf({ record }: Referral, note: string): boolean {
  const name = bareName(record.customer.name).split(' ');
  const called = [name[0] ?? '', name.join('')].filter(({ length }) => length >= shortestSlipped);
  const first = typedWords(note).slice(0, firstWords);
  const written = first
    .flatMap((word, at) => [word, word + (first[at + 1] ?? '')])
    .flatMap((word) => {
      const folded = foldWord(word);
      // Also without attached particles, in scripts that have them.
      const cuts = isUnicase(word)
        ? called.flatMap(({ length }) => [-1, 0, 1].map((more) => folded.slice(0, length + more)))
        : [];
      return [folded, ...cuts];
    });
  return called.some((one) => written.some((word) => one === word || isAlmost(word, one)));
}

/** Words searched for a misspelt name: `for Fabirkam: …`, `про фабрикм …`. */
const firstWords = 3;
/** Least letters (folded) of a misspelt name. */
const shortestSlipped = 5;
/** Letters at the beginning that are assumed to be correct, for the look-up. */
const surelyRight = 3;

/** Prefixes by which misspelt names are looked up. */
export const firstLettersOf = (note: string): readonly string[] =>
  typedWords(note)
    .slice(0, firstWords)
    .filter((word) => foldWord(word).length >= shortestSlipped)
    .map((word) => word.slice(0, isUnicase(word) ? 1 : surelyRight));

/** The same word in any grammatical case: `с Ромашкой`, `у Ромашки`. */
function isForm(name: string, word: string): boolean {
  if (name === word) return true;
  const stem = name.replace(/[aeiou]$/, '');
  return (
    stem.length + 1 >= tellingAlone &&
    word.startsWith(stem) &&
    /^(?:a|e|i|o|u|oi|om|am|ami|ah|ov)$/.test(word.slice(stem.length))
  );
}

const isUnicase = (word: string): boolean => word.toLowerCase() === word.toUpperCase();
