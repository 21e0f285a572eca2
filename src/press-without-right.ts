import type { Logger } from './logger.ts';

/**
 * The line by which a security alert counts presses of what the presser may not do: buttons name only what their reader may do,
 * so the press was made by hand, or a right was lost since.
 */
export function logPressWithoutRight(
  { log, person }: PressLogged,
  facts: Readonly<Record<string, unknown>> = {},
): void {
  log.warn({ aadObjectId: person.aadObjectId, ...facts }, 'security: a press without the right to it');
}

/** Of a click: who pressed is in each line. */
interface PressLogged {
  readonly log: Pick<Logger, 'warn'>;
  readonly person: { readonly aadObjectId: string };
}
