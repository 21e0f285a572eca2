import { bareName, foldedName, foldWord, indexWords } from '../../answers/names/search-key.ts';
import type { CatalogueSolution } from './solution-catalogue.ts';

type Named = Pick<CatalogueSolution, 'id' | 'name' | 'owner' | 'publisherName'>;

/** The search keys of a solution, stored in its document and indexed. */
export interface SolutionKeys {
  readonly v: number;
  /** Order among equal matches: our own, Microsoft's, other partners'. */
  readonly rank: number;
  readonly name: string;
  /** The words of name, publisher and id. */
  readonly words: readonly string[];
}

export const solutionKeysVersion = 1;
export const ranks = [0, 1, 2] as const;
const rankOf = { mine: 0, microsoft: 1, 'third-party': 2 } as const;

export function solutionKeys({ id, name, owner, publisherName = '' }: Named): SolutionKeys {
  return {
    v: solutionKeysVersion,
    rank: rankOf[owner],
    name: foldedName(name),
    words: indexWords(`${name} ${publisherName} ${id}`),
  };
}

/**
 * Sorts by relevance: exact matches, then matches at the beginning of the name, then the rest; among equals our own
 * first.
 */
export function bySaid<Solution extends Named>(found: readonly Solution[], said: string): readonly Solution[] {
  const name = bareName(said);
  const id = foldWord(said.replace(/[^\p{L}\p{N}]/gu, ''));
  const distance = (solution: Solution): number => {
    const folded = foldedName(solution.name);
    if (folded === name || foldWord(solution.id.replace(/[^\p{L}\p{N}]/gu, '')) === id) return 0;
    return folded.startsWith(name) ? 1 : 2;
  };
  const ranked = found.map((solution) => ({ solution, at: distance(solution) * 10 + rankOf[solution.owner] }));
  return ranked
    .toSorted((one, other) => one.at - other.at || one.solution.name.localeCompare(other.solution.name))
    .map(({ solution }) => solution);
}
