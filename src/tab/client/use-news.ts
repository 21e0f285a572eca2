import { useEffect } from 'preact/hooks';
import type { TabChanges } from '../contract.ts';
import { ApiProblem } from './api.ts';

interface NewsOptions {
  /** What `look` depends on. */
  readonly of: readonly unknown[];
  /** Of the page that is shown. */
  readonly stamp: string | undefined;
  /** False while nothing is to be asked: something else is in front of it, or what is new waits for a press. */
  readonly active: boolean;
  /** Between two looks, in milliseconds, give or take a fifth. */
  readonly every?: number;
  look(stamp: string): Promise<Pick<TabChanges, 'changed' | 'text' | 'stamp'>>;
  tell(news: string): void;
}

/** Looks now and then whether the page would be another one, while somebody can see it; what fails is tried at the next time. */
export function useNews({ of, stamp: shown, active, every = 20_000, look, tell }: NewsOptions): void {
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
        const { changed, text: words, stamp: seen } = await look(stamp);
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
  }, [...of, shown, active]);
}
