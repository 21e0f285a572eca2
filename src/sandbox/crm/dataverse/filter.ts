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
export function parseDvFilter(filter: string, known: (name: string) => void): RowTest {
  const parts = partsOf(filter);
  let at = 0;
  const peek = () => parts[at];
  const next = (): Part => {
    const part = parts[at];
    at += 1;
    if (!part) throw badFilter(filter);
    return part;
  };
  const take = (value: string): boolean => {
    const part = peek();
    const taken = part !== undefined && part.kind !== 'text' && part.value === value;
    if (taken) at += 1;
    return taken;
  };
  const expect = (value: string) => {
    if (!take(value)) throw badFilter(filter);
  };
  const comparison = (): RowTest => {
    const word = next();
    if (word.kind !== 'word') throw badFilter(filter);
    if (word.value === 'contains' || word.value === 'startswith') return textFunction(word.value);
    if (word.value === 'Microsoft.Dynamics.CRM.In') return oneOfValues();
    known(word.value);
    const compare = odataComparisons[next().value];
    if (!compare) throw badFilter(filter);
    const value = literal();
    return (read) => compare(orderOf(read(word.value), value));
  };
  const textFunction = (name: 'contains' | 'startswith'): RowTest => {
    expect('(');
    const column = next().value;
    known(column);
    expect(',');
    const part = next();
    if (part.kind !== 'text') throw badFilter(filter);
    expect(')');
    const wanted = part.value.toLowerCase();
    return (read) => {
      const found = String(read(column) ?? '').toLowerCase();
      return name === 'contains' ? found.includes(wanted) : found.startsWith(wanted);
    };
  };
  /** `Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a','b'])`: words and marks around quoted texts. */
  const oneOfValues = (): RowTest => {
    expect('(');
    const texts: string[] = [];
    for (let part = next(); !(part.kind === 'mark' && part.value === ')'); part = next())
      if (part.kind === 'text') texts.push(part.value);
    const [column = '', ...values] = texts;
    known(column);
    const wanted = new Set(values.map((value) => value.toLowerCase()));
    return (read) => wanted.has(String(read(column) ?? '').toLowerCase());
  };
  const literal = (): Literal => {
    const part = next();
    if (part.kind === 'text') return part.value;
    if (part.kind === 'mark') throw badFilter(filter);
    if (part.value === 'null') return null;
    if (part.value === 'true' || part.value === 'false') return part.value === 'true';
    return /^-?\d+(\.\d+)?$/.test(part.value) ? Number(part.value) : part.value;
  };
  const test = parseCondition({ or: 'or', and: 'and', not: 'not', take, expect, comparison });
  if (peek()) throw badFilter(filter);
  return test;
}

/** Texts compare without case, times as times. */
function orderOf(value: Cell, wanted: Literal): number {
  if (value === null || wanted === null) return value === wanted ? 0 : Number.NaN;
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
  if (typeof value === 'boolean' || typeof wanted === 'boolean') return value === wanted ? 0 : Number.NaN;
  const [one, other] = [comparable(String(value)), comparable(String(wanted))];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function comparable(value: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value.toLowerCase();
}
