import { type ConversationAddress, rootOf } from '../../../conversation.ts';
import { absenceAt, isSamePerson, type Person, type PersonKey } from '../../people/index.ts';
import type { Access } from '../access/access.ts';
import type { Referral } from '../record/referral.ts';
import { stepOfRung } from '../rules/escalation.ts';
import { isUndecided, stageOf } from '../rules/referral-stage.ts';
import { ownerPlannedSince } from '../rules/rung-plan.ts';
import { snoozedUntil } from '../rules/snooze.ts';
import type { DeskDeps } from '../store/referral-desk.ts';
import type { FanOutDeps } from './card-fan-out.ts';
import type { CardPlaces } from './card-places.ts';
import { askedRung, assignedPurpose, type Copy, rungOf, snoozeRung } from './copy.ts';

export interface OwedCopiesDeps extends Pick<DeskDeps, 'people' | 'clock'>, Pick<FanOutDeps, 'requestOf'> {
  readonly places: Pick<CardPlaces, 'of'>;
  readonly access: Pick<Access, 'may'>;
}

/**
 * Whether a message still concerns its reader. One that Teams refused is sent when they can be written to again, perhaps days
 * later: then the referral may be another person's, or the reader on leave; and an owner may change while a reminder waits.
 */
export class OwedCopies {
  readonly #deps: OwedCopiesDeps;

  constructor(deps: OwedCopiesDeps) {
    this.#deps = deps;
  }

  /** What was refused before, or is addressed to somebody who is not the owner (any more), is looked at once more. */
  async isStillOwed(copy: Copy, referral: Referral): Promise<boolean> {
    return !(copy.retried || mayBeAnothers(copy, referral)) || this.isOwed(copy, referral);
  }

  async isOwed(copy: Copy, referral: Referral): Promise<boolean> {
    const { purpose } = copy;
    if (purpose === 'card') return this.#isCardOwed(copy, referral);
    const rung = rungOf(copy);
    if (rung !== undefined) return this.#isReminderOwed(copy, rung, referral);
    if (purpose.startsWith('asked:'))
      return purpose === `asked:${this.#deps.requestOf?.(referral)}` && isReader(copy, referral.owner);
    return purpose === assignedPurpose(referral) && this.#isHandOverOwed(copy, referral);
  }

  /** A card that waited for working time, or for a chat, may be another's by now. Whoever stands in may hear of it. */
  async #isCardOwed(copy: Copy, referral: Referral): Promise<boolean> {
    if (copy.audience === 'channel' || isReader(copy, referral.owner)) return true;
    const { takesOver, standIns } = await this.#deps.places.of(referral);
    return isReader(copy, takesOver) || standIns.some((admin) => isReader(copy, admin));
  }

  async #isHandOverOwed(copy: Copy, referral: Referral): Promise<boolean> {
    const now = this.#deps.clock.now();
    if (!isUndecided(referral, now) && stageOf(referral, now) !== 'accepted') return false;
    if (isReader(copy, referral.owner)) return true;
    // An absence that begins or ends makes no card due, so that no copy is written for whoever is the reader since.
    const reader = copy.person && (await this.#deps.people.find(copy.person));
    return reader !== undefined && this.#deps.access.may(reader, 'answer', referral);
  }

  async #isReminderOwed(copy: Copy, rung: string, referral: Referral): Promise<boolean> {
    const { places, people, access, clock } = this.#deps;
    const now = clock.now();
    const { channel, reminded, standIns } = await places.of(referral);
    if (copy.audience === 'channel') return isAt(copy.address, channel);
    const reader = copy.person && (await people.find(copy.person));
    if (!reader) return false;
    if (rung === snoozeRung || stepOfRung(rung)) {
      const isOfOwner = rung !== snoozeRung && isReader(copy, referral.owner);
      return !isOfOwner && wantsReminders(reader, now) && access.may(reader, 'answer', referral);
    }
    if (rung === askedRung) return isReader(copy, reminded);
    const isTheirs = isReader(copy, reminded) && snoozedUntil(referral, reader, now) === undefined;
    return isTheirs || standIns.some((admin) => isReader(copy, admin));
  }
}

function isReader({ person }: Copy, one: PersonKey | undefined): boolean {
  return person !== undefined && one !== undefined && isSamePerson(person, one);
}

function isAt(address: ConversationAddress, channel: ConversationAddress | undefined): boolean {
  return channel !== undefined && rootOf(address).conversationId === rootOf(channel).conversationId;
}

function wantsReminders(person: Person, now: Date): boolean {
  return person.chosen?.reminders !== 'off' && absenceAt(person, now) === undefined;
}

/**
 * The owner changed between a reminder's row and its send: its reader is the former one, or a colleague who was to be told
 * of an owner who doesn't answer and is the owner now. A snooze is its reader's own, whoever the owner is.
 */
function mayBeAnothers(copy: Copy, referral: Referral): boolean {
  const { owner } = referral;
  // Taken back, or handed on, before it was told.
  if (copy.purpose.startsWith('assigned:')) return true;
  if (copy.purpose === 'card') return copy.person !== undefined && !isReader(copy, owner);
  const rung = rungOf(copy);
  if (!copy.person || !copy.wantedAt || rung === undefined || rung === snoozeRung) return false;
  const isOwners = owner !== undefined && isSamePerson(copy.person, owner);
  if (isOwners || stepOfRung(rung)) return isOwners && stepOfRung(rung) !== undefined;
  const since = ownerPlannedSince(referral);
  return since === undefined || since > copy.wantedAt;
}
