/** The referral as it travels (reference, sections 2.1 and 2.13): camelCase, nulls present, `links` added on the way out. */
export interface ReferralRecord {
  id: string;
  engagementId: string;
  name: string;
  organizationId: string;
  organizationName: string;
  lastModifiedVia: string | null;
  lastRunId: string | null;
  externalReferenceId: string | null;
  createdDateTime: string;
  updatedDateTime: string;
  expirationDateTime: string | null;
  status: string;
  substatus: string;
  statusReason: string | null;
  qualification: string;
  type: string;
  referralSource: string | null;
  eTag: string;
  favorite: boolean;
  campaignId: string | null;
  salesStage: string | null;
  quality: string;
  isSpam: boolean;
  direction: string;
  mpnId: string | null;
  referralProgram: string | null;
  dealSensitivity: string;
  createdVia: string | null;
  tags: string[];
  acceptedDateTime: string | null;
  closedDateTime: string | null;
  callToAction: string | null;
  registrationStatus: string;
  target: Target[];
  customerProfile: CustomerProfile;
  consent: Consent;
  details: Details;
  team: Member[];
  inviteContext: InviteContext;
  trackingInfo: TrackingInfo;
  registrations: Registration[];
}

export interface Target {
  type: string;
  id: string;
}

export interface Member {
  firstName: string;
  lastName: string;
  phoneNumber: string;
  email: string;
  title: string | null;
  contactPreference: { locale: string | null; disableNotifications: boolean | null };
}

export interface CustomerProfile {
  name: string;
  size: string | null;
  isMatchingComplete: boolean;
  address: {
    addressLine1: string;
    addressLine2: string | null;
    city: string;
    state: string | null;
    postalCode: string | null;
    country: string;
    region: string | null;
  };
  team: Member[];
  ids: { profileType: string; id: string }[];
}

/** `consentToToShareInfoWithOthers` has its second "To" on the wire. */
export interface Consent {
  consentToToShareInfoWithOthers: boolean;
  consentToContact: boolean;
  consentToMicrosoftToContactSpecificPartners: boolean;
  consentToShareReferralWithMicrosoftSellers: boolean;
}

export interface Solution {
  id: string;
  name: string;
  type: string;
  price: number | null;
  quantity: number | null;
  currency: string | null;
  publisherName: string | null;
  solutionType: string | null;
  closingDateTime: string | null;
}

export interface Details {
  notes: string | null;
  dealValue: number | null;
  currency: string | null;
  closingDateTime: string | null;
  customerRequestedContact: boolean | null;
  customerAction: string | null;
  incentiveLevel: string | null;
  requirements: {
    industries: { id: string }[];
    products: { id: string }[];
    services: { id: string }[];
    solutions: Solution[];
    offers: unknown[];
    salesPlays: unknown[];
    additionalRequirements: { iot: Record<string, unknown>; attributes: { type: string; id: string }[] };
  };
}

export interface InviteContext {
  notes: string | null;
  assistanceRequestCode: string;
  invitedMpnId: string | null;
  invitedBy: { organizationId: string; organizationName: string } | null;
}

export interface TrackingInfo {
  microsoftMsxId: string | null;
  microsoftUSFedOpportunityId: string | null;
  microsoftUSFedLeadId: string | null;
  migratedPSCDealId: string | null;
  migratedPSCPartnerDealId: string | null;
}

export interface Registration {
  id: string;
  type: string;
  registrationDateTime: string;
  status: string;
  statusReason: string | null;
  contract: Record<string, unknown>;
  solutionDetails: Record<string, unknown>[];
  statusHistory: Record<string, string | null>;
}

export const microsoft = { organizationId: 'msft', organizationName: 'Microsoft' } as const;

export const isMicrosofts = (record: ReferralRecord): boolean => record.organizationId === microsoft.organizationId;

export function member(person: {
  firstName: string;
  lastName: string;
  phoneNumber: string;
  email: string;
  title?: string | null | undefined;
  [other: string]: unknown;
}): Member {
  return {
    // A list that is written as a whole is what it was written as: a field that a client leaves out is gone.
    contactPreference: { locale: null, disableNotifications: null },
    ...person,
    title: person.title ?? null,
  };
}
