import { toWireMember, toWireSolution } from './patch.ts';
import type { NewReferral } from './port.ts';
import { present } from './tolerant.ts';

/**
 * The body of `POST /referrals` (docs/partner-center.md#creating). `type` is only a hint: Partner Center derives it
 * from the consent.
 */
export function toCreateBody(referral: NewReferral): Record<string, unknown> {
  const { customer, inviteMicrosoft } = referral;
  const shared = referral.shareWithMicrosoftSellers || inviteMicrosoft !== undefined;
  return present({
    name: referral.name,
    externalReferenceId: referral.externalReferenceId,
    campaignId: referral.campaignId,
    mpnId: referral.mpnId,
    salesStage: referral.salesStage,
    qualification: 'SalesQualified',
    type: shared ? 'Shared' : 'Independent',
    engagementId: inviteMicrosoft?.engagementId,
    // Microsoft's side starts unanswered; our own deals start accepted without saying so
    // (docs/partner-center.md#states).
    status: inviteMicrosoft && 'New',
    substatus: inviteMicrosoft && 'Pending',
    customerProfile: present({
      name: customer.name,
      address: customer.address,
      size: customer.size,
      team: customer.contacts.map(toWireMember),
      ids: customer.dunsNumber === undefined ? undefined : [{ profileType: 'Duns', id: customer.dunsNumber }],
    }),
    consent: {
      consentToToShareInfoWithOthers: true, // Partner Center's own spelling
      consentToContact: true,
      consentToMicrosoftToContactSpecificPartners: true,
      consentToShareReferralWithMicrosoftSellers: shared,
    },
    details: present({
      notes: referral.notes,
      dealValue: referral.dealValue.value,
      currency: referral.dealValue.currency,
      closingDateTime: referral.closesAt.toISOString(),
      requirements: {
        solutions: referral.solutions.map(toWireSolution),
        additionalRequirements: {
          attributes: [
            { type: 'CustomerMarketplaceIntent', id: referral.marketplaceIntent },
            ...(referral.solutionArea ? [{ type: 'SolutionArea', id: referral.solutionArea }] : []),
          ],
        },
      },
    }),
    team: referral.team.map(toWireMember),
    inviteContext:
      inviteMicrosoft &&
      present({
        notes: inviteMicrosoft.notes,
        assistanceRequestCode: inviteMicrosoft.assistanceRequestCode,
      }),
    target: inviteMicrosoft ? [{ type: 'BusinessProfileLocation', id: 'msft' }] : [],
  });
}
