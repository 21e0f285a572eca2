import type { Fact } from './fact.ts';
import type { Percentiles, Ratio, Sum } from './values.ts';

/** The metrics by their numbers in the reference's list, in the order of the page. */
export const metricIds = [
  'answer-time',
  'answered-in-time',
  'acceptance',
  'expiry',
  'decline-reasons',
  'stages',
  'solutions',
  'countries',
  'win-rate',
  'cycle-time',
  'neglected',
  'trend',
  'workload',
  'will-expire',
  'unreachable',
  'reminders',
  'campaigns',
  'microsoft',
  'registration',
  'quality',
  'duplicates',
] as const;
export type MetricId = (typeof metricIds)[number];

/** A number and what it counts: whoever opens it finds these very referrals. */
export interface Figure {
  /** Unique within its metric: `expired`, `stage-40`, `country-DE`. */
  readonly key: string;
  /** What the line is called where that is no word of the desk's: a solution's name, a campaign, a person. */
  readonly name?: string;
  readonly rows: readonly Fact[];
  readonly value?: FigureValue;
  /** Something is wrong with it: overloaded, at risk. */
  readonly isMarked?: boolean;
}

/** What is shown; absent: how many rows there are. */
export type FigureValue =
  | ({ readonly kind: 'time' } & Percentiles)
  | ({ readonly kind: 'ratio' } & Ratio)
  | {
      readonly kind: 'money';
      readonly sums: readonly Sum[];
      readonly weighted?: readonly Sum[];
      readonly unvalued: number;
    }
  | { readonly kind: 'campaign'; readonly campaign: CampaignFigures }
  | { readonly kind: 'score'; readonly score: number };

export interface CampaignFigures {
  readonly accepted: Ratio;
  readonly pipeline: readonly Sum[];
  readonly won: readonly Sum[];
  /** Won value per referral, where no cost was entered. */
  readonly perReferral: readonly Sum[];
  /** (won − cost) ÷ cost, where an admin has entered what it cost, in that currency and for that time. */
  readonly returns: readonly { readonly currency: string; readonly cost: number; readonly won: number }[];
}

export interface Metric {
  readonly id: MetricId;
  readonly figures: readonly Figure[];
}
