import { cloudSettings, type Settings } from '../settings.ts';

/** Where Teams keeps people's files: OneDrive for Business, in the public cloud and in national ones. */
const fileHosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

export function fileSettings({ FILES, FILE_HOSTS }: Settings) {
  return { inTeams: FILES !== 'links', hosts: FILE_HOSTS ?? fileHosts };
}

const publicCloudHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];
const governmentHosts = ['smba.infra.gov.teams.microsoft.us'];

export function botOf(settings: Settings) {
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
export function homeTenantOf({ MicrosoftAppTenantId, ALLOWED_TENANTS = [] }: Settings): string | undefined {
  const [only, ...others] = ALLOWED_TENANTS;
  return (MicrosoftAppTenantId ?? (others.length === 0 ? only : undefined))?.toLowerCase();
}

export function defaultServiceUrlHosts({ ChannelService }: Settings): string[] {
  return ChannelService?.endsWith('.us') ? governmentHosts : publicCloudHosts;
}

/** Tokens of the tab name the registration's id in lower case. */
export function tabOf({ TAB_APP_ID, TAB_AUTHORITY }: Settings) {
  return {
    appId: TAB_APP_ID?.toLowerCase(),
    authority: TAB_AUTHORITY ?? 'https://login.microsoftonline.com',
  };
}

/** Undefined: off, as it is unless an operator turns it on. */
export function graphOf({ GRAPH_READS: reads = [], ...settings }: Settings) {
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

/** `write`: whether the CRM is written to; by default the desk only says what it would do. */
export function crmOf(settings: Settings) {
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

export function partnerCenterOf(settings: Settings) {
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
