import { createHash } from 'node:crypto';
import { type MetricId, metricIds } from './figure.ts';
import type { Period, ScorecardFilters } from './population.ts';

/**
 * Identifies a figure of the scorecard, so that a list can show the referrals behind it. Its code is small enough for
 * the view in a button's data.
 */
export interface FigureCode extends ScorecardFilters {
  readonly metric: MetricId;
  /** The key as `keyInCode` encodes it. */
  readonly key: string;
  readonly period: Period;
  /** IANA name. */
  readonly zone: string;
}

/**
 * Encodes a figure's key. Names of campaigns, solutions and people are hashed: they are long, and should not be
 * readable in a link.
 */
export function keyInCode(key: string): string {
  if (/^[a-z][\w-]{0,39}$/i.test(key)) return key;
  return `h-${createHash('sha256').update(key).digest('base64url').slice(0, 16)}`;
}

export function figureCode({ metric, key, period, zone, person = '', location = '' }: FigureCode): string {
  const moments = [period.from, period.to].map((at) => at.toString(36));
  return [metric, keyInCode(key), ...moments, zone, person, location].join('~');
}

/** Parses untrusted input: undefined if it is no valid code. */
export function figureInCode(code: string): FigureCode | undefined {
  const [metric, key, from, to, zone = '', person, location, ...more] = code.split('~');
  const known = metricIds.find((id) => id === metric);
  const period = { from: Number.parseInt(from ?? '', 36), to: Number.parseInt(to ?? '', 36) };
  if (!known || !key || more.length > 0 || !Number.isSafeInteger(period.from) || !Number.isSafeInteger(period.to))
    return undefined;
  return { metric: known, key, period, zone, ...(person ? { person } : {}), ...(location ? { location } : {}) };
}
