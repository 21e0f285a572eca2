import { absenceAt, type Person } from '../../people/index.ts';
import {
  type Access,
  type AnswerOutcome,
  actorOf,
  type DeskDeps,
  findFor,
  isOwnedBy,
  latestSnooze,
  type Referral,
  touchReferral,
  withDue,
  withoutSnooze,
  withSnooze,
  writeReferral,
} from '../../referrals/index.ts';

export interface SnoozeDeps extends DeskDeps {
  readonly access: Access;
}

/**
 * `done`: until when, and whether that is earlier than requested, so that a warning still precedes the deadline; `away`: the
 * person is away then, and whoever stands in hears it.
 * `useless`: there is nothing to be reminded of, or too little time.
 */
export type SnoozeOutcome =
  | {
      readonly kind: 'done';
      readonly referral: Referral;
      readonly until: Date;
      readonly isEarlier: boolean;
      readonly away?: { readonly standIn?: Person | undefined };
    }
  | { readonly kind: 'useless' | 'not-allowed'; readonly referral: Referral }
  | { readonly kind: 'not-found' };

const attempts = 5;

/**
 * A person's snooze of their own reminders of a referral. Others are not affected: the channel's reminders continue.
 */
export class Snoozes {
  readonly #deps: SnoozeDeps;

  constructor(deps: SnoozeDeps) {
    this.#deps = deps;
  }

  latest(referral: Referral): Date | undefined {
    return latestSnooze(referral, this.#deps.policy, this.#deps.clock.now());
  }

  async putOff(person: Person, referralId: string, wish: Date): Promise<SnoozeOutcome> {
    const { access, policy, clock } = this.#deps;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const referral = await findFor(this.#deps, person, referralId);
      if (!referral) return { kind: 'not-found' };
      if (!access.may(person, 'answer', referral)) return { kind: 'not-allowed', referral };
      const [now, latest] = [clock.now(), this.latest(referral)];
      if (!latest || latest <= now || wish <= now) return { kind: 'useless', referral };
      const isEarlier = wish > latest;
      const until = isEarlier ? latest : wish;
      const by = actorOf(person);
      const written = await writeReferral(
        this.#deps,
        referral,
        touchReferral(withSnooze(referral, by, until), policy, now),
        {
          what: 'snoozed',
          by,
          after: { until, ...(isEarlier ? { wished: wish } : {}) },
        },
      );
      if (written)
        return { kind: 'done', referral: written, until, isEarlier, ...(await this.#away(person, written, until)) };
    }
    return { kind: 'not-found' };
  }

  /** A stand-in has what its owner is away for; another member of the team hears of it when they are back. */
  async #away(
    person: Person,
    referral: Referral,
    until: Date,
  ): Promise<{ readonly away?: { standIn?: Person | undefined } }> {
    const absence = absenceAt(person, until);
    if (!absence) return {};
    const named = absence.standIn && isOwnedBy(referral, person) ? absence.standIn : undefined;
    const standIn = named && (await this.#deps.people.find(named));
    return { away: { standIn: standIn && !absenceAt(standIn, until) ? standIn : undefined } };
  }

  /** Ends the snooze. */
  async wake(person: Person, referralId: string): Promise<AnswerOutcome> {
    const { policy, clock } = this.#deps;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const referral = await findFor(this.#deps, person, referralId);
      if (!referral) return { kind: 'not-found' };
      const after = withoutSnooze(referral, person);
      if (after.snoozes?.length === referral.snoozes?.length) return { kind: 'stale', referral };
      const what = { what: 'snooze-ended', by: actorOf(person) };
      const written = await writeReferral(this.#deps, referral, touchReferral(after, policy, clock.now()), what);
      if (written) return { kind: 'done', referral: written };
    }
    return { kind: 'not-found' };
  }

  /** For a referral of which nobody is to be reminded any more. */
  settled(referral: Referral): Referral {
    const { snoozes: _all, ...rest } = referral;
    return withDue(rest, this.#deps.policy, this.#deps.clock.now());
  }
}
