import { z } from 'zod';

/**
 * What the tab's page and the desk tell each other: the one contract of both. The page imports its types; the desk checks
 * with it what comes in, and tests what goes out. All texts are in the person's own language, ready to be shown.
 */

/** Known lists, in the order of the page's menu; `found` is whatever fits the words. */
export const tabLists = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived'] as const;

/** `attention`: as in chat, what needs a hand comes first. The others are keys that an index holds. */
export const tabSorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const;
export type TabSort = (typeof tabSorts)[number];

/** As many rows as a page has. */
export const tabPageSize = 50;

const count = z.object({ total: z.int().nonnegative(), isMore: z.boolean() });

export const TabMe = z.object({
  name: z.string(),
  language: z.enum(['en', 'ko', 'ru', 'zh-TW']),
  /** False: the desk never met them in Teams. Then there is little that it may show, and it says what to do. */
  known: z.boolean(),
  role: z.enum(['admin', 'user', 'other']),
  /** Leads are theirs to see. */
  leads: z.boolean(),
  /** Sales stages that a deal can be moved to. */
  stages: z.array(z.object({ stage: z.int().positive(), title: z.string() })),
  /** Of the day and hour, as shown: "14:03". */
  asOf: z.string(),
});
export type TabMe = z.infer<typeof TabMe>;

export const TabRow = z.object({
  id: z.guid(),
  revision: z.int().nonnegative(),
  customer: z.string(),
  deal: z.string(),
  /** Value, country and sender, as far as they are known. */
  facts: z.string(),
  owner: z.string(),
  standing: z.string(),
  urgent: z.boolean(),
  favourite: z.boolean(),
  may: z.object({ answer: z.boolean(), undo: z.boolean() }),
});
export type TabRow = z.infer<typeof TabRow>;

export const TabList = z.object({
  /** The view as one text, for the next request and for a deep link. */
  view: z.string(),
  title: z.string(),
  sort: z.enum(tabSorts),
  rows: z.array(TabRow),
  total: z.int().nonnegative(),
  /** There are more than are counted. */
  isMore: z.boolean(),
  page: z.int().positive(),
  pages: z.int().positive(),
  summary: z.string(),
  /** Filters in force, each with the view that is without it. */
  filters: z.array(z.object({ text: z.string(), without: z.string() })),
  bare: z.string(),
  /** Where nothing was found: lists like it that hold something. */
  others: z.array(z.object({ text: z.string(), view: z.string() })),
  /** Changes with whatever the page shows: `changes` compares it. */
  stamp: z.string(),
  asOf: z.string(),
  /** Partner Center cannot be reached: since when, in words. */
  away: z.string().optional(),
});
export type TabList = z.infer<typeof TabList>;

export const TabCounts = z.object({
  counts: z.record(z.enum(tabLists), count),
  /** That wait; absent: they are not the reader's to see. */
  leads: count.optional(),
  /** As on a list. */
  away: z.string().optional(),
});
export type TabCounts = z.infer<typeof TabCounts>;

export const TabChanges = z.object({
  changed: z.boolean(),
  text: z.string(),
  asOf: z.string(),
  /** What the next look is compared with; the same page, seen later. */
  stamp: z.string(),
  /** As on a list, now: an outage begins and ends while no row changes. */
  away: z.string().optional(),
});
export type TabChanges = z.infer<typeof TabChanges>;

const choice = z.object({ value: z.string(), title: z.string() });
export const TabFilters = z.object({
  view: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      kind: z.enum(['text', 'choice', 'date']),
      choices: z.array(choice),
      problem: z.string().optional(),
    }),
  ),
});
export type TabFilters = z.infer<typeof TabFilters>;

/** A page of one kind of leads. */
export const TabLeads = z.object({
  /** As for `TabList`. */
  view: z.string(),
  title: z.string(),
  about: z.array(z.string()),
  /** Of the lead destination: its rows are no referrals, and open by a card of their own. */
  unverified: z.boolean(),
  shelves: z.array(z.object({ text: z.string(), view: z.string(), here: z.boolean() })),
  filters: z.array(z.object({ text: z.string(), without: z.string() })),
  bare: z.string(),
  rows: z.array(TabRow.omit({ favourite: true, may: true })),
  total: z.int().nonnegative(),
  isMore: z.boolean(),
  page: z.int().positive(),
  pages: z.int().positive(),
  /** Another one where the page would be. */
  stamp: z.string(),
  asOf: z.string(),
});
export type TabLeads = z.infer<typeof TabLeads>;

/** An Adaptive Card of the desk's own making, which the page draws. */
export const TabCard = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });
export type TabCard = z.infer<typeof TabCard>;

const entry = z.object({ when: z.string(), text: z.string() });
export const TabReferral = z.object({
  id: z.guid(),
  revision: z.int().nonnegative(),
  title: z.string(),
  favourite: z.boolean().optional(),
  card: TabCard,
  /** What happened to it, the newest first; empty for who may not see it in full. */
  history: z.array(entry),
  /** Who was reminded of it. */
  reminders: z.array(entry),
  /** Where its cards stand in Teams. */
  copies: z.array(entry),
  asOf: z.string(),
});
export type TabReferral = z.infer<typeof TabReferral>;

/** What a press led to: the card as it is now, or words beside it. */
export const TabPressed = z.object({ card: TabCard.optional(), text: z.string().optional() });
export type TabPressed = z.infer<typeof TabPressed>;

export const TabExpiring = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      label: z.string(),
      count: z.int().nonnegative(),
      atRisk: z.int().nonnegative(),
      rows: z.array(TabRow.extend({ risks: z.array(z.string()) })),
    }),
  ),
  summary: z.string(),
  asOf: z.string(),
});
export type TabExpiring = z.infer<typeof TabExpiring>;

export const TabBoard = z.object({
  columns: z.array(
    z.object({
      stage: z.int().nonnegative(),
      title: z.string(),
      /** How many deals, in words. */
      count: z.string(),
      /** One for each currency; `weighted` by how likely the stage is to be won, empty where that is not known. */
      sums: z.array(z.object({ amount: z.string(), weighted: z.string() })),
      deals: z.array(TabRow.extend({ stages: z.array(z.object({ stage: z.int().positive(), title: z.string() })) })),
    }),
  ),
  /** Why not all deals are on it. */
  remark: z.string().optional(),
  asOf: z.string(),
});
export type TabBoard = z.infer<typeof TabBoard>;

export const TabProblem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What comes in. Strict: a key that nobody knows is refused, and with it every operator of a database. */
export const ListAsked = z.strictObject({
  view: z.string().max(500).default('inbox'),
  sort: z.enum(tabSorts).default('attention'),
  page: z.coerce.number().int().min(1).max(1_000).optional(),
  /** Of the search box; empty: no words. */
  words: z.string().max(200).optional(),
});
export const ChangesAsked = ListAsked.extend({ stamp: z.string().max(80) });
export const ViewAsked = z.strictObject({ view: z.string().max(500).default('inbox') });
export const TabLeadsAsked = z.strictObject({
  view: z.string().max(500).default('waiting'),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export const LeadFiltersAsked = z.strictObject({ view: z.string().max(500) });
export const NothingAsked = z.strictObject({});
export const FiltersSent = z.strictObject({
  view: z.string().max(500),
  values: z.record(z.string().max(20), z.string().max(1_000)),
});
export const PressSent = z.strictObject({
  verb: z.string().min(1).max(100),
  data: z.record(z.string().max(60), z.unknown()),
});
export const FavouriteSent = z.strictObject({ on: z.boolean() });
