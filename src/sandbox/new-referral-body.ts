import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalidRequest } from './api-error.ts';
import { blankReferral } from './blank-referral.ts';
import { withKnownNames } from './field-names.ts';
import { demoCompany } from './people.ts';
import { Person, Solution, toMember, toSolution } from './referral-parts.ts';
import type { ReferralRecord } from './referral-record.ts';
import { toNumber } from './referral-rules.ts';

const text = z.string().nullish();
const flag = z.boolean().optional();

/** The required objects of POST /referrals (LEARN create-a-referral); what is optional may be absent or null. */
const NewReferral = z.looseObject({
  name: z.string(),
  engagementId: text,
  externalReferenceId: text,
  qualification: text,
  type: z.enum(['Independent', 'Shared']),
  campaignId: text,
  salesStage: text,
  mpnId: text,
  referralProgram: text,
  favorite: flag,
  target: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
  customerProfile: z.looseObject({
    name: z.string(),
    size: text,
    address: z.looseObject({ addressLine1: z.string(), city: z.string(), country: z.string() }),
    team: z.array(Person).nullish(),
    ids: z.union([z.array(z.object({ profileType: z.string(), id: z.string() })), z.object({})]).nullish(),
  }),
  consent: z.looseObject({
    consentToToShareInfoWithOthers: flag,
    consentToContact: flag,
    consentToMicrosoftToContactSpecificPartners: flag,
    consentToShareReferralWithMicrosoftSellers: flag,
  }),
  details: z.looseObject({
    notes: text,
    dealValue: z.union([z.number(), z.string()]).nullish(),
    currency: text,
    closingDateTime: text,
    requirements: z.looseObject({ solutions: z.array(Solution) }),
  }),
  team: z.array(Person),
  inviteContext: z.looseObject({ notes: text, assistanceRequestCode: text }).nullish(),
});
type NewReferral = z.infer<typeof NewReferral>;

function parse(body: unknown): NewReferral {
  const parsed = NewReferral.safeParse(withKnownNames(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidRequest(`${issue?.path.join('.') || 'body'}: ${issue?.message}`, 'invalidBody');
}

/** The record that a body asks for. Created by the partner means accepted at once: "All the deals you have created are in Accepted stage by default". */
export function recordFromBody(body: unknown): { draft: ReferralRecord; joins: boolean } {
  const request = parse(body);
  const blank = blankReferral();
  const { customerProfile, details, consent, inviteContext } = request;
  const shared = consent.consentToShareReferralWithMicrosoftSellers === true;
  const draft: ReferralRecord = {
    ...blank,
    id: randomUUID(),
    engagementId: request.engagementId?.toLowerCase() || randomUUID(),
    name: request.name,
    externalReferenceId: request.externalReferenceId ?? null,
    qualification: request.qualification ?? 'None',
    // "Indicative; the actual type is derived from consent" (MCP26).
    type: shared ? 'Shared' : 'Independent',
    direction: 'Outgoing',
    status: 'Active',
    substatus: 'Accepted',
    campaignId: request.campaignId ?? null,
    salesStage: request.salesStage ?? null,
    mpnId: request.mpnId ?? blank.mpnId,
    referralProgram: request.referralProgram ?? null,
    favorite: request.favorite ?? false,
    target: request.target ?? [],
    customerProfile: {
      ...blank.customerProfile,
      name: customerProfile.name,
      size: customerProfile.size ?? null,
      address: { ...blank.customerProfile.address, ...customerProfile.address },
      team: (customerProfile.team ?? []).map(toMember),
      ids: Array.isArray(customerProfile.ids) ? customerProfile.ids : [],
    },
    consent: toConsent(consent),
    details: {
      ...blank.details,
      notes: details.notes ?? null,
      dealValue: toNumber(details.dealValue, 'details.dealValue'),
      currency: details.currency ?? null,
      closingDateTime: details.closingDateTime ?? null,
      requirements: { ...blank.details.requirements, ...toRequirements(details.requirements) },
    },
    team: request.team.map(toMember),
    inviteContext: {
      notes: inviteContext?.notes ?? null,
      assistanceRequestCode: inviteContext?.assistanceRequestCode ?? 'Unknown',
      invitedMpnId: null,
      invitedBy: {
        organizationId: demoCompany.organizationId,
        organizationName: demoCompany.organizationName,
      },
    },
  };
  return { draft, joins: Boolean(request.engagementId) };
}

const toConsent = (given: NewReferral['consent']): ReferralRecord['consent'] => ({
  consentToToShareInfoWithOthers: given.consentToToShareInfoWithOthers ?? false,
  consentToContact: given.consentToContact ?? false,
  consentToMicrosoftToContactSpecificPartners: given.consentToMicrosoftToContactSpecificPartners ?? false,
  consentToShareReferralWithMicrosoftSellers: given.consentToShareReferralWithMicrosoftSellers ?? false,
});

function toRequirements(given: NewReferral['details']['requirements']) {
  const blank = blankReferral().details.requirements;
  const additional = z
    .looseObject({ iot: z.record(z.string(), z.unknown()).nullish(), attributes: z.array(z.any()).nullish() })
    .nullish()
    .parse(given.additionalRequirements ?? null);
  const tags = z.array(z.object({ id: z.string() })).nullish();
  return {
    industries: tags.parse(given.industries) ?? [],
    products: tags.parse(given.products) ?? [],
    services: tags.parse(given.services) ?? [],
    solutions: given.solutions.map(toSolution),
    additionalRequirements: {
      iot: additional?.iot ?? blank.additionalRequirements.iot,
      attributes: additional?.attributes ?? blank.additionalRequirements.attributes,
    },
  };
}
