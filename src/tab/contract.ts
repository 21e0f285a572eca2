import { z } from 'zod';

/**
 * What the tab's page and the desk tell each other: the one contract of both. The page imports its types; the desk checks
 * with it what comes in, and tests what goes out. All texts are in the person's own language, ready to be shown.
 */

/** The lists in the order of the menu; `found` is a search over all. */
export const tabLists = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived'] as const;

/** `attention`: the chat's order, most urgent first. The others are index keys. */
export const tabSorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const;
export type TabSort = (typeof tabSorts)[number];

/** Code of a refused view: a filter of an older build, or a link that was cut. */
export type UnreadableView = 'unreadable-view';

/** Rows per page. */
export const tabPageSize = 50;

const count = z.object({ total: z.int().nonnegative(), isMore: z.boolean() });

export const TabMe = z.object({
  name: z.string(),
  language: z.enum(['en', 'ko', 'ru', 'zh-TW']),
  /** False: the desk never met them in Teams, so that it shows little and tells what to do. */
  known: z.boolean(),
  role: z.enum(['admin', 'user', 'other']),
  /** May see leads. */
  leads: z.boolean(),
  /** Sales stages to which a deal can be moved. */
  stages: z.array(z.object({ stage: z.int().positive(), title: z.string() })),
  /** Time as shown: "14:03". */
  asOf: z.string(),
});
export type TabMe = z.infer<typeof TabMe>;

export const TabRow = z.object({
  id: z.guid(),
  revision: z.int().nonnegative(),
  customer: z.string(),
  deal: z.string(),
  /** Value, country and sender, if known. */
  facts: z.string(),
  owner: z.string(),
  standing: z.string(),
  urgent: z.boolean(),
  favourite: z.boolean(),
  may: z.object({ answer: z.boolean(), undo: z.boolean() }),
});
export type TabRow = z.infer<typeof TabRow>;

export const TabList = z.object({
  /** The encoded view, for the next request and for deep links. */
  view: z.string(),
  /** The view with the box's words as they were typed, where they were read as filters: what is typed next replaces them. */
  typed: z.string().optional(),
  title: z.string(),
  sort: z.enum(tabSorts),
  rows: z.array(TabRow),
  total: z.int().nonnegative(),
  /** The total is a lower bound. */
  isMore: z.boolean(),
  page: z.int().positive(),
  pages: z.int().positive(),
  summary: z.string(),
  /** Active filters, each with the view that results from removing it. */
  filters: z.array(z.object({ text: z.string(), without: z.string() })),
  bare: z.string(),
  /** For an empty list: similar lists that are not empty. */
  others: z.array(z.object({ text: z.string(), view: z.string() })),
  /** Version of the page's content, compared by `changes`. */
  stamp: z.string(),
  asOf: z.string(),
  /** Text with the beginning of an outage of Partner Center. */
  away: z.string().optional(),
});
export type TabList = z.infer<typeof TabList>;

export const TabCounts = z.object({
  counts: z.record(z.enum(tabLists), count),
  /** Number of waiting leads; absent: the reader may not see them. */
  leads: count.optional(),
  /** As on a list. */
  away: z.string().optional(),
});
export type TabCounts = z.infer<typeof TabCounts>;

export const TabChanges = z.object({
  changed: z.boolean(),
  text: z.string(),
  asOf: z.string(),
  /** Version for the next comparison. */
  stamp: z.string(),
  /** As on a list: an outage may begin and end without a change of rows. */
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
  /** Of the lead destination: rows that are not referrals and open as a separate card. */
  unverified: z.boolean(),
  shelves: z.array(z.object({ text: z.string(), view: z.string(), here: z.boolean() })),
  filters: z.array(z.object({ text: z.string(), without: z.string() })),
  bare: z.string(),
  rows: z.array(TabRow.omit({ favourite: true, may: true })),
  total: z.int().nonnegative(),
  isMore: z.boolean(),
  page: z.int().positive(),
  pages: z.int().positive(),
  /** Differs if the page has changed. */
  stamp: z.string(),
  asOf: z.string(),
});
export type TabLeads = z.infer<typeof TabLeads>;

/** An Adaptive Card of the desk, rendered by the page. */
export const TabCard = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });
export type TabCard = z.infer<typeof TabCard>;

const entry = z.object({ when: z.string(), text: z.string() });
export const TabReferral = z.object({
  id: z.guid(),
  revision: z.int().nonnegative(),
  title: z.string(),
  favourite: z.boolean().optional(),
  card: TabCard,
  /** History, newest first; empty for readers who may not see the referral in full. */
  history: z.array(entry),
  /** Reminders sent. */
  reminders: z.array(entry),
  /** Places of its cards in Teams. */
  copies: z.array(entry),
  asOf: z.string(),
});
export type TabReferral = z.infer<typeof TabReferral>;

/** Result of a press: the new card, or a text. */
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
      /** Number of deals, as text. */
      count: z.string(),
      /** Per currency; `weighted` by the stage's probability, empty if unknown. */
      sums: z.array(z.object({ amount: z.string(), weighted: z.string() })),
      deals: z.array(TabRow.extend({ stages: z.array(z.object({ stage: z.int().positive(), title: z.string() })) })),
    }),
  ),
  /** Why not all deals are shown. */
  remark: z.string().optional(),
  asOf: z.string(),
});
export type TabBoard = z.infer<typeof TabBoard>;

export const TabProblem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Request bodies. Strict: unknown keys are refused, and with them database operators. */
export const ListAsked = z.strictObject({
  view: z.string().max(500).default('inbox'),
  sort: z.enum(tabSorts).default('attention'),
  page: z.coerce.number().int().min(1).max(1_000).optional(),
  /** Words of the search box; may be empty. */
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
