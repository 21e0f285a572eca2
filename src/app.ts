import { randomUUID } from 'node:crypto';
import { updateFigures } from './app/figures.ts';
import type { AppParts } from './app/parts.ts';
import { createSending } from './app/sending.ts';
import { createWebhooks } from './app/webhooks.ts';
import { Background } from './background.ts';
import type { Feature, Job } from './feature.ts';
import {
  DealPlans,
  DealService,
  dealCards,
  dealWorkFeature,
  inviteCarrier,
  registrationRequest,
  solutionsKnown,
} from './features/deals/index.ts';
import { helpFeature, unhandled } from './features/help/index.ts';
import {
  knowingFavourites,
  Lists,
  listsFeature,
  MongoFavouriteStore,
  MongoReferralLists,
} from './features/lists/index.ts';
import { MongoCustomers, MongoDraftStore, newDealFeature } from './features/new-deal/index.ts';
import { dealTeamFeature, MongoDealTeamStore, MongoDirectory, MongoPeopleStore } from './features/people/index.ts';
import {
  Access,
  CardFanOut,
  CardOpener,
  CopyDelivery,
  cardsForChannel,
  cardsForPerson,
  copySweep,
  type DeskDeps,
  MongoCopyStore,
  MongoPollState,
  MongoReferralStore,
  OutboxRelay,
  Poll,
  Presenter,
  ReferralIntake,
  type ReferralRecord,
  ReferralService,
  referralCardActions,
  referralSweep,
} from './features/referrals/index.ts';
import { ChannelSummary, MongoSummaryStore, ReminderSweep, summaryMessage } from './features/reminders/index.ts';
import { catalogueFeature, MongoSolutionCatalogue, solutionsSeen } from './features/solutions/index.ts';
import { addAboutRoute } from './http/about-route.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addMessagesRoute } from './http/messages-route.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { addWebhookRoute } from './http/webhook-route.ts';
import { say } from './i18n/catalogue.ts';
import { withCorrelation } from './logger.ts';
import { MongoBotStateStorage } from './mongo/bot-state-storage.ts';
import { LastActivity } from './mongo/last-activity.ts';
import { createPartnerCenter } from './partner-center/create-partner-center.ts';
import { MongoRefreshTokenStore } from './partner-center/mongo-refresh-token-store.ts';
import { MongoWebhookInbox } from './partner-center/mongo-webhook-inbox.ts';
import { systemTimers } from './partner-center/timers.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { DeskAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { Bot } from './teams/bot.ts';
import { createFrontDoor } from './teams/front-door.ts';

export interface App {
  readonly http: HttpServer;
  /** Resolves with the address it listens on. */
  start(): Promise<string>;
  /** Takes no new work, lets running work end, frees locks. */
  stop(): Promise<void>;
  /** Looks for due work of every kind at once: after the demo's clock was moved, and in tests. */
  sweep(): Promise<void>;
  pollNow(): Promise<void>;
  /** Brings the figures in `metrics` that come from the database up to date, for who is about to read them. */
  updateFigures(): Promise<void>;
  /** Resolves when what has come in is worked off: webhooks, presses that took long, people who became known. */
  idle(): Promise<void>;
}

