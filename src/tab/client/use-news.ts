import { useEffect } from 'preact/hooks';
import type { TabChanges, TabList } from '../contract.ts';
import { type Api, ApiProblem } from './api.ts';
import type { ListPlace } from './list-place.ts';

/** Between two looks whether there is something new, in milliseconds, give or take a fifth. */
const every = 20_000;

interface NewsOptions {
  readonly api: Api;
  readonly place: ListPlace;
  readonly list: TabList | undefined;
  readonly active: boolean;
  tell(news: string): void;
}

/** Looks now and then whether the page would be another one, while somebody can see it; what fails is tried at the next time. */
export function useNews({ api, place, list, active, tell }: NewsOptions): void {
  const shown = list?.stamp;
  useEffect(() => {
    if (!shown || !active) return;
    let stamp = shown;
    let timer = 0;
    // What is asked of a place that was left is not heard.
    let over = false;
    const wait = (factor: number) => {
      if (!over) timer = window.setTimeout(ask, every * factor * (0.8 + Math.random() * 0.4));
    };
    const ask = async () => {
      if (document.hidden) return wait(1);
      try {
        const { changed, text: words, stamp: seen } = await api.get<TabChanges>('/changes', { ...place, stamp });
        if (over) return;
        stamp = seen;
        if (changed) tell(words);
        else wait(1);
      } catch (error) {
        wait(error instanceof ApiProblem && error.status > 0 ? 3 : 1);
      }
    };
    wait(1);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, place, shown, active]);
}
