import type { Actor, Decision, Referral, ReferralRecord } from '../../src/features/referrals/record/referral.ts';

/** The moment at which the builders' referrals are looked at, unless a test says otherwise. */
export const aMoment = new Date('2026-11-21T09:00:00Z');

export const alex: Actor & { readonly email: string } = {
  tenantId: '00000000-0000-0000-0000-0000000000001',
  aadObjectId: '00000000-0000-0000-0000-0000000000020',
  name: 'Alex Wilber',
  email: 'alex.wilber@contoso.example',
};

export type ReferralOverrides = Partial<Omit<Referral, 'record'>> & { readonly record?: Partial<ReferralRecord> };

/** An inbound referral from a Microsoft seller, received and waiting for an answer. */
export function aReferral({ record, ...overrides }: ReferralOverrides = {}): Referral {
  const id = overrides.id ?? record?.id ?? '11111111-0000-4000-8000-000000000001';
  return {
    id,
    record: aReferralRecord({ id, ...record }),
    kind: 'inbound',
    category: 'co-sell',
    deadline: new Date('2026-11-27T16:00:00Z'),
    deadlineEstimated: false,
    revision: 3,
    version: 7,
    owner: alex,
    vanished: false,
    outbox: [],
    rungsDone: [],
    arrivedAt: new Date('2026-11-13T16:02:00Z'),
    ...overrides,
  };
}

export function aReferralRecord(overrides: Partial<ReferralRecord> = {}): ReferralRecord {
  return {
    id: '11111111-0000-4000-8000-000000000001',
    engagementId: '22222222-0000-4000-8000-000000000001',
    eTag: '"6700f96c-0000-1000-0000-6218f27c0000"',
    name: 'Data platform for 40 plants',
    organizationId: '33333333-0000-4000-8000-000000000001',
    organizationName: 'Contoso',
    status: 'New',
    substatus: 'Received',
    type: 'Shared',
    qualification: 'SalesQualified',
    direction: 'Incoming',
    createdAt: new Date('2026-11-13T16:00:00Z'),
    updatedAt: new Date('2026-11-13T16:00:00Z'),
    expiresAt: new Date('2026-11-27T16:00:00Z'),
    mpnId: '4567001',
    customer: {
      name: 'Fabrikam Manufacturing GmbH',
      address: { addressLine1: 'Hafenstraße 12', city: 'Hamburg', postalCode: '20457', country: 'DE' },
      size: '1001to5000employees',
      contacts: [
        {
          firstName: 'Sue',
          lastName: 'Smith',
          email: 'sue.smith@fabrikam.example',
          phoneNumber: '+49 40 5550100',
          title: 'Head of IT',
        },
      ],
    },
    notes: 'The customer compares three vendors and decides in January.',
    dealValue: { value: 120000, currency: 'EUR' },
    closesAt: new Date('2027-01-29T00:00:00Z'),
    solutions: [
      { id: 'SOL-15974-MQF', name: 'Contoso Plant Analytics', publisherName: 'Contoso', type: 'Name' },
      { id: 'BigData', name: 'BigData', type: 'Category' },
    ],
    industries: ['Manufacturing'],
    products: ['Azure', 'PowerBI'],
    services: [],
    team: [
      {
        firstName: 'Alex',
        lastName: 'Wilber',
        email: 'alex.wilber@contoso.example',
        phoneNumber: '+1 425 555 0100',
      },
      {
        firstName: 'Megan',
        lastName: 'Bowen',
        email: 'megan.bowen@contoso.example',
        phoneNumber: '+1 425 555 0101',
      },
    ],
    invite: {
      notes:
        'Fabrikam runs 40 plants on separate historians and wants one data platform on Azure before the spring audit. ' +
        'They liked your work at Northwind. Could you show a proof of concept with two plants in December?',
      assistanceRequestCode: 'ProofOfConceptOrDemo',
      invitedByOrganizationId: 'msft',
      invitedByOrganizationName: 'Microsoft',
    },
    consent: { shareWithMicrosoftSellers: true },
    targetsMicrosoft: false,
    ...overrides,
  };
}

/** Alex accepted it as it is, and it is on its way. */
export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'decision-1',
    kind: 'accept',
    by: alex,
    at: new Date('2026-11-21T08:30:00Z'),
    goesOutAt: new Date('2026-11-21T08:30:00Z'),
    state: 'sending',
    ...overrides,
  };
}
