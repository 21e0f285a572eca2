import type { DeclineReason } from '../referrals/index.ts';

/**
 * What the scorecard counts of one referral: some thirty small values, kept in memory for all of them, so that a figure is a
 * pass over numbers and never a search through documents. Times are milliseconds since 1970.
 */
export interface Fact {
  readonly id: string;
  readonly version: number;
  readonly kind: 'inbound' | 'outbound';
  readonly engagement: string;
  readonly createdAt: number;
  /** When the desk learnt of it. */
  readonly arrivedAt: number;
  readonly deadline: number;
  readonly deadlineEstimated: boolean;
  readonly status: string;
  readonly substatus: string;
  readonly vanished: boolean;
  /** Given and confirmed: what waits for Undo, or is on its way, is none yet; nor is what Partner Center refused. */
  readonly answer?: GivenFirst;
  /** Why it was declined; `portal`: in Partner Center, in words that are none of its reasons. */
  readonly reason?: DeclineReason | 'portal';
  readonly acceptedAt?: number;
  readonly closedAt?: number;
  /** Midnight UTC of the close date. */
  readonly closesAt?: number;
  /** 10 to 100. */
  readonly stage?: number;
  /** Absent: none, or zero. */
  readonly value?: number;
  /** Upper case; absent where it is not told. */
  readonly currency?: string;
  readonly solutions: readonly SolutionFact[];
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** The partner location (MPN id). */
  readonly location?: string;
  /** Trimmed, upper case. */
  readonly campaign?: string;
  /** As the lists' keys have them: who sees it by owning it or being on its team. */
  readonly seers: readonly string[];
  /** `personId`; `absentOwnerId` for whoever stands on Partner Center's team and has not added the desk. Absent: nobody. */
  readonly owner?: string;
  readonly ownerName?: string;
  /** Name without legal form, and country: the same for two ways to write one customer. */
  readonly customer: string;
  /** As it is written. */
  readonly customerName: string;
  readonly duns?: string;
  /** The last deed of a person, here or in Partner Center. */
  readonly workedAt: number;
  readonly rungsSent: readonly { readonly rung: string; readonly at: number }[];
  /** A rung of its owner's ladder has come since they have it. */
  readonly reminderDue: boolean;
  readonly microsoft?: { readonly askedAt: number; readonly answerBy: number; readonly answeredAt?: number };
  readonly registration?: RegistrationFact;
}

export interface GivenFirst {
  readonly kind: 'accept' | 'decline';
  readonly at: number;
  readonly where: 'desk' | 'portal';
  /** Working time from its creation on, by the desk's own calendar. */
  readonly working: number;
}

export interface SolutionFact {
  readonly id: string;
  readonly name: string;
  readonly price?: number;
  readonly quantity?: number;
  readonly currency?: string;
}

/** Where a won deal stands with its registration; `soon`: won less than 72 hours after its creation. */
export type RegistrationFact = 'registrable' | 'soon' | 'waiting' | 'asked' | 'refused' | 'done';

/** Whose it is by Partner Center alone: the desk cannot write to them. */
export const absentOwnerId = 'absent';

export const hourMilliseconds = 3_600_000;
export const dayInMilliseconds = 24 * hourMilliseconds;
