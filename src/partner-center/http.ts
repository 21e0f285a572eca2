import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { currentCorrelation } from '../logger.ts';
import type { Audience } from './audience.ts';
import { BackOff, namedWait } from './back-off.ts';
import { type Exchange, ExchangeError, exchange } from './exchange.ts';
import { errorCode, PartnerCenterError } from './partner-center-error.ts';
import { RequestLine } from './request-line.ts';
import type { SharedBackOff } from './shared-back-off.ts';
import type { Timers } from './timers.ts';
import type { TokenSource } from './token.ts';
import type { Urgency } from './urgency.ts';

export interface ApiRequest {
  readonly audience: Audience;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Relative to the API's base, with the query, already encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Called before each attempt, just before it is sent; if it throws, nothing is sent and its error is rethrown. */
  readonly beforeSending?: () => Promise<void>;
  /** Upper bound of all pauses together; beyond it the call throws, with the time after which to retry. */
  readonly patienceMilliseconds?: number;
  /** Priority in the queue. By default a write is a `decision` and a GET is for a `person`. */
  readonly urgency?: Urgency;
}

export interface ApiAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  /** Parsed JSON; `undefined` if the body is empty or not JSON. */
  readonly body: unknown;
}

export interface PartnerCenterHttpOptions {
  /** Base address of each API: `https://api.partner.microsoft.com/v1.0/engagements` and the webhooks' base. */
  readonly bases: Readonly<Record<Audience, string>>;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timers: Timers;
  readonly timeoutMilliseconds?: number;
  readonly maximumBytes?: number;
  readonly sharedBackOff?: SharedBackOff | undefined;
  readonly observe?: (request: { method: string; audience: Audience; result: string }) => void;
}

/** A poll page holds 100 records; this leaves room for long notes and many solutions. */
const defaultMaximumBytes = 32 * 1024 * 1024;
const getAttempts = 4;
/**
 * Milliseconds in the queue before the call throws, to be retried later: while Partner Center hangs, the queue hardly
 * moves.
 */
const linePatience = 60_000;

/**
 * The only HTTP client for Partner Center. Answers 2xx and refusals (4xx) are returned; failures that a retry may cure
 * are thrown as `PartnerCenterError`. Only GET is retried here: a PATCH is retried by the outbox, which reads the
 * record again first, and a POST never, as it is not idempotent.
 */
export class PartnerCenterHttp {
  readonly #options: PartnerCenterHttpOptions;
  readonly #bases: Readonly<Record<Audience, string>>;
  readonly #line = new RequestLine();
  /** One per API: they are different services with different limits. */
  readonly #backOffs: Readonly<Record<Audience, BackOff>>;

  constructor(options: PartnerCenterHttpOptions) {
    this.#options = options;
    this.#bases = { referrals: asBase(options.bases.referrals), webhooks: asBase(options.bases.webhooks) };
    const backOffOf = (audience: Audience) => new BackOff({ ...options, audience, shared: options.sharedBackOff });
    this.#backOffs = { referrals: backOffOf('referrals'), webhooks: backOffOf('webhooks') };
  }

  async send(request: ApiRequest): Promise<ApiAnswer> {
    const backOff = this.#backOffs[request.audience];
    let patience = request.patienceMilliseconds ?? 5_000;
    const pause = async (wait: number, otherwise: PartnerCenterError) => {
      if (wait > patience) throw otherwise;
      patience -= wait;
      await this.#options.timers.sleep(wait, request.signal);
    };

    for (let attempt = 1; ; ) {
      for (let wait = backOff.remaining(); wait > 0; wait = backOff.remaining()) {
        await pause(wait, new PartnerCenterError('later', 'throttled', { afterMilliseconds: wait }));
      }
      try {
        const answer = await this.#inLine(
          request,
          // Another request of this or another instance may have been throttled while this one was queued.
          async () => ((await backOff.mustWait()) ? undefined : this.#sendSignedIn(request)),
        );
        if (answer) return answer;
      } catch (error) {
        if (!(error instanceof PartnerCenterError) || error.outcome !== 'later') throw error;
        if (request.method !== 'GET' || attempt >= getAttempts) throw error;
        // After a throttling answer, the wait for the shared back-off at the start of the loop is the pause.
        if (backOff.remaining() === 0) await pause(error.afterMilliseconds ?? backOff.wait(attempt), error);
        attempt += 1;
      }
    }
  }

