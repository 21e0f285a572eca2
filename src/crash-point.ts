import { channel } from 'node:diagnostics_channel';

/** Tests subscribe to it, and kill the process there: `test/chaos/support/die-at-crash-point.ts`. */
export const crashPointChannel = 'co-sell-desk.crash-point';
const crashPoints = channel(crashPointChannel);

/**
 * Names a moment between claim, send and commit at which a crash must lose nothing. Does nothing where nobody listens,
 * which is everywhere but in those tests.
 */
export function crashPoint(name: string, referralId: string): void {
  if (crashPoints.hasSubscribers) crashPoints.publish(`${name} ${referralId}`);
}
