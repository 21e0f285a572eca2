import { createLogger } from '../../../src/logger.ts';
import {
  createPartnerCenter,
  type PartnerCenterConnection,
} from '../../../src/partner-center/create-partner-center.ts';
import { MemoryRefreshTokenStore } from '../../../src/partner-center/refresh-token-store.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

type Options = Parameters<typeof createPartnerCenter>[0];

/** The sandbox's Partner Center, signed in as its admin: what somebody does there without the desk. */
export function signedInAsAdmin(
  sandbox: Sandbox,
  { clock, timers }: Required<Pick<Options, 'clock' | 'timers'>>,
): PartnerCenterConnection {
  return createPartnerCenter({
    url: sandbox.url,
    webhooksUrl: sandbox.url,
    tokenUrl: sandbox.tokenUrl,
    clientId: sandbox.credentials.clientId,
    clientSecret: sandbox.credentials.clientSecret,
    refreshToken: sandbox.credentials.refreshTokens.admin,
    refreshTokenStore: new MemoryRefreshTokenStore(),
    clock,
    timers,
    log: createLogger({ level: 'silent' }),
  });
}
