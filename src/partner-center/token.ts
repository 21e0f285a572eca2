import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Audience } from './audience.ts';
import { PartnerCenterError } from './partner-center-error.ts';
import type { SignInState } from './port.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import type { Timers } from './timers.ts';
import { type Grant, TokenEndpoint, TokenEndpointError } from './token-endpoint.ts';

export const resources: Readonly<Record<Audience, string>> = {
  referrals: 'https://api.partner.microsoft.com',
  webhooks: 'https://api.partnercenter.microsoft.com',
};

export interface TokenSource {
  get(audience: Audience): Promise<string>;
  /**
   * Invalidates a token that was refused: the next `get` requests a new one. A token that was renewed meanwhile is
   * kept.
   */
  drop(audience: Audience, token: string): void;
}

export interface DelegatedTokensOptions {
  /** The full address of the token endpoint; `/oauth2/token` is v1, anything else v2. */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** From the settings; superseded by rotated ones, see `RefreshTokens`. */
  readonly refreshToken: string;
  readonly store: RefreshTokenStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
}

interface Cached {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

const renewBefore = 5 * 60_000;
/** Milliseconds without a request to the identity provider after a refusal or failure; a refusal needs a person. */
const pauseAfterRefusal = 60_000;
const pauseAfterFailure = 5_000;

/**
 * Delegated tokens by refresh token, the unattended form that Microsoft's Secure Application Model describes
 * (docs/partner-center.md#sign-in). Refreshes of both audiences are serialised: the provider rotates the refresh token
 * with each answer, and concurrent refreshes would each keep a different one.
 */
export class DelegatedTokens implements TokenSource {
  readonly #options: DelegatedTokensOptions;
  readonly #endpoint: TokenEndpoint;
  readonly #refreshTokens: RefreshTokens;
  readonly #cached = new Map<Audience, Cached>();
  readonly #running = new Map<Audience, Promise<string>>();
  #last: Promise<unknown> = Promise.resolve();
  /** By audience: consent can be missing for one API while the other works. */
  readonly #failed = new Map<Audience, { error: PartnerCenterError; until: number }>();
  readonly #states = new Map<Audience, SignInState>();

  constructor(options: DelegatedTokensOptions) {
    this.#options = options;
    this.#endpoint = new TokenEndpoint(options);
    this.#refreshTokens = new RefreshTokens(options);
  }

  stateOf(audience: Audience): SignInState {
    return this.#states.get(audience) ?? { kind: 'not-tried' };
  }

  async get(audience: Audience): Promise<string> {
    const cached = this.#cached.get(audience);
    const now = this.#now();
    if (cached && now < cached.renewAt) return cached.token;
    const running = this.#running.get(audience) ?? this.#start(audience);
    try {
      return await running;
    } catch (error) {
      // The early renewal failed, but the cached token is still valid.
      if (cached && now < cached.expiresAt && this.#cached.get(audience) === cached) return cached.token;
      throw error;
    }
  }

  drop(audience: Audience, token: string): void {
    if (this.#cached.get(audience)?.token === token) this.#cached.delete(audience);
  }

  #now(): number {
    return this.#options.clock.serverNow().getTime();
  }

  #start(audience: Audience): Promise<string> {
    const refresh = this.#last.then(() => this.#refresh(audience)).finally(() => this.#running.delete(audience));
    this.#last = refresh.catch(() => undefined);
    this.#running.set(audience, refresh);
    return refresh;
  }

  async #refresh(audience: Audience): Promise<string> {
    const failed = this.#failed.get(audience);
    if (failed && this.#now() < failed.until) throw failed.error;
    try {
      const grant = await this.#refreshTokens.use((refreshToken) =>
        this.#endpoint.refresh(refreshToken, resources[audience]),
      );
      this.#failed.delete(audience);
      return this.#keep(audience, grant);
    } catch (error) {
      throw this.#remember(audience, error);
    }
  }

  #keep(audience: Audience, grant: Grant): string {
    const now = this.#now();
    const lifetime = grant.expiresInSeconds * 1000;
    const expiresAt = now + lifetime;
    this.#cached.set(audience, {
      token: grant.accessToken,
      expiresAt,
      renewAt: expiresAt - Math.min(renewBefore, lifetime / 2),
    });
    if (this.stateOf(audience).kind === 'sign-in-needed') {
      this.#options.log.info({ audience }, 'Partner Center sign-in works again');
    }
    this.#states.set(audience, { kind: 'signed-in', until: new Date(expiresAt) });
    return grant.accessToken;
  }

  #remember(audience: Audience, error: unknown): PartnerCenterError {
    if (!(error instanceof TokenEndpointError)) throw error;
    const { signInNeeded, code } = error;
    const kind = signInNeeded ? 'sign-in-needed' : 'failing';
    const before = this.stateOf(audience);
    if (!signInNeeded) {
      this.#options.log.warn({ audience, code, err: error }, 'no access token for Partner Center, will retry');
    } else if (before.kind !== kind) {
      this.#options.log.error({ audience, code }, 'Partner Center asks to sign in again');
    }
    const since = before.kind === kind ? before.since : new Date(this.#now());
    this.#states.set(audience, { kind, since, code });

    const pause = signInNeeded ? pauseAfterRefusal : (error.afterMilliseconds ?? pauseAfterFailure);
    const reason = signInNeeded ? 'sign-in-needed' : `token-${code}`;
    const later = new PartnerCenterError('later', reason, { afterMilliseconds: pause }, { cause: error });
    this.#failed.set(audience, { error: later, until: this.#now() + pause });
    return later;
  }
}
