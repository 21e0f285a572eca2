import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition, and says at the end of its patience what was still missing. The condition gives undefined when
 * all is well, else what it waits for.
 */
export async function until(
  missing: () => string | undefined | Promise<string | undefined>,
  options: { readonly seconds: number; readonly everyMilliseconds?: number },
): Promise<void> {
  const deadline = performance.now() + options.seconds * 1_000;
  for (;;) {
    const still = await missing();
    if (still === undefined) return;
    if (performance.now() > deadline) throw new Error(`After ${options.seconds} s still missing: ${still}`);
    await pause(options.everyMilliseconds ?? 100);
  }
}

/** Waits for a condition, but goes on without it when its time is over: false then. */
export function soon(...args: Parameters<typeof until>): Promise<boolean> {
  return until(...args).then(
    () => true,
    () => false,
  );
}
