/** For a loop of assertions over what may be empty, where that is meant: see `loops-that-prove.ts`. */
export function possiblyNone<List>(list: List): List {
  return list;
}
