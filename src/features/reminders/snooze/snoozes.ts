import { absenceAt, type Person, whenBackAtWork } from '../../people/index.ts';
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
import { hearsReminders } from '../hears-reminders.ts';

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
      const heard = await this.#heardAt(person, referral, wish);
      const isEarlier = heard > latest;
      const until = isEarlier ? latest : heard;
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

  /** In an absence whoever wishes it hears nothing, and a stand-in only of what their owner has: else when they are back. */
  async #heardAt(person: Person, referral: Referral, wish: Date): Promise<Date> {
    if (!absenceAt(person, wish) || (await this.#standInAt(person, referral, wish))) return wish;
    return whenBackAtWork(person, this.#deps.policy.hours, wish, referral.deadline);
  }

  async #away(
    person: Person,
    referral: Referral,
    until: Date,
  ): Promise<{ readonly away?: { standIn?: Person | undefined } }> {
    if (!absenceAt(person, until)) return {};
    return { away: { standIn: await this.#standInAt(person, referral, until) } };
  }

  /** Who is reminded in the owner's place at this time. */
  async #standInAt(person: Person, referral: Referral, at: Date): Promise<Person | undefined> {
    const { people, access } = this.#deps;
    const named = isOwnedBy(referral, person) ? absenceAt(person, at)?.standIn : undefined;
    const standIn = named && (await people.find(named));
    // What a stand-in may do by standing in, they may not do yet.
    return hearsReminders(standIn, at) && access.couldAnswer(standIn, referral) ? standIn : undefined;
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
