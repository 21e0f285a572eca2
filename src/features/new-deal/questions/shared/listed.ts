import { say } from '../../../../i18n/catalogue.ts';
import { formatList } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { mostShown } from './look-ups.ts';

/** Formats a list: the first items by name, the rest as a count. Undefined if it is empty. */
export function listed(locale: Locale, items: readonly string[]): string | undefined {
  if (items.length === 0) return undefined;
  const more = items.length - mostShown;
  const shown = items.slice(0, mostShown);
  return formatList(locale, more > 0 ? [...shown, say(locale, 'fact.more', { count: more })] : shown);
}
