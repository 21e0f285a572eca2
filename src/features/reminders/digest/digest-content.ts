import { isUndecided, type Referral } from '../../referrals/index.ts';

const day = 86_400_000;
/** So long without news from anybody. */
const quietAfter = 14 * day;

export interface DigestContent {
  /** Theirs, unanswered, the nearest deadline first. */
  readonly runningOut: readonly Referral[];
  /** Theirs, and the CRM that it is kept in step with waits for somebody's word. */
  readonly asked: readonly Referral[];
  readonly unowned: readonly Referral[];
  /** Theirs, accepted, and nothing heard for 14 days. */
  readonly quiet: readonly Referral[];
  /** Theirs, accepted, past the day on which they should have closed. */
  readonly late: readonly Referral[];
}

/** What somebody's morning is about. Each referral stands once, where it is most urgent. */
export function digestOf(
  {
    mine,
    unowned,
    asked,
  }: {
    readonly mine: readonly Referral[];
    readonly unowned: readonly Referral[];
    /** Ids of those about which the CRM asks something. */
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
    asked: open.filter(isAsked),
    unowned: unowned.filter(isWaiting),
    late: active.filter(isLate),
    quiet: active.filter((referral) => !isLate(referral) && isQuiet(referral)),
  };
}

export function isEmptyDigest(content: DigestContent): boolean {
  return Object.values(content).every((some) => some.length === 0);
}

export function referralsIn({ runningOut, asked, unowned, late, quiet }: DigestContent): readonly Referral[] {
  return [...runningOut, ...asked, ...unowned, ...late, ...quiet];
}
