import { randomUUID } from 'node:crypto';
import { readPersonName } from '../../../answers/person/person-name.ts';
import { currentCorrelation } from '../../../logger.ts';
import type { Deed, Person } from '../../people/index.ts';
import type { Access } from '../access/access.ts';
import { findFor } from '../access/find-for.ts';
import { type WrittenToSend, writeToSend } from '../partner-center/mark-at-once.ts';
import { hasMember, sameEmail } from '../record/members.ts';
import type { AcceptFields, Actor, DeclineReason, Member, Referral } from '../record/referral.ts';
import { absentOwner, isOwnedBy } from '../rules/absent-owner.ts';
import { assigned, withoutOwner } from '../rules/assign.ts';
import * as decide from '../rules/decide.ts';
import { isHeldForUndo, isUndecided, stageOf } from '../rules/referral-stage.ts';
import { type DeskDeps, remindedAs, withOwner } from '../store/referral-desk.ts';

/** What a card sends back: the referral and the revision that the person saw. */
export interface CardRef {
  readonly referralId: string;
  readonly revision: number;
}

/**
 * - `done`: applied. - `stale`: the card was out of date (lost race, old copy, repeated press); nothing was changed,
 * the current state is returned. - `not-allowed`: refused by the role.
 */
export type AnswerOutcome =
  /** `marked`: only of bulk work, whose writer delivers it at once. */
  | ({ readonly kind: 'done' } & WrittenToSend)
  | { readonly kind: 'stale' | 'not-allowed'; readonly referral: Referral }
  | { readonly kind: 'not-found' };

/** What has to be asked before a claim: the claimer's phone number, or whether they take it from its owner in Partner Center. */
export type ClaimOutcome = AnswerOutcome | { readonly kind: 'needs-phone' | 'has-owner'; readonly referral: Referral };

/** Retries after losing a race to a write that does not affect the decision (a new note, a card that was sent). */
const attempts = 5;

/**
 * The actions of people on a referral. Every step checks rights, the card's revision and the stage, and makes one
 * conditional write.
 */
export class ReferralService {
  readonly #deps: DeskDeps & { readonly access: Access };

  constructor(deps: DeskDeps & { readonly access: Access }) {
    this.#deps = deps;
  }

  /** A referral as this person may see it; undefined: it does not exist or is not visible to them. */
  find(person: Person, id: string): Promise<Referral | undefined> {
    return findFor(this.#deps, person, id);
  }

  /** One conditional write decides; the outbox carries it to Partner Center. */
  accept(person: Person, card: CardRef, fields?: AcceptFields): Promise<AnswerOutcome> {
    return this.#step(person, card, 'answer', 'accepted', (referral, step) =>
      this.#isOpen(referral) ? decide.accepted(referral, step, fields) : undefined,
    );
  }

