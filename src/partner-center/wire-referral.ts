import type { z } from 'zod';
import { type Member, type SolutionTag, substatuses } from '../features/referrals/record/referral.ts';
import { registrations } from './registration-wire.ts';
import {
  flag,
  listOf,
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
export const wireReferral = objectOf({
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

export type WireReferral = z.output<typeof wireReferral>;
