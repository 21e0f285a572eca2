import type { Db, MongoClient } from 'mongodb';
import { afterAll, onTestFinished, TestRunner } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { SystemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config.ts';
import type { Crm } from '../../../src/crm/port.ts';
import { createLogger } from '../../../src/logger.ts';
import { createMetrics, type Metrics } from '../../../src/metrics.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { SandboxKeys } from '../../../src/sandbox/webhook-keys.ts';
import { TestPatience } from '../../harness/patience.ts';
import type { PersonOptions } from '../../harness/person.ts';
import { startTeams, type Teams } from '../../harness/teams.ts';
import { sharedClient } from '../../support/database.ts';
import { signedInAsAdmin } from './admin-sign-in.ts';
import { Desk } from './desk.ts';
import { keepFewIndexes } from './few-indexes.ts';
import { keepInstalled, putInstalled } from './installed.ts';
import { MovableTimers } from './movable-timers.ts';
import { midMonthMorning, OwnClock } from './own-clock.ts';

export interface DeskOptions {
  readonly undoSeconds?: number;
  /** Default 0: an accept goes out with the press, and tests of what follows need not wait. */
  readonly acceptUndoSeconds?: number | 'by-default';
  /** `REFERRALS_USERS`. */
  readonly users?: string;
  /** In the place of a CRM; `CRM` says which it plays. */
  readonly crm?: (clock: SystemClock) => Crm;
  /** More settings, by their names in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Languages of people, by first name: `{ alex: 'ko-KR' }`. */
  readonly locales?: Readonly<Record<string, string>>;
  /** Time zones of people, by first name; false: their client names none. By default, Europe/London. */
  readonly zones?: Readonly<Record<string, string | false>>;
  /** Colleagues beside the cast, who may answer as Alex may. */
  readonly colleagues?: readonly PersonOptions[];
  /** Who installed the desk for themselves; by default adele, alex and megan. */
  readonly installedBy?: readonly string[];
  /** The channel that was chosen when adele installed the desk in the team; false: in no team. */
  readonly channel?: string | false;
  /** Partner Center's sandbox knows whom to tell; default true. */
  readonly webhooks?: boolean;
  /** `parts.database` tells of each command; default false. */
  readonly watched?: boolean;
  /** For a desk with hundreds of referrals, or whose reads are looked at; default false: see `few-indexes.ts`. */
  readonly allIndexes?: boolean;
  /** What is sent is noted for other instances, as in production; default false: the limits are none, and nothing is. */
  readonly countsSends?: boolean;
  /**
   * Time passes as the test says, not as long as the machine takes: where seconds decide, or from when on, where the day does.
   * True: from `midMonthMorning` on. See `own-clock.ts`.
   */
  readonly ownTime?: true | Date;
}

/**
 * Adele is Referrals admin, Lee Referrals admin of location 4567002 alone, Alex and Megan are reps; all four work with
 * the desk in their own chats. Diego sits in the channel and never installed it; Gail is a guest there.
 */
const cast = [
  { name: 'Adele Vance', email: 'adele.vance@contoso.example' },
  { name: 'Alex Wilber', email: 'alex.wilber@contoso.example' },
  { name: 'Megan Bowen', email: 'megan.bowen@contoso.example' },
  { name: 'Lee Gu', email: 'lee.gu@contoso.example' },
  { name: 'Diego Siciliani', email: 'diego.siciliani@contoso.example' },
  { name: 'Gail Guest', email: 'gail@partner.example', role: 'guest' },
] as const satisfies readonly PersonOptions[];

let keys: SandboxKeys | undefined;
let isFirstOfProcess = true;

/** The whole desk in this process on real parts, with Teams and Partner Center played around it. Call it in a test, or at the top of a file. */
export async function aDesk(options: DeskOptions = {}): Promise<Desk> {
  const parts = await startParts(options);
  const desk = new Desk(parts);
  const close = () => desk.close();
  // Not by the current test's name: several files share a process, and the last name of the one before is still there.
  if (TestRunner.getCurrentTest()) onTestFinished(close);
  else afterAll(close);

  const { undoSeconds, acceptUndoSeconds, webhooks, watched, allIndexes, countsSends, ownTime, ...installing } =
    options;
  const kind = JSON.stringify({ ...installing, ownTime });
  const isInstalled = await putInstalled(kind, parts);
  if (!isFirstOfProcess && !allIndexes) keepFewIndexes(parts.db);
  isFirstOfProcess = false;
  await desk.starts();
  if (webhooks !== false) await registerWebhooks(parts, desk.url);
  if (!isInstalled) {
    for (const name of options.installedBy ?? ['Adele', 'Alex', 'Megan'])
      await parts.teams.installs(parts.teams.person(name), { personal: true });
    const { channel = 'Deals' } = options;
    if (channel) await parts.teams.installs(desk.adele, { team: { channel } });
    await desk.settles();
    await keepInstalled(kind, parts);
  }
  return desk;
}

/** All that outlives a stop of the desk itself. */
export interface DeskParts {
  readonly teams: Teams;
  readonly sandbox: Sandbox;
  readonly clock: SystemClock;
  readonly timers: MovableTimers;
  /** How long Teams waits for an answer to what somebody wrote or pressed. */
  readonly patience: TestPatience;
  readonly metrics: Metrics;
  readonly db: Db;
  readonly database: MongoClient;
  readonly logLines: string[];
  /** `alarmClock`: its jobs wake by themselves, as in production. */
  makeApp(port: number, options?: { readonly alarmClock: boolean }): App;
}

async function startParts(options: DeskOptions): Promise<DeskParts> {
  const { ownTime } = options;
  const ownClock = ownTime ? new OwnClock(ownTime === true ? midMonthMorning : ownTime) : undefined;
  const sandbox = await startSandbox({
    seed: false,
    webhookPauseMs: 1,
    ...(keys ? { keys } : {}),
    ...(ownClock ? { clock: ownClock.unmoved } : {}),
  });
  keys = sandbox.keys;
  const people = [...cast, ...(options.colleagues ?? [])].map((person: PersonOptions) => {
    const name = person.name.split(' ')[0]?.toLowerCase() ?? '';
    const [locale, timeZone] = [options.locales?.[name], options.zones?.[name]];
    return { ...person, ...(locale ? { locale } : {}), ...(timeZone === undefined ? {} : { timeZone }) };
  });
  const teams = await startTeams({ people, team: { channels: ['General', 'Deals', 'Elsewhere'] } });
  const client = await sharedClient({ monitorCommands: options.watched ?? false });
  const db = client.db(`test-${crypto.randomUUID()}`);
  const clock = ownClock ?? new SystemClock();
  const timers = new MovableTimers(clock, sandbox.clock);
  const patience = new TestPatience();
  const crm = options.crm?.(clock);
  const metrics = createMetrics();
  const logLines: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (line: string) => void logLines.push(line) } });
  const makeApp: DeskParts['makeApp'] = (port, { alarmClock } = { alarmClock: false }) =>
    createApp({
      config: parseConfig(settings(options, { sandbox, teams, port })),
      db,
      clock,
      log,
      metrics,
      timers,
      random: () => 0.5,
      sendLimits: options.countsSends ? wideLimits : noLimits,
      // Played conversations are faster than people.
      pressesPerSecond: 100_000,
      turnTimers: patience,
      trustAnchors: [sandbox.caCertificatePem],
      alarmClock,
      ...(crm ? { crm } : {}),
    });
  return { teams, sandbox, clock, timers, patience, metrics, db, database: client, logLines, makeApp };
}

