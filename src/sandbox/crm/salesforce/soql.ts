import { parseCondition } from '../../condition.ts';
import type { Cell, RowTest } from '../crm-rows.ts';
import { fullId } from './ids.ts';
import { sfMalformed } from './refusals.ts';

export interface SoqlQuery {
  readonly fields: readonly string[];
  readonly object: string;
  readonly test: RowTest;
  readonly order: readonly { readonly field: string; readonly sign: 1 | -1 }[];
  readonly limit: number;
  /** All names in it, for what may be seen. */
  readonly named: readonly string[];
}

interface Part {
  readonly kind: 'text' | 'mark' | 'word';
  readonly value: string;
}

const token = /\s*(?:'((?:[^'\\]|\\.)*)'|(!=|<=|>=|[(),=<>])|([^\s'(),=<>!]+))/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function partsOf(query: string): Part[] {
  const parts: Part[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < query.trimEnd().length) {
    const [match, text, mark, word] = token.exec(query) ?? [];
    if (match === undefined) throw sfMalformed(query.slice(token.lastIndex));
    // Within LIKE, an escaped sign stays escaped until its pattern is read.
    if (text !== undefined) parts.push({ kind: 'text', value: text });
    else parts.push(mark === undefined ? { kind: 'word', value: word ?? '' } : { kind: 'mark', value: mark });
  }
  return parts;
}

const plain = (text: string): string => text.replace(/\\(.)/gs, (_all, sign: string) => escapes[sign] ?? sign);

function likePattern(text: string): RegExp {
  const pattern = text.replace(/\\(.)|([%_])|([\s\S])/g, (_all, escaped?: string, wild?: string, other?: string) => {
    if (wild !== undefined) return wild === '%' ? '[\\s\\S]*' : '[\\s\\S]';
    return RegExp.escape(escaped ?? other ?? '');
  });
  return new RegExp(`^${pattern}$`, 'i');
}

/** The SOQL that the desk sends: fields, one object, conditions, order, limit. Anything else is malformed. */
export function parseSoql(text: string): SoqlQuery {
  const parts = partsOf(text);
  const named: string[] = [];
  let at = 0;
  const peek = () => parts[at];
  const next = (): Part => {
    const part = parts[at];
    at += 1;
    if (!part) throw sfMalformed('<EOF>');
    return part;
  };
  const isNext = (value: string) => peek()?.kind !== 'text' && peek()?.value.toUpperCase() === value;
  const take = (value: string): boolean => {
    const taken = isNext(value);
    if (taken) at += 1;
    return taken;
  };
  const expect = (value: string) => {
    if (!take(value)) throw sfMalformed(peek()?.value ?? '<EOF>');
  };
  const name = (): string => {
    const part = next();
    if (part.kind !== 'word' || !/^[A-Za-z][\w.]*$/.test(part.value)) throw sfMalformed(part.value);
    return part.value;
  };
  const field = (): string => {
    const found = name();
    named.push(found);
    return found;
  };
  const comparison = (): RowTest => {
    const column = field();
    if (take('IN')) return oneOf(column);
    if (take('LIKE')) {
      const pattern = likePattern(next().value);
      return (read) => pattern.test(String(read(column) ?? ''));
    }
    const operator = next().value;
    const compare = comparisons[operator];
    if (!compare) throw sfMalformed(operator);
    const said = literal();
    const wanted = isIdField(column) && typeof said === 'string' ? (fullId(said) ?? said) : said;
    if (isIdField(column)) return (read) => compare(read(column) === wanted ? 0 : 1);
    return (read) => compare(orderOf(read(column), wanted));
  };
  const oneOf = (column: string): RowTest => {
    expect('(');
    const wanted = new Set<string>();
    const keyOf = (value: string) => (isIdField(column) ? (fullId(value) ?? value) : value.toLowerCase());
    do wanted.add(keyOf(plain(next().value)));
    while (take(','));
    expect(')');
    return (read) => wanted.has(keyOf(String(read(column) ?? '')));
  };
  const literal = (): Cell => {
    const part = next();
    if (part.kind === 'text') return plain(part.value);
    if (/^null$/i.test(part.value)) return null;
    if (/^(true|false)$/i.test(part.value)) return part.value.toLowerCase() === 'true';
    if (/^-?\d+(\.\d+)?$/.test(part.value)) return Number(part.value);
    if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?$/.test(part.value)) throw sfMalformed(part.value);
    return part.value;
  };

  expect('SELECT');
  const fields = [field()];
  while (take(',')) fields.push(field());
  expect('FROM');
  const object = name();
  const conditions = { or: 'OR', and: 'AND', not: 'NOT', take, expect, comparison };
  const test = take('WHERE') ? parseCondition(conditions) : () => true;
  const order: { field: string; sign: 1 | -1 }[] = [];
  if (take('ORDER')) {
    expect('BY');
    do {
      const column = field();
      const isDescending = take('DESC');
      if (!isDescending) take('ASC');
      order.push({ field: column, sign: isDescending ? -1 : 1 });
    } while (take(','));
  }
  const limit = take('LIMIT') ? Number(next().value) : Number.POSITIVE_INFINITY;
  if (peek() || Number.isNaN(limit)) throw sfMalformed(peek()?.value ?? 'LIMIT');
  return { fields, object, test, order, limit, named };
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

const isIdField = (name: string): boolean => /(?:^|[a-z])Id$/.test(name);

/** Texts without case, times as times. Ids are told apart by case: `isIdField`. */
function orderOf(value: Cell, wanted: Cell): number {
  if (value === null || wanted === null) return (value ?? null) === wanted ? 0 : Number.NaN;
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
  if (typeof value === 'boolean' || typeof wanted === 'boolean') return value === wanted ? 0 : Number.NaN;
  const [one, other] = [String(value), String(wanted)];
  if (/^\d{4}-\d\d-\d\dT/.test(one)) return Date.parse(one.replace('+0000', 'Z')) - Date.parse(other);
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
