import { BoundedMap } from '../../bounded-map.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { AnswerTime, LikeThis, Referral, ReferralMemory, RemembersReferrals } from '../referrals/index.ts';
import { answerTime, likeThis } from './counted.ts';
import type { Likeness, MongoMemory } from './mongo-memory.ts';

export interface MemoryDeps {
  readonly store: Pick<MongoMemory, 'like' | 'answerTimes'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const day = 86_400_000;
const answerDays = 90;
/** Upper bounds of rows per query: more would not change the result noticeably. */
const mostAlike = 200;
const mostAnswers = 500;
/** Upper bound of solutions looked up per referral. */
const mostSolutions = 3;
/** Milliseconds for which a result is cached: hundreds of cards are drawn, and history changes slowly. */
const goodFor = 600_000;

/**
 * The history of similar referrals (same solution, country and size), as information for a decision. Computed only for
 * cards of undecided referrals, so that an Accept never waits for it; cards with the same criteria share one look-up.
 */
export class Memory implements RemembersReferrals {
  readonly #deps: MemoryDeps;
  readonly #known = new BoundedMap<string, { readonly found: Promise<unknown>; readonly until: number }>(500);

  constructor(deps: MemoryDeps) {
    this.#deps = deps;
  }

  async of(referral: Referral): Promise<ReferralMemory> {
    try {
      const [like, answers] = await Promise.all([this.#likeThis(referral), this.#answerTime()]);
      return { ...(like ? { likeThis: like } : {}), ...(answers ? { answerTime: answers } : {}) };
    } catch (err) {
      this.#deps.log.warn({ err, referralId: referral.id }, 'a card is shown without the desk’s history');
      return {};
    }
  }

  async #likeThis({ id, record }: Referral): Promise<LikeThis | undefined> {
    const { country } = record.customer.address;
    const size = record.customer.size;
    const solutions = solutionsOf(record);
    if (!country || !size || solutions.length === 0) return undefined;
    const pages = await Promise.all(solutions.map((solutionId) => this.#alike({ solutionId, country, size })));
    const isMore = pages.some((page) => page.isMore);
    return likeThis(
      pages.flatMap(({ ended }) => ended),
      { self: id, isMore },
    );
  }

  #alike(likeness: Likeness): ReturnType<MongoMemory['like']> {
    const { solutionId, country, size } = likeness;
    return this.#once(`${solutionId}|${country}|${size}`, () => this.#deps.store.like(likeness, mostAlike));
  }

  #answerTime(): Promise<AnswerTime | undefined> {
    return this.#once('answers', async () => {
      const since = new Date(this.#deps.clock.now().getTime() - answerDays * day);
      return answerTime(await this.#deps.store.answerTimes(since, mostAnswers), answerDays);
    });
  }

  #once<Found>(key: string, look: () => Promise<Found>): Promise<Found> {
    const now = this.#deps.clock.now().getTime();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.found as Promise<Found>;
    const found = look();
    this.#known.set(key, { found, until: now + goodFor });
    // Failures are not cached.
    found.catch(() => this.#known.delete(key));
    return found;
  }
}

/** Named solutions; if a referral has none, its solution areas. */
function solutionsOf({ solutions }: Referral['record']): readonly string[] {
  const named = solutions.filter(({ type }) => type === 'Name');
  const ids = (named.length > 0 ? named : solutions).flatMap(({ id }) => id.trim() || []);
  return [...new Set(ids)].slice(0, mostSolutions);
}
