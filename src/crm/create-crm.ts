import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { SharedBackOff } from '../partner-center/shared-back-off.ts';
import type { Timers } from '../partner-center/timers.ts';
import { createDynamics } from './dynamics/create-dynamics.ts';
import type { CrmHttpOptions } from './http/crm-http.ts';
import type { CrmMapping } from './mapping.ts';
import type { Crm } from './port.ts';
import { createSalesforce } from './salesforce/create-salesforce.ts';

export interface CrmOptions {
  readonly config: Config['crm'];
  readonly mapping: CrmMapping;
  readonly clock: Clock;
  /** What other instances were told; absent: this is the only one. */
  readonly sharedBackOff?: SharedBackOff;
  readonly timers?: Timers;
  /** Requests that may begin within a second; by default ten. */
  readonly perSecond?: number;
  readonly observe?: CrmHttpOptions['observe'];
  readonly heardTime?: CrmHttpOptions['heardTime'];
}

/** The chosen CRM, connected; undefined: none is chosen. Throws where a file that the settings name cannot be read. */
export function createCrm({ config, ...options }: CrmOptions): Crm | undefined {
  if (config.system === 'dynamics') {
    const { certificateFile, ...dynamics } = config.dynamics;
    return createDynamics({ ...options, ...dynamics, certificate: textOf(certificateFile) });
  }
  if (config.system !== 'salesforce') return undefined;
  const { keyFile, ...salesforce } = config.salesforce;
  return createSalesforce({ ...options, ...salesforce, privateKey: textOf(keyFile) });
}

function textOf(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
