import { readFileSync } from 'node:fs';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import type { AdaptiveCard } from '../messenger.ts';
import { compileTemplate, type Expanded } from './expansion.ts';

export { absentValue, expressionMark } from './expansion.ts';

/**
 * Upper bound of a card, in bytes of UTF-8. Teams accepts about 100 KB of UTF-16; 20 KB of UTF-8 is at most 40 KB of
 * that, which leaves room for the message around the card. Builders cap every text so that this bound is never reached:
 * reaching it is a defect.
 */
export const maximumCardBytes = 20 * 1024;

/** Thrown by a card's function. A caller that has a shorter version of the card catches it. */
export class CardTooLargeError extends Error {
  override readonly name = 'CardTooLargeError';
}

const folder = new URL('../../cards/', import.meta.url);

/** Texts and numbers that a template refers to as `${labels.x}` and `${limits.x}`. */
type Constants = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/**
 * Returns the function that makes cards from `cards/<name>.json`. The file is read once, at start, and compiled once
 * per language: compiling takes milliseconds, filling in a tenth of one. Values that depend only on the language are
 * inserted before compiling, which halves the work of filling in.
 */
export function cardTemplate<Data extends { readonly locale: Locale }>(
  name: string,
  labels: (locale: Locale) => Constants[string],
  limits: Constants[string] = {},
): (data: Data) => AdaptiveCard {
  const json = readFileSync(new URL(`${name}.json`, folder), 'utf8');
  const templates = perLocale((locale) => {
    // The schema allows only two-letter language codes, without a country.
    const lang = locale.slice(0, 2);
    return compileTemplate(withConstants(json, name, { labels: { ...labels(locale), lang }, limits }));
  });
  return (data) => {
    const { card, bytesAtMost } = expanded(() => templates(data.locale)(data), name);
    // Most cards are far below the limit, so the upper bound suffices and the exact size is not computed.
    const bytes = bytesAtMost < maximumCardBytes ? bytesAtMost : Buffer.byteLength(JSON.stringify(card));
    if (bytes >= maximumCardBytes)
      throw new CardTooLargeError(`The card ${name} has ${bytes} bytes, more than ${maximumCardBytes}.`);
    return card as AdaptiveCard;
  };
}

function expanded(expand: () => Expanded, name: string): Expanded {
  try {
    return expand();
  } catch (error) {
    throw new Error(`The card ${name} has ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function withConstants(json: string, name: string, constants: Constants): unknown {
  return JSON.parse(json, (_key, value: unknown) => {
    const match = typeof value === 'string' ? /^\$\{(labels|limits)\.(\w+)\}$/.exec(value) : null;
    if (!match) return value;
    const [expression, kind = '', key = ''] = match;
    const constant = constants[kind]?.[key];
    if (constant === undefined) throw new Error(`The card ${name} has no constant for ${expression}`);
    return constant;
  });
}
