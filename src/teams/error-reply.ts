import { toAppError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import type { Say } from './say.ts';

/** `error` for unforeseen failures, which need an operator. The others heal by themselves or are ordinary refusals. */
const levels = {
  internal: 'error',
  'database-unavailable': 'warn',
  'partner-center-unavailable': 'warn',
  'partner-center-refused': 'warn',
  'not-allowed': 'warn',
  'not-found': 'info',
  'bad-input': 'info',
} as const;

/**
 * The one place where an error becomes text: the person reads what happened and a reference; the log has the details
 * under the same reference. An error's own message is never shown.
 */
export function errorReply(error: unknown, { say, locale, log }: { say: Say; locale: Locale; log: Logger }): string {
  const { code, facts, reference } = toAppError(error);
  const what = code === 'not-allowed' ? 'security: somebody may not do this' : 'turn could not be completed';
  log[levels[code]]({ code, facts, reference, err: error }, what);
  return say(locale, `error.${code}`, { reference });
}
