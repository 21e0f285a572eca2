import { isIP } from 'node:net';
import { DateTime, Duration, IANAZone } from 'luxon';
import { z } from 'zod';
import { countries } from './answers/country.ts';
import { crmSystems } from './crm/crm-values.ts';
import { type Locale, locales, toLocale } from './i18n/locale.ts';
import { canonicalTimeZone } from './i18n/time-zone.ts';

/** The environment's settings, one by one: how each is written. Which are needed when is `config.ts`'s business. */

/** A person or location rule from `REFERRALS_ADMINS` and `REFERRALS_USERS`. */
export interface RoleEntry {
  /** E-mail address or Entra object id, lower case; `*` = everybody in the allowed tenants who installed the desk. */
  readonly who: string;
  /** Partner location ids (MPN ids); empty = the whole company. */
  readonly locations: readonly string[];
}

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]', '::1'];

export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host.toLowerCase());
}

const port = z.string().transform((text, context) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value;
  context.addIssue({ code: 'custom', message: 'must be a port, 0 to 65535' });
  return z.NEVER;
});

function wholeNumber(minimum: number, maximum: number) {
  return z.string().transform((text, context) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    context.addIssue({ code: 'custom', message: `must be a whole number, ${minimum} to ${maximum}` });
    return z.NEVER;
  });
}

/** Days; 0 keeps for ever. */
const daysKept = wholeNumber(0, 36_500);
/** An event of Partner Center is acted on for ten days: as long, it must be known again. The inbox's own index ends at 30. */
const inboxDays = wholeNumber(11, 30);

/** Part of an address: two at the most, the new one and the one that offers still have. */
const leadSecrets = z
  .string()
  .transform((text) => text.split(',').flatMap((item) => item.trim() || []))
  .refine(
    (secrets) => secrets.length <= 2 && secrets.every((secret) => /^[A-Za-z0-9_-]{32,128}$/.test(secret)),
    'must be one or two, each of 32 to 128 letters, digits, _ or -',
  );

const secureUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && secure && !url.username && !url.password) return text.replace(/\/+$/, '');
  context.addIssue({
    code: 'custom',
    message: 'must be an https address (http on loopback only), without user or password',
  });
  return z.NEVER;
});

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const graphReads = list.transform((items, context) => {
  const read = z.array(z.enum(['manager', 'away'])).safeParse(items);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'must name manager, away or both, by comma' });
  return z.NEVER;
});

/** Hosts are compared without port, in lower case. */
const hosts = list.transform((items) => items.map((item) => item.toLowerCase().replace(/:\d+$/, '')));

const networks = list.transform((items, context) => {
  for (const item of items) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address);
    const longest = family === 6 ? 128 : 32;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    if (family !== 0 && fits) continue;
    context.addIssue({ code: 'custom', message: 'must list IP addresses or networks such as 10.0.0.0/8 by comma' });
    return z.NEVER;
  }
  return items;
});

const roleEntries = list.transform((items, context) =>
  items.flatMap((item): RoleEntry[] => {
    const [, who, locations] = /^([^\s[\]]+)(?:\[([\d\s]+)\])?$/.exec(item) ?? [];
    if (who) return [{ who: who.toLowerCase(), locations: locations?.trim().split(/\s+/) ?? [] }];
    context.addIssue({
      code: 'custom',
      message:
        'must list e-mail addresses or Entra object ids by comma, each with its locations like ann@contoso.com[4567001 4567002] where it is limited',
    });
    return [];
  }),
);

const isoDuration = z.string().transform((text, context) => {
  const duration = Duration.fromISO(text.trim());
  if (duration.isValid && duration.toMillis() > 0) return text.trim();
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 duration such as P3D or PT4H' });
  return z.NEVER;
});

/** The day begins in UTC. */
const isoDate = z.string().transform((text, context) => {
  const date = DateTime.fromFormat(text.trim(), 'yyyy-MM-dd', { zone: 'utc' });
  if (date.isValid) return date.toJSDate();
  context.addIssue({ code: 'custom', message: 'must be a date such as 2027-05-31' });
  return z.NEVER;
});

