import { daysOfSpan } from '../../answers/day/day-span.ts';
import { type DecisionSaid, decisions, endStatesSaid } from '../../grammar/list-bounds/decision-said.ts';
import { type ListFilters, type ListName, type ListView, me } from './list-view.ts';

/** Undefined: no such decision, or no such days. */
export function decidedRead(
  code: string | undefined,
): { readonly decision: DecisionSaid; readonly from: string; readonly until: string } | undefined {
  const [name, span = ''] = code?.split(':') ?? [];
  const decision = decisions.find((each) => each === name);
  const days = daysOfSpan(span);
  return decision && days ? { decision, ...days } : undefined;
}

/**
 * One's own list and the inbox have what is open alone: what was decided is looked for where it can be. A decline is carried
 * out after it is made, and is in the archive only then.
 */
export function whereDecided(list: ListName, filters: ListFilters): Omit<ListView, 'page'> {
  const decided = decidedRead(filters.decided);
  if (!decided || list === 'inbound' || list === 'outbound' || list === 'favourites') return { list, filters };
  const all = decided.decision === 'accepted' || decided.decision === 'declined' ? 'found' : 'archived';
  return { list: all, filters: list === 'mine' ? { ...filters, owner: me } : filters };
}

/** Whether what was decided so may be in this state by now. */
export function mayBeSince(decision: DecisionSaid, state: string): boolean {
  if (decision === 'accepted') return state !== 'received' && state !== 'declined';
  return decision === 'ended' ? endStatesSaid.some((end) => end === state) : decision === state;
}
