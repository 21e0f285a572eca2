import type { Locale } from '../../i18n/locale.ts';

export interface RoutingAmount {
  readonly value: number;
  /** ISO 4217; absent: the number applies in the currency of each referral. */
  readonly currency?: string;
}

/** A conjunction of conditions on referrals; empty: all referrals. */
export interface RoutingConditions {
  /** ISO 3166-1 alpha-2; matches any of them. */
  readonly countries?: readonly string[];
  /** ISO 3166-1 alpha-2; matches a referral whose country is known and none of them. */
  readonly notCountries?: readonly string[];
  /** Words that the customer's name contains. */
  readonly customer?: string;
  /** Words of a solution's name, or its id. */
  readonly solution?: string;
  /** Lower bound, inclusive. */
  readonly over?: RoutingAmount;
  /** Upper bound, exclusive. */
  readonly under?: RoutingAmount;
  /** ISO 639 code. */
  readonly language?: string;
  readonly source?: 'microsoft' | 'partner';
  /** Partner location ids (MPN ids); matches any of them. */
  readonly locations?: readonly string[];
}

/**
 * One line as it is read. Its ways to be split share most of their words, so that a piece or a stretch that was read once
 * is remembered until the line is done.
 */
export interface RoutingReading {
  readonly locale: Locale;
  readonly pieces: Map<string, RoutingConditions | undefined>;
  readonly stretches: Map<string, RoutingConditions | undefined>;
}

export const routingReading = (locale: Locale): RoutingReading => ({
  locale,
  pieces: new Map(),
  stretches: new Map(),
});

/** What was read under this key, or is read now. */
export function remembered<T>(known: Map<string, T>, key: string, read: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T;
  const now = read();
  known.set(key, now);
  return now;
}

/** The two halves of a routing rule: the condition on referrals, and the receivers. */
export interface Halves {
  readonly when: string;
  readonly to: string;
  /** Counts only if all of it is understood. */
  readonly onlyWhole?: true;
}