/** An e-mail address or an Entra object id, lower case. */
const catcher = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.union([z.email(), z.guid()], 'must be an e-mail address or an Entra object id'));

const ladder = list
  .pipe(z.array(isoDuration).min(1))
  .transform((rungs) => [...rungs].sort((a, b) => Duration.fromISO(b).toMillis() - Duration.fromISO(a).toMillis()));

const language = z.string().transform((text, context): Locale => {
  const locale = toLocale(text);
  if (locale) return locale;
  context.addIssue({ code: 'custom', message: `must be one of ${locales.join(', ')}` });
  return z.NEVER;
});

const timeZone = z.string().transform((text, context) => {
  const zone = IANAZone.isValidZone(text) ? canonicalTimeZone(text) : undefined;
  if (zone) return zone;
  context.addIssue({ code: 'custom', message: 'must be an IANA time zone such as Europe/Berlin' });
  return z.NEVER;
});

/** `always`, or from when to when, in minutes after midnight. */
const workingHours = z.string().transform((text, context) => {
  if (text.trim().toLowerCase() === 'always') return 'always' as const;
  const [, ...numbers] = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (numbers.length > 0 && fromMinute < 60 && toMinute < 60 && from < to && to <= 1_440) return { from, to };
  context.addIssue({ code: 'custom', message: 'must be hours of a day such as 9:00-17:00, or always' });
  return z.NEVER;
});

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** ISO weekdays, 1 is Monday. */
const workingDays = list.pipe(z.array(z.string()).min(1)).transform((names, context) => {
  const days = names.map((name) => weekdayNames.indexOf(name.toLowerCase().slice(0, 3)) + 1);
  if (!days.includes(0)) return [...new Set(days)].sort();
  context.addIssue({ code: 'custom', message: 'must list days of the week by comma, such as mon,tue,wed,thu,fri' });
  return z.NEVER;
});

const stepNames = ['backup', 'manager', 'channel', 'catcher'] as const;

/** Steps with their time before the deadline, the earliest first; `off`: none. */
const escalationPlan = z.string().transform((text, context) => {
  if (text.trim().toLowerCase() === 'off') return [];
  const steps = text.split(',').map((item) => {
    const [name = '', time = ''] = item.trim().split('@');
    const step = stepNames.find((known) => known === name.toLowerCase());
    const before = Duration.fromISO(time);
    return step && before.isValid && before.toMillis() > 0 ? { step, before: before.toMillis() } : undefined;
  });
  const known = steps.filter((step) => step !== undefined);
  if (known.length === steps.length && new Set(known.map(({ step }) => step)).size === known.length)
    return known.sort((one, other) => other.before - one.before);
  context.addIssue({
    code: 'custom',
    message: `must list steps once each (${stepNames.join(', ')}) like manager@P1D, or be off`,
  });
  return z.NEVER;
});

/** A code that means no country has no holidays, and would be taken for one without any. */
const isCountry = (code: string) => countries.includes(code);

const country = z.string().transform((text, context) => {
  const code = text.trim().toUpperCase();
  if (isCountry(code)) return code;
  context.addIssue({
    code: 'custom',
    message: 'must be a country by its two letters, such as DE (Great Britain is GB)',
  });
  return z.NEVER;
});

const mostDecreed = 60;

