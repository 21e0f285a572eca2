import { createPublicKey, randomUUID } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Clock } from '../../../clock.ts';
import { Tokens } from '../../tokens.ts';
import { dataverseCredentials } from '../crm-credentials.ts';
import { type CrmAnswer, type CrmExchange, CrmRefusal } from '../crm-exchange.ts';
import type { CrmFaults } from '../crm-fault.ts';

export const dataverseTokenPath = /^\/[\w-]+\/oauth2\/v2\.0\/token$/;

/** Entra's token endpoint for one confidential client, by secret or by a certificate's assertion; no refresh token. */
export class DataverseTokens {
  readonly #clock: Clock;
  readonly #faults: CrmFaults;
  readonly #tokens: Tokens;
  readonly #url: () => string;
  /** The client's certificate, PEM; absent: none is registered. */
  certificate: string | undefined;
  lifetimeSeconds = 3599;

  constructor(options: { readonly clock: Clock; readonly faults: CrmFaults; readonly url: () => string }) {
    this.#clock = options.clock;
    this.#faults = options.faults;
    this.#url = options.url;
    this.#tokens = new Tokens({ key: randomUUID(), clock: options.clock });
  }

  async grant(exchange: CrmExchange): Promise<CrmAnswer> {
    const form = new URLSearchParams(exchange.text);
    if (form.get('grant_type') !== 'client_credentials') throw refused('unsupported_grant_type', 70003);
    if (form.get('client_id') !== dataverseCredentials.clientId) throw refused('unauthorized_client', 700016);
    await this.#checkClient(exchange, form);
    if (form.get('scope') !== `${this.#url()}/.default`) throw refused('invalid_resource', 500011);
    const expires = Math.floor(this.#clock.serverNow().getTime() / 1000) + this.lifetimeSeconds;
    const token = this.#tokens.issue({ use: 'access', user: dataverseCredentials.clientId, expires });
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: this.lifetimeSeconds, access_token: token },
    };
  }

  /** Throws what a request without a good token gets. */
  check({ method, path, headers }: CrmExchange): void {
    const claims = this.#tokens.read((headers.authorization ?? '').replace(/^Bearer /, ''));
    if (!claims || this.#faults.strike('tokenExpired', { method, target: path }))
      throw new CrmRefusal(401, undefined, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
  }

  async #checkClient({ path }: CrmExchange, form: URLSearchParams): Promise<void> {
    const assertion = form.get('client_assertion');
    if (assertion === null) {
      if (form.get('client_secret') !== dataverseCredentials.clientSecret) throw refused('invalid_client', 7000215);
      return;
    }
    const { clientId } = dataverseCredentials;
    const key = this.certificate === undefined ? undefined : createPublicKey(this.certificate);
    if (!key || form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      throw refused('invalid_client', 700027);
    const audience = new URL(path, this.#url()).href;
    await jwtVerify(assertion, key, {
      algorithms: ['RS256', 'PS256'],
      issuer: clientId,
      subject: clientId,
      audience,
      currentDate: this.#clock.serverNow(),
    }).catch(() => Promise.reject(refused('invalid_client', 700027)));
  }
}

const refused = (error: string, code: number): CrmRefusal =>
  new CrmRefusal(error === 'invalid_client' ? 401 : 400, {
    error,
    error_description: `AADSTS${code}: The request was not granted.`,
    error_codes: [code],
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  });
