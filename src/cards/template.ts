import { readFileSync } from 'node:fs';
// The package's own entry draws in the renderer's TypeScript sources, which don't compile under our rules.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { AdaptiveCard } from '../messenger.ts';

/**
 * A data value that leaves its property out of the card: `"value": "${value}"` with `absent` gives an input without a value.
 * Undefined can't say that, as the template engine writes the expression itself for it, which is refused below.
 */
export const absent = '\u0000absent';

/** Stands for the `$` of a `${` that a person typed into an input: it must come back to them, and is no expression. */
export const dollarMark = '\u0000$';

/**
 * Teams takes about 100 KB of UTF-16; 20 KB of UTF-8 is at most 40 KB of that, and leaves room for the message around
 * the card. Builders cap every text so that this is never reached: to reach it is a defect.
 */
export const maximumCardBytes = 20 * 1024;

const folder = new URL('../../cards/', import.meta.url);

/**
 * The function that makes cards from `cards/<name>.json`. The file is read and compiled once, when the program starts:
 * compiling takes milliseconds, filling in a fraction of one.
 */
export function cardTemplate<Data extends object>(name: string): (data: Data) => AdaptiveCard {
  const template = new Template(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
  return (data) => {
    const card = tidy(template.expand({ $root: data }), name) as AdaptiveCard;
    const bytes = Buffer.byteLength(JSON.stringify(card));
    if (bytes >= maximumCardBytes)
      throw new Error(`The card ${name} has ${bytes} bytes, more than ${maximumCardBytes}.`);
    return card;
  };
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
  return text.includes(dollarMark) ? text.replaceAll(dollarMark, '$') : text;
}
