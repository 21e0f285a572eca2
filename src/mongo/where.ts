import type { Filter } from 'mongodb';

/** Counts the recursion of `PathIn` down: no query needs a deeper path. */
type Below = [never, never, 1, 2, 3];
type Plain = string | number | boolean | Date | null | undefined;

/** Every path of a document, through arrays too: `record.customer.address.country`, `record.solutions.name`. */
export type PathIn<T, Depth extends number = 4> = [Depth] extends [never]
  ? never
  : T extends Plain
    ? never
    : T extends readonly (infer Element)[]
      ? PathIn<Element, Depth>
      : { [Key in keyof T & string]: Key | `${Key}.${PathIn<NonNullable<T[Key]>, Below[Depth]>}` }[keyof T & string];

/** A filter whose paths are type-checked: a misspelt one would silently match nothing. */
export type Where<T> = { readonly [Path in PathIn<T>]?: unknown } & {
  readonly $and?: readonly Where<T>[];
  readonly $or?: readonly Where<T>[];
  readonly $nor?: readonly Where<T>[];
};

/** The only cast to the driver's `Filter`, which does not check nested paths. */
export function whereIn<T>(): (conditions: Where<T>) => Filter<T> {
  return (conditions) => conditions as Filter<T>;
}
