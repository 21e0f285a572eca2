import {
  acceptance,
  answeredInTime,
  declineReasonsGiven,
  expiry,
  firstAnswerTime,
  reminderEffect,
  trend,
} from './answer-metrics.ts';
import {
  duplicates,
  microsoftsAnswers,
  quality,
  registrationStandings,
  unreachableOwners,
  willExpire,
  workload,
} from './attention-metrics.ts';
import { byCountry, bySolution, byStage, campaigns, cycleTime, neglected, winRate } from './deal-metrics.ts';
import type { Metric, MetricId } from './figure.ts';
import type { Population } from './population.ts';

/** All metrics, M1 to M21, each in a pass or two over the population. */
export const metrics: Readonly<Record<MetricId, (population: Population) => Metric>> = {
  'answer-time': firstAnswerTime,
  'answered-in-time': answeredInTime,
  acceptance,
  expiry,
  'decline-reasons': declineReasonsGiven,
  stages: byStage,
  solutions: bySolution,
  countries: byCountry,
  'win-rate': winRate,
  'cycle-time': cycleTime,
  neglected,
  trend,
  workload: (population) => workload(population),
  'will-expire': willExpire,
  unreachable: unreachableOwners,
  reminders: reminderEffect,
  campaigns,
  microsoft: microsoftsAnswers,
  registration: registrationStandings,
  quality,
  duplicates,
};

/** Metrics with a line per person: admins see all lines, other people only their own. */
export const metricsOfPeople: ReadonlySet<MetricId> = new Set(['workload', 'unreachable']);
