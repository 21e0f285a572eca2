import { isUndecided, type Referral, stageOf } from '../../referrals/index.ts';

const day = 86_400_000;
/** Milliseconds without activity by anybody. */
const quietAfter = 14 * day;

export interface DigestContent {
  /** Owned and unanswered, nearest deadline first. */
  readonly runningOut: readonly Referral[];
  /** As `runningOut`, of those for whom the person stands in. */
  readonly covered: readonly Referral[];
  /** Owned, with an open question of the connected CRM. */
  readonly asked: readonly Referral[];
  /** Unanswered, of colleagues who are there: a step of their escalation stands in the same list. */
  readonly escalated: readonly Referral[];
  readonly unowned: readonly Referral[];
  /** Owned, and expired without an answer since the previous list: their cards say so, but nobody is notified of an edit. */
  readonly expired: readonly Referral[];
  /** Owned and accepted, without activity for 14 days. */
  readonly quiet: readonly Referral[];
  /** Owned and accepted, past their close date. */
  readonly late: readonly Referral[];
}

/** The content of a person's morning digest. Each referral appears once, in its most urgent section. */
export function digestOf(
  {
    mine,
    covered = [],
    escalated = [],
    expired,
    unowned,
    asked,
  }: {
    readonly mine: readonly Referral[];
    readonly covered?: readonly Referral[];
    readonly escalated?: readonly Referral[];
    /** Absent: those among `mine`. */
    readonly expired?: readonly Referral[];
    readonly unowned: readonly Referral[];
    /** Ids of those with an open question of the CRM. */
    readonly asked?: ReadonlySet<string>;
  },
  now: Date,
): DigestContent {
  const isWaiting = (referral: Referral) =>
    referral.kind === 'inbound' && isUndecided(referral, now) && now < referral.deadline;
  const open = mine.filter(({ kind, record }) => kind !== 'lead' && record.status === 'Active');
  const isAsked = ({ id }: Referral) => asked?.has(id) === true;
  const active = open.filter((referral) => !isAsked(referral));
  const isLate = ({ record }: Referral) =>
    record.closesAt !== undefined && record.closesAt.getTime() + day <= now.getTime();
  const isQuiet = ({ record }: Referral) => now.getTime() - record.updatedAt.getTime() >= quietAfter;
  return {
    runningOut: mine.filter(isWaiting),
    covered: covered.filter(isWaiting),
    asked: open.filter(isAsked),
    escalated: escalated.filter(isWaiting),
    unowned: unowned.filter(isWaiting),
    expired: (expired ?? mine).filter((referral) => stageOf(referral, now) === 'expired'),
    late: active.filter(isLate),
    quiet: active.filter((referral) => !isLate(referral) && isQuiet(referral)),
  };
}

export function isEmptyDigest(content: DigestContent): boolean {
  return Object.values(content).every((some) => some.length === 0);
}

export function referralsIn(content: DigestContent): readonly Referral[] {
  const { runningOut, covered, escalated, asked, unowned, expired, late, quiet } = content;
  return [...runningOut, ...covered, ...escalated, ...asked, ...unowned, ...expired, ...late, ...quiet];
}
