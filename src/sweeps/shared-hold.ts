import type { Hold } from './under-lease.ts';

/** Milliseconds: a small part of what a lease lasts. */
const counts = 500;

/**
 * A hold that many ask at once, about the things they do side by side: a renewal that began a moment ago is good for all of
 * them, since the lease lasts for many times as long from then on.
 */
export function sharedHold(hold: Hold): Hold {
  let last: { readonly at: number; readonly renewal: Promise<void> } | undefined;
  return {
    lease: hold.lease,
    signal: hold.signal,
    async assert() {
      hold.signal.throwIfAborted();
      const now = performance.now();
      if (!last || now - last.at > counts) {
        const renewal = hold.assert();
        const mine = { at: now, renewal };
        last = mine;
        renewal.catch(() => {
          // The next one asks anew.
          if (last === mine) last = undefined;
        });
      }
      await last.renewal;
      hold.signal.throwIfAborted();
    },
  };
}
