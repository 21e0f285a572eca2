import { randomUUID } from 'node:crypto';
import { Duration } from 'luxon';
import { blankReferral } from './blank-referral.ts';
import type { ReferralKind, ReferralSpec } from './control-referral.ts';
import { wireDateTime } from './date-time.ts';
import { demoCompany, demoPeople } from './people.ts';
import type { Random } from './random.ts';
import { type Member, member, microsoft, type ReferralRecord } from './referral-record.ts';
import { type Market, markets, type Place } from './seed/markets.ts';
import { assessments, type CatalogueSolution, partners, solutions } from './seed/solutions.ts';

const day = 24 * 3600 * 1000;

interface KindShape {
  readonly inbound: boolean;
  readonly type: 'Independent' | 'Shared';
  readonly qualification: string;
  readonly direction: 'Incoming' | 'Outgoing';
  readonly shared: boolean;
}

/** How each kind shows on the wire (reference, sections 2.4, 2.7, 2.9). */
const shapes: Readonly<Record<Exclude<ReferralKind, 'microsoftSibling'>, KindShape>> = {
  microsoft: { inbound: true, type: 'Shared', qualification: 'SalesQualified', direction: 'Incoming', shared: true },
  p2p: { inbound: true, type: 'Shared', qualification: 'SalesQualified', direction: 'Incoming', shared: false },
  lead: {
    inbound: true,
    type: 'Independent',
    qualification: 'MarketingQualified',
    direction: 'Incoming',
    shared: true,
  },
  private: { inbound: false, type: 'Independent', qualification: 'None', direction: 'Outgoing', shared: false },
  outbound: { inbound: false, type: 'Shared', qualification: 'SalesQualified', direction: 'Outgoing', shared: true },
  // Real payloads of partner-created deals said Incoming too (OBSERVED DUMP22).
  outboundReadsIncoming: {
    inbound: false,
    type: 'Shared',
    qualification: 'SalesQualified',
    direction: 'Incoming',
    shared: true,
  },
  solutionAssessment: {
    inbound: false,
    type: 'Shared',
    qualification: 'SalesQualified',
    direction: 'Outgoing',
    shared: true,
  },
};

interface Found {
  readonly customer: { readonly name: string; readonly domain: string };
  readonly market: Market;
  readonly place: Place;
  readonly solution: CatalogueSolution;
  readonly now: Date;
  readonly random: Random;
}

/** A whole believable record from a few words; the dice fill in what the spec leaves open. */
export function inventReferral(
  spec: ReferralSpec & { kind: keyof typeof shapes },
  { now, random }: { now: Date; random: Random },
): ReferralRecord {
  const shape = shapes[spec.kind];
  const market = pickMarket(spec, random);
  const found: Found = {
    market,
    place: market.places.find((candidate) => candidate.city === spec.city) ?? random.pick(market.places),
    customer: customerOf(spec, market, random),
    solution: random.pick(spec.kind === 'solutionAssessment' ? assessments : solutions),
    now,
    random,
  };
  const created = spec.createdDateTime === undefined ? now : new Date(spec.createdDateTime);
  const standing = standingOf(spec, shape);
  const isLead = spec.kind === 'lead';
  const blank = blankReferral();
  return {
    ...blank,
    id: spec.id ?? randomUUID(),
    engagementId: spec.engagementId ?? randomUUID(),
    name: spec.dealName ?? dealName(market, random),
    createdDateTime: wireDateTime(created, random.between(0, 9999)),
    updatedDateTime: wireDateTime(created, random.between(0, 9999)),
    expirationDateTime: deadline(spec, standing.status, created),
    ...standing,
    statusReason: spec.statusReason ?? null,
    acceptedDateTime: standing.substatus === 'Accepted' ? wireDateTime(created) : null,
    qualification: spec.lead?.qualification ?? shape.qualification,
    type: shape.type,
    direction: spec.direction ?? shape.direction,
    mpnId: spec.mpnId ?? demoCompany.mpnIds[0],
    salesStage: spec.salesStage ?? null,
    referralSource: isLead ? orElse(spec.lead?.referralSource, 'AzureMarketplace') : null,
    callToAction: isLead ? orElse(spec.lead?.callToAction, 'ContactMe') : null,
    quality: spec.lead?.quality ?? blank.quality,
    isSpam: spec.lead?.isSpam ?? blank.isSpam,
    target: [{ type: 'SolutionProfile', id: spec.solutions?.[0]?.id ?? found.solution.id }],
    customerProfile: customerProfile(spec, found),
    consent: { ...blank.consent, consentToShareReferralWithMicrosoftSellers: spec.shared ?? shape.shared },
    details: details(spec, found),
    team: (spec.team ?? [demoPeople[0].email]).map(ourMember),
    inviteContext: inviteContext(spec, shape, found),
    trackingInfo: { ...blank.trackingInfo, microsoftMsxId: spec.msxId ?? null },
  };
}

function details(spec: ReferralSpec, { market, solution, now, random }: Found): ReferralRecord['details'] {
  const blank = blankReferral().details;
  return {
    ...blank,
    notes: spec.notes === undefined ? random.pick(market.notes) : spec.notes,
    dealValue: spec.value ?? market.round * random.between(8, 90),
    currency: spec.currency ?? market.currency,
    closingDateTime: spec.closingDateTime ?? wireDateTime(new Date(midnight(now.getTime() + 60 * day))),
    customerRequestedContact: spec.kind === 'lead' ? orElse(spec.lead?.requestedContact, true) : null,
    requirements: {
      ...blank.requirements,
      products: [{ id: 'Azure' }],
      solutions: (spec.solutions ?? [solution]).map(solutionTag),
      additionalRequirements: { iot: {}, attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }] },
    },
  };
}

