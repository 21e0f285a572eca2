import type { Logger } from './logger.ts';

/**
 * The line by which a security alert counts presses of what the presser may not do: buttons name only what their reader may do,
 * so the press was made by hand, or a right was lost since.
 */
export function logPressWithoutRight(log: Pick<Logger, 'warn'>, facts: Readonly<Record<string, unknown>>): void {
  log.warn(facts, 'security: a press without the right to it');
}
