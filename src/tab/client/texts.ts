import type { MessageKey } from '../../i18n/catalogue.ts';

export type TextKey = Extract<MessageKey, `tab.page.${string}`>;

let texts: Readonly<Record<string, string>> = {};

/** A text of the page in the person's language. Only plain placeholders: plurals are formatted by the desk. */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return (texts[key] ?? '').replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Matches by language only (`ko-kr`, `zh-Hant-TW`), else English. */
export async function speak(culture: string): Promise<void> {
  const files = new Map(
    (document.querySelector<HTMLMetaElement>('meta[name=tab-texts]')?.content ?? '')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  );
  const language = culture.toLowerCase().split(/[-_]/)[0] ?? '';
  const locale = [...files.keys()].find((known) => known.toLowerCase().split('-')[0] === language) ?? 'en';
  if (document.documentElement.lang === locale && Object.keys(texts).length > 0) return;
  const answer = await fetch(`/tab/assets/${files.get(locale)}`);
  texts = (await answer.json()) as Record<string, string>;
  document.documentElement.lang = locale;
}
