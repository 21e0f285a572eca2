import type { NewReferral } from '../../../partner-center/port.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { askedQuestions } from '../questions/order.ts';
import type { BodyPart } from '../questions/shared/question.ts';

/**
 * The request body for Partner Center (docs/partner-center.md#creating); undefined while a required field is missing.
 */
export function newReferralOf(fields: DealFields): NewReferral | undefined {
  const body = askedQuestions.map((question) => questions[question].body?.(fields) ?? {}).reduce(together, {});
  const staged = fields.salesStage === undefined ? body : { ...body, salesStage: String(fields.salesStage) };
  return isWhole(staged) ? staged : undefined;
}

/** Microsoft's side of the same engagement: the second record of a co-sell deal. */
export function invitationOf(own: NewReferral, engagementId: string, fields: DealFields): NewReferral {
  const parts = askedQuestions.map((question) => questions[question].microsoftBody?.(fields) ?? {});
  const inviteMicrosoft = Object.assign({ engagementId, assistanceRequestCode: 'GeneralOrOther' }, ...parts);
  return { ...own, inviteMicrosoft };
}

function together(body: BodyPart, part: BodyPart): BodyPart {
  if (!part.customer) return { ...body, ...part };
  const address = { ...body.customer?.address, ...part.customer.address };
  return { ...body, ...part, customer: { ...body.customer, ...part.customer, address } };
}

function isWhole(body: BodyPart): body is NewReferral {
  const { customer, name, dealValue, closesAt, solutions = [], team = [], shareWithMicrosoftSellers } = body;
  const answered =
    [customer?.name, name, dealValue, closesAt].every(Boolean) && shareWithMicrosoftSellers !== undefined;
  return answered && solutions.length > 0 && team.length > 0;
}
