import type { Settings } from '../settings.ts';
import { isLoopback } from './formats.ts';

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

export function missingFor(settings: Settings): string[] {
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
