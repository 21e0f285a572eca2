import { type AmountAnswer, readAmount } from '../../../answers/amount.ts';
import { readCountry } from '../../../answers/country.ts';
import { type CurrencyAnswer, readCurrency } from '../../../answers/currency.ts';
import { currencyWithin } from '../../../answers/currency-within.ts';
import { readDay } from '../../../answers/day.ts';
import { readDuns } from '../../../answers/duns.ts';
import { noAmount } from '../../../answers/shown.ts';
import { readYesNo } from '../../../answers/yes-no.ts';
import { type HelpCode, helpCodes, type Money } from '../../referrals/index.ts';
import {
  type DealDraft,
  type DealFields,
  draftLimits,
  type MarketplaceIntent,
  marketplaceIntents,
} from '../draft/deal-draft.ts';
import {
  type Answer,
  type AnswerContext,
  inCurrencyOf,
  notPicked,
  pick,
  problem,
  type Reader,
  settled,
} from './draft-answer.ts';
import { customerSaid } from './draft-customer.ts';
import { fixedOptions, readingOptions } from './draft-options.ts';
import { personSaid } from './draft-people.ts';
import { type AddressQuestion, type DealQuestion, withAddress } from './draft-questions.ts';
import { pricePressed, priceSaid, solutionSaid } from './draft-solutions.ts';
import { visibilitySaid } from './draft-visibility.ts';

/** What an answer in the person's own words means for the draft. Never throws; never loses what is there. */
export function readAnswer(draft: DealDraft, question: DealQuestion, text: string, context: AnswerContext): Answer {
  const said = text.trim();
  const { pending } = draft;
  if (draft.asking === question && pending?.kind === 'readings') {
    const picked = pick(said, readingOptions(question, pending.values, context.locale));
    if (picked !== undefined) return readPressed(draft, question, picked, context);
    const price = question === 'solutions' ? priceSaid(draft, pending.values, said, context) : undefined;
    if (price) return price;
  }
  if (draft.asking === question && pending?.kind === 'currency') {
    return currencySaid(draft, pending.amount, said, context);
  }
  return readers[question](draft, said, context);
}

/** The currency that is missing, or another amount altogether. */
function currencySaid(draft: DealDraft, amount: number, said: string, context: AnswerContext): Answer {
  const alone = inCurrency(draft, amount, readCurrency(said, context));
  if (alone) return alone;
  const another = readAmount(said, inCurrencyOf(draft, context));
  const isNone = another.kind === 'nothing' && (another.reason === 'notAmount' || another.reason === 'noNumber');
  if (!isNone) return valued(draft, another);
  return inCurrency(draft, amount, currencyWithin(said, context)) ?? problem('answer.currency.notCurrency');
}

function inCurrency(draft: DealDraft, amount: number, read: CurrencyAnswer): Answer | undefined {
  if (read.kind === 'nothing') return undefined;
  if (read.kind === 'currency') return withAmount(draft, { value: amount, currency: read.currency });
  const values = read.readings.map((currency) => canonicalMoney({ value: amount, currency }));
  return { kind: 'pending', pending: { kind: 'readings', values } };
}

/** What a pressed button says: the canonical form of an answer, the same in all languages. */
export function readPressed(draft: DealDraft, question: DealQuestion, value: string, context: AnswerContext): Answer {
  if (question === 'value') {
    const [, amount, currency] = /^(\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/.exec(value) ?? [];
    if (amount) return withAmount(draft, { value: Number(amount), ...(currency ? { currency } : {}) });
  }
  if (question === 'close-date' && /^\d{4}-\d\d-\d\d$/.test(value)) return closingOn(draft, value, context);
  if (question === 'country' && /^[A-Z]{2}$/.test(value)) return address('country')(draft, value, context);
  const price = question === 'solutions' ? pricePressed(draft, value) : undefined;
  if (price) return price;
  if (question === 'help' && isOne(helpCodes, value)) return settled(draft, { help: value });
  if (question === 'marketplace-intent' && isOne(marketplaceIntents, value))
    return settled(draft, { marketplaceIntent: value });
  return readAnswer(draft, question, value, context);
}

function isOne<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value);
}

const text =
  (field: 'name' | 'crmId' | 'campaignId' | 'notes' | 'helpNotes' | 'solutionArea', max: number): Reader =>
  (draft, said) => {
    if (said === '') return problem('problem.required');
    return said.length > max ? problem('problem.tooLong', { max }) : settled(draft, { [field]: said });
  };