/** Days of a country or of everybody (`*`), such as `CN:2027-10-04..2027-10-07, 2027-12-24`, as days since 1970. */
const decreedDays = list.transform((items, context) => {
  const days: Record<string, number[]> = {};
  for (const item of items) {
    const [, place = '*', first, last = first] = /^(?:([A-Z]{2}):)?([\d-]{10})(?:\.\.([\d-]{10}))?$/i.exec(item) ?? [];
    const [from, to] = [first, last].map((day) => DateTime.fromISO(day ?? '', { zone: 'utc' }).toMillis() / 86_400_000);
    if (from === undefined || to === undefined || !(to >= from && to < from + mostDecreed)) {
      context.addIssue({
        code: 'custom',
        message: 'must list days by comma, such as CN:2027-10-04..2027-10-07, 2027-12-24',
      });
      return z.NEVER;
    }
    const country = place.toUpperCase();
    if (country !== '*' && !isCountry(country)) {
      context.addIssue({
        code: 'custom',
        message: 'must name countries by their two letters, such as CN:2027-10-04 (Great Britain is GB)',
      });
      return z.NEVER;
    }
    days[country] = [...(days[country] ?? []), ...Array.from({ length: to - from + 1 }, (_, index) => from + index)];
  }
  return days;
});

/** The SDK's own cloud settings, passed through to it by their own names. */
export const cloudSettings = [
  'ChannelService',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'OAuthUrl',
  'ValidateAuthority',
  'CallerId',
] as const;

