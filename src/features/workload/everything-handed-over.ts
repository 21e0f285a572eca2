import { randomUUID } from 'node:crypto';
import { isSamePerson, type Person } from '../people/index.ts';
import type { AnswerOutcome, Referral, ReferralService, ReferralStore, SentenceDeps } from '../referrals/index.ts';
import { isUndecided } from '../referrals/index.ts';
import type { MongoWaitingReferrals } from './mongo-waiting-referrals.ts';
import { mostLoadsCounted } from './team-loads.ts';

/** Upper bound of what changes hands in one press, so that its answer comes in time. */
export const mostAtOnce = 50;
/** Writes at once: each is a conditional write of its own. */
const together = 8;
/** Of each kind: more than go at once, since some of them may not be handed over. */
const mostRead = mostAtOnce * 2;

export interface HandsOverDeps {
  readonly service: Pick<ReferralService, 'assign' | 'couldHave' | 'mayAssign' | 'takeBackHandOver'>;
  readonly store: Pick<ReferralStore, 'inboundOwnedBy'>;
  readonly may: SentenceDeps['may'];
  readonly now: () => Date;
  readonly waiting: Pick<MongoWaitingReferrals, 'countOf'>;
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
  /** There are more than were read: `staying` is part of them. */
  readonly isPart: boolean;
  readonly limit: number;
  /** What waits for the receiver before, also of what the giver may not see. */
  readonly hasAlready: number;
}

export interface EverythingHandedOver {
  readonly moved: readonly Referral[];
  /** Changed meanwhile. */
  readonly stayed: readonly Referral[];
  /** How many of them this person has no right to hand over, or the receiver none to have: no button of theirs says so. */
  readonly notAllowed: number;
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
    const { store, service, may, now, waiting: loads, mostWaiting } = this.#deps;
    const [undecided, decided, hasAlready] = await Promise.all([
      store.inboundOwnedBy(from, 'waiting', mostRead + 1),
      store.inboundOwnedBy(from, 'decided', mostRead + 1),
      loads.countOf(to, mostLoadsCounted),
    ]);
    // What waits goes first: else the old deadlines of accepted deals fill the plan.
    const read = [undecided, decided].flatMap((some) => some.slice(0, mostRead));
    const able = read.filter((one) => may(by, 'assign', one) && service.mayAssign(one, to)).slice(0, mostAtOnce);
    const at = now();
    return {
      ...{ from, to, hasAlready },
      waiting: able.filter((one) => isUndecided(one, at)),
      accepted: able.filter((one) => !isUndecided(one, at)),
      staying: read.length - able.length,
      isPart: Math.max(undecided.length, decided.length) > mostRead,
      limit: mostWaiting,
    };
  }

  /** Idempotent by the revisions: a press that Teams delivers twice is answered twice, and done once. */
  handOver(by: Person, to: Person, cards: readonly CardSeen[]): Promise<EverythingHandedOver> {
    const id = randomUUID();
    return this.#each(by, cards, async (card) => {
      const outcome = await this.#deps.service.assign(by, card, to, id);
      if (outcome.kind !== 'stale' || !wasHandedOver(outcome.referral, by, to, card))
        return this.#orNobodys(outcome, card, to);
      return { kind: 'done', referral: outcome.referral };
    });
  }

  /** Idempotent in the same way. */
  takeBack(by: Person, former: Person, cards: readonly CardSeen[]): Promise<EverythingHandedOver> {
    return this.#each(by, cards, async (card) => {
      const outcome = await this.#deps.service.takeBackHandOver(by, card, former);
      if (outcome.kind !== 'stale' || !wasTakenBack(outcome.referral, by, former, card))
        return this.#orNobodys(outcome, card, former);
      return { kind: 'done', referral: outcome.referral };
    });
  }

  /** Refused though nothing changed since the preview, because the receiver of the press has no role for it. */
  #orNobodys(outcome: AnswerOutcome, { revision }: CardSeen, to: Person): AnswerOutcome {
    if (outcome.kind !== 'stale' || outcome.referral.revision !== revision) return outcome;
    if (this.#deps.service.couldHave(outcome.referral, to)) return outcome;
    return { kind: 'not-allowed', referral: outcome.referral };
  }

  async #each(
    by: Person,
    cards: readonly CardSeen[],
    write: (card: CardSeen) => Promise<AnswerOutcome>,
  ): Promise<EverythingHandedOver> {
    const moved: Referral[] = [];
    const stayed: Referral[] = [];
    let notAllowed = 0;
    for (let from = 0; from < cards.length; from += together) {
      const outcomes = await Promise.all(cards.slice(from, from + together).map(write));
      for (const outcome of outcomes) {
        if (outcome.kind === 'not-allowed') notAllowed++;
        if (outcome.kind === 'done') moved.push(outcome.referral);
        // What the presser may not read is not named to them.
        else if (outcome.kind !== 'not-found' && this.#deps.may(by, 'see-in-full', outcome.referral))
          stayed.push(outcome.referral);
      }
    }
    return { moved, stayed, notAllowed };
  }
}

/** By the same press before, and nothing was done with it since. */
function wasHandedOver(referral: Referral, by: Person, to: Person, card: CardSeen): boolean {
  return referral.assignment?.together === true && isNextStep(referral, by, to, card);
}

function wasTakenBack(referral: Referral, by: Person, former: Person, card: CardSeen): boolean {
  return referral.assignment?.takenBack === true && isNextStep(referral, by, former, card);
}

function isNextStep({ owner, assignment, revision }: Referral, by: Person, to: Person, card: CardSeen): boolean {
  const isTheirs = owner !== undefined && isSamePerson(owner, to);
  const isBy = assignment?.by !== undefined && isSamePerson(assignment.by, by);
  return isTheirs && isBy && revision === card.revision + 1;
}