/** The composition root: the only place that builds stores, clients and services, and lists the features. */
export function createApp(parts: AppParts): App {
  const { config, db, clock, log, metrics, random = Math.random, timers = systemTimers } = parts;
  const policy = { responseDays: config.responseDays, undoSeconds: config.undoSeconds, ...config.reminders };

  const referrals = new MongoReferralStore(db);
  const copies = new MongoCopyStore(db);
  const referralLists = new MongoReferralLists(db);
  const favourites = new MongoFavouriteStore(db);
  const catalogue = new MongoSolutionCatalogue(db, () => clock.now());
  const people = new MongoPeopleStore(db);
  const dealTeam = new MongoDealTeamStore(db, () => clock.now());
  const webhookInbox = new MongoWebhookInbox({ database: db, clock });
  const { partnerCenter, webhooks, signInState } = createPartnerCenter({
    ...config.partnerCenter,
    refreshTokenStore: new MongoRefreshTokenStore({ ...config.partnerCenter, database: db, clock, log }),
    clock,
    log,
    random,
    timers,
  });

  const authentication = createAuthentication(config.bot, { allowAnonymous: config.nodeEnv !== 'production' });
  const { lanes, messenger, roster } = createSending(parts, authentication);

  const desk: DeskDeps = { referrals, people, clock, policy, log, nudge: (work) => sweepers[work].nudge() };
  const access = new Access(config.roles);
  const { language, timeZone, serviceUrlHosts } = config;
  const knownSolutions = solutionsKnown({ catalogue, log });
  const dealCard = dealCards(knownSolutions);
  const presenter = new Presenter({ access, people, clock, language, timeZone, dealCard, favourites });
  const service = new ReferralService({ ...desk, access });
  const deals = new DealService({ ...desk, access });
  const intake = new ReferralIntake({ ...desk, partnerCenter, onRecord: learnSolutions });
  const plans = new DealPlans({ ...desk, access, intake });
  const relay = new OutboxRelay({
    ...desk,
    partnerCenter,
    intake,
    metrics,
    random,
    carriers: { invite: inviteCarrier({ partnerCenter, intake }) },
  });
  const fanOut = new CardFanOut({ ...desk, copies, dealTeam, requestOf: registrationRequest });
  const render = presenter.render.bind(presenter);
  const delivery = new CopyDelivery({ ...desk, copies, messenger, render, metrics, random });
  const summary = new ChannelSummary({
    ...desk,
    summaries: new MongoSummaryStore(db),
    messenger,
    metrics,
    render: (near) => summaryMessage(near, { locale: language, now: clock.now() }),
  });
  const reminders = new ReminderSweep({ ...desk, copies, dealTeam, intake, summary });
  const opener = new CardOpener({ copies, delivery, clock });
  const poll = new Poll({ state: new MongoPollState(db), partnerCenter, intake, clock, log, metrics });

  const copySweeper = copySweep({ copies, clock, log }, (copy) => delivery.deliver(copy), 16);
  const sweepers = {
    outbox: referralSweep(desk, 'outbox', (referral) => relay.send(referral), 8),
    cards: referralSweep(
      desk,
      'cards',
      async (referral) => {
        await fanOut.fanOut(referral);
        copySweeper.nudge();
      },
      8,
    ),
    action: referralSweep(
      desk,
      'action',
      async (referral) => void ((await plans.act(referral)) || (await reminders.act(referral))),
      8,
    ),
    copies: copySweeper,
    summary: summary.sweeper,
  };

  const drafts = new MongoDraftStore(db);
  const botState = new MongoBotStateStorage(db, () => clock.serverNow());
  const newDeals = newDealFeature({
    ...{ drafts, partnerCenter, intake, clock, log, random, people, messenger, opener, access },
    customers: new MongoCustomers(db),
    catalogue,
    roles: config.roles,
    areas: config.solutionAreas,
    defaults: { language, timeZone },
  });

  const background = new Background(log);
  const directory = new MongoDirectory(db, {
    now: () => clock.now(),
    onReachable: (person) =>
      background.run('referrals of a new person', () => cardsForPerson({ ...desk, copies }, person)),
  });
  const lastActivity = new LastActivity(db, () => clock.now());
  const lists = new Lists({ lists: referralLists, favourites, access, clock, log });
  const listed: readonly Feature[] = [
    helpFeature(),
    dealTeamFeature({
      dealTeam,
      roles: config.roles,
      onChannelChosen: (channel) => cardsForChannel({ ...desk, copies }, channel),
    }),
    {
      name: 'referrals',
      cardActions: referralCardActions({ service, presenter, people, opener }),
      jobs: [
        job('referrals.outbox', 5, () => sweepers.outbox.run()),
        job('referrals.cards', 5, () => sweepers.cards.run()),
        job('referrals.copies', 5, () => sweepers.copies.run()),
        job('referrals.poll', config.partnerCenter.pollSeconds, (signal) => poll.run(signal)),
      ],
    },
    catalogueFeature({ catalogue }),
    listsFeature({ lists, favourites, referrals, access, presenter, opener, clock, log }),
    dealWorkFeature({
      copies,
      access,
      service: deals,
      presenter,
      clock,
      referrals,
      catalogue,
      known: knownSolutions,
    }),
    newDeals.feature,
    { name: 'creating deals in the background', jobs: [job('deals.creation', 5, () => newDeals.sweep())] },
    { name: 'reminders', jobs: [job('reminders', 5, () => sweepers.action.run().then(() => sweepers.summary.run()))] },
    {
      name: 'partner center',
      jobs: config.publicUrl ? [job('webhooks.registration', 3600, () => registerWebhooks())] : [],
    },
  ];

  const features = knowingFavourites(listed, favourites);
  const bot = new Bot({
    features,
    unhandled,
    directory,
    roster,
    messenger,
    say,
    stateStorage: botState,
    defaults: { locale: config.language, timeZone: config.timeZone },
    clock,
    log,
    metrics,
    ...(parts.pressesPerSecond === undefined ? {} : { pressesPerSecond: parts.pressesPerSecond }),
  });
  const adapter = new DeskAdapter({
    authentication,
    policy: { appId: config.bot.appId, allowedTenants: config.allowedTenants ?? 'any', serviceUrlHosts },
    log,
  });
  const webhookReceiver = createWebhooks(parts, webhookInbox, intake);
  const scheduler = new Scheduler({ db, jobs: features.flatMap((feature) => feature.jobs ?? []), log, metrics });

  const { trustedProxies } = config;
  const http = createHttpServer({ log, metrics, trustedProxies, behindTls: config.nodeEnv === 'production' });
  addMessagesRoute(http, createFrontDoor({ adapter, turn, log, metrics }));
  addWebhookRoute(http, (request) =>
    withCorrelation(`webhook-${randomUUID()}`, () => webhookReceiver.receive(request)),
  );
  addAboutRoute(http);
  let started = false;
  const health = addHealthRoutes(http, {
    clock,
    log,
    checks: [
      { name: 'database', check: async () => void (await db.command({ ping: 1 })) },
      { name: 'start', check: async () => (started ? undefined : Promise.reject(new Error('still starting'))) },
      { name: 'signing-keys', check: () => authentication.warm() },
    ],
  });

  function turn(activity: Parameters<Bot['onActivity']>[0]) {
    background.run('noting when Teams was last heard', () => lastActivity.note());
    return bot.onActivity(activity);
  }

  async function registerWebhooks(): Promise<void> {
    await webhooks.ensureRegistered({ publicUrl: `${config.publicUrl}/api/partner-center/webhook` });
  }

  async function learnSolutions(record: ReferralRecord): Promise<void> {
    for (const solution of solutionsSeen(record)) await catalogue.learn(solution);
  }

  async function idle(): Promise<void> {
    await Promise.all([bot.drain(), webhookReceiver.idle(), background.idle()]);
  }

  return {
    http,
    updateFigures: () =>
      updateFigures(parts, {
        referrals,
        copies,
        isReady: async () => (await health.missing()).length === 0,
        isSignInNeeded: () => signInState().kind === 'sign-in-needed',
      }),
    async start() {
      const { url } = await http.listen({ port: config.port, host: config.host });
      await parts.databaseReady?.();
      const known = [referrals, referralLists, favourites, catalogue, copies, people, webhookInbox];
      const stores = [...known, drafts, botState, lanes];
      await Promise.all(stores.map((store) => store.createIndexes()));
      started = true;
      if (parts.alarmClock !== false) await scheduler.start();
      log.info({ url }, 'the desk is open');
      return url;
    },
    async stop() {
      http.startDraining();
      // A sweep goes on until nothing is due, and a busy channel's cards may wait for minutes: both end at the next step.
      messenger.stop();
      await Promise.all([
        http.drain({ timeoutMilliseconds: 15_000 }),
        parts.alarmClock === false ? undefined : scheduler.stop(),
        ...[...Object.values(sweepers), newDeals].map((sweeper) => sweeper.stop()),
      ]);
      await idle();
    },
    sweep: () =>
      withCorrelation(`sweep-${randomUUID()}`, async () => {
        await sweepers.action.run();
        await newDeals.sweep();
        await sweepers.outbox.run();
        await sweepers.cards.run();
        await sweepers.copies.run();
        await sweepers.summary.run();
      }),
    idle,
    pollNow: () => withCorrelation(`poll-${randomUUID()}`, () => poll.run(new AbortController().signal)),
  };
}

function job(name: string, everySeconds: number, run: (signal: AbortSignal) => Promise<void>): Job {
  return { name, everySeconds, run: async (signal) => run(signal).then(() => false) };
}
