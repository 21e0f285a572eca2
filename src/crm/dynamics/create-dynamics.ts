import type { Clock } from '../../clock.ts';
import type { SharedBackOff } from '../../partner-center/shared-back-off.ts';
import { systemTimers, type Timers } from '../../partner-center/timers.ts';
import { CrmHttp, type CrmHttpOptions } from '../http/crm-http.ts';
import { CrmTokens } from '../http/crm-tokens.ts';
import { withoutEndSlashes } from '../http/without-end-slashes.ts';
import type { CrmMapping } from '../mapping.ts';
import type { Crm } from '../port.ts';
import { DynamicsClient } from './dynamics-client.ts';
import { dynamicsWholeClient } from './dynamics-failure.ts';
import { askDynamicsToken, type DynamicsTokenOptions } from './dynamics-token.ts';

export interface DynamicsOptions extends Omit<DynamicsTokenOptions, 'timers'> {
  readonly appId?: string | undefined;
  readonly mapping: CrmMapping;
  readonly clock: Clock;
  readonly sharedBackOff?: SharedBackOff | undefined;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly timeoutMilliseconds?: number;
  readonly perSecond?: number;
  readonly pageSize?: number;
  readonly observe?: CrmHttpOptions['observe'];
  readonly heardTime?: CrmHttpOptions['heardTime'];
}

/** Everything that speaks with one Dynamics 365 environment, connected. */
export function createDynamics(options: DynamicsOptions): Crm {
  const { timers = systemTimers, random = Math.random } = options;
  const url = withoutEndSlashes(options.url);
  const tokens = new CrmTokens({
    ...options,
    system: 'dynamics',
    ask: () => askDynamicsToken({ ...options, url, timers }),
  });
  const http = new CrmHttp({
    ...options,
    system: 'dynamics',
    base: () => `${url}/api/data/v9.2`,
    tokens,
    timers,
    random,
    headers: { 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' },
    wholeClient: dynamicsWholeClient,
  });
  return new DynamicsClient({ ...options, url, http, tokens });
}
