import { randomUUID } from 'node:crypto';
import { type IdentityProvider, microsoftHosts, startIdentityProvider } from '../harness/identity-provider.ts';
import { startMicrosoftProxy, useInThisProcess } from '../harness/microsoft-proxy.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { startDesk, type TestDesk } from './desk.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';

export interface SecureDesk {
  readonly appId: string;
  readonly idp: IdentityProvider;
  readonly teams: Teams;
  readonly desk: TestDesk;
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

/** As in production: real tokens both ways, https everywhere, nothing anonymous. Only the hosts are ours. */
export async function startSecureDesk(options: { readonly withoutCloudSettings?: boolean } = {}): Promise<SecureDesk> {
  // The SDK keeps its tokens for the whole process, by app id: one desk must not get another's.
  const appId = randomUUID();
  const idp = await startIdentityProvider({ appId, tenantId });
  const proxy = await startMicrosoftProxy(Object.fromEntries(microsoftHosts.map((host) => [host, idp.port])));
  const restore = useInThisProcess(idp.certificates.ca, proxy.url);
  const teams = await startTeams({
    tenantId,
    appId,
    tls: idp.certificates,
    authorize: (serviceUrl) => idp.channelToken({ serviceurl: serviceUrl }),
    accepts: (authorization) => idp.issued.has(authorization?.replace('Bearer ', '') ?? ''),
  });
  const desk = await startDesk(teams, {
    credentials: {
      appId,
      appPassword: 'invented',
      appType: 'SingleTenant',
      tenantId,
      cloud: options.withoutCloudSettings ? {} : idp.cloud,
    },
    serviceUrlHosts: ['localhost', 'smba.trafficmanager.net'],
  });
  return {
    appId,
    idp,
    teams,
    desk,
    refusedHosts: proxy.refused,
    close: async () => {
      await desk.close();
      await teams.close();
      restore();
      await proxy.close();
      await idp.close();
    },
  };
}
