import { type AnswerTime, type DeclineReason, declineReasons, type LikeThis, reasonTexts } from '../referrals/index.ts';

/** An earlier referral: its answer and its outcome. */
export interface Ended {
  readonly id: string;
  readonly answer: 'accept' | 'decline';
  readonly status: string;
  readonly substatus: string;
  /** The reason as Partner Center stores it. */
  readonly statusReason?: string;
  /** The reason chosen in the desk. */
  readonly reason?: DeclineReason;
}

/** Undefined: no similar referrals. Each referral counts once, even if it shares several solutions. */
export function likeThis(
  rows: readonly Ended[],
  { self, isMore }: { readonly self: string; readonly isMore: boolean },
): LikeThis | undefined {
  const earlier = [...new Map(rows.map((row) => [row.id, row])).values()].filter(({ id }) => id !== self);
  if (earlier.length === 0) return undefined;
  const declined = earlier.filter(({ answer }) => answer === 'decline');
  const mostly = mostlyBecause(declined);
  return {
    accepted: earlier.length - declined.length,
    won: earlier.filter(
      ({ answer, status, substatus }) => answer === 'accept' && status === 'Closed' && substatus === 'Won',
    ).length,
    declined: declined.length,
    ...(mostly ? { mostly } : {}),
    isMore,
  };
}

/** The reason shared by more than half of the declined referrals, and by at least two: less would be a guess. */
function mostlyBecause(declined: readonly Ended[]): DeclineReason | undefined {
  const counts = Map.groupBy(
    declined.flatMap((row) => reasonOf(row) ?? []),
    (reason) => reason,
  );
  const [most] = [...counts].sort(([, one], [, other]) => other.length - one.length);
  return most && most[1].length > 1 && most[1].length * 2 > declined.length ? most[0] : undefined;
}

function reasonOf({ statusReason = '', reason }: Ended): DeclineReason | undefined {
  const text = statusReason.toLowerCase();
  return declineReasons.find((each) => text.startsWith(reasonTexts[each].toLowerCase())) ?? reason;
}

/** Minimum sample size for a team's answer time. */
const leastAnswers = 5;

export function answerTime(times: readonly number[], days: number): AnswerTime | undefined {
  if (times.length < leastAnswers) return undefined;
  const sorted = [...times].sort((one, other) => one - other);
  const [below = 0, above = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return { median: (below + above) / 2, answers: sorted.length, days };
}
