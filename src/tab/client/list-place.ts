import type { TabSort } from '../contract.ts';
import { ApiProblem } from './api.ts';

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

export const menuLists = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived'] as const;

/** The desk refuses it as none of its views: a filter of an older build, or a link that was cut. */
export function isUnreadableView(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 400;
}
