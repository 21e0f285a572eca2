import type { NewReferral } from '../../../partner-center/port.ts';
import type { SolutionTag } from '../../referrals/index.ts';
import type { DealFields, DealSolution } from '../draft/deal-draft.ts';

/** A draft without holes, as Partner Center wants it (reference 2.13); undefined while something is missing. */
export function newReferralOf(fields: DealFields): NewReferral | undefined {
  const { customer, contact, visibility, name, value, closeDate, marketplaceIntent, employees, solutions } = fields;
  if (!customer || !visibility || !name || !value || !closeDate || !employees?.length || !solutions?.length) {
    return undefined;
  }
  return {
    name,
    customer: {
      name: customer.name,
      address: present(customer.address),
      contacts: contact ? [contact] : [],
      ...(customer.dunsNumber ? { dunsNumber: customer.dunsNumber } : {}),
    },
    dealValue: value,
    // A calendar day: midnight UTC is the same day to everybody.
    closesAt: new Date(`${closeDate}T00:00:00Z`),
    solutions: solutions.map(tagOf),
    team: employees,
    shareWithMicrosoftSellers: visibility !== 'private',
    marketplaceIntent: marketplaceIntent ?? 'HaveNotDecided',
    ...present({
      notes: fields.notes,
      externalReferenceId: fields.crmId,
      campaignId: fields.campaignId,
      mpnId: fields.location,
      solutionArea: fields.solutionArea,
    }),
  };
}

/** Microsoft's side of the same engagement: the second record of a co-sell deal. */
export function invitationOf(own: NewReferral, engagementId: string, { help, helpNotes }: DealFields): NewReferral {
  return {
    ...own,
    inviteMicrosoft: {
      engagementId,
      assistanceRequestCode: help ?? 'GeneralOrOther',
      ...(helpNotes ? { notes: helpNotes } : {}),
    },
  };
}

function tagOf({ id, name, publisherName, owner, isAssessment, quantity, price }: DealSolution): SolutionTag {
  const solutionType = isAssessment ? 'Assessment' : owner === 'third-party' ? '3P' : undefined;
  return {
    id,
    name,
    type: 'Name',
    ...present({ publisherName, solutionType, quantity, price: price?.value, currency: price?.currency }),
  };
}

type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** Without what was skipped. */
function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>;
}
