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
  const query = new SoqlCursor(partsOf(text));
  query.expect('SELECT');
  const fields = [query.field()];
  while (query.take(',')) fields.push(query.field());
  query.expect('FROM');
  const object = query.name();
  const test = query.take('WHERE') ? conditionsOf(query) : () => true;
  const order = query.take('ORDER') ? orderBy(query) : [];
  const limit = query.take('LIMIT') ? Number(query.next().value) : Number.POSITIVE_INFINITY;
  if (query.peek() || Number.isNaN(limit)) throw sfMalformed(query.peek()?.value ?? 'LIMIT');
  return { fields, object, test, order, limit, named: query.named };
}

/** How far a query has been read. */
class SoqlCursor {
  readonly named: string[] = [];
  readonly #parts: readonly Part[];
  #at = 0;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  peek(): Part | undefined {
    return this.#parts[this.#at];
  }

  next(): Part {
    const part = this.peek();
    this.#at += 1;
    if (!part) throw sfMalformed('<EOF>');
    return part;
  }

  take(value: string): boolean {
    const part = this.peek();
    const taken = part?.kind !== 'text' && part?.value.toUpperCase() === value;
    if (taken) this.#at += 1;
    return taken;
  }

  expect(value: string): void {
    if (!this.take(value)) throw sfMalformed(this.peek()?.value ?? '<EOF>');
  }

  name(): string {
    const part = this.next();
    if (part.kind !== 'word' || !/^[A-Za-z][\w.]*$/.test(part.value)) throw sfMalformed(part.value);
    return part.value;
  }

  field(): string {
    const found = this.name();
    this.named.push(found);
    return found;
  }
}

function conditionsOf(query: SoqlCursor): RowTest {
  return parseCondition({
    or: 'OR',
    and: 'AND',
    not: 'NOT',
    take: (word) => query.take(word),
    expect: (word) => query.expect(word),
    comparison: () => comparisonIn(query),
  });
}

function comparisonIn(query: SoqlCursor): RowTest {
  const column = query.field();
  if (query.take('IN')) return oneOfIn(query, column);
  if (query.take('LIKE')) {
    const pattern = likePattern(query.next().value);
    return (read) => pattern.test(String(read(column) ?? ''));
  }
  const operator = query.next().value;
  const compare = comparisons[operator];
  if (!compare) throw sfMalformed(operator);
  const said = literalOf(query.next());
  if (!isIdField(column)) return (read) => compare(orderOf(read(column), said));
  const wanted = typeof said === 'string' ? (fullId(said) ?? said) : said;
  return (read) => compare(read(column) === wanted ? 0 : 1);
}

function oneOfIn(query: SoqlCursor, column: string): RowTest {
  query.expect('(');
  const wanted = new Set<string>();
  const keyOf = (value: string) => (isIdField(column) ? (fullId(value) ?? value) : value.toLowerCase());
  do wanted.add(keyOf(plain(query.next().value)));
  while (query.take(','));
  query.expect(')');
  return (read) => wanted.has(keyOf(String(read(column) ?? '')));
}

function literalOf({ kind, value }: Part): Cell {
  if (kind === 'text') return plain(value);
  if (/^null$/i.test(value)) return null;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?$/.test(value)) throw sfMalformed(value);
  return value;
}

function orderBy(query: SoqlCursor): SoqlQuery['order'] {
  query.expect('BY');
  const order: { field: string; sign: 1 | -1 }[] = [];
  do {
    const field = query.field();
    const isDescending = query.take('DESC');
    if (!isDescending) query.take('ASC');
    order.push({ field, sign: isDescending ? -1 : 1 });
  } while (query.take(','));
  return order;
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