/** Small enough to be counted. */
const wideLimits = { perConversation: [{ sends: 1_000, milliseconds: 1_000 }], overall: [] };
const noLimits = {
  perConversation: [{ sends: 100_000, milliseconds: 1_000 }],
  overall: [{ sends: 100_000, milliseconds: 1_000 }],
};

function settings(
  { undoSeconds, acceptUndoSeconds = 0, users, settings: more }: DeskOptions,
  { sandbox, teams, port }: { sandbox: Sandbox; teams: Teams; port: number },
): Record<string, string> {
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    MONGODB_URI: 'mongodb://given',
    PARTNER_CENTER_URL: sandbox.url,
    PARTNER_CENTER_TOKEN_URL: sandbox.tokenUrl,
    PARTNER_CENTER_WEBHOOKS_URL: sandbox.url,
    PARTNER_CENTER_CLIENT_ID: sandbox.credentials.clientId,
    PARTNER_CENTER_CLIENT_SECRET: sandbox.credentials.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: sandbox.credentials.refreshTokens.admin,
    WEBHOOK_CERTIFICATE_HOSTS: '127.0.0.1',
    SERVICE_URL_HOSTS: '127.0.0.1',
    ALLOWED_TENANTS: teams.tenantId,
    // What follows a moved clock doesn't depend on the day of the week: working time has tests of its own.
    WORKING_HOURS: 'always',
    DIGEST: 'off',
    // Tests bring more referrals in a minute than any hour has: what becomes of a storm is told in `storm.test.ts`.
    NEW_CARDS_A_MINUTE: '100000',
    ESCALATION: 'off',
    REFERRALS_ADMINS: 'adele.vance@contoso.example, lee.gu@contoso.example[4567002]',
    ...(users === undefined ? {} : { REFERRALS_USERS: users }),
    ...(undoSeconds === undefined ? {} : { UNDO_SECONDS: String(undoSeconds) }),
    ...(acceptUndoSeconds === 'by-default' ? {} : { ACCEPT_UNDO_SECONDS: String(acceptUndoSeconds) }),
    ...more,
  };
}

/** As the desk's own hourly job does it; here the address is known only once it listens. */
async function registerWebhooks({ sandbox, clock, timers }: DeskParts, url: string): Promise<void> {
  const { webhooks } = signedInAsAdmin(sandbox, { clock, timers });
  const result = await webhooks.ensureRegistered({ publicUrl: `${url}/api/partner-center/webhook` });
  if (result.kind !== 'registered') throw new Error(`Webhooks were not registered: ${result.kind}`);
}
