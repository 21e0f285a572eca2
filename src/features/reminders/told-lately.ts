import { askedRung, type Copy, rungOf, snoozeRung, stepOfRung, type WantedCopy } from '../referrals/index.ts';

/** Milliseconds: what somebody asked to be told at a time says all that a rung this soon after it would. */
const afterSnooze = 30 * 60_000;
/** Milliseconds: within half a working day of a message that called somebody by name, a plain one under the same card adds nothing. */
const afterCall = 4 * 3_600_000;

/** Whether a rung of the ladder would only repeat what the same place was told of the referral a short while ago. */
export function wasToldLately(known: readonly Copy[], rung: WantedCopy, now: Date): boolean {
  return known.some((copy) => {
    const name = rungOf(copy) ?? '';
    const calls = copy.audience === 'channel' && stepOfRung(name) !== undefined;
    const covers = name === snoozeRung ? afterSnooze : calls ? afterCall : 0;
    return covers > 0 && isSamePlace(copy, rung) && isWithin(copy, covers, now);
  });
}

/** Whether a rung of the ladder came to this place at about the time at which somebody's snooze ended. */
export function hadRungLately(known: readonly Copy[], snooze: WantedCopy, now: Date): boolean {
  return known.some((copy) => isOfLadder(copy) && isSamePlace(copy, snooze) && isWithin(copy, afterSnooze, now));
}

/** A step of the ladder or of the escalation: what somebody asked for comes by itself. */
export const isOfLadder = (copy: Copy): boolean => ![undefined, askedRung, snoozeRung].includes(rungOf(copy));

type Addressed = Pick<WantedCopy, 'address'>;

export function isSamePlace(one: Addressed, other: Addressed): boolean {
  return one.address.conversationId === other.address.conversationId;
}

/** Told then, or about to be: a message that was never posted told nobody. */
function isWithin({ state, sentAt, wantedAt }: Copy, milliseconds: number, now: Date): boolean {
  const at = sentAt ?? wantedAt;
  const isTold = state !== 'dropped' && state !== 'gone' && state !== 'lost';
  return isTold && at !== undefined && now.getTime() - at.getTime() < milliseconds;
}
