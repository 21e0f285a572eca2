/** A chunk of the page that its first view does not load. */
export interface PagePart<Module> {
  /** Undefined until it is loaded. */
  readonly loaded: Module | undefined;
  load(): Promise<Module>;
}

function pagePart<Module>(load: () => Promise<Module>): PagePart<Module> {
  let loaded: Module | undefined;
  return {
    get loaded() {
      return loaded;
    },
    async load() {
      loaded ??= await load();
      return loaded;
    },
  };
}

/** One chunk, as they share their parts: whoever has opened one of them waits for none of the others. */
export const otherViews = pagePart(() => import('./other-views.ts'));
/** Apart, as it is the largest and not everybody's. */
export const scorecardView = pagePart(() => import('./scorecard.tsx'));
