import { readFileSync } from 'node:fs';
// The package's own entry draws in the renderer's TypeScript sources, which don't compile under our rules.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import type { AdaptiveCard } from '../messenger.ts';

/**
 * A data value that leaves its property out of the card: `"value": "${value}"` with `absent` gives an input without a value.
 * Undefined can't say that, as the template engine writes the expression itself for it, which is refused below.
 */
export const absent = '\u0000absent';

/** Stands between `$` and `{` that a person typed into an input: they must get them back, and it is no expression. */
export const expressionMark = '\u0000';

/**
 * Teams takes about 100 KB of UTF-16; 20 KB of UTF-8 is at most 40 KB of that, and leaves room for the message around
 * the card. Builders cap every text so that this is never reached: to reach it is a defect.
 */
export const maximumCardBytes = 20 * 1024;

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
    return new Template(withConstants(json, name, { labels: { ...labels(locale), lang }, limits }));
  });
  return (data) => {
    const card = tidy(templates(data.locale).expand({ $root: data }), name) as AdaptiveCard;
    const bytes = Buffer.byteLength(JSON.stringify(card));
    if (bytes >= maximumCardBytes)
      throw new Error(`The card ${name} has ${bytes} bytes, more than ${maximumCardBytes}.`);
    return card;
  };
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

/** Removes what has no value (null, `absent`), and refuses expressions that found no data. */
function tidy(node: unknown, name: string): unknown {
  if (typeof node === 'string') return withoutExpression(node, name);
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      const tidied = tidy(item, name);
      // Arrays may be the caller's own (choices, ids): they are only written to where something changes.
      if (tidied !== item) node[index] = tidied;
    }
  } else if (typeof node === 'object' && node !== null) {
    const object = node as Record<string, unknown>;
    for (const key in object) {
      const value = object[key];
      if (value === null || value === absent) {
        delete object[key];
      } else {
        const tidied = tidy(value, name);
        if (tidied !== value) object[key] = tidied;
      }
    }
  }
  return node;
}

function withoutExpression(text: string, name: string): string {
  if (text.includes('${')) throw new Error(`The card ${name} has no data for ${text.slice(0, 80)}`);
  return text.includes(expressionMark) ? text.replaceAll(expressionMark, '') : text;
}
