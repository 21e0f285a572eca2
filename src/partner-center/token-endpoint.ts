import type { Clock } from '../clock.ts';
import { namedWait } from './back-off.ts';
import { type Exchange, ExchangeError, exchange } from './exchange.ts';
import type { Timers } from './timers.ts';
import { property } from './tolerant.ts';

export interface Grant {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** The next refresh token, if the provider rotated it. */
  readonly refreshToken?: string;
}

export class TokenEndpointError extends Error {
  readonly code: string;
  /** The refresh token is no longer valid; a person has to sign in. */
  readonly signInNeeded: boolean;
  readonly afterMilliseconds: number | undefined;

  constructor(code: string, details: { afterMilliseconds?: number | undefined } = {}, options?: ErrorOptions) {
    super(`The token endpoint gave no token: ${code}`, options);
    this.name = 'TokenEndpointError';
    this.code = code;
    this.signInNeeded = ['invalid_grant', 'interaction_required', 'consent_required', 'login_required'].includes(code);
    this.afterMilliseconds = details.afterMilliseconds;
  }
}

export interface TokenEndpointOptions {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Microsoft Entra's token endpoint: v1 (`/oauth2/token`) requires `resource`, v2 (`/oauth2/v2.0/token`) `scope`. */
export class TokenEndpoint {
  readonly #options: TokenEndpointOptions;
  readonly #url: URL;
  readonly #isV1: boolean;

  constructor(options: TokenEndpointOptions) {
    this.#options = options;
    this.#url = new URL(options.tokenUrl);
    this.#isV1 = /\/oauth2\/token\/?$/i.test(this.#url.pathname);
  }

  refresh(refreshToken: string, resource: string): Promise<Grant> {
    return this.#grant({ grant_type: 'refresh_token', refresh_token: refreshToken }, resource);
  }

  /** Redeems the authorization code of a person's sign-in in a browser for the first refresh token. */
  redeem(code: { code: string; redirect_uri: string; code_verifier: string }, resource: string): Promise<Grant> {
    return this.#grant({ grant_type: 'authorization_code', ...code }, resource);
  }

  /** The address of that sign-in. */
  signInAddress(asked: Readonly<Record<string, string>>, resource: string): string {
    const address = new URL(this.#url);
    address.pathname = address.pathname.replace(/\/token\/?$/i, '/authorize');
    address.search = new URLSearchParams({
      client_id: this.#options.clientId,
      response_type: 'code',
      response_mode: 'query',
      ...(this.#isV1 ? { resource } : { scope: `${resource}/.default offline_access` }),
      ...asked,
    }).toString();
    return address.href;
  }

  async #grant(fields: Record<string, string>, resource: string): Promise<Grant> {
    const { clientId, clientSecret } = this.#options;
    const answer = await this.#post({
      ...fields,
      client_id: clientId,
      ...(clientSecret ? { client_secret: clientSecret } : {}),
      ...(this.#isV1 ? { resource } : { scope: `${resource}/.default offline_access` }),
    });
    const body = parseJson(answer.body);
    if (answer.status !== 200) throw this.#refused(answer, body);
    const accessToken = property(body, 'access_token');
    // A token goes into a header, so it must not contain a line break.
    if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) {
      throw new TokenEndpointError('unreadable-answer');
    }
    const next = property(body, 'refresh_token');
    return {
      accessToken,
      expiresInSeconds: lifetime(body, this.#options.clock),
      ...(typeof next === 'string' && next !== '' ? { refreshToken: next } : {}),
    };
  }

  async #post(fields: Record<string, string>): Promise<Exchange> {
    try {
      return await exchange(
        this.#url,
        {
          method: 'POST',
          headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
          timeoutMilliseconds: 15_000,
          maximumBytes: 256 * 1024,
        },
        this.#options.timers,
      );
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      throw new TokenEndpointError(error.reason, {}, { cause: error });
    }
  }

  #refused(answer: Exchange, body: unknown): TokenEndpointError {
    const code = property(body, 'error');
    return new TokenEndpointError(
      typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code.toLowerCase() : `http-${answer.status}`,
      { afterMilliseconds: namedWait(answer.headers, body, this.#options.clock.serverNow()) },
    );
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Seconds. v1 sends numbers as text, and also the time of expiry. Entra's shortest lifetime is an hour. */
function lifetime(body: unknown, clock: Clock): number {
  const expiresIn = Number(property(body, 'expires_in') ?? Number.NaN);
  if (expiresIn > 0 && Number.isFinite(expiresIn)) return expiresIn;
  const left = Number(property(body, 'expires_on') ?? Number.NaN) - clock.serverNow().getTime() / 1000;
  return left > 0 && Number.isFinite(left) ? left : 3600;
}
