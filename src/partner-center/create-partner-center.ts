import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Audience } from './audience.ts';
import { PartnerCenterClient } from './client.ts';
import { PartnerCenterHttp, type PartnerCenterHttpOptions } from './http.ts';
import type { PartnerCenter, SignInState } from './port.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';
import type { SharedBackOff } from './shared-back-off.ts';
import { systemTimers, type Timers } from './timers.ts';
import { DelegatedTokens } from './token.ts';
import { WebhookRegistration } from './webhook-registration.ts';

export interface PartnerCenterOptions {
  /** Origin of the referrals API, `https://api.partner.microsoft.com`. */
  readonly url: string;
  /** Origin of the webhooks API, `https://api.partnercenter.microsoft.com`. */
  readonly webhooksUrl: string;
  /** True: replaces another program's webhook registration; by default that is left alone. */
  readonly takesWebhooksFromOthers?: boolean;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly refreshToken: string;
  readonly refreshTokenStore: RefreshTokenStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** The back-off shared by all instances; absent: this is the only one. */
  readonly sharedBackOff?: SharedBackOff;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly observe?: PartnerCenterHttpOptions['observe'];
  /** Called with the number of records of a page that could not be parsed. */
  readonly onDropped?: (count: number) => void;
}

export interface PartnerCenterConnection {
  readonly partnerCenter: PartnerCenter;
  readonly webhooks: WebhookRegistration;
  /** For health checks: `sign-in-needed` means that a person has to sign in to Partner Center again. */
  signInState(audience?: Audience): SignInState;
}

/** The parts of a connection to one Partner Center account, wired up. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenterConnection {
  const { timers = systemTimers, random = Math.random, clock, log, observe, onDropped } = options;
  const tokens = new DelegatedTokens({ ...options, store: options.refreshTokenStore, timers });
  const http = new PartnerCenterHttp({
    bases: {
      referrals: `${withoutSlash(options.url)}/v1.0/engagements`,
      webhooks: `${withoutSlash(options.webhooksUrl)}/webhooks/v1`,
    },
    tokens,
    clock,
    random,
    timers,
    sharedBackOff: options.sharedBackOff,
    ...(observe ? { observe } : {}),
  });
  return {
    partnerCenter: new PartnerCenterClient({ http, log, ...(onDropped ? { onDropped } : {}) }),
    webhooks: new WebhookRegistration({ http, log, takesFromOthers: options.takesWebhooksFromOthers }),
    signInState: (audience = 'referrals') => tokens.stateOf(audience),
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
