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
 * What becomes of a refused request: one line in the security log, one count, and after ten of one sender in a minute a
 * 429 and silence. Only what is refused anyway becomes a 429: behind an ingress all of Teams' requests come from a few
 * addresses, and a good token must never pay for somebody's bad ones. So a flood buys neither work nor log lines, and
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
    /** Milliseconds that only move forward. */
    readonly now?: () => number;
  }) {
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#addresses = options.addresses;
    this.#perMinute = options.perMinute ?? 10;
    this.#now = options.now ?? (() => performance.now());
  }

  /** This sender has been refused so often that only what may be good is worth any work. */
  isFlooding(req: Asked): boolean {
    return this.#refusedOf(networkOf(this.#addresses.of(req))) >= this.#perMinute;
  }

  /** Writes it down, and gives what to answer. */
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

  /** Whoever is known to be Teams keeps the honest answer: it tells an administrator what to mend. */
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
    // To the end of the map: its beginning is what began longest ago.
    this.#windows.delete(sender);
    this.#windows.set(sender, { since: this.#now(), refused: 1 });
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size > mostKept) this.#windows.delete(oldest);
  }
}
