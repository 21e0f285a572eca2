import { setTimeout as pause } from 'node:timers/promises';

export interface Readiness {
  readonly changes: { readonly ready: boolean; readonly at: number }[];
  stop(): void;
}

/** Asks as a balancer does, but more often, and notes each change. */
export function watchReadiness(url: string): Readiness {
  const changes: Readiness['changes'] = [];
  let going = true;
  const watch = async (): Promise<void> => {
    while (going) {
      const ready = await fetch(`${url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (changes.at(-1)?.ready !== ready) changes.push({ ready, at: performance.now() });
      await pause(50);
    }
  };
  void watch();
  return {
    changes,
    stop: () => {
      going = false;
    },
  };
}
