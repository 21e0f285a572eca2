import type { TabSort, UnreadableView } from '../contract.ts';
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

const unreadable: UnreadableView = 'unreadable-view';

/** The desk refuses it as none of its views; other requests are refused with the same status. */
export function isUnreadableView(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === unreadable;
}
