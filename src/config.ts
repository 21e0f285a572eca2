import { cloudSettings, isLoopback, Settings } from './settings.ts';

export { isLoopback, type RoleEntry, settingNames } from './settings.ts';

import type { DecreedByCountry } from './working-time/decreed-days.ts';

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

const alwaysNeeded = [
  'MONGODB_URI',
  'PARTNER_CENTER_TOKEN_URL',
  'PARTNER_CENTER_CLIENT_ID',
  'PARTNER_CENTER_CLIENT_SECRET',
  'PARTNER_CENTER_REFRESH_TOKEN',
] as const satisfies readonly (keyof Settings)[];

const neededInProduction = [
  'PUBLIC_URL',
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'ALLOWED_TENANTS',
  'REFERRALS_ADMINS',
] as const satisfies readonly (keyof Settings)[];

function missingFor(settings: Settings): string[] {
  const production = (settings.NODE_ENV ?? 'production') === 'production';
  const anonymous = !settings.MicrosoftAppId;
  const managedIdentity = settings.MicrosoftAppType === 'UserAssignedMSI';
  const problems = [...alwaysNeeded, ...(production ? neededInProduction : [])]
    .filter((name) => settings[name] === undefined)
    .map((name) => `${name}: is missing`);
  if (!anonymous && !managedIdentity && !settings.MicrosoftAppPassword)
    problems.push('MicrosoftAppPassword: is missing (only UserAssignedMSI works without)');
  if (managedIdentity && settings.MicrosoftAppPassword)
    problems.push('MicrosoftAppPassword: must be empty with UserAssignedMSI');
  if (production && settings.SANDBOX_CLOCK_URL)
    problems.push('SANDBOX_CLOCK_URL: belongs to the demo, not to production');
  if (settings.TAB_APP_ID && settings.TAB_APP_ID.toLowerCase() === settings.MicrosoftAppId?.toLowerCase())
    problems.push('TAB_APP_ID: must be a registration of its own, not the bot’s');
  if (production && settings.TAB_AUTHORITY?.startsWith('http:'))
    problems.push('TAB_AUTHORITY: an identity provider on this machine belongs to the demo, not to production');
  // Without an app id nobody's token is checked (docs/teams.md#no-app-id): such a desk must not be reachable from
  // outside.
  if (!production && anonymous && !isLoopback(settings.HOST ?? '127.0.0.1'))
    problems.push('HOST: must be a loopback address while MicrosoftAppId is not set');
  return [...problems, ...missingForGraph(settings), ...missingForCrm(settings)];
}

/** Read with the bot's own registration and its secret: a managed identity has none. */
function missingForGraph(settings: Settings): string[] {
  if ((settings.GRAPH_READS ?? []).length === 0) return [];
  return unset(settings, 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId').map(
    (problem) => `${problem} (GRAPH_READS needs it)`,
  );
}

/** What the chosen CRM needs: nothing where none is chosen. */
function missingForCrm(settings: Settings): string[] {
  const { CRM } = settings;
  if (CRM === 'dynamics') return missingForDynamics(settings);
  return CRM === 'salesforce' ? missingForSalesforce(settings) : [];
}

function missingForDynamics(settings: Settings): string[] {
  const problems = unset(settings, 'DYNAMICS_URL', 'DYNAMICS_CLIENT_ID');
  if (!settings.DYNAMICS_CLIENT_SECRET && !settings.DYNAMICS_CERTIFICATE)
    problems.push('DYNAMICS_CLIENT_SECRET: is missing (or name a certificate by DYNAMICS_CERTIFICATE)');
  if (!settings.DYNAMICS_TOKEN_URL && !settings.DYNAMICS_TENANT_ID && !settings.MicrosoftAppTenantId)
    problems.push('DYNAMICS_TENANT_ID: is missing');
  return problems;
}

