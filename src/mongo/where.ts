import type { Filter } from 'mongodb';

/** How deep the fields of a document are known; deeper ones are asked for nowhere. */
type Below = [never, never, 1, 2, 3];
type Plain = string | number | boolean | Date | null | undefined;

/** Every path in a document, through lists as well: `record.customer.address.country`, `record.solutions.name`. */
export type PathIn<T, Depth extends number = 4> = [Depth] extends [never]
  ? never
  : T extends Plain
    ? never
    : T extends readonly (infer Element)[]
      ? PathIn<Element, Depth>
      : { [Key in keyof T & string]: Key | `${Key}.${PathIn<NonNullable<T[Key]>, Below[Depth]>}` }[keyof T & string];

/** Conditions on a document whose fields must be there: a slip of the pen would find nothing, in silence. */
export type Where<T> = { readonly [Path in PathIn<T>]?: unknown } & {
  readonly $and?: readonly Where<T>[];
  readonly $or?: readonly Where<T>[];
  readonly $nor?: readonly Where<T>[];
};

/** The driver's own type knows no paths; this is the one place where that is said. */
export function whereIn<T>(): (conditions: Where<T>) => Filter<T> {
  return (conditions) => conditions as Filter<T>;
}
