import type { Document, Filter } from 'mongodb';
import type { ReferralDocument, Shelf, ShelfName } from '../referrals/index.ts';
import { type Condition, conditionsOf, onShelves, shelvesOf } from './mongo-list-filter.ts';
import { type ListQuery, staleDays } from './referral-lists.ts';

/** The order within a section, indexed per shelf. */
export const inOrder = { 'keys.order': 1, _id: 1 } as const;

/**
 * The list as disjoint filters, one per section, in the order of what needs attention.
 * @param also conditions that every referral of the list is known to satisfy
 */
export function sectionsOf(query: ListQuery, also: readonly Condition[] = []): readonly Filter<ReferralDocument>[] {
  const conditions = [...conditionsOf(query), ...also];
  return sectionsIn(query).map(({ shelves, order, also: part }) =>
    allConditions([onShelves(shelves), ...conditions, ...(order ? [order] : []), ...(part ? [part] : [])]),
  );
}

/**
 * A section of a list: shelves and a range of the order key, which an index answers, and a condition that is checked in
 * each document.
 */
export interface Section {
  readonly shelves: readonly Shelf[];
  readonly order?: Condition;
  readonly also?: Condition;
}

export function sectionsIn(query: ListQuery): readonly Section[] {
  const section = (names: readonly ShelfName[], parts: Omit<Section, 'shelves'> = {}): readonly Section[] => {
    const shelves = shelvesOf(query, names);
    return shelves.length === 0 ? [] : [{ shelves, ...parts }];
  };
  const { today, staleSince } = neglectOf(query);
  const open = { 'keys.order': { $gte: today } };
  return [
    ...section(['waiting']),
    // Past their close date; stale; the others. The first two need attention.
    ...section(['active'], { order: { 'keys.order': { $lt: today } } }),
    ...section(['active'], { order: open, also: { 'record.updatedAt': { $lt: staleSince } } }),
    ...section(['active'], { order: open, also: { 'record.updatedAt': { $gte: staleSince } } }),
    ...section(['closed', 'other']),
  ];
}

/** The thresholds of neglect. `today` is a time because close dates are calendar days, stored as midnight UTC. */
export function neglectOf({ now, today }: ListQuery): { readonly today: number; readonly staleSince: Date } {
  return { today: Date.parse(today), staleSince: new Date(now.getTime() - staleDays * 86_400_000) };
}

/** The whole list as one filter, without an order. */
export function wholeList(query: ListQuery, also: readonly Condition[] = []): Filter<ReferralDocument> {
  return allConditions([onShelves(shelvesOf(query)), ...conditionsOf(query), ...also]);
}

/**
 * The conjunction of the conditions with as few `$and` as possible: some query planners don't use an index for
 * conditions inside `$and`.
 */
export function allConditions(conditions: readonly Document[]): Filter<ReferralDocument> {
  const flat: Document = {};
  const more: Document[] = [];
  for (const condition of conditions)
    for (const [key, value] of Object.entries(condition)) {
      if (key === '$and') more.push(...(value as Document[]));
      else if (key in flat) more.push({ [key]: value });
      else flat[key] = value;
    }
  return more.length > 0 ? { ...flat, $and: more } : flat;
}
