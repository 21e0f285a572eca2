import type { Hold } from '../../src/sweeps/under-lease.ts';

/** A lease that nobody contests. */
export function aHold(id: string): Hold {
  const lease = { id, token: 'token', attempts: 1, parked: false };
  return { lease, signal: new AbortController().signal, assert: async () => {}, releaseBy: () => {} };
}
