import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Db } from 'mongodb';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { startEmbeddedMongo } from '../../../src/mongo/embedded.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { leanMemory } from '../../../src/setup/lean-memory.mjs';
import { childSettings } from '../../harness/child-settings.ts';
import { microsoftHosts, startIdentityProvider } from '../../harness/identity-provider.ts';
import { startMicrosoftProxy } from '../../harness/microsoft-proxy.ts';
import { startTeams, type Teams } from '../../harness/teams.ts';

export interface Stage {
  readonly database: string;
  readonly db: Db;
  readonly mongoUri: string;
  readonly sandbox: Sandbox;
  readonly teams: Teams;
  /** `Bearer …`, as Teams sends it; good for an hour. */
  readonly token: string;
  readonly folder: string;
  /** The desk's environment, in production mode. */
  deskSettings(port: number): Record<string, string>;
  /** The same identity for a bot without a desk. */
  botSettings(): Record<string, string>;
  close(): Promise<void>;
}

export const appId = '22222222-2222-4222-8222-222222222222';
const tenantId = '11111111-1111-4111-8111-111111111111';

/** Everything around a bot, played: identity provider, Teams, Partner Center; and a real database server. */
export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-bench-'));
  const given = process.env.TEST_MONGODB_URI;
  const server = given
    ? undefined
    : await startEmbeddedMongo({ dataDir: folder, fallbackCacheDir: path.resolve('.data'), log: () => {} });
  const uri = new URL(given ?? server?.uri ?? '');
  uri.pathname = `/bench-${randomUUID()}`;
  const { client, db } = await connectMongo(uri.href);
  const { version } = await db.admin().command({ buildInfo: 1 });

  const idp = await startIdentityProvider({ appId, tenantId });
  const proxy = await startMicrosoftProxy(Object.fromEntries(microsoftHosts.map((host) => [host, idp.port])));
  const teams = await startTeams({
    tenantId,
    appId,
    tls: idp.certificates,
    people: Array.from({ length: 64 }, (_, index) => `Rep${index} Example`),
    authorize: (serviceUrl) => idp.channelToken({ serviceurl: serviceUrl }),
  });
  const sandbox = await startSandbox({ seed: false });
  const identity = childSettings({ idp, proxy, appId, tenantId });
  // One file for both authorities: the one of the identity provider and the one that signs webhooks.
  const caFile = path.join(folder, 'ca.pem');
  writeFileSync(caFile, [idp.certificates.ca, sandbox.caCertificatePem].join('\n'));
  const token = idp.channelToken({ serviceurl: teams.serviceUrl });
  return {
    database: server ? `${server.kind} ${server.version}` : `TEST_MONGODB_URI ${version}`,
    db,
    mongoUri: uri.href,
    sandbox,
    teams,
    token,
    folder,
    botSettings: () => ({ ...identity, NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: caFile }),
    deskSettings: (port) => ({
      ...identity,
      NODE_EXTRA_CA_CERTS: caFile,
      NODE_ENV: 'production',
      NODE_OPTIONS: leanMemory(),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'info',
      // What an accept sets off is part of what a desk under load does.
      ACCEPT_UNDO_SECONDS: '0',
      // What follows a moved clock doesn't depend on the day of the week: working time has tests of its own.
      WORKING_HOURS: 'always',
      DIGEST: 'off',
      NEW_CARDS_A_MINUTE: '100000',
      ESCALATION: 'off',
      MONGODB_URI: uri.href,
      REFERRALS_ADMINS: 'admin@contoso.example',
      PARTNER_CENTER_URL: sandbox.url,
      PARTNER_CENTER_TOKEN_URL: sandbox.tokenUrl,
      PARTNER_CENTER_WEBHOOKS_URL: sandbox.url,
      PARTNER_CENTER_CLIENT_ID: sandbox.credentials.clientId,
      PARTNER_CENTER_CLIENT_SECRET: sandbox.credentials.clientSecret,
      PARTNER_CENTER_REFRESH_TOKEN: sandbox.credentials.refreshTokens.admin,
      WEBHOOK_CERTIFICATE_HOSTS: '127.0.0.1',
    }),
    close: async () => {
      await Promise.all([teams.close(), sandbox.close(), proxy.close(), idp.close(), db.dropDatabase()]);
      await client.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
