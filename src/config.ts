import { missingFor } from './settings/missing.ts';
import {
  botOf,
  crmOf,
  defaultServiceUrlHosts,
  fileSettings,
  graphOf,
  homeTenantOf,
  partnerCenterOf,
  tabOf,
} from './settings/outside-config.ts';
import { lowerCase, remindersOf } from './settings/reminders-config.ts';
import { Settings } from './settings.ts';

export { isLoopback } from './settings/formats.ts';
export type { RoleEntry } from './settings/people-formats.ts';
export { settingNames } from './settings.ts';

export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `These settings need attention (see .env.example):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Config = ReturnType<typeof shape>;

/**
 * Environment -> Config. Throws one ConfigError that names every problem at once and never a value: a value may be a
 * secret that was pasted into the wrong line. An empty setting counts as not set.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { config, problems } = inspectConfig(env);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** For the doctor: what can be read although something is missing or unfit. Only without problems is the config whole. */
export function inspectConfig(env: Readonly<Record<string, string | undefined>>): {
  readonly config: Config;
  readonly problems: readonly string[];
} {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const issues = Settings.safeParse(given).error?.issues ?? [];
  const unfit = new Set(issues.map(({ path: [name] }) => String(name)));
  const settings = Settings.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !unfit.has(name))));
  const problems = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...missingFor(settings).filter((problem) => !unfit.has(problem.split(':')[0] ?? '')),
  ];
  return { config: shape(settings), problems };
}

function shape(settings: Settings) {
  const nodeEnv = settings.NODE_ENV ?? 'production';
  return {
    nodeEnv,
    port: settings.PORT ?? 3978,
    host: settings.HOST ?? (nodeEnv === 'production' ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: settings.PUBLIC_URL,
    logLevel: settings.LOG_LEVEL ?? 'info',
    metricsPort: settings.METRICS_PORT,
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    lookAwaySeconds: settings.LOOK_AWAY_SECONDS ?? (nodeEnv === 'production' ? 5 : 0),
    mongodbUri: settings.MONGODB_URI as string,
    bot: botOf(settings),
    allowedTenants: settings.ALLOWED_TENANTS?.map((tenant) => tenant.toLowerCase()),
    serviceUrlHosts: settings.SERVICE_URL_HOSTS ?? defaultServiceUrlHosts(settings),
    tab: tabOf(settings),
    partnerCenter: partnerCenterOf(settings),
    crm: crmOf(settings),
    graph: graphOf(settings),
    webhookCertificateHosts: settings.WEBHOOK_CERTIFICATE_HOSTS ?? ['3psostorageacct.blob.core.windows.net'],
    roles: {
      admins: settings.REFERRALS_ADMINS ?? [],
      users: settings.REFERRALS_USERS ?? [{ who: '*', locations: [] }],
      homeTenant: homeTenantOf(settings),
    },
    language: settings.DEFAULT_LANGUAGE ?? 'en',
    timeZone: settings.DEFAULT_TIME_ZONE ?? 'UTC',
    isTimeZoneSet: settings.DEFAULT_TIME_ZONE !== undefined,
    reminders: remindersOf(settings),
    health: healthOf(settings),
    heartbeatFile: settings.HEARTBEAT_FILE,
    routing: routingOf(settings),
    escalation: {
      backups: lowerCase(settings.ESCALATION_BACKUPS),
      managers: lowerCase(settings.ESCALATION_MANAGERS),
    },
    responseDays: settings.RESPONSE_DAYS ?? 14,
    undoSeconds: settings.UNDO_SECONDS ?? 60,
    acceptUndoSeconds: settings.ACCEPT_UNDO_SECONDS ?? 10,
    files: fileSettings(settings),
    digest: settings.DIGEST !== 'off',
    newCardsAMinute: settings.NEW_CARDS_A_MINUTE ?? 20,
    remindersPerDay: settings.REMINDERS_PER_DAY ?? 6,
    formsInCards: settings.FORMS === 'cards',
    solutionAreas: settings.SOLUTION_AREAS ?? [],
    leads: leadsOf(settings),
    retention: retentionOf(settings),
    secretExpires: settings.SECRET_EXPIRES,
    sandboxClockUrl: settings.SANDBOX_CLOCK_URL,
  };
}

/** What the rules of answering and reminding go by. */
export function policyOf({ responseDays, undoSeconds, acceptUndoSeconds, reminders, crm }: Config) {
  const kept = crm.system ? { crm: true as const } : {};
  return { responseDays, undoSeconds, acceptUndoSeconds, ...reminders, ...kept };
}

function healthOf({ HEALTH_HOUR, HEALTH_CARD }: Settings) {
  return { hour: HEALTH_HOUR ?? 8, inDealTeam: HEALTH_CARD === 'deal-team' };
}

function routingOf(settings: Settings) {
  return { catcher: settings.ROUTING_CATCHER, mostWaiting: settings.ROUTING_MOST_WAITING ?? 20 };
}

function leadsOf({ LEAD_DESTINATION_SECRETS = [] }: Settings) {
  return { secrets: LEAD_DESTINATION_SECRETS };
}

/** Days, 0 = for ever. */
function retentionOf(settings: Settings) {
  return {
    referrals: settings.RETENTION_REFERRALS_DAYS ?? 730,
    copies: settings.RETENTION_COPIES_DAYS ?? 180,
    favourites: settings.RETENTION_FAVOURITES_DAYS ?? 365,
    people: settings.RETENTION_PEOPLE_DAYS ?? 400,
    audit: settings.RETENTION_AUDIT_DAYS ?? 1_095,
    inbox: settings.RETENTION_INBOX_DAYS ?? 30,
    leads: settings.RETENTION_LEADS_DAYS ?? 30,
  };
}
