import type { Locale } from './locale.ts';

/** A value that depends on the language only (a card's labels, a list of choices): built once for each. */
export function perLocale<Value>(build: (locale: Locale) => Value): (locale: Locale) => Value {
  const values = new Map<Locale, Value>();
  return (locale) => {
    let value = values.get(locale);
    if (value === undefined) {
      value = build(locale);
      values.set(locale, value);
    }
    return value;
  };
}
