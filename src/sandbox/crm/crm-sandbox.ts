import { listen, stop } from '../listening.ts';
import { SandboxClock } from '../sandbox-clock.ts';
import { StateFile } from '../state-file.ts';
import { CrmControl } from './crm-control.ts';
import { dataverseCredentials, salesforceCredentials } from './crm-credentials.ts';
import type { CrmAnswer, CrmExchange, CrmRequest } from './crm-exchange.ts';
import { CrmFaults } from './crm-fault.ts';
import type { CrmRows } from './crm-rows.ts';
import { inventedDeals, type SeededDeal } from './crm-seed.ts';
import { createCrmServer } from './crm-server.ts';
import { DataverseApi, dataversePath } from './dataverse/api.ts';
import { dataversePeople } from './dataverse/deeds.ts';
import { DataverseOrg } from './dataverse/org.ts';
import { seedDataverse } from './dataverse/seed.ts';
import { DataverseTokens, dataverseTokenPath } from './dataverse/token.ts';
import { SalesforceApi } from './salesforce/api.ts';
import { salesforcePeople } from './salesforce/deeds.ts';
import { SalesforceOrg } from './salesforce/org.ts';
import { seedSalesforce } from './salesforce/seed.ts';
import { SalesforceTokens } from './salesforce/token.ts';

export interface CrmSandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** The sandbox's own, so that one lever moves all. */
  readonly clock?: SandboxClock;
  /** Deals that the CRMs know already; the default is an invented set, [] leaves the CRMs without any. */
  readonly deals?: readonly SeededDeal[];
  /** Where the CRMs' rows survive a restart. Absent: in memory only. */
  readonly statePath?: string;
}

export type CrmSandbox = Awaited<ReturnType<typeof startCrmSandbox>>;

/**
 * Simulated CRMs: what Dynamics 365 (Dataverse) and Salesforce are for the desk, and the page of their users. Salesforce signs
 * in at the first port and does everything else at a second one, as its `instance_url` says.
 */
export async function startCrmSandbox(options: CrmSandboxOptions = {}) {
  const clock = options.clock ?? new SandboxClock();
  const deals = options.deals ?? inventedDeals;
  const urls = { main: '', instance: '' };
  const dynamics = dynamicsSide(clock, () => urls.main, deals);
  const salesforce = salesforceSide(clock, urls, deals);
  const sides = { dynamics, salesforce };
  const file = new StateFile({
    path: options.statePath,
    read: () => Object.fromEntries(Object.entries(sides).map(([name, { rows }]) => [name, rows.saved()])),
  });
  const saved = file.load() as Readonly<Record<string, Parameters<CrmRows['resume']>[0]>> | undefined;
  for (const [name, side] of Object.entries(sides)) {
    const rows = saved?.[name];
    if (rows) side.rows.resume(rows);
    else side.seed();
  }
  const save = () => file.save();
  const control = new CrmControl({ dynamics: { ...dynamics, save }, salesforce: { ...salesforce, save } });
  const stored = async (exchange: CrmExchange, answer: Promise<CrmAnswer> | CrmAnswer) => {
    const given = await answer;
    if (exchange.method !== 'GET') await save();
    return given;
  };
  const main = createCrmServer({
    sideOf: (path) => Object.values(sides).find(({ owns }) => owns(path)),
    answer: (exchange) => {
      const side = Object.values(sides).find(({ owns }) => owns(exchange.path));
      return side ? stored(exchange, side.answer(exchange)) : control.answer(exchange);
    },
  });
  const instance = createCrmServer({
    sideOf: () => salesforce,
    answer: (exchange) => stored(exchange, salesforce.api.answer(exchange)),
  });
  urls.main = await listen(main, options);
  urls.instance = await listen(instance, { host: options.host });
  return {
    url: urls.main,
    clock,
    dynamics: {
      ...dynamics,
      url: urls.main,
      tokenUrl: `${urls.main}/${dataverseCredentials.tenantId}/oauth2/v2.0/token`,
    },
    salesforce: { ...salesforce, url: urls.main, instanceUrl: urls.instance },
    async close() {
      await Promise.all([stop(main), stop(instance)]);
      await save();
    },
  };
}

function dynamicsSide(clock: SandboxClock, url: () => string, deals: readonly SeededDeal[]) {
  const faults = new CrmFaults(clock);
  const org = new DataverseOrg({ clock, faults });
  const tokens = new DataverseTokens({ clock, faults, url });
  const api = new DataverseApi({ org, tokens, url });
  const requests: CrmRequest[] = [];
  return {
    org,
    rows: org.rows,
    tokens,
    faults,
    requests,
    load: { now: 0, most: 0 },
    credentials: dataverseCredentials,
    people: dataversePeople(org),
    now: () => org.rows.now(),
    seed: () => seedDataverse(org, deals),
    owns: (path: string) => path.startsWith(`${dataversePath}/`) || dataverseTokenPath.test(path),
    answer: (exchange: CrmExchange) =>
      dataverseTokenPath.test(exchange.path) ? tokens.grant(exchange) : api.answer(exchange),
  };
}

function salesforceSide(
  clock: SandboxClock,
  urls: { readonly main: string; readonly instance: string },
  deals: readonly SeededDeal[],
) {
  const faults = new CrmFaults(clock);
  const org = new SalesforceOrg({ clock, faults });
  const tokens = new SalesforceTokens({
    clock,
    faults,
    org,
    loginUrl: () => urls.main,
    instanceUrl: () => urls.instance,
  });
  const requests: CrmRequest[] = [];
  return {
    org,
    rows: org.rows,
    tokens,
    faults,
    requests,
    load: { now: 0, most: 0 },
    api: new SalesforceApi({ org, tokens }),
    credentials: salesforceCredentials,
    people: salesforcePeople(org),
    now: () => org.rows.now(),
    seed: () => seedSalesforce(org, deals),
    owns: (path: string) => path === '/services/oauth2/token',
    answer: (exchange: CrmExchange) => tokens.grant(exchange),
  };
}
