import { randomUUID } from 'node:crypto';
import { updateFigures } from './app/figures.ts';
import { healthFacts } from './app/health-facts.ts';
import { keepHeartbeatFile } from './app/heartbeat-file.ts';
import type { AppParts } from './app/parts.ts';
import { addRoutes } from './app/routes.ts';
import { createSending } from './app/sending.ts';
import { createWebhooks } from './app/webhooks.ts';
import { Background } from './background.ts';
import { policyOf } from './config.ts';
import { createCrm } from './crm/create-crm.ts';
import { GatheredHints } from './crm/gathered-hints.ts';
import { readMapping } from './crm/read-mapping.ts';
import type { Feature } from './feature.ts';
import { auditFeature, auditParts, auditTable, writtenFor } from './features/audit/index.ts';
import { awayFeature } from './features/away/index.ts';
import { bulkFeature } from './features/bulk/index.ts';
import { createCalendar } from './features/calendar/index.ts';
import { createCrmRoom, crmExplains, crmOnCard, MongoCrmLinkStore } from './features/crm/index.ts';
import { createDeals, dealParts, deedsSince, solutionsKnown, wonSafelyFrom } from './features/deals/index.ts';
import { createHealth } from './features/health/index.ts';
import { askButton, helpFeature, wayForward, welcomeCard } from './features/help/index.ts';
import { createInsights } from './features/insights/index.ts';
import { createLeads, leadParts } from './features/leads/index.ts';
import {
  dealsByWords,
  listBehind,
  listsFeature,
  MongoFavouriteStore,
  MongoReferralLists,
} from './features/lists/index.ts';
import { deskLink, linkedHosts, messageExtensionFeature, tabLink } from './features/message-extension/index.ts';
import { createScorecard } from './features/metrics/index.ts';
import { newDealFeature } from './features/new-deal/index.ts';
import { createPeople, standingOf } from './features/people/index.ts';
import { createReferrals, type Referral } from './features/referrals/index.ts';
import {
  Gathering,
  MongoDigests,
  MongoPostedLists,
  ownerReminder,
  remindersFeature,
} from './features/reminders/index.ts';
import { retentionFeature } from './features/retention/index.ts';
import { rolesFeature } from './features/roles/index.ts';
import { createRouting } from './features/routing/index.ts';
import { settingsFeature } from './features/settings/index.ts';
import { createSolutions } from './features/solutions/index.ts';
import { unreachedFeature } from './features/unreached/index.ts';
import { understanding } from './grammar/understanding.ts';
import { createGraph } from './graph/create-graph.ts';
import type { HttpServer } from './http/server.ts';
import { say } from './i18n/catalogue.ts';
import type { Job } from './job.ts';
import { withCorrelation } from './logger.ts';
import { MongoBotStateStorage } from './mongo/bot-state-storage.ts';
import { dropFormerIndexes } from './mongo/former-indexes.ts';
import { LastActivity } from './mongo/last-activity.ts';
import { parkedCounts } from './mongo/parked-counts.ts';
import { parkedSweeps } from './parked/parked-sweeps.ts';
import { createPartnerCenter } from './partner-center/create-partner-center.ts';
import { MongoBackOff } from './partner-center/mongo-back-off.ts';
import { MongoRefreshTokenStore } from './partner-center/mongo-refresh-token-store.ts';
import { systemTimers } from './partner-center/timers.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { createTab } from './tab/server/create-tab.ts';
import { DeskAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { Bot } from './teams/bot.ts';
import { fileFetch } from './teams/file-fetch.ts';
import { fileUpload } from './teams/file-upload.ts';
import { OpenConversations } from './teams/open-conversations.ts';

export interface App {
  readonly http: HttpServer;
  /** Resolves with the address it listens on. */
  start(): Promise<string>;
  /** Takes no new work, lets running work end, frees locks. */
  stop(): Promise<void>;
  /** Looks for due work of every kind at once, or of the sweeps of these names: after the demo's clock was moved, and in tests. */
  sweep(only?: ReadonlySet<string>): Promise<void>;
  /** What the scheduler wakes, for who wakes it by a clock of their own. */
  readonly jobs: readonly Job[];
  pollNow(): Promise<void>;
  /** Asks the CRM what changed there, where there is one. */
  crmNow(): Promise<void>;
  /** Brings the figures in `metrics` that come from the database up to date, for who is about to read them. */
  updateFigures(): Promise<void>;
  /** Resolves when what has come in is worked off: webhooks, presses that took long, people who became known. */
  idle(): Promise<void>;
}

/** The contents page: builds the edges, lists the features, connects them. What a feature consists of is its own business. */
export function createApp(parts: AppParts): App {
  const { config, db, clock, log, metrics, random = Math.random, timers = systemTimers } = parts;
  const { roles, language, timeZone } = config;
  const now = () => clock.now();
  const background = new Background(log);

  // Edges
  const authentication = createAuthentication(config.bot, {
    allowAnonymous: config.nodeEnv !== 'production',
    now: () => clock.serverNow(),
  });
  const { lanes, messenger, nameOfChannel, roster } = createSending(parts, authentication, (to) => bot.cardCame(to));
  const refreshTokenStore = new MongoRefreshTokenStore({ ...config.partnerCenter, database: db, clock, log });
  const sharedBackOff = new MongoBackOff({ db, log });
  const center = createPartnerCenter({
    ...{ ...config.partnerCenter, refreshTokenStore, sharedBackOff, clock, log, random, timers },
  });
  const { partnerCenter } = center;
  const mapping = readMapping(config.crm.system, config.crm.mappingFile);
  const crm = parts.crm ?? createCrm({ config: config.crm, mapping, clock, sharedBackOff, timers });

  const seen = crm && { links: new MongoCrmLinkStore(db), mapping, linkUrl: (id: string) => crm.linkUrl(id) };

  // Leads are made when somebody says so, and never to see what would be.
  const leadCrm = config.crm.write === 'on' ? crm : undefined;

  // Features
  const people = createPeople({
    ...{ db, clock, log, metrics, random, background, messenger, language, roles, welcomeCard },
    countParked: (when) => parkedCounts(db, parkedSweeps(db), when),
    nameOfChannel,
  });
  const solutions = createSolutions({ db, now, log });
  const known = solutionsKnown({ catalogue: solutions.catalogue, log });
  const wonSafely = async (deal: Referral) => wonSafelyFrom(deal, await known(deal), now());
  const favourites = new MongoFavouriteStore(db);
  const routing = createRouting({
    ...{ db, clock, roles, timeZone, policy: policyOf(config) },
    people: people.store,
    channels: () => people.dealTeam.channels(),
    settings: config.routing,
  });
  const directory = createGraph({ graph: config.graph, clock, log, timers });
  const insights = createInsights({ db, clock, log });
  const postedLists = new MongoPostedLists(db, config.newCardsAMinute);
  const { remindersPerDay: mostADay, reminders } = config;
  const gathering = new Gathering({
    ...{ lists: postedLists, people: people.store, ...reminders, timeZone, mostADay },
    dueReminders: (at) => referrals.store.countDueReminders(at, 20),
  });
  const digests = new MongoDigests(db, now);
  const referrals = createReferrals({
    memory: insights.memory,
    together: gathering,
    ...{ db, clock, log, metrics, random, roles, language, timeZone, partnerCenter, messenger, favourites, background },
    policy: policyOf(config),
    pollSeconds: config.partnerCenter.pollSeconds,
    appId: config.bot.appId,
    people: people.store,
    dealTeam: people.dealTeam,
    channelLost: people.channelLost,
    onRecord: solutions.learn,
    route: (referral) => routing.router.route(referral),
    deals: dealParts({ known, partnerCenter, crm: seen && crmOnCard(seen) }),
    leads: leadParts(db, leadCrm),
    explains: seen && crmExplains(seen),
  });
  const { desk, access, opener, intake, copies, arrivals } = referrals;
  const kept = createCrmRoom({
    ...{ db, desk, crm, mapping, metrics, random, access, roles, ...config.crm },
    presenter: referrals.presenter,
    wonSafelyFrom: wonSafely,
    onCrmDue: referrals.onCrmDue,
    tableFile: (turn, table) => bulk.tableFile(turn, table),
  });
  const byWords = dealsByWords({ lists: new MongoReferralLists(db), access, clock });
  const deals = createDeals({ room: referrals, catalogue: solutions.catalogue, known, byWords, metrics, random });
  const webhooks = createWebhooks(parts, { registration: center.webhooks, incoming: referrals.incoming });
  const health = createHealth({
    ...{ db, clock, log, metrics, random, messenger, roles, language, timeZone, ...config.health },
    people: people.store,
    dealTeam: people.dealTeam,
    channelLost: people.channelLost,
    facts: healthFacts(parts, { copies, incoming: referrals.incoming, crm: kept.standing }),
  });
  const calendar = createCalendar({
    ...{ db, clock, log, access, language },
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
  });
  const scores = createScorecard({
    ...{ db, clock, log, access, people: people.store, policy: desk.policy, viewOf: listBehind },
    tab: tabLink(config.tab.appId && config.bot.appId, 'view/scorecard'),
  });
  const lists = listsFeature({
    ...{ db, room: referrals, favourites },
    behind: (person, figure) => scores.scorecards.idsBehind(person, figure),
  });
  const leads = createLeads({
    db,
    room: referrals,
    clock,
    log,
    ...config.leads,
    crm: leadCrm,
    ...{ language, timeZone, messenger, metrics, random },
    days: config.retention.leads,
    tableFile: (turn, table, of) => bulk.tableFile(turn, table, of),
  });
  const life = { started: false, url: '' };
  const address = () => config.publicUrl ?? life.url;
  const bulk = bulkFeature({
    ...{ db, lists, people: people.store, messenger, address, clock, log, metrics, random },
    ...{ room: referrals, roles, partnerCenter, catalogue: solutions.catalogue },
    inTeams: config.files.inTeams,
    tables: { ...kept.tables, ...leads.tables, audit: auditTable({ ...auditParts(db, now), roles, log }) },
    upload: fileUpload(config.files.hosts),
    fetchFile: fileFetch(config.files.hosts),
    wonSafelyFrom: wonSafely,
    wasWritten: writtenFor(auditParts(db, now).reader),
  });
  const botState = new MongoBotStateStorage(db, () => clock.serverNow());
  const understand = understanding({ names: lists.names, now });
  const features: readonly Feature[] = [
    helpFeature({
      own: async (turn) => ({
        ...(await lists.own(turn)),
        solution: (await solutions.catalogue.search('', 1))[0]?.name,
      }),
      roleOf: (person) => standingOf(person, roles).role,
    }),
    settingsFeature({
      hours: config.reminders.hours,
      ...{ people: people.store, clock, defaults: { language, timeZone } },
      onReadsOtherwise: arrivals.onReadsOtherwise,
    }),
    awayFeature({
      directory: config.graph?.reads.includes('away') ? directory : undefined,
      ...{ clock, log, metrics, random, roles, messenger, background, defaults: { language, timeZone } },
      people: people.store,
      isBack: arrivals.onReachable,
    }),
    people.feature({
      ...arrivals,
      async onHoursChanged(person) {
        await arrivals.onHoursChanged(person);
        // Looked at now: the next morning is worked out anew.
        await digests.plan(person, now());
      },
    }),
    rolesFeature({
      ...{ db, clock, log, roles, messenger, background, language },
      people: people.store,
      onRoleChanged: arrivals.onRoleChanged,
    }),
    health.feature,
    calendar.feature,
    insights.feature,
    solutions.feature,
    // Before routing, whose conditions a lead's may be too: only what names leads and their CRM is meant for it.
    leads.feature,
    routing.feature(referrals),
    scores.feature,
    lists,
    messageExtensionFeature({
      ...{ ...desk, access, lists: lists.lists, said: lists.said, presenter: referrals.presenter, now },
      understand,
      linkTo: (referralId) => deskLink(config.bot.appId, referralId),
      hosts: linkedHosts(config.publicUrl),
    }),
    bulk,
    deals.feature,
    kept.feature,
    newDealFeature({
      ...{ db, partnerCenter, intake, clock, log, metrics, random, messenger, opener, access, roles },
      people: people.store,
      conversations: new OpenConversations(botState),
      catalogue: solutions.catalogue,
      areas: config.solutionAreas,
      defaults: { language, timeZone },
    }),
    remindersFeature({
      asksOf: kept.asksOf,
      ...{ ...desk, db, copies, messenger, metrics, random, language, timeZone },
      places: referrals.places,
      ...{
        postedLists,
        gathering,
        digests,
        isOnByDefault: config.digest,
        leadsOf: leads.ofMorning,
        takeOver: referrals.takeOver,
      },
      ...{ access, presenter: referrals.presenter, said: referrals.said },
      dealTeam: people.dealTeam,
      escalation: config.escalation,
      directory,
      catcher: routing.catcherOf,
    }),
    referrals.feature,
    unreachedFeature({
      ...{ db, clock, log, metrics, random, messenger, access, language, policy: desk.policy },
      places: referrals.places,
      people: people.store,
      dealTeam: people.dealTeam,
      healthChat: health.chat,
    }),
    webhooks.feature,
    auditFeature({
      ...{ db, now, log, metrics, roles },
      referrals: async (turn, words) => (await lists.lists.named(turn, words)).referrals,
      file: (turn, asked) => bulk.tableFile(turn, 'audit', { ...asked }),
    }),
    retentionFeature({ db, now, log, metrics, days: config.retention }),
  ];

  // The ways in
  const remindOwner = ownerReminder({ ...desk, access, copies, places: referrals.places, timeZone });
  const tab = createTab({
    remindOwner,
    leads: leads.leads,
    ...{ config, db, clock, log, features, favourites, copies, room: referrals, people: people.store },
    ...{ lists: lists.lists, files: bulk.forPage, moveStage: deals.moveStage },
    scores,
    pollState: referrals.incoming.pollState,
    asksPerSecond: parts.pressesPerSecond,
  });
  const bot = new Bot({
    ...{ features, unhandled: wayForward(lists), roster, messenger, say, stateStorage: botState, clock, log, metrics },
    understand,
    askButton,
    didSince: deedsSince({ referrals: referrals.store, clock }),
    cameSince: (where, since) => messenger.cameSince(where, since),
    formsInCards: config.formsInCards,
    directory: people.directory({
      ...arrivals,
      onReachable(person) {
        arrivals.onReachable(person);
        background.run('planning the digest of a new person', () => digests.know(person));
      },
    }),
    defaults: { locale: language, timeZone },
    ...(parts.pressesPerSecond === undefined ? {} : { pressesPerSecond: parts.pressesPerSecond }),
    ...(parts.turnTimers === undefined ? {} : { timers: parts.turnTimers }),
  });
  const adapter = new DeskAdapter({
    authentication,
    policy: {
      appId: config.bot.appId,
      allowedTenants: config.allowedTenants ?? 'any',
      serviceUrlHosts: config.serviceUrlHosts,
    },
    log,
  });
  const sweeps = features.flatMap((feature) => feature.sweeps ?? []);
  const jobs = [...features.flatMap((feature) => feature.jobs ?? []), ...sweeps.map((sweep) => sweep.job())];
  const scheduler = new Scheduler({ db, jobs, log, metrics });
  const lastActivity = new LastActivity(db, now);
  const readCrm = () => withCorrelation(`crm-${randomUUID()}`, async () => kept.poll?.runNow());
  const crmHints = new GatheredHints({ read: readCrm, timers });
  const { http, readiness } = addRoutes(parts, {
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
  });

  const stores = [...features.flatMap((feature) => feature.stores ?? []), botState, lanes];

  let endHeartbeat = () => {};

  async function idle(): Promise<void> {
    await Promise.all([bot.drain(), tab.presses.drain(), webhooks.idle(), background.idle()]);
    await lanes.settled();
  }

  return {
    http,
    jobs,
    updateFigures: () =>
      updateFigures(parts, {
        ...{ referrals: referrals.store, incoming: referrals.incoming, copies, sweeps, scheduler },
        ...{ people: people.store, dealTeam: people.dealTeam, lookedAt: health.lookedAt },
        isReady: async () => (await readiness.missing()).length === 0,
        isSignInNeeded: () => center.signInState().kind === 'sign-in-needed',
      }),
    async start() {
      const { url } = await http.listen({ port: config.port, host: config.host });
      life.url = url;
      await parts.databaseReady?.();
      await Promise.all(stores.map((store) => store.createIndexes()));
      const renewals = stores.map((store) => ('renewKeys' in store ? store.renewKeys?.() : undefined));
      await Promise.all([dropFormerIndexes(db, log), ...renewals]);
      life.started = true;
      if (parts.alarmClock !== false) await scheduler.start();
      const { heartbeatFile: file } = config;
      if (file) endHeartbeat = keepHeartbeatFile({ file, lookedAt: health.lookedAt, log });
      log.info({ url }, 'the desk is open');
      return url;
    },
    async stop() {
      http.startDraining();
      endHeartbeat();
      // A sweep goes on until nothing is due, and a busy channel's cards may wait for minutes: both end at the next step.
      messenger.stop();
      await Promise.all([
        http.drain({ timeoutMilliseconds: 15_000 }),
        parts.alarmClock === false ? undefined : scheduler.stop(),
        ...sweeps.map((sweep) => sweep.stop()),
      ]);
      await idle();
    },
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
