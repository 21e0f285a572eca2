import { fold, wordsOf } from '../../../answers/said.ts';
import { indexName, soughtWords } from '../../../answers/search-key.ts';
import { noteLabels } from '../../../answers/words/note-words.ts';
import { isAlmost } from '../../../grammar/spelling.ts';
import type { Person } from '../../people/index.ts';
import type { Referral } from '../../referrals/index.ts';

/** `note Fabrikam: They signed`: what stands before the colon may be the name of a deal, what follows is said of it. */
export interface MaybeNamed {
  readonly name: string;
  readonly rest: string;
}

const longestName = 60;
const labels = new Set(wordsOf(noteLabels));

/** Undefined: nothing that could be a name (a time, an address, `Next step:`). */
export function maybeNamed(words: string): MaybeNamed | undefined {
  const colon = words.slice(0, longestName + 1).search(/[:：]/);
  if (colon < 2) return undefined;
  const [name, rest] = [words.slice(0, colon).trim(), words.slice(colon + 1)];
  const isTime = /\d$/.test(name) && /^\d/.test(rest);
  if (name.length < 2 || rest.trim() === '' || isTime || rest.startsWith('//') || labels.has(fold(name)))
    return undefined;
  return { name, rest: rest.trim() };
}

/** Looks up referrals that somebody may see by their words: the lists' own look-up, within the person's reach. */
export interface DealsByWords {
  /** Active ones; `complete`: there are no more than these. */
  activeWith(
    person: Person,
    words: string,
  ): Promise<{ readonly found: readonly Referral[]; readonly complete: boolean }>;
}

/** Whether the name is said of this deal's customer or of the deal itself: each of its words begins one of theirs. */
export function isCalled(deal: Referral, name: string): boolean {
  return fits(deal, name, (said, word) => word.startsWith(said));
}

/** The same but for slips of the finger: good enough to offer the deal, never to write to it. */
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
