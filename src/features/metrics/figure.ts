import type { Fact } from './fact.ts';
import type { Percentiles, Ratio, Sum } from './values.ts';

/** The metrics in the order of their numbers, M1 to M21, which is also the order of the page. */
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

/** A figure, and the referrals it counts: the list behind it shows exactly these. */
export interface Figure {
  /** Unique within its metric: `expired`, `stage-40`, `country-DE`. */
  readonly key: string;
  /** The line's title if it is a name from data: of a solution, a campaign, a person. */
  readonly name?: string;
  readonly rows: readonly Fact[];
  readonly value?: FigureValue;
  /** Highlighted as a problem: overloaded, at risk. */
  readonly isMarked?: boolean;
}

/** The value shown; absent: the number of rows. */
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
  /** Won value per referral, if no cost was entered. */
  readonly perReferral: readonly Sum[];
  /** For (won − cost) ÷ cost, if an admin has entered a cost: won value in its currency and period. */
  readonly returns: readonly { readonly currency: string; readonly cost: number; readonly won: number }[];
}

export interface Metric {
  readonly id: MetricId;
  readonly figures: readonly Figure[];
}