function missingForSalesforce(settings: Settings): string[] {
  const problems = unset(settings, 'SALESFORCE_URL', 'SALESFORCE_CLIENT_ID');
  if (settings.SALESFORCE_KEY) return [...problems, ...unset(settings, 'SALESFORCE_USERNAME')];
  if (!settings.SALESFORCE_CLIENT_SECRET)
    problems.push(
      'SALESFORCE_CLIENT_SECRET: is missing (or name a user and a key by SALESFORCE_USERNAME and SALESFORCE_KEY)',
    );
  return problems;
}

function unset(settings: Settings, ...names: readonly (keyof Settings)[]): string[] {
  return names.filter((name) => settings[name] === undefined).map((name) => `${name}: is missing`);
}

/** Where Teams keeps people's files: OneDrive for Business, in the public cloud and in national ones. */
const fileHosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

function filesOf({ FILES, FILE_HOSTS }: Settings) {
  return { inTeams: FILES !== 'links', hosts: FILE_HOSTS ?? fileHosts };
}

const publicCloudHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];
const governmentHosts = ['smba.infra.gov.teams.microsoft.us'];

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
    files: filesOf(settings),
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

function remindersOf(settings: Settings) {
  return {
    hours: hoursOf(settings),
    escalation: settings.ESCALATION ?? usualEscalation,
    ladder: settings.REMINDER_LADDER ?? ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
    channelWithin: settings.CHANNEL_REMINDERS_WITHIN ?? 'P3D',
  };
}

const hour = 3_600_000;

/** Two days before the deadline whoever else is on the team; then those above, then everybody, then who catches all. */
const usualEscalation = [
  { step: 'backup', before: 48 * hour },
  { step: 'manager', before: 24 * hour },
  { step: 'channel', before: 12 * hour },
  { step: 'catcher', before: 6 * hour },
] as const;

function lowerCase(items: readonly string[] = []): readonly string[] {
  return items.map((item) => item.toLowerCase());
}

