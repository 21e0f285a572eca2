import { useEffect } from 'preact/hooks';
import type { TabChanges } from '../contract.ts';
import { ApiProblem } from './api.ts';

interface NewsOptions {
  /** Dependencies of `look`. */
  readonly of: readonly unknown[];
  /** Version of the page shown. */
  readonly stamp: string | undefined;
  /** False: no polling, because the page is covered or news is already shown. */
  readonly active: boolean;
  /** Interval in milliseconds, with a jitter of a fifth. */
  readonly every?: number;
  look(stamp: string): Promise<Pick<TabChanges, 'changed' | 'text' | 'stamp'>>;
  tell(news: string): void;
}

/** Polls for changes of the page while it is visible; failures are retried at the next interval. */
export function useNews({ of, stamp: shown, active, every = 20_000, look, tell }: NewsOptions): void {
  useEffect(() => {
    if (!shown || !active) return;
    let stamp = shown;
    let timer = 0;
    // Ignores answers for a place that was left.
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
