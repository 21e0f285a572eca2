import { dayIn } from '../../../i18n/format.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import { workingCalendar } from '../../../working-time/working-calendar.ts';
import {
  absenceAt,
  absencesOf,
  type PeopleStore,
  type Person,
  type PersonKey,
  personId,
  standsInFor,
  workingWeekOf,
} from '../../people/index.ts';
import { type Access, ownerOf, type Referral, type ReferralStore } from '../../referrals/index.ts';
import type { Gathering } from '../posted-lists/gathering.ts';
import { digestId, type LeadsInDigest, type PostedListStore } from '../posted-lists/posted-list.ts';
import { type DigestContent, digestOf, isEmptyDigest, referralsIn } from './digest-content.ts';
import type { DigestDue, MongoDigests } from './mongo-digests.ts';

/** Those of these referrals with an open question of the CRM. */
export type AsksOf = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

export interface DigestDeps extends SweepDeps {
  readonly digests: MongoDigests;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly referrals: Pick<ReferralStore, 'expiredOf' | 'ownedBy' | 'undecided'>;
  readonly access: Access;
  readonly postedLists: PostedListStore;
  readonly gathering: Pick<Gathering, 'count'>;
  readonly asksOf: AsksOf;
  readonly timeZone: string;
  readonly hours: Parameters<typeof workingWeekOf>[1];
  /** What the digest says about leads for information since the previous one; undefined: nothing. */
  readonly leadsOf?: (person: Person, since: Date, isFirstOfWeek: boolean) => Promise<LeadsInDigest | undefined>;
  /** The default for people who did not choose. */
  readonly isOnByDefault: boolean;
}

const mostOwned = 200;
const mostUnowned = 200;
const mostExpired = 20;
const mostStoodInFor = 10;
export const mostInDigest = 40;
const dayMilliseconds = 86_400_000;
const dayMinutes = 1_440;
/** Longer than clocks are put forward at once. */
const gapMinutes = 121;
/** Older leads are not mentioned. */
const mostDaysBack = 14;
/** Milliseconds. After downtime no morning digest is sent in the evening. */
const latest = 3 * 3_600_000;

/** A person's morning digest, at the start of their working day or at the hour they chose; an empty one is not sent. */
export class Digests {
  readonly #deps: DigestDeps;
  readonly sweeper: Sweeper<DigestDue>;

