import { Constant, type Expression, ExpressionType } from 'adaptive-expressions';
// The package's own entry draws in the renderer's TypeScript sources, which don't compile under our rules.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';

/**
 * The language of Adaptive Cards templates (`${…}`, `$data`, `$when`, `$root`), compiled once into functions. The package's own
 * `expand` walks the template and looks up every name by way of its expression engine, for each card anew: that was half of
 * what a card cost. Here a path is read from the data directly, and what holds no expression is shared by all cards. Any
 * other expression is still the package's to parse and evaluate. A test holds the outcome equal to the package's own.
 */
export function compileTemplate(template: unknown): (root: object) => Expanded {
  const part = partOf(template);
  return (root) => {
    const filling = { root, bytesAtMost: 0 };
    const card = part.fill ? part.fill(root, filling) : part.constant;
    return { card, bytesAtMost: filling.bytesAtMost + bytesOf(part.constant) };
  };
}

export interface Expanded {
  readonly card: unknown;
  /** As JSON in UTF-8: exact for what the template says, six for each letter of the data. Cheaper than writing it down. */
  readonly bytesAtMost: number;
}

/** Without a value: the property or item is left out of the card, as null is. */
export const absentValue = '\u0000absent';

/** Stands between `$` and `{` that a person typed into an input: they must get them back, and it is no expression. */
export const expressionMark = '\u0000';

interface Filling {
  readonly root: object;
  bytesAtMost: number;
}

/** `here` is what `$data` names: an item of a list inside of what is repeated, the root elsewhere. */
type Fill = (here: unknown, filling: Filling) => unknown;
type Read = (here: unknown, root: object) => unknown;
type Part =
  | { readonly fill: Fill; readonly constant?: undefined }
  | { readonly fill?: undefined; readonly constant: unknown };

function partOf(node: unknown): Part {
  if (typeof node === 'string') return textPart(node);
  if (Array.isArray(node)) return listPart(node);
  return typeof node === 'object' && node !== null
    ? objectPart(node as Readonly<Record<string, unknown>>)
    : { constant: node };
}

function textPart(text: string): Part {
  const expression = Template.parseInterpolatedString(text);
  if (typeof expression === 'string') return { constant: text };
  const read = reader(expression);
  return {
    fill: (here, filling) => {
      const value = read(here, filling.root);
      if (value === undefined) throw new Error(`no data for ${text}`);
      return fromData(value, filling);
    },
  };
}

function listPart(nodes: readonly unknown[]): Part {
  const parts = nodes.map(partOf);
  if (parts.every(({ fill }) => !fill)) return { constant: Object.freeze(parts.map(({ constant }) => constant)) };
  const bytes = 2 + parts.reduce((sum, { constant }) => sum + bytesOf(constant) + 1, 0);
  return {
    fill: (here, filling) => {
      filling.bytesAtMost += bytes;
      const items: unknown[] = [];
      for (const { fill, constant } of parts) {
        const item = fill ? fill(here, filling) : constant;
        if (Array.isArray(item)) items.push(...item);
        else if (hasValue(item)) items.push(item);
      }
      return items;
    },
  };
}

function objectPart({ $data, $when, ...node }: Readonly<Record<string, unknown>>): Part {
  const parts = Object.entries(node).map(([key, value]) => ({ key, ...partOf(value) }));
  const isConstant = $data === undefined && $when === undefined && parts.every(({ fill }) => !fill);
  if (isConstant)
    return { constant: Object.freeze(Object.fromEntries(parts.map(({ key, constant }) => [key, constant]))) };
  // Quotes, a colon and a comma for each; a comma for itself among what it is repeated with.
  const bytes = 3 + parts.reduce((sum, { key, constant }) => sum + bytesOf(key) + 2 + bytesOf(constant), 0);
  const make: Fill = (here, filling) => {
    filling.bytesAtMost += bytes;
    const object: Record<string, unknown> = {};
    for (const { key, fill, constant } of parts) {
      const value = fill ? fill(here, filling) : constant;
      if (hasValue(value)) object[key] = value;
    }
    return object;
  };
  const perhaps = $when === undefined ? make : when($when, make);
  return { fill: $data === undefined ? perhaps : repeated($data, perhaps) };
}

/** Only `true` is true: a condition without data leaves its part out. */
function when(condition: unknown, make: Fill): Fill {
  const holds = reader(expressionIn(condition));
  return (here, filling) => (holds(here, filling.root) === true ? make(here, filling) : null);
}

function repeated(data: unknown, make: Fill): Fill {
  const expression = expressionIn(data);
  const read = reader(expression);
  return (here, filling) => {
    const value = read(here, filling.root);
    if (value === undefined) throw new Error(`no data for \${${expression}}`);
    if (!Array.isArray(value)) return make(value, filling);
    const all = value.map((item) => make(item, filling)).filter(hasValue);
    return all.length > 1 ? all : all[0];
  };
}

function expressionIn(text: unknown): Expression {
  const expression = Template.parseInterpolatedString(String(text));
  if (typeof expression === 'string') throw new Error(`${text} is no expression`);
  return expression;
}

function reader(expression: Expression): Read {
  if (expression instanceof Constant) return () => expression.value;
  if (expression.type === ExpressionType.Concat) return joined(expression.children.map(reader));
  const [first = '', ...names] = pathOf(expression) ?? [];
  if (first === '$root') return (_here, root) => valueAt(root, names);
  if (/^\w/.test(first)) return (here) => valueAt(propertyOf(here, first), names);
  return (here, root) => {
    const { value, error } = expression.tryEvaluate({ ...(here as object), $root: root, $data: here });
    return error === undefined ? value : undefined;
  };
}

/** `a.b` as `['a', 'b']`; undefined for all that is not such a path. */
function pathOf(expression: Expression | undefined): readonly string[] | undefined {
  if (expression?.type !== ExpressionType.Accessor) return undefined;
  const [name, owner] = expression.children;
  if (!(name instanceof Constant)) return undefined;
  if (!owner) return [name.value];
  const before = pathOf(owner);
  return before && [...before, name.value];
}

function joined(parts: readonly Read[]): Read {
  return (here, root) => {
    const values = parts.map((read) => read(here, root));
    return values.includes(undefined) ? undefined : values.join('');
  };
}

function valueAt(start: unknown, names: readonly string[]): unknown {
  let value = start;
  for (const name of names) value = propertyOf(value, name);
  return value;
}

function propertyOf(owner: unknown, name: string): unknown {
  return (owner as Record<string, unknown> | null | undefined)?.[name];
}

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== absentValue;
}

/** A copy: the data stay the caller's. */
function fromData(value: unknown, filling: Filling): unknown {
  if (typeof value === 'string') {
    filling.bytesAtMost += 3 + 6 * value.length;
    return textFromData(value);
  }
  filling.bytesAtMost += 30;
  if (Array.isArray(value)) return value.map((item) => fromData(item, filling));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => hasValue(inner));
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      filling.bytesAtMost += 4 + 6 * key.length;
      return [key, fromData(inner, filling)];
    }),
  );
}

function textFromData(text: string): string {
  if (text.includes('${')) throw new Error(`no data for ${text.slice(0, 80)}`);
  return text === absentValue ? text : text.replaceAll(expressionMark, '');
}

function bytesOf(constant: unknown): number {
  return constant === undefined ? 0 : Buffer.byteLength(JSON.stringify(constant));
}
