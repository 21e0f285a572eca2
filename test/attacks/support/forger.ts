import type { Json } from '../../harness/cards.ts';
import { makeSigningKey, makeToken } from '../../harness/tokens.ts';
import { type ServedDesk, tenantId } from './served-desk.ts';

export const foreignTenant = '99999999-9999-4999-8999-999999999999';
export const now = (): number => Math.floor(Date.now() / 1_000);

/** Tokens as the channel sends them, and all that only look like it. */
export class Forger {
  readonly all: ServedDesk;
  readonly #stranger = makeSigningKey('channel-1');

  constructor(all: ServedDesk) {
    this.all = all;
  }

  get appId(): string {
    return this.all.appId;
  }

  /** What Kim would say, changed. */
  message(changes: Json = {}): Json {
    const { teams } = this.all;
    const activity = teams.activity(teams.person('Kim'), 'chat', { type: 'message', text: 'help CANARY' });
    return { ...activity, ...changes };
  }

  token(claims: Json = {}, header: Parameters<typeof makeToken>[2] = {}): string {
    return this.all.idp.channelToken({ serviceurl: this.all.teams.serviceUrl, ...claims }, header);
  }

  signedByAStranger(): string {
    return `Bearer ${makeToken(this.#claims(), this.#stranger)}`;
  }

  /** `jwk`, `jku` and `x5u` in a header tell where to look for the key: nobody may listen to that. */
  withOwnKey(): string {
    const jwk = this.#stranger.publicKey.export({ format: 'jwk' });
    const header = { jwk, jku: `${this.all.sandbox.url}/keys`, x5u: `${this.all.sandbox.url}/cert.cer` };
    return `Bearer ${makeToken(this.#claims(), this.#stranger, header as object)}`;
  }

  /** A good token's signature under other claims. */
  changed(claims: Json): string {
    const payload = Buffer.from(JSON.stringify({ ...this.#claims(), ...claims })).toString('base64url');
    return this.token().replace(/\.[^.]+\./, `.${payload}.`);
  }

  publicKeyPem(): string {
    return this.all.idp.channelKey.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  }

  #claims(): Json {
    const { serviceUrl } = this.all.teams;
    return {
      iss: 'https://api.botframework.com',
      aud: this.appId,
      serviceurl: serviceUrl,
      nbf: now() - 60,
      exp: now() + 600,
    };
  }
}

/** As Entra issues them for the bot's own registration. */
export function entraClaims(appId: string, version: '1.0' | '2.0', tid = tenantId): Json {
  return {
    iss: version === '1.0' ? `https://sts.windows.net/${tid}/` : `https://login.microsoftonline.com/${tid}/v2.0`,
    aud: appId,
    ver: version,
    appid: appId,
    azp: appId,
    tid,
  };
}
