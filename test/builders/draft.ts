import type { DealDraft, DealFields } from '../../src/features/new-deal/draft/deal-draft.ts';
import { alex } from './referral.ts';

const moment = new Date('2026-11-21T09:00:00Z');

/** Everything that a deal can have, answered. */
export const fullFields: DealFields = {
  customer: {
    name: 'Fabrikam Manufacturing GmbH',
    address: {
      addressLine1: 'Hafenstraße 12',
      addressLine2: 'Haus B',
      city: 'Hamburg',
      state: null,
      postalCode: '20457',
      country: 'DE',
    },
    dunsNumber: '123456789',
  },
  contact: { firstName: 'Sue', lastName: 'Smith', phoneNumber: '+49 40 5550100', email: 'sue.smith@fabrikam.example' },
  visibility: 'co-sell',
  name: 'Data platform for 40 plants',
  value: { value: 120_000, currency: 'EUR' },
  closeDate: '2027-09-30',
  location: '4567001',
  solutionArea: null,
  marketplaceIntent: 'HaveNotDecided',
  crmId: 'CRM-4711',
  campaignId: null,
  notes: 'Met at the fair.',
  employees: [
    { firstName: 'Alex', lastName: 'Wilber', phoneNumber: '+1 425 555 0100', email: 'alex.wilber@contoso.example' },
    { firstName: 'Megan', lastName: 'Bowen', phoneNumber: '+1 425 555 0101', email: 'megan.bowen@contoso.example' },
  ],
  solutions: [
    {
      id: 'SOL-15974-MQF',
      name: 'Contoso Cloud Landing Zone',
      owner: 'mine',
      quantity: 10,
      price: { value: 100, currency: 'EUR' },
    },
    { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights', owner: 'mine' },
  ],
  help: 'ProofOfConceptOrDemo',
  helpNotes: 'Show two plants.',
  consent: true,
  extras: true,
};

export function aDraft(overrides: Partial<DealDraft> = {}): DealDraft {
  return {
    id: '66666666-0000-4000-8000-000000000001',
    by: alex,
    createdAt: moment,
    touchedAt: moment,
    version: 3,
    fields: fullFields,
    asking: 'review',
    state: 'open',
    heard: [],
    ...overrides,
  };
}
