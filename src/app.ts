import { randomUUID } from 'node:crypto';
import { createBaseRooms } from './app/base-rooms.ts';
import { createBotAndTab } from './app/bot-and-tab.ts';
import { createEdges, type Edges } from './app/edges.ts';
import { featureList } from './app/feature-list.ts';
import { type Figures, updateFigures } from './app/figures.ts';
import type { AppParts } from './app/parts.ts';
import { createRooms, type Rooms } from './app/rooms.ts';
import { addRoutes, type WaysIn } from './app/routes.ts';
import { startAndStop } from './app/start-and-stop.ts';
import { GatheredHints } from './crm/gathered-hints.ts';
import type { HttpServer } from './http/server.ts';
import type { Job } from './job.ts';
import { withCorrelation } from './logger.ts';
import { LastActivity } from './mongo/last-activity.ts';
import { systemTimers } from './partner-center/timers.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import type { Sweep } from './sweeps/sweeper.ts';

export interface App {
  readonly http: HttpServer;
  /** Resolves with the address it listens on. */
  start(): Promise<string>;
  /** Takes no new work, lets running work end, frees locks. */
  stop(): Promise<void>;
  /** Looks for due work of every kind at once, or of the sweeps of these names: after the demo's clock was moved, and in tests. */
  sweep(only?: ReadonlySet<string>): Promise<void>;
  /** The scheduler's jobs, for callers that run them by a clock of their own. */
  readonly jobs: readonly Job[];
  pollNow(): Promise<void>;
  /** Asks the CRM what changed there, where there is one. */
  crmNow(): Promise<void>;
  /** Brings the figures in `metrics` that come from the database up to date, for who is about to read them. */
  updateFigures(): Promise<void>;
  /** Resolves when what has come in is worked off: webhooks, presses that took long, people who became known. */
  idle(): Promise<void>;
}

/** The composition root: edges, stores and services of the features, the bot and the tab, the scheduled jobs. */
export function createApp(parts: AppParts): App {
  const { config, db, log, metrics, timers = systemTimers } = parts;
  const life = { started: false, url: '' };
  const edges = createEdges(parts, (to) => bot.cardCame(to));
  const base = createBaseRooms(parts, edges);
  const rooms = createRooms(parts, edges, base, () => config.publicUrl ?? life.url);
  const features = featureList(parts, edges, rooms);
  const { bot, tab, adapter } = createBotAndTab(parts, edges, rooms, features);
  const { background, botState, kept, leads, referrals, webhooks } = rooms;
  const sweeps = features.flatMap((feature) => feature.sweeps ?? []);
  const jobs = [...features.flatMap((feature) => feature.jobs ?? []), ...sweeps.map((sweep) => sweep.job())];
  const scheduler = new Scheduler({ db, jobs, log, metrics });
  const readCrm = () => withCorrelation(`crm-${randomUUID()}`, async () => kept.poll?.runNow());
  const crmHints = new GatheredHints({ read: readCrm, timers });
  const { http, readiness } = addRoutes(
    parts,
    whatRoutesAsk(parts, edges, rooms, { bot, tab, adapter, crmHints, life }),
  );
  const { center, lanes, messenger } = edges;
  const stores = [...features.flatMap((feature) => feature.stores ?? []), botState, lanes];

  async function idle(): Promise<void> {
    await Promise.all([bot.drain(), tab.presses.drain(), webhooks.idle(), background.idle()]);
    await lanes.settled();
  }

  return {
    http,
    jobs,
    updateFigures: () => updateFigures(parts, whatFiguresAsk(rooms, { center, readiness, sweeps, scheduler })),
    ...startAndStop(parts, {
      ...{ http, life, stores, sweeps, scheduler, messenger, idle },
      lookedAt: rooms.health.lookedAt,
    }),
    sweep: (only) =>
      withCorrelation(`sweep-${randomUUID()}`, async () => {
        for (const sweep of sweeps) if (only?.has(sweep.name) ?? true) await sweep.run();
      }),
    idle,
    async crmNow() {
      await readCrm();
      await withCorrelation(`crm-${randomUUID()}`, async () => leads.fates?.look());
    },
    pollNow: () =>
      withCorrelation(`poll-${randomUUID()}`, () => referrals.incoming.poll.runNow(new AbortController().signal)),
  };
}

interface Answering extends ReturnType<typeof createBotAndTab> {
  readonly crmHints: GatheredHints;
  readonly life: { readonly started: boolean; readonly url: string };
}

function whatRoutesAsk(
  { config, db, clock }: AppParts,
  { authentication }: Edges,
  { background, bulk, calendar, health, leads, webhooks }: Rooms,
  { bot, tab, adapter, crmHints, life }: Answering,
): WaysIn {
  const lastActivity = new LastActivity(db, () => clock.now());
  return {
    adapter,
    turn(activity) {
      background.run('noting when Teams was last heard', () => lastActivity.note());
      return bot.onActivity(activity);
    },
    receiveWebhook: webhooks.receive,
    crmHint: { key: config.crm.webhookKey, hint: crmHints.hint },
    leads: leads.destination,
    files: bulk.shelf,
    tab: tab.serving,
    uploads: bulk.uploads,
    isStarted: () => life.started,
    lookedAt: health.lookedAt,
    readFeed: calendar.read,
    signingKeys: () => authentication.warm(),
  };
}

interface Figured extends Pick<Edges, 'center'>, Pick<ReturnType<typeof addRoutes>, 'readiness'> {
  readonly sweeps: readonly Sweep[];
  readonly scheduler: Scheduler;
}

function whatFiguresAsk(
  { referrals, people, health }: Rooms,
  { center, readiness, sweeps, scheduler }: Figured,
): Figures {
  return {
    ...{ referrals: referrals.store, incoming: referrals.incoming, copies: referrals.copies, sweeps, scheduler },
    ...{ people: people.store, dealTeam: people.dealTeam, lookedAt: health.lookedAt },
    isReady: async () => (await readiness.missing()).length === 0,
    isSignInNeeded: () => center.signInState().kind === 'sign-in-needed',
  };
}
