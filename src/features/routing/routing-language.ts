import type { RoutedRecord } from './routed-record.ts';

/** Languages recognised by their script; Latin letters say nothing. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
];

/**
 * The customer's likely language (ISO 639), for which Partner Center has no field: by the script of the notes, else the
 * most spoken language of the customer's country; undefined: unknown.
 */
export function languageOfCustomer({ invite, notes, customer }: RoutedRecord): string | undefined {
  const written = `${invite.notes ?? ''} ${notes ?? ''}`.slice(0, 2_000);
  const script = scripts.find(([signs]) => signs.test(written));
  if (script) return script[1];
  const country = customer.address.country;
  if (!country || !/^[A-Za-z]{2}$/.test(country)) return undefined;
  return new Intl.Locale(`und-${country.toUpperCase()}`).maximize().language;
}
