import type { Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment, formatTime } from '../../../i18n/format.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import { actorName } from '../cards/actor-name.ts';
import { fullName } from '../record/members.ts';
import type { Actor, Decision, Referral } from '../record/referral.ts';
import { absentOwner } from '../rules/absent-owner.ts';
import { answerOf, closingDecisionOf } from '../rules/first-answer.ts';
import type { AnswerOutcome, ClaimOutcome } from './referral-service.ts';

/** What the person attempted. */
export type AnswerKind = 'accepted' | 'declined' | 'undone' | 'claimed' | 'released' | 'assigned';

type Asker = Pick<Turn, 'locale' | 'timeZone' | 'zoneIsOwn' | 'person'>;

/** One sentence above the card: what the press did, or why it did nothing. */
export function pressNotice(
  turn: Asker,
  outcome: Exclude<AnswerOutcome | ClaimOutcome, { kind: 'not-found' }>,
  what: AnswerKind,
): string {
  const { referral } = outcome;
  if (outcome.kind === 'done') return doneNotice(turn, referral, what);
  if (outcome.kind === 'needs-phone') return say(turn.locale, 'notice.claimNeedsPhone');
  if (outcome.kind === 'has-owner')
    return say(turn.locale, 'notice.claimHasOwner', { name: fullName(absentOwner(referral) ?? {}) });
  return outcome.kind === 'not-allowed' ? refusedNotice(turn, referral, what) : staleNotice(turn, referral, what);
}

function doneNotice(turn: Asker, referral: Referral, what: AnswerKind): string {
  const { decision, owner } = referral;
  if (what === 'released' && owner) return takenNotice(turn, owner);
  if (what === 'accepted' && decision?.state === 'held') return heldNotice(turn, decision);
  if (what === 'assigned') return say(turn.locale, 'notice.assigned', { name: owner?.name ?? '' });
  if (what !== 'declined') return say(turn.locale, `notice.${what}`);
  if (decision?.state !== 'held') return say(turn.locale, 'notice.declinedNow');
  return say(turn.locale, 'notice.declined', {
    time: formatMoment(turn.locale, decision.goesOutAt, turn.timeZone, { zone: !turn.zoneIsOwn, now: decision.at }),
  });
}

/** An accept waits only seconds for Undo, so the time is given with seconds. */
function heldNotice({ locale, timeZone, zoneIsOwn }: Asker, { goesOutAt, at }: Decision): string {
  const time = formatTime(locale, goesOutAt, timeZone, { zone: !zoneIsOwn, since: at });
  return say(locale, 'notice.acceptedHeld', { time });
}

function refusedNotice(turn: Asker, referral: Referral, what: AnswerKind): string {
  if (turn.person.guest) return say(turn.locale, 'action.notAllowed.guest');
  const name = referral.owner?.name ?? answeredBy(turn, referral) ?? '';
  switch (what) {
    case 'claimed':
      return referral.owner ? takenNotice(turn, referral.owner) : say(turn.locale, 'action.notAllowed.claim');
    case 'released':
      return say(turn.locale, 'action.notAllowed.release', { name });
    case 'assigned':
      return say(turn.locale, 'action.notAllowed.assign');
    case 'undone':
      return say(turn.locale, 'action.notAllowed.undo', { name: answeredBy(turn, referral) ?? name });
    default:
      return say(turn.locale, 'action.notAllowed.answer');
  }
}

/** A person may have pressed in another window or on another device before. */
function isOwn({ person }: Asker, by: PersonKey): boolean {
  return personId(person) === personId(by);
}

function takenNotice(turn: Asker, owner: Actor): string {
  return isOwn(turn, owner)
    ? say(turn.locale, 'action.alreadyYours')
    : say(turn.locale, 'action.alreadyClaimed', { name: owner.name });
}

function answeredBy({ locale }: Asker, referral: Referral): string | undefined {
  const answer = answerOf(referral);
  return answer && actorName(locale, answer.by);
}

/** Who was faster, and when: the loser of a race gets more than "out of date". */
function staleNotice(turn: Asker, referral: Referral, what: AnswerKind): string {
  const { locale, timeZone, zoneIsOwn } = turn;
  const { record } = referral;
  const decision = answerOf(referral) ?? closingDecisionOf(referral);
  if (decision) {
    // Undo refers to an answer: it may still be possible, but not from this copy of the card, or the answer has gone
    // out.
    if (what === 'undone' && couldBeUndone(decision))
      return say(locale, decision.state === 'held' ? 'action.stale' : 'notice.undoTooLate');
    const when = formatMoment(locale, decision.at, timeZone, { zone: !zoneIsOwn, now: decision.at });
    const outcome = outcomeWords[decision.kind];
    return isOwn(turn, decision.by)
      ? say(locale, 'action.alreadyDecidedByYou', { when, outcome })
      : say(locale, 'action.alreadyDecided', { name: actorName(locale, decision.by), when, outcome });
  }
  if (record.status !== 'New')
    return say(locale, 'action.alreadyDecidedInPartnerCenter', { outcome: record.substatus.toLowerCase() });
  if (what === 'claimed' && referral.owner) return takenNotice(turn, referral.owner);
  return say(locale, 'action.stale');
}

/** An answer that went out at once never showed an Undo: the press must refer to the answer before it. */
function couldBeUndone({ kind, at, goesOutAt }: Decision): boolean {
  return kind === 'decline' || (kind === 'accept' && goesOutAt > at);
}

/** The cases of `action.alreadyDecided` and `action.alreadyDecidedByYou`. */
const outcomeWords = { accept: 'accepted', decline: 'declined', won: 'won', lost: 'lost' } as const;
