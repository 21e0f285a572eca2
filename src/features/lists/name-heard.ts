import {
  beginningsInLatin,
  isNameInOtherScript,
  partsBegunInOtherScript,
  partsInOtherScript,
  soundsInLatin,
} from '../../answers/names/name-in-other-script.ts';
import { foldWord } from '../../answers/names/search-key.ts';
import type { Turn } from '../../feature.ts';
import { asFilterText } from './list-code.ts';
import type { ListFilters } from './list-view.ts';
import type { Lists } from './lists.ts';

const inOtherScript = /^[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Han}\s·]+$/u;

/** Whether all of it may be a name as it is heard. */
export function isInOtherScript(said: string): boolean {
  return inOtherScript.test(said);
}

const mostOwners = 100;
/** Upper bound of customers per beginning who are compared. */
const mostCustomers = 200;

/**
 * `메건 추천`, `рекомендации Ли Гу`, `find 콘토소`: the only owner whose name sounds so, else the only customer. Only where the
 * letters themselves find nothing: each costs queries.
 *
 * @param mayBeHalf whether all of it was typed into a search box, and perhaps not to its end; of a sentence or a command a word is whole.
 */
export async function calledInOtherScript(
  lists: Pick<Lists, 'choices' | 'customersBegun'>,
  turn: Turn,
  said: string,
  known: ListFilters = {},
  mayBeHalf = false,
): Promise<Pick<ListFilters, 'owner' | 'words'> | undefined> {
  if (!isInOtherScript(said)) return undefined;
  const owner = known.owner === undefined ? await ownerInOtherScript(lists, turn, said) : undefined;
  if (owner) return { owner };
  const words = known.words === undefined ? await customerInOtherScript(lists, turn, said, mayBeHalf) : undefined;
  return words ? { words } : undefined;
}

/** Whether or not this list has referrals of theirs. */
async function ownerInOtherScript(
  lists: Pick<Lists, 'choices'>,
  turn: Turn,
  said: string,
): Promise<string | undefined> {
  const { owners } = await lists.choices(turn, { list: 'found', filters: {}, page: 1 }, mostOwners);
  const [only, ...others] = owners.filter((name) => isNameInOtherScript(said, name));
  return only && others.length === 0 ? asFilterText(only) : undefined;
}

/** The words of the customers' names that were said; undefined where they differ from customer to customer. */
async function customerInOtherScript(
  lists: Pick<Lists, 'customersBegun'>,
  turn: Turn,
  said: string,
  mayBeHalf: boolean,
): Promise<string | undefined> {
  const begun = (beginnings: readonly string[]) => lists.customersBegun(turn, beginnings, mostCustomers);
  const spelled = onlyParts(await begun(beginningsInLatin(said)), said, partsInOtherScript);
  if (spelled) return spelled;
  const heard = await begun(soundsInLatin(said));
  return (
    onlyParts(heard, said, partsInOtherScript) ??
    (mayBeHalf ? onlyParts(heard, said, partsBegunInOtherScript) : undefined)
  );
}

function onlyParts(names: readonly string[], said: string, partsMeant: typeof partsInOtherScript): string | undefined {
  const found = new Map<string, string>();
  for (const name of names) {
    const parts = partsMeant(said, name);
    if (parts) found.set(parts.map(foldWord).join(' '), parts.join(' '));
  }
  const [only, ...others] = found.values();
  return only && others.length === 0 ? asFilterText(only) : undefined;
}
