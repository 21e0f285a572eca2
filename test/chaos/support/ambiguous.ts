import type { RequestLogEntry } from '../../../src/sandbox/exchange.ts';

/** Of a write: the desk cannot know whether it was taken, and has to look. */
export function isAmbiguous({ outcome, status = 0 }: RequestLogEntry): boolean {
  return outcome !== 'answered' || status >= 500;
}
