import type { Document, Filter } from 'mongodb';
import type { ReferralDocument, Shelf, ShelfName } from '../referrals/index.ts';
import { type Condition, conditionsOf, onShelves, shelvesOf } from './mongo-list-filter.ts';
import { type ListQuery, staleDays } from './referral-lists.ts';

/** Within a section by this, which an index holds for each shelf. */
export const inOrder = { 'keys.order': 1, _id: 1 } as const;

/**
 * The list in the order of what needs attention, as one filter for each part of it: each referral is in exactly one. `also`:
 * what is known of all that can be in it.
 */
export function sectionsOf(query: ListQuery, also: readonly Condition[] = []): readonly Filter<ReferralDocument>[] {
  const conditions = [...conditionsOf(query), ...also];
  return sectionsIn(query).map(({ shelves, order, also: part }) =>
    allConditions([onShelves(shelves), ...conditions, ...(order ? [order] : []), ...(part ? [part] : [])]),
  );
}

/** A part of a list: shelves and a range of their order, which an index holds, and what must be looked at in each document. */
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
    // Past their close date; untouched for long; the others. The first two need a hand.
    ...section(['active'], { order: { 'keys.order': { $lt: today } } }),
    ...section(['active'], { order: open, also: { 'record.updatedAt': { $lt: staleSince } } }),
    ...section(['active'], { order: open, also: { 'record.updatedAt': { $gte: staleSince } } }),
    ...section(['closed', 'other']),
  ];
}

/** A close date is a calendar day, kept as a moment of that day in UTC. */
export function neglectOf({ now, today }: ListQuery): { readonly today: number; readonly staleSince: Date } {
  return { today: Date.parse(today), staleSince: new Date(now.getTime() - staleDays * 86_400_000) };
}

/** The whole list, in any order. */
export function wholeList(query: ListQuery, also: readonly Condition[] = []): Filter<ReferralDocument> {
  return allConditions([onShelves(shelvesOf(query)), ...conditionsOf(query), ...also]);
}

/** All of them, as flat as can be: what stands inside `$and` is not every planner's to use. */
export function allConditions(conditions: readonly Document[]): Filter<ReferralDocument> {
  const flat: Document = {};
  const more: Document[] = [];
  for (const condition of conditions)
    for (const [key, value] of Object.entries(condition)) {
      if (key in flat) more.push({ [key]: value });
      else flat[key] = value;
    }
  return more.length > 0 ? { ...flat, $and: more } : flat;
}