/** When people work who don't say otherwise: from nine to five, on the days that are usual in their country. */
function hoursOf(settings: Settings) {
  const { DEFAULT_TIME_ZONE, DEFAULT_COUNTRY, WORKING_DAYS, WORKING_HOURS } = settings;
  const { EXTRA_HOLIDAYS = {}, EXTRA_WORKING_DAYS = {} } = settings;
  const countries = [...new Set([...Object.keys(EXTRA_HOLIDAYS), ...Object.keys(EXTRA_WORKING_DAYS)])];
  const decreed = countries.map((one) => [
    one,
    { holidays: EXTRA_HOLIDAYS[one] ?? [], workingDays: EXTRA_WORKING_DAYS[one] ?? [] },
  ]);
  return {
    zone: DEFAULT_TIME_ZONE ?? 'UTC',
    ...(DEFAULT_COUNTRY ? { country: DEFAULT_COUNTRY } : {}),
    ...(WORKING_DAYS ? { days: WORKING_DAYS } : {}),
    ...(decreed.length > 0 ? { decreed: Object.fromEntries(decreed) as DecreedByCountry } : {}),
    hours: WORKING_HOURS ?? { from: 9 * 60, to: 17 * 60 },
  };
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

function botOf(settings: Settings) {
  const given = cloudSettings.flatMap((name) =>
    settings[name] === undefined ? [] : [[name, settings[name]] as const],
  );
  return {
    appId: settings.MicrosoftAppId,
    appPassword: settings.MicrosoftAppPassword,
    // Only for a bot with credentials: the SDK refuses the type without them.
    appType: settings.MicrosoftAppId ? (settings.MicrosoftAppType ?? 'SingleTenant') : undefined,
    tenantId: settings.MicrosoftAppTenantId,
    cloud: Object.fromEntries(given),
  };
}

/** Production names both; a desk on this machine may know only whom it answers. */
function homeTenantOf({ MicrosoftAppTenantId, ALLOWED_TENANTS = [] }: Settings): string | undefined {
  const [only, ...others] = ALLOWED_TENANTS;
  return (MicrosoftAppTenantId ?? (others.length === 0 ? only : undefined))?.toLowerCase();
}

function defaultServiceUrlHosts({ ChannelService }: Settings): string[] {
  return ChannelService?.endsWith('.us') ? governmentHosts : publicCloudHosts;
}

/** Tokens of the tab name the registration's id in lower case. */
function tabOf({ TAB_APP_ID, TAB_AUTHORITY }: Settings) {
  return {
    appId: TAB_APP_ID?.toLowerCase(),
    authority: TAB_AUTHORITY ?? 'https://login.microsoftonline.com',
  };
}

/** `write`: whether the CRM and Partner Center are written to; by default the desk only says what it would do. */
/** Undefined: off, as it is unless an operator turns it on. */
function graphOf({ GRAPH_READS: reads = [], ...settings }: Settings) {
  const { MicrosoftAppTenantId: tenantId = '', MicrosoftAppId, MicrosoftAppPassword } = settings;
  if (reads.length === 0) return undefined;
  return {
    reads,
    tenantId: tenantId.toLowerCase(),
    url: settings.GRAPH_URL ?? 'https://graph.microsoft.com',
    tokenUrl:
      settings.GRAPH_TOKEN_URL ?? `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    clientId: MicrosoftAppId ?? '',
    clientSecret: MicrosoftAppPassword ?? '',
  };
}

function crmOf(settings: Settings) {
  const { CRM, CRM_WRITE, CRM_OUTCOMES, CRM_MAPPING, CRM_POLL_SECONDS, CRM_WEBHOOK_KEY } = settings;
  return {
    system: CRM === 'none' ? undefined : CRM,
    write: CRM_WRITE ?? ('dry' as const),
    outcomes: CRM_OUTCOMES ?? ('ask' as const),
    mappingFile: CRM_MAPPING,
    pollSeconds: CRM_POLL_SECONDS ?? 60,
    webhookKey: CRM === 'none' ? undefined : CRM_WEBHOOK_KEY,
    dynamics: dynamicsOf(settings),
    salesforce: salesforceOf(settings),
  };
}

function salesforceOf(settings: Settings) {
  return {
    url: settings.SALESFORCE_URL as string,
    clientId: settings.SALESFORCE_CLIENT_ID as string,
    clientSecret: settings.SALESFORCE_CLIENT_SECRET,
    username: settings.SALESFORCE_USERNAME,
    keyFile: settings.SALESFORCE_KEY,
  };
}

function dynamicsOf(settings: Settings) {
  const tenant = settings.DYNAMICS_TENANT_ID ?? settings.MicrosoftAppTenantId;
  return {
    url: settings.DYNAMICS_URL as string,
    tokenUrl:
      settings.DYNAMICS_TOKEN_URL ??
      `https://login.microsoftonline.com/${encodeURIComponent(tenant ?? '')}/oauth2/v2.0/token`,
    clientId: settings.DYNAMICS_CLIENT_ID as string,
    clientSecret: settings.DYNAMICS_CLIENT_SECRET,
    certificateFile: settings.DYNAMICS_CERTIFICATE,
    appId: settings.DYNAMICS_APP_ID,
  };
}

function partnerCenterOf(settings: Settings) {
  return {
    url: settings.PARTNER_CENTER_URL ?? 'https://api.partner.microsoft.com',
    tokenUrl: settings.PARTNER_CENTER_TOKEN_URL as string,
    clientId: settings.PARTNER_CENTER_CLIENT_ID as string,
    clientSecret: settings.PARTNER_CENTER_CLIENT_SECRET as string,
    refreshToken: settings.PARTNER_CENTER_REFRESH_TOKEN as string,
    pollSeconds: settings.PARTNER_CENTER_POLL_SECONDS ?? 300,
    takesWebhooksFromOthers: settings.PARTNER_CENTER_WEBHOOKS_OF_OTHERS === 'take',
    webhooksUrl: settings.PARTNER_CENTER_WEBHOOKS_URL ?? 'https://api.partnercenter.microsoft.com',
  };
}
