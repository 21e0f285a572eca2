import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type PortalUser, portalUsers } from './access.ts';
import { userOfCode } from './authorize.ts';
import { demoCredentials } from './credentials.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Tokens } from './tokens.ts';

/** The referrals API and webhook registration each want a token of their own (reference, section 1.5). */
export const audiences = {
  referrals: 'https://api.partner.microsoft.com',
  webhooks: 'https://api.partnercenter.microsoft.com',
} as const;

export const tokenPath = /^\/[^/]+\/oauth2\/(v2\.0\/)?token$/;

const lifetimeSeconds = 3600;

/** Entra ID's token endpoint, v1 (`resource`, numbers as text) and v2 (`scope`), as far as a confidential client uses it. */
export class TokenEndpoint {
  readonly #tokens: Tokens;
  readonly #clock: Clock;
  readonly #faults: Faults;

  constructor(options: { tokens: Tokens; clock: Clock; faults: Faults }) {
    this.#tokens = options.tokens;
    this.#clock = options.clock;
    this.#faults = options.faults;
  }

  answer(exchange: Exchange): Answer {
    if (exchange.method !== 'POST') return refused('invalid_request', 'AADSTS900561: The endpoint only accepts POST.');
    const form = new URLSearchParams(exchange.body.toString('utf8'));
    const version = exchange.path.includes('/v2.0/') ? 2 : 1;
    exchange.entry.body = { grant_type: form.get('grant_type'), audience: form.get('resource') ?? form.get('scope') };
    if (!isClient(form)) return refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401);
    if (this.#faults.strike({ method: 'POST', path: exchange.path }, ['revokedRefreshToken']).length > 0) {
      return refused('invalid_grant', 'AADSTS50173: The provided grant has expired due to it being revoked.');
    }
    const user = this.#user(form);
    if (user === undefined) return refused('invalid_grant', 'AADSTS70008: The provided grant is invalid or expired.');
    const audience = audienceOf(form, version);
    if (audience === undefined)
      return refused('invalid_resource', 'AADSTS500011: The resource principal was not found.');
    exchange.entry.user = user.key;
    return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: this.#grant(user, audience, version) };
  }

  #user(form: URLSearchParams): PortalUser | undefined {
    if (form.get('grant_type') === 'password') {
      const known = form.get('password') === demoCredentials.password;
      return known ? portalUsers.find((user) => user.email === form.get('username')) : undefined;
    }
    if (form.get('grant_type') === 'authorization_code') {
      const key = userOfCode(form, this.#tokens);
      return portalUsers.find((user) => user.key === key);
    }
    if (form.get('grant_type') !== 'refresh_token') return undefined;
    const token = form.get('refresh_token') ?? '';
    const claims = this.#tokens.read(token);
    return portalUsers.find(
      (user) =>
        demoCredentials.refreshTokens[user.key] === token || (claims?.use === 'refresh' && claims.user === user.key),
    );
  }

  /** Every answer carries a new refresh token; the old one stays good, as Entra's do. */
  #grant(user: PortalUser, audience: string, version: 1 | 2): object {
    const now = Math.floor(this.#clock.serverNow().getTime() / 1000);
    const tokens = {
      token_type: 'Bearer',
      access_token: this.#tokens.issue({ use: 'access', user: user.key, audience, expires: now + lifetimeSeconds }),
      refresh_token: this.#tokens.issue({ use: 'refresh', user: user.key }),
    };
    if (version === 2) {
      const scope = `${audience}/.default`;
      return { ...tokens, scope, expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds };
    }
    return {
      ...tokens,
      resource: audience,
      expires_in: String(lifetimeSeconds),
      ext_expires_in: String(lifetimeSeconds),
      expires_on: String(now + lifetimeSeconds),
      not_before: String(now),
    };
  }
}

function isClient(form: URLSearchParams): boolean {
  const given = Buffer.from(`${form.get('client_id')}:${form.get('client_secret')}`);
  const expected = Buffer.from(`${demoCredentials.clientId}:${demoCredentials.clientSecret}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function audienceOf(form: URLSearchParams, version: 1 | 2): string | undefined {
  const asked = version === 1 ? [form.get('resource') ?? ''] : (form.get('scope') ?? '').split(' ');
  return Object.values(audiences).find((audience) =>
    asked.some((scope) => scope.replace(/\/$/, '') === audience || scope.startsWith(`${audience}/`)),
  );
}

const refused = (error: string, description: string, status = 400): Answer => ({
  status,
  body: { error, error_description: description, error_codes: [Number(/AADSTS(\d+)/.exec(description)?.[1] ?? 0)] },
});
