import { fold, foldName, wordsOf } from '../../../answers/said.ts';
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

/** Whether the name is said of this deal's customer or of the deal itself: words of it, or their beginnings, in a row. */
export function isCalled({ record }: Referral, name: string): boolean {
  const said = foldName(name);
  if (said === '') return false;
  return [record.customer.name, record.name].map(foldName).some((whole) => {
    if (` ${whole}`.includes(` ${said}`)) return true;
    // Chinese and Korean are written without spaces, or with them anywhere.
    return (
      /[\p{Script=Han}\p{Script=Hangul}]/u.test(said) && whole.replaceAll(' ', '').includes(said.replaceAll(' ', ''))
    );
  });
}

/** The same but for slips of the finger: good enough to offer the deal, never to write to it. */
export function isAlmostCalled(deal: Referral, name: string): boolean {
  const said = foldName(name).split(' ');
  const { customer, name: dealName } = deal.record;
  return [customer.name, dealName].some((whole) => {
    const words = foldName(whole).split(' ');
    return said.every((word) => words.some((one) => one.startsWith(word) || isAlmost(word, one)));
  });
}
