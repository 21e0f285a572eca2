import type { TabSort } from '../contract.ts';

/** Which list somebody looks at, with its filters (`view`, as the desk writes them) and its order. */
export interface ListPlace {
  readonly view: string;
  readonly sort: TabSort;
  /** Of the search box. */
  readonly words?: string;
}

/** Which list a view is of, without its filters. */
export function listNameOf(view: string): string {
  return view.split(';')[0] ?? '';
}
