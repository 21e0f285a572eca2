import { FixedClock } from '../../src/clock.ts';
import { mappingOf } from '../../src/crm/mapping.ts';
import type { CrmValues } from '../../src/crm/port.ts';
import { createSalesforce, type SalesforceOptions } from '../../src/crm/salesforce/create-salesforce.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';
import { type CrmSandbox, startCrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { numberedId } from '../../src/sandbox/crm/salesforce/ids.ts';
import { sfIntegrationUser } from '../../src/sandbox/crm/salesforce/org.ts';
import { SandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import type { CrmStage } from './contract.ts';

const columns: Readonly<Partial<Record<keyof CrmValues, string>>> = {
  name: 'Name',
  closeDate: 'CloseDate',
  notes: 'CoSell_Notes_For_Microsoft__c',
  link: 'CoSell_Link__c',
  microsoftStatus: 'CoSell_Microsoft_Status__c',
  description: 'Description',
  salesStage: 'StageName',
};

export interface SalesforceStage extends CrmStage {
  readonly sandbox: CrmSandbox;
  readonly clock: FixedClock;
  another(options?: Partial<SalesforceOptions>): ReturnType<typeof createSalesforce>;
}

/** A simulated organisation without deals, and a client of it: what it waits for, the clock moves on by. */
export async function aSalesforce(): Promise<SalesforceStage> {
  const clock = new FixedClock('2026-11-29T09:00:00Z');
  const sandbox = await startCrmSandbox({ clock: new SandboxClock(clock), deals: [] });
  const { org, people, faults, url, credentials } = sandbox.salesforce;
  for (const row of org.rows.all('Account')) row.deletedAt = 1;
  const another: SalesforceStage['another'] = (more = {}) =>
    createSalesforce({
      url,
      clientId: credentials.clientId,
      clientSecret: credentials.clientSecret,
      mapping: mappingOf('salesforce', undefined).mapping,
      clock,
      timers: { ...systemTimers, sleep: async (milliseconds) => clock.advance(milliseconds) },
      perSecond: Number.POSITIVE_INFINITY,
      ...more,
    });
  const cells = (values: Partial<CrmValues>) => ({
    ...Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const column = columns[name as keyof CrmValues];
        return column === undefined ? [] : [[column, value as string]];
      }),
    ),
    ...(values.dealValue ? { Amount: values.dealValue.value, CurrencyIsoCode: values.dealValue.currency } : {}),
  });
  const opportunity = org.object('Opportunity');
  let users = 50;
  return {
    sandbox,
    clock,
    another,
    crm: another(),
    inSmallPages: () => {
      sandbox.salesforce.api.reading.pageSize = 2;
      return another();
    },
    secondStage: 'Needs Analysis',
    wonStage: 'Closed Won',
    lostStage: 'Closed Lost',
    add: async (values, accountId) => {
      const more = accountId ? { AccountId: accountId } : {};
      return org.create(opportunity, { StageName: 'Prospecting', ...cells(values), ...more }, 'somebody').id;
    },
    edit: async (id, values) => {
      org.change(opportunity, org.row('Opportunity', id), cells(values), 'somebody');
    },
    remove: async (id) => people.do({ deed: 'delete', id, values: {} }),
    account: async (name, dunsNumber) => {
      const address = { BillingCity: 'Berlin', BillingCountry: 'Deutschland' };
      const duns = dunsNumber ? { CoSell_Duns__c: dunsNumber } : {};
      return org.create(org.object('Account'), { Name: name, ...address, ...duns }, 'somebody').id;
    },
    contact: async (accountId, email) => {
      const named = { FirstName: 'Alex', LastName: 'Wilber', Email: email, AccountId: accountId };
      return org.create(org.object('Contact'), named, 'somebody');
    },
    mergeAccount: async (id, into) => people.do({ deed: 'mergeAccount', id, values: { into } }),
    removeAccount: async (id) => void Object.assign(org.rows.get('Account', id) ?? {}, { deletedAt: 1 }),
    user: async ({ name, entraId, email }) => {
      users += 1;
      const user = { Name: name, Email: email, FederationIdentifier: entraId, IsActive: true, UserType: 'Standard' };
      org.rows.add('User', numberedId('User', users), user, sfIntegrationUser);
    },
    wait: async () => clock.advance(120_000),
    loseAnswer: async (method) =>
      faults.add({
        kind: 'cutAfter',
        count: 1,
        methods: [method === 'create' ? 'POST' : 'PATCH'],
        pathContains: method === 'create' ? '/composite' : '/sobjects/Opportunity',
      }),
  };
}
