import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { isComplete } from './draft-person.ts';

/** The questions in the order of the co-sell pages (reference 5.3). A question whose field is known is not asked. */
export const dealQuestions = [
  'customer',
  'address-line-1',
  'address-line-2',
  'city',
  'state',
  'postal-code',
  'country',
  'duns',
  'contact',
  'visibility',
  'name',
  'value',
  'close-date',
  'location',
  'solution-area',
  'marketplace-intent',
  'crm-id',
  'campaign-id',
  'notes',
  'employees',
  'solutions',
  'help',
  'help-notes',
  'consent',
  'review',
] as const;
export type DealQuestion = (typeof dealQuestions)[number];
export type AskedQuestion = Exclude<DealQuestion, 'review'>;
export const askedQuestions = dealQuestions.filter((question): question is AskedQuestion => question !== 'review');

const nobody = { name: '', address: {} };

interface Rule {
  /** Whether the deal has such a field at all. Default: yes. */
  readonly applies?: (fields: DealFields) => boolean;
  readonly known: (fields: DealFields) => boolean;
  /** The fields with this question passed over; absent: it must be answered. */
  readonly skipped?: (fields: DealFields) => DealFields | undefined;
}

const asksForHelp = ({ visibility }: DealFields): boolean => visibility === 'co-sell';
export const isAssessment = ({ solutions = [] }: DealFields): boolean =>
  solutions.some((solution) => solution.isAssessment === true);

type Part = keyof NonNullable<DealFields['customer']>['address'];

/** Which part of the address a question asks for. */
export const addressParts = {
  'address-line-1': 'addressLine1',
  'address-line-2': 'addressLine2',
  city: 'city',
  state: 'state',
  'postal-code': 'postalCode',
  country: 'country',
} as const satisfies Partial<Record<DealQuestion, Part>>;
export type AddressQuestion = keyof typeof addressParts;

/** @param needed Partner Center refuses a deal without it (reference 2.5). */
function addressRule(question: AddressQuestion, needed: boolean): Rule {
  const part = addressParts[question];
  return {
    known: ({ customer }) => customer?.address[part] !== undefined,
    ...(needed ? {} : { skipped: (fields) => withAddress(fields, question, null) }),
  };
}

export function withAddress(fields: DealFields, question: AddressQuestion, value: string | null): DealFields {
  const { customer = nobody } = fields;
  return { ...fields, customer: { ...customer, address: { ...customer.address, [addressParts[question]]: value } } };
}

function optional(field: keyof DealFields): Rule {
  return { known: (fields) => fields[field] !== undefined, skipped: (fields) => ({ ...fields, [field]: null }) };
}

const rules: Readonly<Record<DealQuestion, Rule>> = {
  customer: { known: ({ customer }) => Boolean(customer?.name) },
  'address-line-1': addressRule('address-line-1', true),
  'address-line-2': addressRule('address-line-2', false),
  city: addressRule('city', true),
  state: addressRule('state', false),
  'postal-code': addressRule('postal-code', false),
  country: addressRule('country', true),
  duns: {
    known: ({ customer }) => customer?.dunsNumber !== undefined,
    skipped: ({ customer = nobody, ...fields }) => ({ ...fields, customer: { ...customer, dunsNumber: null } }),
  },
  contact: {
    // Wanting Microsoft's help asks for whom they may call, though it was skipped before (reference 2.5).
    known: (fields) => (fields.contact ? isComplete(fields.contact) : fields.contact === null && !asksForHelp(fields)),
    skipped: (fields) => (asksForHelp(fields) ? undefined : { ...fields, contact: null }),
  },
  visibility: { known: ({ visibility }) => visibility !== undefined },
  name: { known: ({ name }) => Boolean(name) },
  value: { known: ({ value }) => value !== undefined },
  'close-date': { known: ({ closeDate }) => closeDate !== undefined },
  location: {
    // Payout of a solution assessment goes by location (reference 5.9).
    known: (fields) => (isAssessment(fields) ? Boolean(fields.location) : fields.location !== undefined),
    skipped: (fields) => (isAssessment(fields) ? undefined : { ...fields, location: null }),
  },
  'solution-area': optional('solutionArea'),
  'marketplace-intent': {
    known: ({ marketplaceIntent }) => marketplaceIntent !== undefined,
    skipped: (fields) => ({ ...fields, marketplaceIntent: fields.marketplaceIntent ?? 'HaveNotDecided' }),
  },
  'crm-id': optional('crmId'),
  'campaign-id': optional('campaignId'),
  notes: optional('notes'),
  employees: { known: ({ employees = [] }) => employees.some(isComplete) },
  solutions: { known: ({ solutions = [] }) => solutions.length > 0 },
  help: { applies: asksForHelp, known: ({ help }) => help !== undefined },
  'help-notes': { ...optional('helpNotes'), applies: asksForHelp },
  consent: { known: ({ consent }) => consent === true },
  review: { known: () => false },
};

export function applies(fields: DealFields, question: DealQuestion): boolean {
  return rules[question].applies?.(fields) ?? true;
}

export function isKnown(fields: DealFields, question: DealQuestion): boolean {
  return rules[question].known(fields);
}

/** The fields with this question passed over, or undefined when it can't be. An answer that is there stays. */
export function skipped(fields: DealFields, question: DealQuestion): DealFields | undefined {
  const without = rules[question].skipped?.(fields);
  return without && isKnown(fields, question) ? fields : without;
}

/** The same with whatever answer there is taken away. */
export function emptied(fields: DealFields, question: DealQuestion): DealFields | undefined {
  return rules[question].skipped?.(fields);
}

export function isOptional(fields: DealFields, question: DealQuestion): boolean {
  return rules[question].skipped?.(fields) !== undefined;
}

/** The first question that still needs an answer; `review` when none does. */
export function nextQuestion(fields: DealFields): DealQuestion {
  return dealQuestions.find((question) => applies(fields, question) && !isKnown(fields, question)) ?? 'review';
}

/** The question before this one, or undefined at the beginning. */
export function questionBefore({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>): DealQuestion | undefined {
  return dealQuestions.slice(0, dealQuestions.indexOf(asking)).findLast((question) => applies(fields, question));
}

/** What is missing before the deal can be created. */
export function missing(fields: DealFields): readonly DealQuestion[] {
  return askedQuestions.filter((question) => applies(fields, question) && !isKnown(fields, question));
}

/** For "question 4 of 18": only those that this deal has. */
export function progress({ fields, asking }: Pick<DealDraft, 'fields' | 'asking'>): { number: number; of: number } {
  const all: readonly DealQuestion[] = askedQuestions.filter((question) => applies(fields, question));
  return { number: Math.max(1, all.indexOf(asking) + 1), of: all.length };
}