function inviteContext(
  spec: ReferralSpec,
  shape: KindShape,
  { market, random }: Found,
): ReferralRecord['inviteContext'] {
  if (!shape.inbound) {
    const { senderNotes: notes = null, help: assistanceRequestCode = 'Unknown' } = spec;
    return { notes, assistanceRequestCode, invitedMpnId: null, invitedBy: ourselves };
  }
  return {
    notes: spec.senderNotes === undefined ? random.pick(market.senderNotes) : spec.senderNotes,
    assistanceRequestCode: spec.help ?? random.pick(helps),
    invitedMpnId: spec.mpnId ?? demoCompany.mpnIds[0],
    invitedBy: senderOf(spec, random),
  };
}

/** `null` is a word of its own: Partner Center tells nothing. */
function orElse<T>(given: T | undefined, usual: T): T {
  return given === undefined ? usual : given;
}

const ourselves = { organizationId: demoCompany.organizationId, organizationName: demoCompany.organizationName };

const helps = [
  'GeneralOrOther',
  'CustomerTechnicalArchitecture',
  'ProofOfConceptOrDemo',
  'QuotesOrLicensing',
  'PostSalesCustomerSuccess',
  'WorkloadSpecificValueProposition',
] as const;

function pickMarket(spec: ReferralSpec, random: Random): Market {
  const known = markets.find((market) => market.country === spec.country);
  if (known !== undefined || spec.country === undefined) return known ?? random.pick(markets);
  return { ...random.pick(markets), country: spec.country };
}

function customerOf(spec: ReferralSpec, market: Market, random: Random): Market['customers'][number] {
  if (spec.customer === undefined) return random.pick(market.customers);
  const letters = spec.customer.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return { name: spec.customer, domain: letters === '' ? 'customer' : letters };
}

function standingOf(spec: ReferralSpec, shape: KindShape): { status: string; substatus: string } {
  const status = spec.status ?? (shape.inbound ? 'New' : 'Active');
  const usual = { New: 'Pending', Active: 'Accepted', Closed: 'Won' }[status];
  return { status, substatus: spec.substatus ?? usual };
}

function senderOf(spec: ReferralSpec, random: Random) {
  if (spec.kind !== 'p2p') return { ...microsoft };
  return partners.find((partner) => partner.organizationName === spec.sender) ?? random.pick(partners);
}

/** Only what awaits an answer has a deadline; samples show UTC midnights, but a demo needs "in three hours". */
function deadline(spec: ReferralSpec, status: string, created: Date): string | null {
  if (status !== 'New' || spec.expirationDateTime === null) return null;
  if (spec.expirationDateTime !== undefined) return wireDateTime(new Date(spec.expirationDateTime));
  const span = Duration.fromISO(spec.expiresIn ?? 'P14D').toMillis();
  return wireDateTime(new Date(created.getTime() + span));
}

function customerProfile(
  spec: ReferralSpec,
  { customer, market, place, random }: Found,
): ReferralRecord['customerProfile'] {
  const someone = random.pick(market.contacts);
  const invented = { ...someone, email: `${someone.mailbox}@${customer.domain}.example` };
  const contact = spec.contact === undefined ? invented : spec.contact;
  return {
    name: customer.name,
    size: spec.size ?? random.pick(['51to250employees', '251to1000employees', '1001to5000employees', '']),
    isMatchingComplete: random.chance(0.6),
    address: {
      addressLine1: place.street,
      addressLine2: null,
      city: spec.city ?? place.city,
      state: place.state ?? null,
      postalCode: place.postalCode,
      country: market.country,
      region: null,
    },
    team: contact === null ? [] : [member(contact)],
    ids: random.chance(0.5) ? [{ profileType: 'Duns', id: String(random.between(100_000_000, 999_999_999)) }] : [],
  };
}

function ourMember(given: NonNullable<ReferralSpec['team']>[number]): Member {
  if (typeof given !== 'string') return member(given);
  const known = demoPeople.find((person) => person.email === given);
  const [firstName = 'Someone', lastName = 'Else'] = (given.split('@')[0] ?? '').split('.');
  const { phoneNumber } = known ?? { phoneNumber: '+1 425 555 0199' };
  return member({
    firstName: known?.firstName ?? firstName,
    lastName: known?.lastName ?? lastName,
    email: given,
    phoneNumber,
  });
}

const solutionTag = (solution: Pick<CatalogueSolution, 'id' | 'name'> & Partial<CatalogueSolution>) => ({
  type: 'Name',
  price: null,
  quantity: null,
  currency: null,
  publisherName: 'Contoso',
  solutionType: '3P',
  closingDateTime: null,
  ...solution,
});

const midnight = (milliseconds: number): number => Math.floor(milliseconds / day) * day;

/** What it is about. Whose it is stands beside it everywhere, and is not said twice. */
function dealName({ subjects }: Market, random: Random): string {
  const subject = random.pick(subjects);
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}
