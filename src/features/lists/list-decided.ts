import { daysOfSpan } from '../../answers/day-span.ts';
import { type ListFilters, type ListName, type ListView, me } from './list-view.ts';
import { type DecisionKind, decisions } from './mongo-decisions.ts';

/** Undefined: no such decision, or no such days. */
export function decidedRead(
  code: string | undefined,
): { readonly decision: DecisionKind; readonly from: string; readonly until: string } | undefined {
  const [name, span = ''] = code?.split(':') ?? [];
  const decision = decisions.find((each) => each === name);
  const days = daysOfSpan(span);
  return decision && days ? { decision, ...days } : undefined;
}

/** One's own list and the inbox have what is open alone: what was decided is looked for where it can be. */
export function whereDecided(list: ListName, filters: ListFilters): Omit<ListView, 'page'> {
  const decided = decidedRead(filters.decided);
  if (!decided || list === 'inbound' || list === 'outbound' || list === 'favourites') return { list, filters };
  const all = decided.decision === 'accepted' ? 'found' : 'archived';
  return { list: all, filters: list === 'mine' ? { ...filters, owner: me } : filters };
}
