import type { Logger } from 'pino';
import { plusDays } from '../../answers/day/day-span.ts';
import type { Background } from '../../background.ts';
import type { Clock } from '../../clock.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayBegins, formatDay } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import {
  type Absence,
  absenceKey,
  absencesOf,
  isSamePerson,
  type PeopleStore,
  type Person,
  type PersonKey,
  personId,
  type RoleSettings,
  type StandInLoss,
  standInsReleased,
  standingOf,
  withAbsence,
  withoutAbsence,
  withoutOver,
} from '../people/index.ts';
import type { AbsenceDays } from './absence-said.ts';
import { lastDayText } from './away-said.ts';

export interface AbsencesDeps {
  readonly people: Pick<PeopleStore, 'find' | 'recent' | 'changeAbsences'>;
  readonly roles: RoleSettings;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly clock: Clock;
  readonly log: Logger;
  readonly defaults: { readonly language: Locale; readonly timeZone: string };
  /**
   * Called at the end of an absence, to update the cards of the person and of their stand-in. `isHere`: they said themselves
   * that they are back; else it ended by its days, at midnight, and what came meanwhile waits for their working time.
   */
  readonly isBack: (person: Person, isHere: boolean) => void;
}

/** Why the absence was not stored. */
export type AbsenceProblem =
  | 'notAdmin'
  | 'past'
  | 'tooLong'
  | 'tooMany'
  | 'standInSelf'
  | 'standInAway'
  | 'standInUnreachable'
  | 'standInRole';
export type AbsenceOutcome =
  /** `noted`: its `absenceKey`. `left`: the people for whom they were to stand in during that time. */
  | { readonly kind: 'done'; readonly whom: Person; readonly noted: string; readonly left: readonly Person[] }
  | { readonly kind: 'problem'; readonly problem: AbsenceProblem };

const longest = 366 * 86_400_000;
/** Upper bound of people offered; those least recently active are left out. */
const mostOffered = 200;

/** Absences and stand-ins, entered by the people themselves or by a Referrals admin. */
export class Absences {
  readonly #deps: AbsencesDeps;

  constructor(deps: AbsencesDeps) {
    this.#deps = deps;
  }

  /** The people who may stand in for others. */
  async colleagues(): Promise<readonly Person[]> {
    const known = await this.#deps.people.recent(mostOffered);
    return known.filter((person) => this.#works(person)).sort((one, other) => one.name.localeCompare(other.name));
  }

  zoneOf({ timeZone }: Person): string {
    return timeZone ?? this.#deps.defaults.timeZone;
  }

  mayFor(by: Person, whom: Person): boolean {
    return isSamePerson(by, whom) || standingOf(by, this.#deps.roles).role === 'admin';
  }

  /** @param instead the `absenceKey` of the one that was changed in the form that shows it */
  async begin(
    by: Person,
    whom: Person,
    days: AbsenceDays,
    standIn: Person | undefined,
    instead?: string,
  ): Promise<AbsenceOutcome> {
    const { people, clock, log } = this.#deps;
    const now = clock.now();
    const zone = this.zoneOf(whom);
    const begins = days.from ? dayBegins(zone, days.from) : now;
    const from = new Date(Math.max(begins.getTime(), now.getTime()));
    const until = dayBegins(zone, plusDays(days.last, 1));
    const problem = this.#problemWith({ by, whom, from, until, standIn, now });
    if (problem) return { kind: 'problem', problem };
    const added: Absence = { from, until, by: keyOf(by), ...(standIn ? { standIn: keyOf(standIn) } : {}) };
    let before = whom;
    const person = await people.changeAbsences(whom, (current) => {
      before = current;
      return withAbsence(current, added, { now, ...(instead ? { instead } : {}) });
    });
    if (!person) return { kind: 'problem', problem: 'tooMany' };
    log.info({ person: personId(whom), from, until, standIn: standIn && personId(standIn) }, 'absence recorded');
    if (standIn) this.#tell(standIn, person, added, 'away.toStandIn');
    if (!isSamePerson(by, whom)) this.#tell(whom, by, added, 'away.toPerson');
    // Whoever was just told the new days needs no second message about the old ones.
    await this.#tellReleased(before, person, (one) => !standIn || !isSamePerson(one, standIn));
    const left = await this.#leftAlone(person, from, until);
    for (const one of left) this.#tell(one, person, added, 'away.toLeft');
    return { kind: 'done', whom: person, noted: absenceKey(added), left };
  }

  /** Tells stand-ins that they are needed no more: the absence was ended early, changed, or given to somebody else. */
  async #tellReleased(before: Person, after: Person, isTold: (standIn: PersonKey) => boolean = () => true) {
    const { people, clock } = this.#deps;
    for (const released of standInsReleased(before, after, clock.now()).filter(({ standIn }) => isTold(standIn))) {
      const standIn = await people.find(released.standIn);
      if (standIn) this.#tell(standIn, after, released, 'away.toFormer');
    }
  }

  /** A stand-in stopped their reminders, or can be reached no more: those who count on them are told. */
  async standInLost(standIn: Person, why: StandInLoss): Promise<void> {
    const { people, clock } = this.#deps;
    const now = clock.now();
    const key = why === 'off' ? 'away.toLeft.off' : 'away.toLeft.gone';
    for (const theirs of standIn.standsInFor?.filter(({ until }) => until > now) ?? []) {
      const absent = await people.find(theirs);
      if (absent) this.#tell(absent, standIn, theirs, key);
    }
  }

  /** Those whose absence, for which they named this person, overlaps that time: nobody stands in for them then. */
  async #leftAlone({ standsInFor = [] }: Person, from: Date, until: Date): Promise<readonly Person[]> {
    const { people, clock } = this.#deps;
    const now = clock.now();
    const theirs = standsInFor.filter((one) => one.from < until && from < one.until && one.until > now);
    const each = new Map(theirs.map((one) => [personId(one), one]));
    const found = await Promise.all([...each.values()].map((one) => people.find(one)));
    return found.filter((one) => one !== undefined);
  }

