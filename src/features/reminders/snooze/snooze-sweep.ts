import { absenceAt, isSamePerson, type Person, whenBackAtWork } from '../../people/index.ts';
import {
  type Access,
  type CardPlaces,
  type CopyStore,
  type DeskDeps,
  dueRungs,
  endedSnoozes,
  isOwnedBy,
  isUndecided,
  personalCopy,
  type Referral,
  snoozedUntil,
  snoozePurpose,
  withCardsDue,
  withDue,
  withoutSnooze,
  writeReferral,
} from '../../referrals/index.ts';
import { hadRungLately } from '../told-lately.ts';

export interface SnoozeSweepDeps extends DeskDeps {
  readonly access: Access;
  readonly copies: CopyStore;
  readonly places: Pick<CardPlaces, 'of'>;
}

/**
 * Sends the reminder at the end of a snooze, at the time that was promised. A rung that is due for the same person at that
 * very time says it instead; one that is due soon after is left out (`told-lately.ts`).
 */
export class SnoozeSweep {
  readonly #deps: SnoozeSweepDeps;

  constructor(deps: SnoozeSweepDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const { policy, clock } = this.#deps;
    const now = clock.now();
    const ended = endedSnoozes(referral, now);
    const isOver = !isUndecided(referral, now) || now >= referral.deadline;
    const after = ended.reduce((rest, { by }) => withoutSnooze(rest, by), referral);
    if (isOver || ended.length === 0) {
      await this.#deps.referrals.replace(referral, withDue(after, policy, now));
      return;
    }
    const audiences = await this.#wantCopies(referral, now);
    // Standing reminders no longer show the end of the snooze.
    await writeReferral(this.#deps, referral, withDue(withCardsDue(after, now), policy, now), {
      what: 'reminded',
      by: 'desk',
      after: { rung: 'snooze', audiences },
    });
    this.#deps.nudge('cards');
  }

  /** The rows' ids are unique per referral, person and end: a crash after them and before the write repeats nothing. */
  async #wantCopies(referral: Referral, now: Date): Promise<readonly string[]> {
    const { people, access, copies, policy } = this.#deps;
    const audiences: string[] = [];
    const [known, { reminded }] = await Promise.all([copies.ofReferral(referral.id), this.#deps.places.of(referral)]);
    const isRungDue = dueRungs(referral, now).length > 0;
    for (const { by, until } of endedSnoozes(referral, now)) {
      const person = await people.find(by);
      // Owned by somebody else meanwhile.
      if (!person || !access.may(person, 'answer', referral)) continue;
      const reader = await this.#readerFor(person, referral, now);
      if (!reader?.personalChat) continue;
      // Somebody who is away, and whom no stand-in hears it for, hears of it when they are back, or in time before the deadline.
      const at = absenceAt(reader, now) ? whenBackAtWork(reader, policy.hours, now, referral.deadline) : now;
      const copy = personalCopy(referral.id, snoozePurpose(until), reader, reader.personalChat);
      if (reminded && isSamePerson(reminded, reader) && isRungDue) continue;
      if (hadRungLately(known, copy, now)) continue;
      await copies.want(copy, at);
      audiences.push('personal');
    }
    return audiences;
  }

  /** Whoever asked for it, or the stand-in who has the reminders while they are away. Undefined: the stand-in snoozed them. */
  async #readerFor(person: Person, referral: Referral, now: Date): Promise<Person | undefined> {
    if (!absenceAt(person, now)?.standIn || !isOwnedBy(referral, person)) return person;
    const { takesOver, reminded } = await this.#deps.places.of(referral);
    if (!takesOver || !reminded || !isSamePerson(reminded, takesOver)) return person;
    return snoozedUntil(referral, takesOver, now) ? undefined : takesOver;
  }
}
