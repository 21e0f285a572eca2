/** The desk's languages: those of the pages it is built from. */
export const locales = ['en', 'ko', 'ru', 'zh-TW'] as const;
export type Locale = (typeof locales)[number];

/** The desk's language for a culture name as Teams sends it (`en-US`, `ko-KR`, `zh-Hant-TW`), or undefined. */
export function toLocale(culture: string | undefined): Locale | undefined {
  if (!culture) return undefined;
  const [language] = culture.toLowerCase().split(/[-_]/);
  return locales.find((locale) => locale.toLowerCase().split('-')[0] === language);
}
