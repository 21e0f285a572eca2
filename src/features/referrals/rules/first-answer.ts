import type { Decision, FirstAnswer, Referral, ReferralRecord } from '../record/referral.ts';

/**
 * `referral.decision` holds the answer (accept, decline) at first and the closing (won, lost) later: whoever reads it
 * says which of the two they mean.
 */
export type GivenAnswer = Decision & { readonly kind: 'accept' | 'decline' };
export type ClosingDecision = Decision & { readonly kind: 'won' | 'lost' };

/**
 * Our accept or decline, confirmed or on its way, whatever closing came after it. `undefined` for an answer that
 * somebody gave in Partner Center itself (the record does not name them) and where the clock was faster.
 */
export function answerOf({ decision, acceptance, record }: Referral): GivenAnswer | undefined {
  const answer = acceptance ?? decision;
  if (!answer || !isAnswer(answer)) return undefined;
  return answer.state === 'confirmed' || record.status === 'New' ? answer : undefined;
}

/** Our won or lost, confirmed or on its way. `undefined` for a deal that was closed in Partner Center itself. */
export function closingDecisionOf({ decision, record }: Referral): ClosingDecision | undefined {
  if (!decision || isAnswer(decision)) return undefined;
  const closing = decision as ClosingDecision;
  return closing.state === 'confirmed' || record.status === 'Active' ? closing : undefined;
}

function isAnswer(decision: Decision): decision is GivenAnswer {
  return decision.kind === 'accept' || decision.kind === 'decline';
}

/** Stores the first answer in the write that first shows one; what is stored already stays. */
export function withFirstAnswer(referral: Referral): Referral {
  if (referral.firstAnswer) return referral;
  const firstAnswer = ours(referral) ?? givenInPartnerCenter(referral);
  return firstAnswer ? { ...referral, firstAnswer } : referral;
}

/** What is left of it when this decision was undone, or refused by Partner Center. */
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

/** A deal that was won or lost was accepted before. One that expired was answered by nobody. */
function answerShownBy({ status, substatus, acceptedAt, closedAt }: ReferralRecord) {
  if (status === 'Active' || (status === 'Closed' && (substatus === 'Won' || substatus === 'Lost')))
    return { kind: 'accept', at: acceptedAt } as const;
  return status === 'Closed' && substatus === 'Declined' ? ({ kind: 'decline', at: closedAt } as const) : undefined;
}
