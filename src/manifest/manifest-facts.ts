import { ConfigError } from '../config.ts';
import { isLoopback } from '../settings/formats.ts';
import { Settings } from '../settings.ts';
import type { TabFacts } from './tab-parts.ts';

export interface ManifestFacts {
  /** What stands for `{{name}}` in manifest/manifest.json. */
  readonly texts: Readonly<Record<string, string>>;
  /** Absent: there is no tab. */
  readonly tab?: TabFacts;
}

const Needed = Settings.pick({
  MicrosoftAppId: true,
  TAB_APP_ID: true,
  PUBLIC_URL: true,
  COMPANY_NAME: true,
  COMPANY_WEBSITE: true,
  PRIVACY_URL: true,
  TERMS_URL: true,
});

/** The few settings that the package needs. Throws one ConfigError that names every problem at once. */
export function manifestFacts(env: Readonly<Record<string, string | undefined>>, version: string): ManifestFacts {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Needed.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const settings = parsed.data;
  const { MicrosoftAppId: botId, PUBLIC_URL: publicUrl } = settings;
  const problems = [
    ...(botId ? [] : ['MicrosoftAppId: is missing']),
    ...(publicUrl ? [] : ['PUBLIC_URL: is missing']),
    ...(['PUBLIC_URL', 'COMPANY_WEBSITE', 'PRIVACY_URL', 'TERMS_URL'] as const).flatMap((name) =>
      settings[name] && !isPublic(settings[name]) ? [`${name}: must be an https address that Teams can reach`] : [],
    ),
  ];
  if (!botId || !publicUrl || problems.length > 0) throw new ConfigError(problems);
  const tabAppId = settings.TAB_APP_ID?.toLowerCase();
  return {
    ...(tabAppId ? { tab: { appId: tabAppId, host: new URL(publicUrl).hostname } } : {}),
    texts: {
      version,
      botId,
      host: new URL(publicUrl).hostname,
      companyName: settings.COMPANY_NAME ?? 'Co-sell Desk',
      websiteUrl: settings.COMPANY_WEBSITE ?? `${publicUrl}/about`,
      privacyUrl: settings.PRIVACY_URL ?? `${publicUrl}/about#privacy`,
      termsUrl: settings.TERMS_URL ?? `${publicUrl}/about#terms`,
    },
  };
}

function isPublic(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && !isLoopback(hostname);
}
