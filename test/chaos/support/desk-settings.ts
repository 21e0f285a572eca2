import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Teams } from '../../harness/teams.ts';

/** The environment of a desk between our Teams, our Partner Center and a database of its own. */
export function deskSettings(
  parts: { readonly sandbox: Sandbox; readonly teams: Teams; readonly mongoUri: string },
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { sandbox, teams, mongoUri } = parts;
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env.CHAOS_LOG_LEVEL ?? 'silent',
    MONGODB_URI: mongoUri,
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
    ESCALATION: 'off',
    // What becomes of each card is what is tested; a storm has tests of its own.
    NEW_CARDS_A_MINUTE: '100000',
    // Its own are far too slow for a few hundred cards in one channel, and its hour never ends in a test.
    PARTNER_CENTER_POLL_SECONDS: '86400',
    // What was accepted goes out with the press: faults meet it there, not ten seconds later.
    ACCEPT_UNDO_SECONDS: '0',
    ...more,
  };
}
