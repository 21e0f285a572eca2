import type { Referral } from '../record/referral.ts';

/**
 * A press answers a question: do we take this customer's deal, who owns it, how does it end. It is stale only when that
 * question has changed: otherwise a CRM that keeps touching notes, values and contacts would undo every Accept. The
 * deadline is not part of the question: an answer is as good after it moved or passed.
 */
export function asksSomethingElse(before: Referral, after: Referral): boolean {
  return JSON.stringify(factsAnswered(before)) !== JSON.stringify(factsAnswered(after));
}

function factsAnswered({ kind, record, vanished, owner, decision, acceptance, refusal }: Referral) {
  return [
    kind,
    record.status,
    record.substatus,
    // A different spelling by a CRM ("FABRIKAM  Inc") is the same customer.
    record.customer.name.replace(/\s+/g, ' ').trim().toLowerCase(),
    vanished,
    owner && [owner.tenantId, owner.aadObjectId],
    decision && [decision.id, decision.state],
    acceptance?.id,
    refusal?.at.getTime(),
  ];
}
