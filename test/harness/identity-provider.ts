import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificates, type TestCertificates } from './certificates.ts';
import { makeSigningKey, makeToken, type SigningKey } from './tokens.ts';

export const channelIssuer = 'https://api.botframework.com';
/** Hosts that a bot asks when it runs with no cloud setting at all; the proxy leads them here. */
export const microsoftHosts = ['login.microsoftonline.com', 'login.botframework.com', 'login.windows.net'];

export interface IdentityProvider {
  readonly url: string;
  readonly port: number;
  readonly certificates: TestCertificates;
  /** The SDK's cloud settings, by their own names, that lead a bot here. */
  readonly cloud: Readonly<Record<string, string>>;
  /** The key that the channel signs with, and one that was never published. */
  readonly channelKey: SigningKey;
  readonly unknownKey: SigningKey;
  /** `Bearer …` as the channel service sends it. Claims may be replaced or, with undefined, left out. */
  channelToken(
    claims?: Readonly<Record<string, unknown>>,
    header?: Parameters<typeof makeToken>[2],
    key?: SigningKey,
  ): string;
  /** What it publishes: a test may add keys, take some away, or say that they are somewhere else. */
  readonly keys: Record<string, unknown>[];
  readonly metadata: Record<string, unknown>;
  /** Tokens that the bot was given for its own calls. */
  readonly issued: ReadonlySet<string>;
  /** What was asked of it, as `METHOD path`. */
  readonly requests: string[];
  /** While set, every answer is this status: an outage. */
  outage: number | undefined;
  /** While set, every answer leads there. */
  redirect: string | undefined;
  close(): Promise<void>;
}

/** Plays Entra and the Bot Framework's login: OpenID metadata, keys and tokens, over https with an authority of its own. */
export async function startIdentityProvider(options: {
  readonly appId: string;
  readonly tenantId: string;
}): Promise<IdentityProvider> {
  const tenant = options.tenantId.toLowerCase();
  const certificates = await makeCertificates([...microsoftHosts, 'smba.trafficmanager.net']);
  const channelKey = makeSigningKey('channel-1');
  const issued = new Set<string>();
  const requests: string[] = [];
  const state: { outage: number | undefined; redirect: string | undefined } = {
    outage: undefined,
    redirect: undefined,
  };
  const keys: Record<string, unknown>[] = [publishedKey(channelKey, { endorsements: ['msteams'] })];
  const metadata: Record<string, unknown> = {};

  const answer = (method: string, path: string, base: string): unknown => {
    if (path.endsWith('/discovery/keys') || path.endsWith('/keys')) return { keys };
    if (path === '/v1/.well-known/openidconfiguration' || path.includes('/.well-known/openid')) {
      const authority = path.startsWith('/v1/') ? `${base}/v1` : `${base}/${path.split('/')[1]}`;
      return {
        issuer: path.startsWith('/v1/') ? channelIssuer : `${authority}/v2.0`,
        jwks_uri: `${base}/v1/.well-known/keys`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        id_token_signing_alg_values_supported: ['RS256'],
        ...metadata,
      };
    }
    if (path.startsWith('/common/discovery/instance')) {
      return { tenant_discovery_endpoint: `${base}/${tenant}/v2.0/.well-known/openid-configuration`, metadata: [] };
    }
    if (method === 'POST' && path.endsWith('/oauth2/v2.0/token')) {
      const access_token = `bot-token-${randomUUID()}`;
      issued.add(access_token);
      return { token_type: 'Bearer', expires_in: 3_600, access_token };
    }
    return undefined;
  };

  const server: Server = createServer({ cert: certificates.cert, key: certificates.key }, (req, res) => {
    const path = (req.url ?? '').split('?')[0] ?? '';
    requests.push(`${req.method} ${path}`);
    const host = req.headers.host ?? '';
    if (state.redirect) return void res.writeHead(302, { Location: state.redirect }).end();
    const body = state.outage ? undefined : answer(req.method ?? '', path, `https://${host}`);
    res.writeHead(body ? 200 : (state.outage ?? 404), { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `https://localhost:${port}`;

  return {
    url,
    port,
    certificates,
    channelKey,
    unknownKey: makeSigningKey('never-published'),
    issued,
    requests,
    keys,
    metadata,
    get outage() {
      return state.outage;
    },
    set outage(status) {
      state.outage = status;
    },
    get redirect() {
      return state.redirect;
    },
    set redirect(address) {
      state.redirect = address;
    },
    cloud: {
      ToChannelFromBotLoginUrl: `${url}/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: channelIssuer,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      OAuthUrl: url,
      CallerId: 'urn:botframework:azure',
    },
    channelToken: (claims = {}, header = {}, key = channelKey) => {
      const now = Math.floor(Date.now() / 1_000);
      const all = { iss: channelIssuer, aud: options.appId, iat: now, nbf: now, exp: now + 3_600, ...claims };
      return `Bearer ${makeToken(all, key, header)}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A key as it stands in a key set. */
export function publishedKey({ publicKey, kid }: SigningKey, more: Readonly<Record<string, unknown>> = {}) {
  return { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', ...more };
}
