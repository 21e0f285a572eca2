import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publishedKey } from '../../harness/identity-provider.ts';
import { makeSigningKey, makeToken, type SigningKey } from '../../harness/tokens.ts';

export const tabAppId = '77777777-7777-4777-8777-777777777777';
const teamsWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export interface TabAccount {
  readonly aadObjectId: string;
  readonly name?: string;
}

/** Entra ID as far as the tab asks it: keys per tenant, and the tokens that Teams' single sign-on would give the page. */
export interface Entra {
  readonly authority: string;
  readonly key: SigningKey;
  /** Paths that were asked for. */
  readonly requests: string[];
  /** Claims may be replaced or, with undefined, left out. */
  token(
    account: TabAccount,
    claims?: Readonly<Record<string, unknown>>,
    header?: Parameters<typeof makeToken>[2],
    key?: SigningKey,
  ): string;
  close(): Promise<void>;
}

export async function startEntra(tenantId: string, now: () => Date = () => new Date()): Promise<Entra> {
  const key = makeSigningKey('entra-1');
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [publishedKey(key)] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    authority,
    key,
    requests,
    token({ aadObjectId, name = 'Somebody' }, claims = {}, header = {}, signer = key) {
      const seconds = Math.floor(now().getTime() / 1_000);
      const usual = {
        aud: tabAppId,
        iss: `${authority}/${tenantId}/v2.0`,
        iat: seconds,
        nbf: seconds,
        exp: seconds + 3_900,
        azp: teamsWeb,
        name,
        oid: aadObjectId,
        preferred_username: `${name.split(' ')[0]?.toLowerCase()}@contoso.example`,
        scp: 'access_as_user',
        tid: tenantId,
        ver: '2.0',
      };
      const all = Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined);
      return makeToken(Object.fromEntries(all), signer, header);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
