import type { Cell } from './crm-rows.ts';

export type RowTest = (read: (name: string) => Cell) => boolean;

/** A query language's own words, and the parser's hold on the text. */
export interface ConditionGrammar {
  readonly or: string;
  readonly and: string;
  readonly not: string;
  /** Goes past this word or mark if it is the next one, and says whether it was. */
  readonly take: (word: string) => boolean;
  /** Throws the language's own refusal where another one comes. */
  readonly expect: (word: string) => void;
  readonly comparison: () => RowTest;
}

/** Conditions as OData and SOQL both have them: `not` binds closest, then `and`, then `or`; brackets above all. */
export function parseCondition(grammar: ConditionGrammar): RowTest {
  const { or, and, not, take, expect, comparison } = grammar;
  const either = (): RowTest => {
    let left = both();
    while (take(or)) {
      const [one, other] = [left, both()];
      left = (read) => one(read) || other(read);
    }
    return left;
  };
  const both = (): RowTest => {
    let left = single();
    while (take(and)) {
      const [one, other] = [left, single()];
      left = (read) => one(read) && other(read);
    }
    return left;
  };
  const single = (): RowTest => {
    if (take(not)) {
      const inner = single();
      return (read) => !inner(read);
    }
    if (take('(')) {
      const inner = either();
      expect(')');
      return inner;
    }
    return comparison();
  };
  return either();
}
