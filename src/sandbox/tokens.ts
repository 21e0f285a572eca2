import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';

export interface TokenClaims {
  readonly use: 'access' | 'refresh' | 'code';
  readonly user: string;
  readonly audience?: string;
  readonly expires?: number;
}

/** Tokens that carry their own claims under a MAC, so that a restarted sandbox still knows those it gave out. */
export class Tokens {
  readonly #key: string;
  readonly #clock: Clock;

  constructor(options: { key: string; clock: Clock }) {
    this.#key = options.key;
    this.#clock = options.clock;
  }

  issue(claims: TokenClaims): string {
    const payload = Buffer.from(JSON.stringify({ ...claims, id: randomUUID() })).toString('base64url');
    return `${payload}.${this.#mac(payload)}`;
  }

  /** The claims of a token that is ours and not expired, by the real clock. */
  read(token: string): TokenClaims | undefined {
    const [payload = '', mac = ''] = token.split('.');
    const [given, expected] = [Buffer.from(mac), Buffer.from(this.#mac(payload))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenClaims;
    const expired = claims.expires !== undefined && claims.expires * 1000 <= this.#clock.serverNow().getTime();
    return expired ? undefined : claims;
  }

  #mac(payload: string): string {
    return createHmac('sha256', this.#key).update(payload).digest('base64url');
  }
}
