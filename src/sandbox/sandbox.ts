import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { Duration } from 'luxon';
import type { Clock } from '../clock.ts';
import { authorize, authorizePath } from './authorize.ts';
import { BadWeek } from './bad-week.ts';
import { ControlApi } from './control-api.ts';
import { controlPage } from './control-page.ts';
import type { ReferralSpec } from './control-referral.ts';
import { demoCredentials } from './credentials.ts';
import { EngagementsApi, engagementsPath } from './engagements-api.ts';
import type { RequestLogEntry } from './exchange.ts';
import type { Fault, FaultKind, FaultSpec } from './fault.ts';
import { createSandboxServer, type Route } from './http-server.ts';
import { listen, stop } from './listening.ts';
import type { Deed } from './microsoft-deeds.ts';
import { microsoftView, type SenderView } from './microsoft-view.ts';
import type { ReferralRecord } from './referral-record.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { TokenEndpoint, tokenPath } from './token-endpoint.ts';
import { Tokens } from './tokens.ts';
import type { Delivery } from './webhook-delivery.ts';
import { loadKeys, type SandboxKeys } from './webhook-keys.ts';
import { WebhooksApi, webhooksPath } from './webhooks-api.ts';
import { World } from './world.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** What the sandbox's own movable clock starts from; the default is system time. */
  readonly clock?: Clock;
  /** true, the default: the believable set; a number: that many; false: none. Only where no state was kept. */
  readonly seed?: boolean | number;
  /** Where state survives a restart; keys.json and ca.pem lie beside it. Absent: in memory only. */
  readonly statePath?: string;
  /** The origin that links and certificate addresses carry; the default is the address it listens on. */
  readonly publicBase?: string;
  /** Seeds the dice of faults and of invented referrals. */
  readonly randomSeed?: number;
  /** The pause after the first failed delivery of an event; each further one is twice as long. */
  readonly webhookPauseMs?: number;
  readonly webhookTimeoutMs?: number;
  /** Between the steps of the bad week. */
  readonly storyPauseMs?: number;
  /** Whether PATCH takes `/name`, which is not documented; default true. */
  readonly namePatch?: boolean;
  /** Keys to use in place of new ones: making them takes a moment, and a suite of tests may share them. */
  readonly keys?: SandboxKeys;
}

export interface Sandbox {
  readonly url: string;
  readonly tokenUrl: string;
  readonly caCertificatePem: string;
  readonly credentials: typeof demoCredentials;
  readonly keys: SandboxKeys;
  readonly clock: SandboxClock;
  close(): Promise<void>;
  records(): ReferralRecord[];
  record(id: string): ReferralRecord;
  createReferral(spec?: ReferralSpec): Promise<ReferralRecord>;
  advanceClock(duration: Duration | string): Promise<void>;
  microsoft(deed: Deed): Promise<ReferralRecord>;
  microsoftView(): SenderView[];
  setFaults(...faults: FaultSpec[]): void;
  clearFaults(kind?: FaultKind): void;
  faults(): readonly Fault[];
  requests(): readonly RequestLogEntry[];
  clearRequests(): void;
  deliveries(): readonly Delivery[];
  /** Resolves when no event is on its way any more. */
  deliveriesSettled(): Promise<void>;
  /** Resolves when it is over. */
  playBadWeek(): Promise<void>;
}

/** A simulated Partner Center on its own port: its APIs, token endpoint, webhooks, and the levers to play with them. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = new SandboxClock(options.clock);
  const folder = options.statePath === undefined ? undefined : path.dirname(options.statePath);
  const keys = options.keys ?? (await loadKeys(folder, clock.serverNow()));
  let url = '';
  const publicBase = (): string => options.publicBase ?? url;
  const world = new World({
    clock,
    keys,
    statePath: options.statePath,
    seed: options.seed ?? true,
    randomSeed: options.randomSeed ?? 1,
    publicBase,
    webhookPauseMs: options.webhookPauseMs ?? 500,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 15_000,
  });
  const badWeek = new BadWeek(world, options.storyPauseMs ?? 4_000);
  await world.save();
  const server = createSandboxServer({
    route: routes(world, { keys, publicBase, badWeek, namePatch: options.namePatch ?? true }),
    faults: world.faults,
    log: world.requests,
    clock,
  });
  url = await listen(server, options);
  const ticking = setInterval(() => void world.expireOverdue().catch(() => undefined), 1000).unref();
  return {
    url,
    tokenUrl: `${url}/common/oauth2/v2.0/token`,
    caCertificatePem: keys.caCertificatePem,
    credentials: demoCredentials,
    keys,
    clock,
    async close() {
      clearInterval(ticking);
      await badWeek.close();
      await stop(server);
      await world.dispatcher.close();
      await world.save();
    },
    ...levers(world),
    playBadWeek: async () => {
      badWeek.begin();
      await badWeek.ended();
    },
  };
}

function levers(world: World) {
  const saved = async <Result>(result: Result): Promise<Result> => {
    await world.save();
    return result;
  };
  return {
    records: () => world.store.all(),
    record: (id: string) => world.store.get(id),
    createReferral: async (spec: ReferralSpec = {}) => saved(world.createReferral(spec)),
    advanceClock: async (duration: Duration | string) => saved(world.advanceClock(duration)),
    microsoft: async (deed: Deed) => saved(world.microsoft(deed)),
    microsoftView: () => microsoftView(world.store.all()),
    setFaults: (...faults: FaultSpec[]) => {
      for (const fault of faults) world.faults.add(fault);
    },
    clearFaults: (kind?: FaultKind) => world.faults.clear(kind),
    faults: () => world.faults.active(),
    requests: () => world.requests.all(),
    clearRequests: () => world.requests.clear(),
    deliveries: () => world.dispatcher.deliveries,
    deliveriesSettled: () => world.dispatcher.settled(),
  };
}

function routes(
  world: World,
  options: { keys: SandboxKeys; publicBase: () => string; badWeek: BadWeek; namePatch: boolean },
): (path: string) => Route | undefined {
  const { clock, faults, store, dispatcher } = world;
  const save = () => world.save();
  const tokens = new Tokens({ key: options.keys.tokenKey, clock });
  const tokenEndpoint = new TokenEndpoint({ tokens, clock, faults });
  const engagements = new EngagementsApi({ store, clock, tokens, save, ...options });
  const webhooks = new WebhooksApi({ dispatcher, tokens, clock, save });
  const control = new ControlApi(world, options.badWeek);
  const certificate = new X509Certificate(options.keys.certificatePem).raw;
  return (address) => {
    if (address === '/cert/pcnotifications-dispatch.cer') {
      return () => ({ status: 200, body: certificate, headers: { 'Content-Type': 'application/pkix-cert' } });
    }
    if (authorizePath.test(address)) return (exchange) => authorize(exchange, { tokens, clock });
    if (tokenPath.test(address)) return (exchange) => tokenEndpoint.answer(exchange);
    if (isBelow(address, engagementsPath)) return (exchange) => engagements.answer(exchange);
    if (isBelow(address, webhooksPath)) return (exchange) => webhooks.answer(exchange);
    return controlPage(address) ?? (isBelow(address, '/_control') ? (exchange) => control.answer(exchange) : undefined);
  };
}

const isBelow = (address: string, base: string): boolean => address === base || address.startsWith(`${base}/`);
