import type { TabSort } from '../contract.ts';
import { ApiProblem } from './api.ts';

/** The list shown, with its filters (`view`, the desk's encoding) and order. */
export interface ListPlace {
  readonly view: string;
  readonly sort: TabSort;
  /** Words of the search box. */
  readonly words?: string;
}

/** The list of a view, without its filters. */
export function listNameOf(view: string): string {
  return view.split(';')[0] ?? '';
}

export const menuLists = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived'] as const;

/** The desk refuses it as none of its views: a filter of an older build, or a link that was cut. */
export function isUnreadableView(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 400;
}
