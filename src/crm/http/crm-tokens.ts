import type { Clock } from '../../clock.ts';
import { ExchangeError } from '../../partner-center/exchange.ts';
import type { SharedBackOff } from '../../partner-center/shared-back-off.ts';
import { CrmError, type CrmFailure, type CrmSignInState, type CrmSystem } from '../port.ts';

/** What a token endpoint gave. */
export interface CrmGrant {
  readonly accessToken: string;
  /** Absent: the CRM does not say (Salesforce); then it is used until it is refused. */
  readonly expiresInSeconds?: number;
  /** Where calls go with it, where the CRM says so. */
  readonly instanceUrl?: string;
  /** Who it is for, where the CRM says so: an address that ends with the ids of organisation and user. */
  readonly identity?: string;
}

export interface CrmTokensOptions {
  /** Asks for one; throws `CrmError`. */
  readonly ask: () => Promise<CrmGrant>;
  readonly clock: Clock;
  /** The pause of an endpoint that is down or asks to slow down holds for all instances, as that of the CRM itself does. */
  readonly sharedBackOff?: SharedBackOff | undefined;
  readonly system: CrmSystem;
}

const renewBefore = 5 * 60_000;
/** After a refusal the identity provider is left alone for so long: only a person can mend it. */
const pauseAfterRefusal = 60_000;
/** One that is down or asks to slow down, and names no time: thousands of links would each ask it, and no pace counts those requests. */
const pauses = { first: 2_000, longest: 60_000 };
/** Upper bound of a time that it names. */
const longestPause = 3_600_000;

/** The one access token in use: asked for by whoever needs it first, and again before it expires. */
export class CrmTokens {
  readonly #options: CrmTokensOptions;
  #held: { readonly grant: CrmGrant; readonly renewAt: number; readonly endsAt: number } | undefined;
  #asking: Promise<CrmGrant> | undefined;
  #failed: { readonly error: CrmError; readonly until: number } | undefined;
  #waitsInARow = 0;
  #state: CrmSignInState = { kind: 'not-tried' };

  constructor(options: CrmTokensOptions) {
    this.#options = options;
  }

  get state(): CrmSignInState {
    return this.#state;
  }

  async get(): Promise<CrmGrant> {
    const now = this.#now();
    if (this.#held && now < this.#held.renewAt) return this.#held.grant;
    if (this.#failed && now < this.#failed.until) return this.#lastOr(stillFailed(this.#failed, now));
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** That token was refused: the next `get` asks for another. One that was renewed meanwhile stays. */
  drop(accessToken: string): void {
    if (this.#held?.grant.accessToken === accessToken) this.#held = undefined;
  }

  /** A new token was refused as well: quiet, until somebody has had time to act. */
  refused(code: string): CrmError {
    return this.#remember({ kind: 'sign-in', code });
  }

  async #ask(): Promise<CrmGrant> {
    const paused = await this.#pausedElsewhere();
    if (paused) return this.#lastOr(paused);
    try {
      const grant = await this.#options.ask();
      this.#held = { grant, ...this.#timesOf(grant) };
      this.#failed = undefined;
      this.#waitsInARow = 0;
      this.#state = { kind: 'signed-in' };
      return grant;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      if (error.failure.kind !== 'wait') throw this.#remember(error.failure);
      return this.#lastOr(this.#pause(error, error.failure.afterMilliseconds));
    }
  }

  /** Renewal begins before the end: where it has to wait, the token is good until then. */
  #lastOr(error: CrmError): CrmGrant {
    if (this.#held && this.#now() < this.#held.endsAt) return this.#held.grant;
    throw error;
  }

  /** Another instance was told to wait: this one need not ask to learn of it. It is no failure of its own, and is told to nobody. */
  async #pausedElsewhere(): Promise<CrmError | undefined> {
    const { sharedBackOff, system } = this.#options;
    const told = (await sharedBackOff?.until(`${system}-token`))?.getTime() ?? 0;
    const now = this.#now();
    const until = Math.min(told, now + longestPause);
    if (until <= now) return undefined;
    this.#failed = { error: new CrmError({ kind: 'wait', code: 'token-paused', mayHaveArrived: false }), until };
    return stillFailed(this.#failed, now);
  }

  #pause(error: CrmError, named: number | undefined): CrmError {
    const { sharedBackOff, system } = this.#options;
    const own = Math.min(pauses.first * 2 ** this.#waitsInARow++, pauses.longest);
    const until = this.#now() + Math.min(named ?? own, longestPause);
    this.#failed = { error, until };
    // Without an answer it may be this process's own network: it stops no other.
    const isAnswered = !(error.cause instanceof ExchangeError);
    if (isAnswered) void sharedBackOff?.throttled(`${system}-token`, new Date(until));
    return stillFailed(this.#failed, this.#now());
  }

  #timesOf({ expiresInSeconds }: CrmGrant): { readonly renewAt: number; readonly endsAt: number } {
    const lifetime = (expiresInSeconds ?? Number.POSITIVE_INFINITY) * 1000;
    const endsAt = this.#now() + lifetime;
    return { renewAt: endsAt - Math.min(renewBefore, lifetime / 2), endsAt };
  }

  #remember(failure: CrmFailure): CrmError {
    const error = new CrmError(failure);
    this.#held = undefined;
    this.#failed = { error, until: this.#now() + pauseAfterRefusal };
    const since = this.#state.kind === 'down' ? this.#state.since : this.#options.clock.serverNow();
    this.#state = { kind: 'down', since, code: failure.code };
    return error;
  }

  #now(): number {
    return this.#options.clock.serverNow().getTime();
  }
}

/** What waits is told for how long. */
function stillFailed({ error, until }: { readonly error: CrmError; readonly until: number }, now: number): CrmError {
  const { failure } = error;
  if (failure.kind !== 'wait') return error;
  return new CrmError({ ...failure, afterMilliseconds: until - now }, { cause: error });
}
