import { randomUUID } from 'node:crypto';
import { dayIn } from '../../../i18n/format.ts';
import { calendarOf, type DeskHours, type PeopleStore, type Person, personId } from '../../people/index.ts';
import { askedRung, type Copy, type Referral, rungOf, snoozeRung, stepOfRung } from '../../referrals/index.ts';
import { isLastWorkingDay, placeOnDay } from './day-limit.ts';
import { digestId, type PostedListStore } from './posted-list.ts';

export interface GatheringDeps {
  readonly lists: PostedListStore;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly hours: DeskHours | undefined;
  readonly timeZone: string;
  /** Number of referrals with reminders about to be wanted, counted up to a small bound. */
  readonly dueReminders: (now: Date) => Promise<number>;
  /** `REMINDERS_PER_DAY`. */
  readonly mostADay: number;
}

/**
 * Which reminders of one person share a message: those due at the same time, and all above the daily limit. A reminder
 * requested by a snooze, or on the last working day before its deadline, is sent regardless of the limit.
 */
export class Gathering {
  readonly #deps: GatheringDeps;

  constructor(deps: GatheringDeps) {
    this.#deps = deps;
  }

  /** True: this card or reminder is shown in a list, newly or already. */
  async takes(copy: Copy, referral: Referral, now: Date): Promise<boolean> {
    const { lists, people } = this.#deps;
    if (copy.purpose === 'card') return lists.takesInStorm(copy, now);
    if (copy.purpose.startsWith('assigned:')) return lists.takesHandedOver(copy, now);
    if (copy.audience === 'channel') return lists.takesInStorm(copy, now, await this.#deps.dueReminders(now));
    const person = copy.person && (await people.find(copy.person));
    if (!copy.person || !person) return false;
    // After a crash before the copy was updated: the row is there already, perhaps posted.
    if ((await lists.holds(copy)) || (await lists.follows(copy, now))) return true;
    if (await this.#isToldToday(person, copy, referral, now)) return true;
    // Checked before looking for a list: a digest that stops being pending in between exists by then and can be joined.
    const isList = await lists.remindersWait(copy.person, now, copy.id);
    if (await lists.joins(copy, now)) return true;
    const key = isList ? `${personId(copy.person)}/reminders/${randomUUID()}` : copy.id;
    const place = await this.#place(person, copy, referral, key, now);
    // A list that can't be posted is no help: then the message itself finds out that the chat is gone.
    if (place === 'day-list' && (await lists.fold(this.#day(person, copy, now), copy, now))) return true;
    return isList && lists.begins(copy, key, now);
  }

  /** Redraws lists that show this referral. */
  markStale(referralId: string, now: Date): Promise<void> {
    return this.#deps.lists.markStale(referralId, now);
  }

  /** A message outside the limit, such as the digest, still counts for later ones. */
  async count(person: Person & Required<Pick<Person, 'personalChat'>>, key: string, now: Date): Promise<void> {
    await this.#deps.lists.count(this.#day(person, { address: person.personalChat }, now), key, now);
  }

  /**
   * This morning's list had the referral, with how long is left: an early rung of the same day would say it twice. What
   * was asked for, an escalation and the last working day notify.
   */
  async #isToldToday(person: Person, copy: Copy, referral: Referral, now: Date): Promise<boolean> {
    const rung = rungOf(copy) ?? '';
    if (rung === askedRung || stepOfRung(rung) || this.#isUrgent(person, copy, referral, now)) return false;
    return this.#deps.lists.joinsDigest(copy, digestId(person, this.#dayOf(person, now)), now);
  }

  #isUrgent(person: Person, copy: Copy, { deadline }: Referral, now: Date): boolean {
    return rungOf(copy) === snoozeRung || isLastWorkingDay(calendarOf(person, this.#deps.hours), now, deadline);
  }

  async #place(person: Person, copy: Copy, referral: Referral, key: string, now: Date) {
    const { lists, mostADay: most } = this.#deps;
    const day = this.#day(person, copy, now);
    const isUrgent = this.#isUrgent(person, copy, referral, now);
    const messages = isUrgent ? 0 : await lists.countedOn(day, key);
    const place = placeOnDay({ messages, most }, isUrgent);
    if (place === 'day-list') return place;
    const atMost = isUrgent ? undefined : most - 1;
    return (await lists.count(day, key, now, atMost)) ? place : 'day-list';
  }

  #day(person: Person, { address }: Pick<Copy, 'address'>, now: Date) {
    const { tenantId, aadObjectId } = person;
    const id = `${personId(person)}/day/${this.#dayOf(person, now)}`;
    return { id, person: { tenantId, aadObjectId }, address };
  }

  #dayOf({ timeZone }: Person, now: Date): string {
    return dayIn(timeZone ?? this.#deps.timeZone, now);
  }
}
