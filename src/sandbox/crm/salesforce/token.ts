import { createPublicKey, randomUUID } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Clock } from '../../../clock.ts';
import { salesforceCredentials } from '../crm-credentials.ts';
import { type CrmAnswer, type CrmExchange, CrmRefusal } from '../crm-exchange.ts';
import type { CrmFaults } from '../crm-fault.ts';
import { type SalesforceOrg, sfIntegrationUser } from './org.ts';
import { sfRefusal } from './refusals.ts';

export interface SalesforceTokenOptions {
  readonly clock: Clock;
  readonly faults: CrmFaults;
  readonly org: SalesforceOrg;
  readonly loginUrl: () => string;
  readonly instanceUrl: () => string;
}

/** The token endpoint of one External Client App; its tokens name no end, and say where calls go. */
export class SalesforceTokens {
  readonly #options: SalesforceTokenOptions;
  readonly #sessions = new Set<string>();
  /** PEM; absent: none is registered. */
  certificate: string | undefined;

  constructor(options: SalesforceTokenOptions) {
    this.#options = options;
  }

  async grant({ text }: CrmExchange): Promise<CrmAnswer> {
    const { faults, org, clock, loginUrl, instanceUrl } = this.#options;
    const form = new URLSearchParams(text);
    const type = form.get('grant_type');
    if (type === 'client_credentials') this.#checkSecret(form);
    else if (type === 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      await this.#checkAssertion(form.get('assertion') ?? '');
    else throw refused('unsupported_grant_type', 'grant type not supported');
    if (faults.state('userMissing')) throw refused('inactive_user', 'user is inactive');
    const token = `${org.organizationId.slice(0, 15)}!${randomUUID().replaceAll('-', '')}`;
    this.#sessions.add(token);
    return {
      status: 200,
      body: {
        access_token: token,
        signature: 'c2lnbmF0dXJl',
        scope: 'api',
        instance_url: instanceUrl(),
        id: `${loginUrl()}/id/${org.organizationId}/${sfIntegrationUser}`,
        token_type: 'Bearer',
        issued_at: String(clock.serverNow().getTime()),
        token_format: 'opaque',
      },
    };
  }

  check({ method, path, headers }: CrmExchange): void {
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    if (this.#sessions.has(token) && !this.#options.faults.strike('tokenExpired', { method, target: path })) return;
    this.#sessions.delete(token);
    throw sfRefusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid', {});
  }

  #checkSecret(form: URLSearchParams): void {
    const { clientId, clientSecret } = salesforceCredentials;
    if (form.get('client_id') !== clientId) throw refused('invalid_client_id', 'client identifier invalid');
    if (form.get('client_secret') !== clientSecret) throw refused('invalid_client', 'invalid client credentials');
  }

  async #checkAssertion(assertion: string): Promise<void> {
    const { clientId, username } = salesforceCredentials;
    const { clock, loginUrl } = this.#options;
    const invalid = () => refused('invalid_grant', 'invalid assertion');
    if (this.certificate === undefined) throw invalid();
    const { payload } = await jwtVerify(assertion, createPublicKey(this.certificate), {
      algorithms: ['RS256'],
      issuer: clientId,
      subject: username,
      audience: loginUrl(),
      currentDate: clock.serverNow(),
    }).catch(() => Promise.reject(invalid()));
    // Three minutes ahead at the most.
    if ((payload.exp ?? 0) * 1000 > clock.serverNow().getTime() + 180_000) throw invalid();
  }
}

const refused = (error: string, description: string): CrmRefusal =>
  new CrmRefusal(400, { error, error_description: description });
