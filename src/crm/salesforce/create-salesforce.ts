import type { SharedBackOff } from '../../partner-center/shared-back-off.ts';
import { systemTimers, type Timers } from '../../partner-center/timers.ts';
import { CrmHttp, type CrmHttpOptions } from '../http/crm-http.ts';
import { CrmTokens } from '../http/crm-tokens.ts';
import { withoutEndSlashes } from '../http/without-end-slashes.ts';
import type { CrmMapping } from '../mapping.ts';
import type { Crm } from '../port.ts';
import { SalesforceClient } from './salesforce-client.ts';
import { salesforceApiPath } from './salesforce-composite.ts';
import { salesforceWholeClient } from './salesforce-failure.ts';
import { SalesforceQuota } from './salesforce-quota.ts';
import { askSalesforceToken, type SalesforceTokenOptions } from './salesforce-token.ts';

export interface SalesforceOptions extends Omit<SalesforceTokenOptions, 'timers'> {
  readonly mapping: CrmMapping;
  readonly sharedBackOff?: SharedBackOff | undefined;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly timeoutMilliseconds?: number;
  readonly perSecond?: number;
  readonly observe?: CrmHttpOptions['observe'];
  readonly heardTime?: CrmHttpOptions['heardTime'];
}

/** Milliseconds: a limit that is reached names no time. */
const limitPause = 120_000;

/** Everything that speaks with one Salesforce organisation, connected. */
export function createSalesforce(options: SalesforceOptions): Crm {
  const { timers = systemTimers, random = Math.random, clock } = options;
  const url = withoutEndSlashes(options.url);
  const quota = new SalesforceQuota();
  const tokens = new CrmTokens({
    ...options,
    system: 'salesforce',
    ask: () => askSalesforceToken({ ...options, url, timers }),
  });
  const http = new CrmHttp({
    ...options,
    system: 'salesforce',
    base: ({ instanceUrl }) => `${instanceUrl}${salesforceApiPath}`,
    tokens,
    timers,
    random,
    headers: {
      'Sforce-Call-Options': 'client=cosell-desk',
      // By default, assignment rules give leads and accounts away.
      'Sforce-Auto-Assign': 'FALSE',
      'Sforce-Duplicate-Rule-Header': 'allowSave=false; includeRecordDetails=true; runAsCurrentUser=true',
    },
    wholeClient: salesforceWholeClient,
    unnamedPause: limitPause,
    heard: ({ headers }) => quota.heard(headers, clock.serverNow()),
  });
  return new SalesforceClient({ ...options, url, http, tokens, quota, timers });
}