export const Settings = z.object({
  PORT: port.optional(),
  HOST: z.string().optional(),
  PUBLIC_URL: secureUrl.optional(),
  NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production, development or test').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a pino level').optional(),
  METRICS_PORT: port.optional(),
  TRUSTED_PROXIES: networks.optional(),
  LOOK_AWAY_SECONDS: wholeNumber(0, 10).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().optional(),
  MicrosoftAppId: z.guid('must be the bot registration’s application (client) id').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI'], 'must be SingleTenant or UserAssignedMSI').optional(),
  MicrosoftAppTenantId: z.string().optional(),
  ALLOWED_TENANTS: list.optional(),
  SERVICE_URL_HOSTS: hosts.optional(),
  TAB_APP_ID: z.guid('must be the application (client) id of the tab’s own registration').optional(),
  TAB_AUTHORITY: secureUrl.optional(),
  PARTNER_CENTER_URL: secureUrl.optional(),
  PARTNER_CENTER_TOKEN_URL: secureUrl.optional(),
  PARTNER_CENTER_CLIENT_ID: z.string().optional(),
  PARTNER_CENTER_CLIENT_SECRET: z.string().optional(),
  PARTNER_CENTER_REFRESH_TOKEN: z.string().optional(),
  PARTNER_CENTER_POLL_SECONDS: wholeNumber(1, 86_400).optional(),
  PARTNER_CENTER_WEBHOOKS_URL: secureUrl.optional(),
  PARTNER_CENTER_WEBHOOKS_OF_OTHERS: z.enum(['leave', 'take'], 'must be leave or take').optional(),
  WEBHOOK_CERTIFICATE_HOSTS: hosts.optional(),
  CRM: z.enum(['none', ...crmSystems], 'must be none, dynamics or salesforce').optional(),
  CRM_WRITE: z.enum(['off', 'dry', 'on'], 'must be off, dry or on').optional(),
  CRM_OUTCOMES: z.enum(['ask', 'automatic'], 'must be ask or automatic').optional(),
  CRM_MAPPING: z.string().optional(),
  CRM_POLL_SECONDS: wholeNumber(1, 86_400).optional(),
  CRM_WEBHOOK_KEY: z.string().min(32, 'must have 32 characters at least').optional(),
  LEAD_DESTINATION_SECRETS: leadSecrets.optional(),
  DYNAMICS_URL: secureUrl.optional(),
  DYNAMICS_TENANT_ID: z.string().optional(),
  DYNAMICS_CLIENT_ID: z.string().optional(),
  DYNAMICS_CLIENT_SECRET: z.string().optional(),
  DYNAMICS_CERTIFICATE: z.string().optional(),
  DYNAMICS_TOKEN_URL: secureUrl.optional(),
  DYNAMICS_APP_ID: z.guid('must be the id of a model-driven app').optional(),
  SALESFORCE_URL: secureUrl.optional(),
  SALESFORCE_CLIENT_ID: z.string().optional(),
  SALESFORCE_CLIENT_SECRET: z.string().optional(),
  SALESFORCE_USERNAME: z.string().optional(),
  SALESFORCE_KEY: z.string().optional(),
  GRAPH_READS: graphReads.optional(),
  GRAPH_URL: secureUrl.optional(),
  GRAPH_TOKEN_URL: secureUrl.optional(),
  SECRET_EXPIRES: isoDate.optional(),
  COMPANY_NAME: z.string().max(32, 'must have 32 characters at the most').optional(),
  COMPANY_WEBSITE: secureUrl.optional(),
  PRIVACY_URL: secureUrl.optional(),
  TERMS_URL: secureUrl.optional(),
  REFERRALS_ADMINS: roleEntries.optional(),
  REFERRALS_USERS: roleEntries.optional(),
  DEFAULT_LANGUAGE: language.optional(),
  DEFAULT_TIME_ZONE: timeZone.optional(),
  HEALTH_CARD: z.enum(['chosen', 'deal-team'], 'must be chosen or deal-team').optional(),
  HEALTH_HOUR: wholeNumber(0, 23).optional(),
  HEARTBEAT_FILE: z.string().optional(),
  DEFAULT_COUNTRY: country.optional(),
  EXTRA_HOLIDAYS: decreedDays.optional(),
  EXTRA_WORKING_DAYS: decreedDays.optional(),
  WORKING_HOURS: workingHours.optional(),
  DIGEST: z.enum(['on', 'off'], 'must be on or off').optional(),
  WORKING_DAYS: workingDays.optional(),
  NEW_CARDS_A_MINUTE: wholeNumber(1, 100_000).optional(),
  REMINDERS_PER_DAY: wholeNumber(1, 100).optional(),
  REMINDER_LADDER: ladder.optional(),
  CHANNEL_REMINDERS_WITHIN: isoDuration.optional(),
  ROUTING_CATCHER: catcher.optional(),
  ROUTING_MOST_WAITING: wholeNumber(1, 10_000).optional(),
  ESCALATION: escalationPlan.optional(),
  ESCALATION_BACKUPS: list.optional(),
  ESCALATION_MANAGERS: list.optional(),
  RESPONSE_DAYS: wholeNumber(1, 365).optional(),
  UNDO_SECONDS: wholeNumber(0, 3600).optional(),
  ACCEPT_UNDO_SECONDS: wholeNumber(0, 3600).optional(),
  FILES: z.enum(['teams', 'links'], 'must be teams or links').optional(),
  FILE_HOSTS: hosts.optional(),
  FORMS: z.enum(['windows', 'cards'], 'must be windows or cards').optional(),
  SOLUTION_AREAS: list.optional(),
  RETENTION_REFERRALS_DAYS: daysKept.optional(),
  RETENTION_COPIES_DAYS: daysKept.optional(),
  RETENTION_FAVOURITES_DAYS: daysKept.optional(),
  RETENTION_PEOPLE_DAYS: daysKept.optional(),
  RETENTION_AUDIT_DAYS: daysKept.optional(),
  RETENTION_INBOX_DAYS: inboxDays.optional(),
  RETENTION_LEADS_DAYS: wholeNumber(1, 365).optional(),
  SANDBOX_CLOCK_URL: secureUrl.optional(),
  SANDBOX_PORT: port.optional(),
  SANDBOX_CRM_PORT: port.optional(),
  PLAYGROUND_PORT: port.optional(),
  ChannelService: secureUrl.optional(),
  ToChannelFromBotLoginUrl: secureUrl.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToBotFromChannelOpenIdMetadataUrl: secureUrl.optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: secureUrl.optional(),
  OAuthUrl: secureUrl.optional(),
  ValidateAuthority: z.string().optional(),
  CallerId: z.string().optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Every name that the desk reads; `.env.example` lists the same (held by a test). */
export const settingNames = Object.keys(Settings.shape) as readonly (keyof Settings)[];
