import { randomUUID } from 'node:crypto';
import { isSamePerson, type Person } from '../people/index.ts';
import type { AnswerOutcome, Referral, ReferralService, ReferralStore, SentenceDeps } from '../referrals/index.ts';
import { isUndecided } from '../referrals/index.ts';
import type { TeamLoadCounter } from './team-loads.ts';

/** Upper bound of what changes hands in one press, so that its answer comes in time. */
export const mostAtOnce = 50;
/** Writes at once: each is a conditional write of its own. */
const together = 8;

export interface HandsOverDeps {
  readonly service: Pick<ReferralService, 'assign' | 'mayAssign' | 'takeBackHandOver' | 'find'>;
  readonly store: Pick<ReferralStore, 'ownedBy'>;
  readonly may: SentenceDeps['may'];
  readonly now: () => Date;
  readonly loads: TeamLoadCounter;
  readonly mostWaiting: number;
}

/** What of one person would go to another. */
export interface HandOverPlan {
  readonly from: Person;
  readonly to: Person;
  /** Undecided ones, the nearest deadline first. */
  readonly waiting: readonly Referral[];
  readonly accepted: readonly Referral[];
  /** How many the giver may not hand over, or the receiver could not answer, or are beyond what goes at once. */
  readonly staying: number;
  readonly limit: number;
  /** What waits for the receiver before. */
  readonly hasAlready: number;
}

export interface EverythingHandedOver {
  readonly moved: readonly Referral[];
  /** Changed meanwhile. */
  readonly stayed: readonly Referral[];
}

export interface CardSeen {
  readonly referralId: string;
  readonly revision: number;
}

/** All that one person owns, to another: each by the very write that hands over one. */
export class HandsOverEverything {
  readonly #deps: HandsOverDeps;

  constructor(deps: HandsOverDeps) {
    this.#deps = deps;
  }

  async plan(by: Person, from: Person, to: Person): Promise<HandOverPlan> {
    const { store, service, may, now, loads, mostWaiting } = this.#deps;
    const [owned, theirs] = await Promise.all([store.ownedBy(from, mostAtOnce * 2), loads.of(by, to)]);
    const inbound = owned.filter(({ kind }) => kind === 'inbound');
    const able = inbound.filter((one) => may(by, 'assign', one) && service.mayAssign(one, to)).slice(0, mostAtOnce);
    const at = now();
    return {
      ...{ from, to },
      waiting: able.filter((one) => isUndecided(one, at)),
      accepted: able.filter((one) => !isUndecided(one, at)),
      staying: inbound.length - able.length,
      limit: mostWaiting,
      hasAlready: theirs?.waiting ?? 0,
    };
  }

  /** Idempotent by the revisions: a press that Teams delivers twice is answered twice, and done once. */
  handOver(by: Person, to: Person, cards: readonly CardSeen[]): Promise<EverythingHandedOver> {
    const id = randomUUID();
    return this.#each(by, cards, async (card) => {
      const outcome = await this.#deps.service.assign(by, card, to, id);
      if (outcome.kind !== 'stale' || !wasHandedOver(outcome.referral, by, to, card)) return outcome;
      return { kind: 'done', referral: outcome.referral };
    });
  }

  takeBack(by: Person, former: Person, cards: readonly CardSeen[]): Promise<EverythingHandedOver> {
    return this.#each(by, cards, (card) => this.#deps.service.takeBackHandOver(by, card, former));
  }

  async #each(
    by: Person,
    cards: readonly CardSeen[],
    write: (card: CardSeen) => Promise<AnswerOutcome>,
  ): Promise<EverythingHandedOver> {
    const moved: Referral[] = [];
    const stayed: Referral[] = [];
    for (let from = 0; from < cards.length; from += together) {
      const outcomes = await Promise.all(cards.slice(from, from + together).map(write));
      for (const outcome of outcomes) {
        if (outcome.kind === 'done') moved.push(outcome.referral);
        // What the presser may not read is not named to them.
        else if (outcome.kind !== 'not-found' && this.#deps.may(by, 'see-in-full', outcome.referral))
          stayed.push(outcome.referral);
      }
    }
    return { moved, stayed };
  }
}

/** By the same press before, and nothing was done with it since. */
function wasHandedOver({ owner, assignment, revision }: Referral, by: Person, to: Person, card: CardSeen): boolean {
  const isTheirs = owner !== undefined && isSamePerson(owner, to) && assignment?.together === true;
  return isTheirs && assignment.by !== undefined && isSamePerson(assignment.by, by) && revision === card.revision + 1;
}
