import type { Document, Filter } from 'mongodb';
import type { ReferralDocument, ShelfName } from '../referrals/index.ts';
import { type Condition, conditionsOf, onShelves, type SoughtWords, shelvesOf } from './mongo-list-filter.ts';
import { type ListQuery, staleDays } from './referral-lists.ts';

/** Within a section by this, which an index holds for each shelf. */
export const inOrder = { 'keys.order': 1, _id: 1 } as const;

/**
 * The list in the order of what needs attention, as one filter for each part of it: each referral is in exactly one. `also`:
 * what is known of all that can be in it.
 */
export function sectionsOf(
  query: ListQuery,
  sought?: SoughtWords,
  also: readonly Condition[] = [],
): readonly Filter<ReferralDocument>[] {
  const conditions = [...conditionsOf(query, sought), ...also];
  const section = (names: readonly ShelfName[], ...parts: readonly Condition[]): Filter<ReferralDocument>[] => {
    const shelves = shelvesOf(query, names);
    return shelves.length === 0 ? [] : [joined([onShelves(shelves), ...conditions, ...parts])];
  };
  const { today, staleSince } = neglect(query);
  const open = { 'keys.order': { $gte: today } };
  return [
    ...section(['waiting']),
    // Past their close date; untouched for long; the others. The first two need a hand.
    ...section(['active'], { 'keys.order': { $lt: today } }),
    ...section(['active'], open, { 'record.updatedAt': { $lt: staleSince } }),
    ...section(['active'], open, { 'record.updatedAt': { $gte: staleSince } }),
    ...section(['closed', 'other']),
  ];
}

/** A close date is a calendar day, kept as a moment of that day in UTC. */
function neglect({ now, today }: ListQuery): { readonly today: number; readonly staleSince: Date } {
  return { today: Date.parse(today), staleSince: new Date(now.getTime() - staleDays * 86_400_000) };
}

/** The whole list, in any order. */
export function wholeList(
  query: ListQuery,
  sought?: SoughtWords,
  also: readonly Condition[] = [],
): Filter<ReferralDocument> {
  return joined([onShelves(shelvesOf(query)), ...conditionsOf(query, sought), ...also]);
}

/** All of them, as flat as can be: what stands inside `$and` is not every planner's to use. */
function joined(conditions: readonly Document[]): Filter<ReferralDocument> {
  const flat: Document = {};
  const more: Document[] = [];
  for (const condition of conditions)
    for (const [key, value] of Object.entries(condition)) {
      if (key in flat) more.push({ [key]: value });
      else flat[key] = value;
    }
  return more.length > 0 ? { ...flat, $and: more } : flat;
}
