import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Db } from 'mongodb';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { until } from '../../chaos/support/until.ts';
import { childSettings } from '../../harness/child-settings.ts';
import { type IdentityProvider, microsoftHosts, startIdentityProvider } from '../../harness/identity-provider.ts';
import { startMicrosoftProxy, useInThisProcess } from '../../harness/microsoft-proxy.ts';
import type { PersonOptions } from '../../harness/person.ts';
import { startTeams, type Teams } from '../../harness/teams.ts';
import { freshDatabaseUri } from '../../support/database.ts';
import { patientSeconds } from '../../support/patiently.ts';
import { aTestPort } from '../../support/test-port.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { ServedProcess } from './served-process.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const people = [
  { name: 'Kim Example' },
  { name: 'Lee Example' },
  { name: 'Ada Example' },
  { name: 'Guest Example', role: 'guest' },
] as const satisfies readonly PersonOptions[];

/** The surroundings of `npm run serve` in production, with our hosts in place of Microsoft's. */
export interface Surroundings {
  readonly appId: string;
  readonly idp: IdentityProvider;
  readonly teams: Teams;
  readonly sandbox: Sandbox;
  readonly db: Db;
  readonly front: Balancer;
  /** The environment that the README's production part asks for. */
  readonly settings: Readonly<Record<string, string>>;
  /** Hosts that the desk asked for and that nobody plays. */
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

export interface SurroundingsOptions {
  /** Authorities, PEM, that the desk trusts besides the harness's and the sandbox's. */
  readonly authorities?: readonly string[];
  /** Modules that the desk's process loads before its own. */
  readonly preloads?: readonly string[];
}

export async function startSurroundings({ authorities = [] }: SurroundingsOptions = {}): Promise<Surroundings> {
  const appId = randomUUID();
  const [idp, sandbox] = await Promise.all([
    startIdentityProvider({ appId, tenantId }),
    startSandbox({ seed: false, webhookPauseMs: 200 }),
  ]);
  const proxy = await startMicrosoftProxy(Object.fromEntries(microsoftHosts.map((host) => [host, idp.port])));
  const restore = useInThisProcess(idp.certificates.ca);
  const teams = await startTeams({
    tenantId,
    appId,
    people,
    tls: idp.certificates,
    authorize: (serviceUrl) => idp.channelToken({ serviceurl: serviceUrl }),
    accepts: (authorization) => idp.issued.has(authorization?.replace('Bearer ', '') ?? ''),
  });
  const front = await startBalancer(idp.certificates);
  teams.connect(front.url);
  const mongoUri = freshDatabaseUri();
  const { client, db } = await connectMongo(mongoUri);
  const folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-served-'));
  const caFile = path.join(folder, 'ca.pem');
  writeFileSync(caFile, [idp.certificates.ca, sandbox.caCertificatePem, ...authorities].join('\n'));
  return {
    appId,
    idp,
    teams,
    sandbox,
    db,
    front,
    refusedHosts: proxy.refused,
    settings: {
      ...childSettings({ idp, proxy, appId, tenantId }),
      NODE_EXTRA_CA_CERTS: caFile,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      ACCEPT_UNDO_SECONDS: '0',
      // What follows a moved clock doesn't depend on the day of the week: working time has tests of its own.
      WORKING_HOURS: 'always',
      DIGEST: 'off',
      NEW_CARDS_A_MINUTE: '100000',
      ESCALATION: 'off',
      PUBLIC_URL: front.url,
      MONGODB_URI: mongoUri,
      PARTNER_CENTER_URL: sandbox.url,
      PARTNER_CENTER_WEBHOOKS_URL: sandbox.url,
      PARTNER_CENTER_TOKEN_URL: sandbox.tokenUrl,
      PARTNER_CENTER_CLIENT_ID: sandbox.credentials.clientId,
      PARTNER_CENTER_CLIENT_SECRET: sandbox.credentials.clientSecret,
      PARTNER_CENTER_REFRESH_TOKEN: sandbox.credentials.refreshTokens.admin,
      WEBHOOK_CERTIFICATE_HOSTS: '127.0.0.1',
      REFERRALS_ADMINS: teams.person('Kim').email,
    },
    close: async () => {
      await front.close();
      await db.dropDatabase();
      await client.close();
      await teams.close();
      await sandbox.close();
      restore();
      await proxy.close();
      await idp.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface ServedDesk extends Surroundings {
  readonly desk: ServedProcess;
  /** Past the balancer: attackers inside the network have no better manners. */
  readonly url: string;
  readonly metricsUrl: string;
}

/** One instance of the desk in production, ready, with its webhooks registered at Partner Center. */
export async function startServedDesk(
  more: Readonly<Record<string, string>> = {},
  options: SurroundingsOptions = {},
): Promise<ServedDesk> {
  const around = await startSurroundings(options);
  const metricsPort = await aTestPort('the metrics');
  const desk = new ServedProcess({ ...around.settings, METRICS_PORT: String(metricsPort), ...more }, options.preloads);
  await desk.ready();
  around.front.instances.add(desk.url);
  await until(
    () => (desk.log.some(({ msg }) => msg === 'webhook registration checked') ? undefined : 'the registration'),
    { seconds: patientSeconds, everyMilliseconds: 25 },
  );
  return {
    ...around,
    desk,
    url: desk.url,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    close: async () => {
      await desk.kill();
      await around.close();
    },
  };
}
