import type { Locale } from './locale.ts';

/** Words as they stand by themselves or begin a line. Scripts without capitals stay as they are. */
export function capitalized(locale: Locale, text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