const address =
  (question: AddressQuestion): Reader =>
  ({ fields }, said) => {
    if (said === '') return problem('problem.required');
    const max = question === 'postal-code' ? draftLimits.short : draftLimits.part;
    if (said.length > max) return problem('problem.tooLong', { max });
    return { kind: 'fields', fields: withAddress(fields, question, said) };
  };

const oneOf =
  (question: 'marketplace-intent' | 'help', change: (value: string) => Partial<DealFields>): Reader =>
  (draft, said, { locale }) => {
    const options = fixedOptions(question, locale);
    const picked = pick(said, options);
    return picked === undefined ? notPicked(said, options, locale) : settled(draft, change(picked));
  };

const readers: Readonly<Record<DealQuestion, Reader>> = {
  customer: customerSaid,
  'address-line-1': address('address-line-1'),
  'address-line-2': address('address-line-2'),
  city: address('city'),
  state: address('state'),
  'postal-code': address('postal-code'),
  country: (draft, said, context) => {
    const read = readCountry(said);
    if (read.kind === 'nothing') return problem('answer.country.notCountry');
    if (read.kind === 'country') return address('country')(draft, read.country, context);
    return { kind: 'pending', pending: { kind: 'readings', values: read.readings } };
  },
  duns: ({ fields }, said) => {
    const read = readDuns(said);
    const { customer = { name: '', address: {} } } = fields;
    if (read.kind === 'nothing') return problem(`answer.duns.${read.reason}`);
    return { kind: 'fields', fields: { ...fields, customer: { ...customer, dunsNumber: read.duns } } };
  },
  contact: personSaid('contact'),
  visibility: visibilitySaid,
  name: text('name', draftLimits.name),
  value: (draft, said, context) => valued(draft, readAmount(said, inCurrencyOf(draft, context))),
  'close-date': (draft, said, context) => {
    const day = readDay(said, context);
    if (day.kind === 'nothing') return problem(`answer.day.${day.reason}`);
    if (day.kind === 'day') return closingOn(draft, day.day, context);
    return { kind: 'pending', pending: { kind: 'readings', values: day.readings } };
  },
  location: (draft, said, { locations }) => {
    const location = said.replace(/\D/g, '');
    if (location.length < 3 || location.length > 12) return problem('newDeal.problem.location');
    if (locations.length > 0 && !locations.includes(location))
      return problem('newDeal.problem.locationNotYours', { locations: locations.join(', ') });
    return settled(draft, { location });
  },
  'solution-area': text('solutionArea', draftLimits.id),
  'marketplace-intent': oneOf('marketplace-intent', (value) => ({ marketplaceIntent: value as MarketplaceIntent })),
  'crm-id': text('crmId', draftLimits.id),
  'campaign-id': text('campaignId', draftLimits.id),
  notes: text('notes', draftLimits.notes),
  employees: personSaid('employees'),
  solutions: solutionSaid,
  help: oneOf('help', (value) => ({ help: value as HelpCode })),
  'help-notes': text('helpNotes', draftLimits.notes),
  consent: (draft, said) => {
    const read = readYesNo(said);
    return read.kind === 'nothing'
      ? problem(`answer.yesNo.${read.reason}`)
      : settled(draft, { consent: read.kind === 'yes' });
  },
  review: () => problem('newDeal.problem.review'),
};

function valued(draft: DealDraft, amount: AmountAnswer): Answer {
  if (amount.kind === 'nothing') return { kind: 'problem', problem: noAmount(amount.reason) };
  if (amount.kind === 'amount') return withAmount(draft, amount);
  return { kind: 'pending', pending: { kind: 'readings', values: amount.readings.map(canonicalMoney) } };
}

function withAmount(draft: DealDraft, { value, currency }: { value: number; currency?: string }): Answer {
  if (currency) return settled(draft, { value: { value, currency } });
  return { kind: 'pending', pending: { kind: 'currency', amount: value } };
}

function closingOn({ fields }: DealDraft, day: string, { today }: AnswerContext): Answer {
  const past = day < today ? { remark: { key: 'newDeal.pastDay' } as const } : {};
  return { kind: 'fields', fields: { ...fields, closeDate: day }, ...past };
}

export function canonicalMoney({ value, currency }: { readonly value: number } & Partial<Money>): string {
  return currency ? `${value} ${currency}` : String(value);
}
