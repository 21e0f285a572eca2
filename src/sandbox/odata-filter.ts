import { invalidRequest } from './api-error.ts';
import { blankReferral } from './blank-referral.ts';
import { odataComparisons, parseCondition, type Test } from './condition.ts';
import { comparableDateTime } from './date-time.ts';
import { type Token, tokenize } from './odata-tokens.ts';
import type { ReferralRecord } from './referral-record.ts';

type Scope = Record<string, unknown>;
type Predicate = Test<Scope>;

/**
 * `$filter` as far as the documentation shows it, and the operators that a standard OData service has besides
 * (reference, section 1.6: everything but eq, and, parentheses and any is unconfirmed).
 */
export function parseFilter(filter: string): (record: ReferralRecord) => boolean {
  const parser = new Parser(tokenize(filter));
  const predicate = parser.filter();
  return (record) => predicate(record as unknown as Scope);
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  filter(): Predicate {
    const predicate = this.#condition();
    if (this.#peek() !== undefined) throw this.#unexpected();
    return predicate;
  }

  #condition(): Predicate {
    return parseCondition({
      or: 'or',
      and: 'and',
      not: 'not',
      take: (value) => this.#take(value),
      expect: (value) => this.#expect(value),
      comparison: () => this.#comparison(),
    });
  }

  #comparison(): Predicate {
    const path = this.#word();
    if (path.endsWith('/any') && this.#take('(')) return this.#any(path.slice(0, -'/any'.length));
    const compare = odataComparisons[this.#word()];
    if (compare === undefined) throw this.#unexpected();
    const literal = this.#literal();
    const read = reader(path);
    return (scope) => compare(compareValues(read(scope), literal));
  }

  #any(path: string): Predicate {
    const read = reader(path);
    const variable = this.#word();
    this.#expect(':');
    const inner = this.#condition();
    this.#expect(')');
    return (scope) => {
      const list = read(scope);
      return Array.isArray(list) && list.some((item) => inner({ ...scope, [variable]: item }));
    };
  }

  #literal(): string | number | boolean | null {
    const token = this.#next();
    if (token.kind === 'text') return token.value;
    if (token.kind === 'mark') throw this.#unexpected();
    if (token.value === 'null') return null;
    if (token.value === 'true' || token.value === 'false') return token.value === 'true';
    return /^-?\d+(\.\d+)?$/.test(token.value) ? Number(token.value) : token.value;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw invalidRequest('The $filter ends too early.');
    return token;
  }

  #word(): string {
    const token = this.#next();
    if (token.kind !== 'word') throw this.#unexpected();
    return token.value;
  }

  /** Goes past this word or mark, if it is the next one; a text in quotes is neither. */
  #take(value: string): boolean {
    const token = this.#peek();
    const taken = token !== undefined && token.kind !== 'text' && token.value === value;
    if (taken) this.#at += 1;
    return taken;
  }

  #expect(value: string): void {
    if (!this.#take(value)) throw this.#unexpected();
  }

  #unexpected(): Error {
    return invalidRequest(`The $filter is not understood near token ${this.#at}.`);
  }
}

const known = new Set([...Object.keys(blankReferral()), 'email']);

/** `email` is era A's "team contact email"; anything else must be a property, or a lambda's short variable. */
function reader(path: string): (scope: Scope) => unknown {
  const names = path.split('/');
  const [first = ''] = names;
  if (!known.has(first) && first.length > 2) {
    throw invalidRequest(`Could not find a property named '${first}' on type 'Referral'.`);
  }
  if (path === 'email') return (scope) => (scope.team as { email: string }[]).map((person) => person.email);
  return (scope) => names.reduce<unknown>((inner, name) => (inner as Scope | null | undefined)?.[name], scope);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Below, equal or above zero; not a number where there is no order, which only `ne` accepts. */
function compareValues(value: unknown, literal: string | number | boolean | null): number {
  if (Array.isArray(value)) return value.includes(literal) ? 0 : 1;
  if (value === undefined || value === null || literal === null) return (value ?? null) === literal ? 0 : Number.NaN;
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  if (typeof value === 'string' && typeof literal === 'string') return compareTexts(value, literal);
  return value === literal ? 0 : Number.NaN;
}

function compareTexts(value: string, literal: string): number {
  if (guid.test(value)) return value.toLowerCase() === literal.toLowerCase() ? 0 : 1;
  const [left, right] = [comparableDateTime(value), comparableDateTime(literal)];
  const [one, other] = left !== undefined && right !== undefined ? [left, right] : [value, literal];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
