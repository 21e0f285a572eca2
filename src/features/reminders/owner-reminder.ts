import { dayIn } from '../../i18n/format.ts';
import { isSamePerson, type Person } from '../people/index.ts';
import {
  type Access,
  actorOf,
  askedPurpose,
  awaitsAnswer,
  type CardPlaces,
  type CopyStore,
  type DeskDeps,
  findFor,
  isUndecided,
  personalCopy,
  type Referral,
  snoozedUntil,
  writeReferral,
} from '../referrals/index.ts';

export interface OwnerReminderDeps extends DeskDeps {
  readonly access: Access;
  readonly copies: Pick<CopyStore, 'want'>;
  readonly places: Pick<CardPlaces, 'of'>;
  readonly timeZone: string;
}

/**
 * - `done`: it is being sent. - `already`: somebody asked today. - `not-waiting`: there is nothing to answer. -
 * `unowned`, `own`: it has no owner, or the requester owns it. - `unreachable`: the owner can't be written to. - `away`:
 * they are, and nobody stands in. - `off`: reminders are off. - `quiet`: they snoozed it. - `not-theirs`: it belongs to
 * somebody else than was meant.
 */
export type OwnerReminded =
  | { readonly kind: 'not-found' }
  | {
      readonly kind:
        | 'done'
        | 'already'
        | 'not-allowed'
        | 'not-waiting'
        | 'unowned'
        | 'not-theirs'
        | 'own'
        | 'quiet'
        | Unreminded;
      readonly referral: Referral;
    };

type Unreminded = 'unreachable' | 'away' | 'off';

/** Retries after losing the write to a concurrent one. */
const attempts = 3;

/**
 * A colleague asks the owner to look at an undecided referral: once a day, whoever asks, and within the owner's daily
 * limit.
 *
 * @param meant object id of the owner who was meant, where somebody may have taken over since.
 */
export type RemindsOwner = (by: Person, id: string, meant?: string) => Promise<OwnerReminded>;

export function ownerReminder(deps: OwnerReminderDeps): RemindsOwner {
  const { clock, access, copies, places, timeZone } = deps;
  return async (by, id, meant) => {
    const referral = await findFor(deps, by, id);
    if (!referral) return { kind: 'not-found' };
    if (!access.may(by, 'answer', referral)) return { kind: 'not-allowed', referral };
    const now = clock.now();
    if (!isWaiting(referral, now)) return { kind: 'not-waiting', referral };
    if (!referral.owner) return { kind: 'unowned', referral };
    if (isAnothers(referral.owner, meant)) return { kind: 'not-theirs', referral };
    const { reminded, unreminded = 'unreachable' } = await places.of(referral);
    if (!reminded || reminded.unreachable) return { kind: unreminded, referral };
    if (isSamePerson(reminded, by)) return { kind: 'own', referral };
    if (snoozedUntil(referral, reminded, now)) return { kind: 'quiet', referral };
    const purpose = askedPurpose(dayIn(reminded.timeZone ?? timeZone, now));
    const isNew = await copies.want(personalCopy(referral.id, purpose, reminded, reminded.personalChat), now);
    if (!isNew) return { kind: 'already', referral };
    await noted(referral, by);
    return { kind: 'done', referral };
  };

  /** An entry of the desk itself, so that no card's buttons become stale; it names who asked. */
  async function noted(referral: Referral, by: Person): Promise<void> {
    const entry = { what: 'owner-reminded', by: 'desk', after: { askedBy: actorOf(by) } } as const;
    let current: Referral | undefined = referral;
    for (let attempt = 0; current && attempt < attempts; attempt++) {
      if (await writeReferral(deps, current, current, entry)) return;
      current = await deps.referrals.find(referral.id);
    }
  }
}

function isWaiting(referral: Referral, now: Date): boolean {
  return awaitsAnswer(referral) && isUndecided(referral, now);
}

function isAnothers({ aadObjectId }: Pick<Person, 'aadObjectId'>, meant: string | undefined): boolean {
  return meant !== undefined && aadObjectId !== meant;
}
