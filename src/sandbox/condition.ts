/** What is asked of a record, or of whatever stands for it. */
export type Test<Subject> = (subject: Subject) => boolean;

/** OData's words for how a value stands to another, by their order; where there is none, it is not a number. */
export const odataComparisons: Readonly<Record<string, Test<number>>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/** A query language's own words, and the parser's hold on the text. */
export interface ConditionGrammar<Subject> {
  readonly or: string;
  readonly and: string;
  readonly not: string;
  /** Goes past this word or mark if it is the next one, and says whether it was. */
  readonly take: (word: string) => boolean;
  /** Throws the language's own refusal where another one comes. */
  readonly expect: (word: string) => void;
  readonly comparison: () => Test<Subject>;
}

/** Conditions as OData and SOQL both have them: `not` binds closest, then `and`, then `or`; brackets above all. */
export function parseCondition<Subject>(grammar: ConditionGrammar<Subject>): Test<Subject> {
  const { or, and, not, take, expect, comparison } = grammar;
  const either = (): Test<Subject> => {
    let left = both();
    while (take(or)) {
      const [one, other] = [left, both()];
      left = (subject) => one(subject) || other(subject);
    }
    return left;
  };
  const both = (): Test<Subject> => {
    let left = single();
    while (take(and)) {
      const [one, other] = [left, single()];
      left = (subject) => one(subject) && other(subject);
    }
    return left;
  };
  const single = (): Test<Subject> => {
    if (take(not)) {
      const inner = single();
      return (subject) => !inner(subject);
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
