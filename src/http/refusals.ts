import type { IncomingMessage } from 'node:http';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { type ClientAddresses, networkOf } from './client-address.ts';
import { type HttpProblem, httpProblem } from './http-problem.ts';

type Asked = Pick<IncomingMessage, 'socket' | 'headers'>;

interface Window {
  readonly since: number;
  refused: number;
}

const windowMilliseconds = 60_000;
const mostKept = 10_000;

/**
 * Handles a refused request: one line in the security log, one count, and after ten of one sender in a minute only a
 * 429. Only requests that are refused anyway become a 429: behind an ingress all of Teams' requests come from a few
 * addresses, and valid tokens must not suffer from invalid ones. So a flood causes neither work nor log lines, and
 * locks nobody out.
 */
export class Refusals {
  readonly #log: Logger;
  readonly #metrics: Metrics | undefined;
  readonly #addresses: ClientAddresses;
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(options: {
    readonly log: Logger;
    readonly metrics?: Metrics | undefined;
    readonly addresses: ClientAddresses;
    readonly perMinute?: number | undefined;
    /** A monotonic clock, in milliseconds. */
    readonly now?: () => number;
  }) {
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#addresses = options.addresses;
    this.#perMinute = options.perMinute ?? 10;
    this.#now = options.now ?? (() => performance.now());
  }

  /** True: this address has reached the limit of refusals, so only requests that may be valid are worth any work. */
  isFlooding(req: Asked): boolean {
    return this.#refusedOf(networkOf(this.#addresses.of(req))) >= this.#perMinute;
  }

  /** Logs and counts the refusal. Returns the answer to send. */
  refuse(req: Asked, route: string, refused: HttpProblem): HttpProblem {
    const address = this.#addresses.of(req);
    const sender = refused.sender ?? networkOf(address);
    const before = this.#refusedOf(sender);
    this.#count(sender);
    if (before > this.#perMinute) return this.#tooMany(refused);
    const { status, reason, facts } = refused;
    if (before === this.#perMinute) {
      this.#log.warn({ route, reason, address, ...facts }, 'security: too many refused requests, silent for a minute');
      return this.#tooMany(refused);
    }
    this.#metrics?.requestsRefused.inc({ reason });
    this.#log.warn({ route, status, reason, address, ...facts }, 'security: request refused');
    return refused;
  }

  /** A sender that is authenticated as Teams keeps its specific answer, which tells an administrator what to fix. */
  #tooMany(refused: HttpProblem): HttpProblem {
    this.#metrics?.requestsRefused.inc({ reason: 'too-many' });
    return refused.sender ? refused : httpProblem(429, { 'Retry-After': '60' });
  }

  #refusedOf(sender: string): number {
    const window = this.#windows.get(sender);
    return window && this.#now() - window.since < windowMilliseconds ? window.refused : 0;
  }

  #count(sender: string): void {
    const window = this.#windows.get(sender);
    if (window && this.#now() - window.since < windowMilliseconds) {
      window.refused += 1;
      return;
    }
    // Moves the sender to the end of the map, which is ordered by the start of the windows, oldest first.
    this.#windows.delete(sender);
    this.#windows.set(sender, { since: this.#now(), refused: 1 });
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size > mostKept) this.#windows.delete(oldest);
  }
}
