import { Constant, type Expression, ExpressionType } from 'adaptive-expressions';
// The package's main entry imports the renderer's TypeScript sources, which don't compile under this project's rules.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';

/**
 * Compiles Adaptive Cards templates (`${…}`, `$data`, `$when`, `$root`) into functions. The package's `expand` walks
 * the template and resolves every name through its expression engine for each card, which was half the cost of a card.
 * Here a path is read from the data directly, and parts without expressions are shared by all cards. All other
 * expressions are still parsed and evaluated by the package. A test compares the results with the package's own.
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
  /**
   * Upper bound of the JSON's size in UTF-8: exact for the template, six bytes per UTF-16 unit of the data. Cheaper
   * than serialising the card.
   */
  readonly bytesAtMost: number;
}

/** Marks a missing value: the property or item is omitted from the card, as for null. */
export const absentValue = '\u0000absent';

/**
 * Separates `$` and `{` typed into an input: the person must get their text back unchanged, and it must not be taken
 * for an expression.
 */
export const expressionMark = '\u0000';

interface Filling {
  readonly root: object;
  bytesAtMost: number;
}

/** `here` is the value of `$data`: an item inside a repeated part, the root elsewhere. */
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
  // Bytes of the quotes, colon and comma of each property, and of a comma between repeated items.
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

/** Only `true` counts: a condition on missing data omits its part. */
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

/** `a.b` as `['a', 'b']`; undefined if the expression is no such path. */
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

/** Copies, so that the card does not share objects with the caller's data. */
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
