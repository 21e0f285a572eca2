import { countryName } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { DealCustomer, DealFields } from '../../draft/deal-draft.ts';
import { type Answer, problem, type Reader } from './answer.ts';
import type { FormFace, Question } from './question.ts';

export type AddressPart = keyof DealCustomer['address'];

/** The customer while they have no name: "new deal, country Germany". */
export const noCustomer: DealCustomer = { name: '', address: {} };

/** A part of the customer's address, at most `max` characters. Its input has the part's name. */
export function addressQuestion({
  part,
  max,
  needed,
}: {
  readonly part: AddressPart;
  readonly max: number;
  /** Partner Center refuses a deal without it (docs/partner-center.md#customer). */
  readonly needed: boolean;
}) {
  const read: Reader = ({ fields }, said) => {
    if (said === '') return problem('problem.required');
    if (said.length > max) return problem('problem.tooLong', { max });
    return { kind: 'fields', fields: withPart(fields, part, said) };
  };
  return {
    known: ({ customer }) => customer?.address[part] !== undefined,
    ...(needed ? {} : { onRequest: () => true, passedOver: (fields: DealFields) => withPart(fields, part, null) }),
    forgotten: (fields) => withoutPart(fields, part),
    partOf: 'address',
    takesHedge: true,
    read,
    say: ({ customer }) => customer?.address[part] ?? undefined,
    review: 'none',
    form: ofCustomer({ id: part, max }, ({ customer }) => customer?.address[part], read),
    body: ({ customer }) => {
      const value = customer?.address[part];
      return value ? { customer: { address: { [part]: value } } } : {};
    },
  } satisfies Question;
}

/** An input for the customer: a customer that was just looked up takes precedence over older values of the inputs. */
export function ofCustomer(
  { id: input, max }: { readonly id: string; readonly max: number },
  shown: (fields: DealFields) => string | null | undefined,
  read: (...said: Parameters<Reader>) => Answer,
): FormFace {
  return {
    inputs: [{ id: input, max }],
    shown: (fields) => ({ [input]: shown(fields) }),
    read: ({ draft, typed, context }) => {
      const { fields } = draft;
      if (context.known) return { fields };
      if (typed(input) === '') return 'empty';
      const answer = read(draft, typed(input), context);
      if (answer.kind === 'fields') return { fields: answer.fields };
      const why = answer.kind === 'problem' ? answer.problem : ({ key: 'newDeal.problem.ambiguous' } as const);
      return { fields, problems: { [input]: why } };
    },
  };
}

export function withPart(fields: DealFields, part: AddressPart, value: string | null): DealFields {
  const { customer = noCustomer } = fields;
  return { ...fields, customer: { ...customer, address: { ...customer.address, [part]: value } } };
}

function withoutPart(fields: DealFields, part: AddressPart): DealFields {
  const { customer } = fields;
  if (!customer) return fields;
  const { [part]: _gone, ...address } = customer.address;
  return { ...fields, customer: { ...customer, address } };
}

/** Street, city and country on one line. */
export function addressInWords({ address }: DealCustomer, locale: Locale): string {
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  const parts = [addressLine1, addressLine2, [postalCode, city].filter(Boolean).join(' '), state];
  return [...parts, country ? countryName(locale, country) : undefined].filter(Boolean).join(', ');
}
