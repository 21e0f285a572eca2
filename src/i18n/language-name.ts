import { capitalized } from './capitalized.ts';
import { type Locale, locales } from './locale.ts';
import { perLocale } from './per-locale.ts';

/** Of Chinese, the script is what tells: the country would be a surprise. */
const codes: Readonly<Record<Locale, string>> = { en: 'en', ko: 'ko', ru: 'ru', 'zh-TW': 'zh-Hant' };

const names = perLocale((reader) => {
  const display = new Intl.DisplayNames(reader, { type: 'language' });
  return new Map(locales.map((locale) => [locale, capitalized(reader, display.of(codes[locale]) ?? locale)]));
});

/** A language of the desk's, as a reader of `reader` calls it; by default as its own speakers do. */
export function languageName(locale: Locale, reader: Locale = locale): string {
  return names(reader).get(locale) ?? locale;
}
