import { z } from 'zod';
import { TabCard, tabSorts } from './contract.ts';

/** The page's and the desk's contract for what is done beside reading: the desk's own settings, files out and in. */

/** The desk's own cards, by the words that bring them in chat. */
export const tabPanels = ['settings', 'away', 'routing', 'roles', 'reminders', 'channel', 'audit'] as const;
export type TabPanelName = (typeof tabPanels)[number];

export const TabPanels = z.object({
  /** Which of them there are for this person, in the order of the page. */
  panels: z.array(z.object({ name: z.enum(tabPanels), title: z.string() })),
  /** The person's day by the desk's clock: their device's may be wrong. */
  today: z.iso.date(),
});
export type TabPanels = z.infer<typeof TabPanels>;

export const TabPanel = z.object({ cards: z.array(TabCard), texts: z.array(z.string()) });
export type TabPanel = z.infer<typeof TabPanel>;

/** `file` absent: there is nothing to be had here, and `text` says why. */
export const TabExport = z.object({
  file: z.object({ name: z.string(), text: z.string(), rows: z.int().nonnegative() }).optional(),
  text: z.string(),
});
export type TabExport = z.infer<typeof TabExport>;

/** Somebody's newest import. `again`: how it stands changes by itself. */
export const TabImport = z.object({ text: z.string(), card: TabCard.optional(), again: z.boolean() });
export type TabImport = z.infer<typeof TabImport>;

/** The ladder of reminders: as it is, and what the typed one would send. */
export const TabLadder = z.object({
  /** How long before the deadline, the longest first. */
  now: z.array(z.string()),
  typed: z.string(),
  problem: z.string().optional(),
  lines: z.array(z.string()),
  days: z.array(z.object({ day: z.string(), owners: z.int().nonnegative(), channel: z.int().nonnegative() })),
});
export type TabLadder = z.infer<typeof TabLadder>;
export const LadderAsked = z.strictObject({ ladder: z.string().max(200).default('') });

export const PanelAsked = z.strictObject({ name: z.enum(tabPanels) });
export const ExportAsked = z.strictObject({ view: z.string().max(500) });
export const UploadAsked = z.strictObject({ name: z.string().min(1).max(200) });

/** What is done with several rows at once. Answers are not among them: each is decided by itself. */
export const bulkDeeds = ['favourite', 'claim', 'stage', 'remind'] as const;
export type BulkDeed = (typeof bulkDeeds)[number];
export const mostBulkRows = 100;

export const BulkSent = z
  .strictObject({
    deed: z.enum(bulkDeeds),
    /** Of `stage` alone. */
    stage: z.literal([10, 20, 40, 60, 80]).optional(),
    rows: z
      .array(z.strictObject({ id: z.guid(), revision: z.int().nonnegative() }))
      .min(1)
      .max(mostBulkRows),
  })
  .refine(({ deed, stage }) => deed !== 'stage' || stage !== undefined);

/** Each row its own result, in the order in which they were sent. */
export const TabBulk = z.object({
  results: z.array(z.object({ id: z.guid(), done: z.boolean(), text: z.string() })),
});
export type TabBulk = z.infer<typeof TabBulk>;

/** An answer that comes in lines, by the id that the page gave it (`?answer=`), has come to its end. */
export const HeardSent = z.strictObject({ answer: z.guid() });

/** What happened to a referral, the newest first, and whether it is whole. */
export const TabAudit = z.object({
  isWhole: z.boolean(),
  text: z.string(),
  lines: z.array(
    z.object({
      number: z.int().positive(),
      when: z.string(),
      what: z.string(),
      who: z.string(),
      changes: z.array(z.string()),
      /** The beginning of it; empty while it waits to be sealed. */
      seal: z.string(),
    }),
  ),
});
export type TabAudit = z.infer<typeof TabAudit>;
export const TabAuditFile = z.object({ name: z.string(), text: z.string() });
export type TabAuditFile = z.infer<typeof TabAuditFile>;
const auditFormat = z.enum(['csv', 'jsonl']);
export const AuditFileAsked = z.strictObject({ format: auditFormat });
/** Days as the reader's zone has them, both in it. */
export const AuditPeriodAsked = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  person: z.string().max(200).default(''),
  format: auditFormat,
});
/** `file` absent: there is nothing to be had, and `text` says why. */
export const TabAuditPeriod = z.object({ file: TabAuditFile.optional(), text: z.string() });
export type TabAuditPeriod = z.infer<typeof TabAuditPeriod>;

const savedView = z.strictObject({
  name: z.string().min(1).max(60),
  view: z.string().min(1).max(500),
  sort: z.enum(tabSorts),
});
/** Somebody's own views, and what became of the last deed. */
export const TabViews = z.object({
  views: z.array(savedView),
  text: z.string(),
  /** Nothing was saved or renamed, for what `text` says: what was typed stays. */
  refused: z.literal(true).optional(),
});
export type TabViews = z.infer<typeof TabViews>;
export const ViewSent = savedView;
export const ViewRenamed = z.strictObject({ name: z.string().min(1).max(60), to: z.string().min(1).max(60) });
export const ViewRemoved = z.strictObject({ name: z.string().min(1).max(60) });
