/** A chunk of the page that its first view does not load. */
export interface PagePart<Module> {
  /** Undefined until it is loaded. */
  readonly loaded: Module | undefined;
  load(): Promise<Module>;
}

/**
 * @param load its text has the chunk's name once the page is bundled. Browsers remember under its address that a module failed, for as
 * long as the page lives: after a failure it is asked for under another one.
 */
function pagePart<Module>(load: () => Promise<Module>): PagePart<Module> {
  let loaded: Module | undefined;
  let failed = 0;
  const [, hash] = String(load).split('/part-');
  const name = hash && `part-${hash.split('.js')[0]}.js`;
  const loadAnew = (): Promise<Module> => import(new URL(`${name}?again=${failed}`, import.meta.url).href);
  return {
    get loaded() {
      return loaded;
    },
    async load() {
      try {
        loaded ??= await (failed && name ? loadAnew() : load());
      } catch (problem) {
        failed++;
        throw problem;
      }
      return loaded;
    },
  };
}

/** One chunk, as they share their parts: whoever has opened one of them waits for none of the others. */
export const otherViews = pagePart(() => import('./other-views.ts'));
/** Apart, as it is the largest and not everybody's. */
export const scorecardView = pagePart(() => import('./scorecard.tsx'));
