import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import { secretHash } from '../../../secret-hash.ts';
import { readLeadPayload } from './lead-payload.ts';
import type { MongoUnverifiedLeads } from './mongo-unverified-leads.ts';

/** Rate limit per process, for all senders together: an offer has a few leads a day. */
const mostAMinute = 60;
const minute = 60_000;

export interface LeadDestinationDeps {
  /** Empty: the route does not exist. Two secrets may be valid at once, for rotation without a gap. */
  readonly secrets: readonly string[];
  readonly store: Pick<MongoUnverifiedLeads, 'take'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Handles `POST /api/leads/<secret>`. Requests are not signed, so anybody who knows the address can send anything: the
 * result is only a row marked as unverified.
 */
export class LeadDestination {
  readonly #deps: LeadDestinationDeps;
  readonly #hashes: readonly Buffer[];
  #window = { since: 0, count: 0 };

  constructor(deps: LeadDestinationDeps) {
    this.#deps = deps;
    this.#hashes = deps.secrets.map((secret) => Buffer.from(secretHash(secret)));
  }

  get isOpen(): boolean {
    return this.#hashes.length > 0;
  }

  /** Called before the body is read. Compares with all secrets in constant time. */
  enter(secret: string): 'unknown' | 'too-often' | 'come-in' {
    const given = Buffer.from(secretHash(secret));
    const known = this.#hashes.filter((hash) => timingSafeEqual(hash, given)).length > 0;
    if (!known) return 'unknown';
    return this.#isTooOften() ? 'too-often' : 'come-in';
  }

  /** `nobody`: the lead contains nothing by which to contact anybody. Logs contain no personal data. */
  async receive(body: Readonly<Record<string, unknown>>): Promise<'taken' | 'nobody' | 'full'> {
    const { store, clock, log } = this.#deps;
    const lead = readLeadPayload(body);
    if (!lead) return 'nobody';
    const taken = await store.take(lead, clock.now());
    log.info(
      { result: taken, isTest: lead.isTest, doNotContact: lead.doNotContact },
      'a lead arrived at the lead destination',
    );
    return taken === 'full' ? 'full' : 'taken';
  }

  #isTooOften(): boolean {
    const now = this.#deps.clock.serverNow().getTime();
    if (now - this.#window.since >= minute || now < this.#window.since) this.#window = { since: now, count: 0 };
    this.#window.count += 1;
    return this.#window.count > mostAMinute;
  }
}
