import type { LeadFacts, ReferralRecord } from '../features/referrals/record/referral.ts';
import { present, property } from './tolerant.ts';
import type { WireReferral } from './wire-referral.ts';

export function toRecord(wire: WireReferral): ReferralRecord {
  return present({
    id: wire.id,
    engagementId: wire.engagementid,
    eTag: wire.etag,
    name: wire.name,
    organizationId: wire.organizationid.toLowerCase(),
    organizationName: wire.organizationname,
    status: wire.status,
    substatus: wire.substatus,
    statusReason: wire.statusreason,
    type: wire.type,
    qualification: wire.qualification,
    direction: wire.direction,
    createdAt: wire.createddatetime,
    updatedAt: wire.updateddatetime.at ?? wire.createddatetime,
    updatedExactly: wire.updateddatetime.exactly,
    expiresAt: wire.expirationdatetime,
    acceptedAt: wire.accepteddatetime,
    closedAt: wire.closeddatetime,
    externalReferenceId: wire.externalreferenceid,
    campaignId: wire.campaignid,
    salesStage: wire.salesstage,
    mpnId: wire.mpnid,
    customer: toCustomer(wire.customerprofile),
    notes: wire.details.notes,
    dealValue: toMoney(wire.details.dealvalue, wire.details.currency),
    closesAt: wire.details.closingdatetime,
    solutions: wire.details.requirements.solutions,
    industries: wire.details.requirements.industries,
    products: wire.details.requirements.products,
    services: wire.details.requirements.services,
    team: wire.team,
    invite: toInvite(wire.invitecontext),
    consent: { shareWithMicrosoftSellers: wire.consent.consenttosharereferralwithmicrosoftsellers },
    targetsMicrosoft: wire.target.some((id) => id.toLowerCase() === 'msft'),
    microsoftCrmId: wire.trackinginfo.microsoftmsxid,
    marketplaceIntent: attributeOf(
      wire.details.requirements.additionalrequirements.attributes,
      'CustomerMarketplaceIntent',
    ),
    registration: wire.registrations.at(-1),
    lead: leadFactsOf(wire),
  });
}

function toCustomer({ name, address, size, team, ids }: WireReferral['customerprofile']): ReferralRecord['customer'] {
  const duns = property(ids[0], 'id');
  return present({
    name,
    address: present({
      addressLine1: address.addressline1,
      addressLine2: address.addressline2,
      city: address.city,
      state: address.state,
      postalCode: address.postalcode,
      country: address.country?.toUpperCase(),
    }),
    size,
    contacts: team.map(({ member }) => member),
    dunsNumber: typeof duns === 'string' || typeof duns === 'number' ? String(duns) : undefined,
  });
}

function toInvite({
  notes,
  assistancerequestcode,
  invitedby,
}: WireReferral['invitecontext']): ReferralRecord['invite'] {
  return present({
    notes,
    assistanceRequestCode: assistancerequestcode,
    invitedByOrganizationId: invitedby.organizationid?.toLowerCase(),
    invitedByOrganizationName: invitedby.organizationname,
  });
}

function leadFactsOf(wire: WireReferral): LeadFacts | undefined {
  const [contact] = wire.customerprofile.team;
  const facts = present({
    source: wire.referralsource,
    callToAction: wire.calltoaction,
    rating: toldOf(wire.quality),
    isSpam: wire.isspam || undefined,
    wantsContact: wire.details.customerrequestedcontact || undefined,
    emailValidity: toldOf(contact?.emailvalidationstatus),
    phoneValidity: toldOf(contact?.phonevalidationstatus),
  }) as LeadFacts;
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/** Treats Partner Center's words for an unknown value as a missing one. */
function toldOf(word: string | undefined): string | undefined {
  return word === undefined || /^(?:unknown|none|notset|undefined)$/i.test(word.trim()) ? undefined : word.trim();
}

function attributeOf(attributes: readonly unknown[], type: string): string | undefined {
  const found = attributes.find((each) => String(property(each, 'type')).toLowerCase() === type.toLowerCase());
  const id = property(found, 'id');
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/**
 * Undefined without a valid currency: such an amount has no meaning, and number formatting throws on a code that is not
 * three letters.
 */
function toMoney(value: number | undefined, currency = ''): ReferralRecord['dealValue'] {
  return value !== undefined && /^[A-Za-z]{3}$/.test(currency)
    ? { value, currency: currency.toUpperCase() }
    : undefined;
}
