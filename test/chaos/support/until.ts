import { setTimeout as pause } from 'node:timers/promises';
import { size } from './chaos-run.ts';

/**
 * Seconds that a state may take to come: this measures the machine's speed alone, so only what hangs reaches it. All waits of one
 * item end before the test's own limit does (`vitest.config.ts`), which would not say what was waited for.
 */
const patience = size({ full: 900, short: 240 });

/**
 * Waits for a condition, and says at the end of its patience what was still missing. The condition gives undefined when
 * all is well, else what it waits for.
 */
export async function until(
  missing: () => string | undefined | Promise<string | undefined>,
  options: { readonly seconds?: number; readonly everyMilliseconds?: number } = {},
): Promise<void> {
  const { seconds = patience, everyMilliseconds = 100 } = options;
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const still = await missing();
    if (still === undefined) return;
    if (performance.now() > deadline) throw new Error(`After ${seconds} s still missing: ${still}`);
    await pause(everyMilliseconds);
  }
}

/** Waits for a condition, but goes on without it when its time is over: false then. */
export function soon(...args: Parameters<typeof until>): Promise<boolean> {
  return until(...args).then(
    () => true,
    () => false,
  );
}
