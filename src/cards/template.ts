import { readFileSync } from 'node:fs';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import type { AdaptiveCard } from '../messenger.ts';
import { compileTemplate, type Expanded } from './expansion.ts';

export { absentValue, expressionMark } from './expansion.ts';

/**
 * Teams takes about 100 KB of UTF-16; 20 KB of UTF-8 is at most 40 KB of that, and leaves room for the message around
 * the card. Builders cap every text so that this is never reached: to reach it is a defect.
 */
export const maximumCardBytes = 20 * 1024;

/** Thrown by a card's function; whoever can say the same in less catches it. */
export class CardTooLargeError extends Error {
  override readonly name = 'CardTooLargeError';
}

const folder = new URL('../../cards/', import.meta.url);

/** Texts and numbers that a template names as `${labels.x}` and `${limits.x}`. */
type Constants = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/**
 * The function that makes cards from `cards/<name>.json`. The file is read once, when the program starts, and compiled
 * once for each language: compiling takes milliseconds, filling in a tenth of one. What depends on the language alone is
 * put in before compiling, which spares half of the filling in.
 */
export function cardTemplate<Data extends { readonly locale: Locale }>(
  name: string,
  labels: (locale: Locale) => Constants[string],
  limits: Constants[string] = {},
): (data: Data) => AdaptiveCard {
  const json = readFileSync(new URL(`${name}.json`, folder), 'utf8');
  const templates = perLocale((locale) => {
    // The schema knows languages of two letters, without a country.
    const lang = locale.slice(0, 2);
    return compileTemplate(withConstants(json, name, { labels: { ...labels(locale), lang }, limits }));
  });
  return (data) => {
    const { card, bytesAtMost } = expanded(() => templates(data.locale)(data), name);
    // Most cards are so far from the limit that their exact size doesn't matter.
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
