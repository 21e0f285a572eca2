import { setTimeout as pause } from 'node:timers/promises';
import type { SystemClock } from '../clock.ts';

/**
 * Lets the desk's time follow the sandbox's, in the demo only. A sandbox that is away or restarting changes nothing:
 * the desk keeps the last offset it heard. Resolves when `signal` says so.
 */
export async function followSandboxClock(options: {
  readonly url: string;
  readonly clock: SystemClock;
  /** The offset that the clock has already. */
  readonly from?: number;
  readonly everyMilliseconds?: number;
  readonly onMoved?: (offsetMs: number) => void;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { clock, signal, everyMilliseconds = 250 } = options;
  let last = options.from ?? 0;
  while (!signal.aborted) {
    const offset = await sandboxOffset(options.url, signal);
    if (offset !== undefined && offset !== last) {
      last = offset;
      clock.setDeskOffset(offset);
      options.onMoved?.(offset);
    }
    await pause(everyMilliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** How far the sandbox's time is from the system's, in milliseconds; undefined while it is away. */
export async function sandboxOffset(url: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(new URL('/_control/clock', url), {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    });
    const body: unknown = await response.json();
    const { offsetMs } = body as { offsetMs?: unknown };
    return response.ok && typeof offsetMs === 'number' ? offsetMs : undefined;
  } catch {
    // Away; the next look may find it.
    return undefined;
  }
}
