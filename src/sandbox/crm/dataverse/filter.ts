import { odataComparisons, parseCondition } from '../../condition.ts';
import type { Cell, RowTest } from '../crm-rows.ts';
import { dvRefusal } from './refusals.ts';

type Literal = string | number | boolean | null;

const token = /\s*(?:'((?:[^']|'')*)'|([(),])|([^\s'(),]+))/y;

interface Part {
  readonly kind: 'text' | 'mark' | 'word';
  readonly value: string;
}

function partsOf(filter: string): Part[] {
  const parts: Part[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < filter.trimEnd().length) {
    const [match, text, mark, word] = token.exec(filter) ?? [];
    if (match === undefined) throw badFilter(filter);
    if (text !== undefined) parts.push({ kind: 'text', value: text.replaceAll("''", "'") });
    else parts.push(mark === undefined ? { kind: 'word', value: word ?? '' } : { kind: 'mark', value: mark });
  }
  return parts;
}

const badFilter = (filter: string) =>
  dvRefusal(400, '0x8006088a', `Syntax error in the filter expression '${filter.slice(0, 60)}'.`);

/** `$filter` with the operators that the Web API documents for our use. Unknown columns are refused, as it does. */
export function parseDvFilter(text: string, known: (name: string) => void): RowTest {
  const filter = new DvFilterCursor(text, known);
  const test = parseCondition({
    or: 'or',
    and: 'and',
    not: 'not',
    take: (word) => filter.take(word),
    expect: (word) => filter.expect(word),
    comparison: () => dvComparison(filter),
  });
  if (filter.peek()) throw badFilter(text);
  return test;
}

/** How far a filter has been read. */
class DvFilterCursor {
  readonly known: (name: string) => void;
  readonly #text: string;
  readonly #parts: readonly Part[];
  #at = 0;

  constructor(text: string, known: (name: string) => void) {
    this.known = known;
    this.#text = text;
    this.#parts = partsOf(text);
  }

  peek(): Part | undefined {
    return this.#parts[this.#at];
  }

  next(): Part {
    const part = this.peek();
    this.#at += 1;
    return part ?? this.refuse();
  }

  take(value: string): boolean {
    const part = this.peek();
    const taken = part !== undefined && part.kind !== 'text' && part.value === value;
    if (taken) this.#at += 1;
    return taken;
  }

  expect(value: string): void {
    if (!this.take(value)) this.refuse();
  }

  refuse(): never {
    throw badFilter(this.#text);
  }
}

function dvComparison(filter: DvFilterCursor): RowTest {
  const { kind, value: word } = filter.next();
  if (kind !== 'word') filter.refuse();
  if (word === 'contains' || word === 'startswith') return textFunction(filter, word);
  if (word === 'Microsoft.Dynamics.CRM.In') return oneOfValues(filter);
  filter.known(word);
  const compare = odataComparisons[filter.next().value] ?? filter.refuse();
  const order = orderBeside(dvLiteral(filter));
  return (read) => compare(order(read(word)));
}

function textFunction(filter: DvFilterCursor, name: 'contains' | 'startswith'): RowTest {
  filter.expect('(');
  const column = filter.next().value;
  filter.known(column);
  filter.expect(',');
  const part = filter.next();
  if (part.kind !== 'text') filter.refuse();
  filter.expect(')');
  const wanted = part.value.toLowerCase();
  return (read) => {
    const found = String(read(column) ?? '').toLowerCase();
    return name === 'contains' ? found.includes(wanted) : found.startsWith(wanted);
  };
}

/** `Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a','b'])`: words and marks around quoted texts. */
function oneOfValues(filter: DvFilterCursor): RowTest {
  filter.expect('(');
  const texts: string[] = [];
  for (let part = filter.next(); !(part.kind === 'mark' && part.value === ')'); part = filter.next())
    if (part.kind === 'text') texts.push(part.value);
  const [column = '', ...values] = texts;
  filter.known(column);
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return (read) => wanted.has(String(read(column) ?? '').toLowerCase());
}

function dvLiteral(filter: DvFilterCursor): Literal {
  const { kind, value } = filter.next();
  if (kind === 'text') return value;
  if (kind === 'mark') return filter.refuse();
  if (value === 'null') return null;
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Texts compare without case, times as times. Thousands of rows are compared with one value. */
function orderBeside(wanted: Literal): (value: Cell) => number {
  if (wanted === null || typeof wanted === 'boolean') return (value) => (value === wanted ? 0 : Number.NaN);
  const other = comparable(String(wanted));
  return (value) => {
    if (value === null || typeof value === 'boolean') return Number.NaN;
    if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
    const one = comparable(String(value));
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
}

function comparable(value: string): string {
  return value.charAt(10) === 'T' && /^\d{4}-\d\d-\d\dT/.test(value)
    ? new Date(value).toISOString()
    : value.toLowerCase();
}