  decline(person: Person, card: CardRef, reason: DeclineReason, note?: string): Promise<AnswerOutcome> {
    return this.#step(person, card, 'answer', 'declined', (referral, step) =>
      this.#isOpen(referral) ? decide.declined(referral, step, reason, note) : undefined,
    );
  }

  undo(person: Person, card: CardRef): Promise<AnswerOutcome> {
    return this.#step(person, card, 'undo', 'undone', (referral, step) =>
      isHeldForUndo(referral, step.at) ? decide.undone(referral, step) : undefined,
    );
  }

  /** @param takesOver they were asked whether they take it from its owner in Partner Center. */
  async claim(person: Person, card: CardRef, takesOver = false): Promise<ClaimOutcome> {
    let asks: 'needs-phone' | 'has-owner' | undefined;
    const outcome = await this.#step(person, card, 'claim', 'claimed', (referral, step) => {
      if (!this.#canChangeHands(referral) || referral.owner) return undefined;
      asks = this.asksBeforeClaim(person, referral, takesOver);
      return asks ? undefined : remindedAs(decide.claimed(referral, step, asMember(person)), person, this.#deps);
    });
    return asks && outcome.kind === 'stale' ? { ...outcome, kind: asks } : outcome;
  }

  asksBeforeClaim(person: Person, referral: Referral, takesOver: boolean): 'needs-phone' | 'has-owner' | undefined {
    const { record, handedBack = [] } = referral;
    const { email, phoneNumber } = asMember(person);
    const theirs = absentOwner(referral);
    if (!takesOver && theirs && !sameEmail(theirs.email, email)) return 'has-owner';
    const isOnTeam = hasMember(record.team, email) || hasMember(handedBack, email);
    return phoneNumber.trim() === '' && !isOnTeam ? 'needs-phone' : undefined;
  }

  /** Whether pressing Claim on this card would succeed: checked before asking for missing details. */
  mayClaim(person: Person, card: CardRef, referral: Referral): boolean {
    const possible = this.#canChangeHands(referral) && !referral.owner && card.revision === referral.revision;
    return possible && this.#deps.access.may(person, 'claim', referral);
  }

  release(person: Person, card: CardRef): Promise<AnswerOutcome> {
    return this.#step(person, card, 'release', 'released', async (referral, step) => {
      if (!this.#canChangeHands(referral) || !referral.owner) return undefined;
      return withOwner(this.#deps, withoutOwner(referral, step));
    });
  }

  /**
   * Assigns the referral to somebody else, who is notified. The receiver must be allowed to answer it; the caller makes
   * sure that the desk can write to them.
   * @param together the id of a hand-over of several referrals, of which one message tells
   */
  assign(person: Person, card: CardRef, to: Person, together?: string): Promise<AnswerOutcome> {
    return this.#step(person, card, 'assign', 'assigned', (referral, step) => {
      if (!this.mayAssign(referral, to)) return undefined;
      const { at, by } = step;
      const told = together ? { id: together, together: true as const } : { id: randomUUID() };
      const assignment = { ...told, at, by, to: actorOf(to), how: 'person' as const };
      const taken = assigned(referral, step, { who: actorOf(to), member: asMember(to) }, assignment);
      return remindedAs(taken, to, this.#deps);
    });
  }

  /**
   * Undoes one's own hand-over, within the Undo time and as long as the revision shows that nobody has acted on the
   * referral since. Without `former` it had no owner before. No right to hand over is required: the giver no longer has
   * it.
   */
  takeBackHandOver(person: Person, card: CardRef, former: Person | undefined): Promise<AnswerOutcome> {
    const what = former ? 'assigned' : 'released';
    return this.#step(person, card, 'read', what, async (referral, step) => {
      if (!isFreshHandOver(referral, step)) return undefined;
      if (!former) return withOwner(this.#deps, withoutOwner(referral, step));
      if (!this.mayAssign(referral, former)) return undefined;
      const { at, by } = step;
      const told = { how: 'person' as const, takenBack: true as const };
      const assignment = { id: randomUUID(), at, by, to: actorOf(former), ...told };
      const taken = assigned(referral, step, { who: actorOf(former), member: asMember(former) }, assignment);
      return remindedAs(taken, former, this.#deps);
    });
  }

  /**
   * Whether it can be assigned to this person: it can still change hands, is not theirs yet, and they could answer it.
   */
  mayAssign(referral: Referral, to: Person): boolean {
    return this.#canChangeHands(referral) && !isOwnedBy(referral, to) && this.couldHave(referral, to);
  }

  /** Whether they have the role to own it: no button and no form of the desk names a receiver who has not. */
  couldHave(referral: Referral, to: Person): boolean {
    return this.#deps.access.couldAnswer(to, referral);
  }

  /**
   * Why this person can't do this now, or undefined: asked before a form is shown, so that nobody fills one in for
   * nothing.
   */
  whyNot(person: Person, referral: Referral, deed: Deed): 'not-allowed' | 'stale' | undefined {
    if (!this.#isOpen(referral)) return 'stale';
    return this.#deps.access.may(person, deed, referral) ? undefined : 'not-allowed';
  }

  /** Undecided, or accepted and in progress: ownership still matters. */
  #canChangeHands(referral: Referral): boolean {
    return (
      referral.kind === 'inbound' &&
      (this.#isOpen(referral) || stageOf(referral, this.#deps.clock.now()) === 'accepted')
    );
  }

  /** Open to an answer: inbound referrals and leads. */
  #isOpen(referral: Referral): boolean {
    return (referral.kind === 'inbound' || referral.kind === 'lead') && isUndecided(referral, this.#deps.clock.now());
  }

  async #step(
    person: Person,
    card: CardRef,
    deed: Deed,
    what: string,
    change: (referral: Referral, step: StepOf) => Referral | undefined | Promise<Referral | undefined>,
  ): Promise<AnswerOutcome> {
    const { access, clock, policy } = this.#deps;
    const by = actorOf(person);
    let outcome: AnswerOutcome = { kind: 'not-found' };
    for (let attempt = 0; attempt < attempts; attempt++) {
      const referral = await findFor(this.#deps, person, card.referralId);
      if (!referral) return { kind: 'not-found' };
      outcome = { kind: 'stale', referral };
      if (card.revision !== referral.revision) return outcome;
      if (!access.may(person, deed, referral)) return { kind: notAllowedOrStale(referral, clock.now()), referral };
      const step = { by, at: clock.now(), correlationId: currentCorrelation() ?? 'none', policy };
      const after = await change(referral, step);
      if (!after) return outcome;
      const told = { what, by, ...summaryOf(referral, after) };
      const marks = attempt === 0 && this.#deps.inBulk === true;
      const written = await writeToSend(this.#deps, referral, after, told, marks);
      if (written) return { kind: 'done', ...written };
    }
    return outcome;
  }
}

/** Milliseconds during which `undo` refers to a press. */
const longestTakeBack = 60_000;

function isFreshHandOver({ assignment }: Referral, { at, by }: StepOf): boolean {
  const isTheirs = assignment?.how === 'person' && assignment.by?.aadObjectId === by.aadObjectId;
  return (
    isTheirs && assignment.by?.tenantId === by.tenantId && at.getTime() - assignment.at.getTime() <= longestTakeBack
  );
}

type StepOf = Parameters<typeof decide.undone>[1];

/** Claim on a claimed referral, or Undo on a sent answer, is out of date rather than forbidden. */
function notAllowedOrStale(referral: Referral, now: Date): 'not-allowed' | 'stale' {
  return isUndecided(referral, now) || isHeldForUndo(referral, now) || stageOf(referral, now) === 'accepted'
    ? 'not-allowed'
    : 'stale';
}

export function actorOf({ tenantId, aadObjectId, name }: Person): Actor {
  return { tenantId, aadObjectId, name };
}

/** A person as a member of the referral's team. Teams gives no phone number: it is empty until the person enters it. */
export function asMember(person: Person): Member {
  const [first = person.name, ...rest] = person.name.split(' ');
  // A Chinese or Korean name without a space still has two parts.
  const read = rest.length === 0 ? readPersonName(person.name) : undefined;
  const name = read?.kind === 'name' ? read : { firstName: first, lastName: rest.join(' ') };
  return {
    firstName: person.firstName ?? name.firstName,
    lastName: person.lastName ?? name.lastName,
    email: person.email ?? '',
    phoneNumber: person.phoneNumber ?? '',
  };
}

/** For the audit: what changed, without personal data or free text. */
function summaryOf(before: Referral, after: Referral) {
  const pick = ({ owner, decision }: Referral) => ({
    owner: owner && { tenantId: owner.tenantId, aadObjectId: owner.aadObjectId },
    decision: decision && {
      kind: decision.kind,
      state: decision.state,
      reason: decision.reason,
      goesOutAt: decision.goesOutAt,
    },
  });
  return { before: pick(before), after: pick(after) };
}
