import type { Referral } from '../record/referral.ts';

/**
 * A press answers a question: will we take this customer's deal, who has it, how does it end. It is stale when that
 * question is another one by now, and by nothing else: a CRM that keeps touching notes, values and contacts would
 * otherwise undo every Accept. The deadline is no part of it: one that moved or passed leaves the answer as good as it was.
 */
export function asksSomethingElse(before: Referral, after: Referral): boolean {
  return JSON.stringify(factsAnswered(before)) !== JSON.stringify(factsAnswered(after));
}

function factsAnswered({ kind, record, vanished, owner, decision, acceptance, refusal }: Referral) {
  return [
    kind,
    record.status,
    record.substatus,
    // Written anew by a CRM ("FABRIKAM  Inc") it is the same customer.
    record.customer.name.replace(/\s+/g, ' ').trim().toLowerCase(),
    vanished,
    owner && [owner.tenantId, owner.aadObjectId],
    decision && [decision.id, decision.state],
    acceptance?.id,
    refusal?.at.getTime(),
  ];
}
