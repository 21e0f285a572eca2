import path from 'node:path';
import { demoCompany, demoTenantId, personOf } from '../sandbox/people.ts';
import { leanMemory } from '../setup/lean-memory.mjs';
import { demoTabAppId } from './front/demo-entra.ts';

export interface DeskAddresses {
  readonly port: number;
  readonly sandboxUrl: string;
  readonly mongoUri: string;
  readonly dataDir: string;
  /** Plays Entra ID for the tab. */
  readonly frontUrl: string;
}

/** Whoever sits there first is a rep like most; the control page switches to those who may do more, or less. */
const [lead, admin] = [personOf('megan'), personOf('adele')];

/** The settings with which the desk runs in the demo; the secrets are the sandbox's, which guards nothing. */
export function deskEnvironment({
  port,
  sandboxUrl,
  mongoUri,
  dataDir,
  frontUrl,
}: DeskAddresses): Record<string, string> {
  return {
    NODE_ENV: 'development',
    NODE_OPTIONS: leanMemory(),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    DATA_DIR: dataDir,
    MONGODB_URI: mongoUri,
    // Whoever moves the clock sees what is due, be it a Sunday.
    WORKING_HOURS: process.env.WORKING_HOURS || 'always',
    // What Partner Center begins with is shown as cards; more at once is one list here too.
    NEW_CARDS_A_MINUTE: process.env.NEW_CARDS_A_MINUTE || '40',
    // A clock that is moved by weeks would bring one for each.
    DIGEST: process.env.DIGEST || 'off',
    // One person sits in all chats of the demo: what goes to others as well would be told twice.
    ESCALATION: process.env.ESCALATION || 'off',
    SOLUTION_AREAS: 'AI Business Solutions, Cloud and AI Platforms, Security',
    PARTNER_CENTER_URL: sandboxUrl,
    PARTNER_CENTER_TOKEN_URL: `${sandboxUrl}/contoso/oauth2/v2.0/token`,
    PARTNER_CENTER_WEBHOOKS_URL: sandboxUrl,
    PARTNER_CENTER_CLIENT_ID: '11111111-2222-4333-8444-555555555555',
    PARTNER_CENTER_CLIENT_SECRET: 'demo-client-secret',
    PARTNER_CENTER_REFRESH_TOKEN: 'demo-refresh-token-admin',
    PARTNER_CENTER_POLL_SECONDS: '5',
    WEBHOOK_CERTIFICATE_HOSTS: '127.0.0.1',
    SANDBOX_CLOCK_URL: sandboxUrl,
    // The Playground sends no tokens, so the desk answers it without: on loopback and in development only.
    MicrosoftAppId: '',
    MicrosoftAppPassword: '',
    SERVICE_URL_HOSTS: '127.0.0.1,localhost',
    // The Playground opens no windows.
    FORMS: 'cards',
    FILES: 'links',
    ALLOWED_TENANTS: demoTenantId,
    TAB_APP_ID: demoTabAppId,
    TAB_AUTHORITY: frontUrl,
    REFERRALS_ADMINS: `${admin?.person.email}, ${lead?.person.email}[${demoCompany.mpnIds[0]}]`,
    // The sandbox signs its webhooks with a certificate of its own making.
    NODE_EXTRA_CA_CERTS: path.join(dataDir, 'sandbox', 'ca.pem'),
  };
}
