import type { CrmDescription } from '../port.ts';

/** Above this share of the day's calls, what nobody waits for is not asked. */
const enough = 0.8;
/** Milliseconds for which what an answer told counts: the day rolls on. */
const counts = 900_000;

/** What each answer's `Sforce-Limit-Info: api-usage=18/5000` tells: calls of all integrations within 24 hours. */
export class SalesforceQuota {
  #known: { readonly used: number; readonly limit: number; readonly at: number } | undefined;

  heard(headers: Headers, now: Date): void {
    const [, used, limit] = /api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    if (used !== undefined) this.#known = { used: Number(used), limit: Number(limit), at: now.getTime() };
  }

  get known(): CrmDescription['quota'] {
    return this.#known && { used: this.#known.used, limit: this.#known.limit };
  }

  isNearlyUsed(now: Date): boolean {
    if (!this.#known || now.getTime() - this.#known.at > counts) return false;
    return this.#known.used > this.#known.limit * enough;
  }
}
