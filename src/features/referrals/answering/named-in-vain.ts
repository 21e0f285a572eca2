import type { Meaning } from '../../../grammar/meaning.ts';
import type { Referral } from '../record/referral.ts';

/**
 * `accept Zenith and Coho`, where nothing is to be accepted of Coho: those of a name of which none can be offered. They are shown with
 * why, as what was named is never dropped.
 */
export function namedInVain(
  { sentence }: Meaning,
  meant: readonly Referral[],
  possible: readonly Referral[],
): readonly Referral[] {
  const named = sentence.pieces.flatMap(({ name }) => (name ? [name.ids] : []));
  const without = named.filter((ids) => !possible.some(({ id }) => ids.includes(id)));
  return possible.length === 0 ? [] : meant.filter(({ id }) => without.some((ids) => ids.includes(id)));
}
