import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';

/** What was said beside a deed and is no part of it: none, or the one line of its card that says so. */
export function unreadLine(locale: Locale, unread: readonly string[]): readonly string[] {
  return unread.length === 0 ? [] : [say(locale, 'sentence.unread', { said: plain(unread.join(' … '), { max: 120 }) })];
}