  /**
   * Ends one absence: that with this `absenceKey`, else the one in force or the next. Returns it; undefined: there is
   * none, or no right to end it.
   */
  async end(by: Person, whom: Person, key?: string): Promise<Absence | undefined> {
    const { people, clock, log, isBack } = this.#deps;
    const now = clock.now();
    if (!this.mayFor(by, whom)) return undefined;
    let ended: Absence | undefined;
    let before = whom;
    const person = await people.changeAbsences(whom, (current) => {
      before = current;
      const isMeant = (one: Absence) => (key ? absenceKey(one) === key : true);
      ended = absencesOf(current).find((one) => one.until > now && isMeant(one));
      return ended && withoutAbsence(current, ended, now);
    });
    if (!person) return undefined;
    log.info({ person: personId(whom) }, 'absence ended');
    await this.#tellReleased(before, person);
    isBack(person, isSamePerson(by, whom));
    return ended;
  }

  /** Ends an absence that has expired; the next one, if any, takes its place. */
  async over(whom: Person): Promise<void> {
    const { people, clock, log, isBack } = this.#deps;
    const now = clock.now();
    const person = await people.changeAbsences(whom, (current) => withoutOver(current, now));
    if (!person) return;
    log.info({ person: personId(whom) }, 'absence ended');
    isBack(person, false);
  }

  #problemWith({ by, whom, from, until, standIn, now }: Wanted): AbsenceProblem | undefined {
    if (!this.mayFor(by, whom)) return 'notAdmin';
    if (until <= now || from >= until) return 'past';
    if (until.getTime() - now.getTime() > longest) return 'tooLong';
    if (!standIn) return undefined;
    if (isSamePerson(standIn, whom)) return 'standInSelf';
    if (!this.#works(standIn)) return 'standInRole';
    if (!standIn.personalChat || standIn.unreachable) return 'standInUnreachable';
    const isAway = absencesOf(standIn).some((one) => one.from < until && from < one.until && now < one.until);
    return isAway ? 'standInAway' : undefined;
  }

  #works(person: Person): boolean {
    return standingOf(person, this.#deps.roles).role !== 'other';
  }

  /** Notifies a person, without a retry: every card says why it was sent to the stand-in. */
  #tell(reader: Person, about: Person, { from, until }: Pick<Absence, 'from' | 'until'>, key: Told): void {
    const { messenger, background, defaults, clock } = this.#deps;
    const chat = reader.personalChat;
    if (!chat) return;
    const locale = reader.locale ?? defaults.language;
    // They are days of whoever is away: by another clock, its midnights are of other days.
    const [zone, now] = [this.zoneOf(ownDays.has(key) ? reader : about), clock.now()];
    const last = lastDayText(locale, until, zone, now);
    // `now`: it has begun, and only its end is told.
    const first = from > now ? formatDay(locale, from, zone, now) : 'now';
    const text = say(locale, key, { name: about.name, last, from: first });
    background.run('telling of an absence', async () => {
      await messenger.post(chat, { kind: 'text', text }, async () => true);
    });
  }
}

/** What its reader is told of their own absence. */
const ownDays: ReadonlySet<Told> = new Set<Told>(['away.toPerson', 'away.toLeft.off', 'away.toLeft.gone']);

type Told =
  | 'away.toStandIn'
  | 'away.toPerson'
  | 'away.toLeft'
  | 'away.toLeft.off'
  | 'away.toLeft.gone'
  | 'away.toFormer';

interface Wanted {
  readonly by: Person;
  readonly whom: Person;
  readonly from: Date;
  readonly until: Date;
  readonly standIn: Person | undefined;
  readonly now: Date;
}

function keyOf({ tenantId, aadObjectId }: Person) {
  return { tenantId, aadObjectId };
}
