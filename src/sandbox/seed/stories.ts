import type { ReferralKind, ReferralSpec } from '../control-referral.ts';

/** What happened to one seeded referral. Hours are relative to the moment of seeding, so that a demo is never stale. */
export interface Story {
  readonly spec: ReferralSpec & { kind: Exclude<ReferralKind, 'microsoftSibling'> };
  readonly country?: string;
  readonly owned: boolean;
  readonly createdHoursAgo: number;
  readonly changedHoursAgo?: number;
  /** For what awaits an answer; null = the record carries no deadline and clients must estimate it. */
  readonly deadlineInHours?: number | null;
  readonly favorite?: boolean;
  readonly crmId?: string;
  /** Microsoft's record of the same engagement. */
  readonly microsofts?: {
    readonly status: string;
    readonly substatus: string;
    readonly statusReason?: string;
    readonly direction?: 'Incoming' | 'Outgoing';
  };
}

type Rest = Partial<Omit<Story, 'spec'>> & { readonly spec?: ReferralSpec };

const fourteenDays = 14 * 24;

/** Awaiting our answer: from Microsoft unless said otherwise. */
const waiting = (deadlineInHours: number, rest: Rest = {}): Story => ({
  owned: false,
  createdHoursAgo: Math.max(1, fourteenDays - deadlineInHours),
  deadlineInHours,
  ...rest,
  spec: { ...rest.spec, kind: (rest.spec?.kind ?? 'microsoft') as Story['spec']['kind'] },
});

/** Without a deadline of its own; the estimate is creation and 14 days. */
const undated = (createdHoursAgo: number, rest: Rest = {}): Story => ({
  ...waiting(fourteenDays - createdHoursAgo, rest),
  createdHoursAgo,
  deadlineInHours: null,
});

/** Accepted or closed, whoever started it. */
const told = (
  kind: Story['spec']['kind'],
  standing: readonly ['Active' | 'Closed', string],
  daysAgo: number,
  rest: Rest = {},
): Story => ({
  owned: true,
  createdHoursAgo: daysAgo * 24 + 5,
  changedHoursAgo: Math.max(2, (daysAgo * 24) / 3),
  ...rest,
  spec: { ...rest.spec, kind, status: standing[0], substatus: standing[1] },
});

const active = ['Active', 'Accepted'] as const;
const won = ['Closed', 'Won'] as const;
const lost = ['Closed', 'Lost'] as const;
const declined = ['Closed', 'Declined'] as const;
const expired = ['Closed', 'Expired'] as const;

const pending = { status: 'New', substatus: 'Pending' } as const;
const accepted = { status: 'Active', substatus: 'Accepted' } as const;
const because = (statusReason: string): Rest => ({ spec: { statusReason } });

const inbox: readonly Story[] = [
  waiting(3, { owned: true }),
  waiting(7),
  waiting(20, { owned: true }),
  waiting(30),
  waiting(46, { owned: true, favorite: true }),
  waiting(52),
  waiting(70, { owned: true }),
  waiting(75, { spec: { substatus: 'Received' } }),
  waiting(96),
  waiting(120, { owned: true }),
  waiting(150),
  waiting(168, { owned: true }),
  waiting(190, { spec: { substatus: 'Received' } }),
  waiting(216),
  waiting(240, { owned: true }),
  waiting(264),
  waiting(288),
  waiting(300, { owned: true }),
  waiting(326),
  waiting(332, { spec: { contact: null } }),
  undated(20),
  undated(fourteenDays - 40, { owned: true }),
  undated(fourteenDays - 100),
  waiting(12, { spec: { kind: 'p2p', sender: 'Trey Research' } }),
  waiting(66, { owned: true, spec: { kind: 'p2p', sender: 'VanArsdel, Ltd.' } }),
  waiting(140, { spec: { kind: 'p2p', sender: 'Fourth Coffee Consulting' } }),
  waiting(250, { owned: true, spec: { kind: 'p2p', sender: 'Trey Research' } }),
  waiting(310, { spec: { kind: 'p2p', sender: 'VanArsdel, Ltd.' } }),
  waiting(60, { spec: { kind: 'lead' } }),
  waiting(200, { owned: true, spec: { kind: 'lead' } }),
  waiting(280, {
    spec: {
      kind: 'lead',
      value: 0,
      lead: { qualification: 'Direct', referralSource: 'AppSource', callToAction: 'GetItNow', requestedContact: null },
    },
  }),
  waiting(290, {
    spec: {
      kind: 'lead',
      value: 0,
      lead: { qualification: 'Direct', quality: 'Low', isSpam: true, requestedContact: null },
    },
  }),
];

