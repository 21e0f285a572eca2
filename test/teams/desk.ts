import { FixedClock } from '../../src/clock.ts';
import { addMessagesRoute } from '../../src/http/messages-route.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { DeskAdapter } from '../../src/teams/adapter.ts';
import { type Authentication, type BotCredentials, createAuthentication } from '../../src/teams/authentication.ts';
import { Bot } from '../../src/teams/bot.ts';
import { Connectors } from '../../src/teams/connectors.ts';
import { createFrontDoor } from '../../src/teams/front-door.ts';
import { TeamsMessenger } from '../../src/teams/messenger.ts';
import { type CallbackTimers, RateLimiter } from '../../src/teams/rate-limiter.ts';
import { TeamsRoster } from '../../src/teams/roster.ts';
import type { Say } from '../../src/teams/say.ts';
import type { SendLanes } from '../../src/teams/send-lanes.ts';
import { MemoryDirectory } from '../harness/memory-directory.ts';
import { TestPatience } from '../harness/patience.ts';
import type { Teams } from '../harness/teams.ts';
import { type Seen, testFeature } from './test-feature.ts';

export const say: Say = (locale, key, values = {}) => `[${locale}] ${key} ${values.reference ?? ''}`.trim();

export interface TestDesk {
  readonly url: string;
  readonly authentication: Authentication;
  readonly messenger: TeamsMessenger;
  readonly directory: MemoryDirectory;
  readonly clock: FixedClock;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly seen: Seen;
  /** Everything that was logged, as one string. */
  logged(): string;
  /** Somebody is being answered, and Teams waits no longer. */
  patienceEnds(): Promise<void>;
  drainBot(): Promise<void>;
  close(): Promise<void>;
}

interface DeskOptions {
  readonly credentials?: BotCredentials;
  readonly serviceUrlHosts?: readonly string[];
  readonly sendTimeoutMilliseconds?: number;
  /** What Teams' limits are counted by; absent: the system's. */
  readonly limiterTimers?: CallbackTimers;
  /** What other instances send as well; absent: there are none. */
  readonly lanes?: SendLanes;
}

/** The whole edge with a tiny feature behind it, listening; Teams is connected to it. Anonymous unless it has credentials. */
export async function startDesk(teams: Teams, options: DeskOptions = {}): Promise<TestDesk> {
  const { credentials = { cloud: {} }, serviceUrlHosts = ['127.0.0.1'] } = options;
  const { sendTimeoutMilliseconds = 60_000 } = options;
  const patience = new TestPatience();
  let lines = '';
  const write = (line: string): void => {
    lines += line;
  };
  const log = createLogger({ level: 'debug', destination: { write } });
  const metrics = createMetrics();
  const seen: Seen = { turns: [], clicks: [], accepted: [], installed: [], removed: [], finishSlow: () => {} };
  const clock = new FixedClock('2026-03-02T09:00:00Z');
  const directory = new MemoryDirectory();

  const authentication = createAuthentication(credentials, {
    allowAnonymous: !credentials.appId,
    now: () => new Date(),
  });
  const connectors = new Connectors(authentication);
  const messenger = new TeamsMessenger({
    connectors,
    limiter: new RateLimiter(options.limiterTimers ? { timers: options.limiterTimers } : {}),
    ...(options.lanes ? { lanes: options.lanes } : {}),
    serviceUrlHosts,
    log,
    metrics,
    timeoutMilliseconds: sendTimeoutMilliseconds,
  });
  const bot = new Bot({
    features: [testFeature(seen)],
    unhandled: async (_turn, text) => ({ kind: 'messages', messages: [{ kind: 'text', text: `Sorry: ${text}` }] }),
    askButton: () => ({ kind: 'messages', messages: [{ kind: 'text', text: 'Which button?' }] }),
    didSince: async () => false,
    cameSince: async () => false,
    directory,
    roster: new TeamsRoster({ connectors, serviceUrlHosts, log }),
    messenger,
    say,
    defaults: { locale: 'en', timeZone: 'UTC' },
    clock,
    log,
    metrics,
    timers: patience,
  });
  const policy = { appId: credentials.appId, allowedTenants: [teams.tenantId], serviceUrlHosts };
  const adapter = new DeskAdapter({ authentication, policy, log });
  const server = createHttpServer({ log, metrics, refusalsPerMinute: Number.POSITIVE_INFINITY });
  addMessagesRoute(server, createFrontDoor({ adapter, turn: (activity) => bot.onActivity(activity), log, metrics }));
  const { url } = await server.listen({ port: 0, host: '127.0.0.1' });
  teams.connect(url);
  return {
    url,
    authentication,
    messenger,
    directory,
    clock,
    metrics,
    seen,
    logged: () => lines,
    patienceEnds: () => patience.ends(),
    drainBot: () => bot.drain(),
    close: () => server.drain({ timeoutMilliseconds: 500 }),
  };
}
