import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../../src/clock.ts';
import { createDynamics } from '../../../src/crm/dynamics/create-dynamics.ts';
import { mappingOf } from '../../../src/crm/mapping.ts';
import type { Crm } from '../../../src/crm/port.ts';
import { createSalesforce } from '../../../src/crm/salesforce/create-salesforce.ts';
import { systemTimers } from '../../../src/partner-center/timers.ts';
import { startCrmSandbox } from '../../../src/sandbox/crm/crm-sandbox.ts';
import { SandboxClock } from '../../../src/sandbox/sandbox-clock.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { aDesk, type DeskOptions } from './a-desk.ts';

/** The desk's clock, for a CRM that starts before it. */
class LaterClock implements Clock {
  clock: Clock | undefined;
  now = () => this.clock?.now() ?? new Date(0);
  serverNow = () => this.clock?.serverNow() ?? new Date(0);
}

export const hintKey = 'the-operators-own-key-of-forty-characters';
const quick = { perSecond: Number.POSITIVE_INFINITY, timers: { ...systemTimers, sleep: async () => undefined } };

/** A desk that speaks with a simulated CRM over HTTP. */
export async function aDeskWithSimulatedCrm(system: 'dynamics' | 'salesforce', options: DeskOptions = {}) {
  const folder = dataFolder();
  const later = new LaterClock();
  const sandbox = await startCrmSandbox({ clock: new SandboxClock(later), deals: [] });
  const { dynamics, salesforce } = sandbox;
  const file = path.join(folder.path, 'mapping.json');
  writeFileSync(file, JSON.stringify({ createAccounts: 'yes' }));
  const { mapping } = mappingOf(system, { createAccounts: 'yes' });
  const connected = (clock: Clock): Crm => {
    later.clock = clock;
    const common = { ...quick, mapping, clock };
    // A record a page: there are pages to turn.
    salesforce.api.reading.pageSize = 1;
    return system === 'dynamics'
      ? createDynamics({
          ...{ ...common, ...dynamics.credentials, pageSize: 1 },
          ...{ url: dynamics.url, tokenUrl: dynamics.tokenUrl },
        })
      : createSalesforce({
          ...common,
          url: salesforce.url,
          clientId: salesforce.credentials.clientId,
          clientSecret: salesforce.credentials.clientSecret,
        });
  };
  const desk = await aDesk({
    ...options,
    undoSeconds: 0,
    settings: {
      CRM: system,
      CRM_WRITE: 'on',
      CRM_MAPPING: file,
      CRM_WEBHOOK_KEY: hintKey,
      DYNAMICS_URL: dynamics.url,
      DYNAMICS_TOKEN_URL: dynamics.tokenUrl,
      DYNAMICS_CLIENT_ID: 'x',
      DYNAMICS_CLIENT_SECRET: 'x',
      SALESFORCE_URL: salesforce.url,
      SALESFORCE_CLIENT_ID: 'x',
      SALESFORCE_CLIENT_SECRET: 'x',
      ...options.settings,
    },
    crm: connected,
  });
  return {
    ...{ sandbox, desk },
    close: async () => {
      await sandbox.close();
      folder.remove();
    },
  };
}
