import type { Clock } from '../clock.ts';
import type { Command, Feature } from '../feature.ts';
import type { ActivityReceiver } from '../http/messages-route.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { DeskAdapter } from './adapter.ts';
import { type BotCredentials, createAuthentication } from './authentication.ts';
import { Bot } from './bot.ts';
import { Connectors } from './connectors.ts';
import type { Directory } from './directory.ts';
import { createFrontDoor } from './front-door.ts';
import { type Replier, TeamsMessenger } from './messenger.ts';
import { RateLimiter, type Timers } from './rate-limiter.ts';
import { TeamsRoster } from './roster.ts';
import type { Say } from './say.ts';
import type { SendLimits } from './send-windows.ts';

export type { BotCredentials } from './authentication.ts';
export type { Directory, KnownPerson, PersonFacts } from './directory.ts';
export type { Replier } from './messenger.ts';
export { type Say, type SayingKey, sayings } from './say.ts';
export { teamsHosts } from './service-url.ts';

/** Outbound: how anything reaches Teams. Features and sweeps need it before the bot exists. */
export interface TeamsLine {
  readonly messenger: Replier;
  /** For `connectTeams`. */
  readonly parts: {
    readonly authentication: ReturnType<typeof createAuthentication>;
    readonly connectors: Connectors;
    readonly options: TeamsLineOptions;
  };
  /** For readiness: the keys that Teams' tokens are checked with. */
  warm(): Promise<void>;
}

export interface TeamsLineOptions {
  readonly credentials: BotCredentials;
  /** Only for the demo and tests, on loopback. */
  readonly allowAnonymous?: boolean;
  /** Hosts that the bot's token may be sent to and activities may come from. Loopback only when named. */
  readonly serviceUrlHosts: readonly string[];
  readonly log: Logger;
  readonly metrics?: Metrics;
  readonly sendTimeoutMilliseconds?: number;
  readonly sendLimits?: SendLimits;
  readonly timers?: Timers;
}

export function openTeamsLine(options: TeamsLineOptions): TeamsLine {
  const { credentials, allowAnonymous, serviceUrlHosts, log, metrics, sendTimeoutMilliseconds, timers } = options;
  const authentication = createAuthentication(credentials, {
    ...(allowAnonymous === undefined ? {} : { allowAnonymous }),
    ...(sendTimeoutMilliseconds === undefined ? {} : { outboundTimeoutMilliseconds: sendTimeoutMilliseconds }),
  });
  const connectors = new Connectors(authentication);
  const messenger = new TeamsMessenger({
    connectors,
    limiter: new RateLimiter({
      ...(options.sendLimits ? { limits: options.sendLimits } : {}),
      ...(timers ? { timers } : {}),
    }),
    serviceUrlHosts,
    log,
    ...(metrics ? { metrics } : {}),
    ...(sendTimeoutMilliseconds === undefined ? {} : { timeoutMilliseconds: sendTimeoutMilliseconds }),
    ...(timers ? { timers } : {}),
  });
  return { messenger, parts: { authentication, connectors, options }, warm: () => authentication.warm() };
}

export interface TeamsBotOptions {
  readonly features: readonly Feature[];
  /** Answers what no command understood. */
  readonly unhandled: Command;
  readonly directory: Directory;
  readonly say: Say;
  readonly allowedTenants: readonly string[] | 'any';
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
  readonly clock: Clock;
  readonly cardBudgetMilliseconds?: number;
}

/** Inbound: what stands behind `POST /api/messages`. */
export function connectTeams(
  line: TeamsLine,
  options: TeamsBotOptions,
): { readonly receiver: ActivityReceiver; drain(): Promise<void> } {
  const { authentication, connectors, options: common } = line.parts;
  const { serviceUrlHosts, log, metrics, timers } = common;
  const roster = new TeamsRoster({ connectors, serviceUrlHosts, log });
  const bot = new Bot({
    ...options,
    roster,
    messenger: line.messenger,
    log,
    ...(metrics ? { metrics } : {}),
    ...(timers ? { timers } : {}),
  });
  const policy = { appId: authentication.appId, allowedTenants: options.allowedTenants, serviceUrlHosts };
  const adapter = new DeskAdapter({ authentication, policy, log });
  const receiver = createFrontDoor({
    adapter,
    turn: (activity) => bot.onActivity(activity),
    log,
    ...(metrics ? { metrics } : {}),
  });
  return { receiver, drain: () => bot.drain() };
}
