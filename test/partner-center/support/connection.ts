import { FixedClock } from '../../../src/clock.ts';
import {
  createPartnerCenter,
  type PartnerCenterConnection,
  type PartnerCenterOptions,
} from '../../../src/partner-center/create-partner-center.ts';
import { MemoryRefreshTokenStore } from '../../../src/partner-center/refresh-token-store.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { OddServer } from './odd-server.ts';
import { type RecordingLogger, recordingLogger } from './recording-logger.ts';
import { TestTimers } from './test-timers.ts';

export interface TestConnection extends PartnerCenterConnection {
  readonly clock: FixedClock;
  readonly timers: TestTimers;
  readonly log: RecordingLogger;
}

/** The real client on a simulated Partner Center, with time under control. */
export function connectTo(sandbox: Sandbox, overrides: Partial<PartnerCenterOptions> = {}): TestConnection {
  return connect({
    url: sandbox.url,
    webhooksUrl: sandbox.url,
    tokenUrl: sandbox.tokenUrl,
    clientId: sandbox.credentials.clientId,
    clientSecret: sandbox.credentials.clientSecret,
    refreshToken: sandbox.credentials.refreshTokens.admin,
    ...overrides,
  });
}

/** The real client on a server that answers oddly; tokens come from a well-behaved one. */
export function connectToOdd(
  server: OddServer,
  tokens: OddServer,
  overrides: Partial<PartnerCenterOptions> = {},
): TestConnection {
  tokens.answer({ body: { access_token: 'an-access-token', expires_in: '3600' } });
  return connect({ url: server.url, webhooksUrl: server.url, tokenUrl: `${tokens.url}/t/oauth2/token`, ...overrides });
}

function connect(options: Partial<PartnerCenterOptions> & { url: string; webhooksUrl: string; tokenUrl: string }) {
  const clock = new FixedClock('2026-03-02T09:00:00Z');
  const timers = new TestTimers(clock);
  const log = recordingLogger();
  const connection = createPartnerCenter({
    clientId: 'client',
    clientSecret: 'secret',
    refreshToken: 'refresh',
    refreshTokenStore: new MemoryRefreshTokenStore(),
    clock,
    timers,
    log,
    random: () => 1,
    ...options,
  });
  return { ...connection, clock, timers, log };
}