  constructor(deps: DigestDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'reminders.digests',
        // Reminders due at the same hour wait for it, but not long.
        everySeconds: 10,
        leases: deps.digests.leases,
        handle: (due) => this.#look(due),
        concurrency: 4,
      },
      deps,
    );
  }

  async contentFor(person: Person): Promise<DigestContent> {
    const { referrals, access, asksOf, clock } = this.#deps;
    const now = clock.now();
    const absent = absentColleagues(person, now);
    const { since } = await this.#previousList(person, now);
    const [mine, expired, waiting, ...theirs] = await Promise.all([
      referrals.ownedBy(person, mostOwned),
      referrals.expiredOf(person, since, mostExpired),
      referrals.undecided(mostUnowned),
      ...absent.map((one) => referrals.ownedBy(one, mostOwned)),
    ]);
    const covered = theirs
      .flat()
      .filter((referral) => access.may(person, 'answer', referral))
      .sort((one, other) => one.deadline.getTime() - other.deadline.getTime());
    const isFree = (referral: Referral) => ownerOf(referral) === undefined && access.may(person, 'claim', referral);
    const asked = await asksOf(mine.map(({ id }) => id));
    return digestOf({ mine, covered, expired, unowned: waiting.filter(isFree), asked }, clock.now());
  }

  /** The person's next digest time after `after`; undefined: they want none. */
  nextFor(person: Person, after: Date): Date | undefined {
    const { chosen } = person;
    const wanted = chosen?.digest ?? (this.#deps.isOnByDefault ? 'usual' : 'off');
    if (wanted === 'off') return undefined;
    const week = workingWeekOf(person, this.#deps.hours);
    const from = wanted === 'usual' ? week.from : wanted;
    const absences = absencesOf(person);
    const begin = after.getTime() + 60_000;
    const hourOf = (to: number) => workingCalendar({ ...week, from, to: Math.min(to, dayMinutes) }, absences);
    const next = hourOf(from + 1).nextWorkingTime(begin);
    // On the night on which clocks go forward that minute may not exist: then the list comes as much later.
    const wide = hourOf(from + gapMinutes);
    const first = wide.isWorking(begin) ? next : wide.nextWorkingTime(begin);
    const times = [next, first].filter((time) => time !== undefined);
    return times.length > 0 ? new Date(Math.min(...times)) : undefined;
  }

  /** Since their previous working morning, which weekends and holidays move back. */
  async leadsFor(person: Person, now: Date): Promise<LeadsInDigest | undefined> {
    const { since, days } = await this.#previousList(person, now);
    return this.#deps.leadsOf?.(person, since, days > 1);
  }

  /** The beginning of what a list tells. Before an absence that is over, or an outage, it is not their previous working morning. */
  async #previousList(person: Person, now: Date): Promise<{ readonly since: Date; readonly days: number }> {
    const longest = { since: daysBefore(now, mostDaysBack), days: mostDaysBack };
    const morning = this.#previousMorning(person, now) ?? longest;
    const told = await this.#deps.digests.toldAt(person);
    if (!told || told >= morning.since) return morning;
    return told > longest.since ? { since: told, days: Math.max(2, morning.days) } : longest;
  }

  /** Their previous list's hour, and how many days ago that is; undefined: longer ago than is looked at. */
  #previousMorning(person: Person, now: Date): { readonly since: Date; readonly days: number } | undefined {
    for (let days = 1; days <= mostDaysBack; days++) {
      const since = this.nextFor(person, new Date(daysBefore(now, days).getTime() - latest));
      if (since && since.getTime() <= now.getTime() - dayMilliseconds / 2) return { since, days };
    }
    return undefined;
  }

  async #look(due: DigestDue): Promise<void> {
    const { people, clock } = this.#deps;
    const now = clock.now();
    const person = await people.find(due);
    const isTime = person !== undefined && this.#isTime(person, now);
    if (isTime) await this.#send(person, now);
    const next = person && this.nextFor(person, now);
    await this.#deps.digests.plan(due, next ?? new Date(now.getTime() + dayMilliseconds), {
      isWanted: next !== undefined,
      ...(isTime ? { toldAt: now } : {}),
    });
  }

  /** Their hour has just come; false for a person who is only looked at. */
  #isTime(person: Person, now: Date): boolean {
    if (!person.personalChat || person.unreachable || absenceAt(person, now)) return false;
    const hour = this.nextFor(person, new Date(now.getTime() - latest));
    return hour !== undefined && hour <= now;
  }

  async #send(person: Person, now: Date): Promise<void> {
    const [content, leads] = await Promise.all([this.contentFor(person), this.leadsFor(person, now)]);
    const { personalChat } = person;
    if ((isEmptyDigest(content) && !leads) || !personalChat) return;
    const day = dayIn(person.timeZone ?? this.#deps.timeZone, now);
    const rows = referralsIn(content).slice(0, mostInDigest);
    // Idempotent: one per day.
    const id = digestId(person, day);
    await this.#deps.gathering.count({ ...person, personalChat }, id, now);
    await this.#deps.postedLists.want(
      {
        id,
        kind: 'digest',
        person: { tenantId: person.tenantId, aadObjectId: person.aadObjectId },
        address: personalChat,
        rows: rows.map(({ id }) => ({ referralId: id })),
        ...(leads ? { leads } : {}),
      },
      now,
    );
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMilliseconds);

/** Whom they stand in for now, each once. */
function absentColleagues(person: Person, now: Date): readonly PersonKey[] {
  const current = (person.standsInFor ?? []).filter((one) => standsInFor(person, one, now));
  return [...new Map(current.map((one) => [personId(one), one])).values()].slice(0, mostStoodInFor);
}
