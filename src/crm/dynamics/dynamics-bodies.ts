import type { CrmClosing, CrmRecord } from '../port.ts';
import { roundedAmount } from '../rounded-amount.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';
import { dynamicsId } from './odata-text.ts';

export function bindings(
  links: Readonly<Record<string, readonly [set: string, id: string | undefined]>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(links).flatMap(([name, [set, id]]) => {
      const guid = id === undefined ? undefined : dynamicsId(id);
      return guid === undefined ? [] : [[`${name}@odata.bind`, `/${set}(${guid})`]];
    }),
  );
}

/** An amount in another currency than the record's, or in one that is not known, would be another amount. */
export function closingBody(record: CrmRecord, closing: CrmClosing, currencies: DynamicsFacts['currencies']): object {
  const revenue = closing.kind === 'won' ? closing.revenue : undefined;
  const currency = currencies.find(({ code }) => code === revenue?.currency);
  const isTheirs = currency !== undefined && currency.code === record.values.dealValue?.currency;
  return {
    Status: Number(closing.stage),
    OpportunityClose: {
      subject: closing.kind === 'lost' && closing.subject ? closing.subject.slice(0, 200) : 'Closed in Partner Center',
      'opportunityid@odata.bind': `/opportunities(${record.id})`,
      actualend: closing.closedOn,
      ...(revenue && isTheirs ? { actualrevenue: roundedAmount(revenue.value, currency.decimals) } : {}),
    },
  };
}