  async #inLine<T>(request: ApiRequest, work: () => Promise<T>): Promise<T> {
    const { signal, urgency = request.method === 'GET' ? 'person' : 'decision' } = request;
    if (!this.#line.isFull(urgency)) return this.#line.run(work, urgency, signal);
    const deadline = this.#options.timers.deadline(linePatience);
    const entered = async () => {
      deadline.clear();
      return work();
    };
    try {
      const either = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
      return await this.#line.run(entered, urgency, either);
    } catch (error) {
      if (!deadline.signal.aborted || error !== deadline.signal.reason) throw error;
      throw new PartnerCenterError('later', 'timeout', {}, { cause: error });
    } finally {
      deadline.clear();
    }
  }

  /**
   * A token can be revoked before it expires: after one 401 the request is retried with a new token; a second 401 is
   * returned.
   */
  async #sendSignedIn(request: ApiRequest): Promise<ApiAnswer> {
    const { tokens } = this.#options;
    const token = await tokens.get(request.audience);
    const answer = await this.#sendOnce(request, token);
    if (answer.status !== 401) return answer;
    tokens.drop(request.audience, token);
    const again = await this.#sendOnce(request, await tokens.get(request.audience));
    if (again.status !== 401) return again;
    throw new PartnerCenterError('later', 'unauthenticated', { status: 401 });
  }

  async #sendOnce(request: ApiRequest, token: string): Promise<ApiAnswer> {
    await request.beforeSending?.();
    const answer = toAnswer(await this.#exchange(request, token));
    const code = answer.ok ? 'ok' : errorCode(answer.status, answer.body);
    this.#options.observe?.({ method: request.method, audience: request.audience, result: code });
    const named = namedWait(answer.headers, answer.body, this.#options.clock.serverNow());
    const backOff = this.#backOffs[request.audience];
    if (answer.status === 429 || (answer.status === 503 && named !== undefined)) backOff.throttled(named);
    else backOff.succeeded();

    if (!mayWorkLater(answer.status, code)) return answer;
    throw new PartnerCenterError('later', answer.status === 429 ? 'throttled' : code, {
      status: answer.status,
      afterMilliseconds: backOff.remaining() || undefined,
      // A 5xx may come from a gateway after the service has executed the request; 429, 403 and redirects precede the
      // execution.
      mayHaveArrived: request.method !== 'GET' && (answer.status >= 500 || answer.status === 408),
    });
  }

  async #exchange(request: ApiRequest, token: string): Promise<Exchange> {
    const correlationId = currentCorrelation();
    const { timers, timeoutMilliseconds = 30_000, maximumBytes = defaultMaximumBytes } = this.#options;
    try {
      return await exchange(
        this.#address(request),
        {
          method: request.method,
          headers: {
            ...request.headers,
            Authorization: `Bearer ${token}`,
            Accept: 'application/json',
            'client-request-id': randomUUID(),
            ...(correlationId !== undefined && /^[\w-]{1,64}$/.test(correlationId)
              ? { 'MS-CorrelationId': correlationId }
              : {}),
            ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
          timeoutMilliseconds,
          maximumBytes,
          signal: request.signal,
        },
        timers,
      );
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      this.#options.observe?.({ method: request.method, audience: request.audience, result: error.reason });
      const mayHaveArrived = request.method !== 'GET' && error.mayHaveArrived;
      throw new PartnerCenterError('later', error.reason, { mayHaveArrived }, { cause: error });
    }
  }

  /** Whatever the path contains, the token is sent only to the configured API. */
  #address(request: ApiRequest): URL {
    const base = this.#bases[request.audience];
    const address = new URL(base + request.path);
    if (!address.href.startsWith(`${base}/`)) throw new PartnerCenterError('refused', 'foreign-address');
    return address;
  }
}

/** The normalised address without a trailing slash. */
function asBase(address: string): string {
  return new URL(address).href.replace(/\/+$/, '');
}

function toAnswer({ status, headers, body }: Exchange): ApiAnswer {
  let parsed: unknown;
  try {
    parsed = body.length === 0 ? undefined : JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    // A gateway's HTML page or a truncated answer: the status alone has to do.
  }
  return { status, ok: status >= 200 && status < 300, headers, body: parsed };
}

function mayWorkLater(status: number, code: string): boolean {
  // Conditional Access requires a new sign-in (docs/partner-center.md#errors): the request itself is valid.
  if (status === 403) return /^insuffici?ent_claims$/i.test(code);
  if (status === 501 || status === 505) return false;
  return status >= 500 || [408, 423, 425, 429].includes(status) || status < 200 || (status >= 300 && status < 400);
}
