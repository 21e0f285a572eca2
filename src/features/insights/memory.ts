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
/** Rows per look: what is more says nothing new. */
const mostAlike = 200;
const mostAnswers = 500;
/** Solutions of one referral that are looked up. */
const mostSolutions = 3;
/** Cards are drawn by the hundred, and history moves slowly. Milliseconds. */
const goodFor = 600_000;

/**
 * What the desk remembers of referrals like this one, for whoever decides: same solution, country and size. Only asked for cards
 * that wait for an answer, so an Accept never waits for it; what several cards ask is looked up once.
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
      this.#deps.log.warn({ err, referralId: referral.id }, 'a card goes without what the desk remembers');
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
    // What failed is asked again at once.
    found.catch(() => this.#known.delete(key));
    return found;
  }
}

/** Solutions by name; where a referral has none, its areas. */
function solutionsOf({ solutions }: Referral['record']): readonly string[] {
  const named = solutions.filter(({ type }) => type === 'Name');
  const ids = (named.length > 0 ? named : solutions).flatMap(({ id }) => id.trim() || []);
  return [...new Set(ids)].slice(0, mostSolutions);
}
