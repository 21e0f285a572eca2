import type { Decision, FirstAnswer, Referral, ReferralRecord } from '../record/referral.ts';

/**
 * `referral.decision` holds the answer (accept, decline) at first and the closing (won, lost) later: these types say
 * which of the two is meant.
 */
export type GivenAnswer = Decision & { readonly kind: 'accept' | 'decline' };
export type ClosingDecision = Decision & { readonly kind: 'won' | 'lost' };

/**
 * Our accept or decline, confirmed or being sent, even after a closing. `undefined` for an answer given in Partner
 * Center itself (its record names no person) and after an expiry.
 */
export function answerOf({ decision, acceptance, record }: Referral): GivenAnswer | undefined {
  const answer = acceptance ?? decision;
  if (!answer || !isAnswer(answer)) return undefined;
  return answer.state === 'confirmed' || record.status === 'New' ? answer : undefined;
}

/** Our won or lost, confirmed or being sent. `undefined` for a deal closed in Partner Center itself. */
export function closingDecisionOf({ decision, record }: Referral): ClosingDecision | undefined {
  if (!decision || isAnswer(decision)) return undefined;
  const closing = decision as ClosingDecision;
  return closing.state === 'confirmed' || record.status === 'Active' ? closing : undefined;
}

function isAnswer(decision: Decision): decision is GivenAnswer {
  return decision.kind === 'accept' || decision.kind === 'decline';
}

/** Stores the first answer in the write that first shows one; a stored one is kept. */
export function withFirstAnswer(referral: Referral): Referral {
  if (referral.firstAnswer) return referral;
  const firstAnswer = ours(referral) ?? givenInPartnerCenter(referral);
  return firstAnswer ? { ...referral, firstAnswer } : referral;
}

/** What remains of it after this decision was undone, or refused by Partner Center. */
export function firstAnswerWithout(
  { firstAnswer }: Pick<Referral, 'firstAnswer'>,
  decision: Decision | undefined,
): Pick<Referral, 'firstAnswer'> {
  return firstAnswer && firstAnswer.decisionId !== decision?.id ? { firstAnswer } : {};
}

function ours(referral: Referral): FirstAnswer | undefined {
  const answer = answerOf(referral);
  return answer && { kind: answer.kind, by: answer.by, at: answer.at, decisionId: answer.id };
}

function givenInPartnerCenter({ kind, record }: Referral): FirstAnswer | undefined {
  const answer = kind === 'inbound' ? answerShownBy(record) : undefined;
  if (!answer) return undefined;
  return answer.at
    ? { kind: answer.kind, at: answer.at }
    : { kind: answer.kind, at: record.updatedAt, estimated: true };
}

/** A won or lost deal was accepted before. An expired one was never answered. */
function answerShownBy({ status, substatus, acceptedAt, closedAt }: ReferralRecord) {
  if (status === 'Active' || (status === 'Closed' && (substatus === 'Won' || substatus === 'Lost')))
    return { kind: 'accept', at: acceptedAt } as const;
  return status === 'Closed' && substatus === 'Declined' ? ({ kind: 'decline', at: closedAt } as const) : undefined;
}
