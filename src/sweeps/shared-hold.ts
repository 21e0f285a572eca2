import type { Hold } from './under-lease.ts';

/** Milliseconds; short in relation to a lease. */
const counts = 500;

/**
 * A hold for concurrent tasks under one lease: they share a renewal that began a moment ago, since the lease lasts many
 * times longer than that.
 */
export function sharedHold(hold: Hold): Hold {
  let last: { readonly at: number; readonly renewal: Promise<void> } | undefined;
  return {
    lease: hold.lease,
    signal: hold.signal,
    releaseBy: (write) => hold.releaseBy(write),
    async assert() {
      hold.signal.throwIfAborted();
      const now = performance.now();
      if (!last || now - last.at > counts) {
        const renewal = hold.assert();
        const mine = { at: now, renewal };
        last = mine;
        renewal.catch(() => {
          // A failure is not cached: the next caller renews again.
          if (last === mine) last = undefined;
        });
      }
      await last.renewal;
      hold.signal.throwIfAborted();
    },
  };
}
