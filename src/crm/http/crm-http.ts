import type { Clock } from '../../clock.ts';
import { BackOff, namedWait } from '../../partner-center/back-off.ts';
import { type Exchange, ExchangeError, exchange } from '../../partner-center/exchange.ts';
import { RequestLine } from '../../partner-center/request-line.ts';
import type { SharedBackOff } from '../../partner-center/shared-back-off.ts';
import type { Timers } from '../../partner-center/timers.ts';
import type { Urgency } from '../../partner-center/urgency.ts';
import { CrmError, type CrmFailure, type CrmSystem } from '../port.ts';
import { answeredAt, type CrmHttpAnswer, readCrmAnswer } from './crm-answer.ts';
import { CrmPace } from './crm-pace.ts';
import type { CrmGrant, CrmTokens } from './crm-tokens.ts';
import { urgencyOfReads, urgencyOfWrites } from './crm-urgency.ts';

export interface CrmRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the base, encoded; or an address that the CRM named, whole or from its root (a next page): it must be below the base. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whose turn comes first; by default a write is a decision and a GET what a person looks up, or both are what a sweep does. */
  readonly urgency?: Urgency;
}

export interface CrmHttpOptions {
  readonly system: CrmSystem;
  /** Where calls go with a token: without a slash at the end. */
  readonly base: (grant: CrmGrant) => string;
  readonly tokens: CrmTokens;
  /** On each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** What must wait or be signed in again, of a CRM's refusals; undefined: it is the caller's to read. */
  readonly wholeClient: (answer: CrmHttpAnswer) => 'throttled' | 'unavailable' | 'sign-in' | undefined;
  /** Milliseconds of a pause for which the CRM names no time; by default a second, then twice as long each time. */
  readonly unnamedPause?: number;
  /** Told of each answer, good or not. */
  readonly heard?: (answer: CrmHttpAnswer) => void;
  /** Told of the server's own time, as each answer names it. */
  readonly heardTime?: ((time: Date) => void) | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly sharedBackOff?: SharedBackOff | undefined;
  readonly timeoutMilliseconds?: number;
  /** Requests that may begin within a second; by default ten. */
  readonly perSecond?: number;
  readonly observe?: ((request: { readonly method: string; readonly result: string }) => void) | undefined;
}

/** Milliseconds that a request waits by itself; beyond it the caller is told when to come back. */
const patience = 3_000;
const maximumBytes = 64 * 1024 * 1024;

/**
 * The one way to a CRM: four requests at a time and ten a second, and when it asks one of them to slow down, all do. Nothing is
 * repeated here but what a token's end cost: whoever asked reads again first.
 */
export class CrmHttp {
  readonly #options: CrmHttpOptions;
  readonly #line = new RequestLine();
  readonly #backOff: BackOff;
  readonly #pace: CrmPace;

  constructor(options: CrmHttpOptions) {
    this.#options = options;
    const { clock, random, system, sharedBackOff: shared } = options;
    this.#backOff = new BackOff({ clock, random, audience: system, shared });
    this.#pace = new CrmPace({ perSecond: options.perSecond ?? 10, timers: options.timers });
  }

  /** Answers 2xx and refusals of this one request; throws `CrmError` for what concerns all of them. */
  async send(request: CrmRequest): Promise<CrmHttpAnswer> {
    const { urgency = request.method === 'GET' ? urgencyOfReads() : urgencyOfWrites() } = request;
    return this.#line.run(async () => {
      await this.#backOff.mustWait();
      const wait = this.#backOff.remaining();
      if (wait > patience) throw waiting('throttled', { afterMilliseconds: wait, mayHaveArrived: false });
      if (wait > 0) await this.#options.timers.sleep(wait);
      return this.#signedIn(request);
    }, urgency);
  }

  async #signedIn(request: CrmRequest): Promise<CrmHttpAnswer> {
    const { tokens, wholeClient } = this.#options;
    const grant = await tokens.get();
    const answer = await this.#once(request, grant);
    if (wholeClient(answer) !== 'sign-in') return this.heeded(request, answer);
    tokens.drop(grant.accessToken);
    const again = await this.#once(request, await tokens.get());
    if (wholeClient(again) === 'sign-in') throw tokens.refused('token-refused');
    return this.heeded(request, again);
  }

  /** The answer, where it concerns this one request; of several that came as one, each may be asked about. Throws as `send` does. */
  heeded(request: Pick<CrmRequest, 'method'>, answer: CrmHttpAnswer): CrmHttpAnswer {
    const named = namedWait(answer.headers, answer.body, this.#options.clock.serverNow()) ?? this.#options.unnamedPause;
    const state = this.#options.wholeClient(answer);
    if (state === undefined) {
      this.#backOff.succeeded();
      return answer;
    }
    // A server that is down for an upgrade and says until when is believed, too.
    if (state === 'throttled' || answer.headers.has('retry-after')) this.#backOff.throttled(named);
    const after = this.#backOff.remaining();
    throw waiting(state === 'throttled' ? 'throttled' : `http-${answer.status}`, {
      ...(after > 0 ? { afterMilliseconds: after } : {}),
      // A gateway's 5xx may come after the work was done; what throttles comes before it.
      mayHaveArrived: state !== 'throttled' && request.method !== 'GET',
    });
  }

  async #once(request: CrmRequest, grant: CrmGrant): Promise<CrmHttpAnswer> {
    const address = this.#address(request.path, this.#options.base(grant));
    await this.#pace.turn();
    const answer = readCrmAnswer(await this.#exchange(request, address, grant.accessToken));
    this.#options.observe?.({ method: request.method, result: String(answer.status) });
    this.#options.heard?.(answer);
    const time = answeredAt(answer);
    if (time) this.#options.heardTime?.(time);
    return answer;
  }

  async #exchange(request: CrmRequest, address: URL, token: string): Promise<Exchange> {
    const { timers, timeoutMilliseconds = 60_000, observe } = this.#options;
    try {
      return await exchange(
        address,
        {
          method: request.method,
          headers: {
            Accept: 'application/json',
            ...this.#options.headers,
            ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...request.headers,
            Authorization: `Bearer ${token}`,
          },
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
          timeoutMilliseconds,
          maximumBytes,
        },
        timers,
      );
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      observe?.({ method: request.method, result: error.reason });
      throw waiting(error.reason, { mayHaveArrived: request.method !== 'GET' && error.mayHaveArrived }, error);
    }
  }

  /** A page's link is text from outside: the token goes to the CRM or nowhere. Nothing in it is written anew. */
  #address(path: string, base: string): URL {
    const address = /^https?:|^\//i.test(path) ? new URL(path, base) : new URL(`${base}/${path}`);
    if (address.href.startsWith(`${new URL(base).href}/`)) return address;
    throw new CrmError({ kind: 'operator', code: 'foreign-address' });
  }
}

type Waiting = Extract<CrmFailure, { kind: 'wait' }>;

export function waiting(code: string, details: Omit<Waiting, 'kind' | 'code'>, cause?: unknown): CrmError {
  return new CrmError({ kind: 'wait', code, ...details }, cause === undefined ? undefined : { cause });
}
