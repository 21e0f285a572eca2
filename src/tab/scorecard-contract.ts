import { z } from 'zod';

/** What page and desk tell each other of the scorecard. */
const choice = z.object({ value: z.string(), title: z.string() });

const shownLine = z.object({
  key: z.string(),
  label: z.string(),
  shown: z.string(),
  /** How many there are in the list behind it. */
  count: z.int().nonnegative(),
  /** The list behind it; absent: there is nobody in it. */
  view: z.string().optional(),
  marked: z.boolean(),
});
/** What a chart draws; its labels and what is shown of each are those of the lines, one for each, in their order. */
const shownChart = z.object({
  kind: z.enum(['bars', 'trend']),
  /** From 0 to 1 of the greatest; a trend has a second one for its nine tenths; absent: too few to be drawn. */
  points: z.array(z.object({ key: z.string(), part: z.number().optional(), most: z.number().optional() })),
});
export const TabMetric = z.object({
  id: z.string(),
  title: z.string(),
  hint: z.string(),
  lines: z.array(shownLine),
  /** There are more lines than are shown. */
  more: z.string().optional(),
  chart: shownChart.optional(),
});
export type TabMetric = z.infer<typeof TabMetric>;

export const TabScorecard = z.object({
  /** The figures are being read for the first time: said in words, and asked for again. */
  reading: z.string().optional(),
  period: z.object({ value: z.string(), from: z.iso.date(), to: z.iso.date(), title: z.string() }),
  zone: z.string(),
  whose: z.string(),
  location: z.string(),
  periods: z.array(choice),
  zones: z.array(choice),
  people: z.array(choice),
  locations: z.array(choice),
  /** That Partner Center is late, and this is not. */
  note: z.string(),
  metrics: z.array(TabMetric),
  /** Campaigns whose costs this reader may enter, with what was entered; absent: they may not. */
  costs: z
    .array(
      z.object({
        ...{ campaign: z.string(), currency: z.string(), cost: z.number(), from: z.iso.date(), to: z.iso.date() },
        /** The cost and its days, as the reader writes them. */
        text: z.string(),
      }),
    )
    .optional(),
  campaigns: z.array(z.string()),
  asOf: z.string(),
});
export type TabScorecard = z.infer<typeof TabScorecard>;

const scorecardDay = z.iso.date();
export const ScorecardSent = z.strictObject({
  period: z.string().max(20).default('this-month'),
  from: scorecardDay.optional(),
  to: scorecardDay.optional(),
  zone: z.string().max(60).optional(),
  /** A person's id, `me`; empty: everybody. */
  whose: z.string().max(100).default(''),
  location: z.string().max(60).default(''),
});
export const CampaignCostSent = z.strictObject({
  campaign: z.string().trim().min(1).max(200),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** As it was typed: `10,000` is read as people write amounts. 0: nothing is known of it any more. */
  cost: z.string().trim().min(1).max(60),
  from: scorecardDay,
  to: scorecardDay,
});

/** What was typed for a cost is no amount, or may be two: in words. */
export const TabCostEntered = z.object({ entered: z.boolean(), problem: z.string().optional() });
export type TabCostEntered = z.infer<typeof TabCostEntered>;
