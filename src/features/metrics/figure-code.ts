import { createHash } from 'node:crypto';
import { type MetricId, metricIds } from './figure.ts';
import type { Period, ScorecardFilters } from './population.ts';

/** A number of the scorecard, as a list can be asked for what is behind it: small enough to stand in a view of a list. */
export interface FigureCode extends ScorecardFilters {
  readonly metric: MetricId;
  /** As `keyInCode` has it. */
  readonly key: string;
  readonly period: Period;
  /** IANA name. */
  readonly zone: string;
}

/** Names of campaigns, solutions and people are long, or nobody else's business in a link: their hash stands for them. */
export function keyInCode(key: string): string {
  if (/^[a-z][\w-]{0,39}$/i.test(key)) return key;
  return `h-${createHash('sha256').update(key).digest('base64url').slice(0, 16)}`;
}

export function figureCode({ metric, key, period, zone, person = '', location = '' }: FigureCode): string {
  const moments = [period.from, period.to].map((at) => at.toString(36));
  return [metric, keyInCode(key), ...moments, zone, person, location].join('~');
}

/** Text from outside like any other: undefined for what is no code. */
export function figureInCode(code: string): FigureCode | undefined {
  const [metric, key, from, to, zone = '', person, location, ...more] = code.split('~');
  const known = metricIds.find((id) => id === metric);
  const period = { from: Number.parseInt(from ?? '', 36), to: Number.parseInt(to ?? '', 36) };
  if (!known || !key || more.length > 0 || !Number.isSafeInteger(period.from) || !Number.isSafeInteger(period.to))
    return undefined;
  return { metric: known, key, period, zone, ...(person ? { person } : {}), ...(location ? { location } : {}) };
}
