import type { KnownSolutions, SolutionCatalogue } from '../../../solutions/index.ts';

type Asked = Pick<SolutionCatalogue, 'known'>;

/** In milliseconds: what an operator imports meanwhile counts for the next rows. */
const remembered = 10_000;
const mostRemembered = 500;

/** The rows of a file name the same few solutions again and again: each set of them is asked for once in a while. */
export function rememberedCatalogue(catalogue: Asked): Asked {
  const answers = new Map<string, { readonly at: number; readonly known: Promise<KnownSolutions> }>();
  return {
    known(ids) {
      const key = JSON.stringify(ids);
      const now = performance.now();
      const before = answers.get(key);
      if (before && now - before.at < remembered) return before.known;
      if (answers.size >= mostRemembered) answers.clear();
      const known = catalogue.known(ids);
      answers.set(key, { at: now, known });
      known.catch(() => answers.delete(key));
      return known;
    },
  };
}
