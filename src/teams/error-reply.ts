import { toAppError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import type { Say } from './say.ts';

/** Somebody must act: what nobody foresaw. The rest heals, or is an ordinary refusal. */
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
 * The one place where an error becomes words: the person reads what happened and a reference; the log has the rest
 * under the same reference. An error's own message is never shown.
 */
export function errorReply(error: unknown, { say, locale, log }: { say: Say; locale: Locale; log: Logger }): string {
  const { code, facts, reference } = toAppError(error);
  const what = code === 'not-allowed' ? 'security: somebody may not do this' : 'turn could not be completed';
  log[levels[code]]({ code, facts, reference, err: error }, what);
  return say(locale, `error.${code}`, { reference });
}
