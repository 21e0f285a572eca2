import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IdentityProvider } from './identity-provider.ts';

/** The environment of a bot in a process of its own that trusts the harness: as in production, with our hosts. */
export function childSettings(options: {
  readonly idp: IdentityProvider;
  readonly proxy?: { readonly env: Readonly<Record<string, string>> };
  readonly appId: string;
  readonly tenantId: string;
  /** The harness's connector, by host: loopback is only allowed when named. */
  readonly serviceUrlHosts?: readonly string[];
  /** Without it the bot asks Microsoft's own host names, which the proxy leads here. */
  readonly withCloudSettings?: boolean;
}): Record<string, string> {
  const caFile = path.join(mkdtempSync(path.join(tmpdir(), 'co-sell-desk-ca-')), 'ca.pem');
  writeFileSync(caFile, options.idp.certificates.ca);
  return {
    MicrosoftAppId: options.appId,
    MicrosoftAppPassword: 'invented',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: options.tenantId,
    ALLOWED_TENANTS: options.tenantId,
    SERVICE_URL_HOSTS: (options.serviceUrlHosts ?? ['localhost']).join(','),
    NODE_EXTRA_CA_CERTS: caFile,
    ...(options.withCloudSettings === false ? {} : options.idp.cloud),
    ...options.proxy?.env,
  };
}
