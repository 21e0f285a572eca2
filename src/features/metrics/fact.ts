import type { DeclineReason } from '../referrals/index.ts';

/**
 * The values that the scorecard needs from one referral: some thirty small values, kept in memory for all referrals, so
 * that a figure is a pass over numbers and never a database query. Times are milliseconds since 1970.
 */
export interface Fact {
  readonly id: string;
  readonly version: number;
  readonly kind: 'inbound' | 'outbound';
  readonly engagement: string;
  readonly createdAt: number;
  /** When the referral arrived in the desk. */
  readonly arrivedAt: number;
  readonly deadline: number;
  readonly deadlineEstimated: boolean;
  readonly status: string;
  readonly substatus: string;
  readonly vanished: boolean;
  /**
   * The first answer, once confirmed: not while it can be undone or is being sent, and not if Partner Center refused
   * it.
   */
  readonly answer?: GivenFirst;
  /** Decline reason; `portal`: declined in Partner Center with a text that is none of its reasons. */
  readonly reason?: DeclineReason | 'portal';
  readonly acceptedAt?: number;
  readonly closedAt?: number;
  /** Midnight UTC of the close date. */
  readonly closesAt?: number;
  /** Percent, 10 to 100. */
  readonly stage?: number;
  /** Absent: none, or zero. */
  readonly value?: number;
  /** Upper case; absent: not given. */
  readonly currency?: string;
  readonly solutions: readonly SolutionFact[];
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** The partner location (MPN id). */
  readonly location?: string;
  /** Trimmed, upper case. */
  readonly campaign?: string;
  /** The same keys as for lists: the people who see the referral because they own it or are on its team. */
  readonly seers: readonly string[];
  /**
   * `personId`; `absentOwnerId` if the owner is on Partner Center's team but has not installed the desk. Absent: no
   * owner.
   */
  readonly owner?: string;
  readonly ownerName?: string;
  /** The customer's name without its legal form, and the country: equal for different spellings of one customer. */
  readonly customer: string;
  /** The customer's name as written. */
  readonly customerName: string;
  readonly duns?: string;
  /** The last action of a person, in the desk or in Partner Center. */
  readonly workedAt: number;
  readonly rungsSent: readonly { readonly rung: string; readonly at: number }[];
  /** A reminder of the owner's ladder has become due since they have owned the referral. */
  readonly reminderDue: boolean;
  readonly microsoft?: { readonly askedAt: number; readonly answerBy: number; readonly answeredAt?: number };
  readonly registration?: RegistrationFact;
}

export interface GivenFirst {
  readonly kind: 'accept' | 'decline';
  readonly at: number;
  readonly where: 'desk' | 'portal';
  /** Working time from creation to the answer, in milliseconds, by the desk's calendar. */
  readonly working: number;
}

export interface SolutionFact {
  readonly id: string;
  readonly name: string;
  readonly price?: number;
  readonly quantity?: number;
  readonly currency?: string;
}

/** The registration status of a won deal; `soon`: won less than 72 hours after its creation. */
export type RegistrationFact = 'registrable' | 'soon' | 'waiting' | 'asked' | 'refused' | 'done';

/** The owner of a referral who is known from Partner Center only: the desk cannot write to them. */
export const absentOwnerId = 'absent';

export const hourMilliseconds = 3_600_000;
export const dayInMilliseconds = 24 * hourMilliseconds;
