export type { CampaignCosts } from './campaign-costs.ts';
export type { FigureValue, MetricId } from './figure.ts';
export { figureCode } from './figure-code.ts';
export { createScorecard } from './metrics-feature.ts';
export type { Period } from './population.ts';
export { type Days, isZone, type NamedPeriod, namedPeriods, periodOf } from './scorecard-period.ts';
export { type MetricInWords, metricInWords, periodInWords } from './scorecard-words.ts';
export type { CountedMetric, Scorecard, ScorecardAsked, Scorecards } from './scorecards.ts';
