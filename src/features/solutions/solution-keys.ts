import { bareName, foldedName, foldWord, indexWords } from '../../answers/search-key.ts';
import type { CatalogueSolution } from './solution-catalogue.ts';

type Named = Pick<CatalogueSolution, 'id' | 'name' | 'owner' | 'publisherName'>;

/** By what a solution is found, stored beside it and indexed. */
export interface SolutionKeys {
  readonly v: number;
  /** Ours, Microsoft's, other partners': in this order where nothing else tells them apart. */
  readonly rank: number;
  readonly name: string;
  /** Of name, publisher and id. */
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

/** Best first: what was said exactly, at the beginning of the name, anywhere; among the same what is ours. */
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
