import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SandboxClock } from '../sandbox-clock.ts';
import { StateFile } from '../state-file.ts';
import { CrmControl } from './crm-control.ts';
import type { CrmRequest } from './crm-exchange.ts';
import { CrmFaults } from './crm-fault.ts';
import type { CrmRows } from './crm-rows.ts';
import { inventedDeals, type SeededDeal } from './crm-seed.ts';
import { createCrmServer } from './crm-server.ts';
import { DataverseApi, dataversePath } from './dataverse/api.ts';
import { dataversePeople } from './dataverse/deeds.ts';
import { DataverseOrg } from './dataverse/org.ts';
import { seedDataverse } from './dataverse/seed.ts';
import { DataverseTokens, dataverseCredentials, dataverseTokenPath } from './dataverse/token.ts';

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

/** Simulated CRMs on one port: what Dynamics 365 (Dataverse) is for the desk, and the page of its users. */
export async function startCrmSandbox(options: CrmSandboxOptions = {}) {
  const clock = options.clock ?? new SandboxClock();
  let url = '';
  const deals = options.deals ?? inventedDeals;
  const dynamics = dynamicsSide(clock, () => url, deals);
  const sides = { dynamics };
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
  const control = new CrmControl({ dynamics: { ...dynamics, save } });
  const server = createCrmServer({
    sideOf: (path) => Object.values(sides).find((side) => side.owns(path)),
    answer: async (exchange) => {
      const side = Object.values(sides).find(({ owns }) => owns(exchange.path));
      if (!side) return control.answer(exchange);
      const answer = await side.answer(exchange);
      if (exchange.method !== 'GET') await save();
      return answer;
    },
  });
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    clock,
    dynamics: { ...dynamics, url, tokenUrl: `${url}/${dataverseCredentials.tenantId}/oauth2/v2.0/token` },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
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
    credentials: dataverseCredentials,
    people: dataversePeople(org),
    now: () => org.rows.now(),
    seed: () => seedDataverse(org, deals),
    owns: (path: string) => path.startsWith(`${dataversePath}/`) || dataverseTokenPath.test(path),
    answer: (exchange: Parameters<DataverseApi['answer']>[0]) =>
      dataverseTokenPath.test(exchange.path) ? tokens.grant(exchange) : api.answer(exchange),
  };
}
