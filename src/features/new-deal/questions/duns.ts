import { readDuns } from '../../../answers/customer/duns.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { noCustomer, ofCustomer } from './shared/address.ts';
import { problem, type Reader } from './shared/answer.ts';
import type { Question } from './shared/question.ts';

function withDuns(fields: DealFields, dunsNumber: string | null): DealFields {
  return { ...fields, customer: { ...(fields.customer ?? noCustomer), dunsNumber } };
}

const read: Reader = ({ fields }, said) => {
  const answer = readDuns(said);
  if (answer.kind === 'nothing') return problem(`answer.duns.${answer.reason}`);
  return { kind: 'fields', fields: withDuns(fields, answer.duns) };
};

const number = ({ customer }: DealFields) => customer?.dunsNumber;

export const duns: Question = {
  takesHedge: true,
  onRequest: () => true,
  known: (fields) => number(fields) !== undefined,
  passedOver: (fields) => withDuns(fields, null),
  forgotten: (fields) => {
    if (!fields.customer) return fields;
    const { dunsNumber: _gone, ...customer } = fields.customer;
    return { ...fields, customer };
  },
  read,
  say: (fields) => number(fields) ?? undefined,
  form: ofCustomer({ id: 'duns', max: draftLimits.short }, number, read),
  line: { field: 'duns' },
  body: (fields) => {
    const dunsNumber = number(fields);
    return dunsNumber ? { customer: { dunsNumber } } : {};
  },
};
