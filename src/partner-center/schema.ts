import type { z } from 'zod';
import {
  type LeadFacts,
  type Member,
  type ReferralRecord,
  type SolutionTag,
  substatuses,
} from '../features/referrals/record/referral.ts';
import { PartnerCenterAnswerError } from './partner-center-error.ts';
import type { UnreadableRecord } from './port.ts';
import { registrations } from './registration-wire.ts';
import {
  flag,
  listOf,
  lowerCaseNames,
  objectOf,
  oneOf,
  optionalDate,
  optionalInstant,
  optionalNumber,
  optionalText,
  present,
  property,
  requiredDate,
  requiredGuid,
  requiredText,
  text,
  toGuid,
} from './tolerant.ts';

const tags = listOf((element) => {
  const id = typeof element === 'string' ? element : property(element, 'id');
  return typeof id === 'string' && id !== '' ? id : undefined;
});

const members = listOf(memberOf);
/** Undefined: the element identifies no person. */
function memberOf(element: unknown): Member | undefined {
  const read = wireMember.safeParse(element).data;
  return read && (read.email || read.lastName || read.firstName) ? read : undefined;
}
const wireMember = objectOf({
  firstname: text,
  lastname: text,
  email: text,
  phonenumber: text,
  title: optionalText,
}).transform(
  ({ firstname, lastname, email, phonenumber, title }): Member =>
    present({ firstName: firstname, lastName: lastname, email, phoneNumber: phonenumber, title }),
);

/** Contacts of the customer. The validation status of their addresses is separate, as it is not written back. */
const contacts = listOf((element) => {
  const member = memberOf(element);
  return member && { member, ...wireValidity.parse(element) };
});
const wireValidity = objectOf({ emailvalidationstatus: optionalText, phonevalidationstatus: optionalText });

const solutions = listOf((element): SolutionTag | undefined => wireSolution.safeParse(element).data);
const wireSolution = objectOf({
  id: requiredText,
  name: text,
  publishername: optionalText,
  type: optionalText,
  solutiontype: optionalText,
  quantity: optionalNumber,
  price: optionalNumber,
  currency: optionalText,
}).transform(
  ({ publishername, solutiontype, ...same }): SolutionTag =>
    present({ ...same, publisherName: publishername, solutionType: solutiontype }),
);

/** A referral as Partner Center sends it, property names already in lower case; only the fields that the desk uses. */
const wireReferral = objectOf({
  id: requiredGuid,
  engagementid: requiredGuid,
  etag: text,
  name: text,
  organizationid: text,
  organizationname: text,
  status: oneOf(['None', 'New', 'Active', 'Closed'], 'None'),
  substatus: oneOf(substatuses, 'None'),
  statusreason: optionalText,
  type: oneOf(['Independent', 'Shared'], ''),
  qualification: oneOf(['None', 'Direct', 'MarketingQualified', 'SalesQualified'], 'None'),
  direction: oneOf(['Incoming', 'Outgoing'], ''),
  createddatetime: requiredDate,
  updateddatetime: optionalInstant,
  expirationdatetime: optionalDate,
  accepteddatetime: optionalDate,
  closeddatetime: optionalDate,
  externalreferenceid: optionalText,
  campaignid: optionalText,
  salesstage: optionalText,
  mpnid: optionalText,
  referralsource: optionalText,
  calltoaction: optionalText,
  quality: optionalText,
  isspam: flag,
  customerprofile: objectOf({
    name: text,
    address: objectOf({
      addressline1: optionalText,
      addressline2: optionalText,
      city: optionalText,
      state: optionalText,
      postalcode: optionalText,
      country: optionalText,
    }),
    size: optionalText,
    team: contacts,
    ids: listOf((element) => (/^duns$/i.test(String(property(element, 'profiletype'))) ? element : undefined)),
  }),
  details: objectOf({
    notes: optionalText,
    dealvalue: optionalNumber,
    currency: optionalText,
    closingdatetime: optionalDate,
    customerrequestedcontact: flag,
    requirements: objectOf({
      industries: tags,
      products: tags,
      services: tags,
      solutions,
      additionalrequirements: objectOf({ attributes: listOf((element) => element) }),
    }),
  }),
  team: members,
  invitecontext: objectOf({
    notes: optionalText,
    assistancerequestcode: optionalText,
    invitedby: objectOf({ organizationid: optionalText, organizationname: optionalText }),
  }),
  consent: objectOf({ consenttosharereferralwithmicrosoftsellers: flag }),
  target: tags,
  trackinginfo: objectOf({ microsoftmsxid: optionalText }),
  registrations,
});

/** For a 204: there are no (more) records. */
export const emptyPage: ReferralPage = { records: [], unreadable: [], dropped: 0, droppedFields: [] };

/** @param headerETag the answer's `ETag` header, for a body without one. */
export function readReferral(body: unknown, headerETag?: string | null): ReferralRecord {
  const read = wireReferral.safeParse(lowerCaseNames(body));
  if (!read.success) throw new PartnerCenterAnswerError(fieldNames(read.error));
  const record = toRecord(read.data);
  return record.eTag === '' && headerETag ? { ...record, eTag: headerETag } : record;
}

export interface ReferralPage {
  readonly records: ReferralRecord[];
  /** Unreadable records that can at least be requested by their id. */
  readonly unreadable: readonly UnreadableRecord[];
  /** How many elements could not be parsed, with or without an id, and which of their fields were invalid. */
  readonly dropped: number;
  readonly droppedFields: readonly string[];
  readonly nextLink?: string;
}

export function readReferralPage(body: unknown): ReferralPage {
  const value = property(body, 'value');
  if (!Array.isArray(value)) throw new PartnerCenterAnswerError('value: not a list');
  const records: ReferralRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  const droppedFields = new Set<string>();
  for (const element of value) {
    const read = wireReferral.safeParse(lowerCaseNames(element));
    if (read.success) records.push(toRecord(read.data));
    else {
      const fields = fieldNames(read.error);
      const id = toGuid(property(element, 'id'));
      droppedFields.add(fields);
      if (id !== undefined) unreadable.push({ id, fields });
    }
  }
  const nextLink = property(body, '@odata.nextLink');
  return {
    records,
    unreadable,
    dropped: value.length - records.length,
    droppedFields: [...droppedFields],
    ...(typeof nextLink === 'string' && nextLink !== '' ? { nextLink } : {}),
  };
}

/** Paths and our own words only: zod's messages would be safe too, but its inputs may contain personal data. */
function fieldNames(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'record'} ${wordsFor(issue)}`).join('; ');
}
function wordsFor(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' ? issue.message : issue.code;
}

type WireReferral = z.output<typeof wireReferral>;

function toRecord(wire: WireReferral): ReferralRecord {
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
