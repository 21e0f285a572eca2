import { dealDeeds } from '../../src/features/people/index.ts';
import type { ReferralView } from '../../src/features/referrals/cards/referral-cards.ts';
import { newEntry, type RecordChange } from '../../src/features/referrals/index.ts';
import type { Referral, Work } from '../../src/features/referrals/record/referral.ts';
import type { CatalogueSolution, KnownSolutions } from '../../src/features/solutions/solution-catalogue.ts';
import { aDecision, alex, aMoment, aReferral, type ReferralOverrides } from '../builders/referral.ts';

/** A deal of ours that is being worked on, looked at `aMoment`. */
export function aDeal({ record, ...overrides }: ReferralOverrides = {}): Referral {
  return aReferral({
    kind: 'outbound',
    category: 'partner-led',
    ...overrides,
    record: {
      status: 'Active',
      substatus: 'Accepted',
      direction: 'Outgoing',
      salesStage: '60',
      externalReferenceId: 'OPP-2041',
      acceptedAt: new Date('2026-11-13T16:00:00Z'),
      invite: {},
      ...record,
    },
  });
}

/** What stands in the outbox while Alex's work is on its way. */
export function onItsWay(work: Work, waitingFor?: string): Referral['outbox'][number] {
  return {
    id: 'outbox-1',
    kind: work.kind,
    work,
    by: alex,
    dueAt: aMoment,
    attempts: 1,
    mayHaveArrived: true,
    correlationId: 'c',
    ...(waitingFor ? { waitingFor } : {}),
  };
}

const value = {
  field: 'dealValue',
  from: { value: 120000, currency: 'EUR' },
  to: { value: 150000, currency: 'EUR' },
} as const;
/** As a form leaves it: Undo is possible for a minute. */
function heldForUndo(changes: readonly RecordChange[]): Referral['outbox'][number] {
  const dueAt = new Date(aMoment.getTime() + 60_000);
  return { ...newEntry('change', dueAt, 'c', { work: { kind: 'change', changes }, by: alex }), heldForUndo: true };
}

const closedAt = new Date('2026-11-20T10:00:00Z');
const invitation = {
  help: 'ProofOfConceptOrDemo' as const,
  notes: 'Please join the demo.',
  contact: { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '+49 40 5550100' },
};

const wonRecord = { status: 'Closed', substatus: 'Won', closedAt } as const;
const terms = {
  solutionId: 'SOL-15974-MQF',
  solutionValue: { value: 80000, currency: 'USD' },
  contractValue: { value: 90000, currency: 'USD' },
  deployedOnAzure: true,
  deploymentOn: 'Customer',
  pricingModel: 'Other',
  marketplaceOn: '',
  term: 'Finite',
  signedOn: '2026-11-19',
  startsOn: '2026-12-01',
  endsOn: '2027-11-30',
} as const;

function registered(status: string) {
  return { id: 'registration-1', status, terms };
}

function closing(kind: 'won' | 'lost', state: 'held' | 'sending') {
  return aDecision({ kind, state, at: aMoment, goesOutAt: new Date('2026-11-21T09:01:00Z') });
}

function microsoft(status: string, substatus: string) {
  return {
    id: '11111111-0000-4000-8000-000000000002',
    status,
    substatus,
    askedAt: new Date('2026-11-15T09:00:00Z'),
    answerBy: new Date('2026-11-29T09:00:00Z'),
    updatedAt: new Date('2026-11-15T09:00:00Z'),
  } as const;
}

const notEligible: CatalogueSolution = {
  id: 'SOL-61001-TRY',
  name: 'Trey Research Data Catalogue',
  owner: 'third-party',
  coSellStatus: 'ready',
  isAssessment: false,
  seenAt: aMoment,
};
/** What the catalogue knows in all these looks. */
export const knownInLooks: KnownSolutions = new Map([[notEligible.id, notEligible]]);

