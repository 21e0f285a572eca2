import type { Clock } from '../clock.ts';
import { namedWait } from '../partner-center/back-off.ts';
import { type Exchange, exchange } from '../partner-center/exchange.ts';
import type { Timers } from '../partner-center/timers.ts';
import { property } from '../partner-center/tolerant.ts';

export interface GraphOptions {
  /** Origin, https. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** No answer that could be used. `code` is Graph's or Entra's own, never a payload. */
export class GraphError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Microsoft Graph gave no answer: ${code}`);
    this.name = 'GraphError';
    this.code = code;
  }
}

const renewBefore = 5 * 60_000;
const usualPause = 10_000;
const shortestPause = 1_000;
const longestPause = 3_600_000;

/**
 * Reads Microsoft Graph with the application's own permissions (client credentials, docs/teams.md#graph). Asked to wait, it asks
 * nothing until then; a refused token is tried once more with a new one.
 */
export class GraphClient {
  readonly #options: GraphOptions;
  #token: { readonly value: string; readonly renewAt: number } | undefined;
  #waitsUntil = 0;

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  /** The parsed body; undefined for 404. Throws `GraphError`. */
  async get(path: string): Promise<unknown> {
    const now = this.#now();
    if (now < this.#waitsUntil) throw new GraphError('waiting');
    let answer = await this.#ask(path);
    if (answer.status === 401) {
      this.#token = undefined;
      answer = await this.#ask(path);
    }
    if (answer.status === 404) return undefined;
    if (answer.status === 429 || answer.status >= 500) this.#wait(answer);
    if (answer.status !== 200) throw new GraphError(codeIn(answer));
    return parsed(answer);
  }

  async #ask(path: string): Promise<Exchange> {
    const token = await this.#accessToken();
    // Times in UTC, whatever the mailbox's own zone is.
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}`, Prefer: 'outlook.timezone="UTC"' };
    return this.#exchange(new URL(`/v1.0${path}`, this.#options.url), { method: 'GET', headers });
  }

  async #accessToken(): Promise<string> {
    if (this.#token && this.#now() < this.#token.renewAt) return this.#token.value;
    const { tokenUrl, clientId, clientSecret, url } = this.#options;
    const form = {
      grant_type: 'client_credentials',
      ...{ client_id: clientId, client_secret: clientSecret, scope: `${new URL(url).origin}/.default` },
    };
    const answer = await this.#exchange(new URL(tokenUrl), {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    const body = parsed(answer);
    const value = property(body, 'access_token');
    if (answer.status !== 200 || typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
      this.#wait(answer);
      throw new GraphError(codeIn(answer));
    }
    const seconds = Number(property(body, 'expires_in') ?? 0);
    this.#token = { value, renewAt: this.#now() + Math.max(0, seconds * 1_000 - renewBefore) };
    return value;
  }

  async #exchange(
    url: URL,
    request: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
  ): Promise<Exchange> {
    try {
      return await exchange(
        url,
        { ...request, timeoutMilliseconds: 5_000, maximumBytes: 256 * 1024 },
        this.#options.timers,
      );
    } catch (error) {
      this.#waitsUntil = this.#now() + usualPause;
      throw new GraphError(String(property(error, 'reason') ?? 'network'));
    }
  }

  #wait({ headers }: Exchange): void {
    const named = namedWait(headers, undefined, this.#options.clock.serverNow()) ?? usualPause;
    this.#waitsUntil = this.#now() + Math.min(Math.max(named, shortestPause), longestPause);
  }

  #now(): number {
    return this.#options.clock.serverNow().getTime();
  }
}

function parsed({ body }: Exchange): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function codeIn(answer: Exchange): string {
  const error = property(parsed(answer), 'error');
  const code = typeof error === 'string' ? error : property(error, 'code');
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : `http-${answer.status}`;
}