const answered: readonly Story[] = [
  told('microsoft', active, 3, { spec: { salesStage: '20' } }),
  told('microsoft', active, 9, { spec: { salesStage: '40' }, crmId: 'OPP-10482' }),
  told('microsoft', active, 16, { spec: { salesStage: '60' }, favorite: true }),
  told('microsoft', active, 25, { spec: { salesStage: '80', msxId: '7-1A2B3C4D5E' }, crmId: 'OPP-10377' }),
  told('microsoft', active, 40),
  told('p2p', active, 6, { spec: { sender: 'Trey Research', salesStage: '20' } }),
  told('p2p', active, 31, { spec: { sender: 'Fourth Coffee Consulting' } }),
  told('lead', active, 12),
  told('microsoft', declined, 20, because('Customer requirement not met')),
  told('microsoft', declined, 33, { owned: false, ...because('Report as abuse, spam, or phishing') }),
  told('p2p', declined, 18, { ...because('Proposed time line was too short') }),
  told('microsoft', expired, 15, { owned: false }),
  told('microsoft', expired, 29),
  told('p2p', expired, 44, { owned: false }),
  told('microsoft', won, 50, { spec: { value: 180_000, salesStage: '100', msxId: '7-0F9E8D7C6B' }, country: 'US' }),
  told('microsoft', won, 64, { spec: { salesStage: '100' }, crmId: 'OPP-09916' }),
  told('p2p', won, 71, { spec: { salesStage: '100' } }),
  told('microsoft', lost, 38, because('Customer chose another vendor')),
  told('microsoft', lost, 57, because("Customer didn't respond")),
];

const ours: readonly Story[] = [
  told('outbound', active, 5, { spec: { salesStage: '10' } }),
  told('outbound', active, 14, { spec: { salesStage: '40' }, crmId: 'OPP-10455' }),
  told('outbound', active, 22, { owned: false }),
  told('outbound', active, 4, { microsofts: pending, spec: { help: 'ProofOfConceptOrDemo' } }),
  told('outbound', active, 8, { microsofts: pending, spec: { help: 'QuotesOrLicensing' }, favorite: true }),
  told('outbound', active, 11, {
    microsofts: { ...pending, direction: 'Incoming' },
    spec: { help: 'CustomerTechnicalArchitecture' },
  }),
  told('outbound', active, 19, { microsofts: accepted, spec: { msxId: '7-5D4C3B2A10', salesStage: '40' } }),
  told('outboundReadsIncoming', active, 27, { microsofts: accepted, spec: { msxId: '7-77AA55CC33' } }),
  told('outbound', active, 23, {
    microsofts: {
      status: 'Closed',
      substatus: 'Declined',
      statusReason: 'No Microsoft seller directly manages this customer',
    },
  }),
  told('outbound', active, 36, { microsofts: { status: 'Closed', substatus: 'Expired' } }),
  told('outboundReadsIncoming', active, 7),
  told('private', active, 2, { spec: { salesStage: '10' } }),
  told('private', active, 10, { spec: { salesStage: '60' } }),
  told('private', active, 21, { owned: false }),
  told('private', lost, 48, because("Project budget isn't adequate")),
  told('private', won, 52, { spec: { salesStage: '100' } }),
  told('solutionAssessment', active, 13, { spec: { salesStage: '20' } }),
  told('solutionAssessment', won, 46, { spec: { salesStage: '100' } }),
  told('outbound', won, 62, {
    microsofts: { status: 'Closed', substatus: 'Won' },
    spec: { value: 96_000, salesStage: '100', msxId: '7-BB12CC34DD' },
    country: 'DE',
  }),
  told('outbound', ['Closed', 'Error'], 30, because('Duplicate - sent by Microsoft')),
];

export const stories: readonly Story[] = [...inbox, ...answered, ...ours];
