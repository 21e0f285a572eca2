import { FixedClock } from '../../src/clock.ts';
import { createDynamics, type DynamicsOptions } from '../../src/crm/dynamics/create-dynamics.ts';
import { mappingOf } from '../../src/crm/mapping.ts';
import type { CrmValues } from '../../src/crm/port.ts';
import { type CrmSandbox, startCrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { integrationUser, seededGuid } from '../../src/sandbox/crm/dataverse/org.ts';
import { SandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import type { CrmStage } from './contract.ts';

const columns: Readonly<Partial<Record<keyof CrmValues, string>>> = {
  name: 'name',
  closeDate: 'estimatedclosedate',
  notes: 'csd_microsoftnotes',
  link: 'csd_referrallink',
  microsoftStatus: 'csd_microsoftstatus',
  description: 'description',
};

export interface DynamicsStage extends CrmStage {
  readonly sandbox: CrmSandbox;
  readonly clock: FixedClock;
  /** Another client of the same environment. */
  another(options?: Partial<DynamicsOptions>): ReturnType<typeof createDynamics>;
}

/** A simulated environment without deals, and a client of it that waits for nothing. */
export async function aDynamics(options: Partial<DynamicsOptions> = {}): Promise<DynamicsStage> {
  const clock = new FixedClock('2026-11-29T09:00:00Z');
  const sandbox = await startCrmSandbox({ clock: new SandboxClock(clock), deals: [] });
  const { org, people, faults, url, tokenUrl, credentials } = sandbox.dynamics;
  for (const { id } of org.rows.all('account')) Object.assign(org.rows.get('account', id) ?? {}, { deletedAt: 1 });
  const another: DynamicsStage['another'] = (more = {}) =>
    createDynamics({
      url,
      tokenUrl,
      ...credentials,
      mapping: mappingOf('dynamics', undefined).mapping,
      clock,
      perSecond: Number.POSITIVE_INFINITY,
      ...options,
      ...more,
    });
  const cells = (values: Partial<CrmValues>) => ({
    ...Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const column = columns[name as keyof CrmValues];
        return column === undefined ? [] : [[column, value as string]];
      }),
    ),
    ...(values.salesStage === undefined ? {} : { salesstage: Number(values.salesStage) }),
    ...(values.dealValue
      ? { estimatedvalue: values.dealValue.value, transactioncurrencyid: seededGuid(values.dealValue.currency) }
      : {}),
  });
  const opportunity = org.table('opportunity');
  return {
    sandbox,
    clock,
    another,
    crm: another(),
    inSmallPages: () => another({ pageSize: 2 }),
    secondStage: '1',
    wonStage: '3',
    lostStage: '5',
    add: async (values, accountId) =>
      org.create(opportunity, { ...cells(values), ...(accountId ? { parentaccountid: accountId } : {}) }, 'somebody')
        .id,
    edit: async (id, values) => {
      const row = org.row('opportunity', id);
      if (!row) throw new Error('no such row');
      org.change(opportunity, row, cells(values), 'somebody');
    },
    remove: async (id) => people.do({ deed: 'delete', id, values: {} }),
    account: async (name, dunsNumber) => {
      const address = { address1_city: 'Berlin', address1_country: 'Deutschland' };
      const duns = dunsNumber ? { csd_duns: dunsNumber } : {};
      return org.create(org.table('account'), { name, ...address, ...duns }, integrationUser).id;
    },
    contact: async (accountId, email) => {
      const named = { firstname: 'Alex', lastname: 'Wilber', emailaddress1: email, parentcustomerid: accountId };
      return org.create(org.table('contact'), named, 'somebody');
    },
    mergeAccount: async (id, into) => people.do({ deed: 'mergeAccount', id, values: { into } }),
    removeAccount: async (id) => void Object.assign(org.rows.get('account', id) ?? {}, { deletedAt: 1 }),
    user: async ({ name, entraId, email }) => {
      const user = { fullname: name, internalemailaddress: email, azureactivedirectoryobjectid: entraId };
      org.rows.add('systemuser', seededGuid(email), { ...user, isdisabled: false }, integrationUser);
    },
    wait: async () => clock.advance(120_000),
    loseAnswer: async (method) =>
      faults.add({
        kind: 'cutAfter',
        count: 1,
        methods: ['PATCH'],
        pathContains: method === 'create' ? '(csd_referralid=' : 'opportunities(',
      }),
  };
}
