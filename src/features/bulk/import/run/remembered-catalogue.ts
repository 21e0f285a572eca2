import type { KnownSolutions, SolutionCatalogue } from '../../../solutions/index.ts';

type Asked = Pick<SolutionCatalogue, 'known'>;

/** Milliseconds: short, so that a catalogue imported meanwhile applies to later rows. */
const remembered = 10_000;
const mostRemembered = 500;

/** Caches look-ups, since the rows of a file name the same few solutions. */
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