/** A deal wherever it can stand. */
export const dealsInEveryState: Readonly<Record<string, Referral>> = {
  open: aDeal(),
  accepted: aDeal({
    kind: 'inbound',
    category: 'co-sell',
    decision: aDecision({ state: 'confirmed' }),
    record: { invite: aReferral().record.invite },
  }),
  private: aDeal({ category: 'private', record: { consent: { shareWithMicrosoftSellers: false } } }),
  sending: aDeal({ outbox: [onItsWay({ kind: 'change', changes: [value] }, 'throttled')] }),
  held: aDeal({
    outbox: [
      heldForUndo([value, { field: 'closeDate', from: '2027-01-29', to: '2027-03-31' }]),
      heldForUndo([
        { field: 'note', text: '[November 21, 2026, Alex Wilber] Budget is approved; call again on Monday.' },
      ]),
    ],
  }),
  conflict: aDeal({
    conflicts: [
      { change: value, by: alex, at: aMoment },
      { change: { field: 'closeDate', from: '2027-01-29', to: '2027-03-31' }, by: alex, at: aMoment },
    ],
    record: { dealValue: { value: 140000, currency: 'EUR' } },
  }),
  refused: aDeal({
    refusedWork: { at: aMoment, by: alex, reason: '400-invalidRequest', work: { kind: 'change', changes: [value] } },
  }),
  bare: aDeal({
    record: {
      salesStage: '',
      solutions: [],
      team: [],
      notes: '',
      customer: { name: 'Adatum', address: {}, contacts: [] },
    },
  }),
  planned: aDeal({ plan: { kind: 'won', by: alex, madeAt: aMoment, at: new Date('2026-11-24T16:00:00Z') } }),
  closing: aDeal({ decision: closing('won', 'held') }),
  losing: aDeal({ decision: { ...closing('lost', 'held'), reason: 3, note: 'They went with a rival.' } }),
  'won-sending': aDeal({ decision: closing('won', 'sending') }),
  'won-refused': aDeal({ refusal: { at: closedAt, kind: 'won', by: alex, reason: '403-accessDenied' } }),
  inviting: aDeal({ outbox: [onItsWay({ kind: 'invite', invitation })] }),
  'invite-refused': aDeal({
    refusedWork: { at: aMoment, by: alex, reason: '403-accessDenied', work: { kind: 'invite', invitation } },
  }),
  asked: aDeal({ microsoft: microsoft('New', 'Pending') }),
  'microsoft-overdue': aDeal({ microsoft: { ...microsoft('New', 'Pending'), answerBy: closedAt } }),
  'microsoft-accepted': aDeal({
    microsoft: { ...microsoft('Active', 'Accepted'), answeredAt: closedAt },
    record: { microsoftCrmId: '7-2F0A61B7C3' },
  }),
  'microsoft-declined': aDeal({
    microsoft: {
      ...microsoft('Closed', 'Declined'),
      statusReason: 'No Microsoft seller directly manages this customer',
    },
  }),
  'microsoft-declined-silently': aDeal({ microsoft: microsoft('Closed', 'Declined') }),
  'microsoft-silent': aDeal({ microsoft: microsoft('Closed', 'Expired') }),
  'microsoft-won': aDeal({ microsoft: microsoft('Closed', 'Won') }),
  won: aDeal({ record: { status: 'Closed', substatus: 'Won', closedAt } }),
  'won-registrable': aDeal({ record: { ...wonRecord, dealValue: { value: 80000, currency: 'USD' } } }),
  'won-not-eligible': aDeal({
    record: {
      ...wonRecord,
      dealValue: { value: 80000, currency: 'USD' },
      solutions: [{ id: notEligible.id, name: notEligible.name }],
    },
  }),
  'won-registering': aDeal({
    outbox: [onItsWay({ kind: 'register', terms })],
    record: wonRecord,
  }),
  'won-reviewed': aDeal({ record: { ...wonRecord, registration: registered('ReviewPending') } }),
  'won-asked': aDeal({
    record: {
      ...wonRecord,
      registration: { ...registered('ActionRequired'), statusReason: 'The end date is missing a year.' },
    },
  }),
  'won-approved': aDeal({ record: { ...wonRecord, registration: registered('Approved') } }),
  'won-odd': aDeal({ record: { ...wonRecord, registration: registered('MarketplaceValidation') } }),
  'register-refused': aDeal({
    refusedWork: { at: aMoment, by: alex, reason: '403-accessDenied', work: { kind: 'register', terms } },
    record: wonRecord,
  }),
  lost: aDeal({
    record: { status: 'Closed', substatus: 'Lost', closedAt, statusReason: 'Customer chose another vendor' },
  }),
  expired: aDeal({ record: { status: 'Closed', substatus: 'Expired', closedAt } }),
  error: aDeal({ record: { status: 'Closed', substatus: 'Error', closedAt } }),
  vanished: aDeal({ vanished: true }),
};

/** Who may do everything with a deal. */
export const allDealRights: ReferralView['rights'] = {
  contacts: true,
  answer: true,
  claim: true,
  release: true,
  assign: true,
  undo: true,
  deal: dealDeeds,
};
