import type { Collection, Db, Filter, WithId } from 'mongodb';
import { CommandsTogether } from '../../commands-together.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import { ReadsTogether } from '../../mongo/reads-together.ts';
import { type AbsencesNoted, absenceKey, absencesOf, withAbsencesInZone } from './absence.ts';
import type { PeopleStore, PersonalChoice } from './people-store.ts';
import { type Person, type PersonKey, personId, type StandInFor, type StandInLoss } from './person.ts';
import { type PersonDocument, peopleCollection, toPerson } from './person-document.ts';
import { provenEmail, type RoleSettings, standingOf } from './roles.ts';

/** The settings that determine a person's working time and the time of their morning digest. */
const workingTimeFields = [
  'timeZone',
  'country',
  'workingDays',
  'workingHours',
  'digest',
] as const satisfies readonly (keyof PersonalChoice)[];

/** Each try that fails means that somebody else's write succeeded. */
const mostTries = 20;

export interface PeopleHooks {
  /** Before the write: what depends on their hours is looked at soon, also where this process dies behind the write. */
  readonly onHoursChanging?: (person: PersonKey) => Promise<void>;
  readonly onHoursChanged: (person: PersonKey) => Promise<void>;
  readonly onStandInLost: (standIn: Person, why: StandInLoss) => void;
  readonly now: () => Date;
}

/** What the stand-in of one absence has to know of it. */
interface StandInRight {
  /** `personId` of the stand-in. */
  readonly standIn: string;
  readonly right: StandInFor;
}

/** A person's choices as a write: what is set, and what follows their client again. */
interface ChosenWrite {
  readonly chosen: Readonly<Record<string, unknown>>;
  readonly dropped: Readonly<Record<string, string>>;
}

/** What a person's absences become, and what else is written with them. */
interface DaysChange {
  readonly noted: AbsencesNoted;
  readonly write?: ChosenWrite;
}

export class MongoPeopleStore implements PeopleStore {
  readonly #people: Collection<PersonDocument>;
  readonly #roles: RoleSettings;
  readonly #hooks: PeopleHooks | undefined;
  /** Batches look-ups: records that arrive together (a burst, the rows of an import) name the same few people. */
  readonly #byEmails = new CommandsTogether({
    most: 20,
    send: (asked: readonly (readonly string[])[]) => this.#ofEmails(asked),
  });
  readonly #byId: ReadsTogether<PersonDocument>;
  readonly endedAbsences: MongoLeases<Person>;

  /** @param roles without them nobody is found by e-mail, and nobody is an admin */
  constructor(db: Db, roles: Partial<RoleSettings> = {}, hooks?: PeopleHooks) {
    this.#hooks = hooks;
    this.#people = peopleCollection(db);
    this.#byId = new ReadsTogether(this.#people);
    this.endedAbsences = new MongoLeases({
      collection: this.#people,
      at: 'sweeps.absence',
      due: (now) => ({ 'absence.until': { $lte: now } }),
      order: { 'absence.until': 1 },
      toItem: (document) => toPerson(document as PersonDocument),
    });
    this.#roles = { admins: [], users: [], homeTenant: undefined, ...roles };
  }

  async createIndexes(): Promise<void> {
    await this.#people.createIndexes([
      { key: { email: 1 }, name: 'email', sparse: true },
      { key: { aadObjectId: 1 }, name: 'object_id' },
      { key: { seenAt: -1 }, name: 'seen' },
      { key: { 'granted.role': 1 }, name: 'granted', sparse: true },
      ...this.endedAbsences.indexes('absence'),
    ]);
  }

  async find(key: PersonKey): Promise<Person | undefined> {
    const document = await this.#byId.find(personId(key));
    return document ? toPerson(document) : undefined;
  }

  async findByEmails(emails: readonly string[]): Promise<readonly Person[]> {
    const wanted = emails.map((email) => email.trim().toLowerCase()).filter((email) => email !== '');
    if (wanted.length === 0) return [];
    const documents = await this.#byEmails.ask(wanted);
    return documents.map(toPerson).filter((person) => provenEmail(person, this.#roles));
  }

  async #ofEmails(asked: readonly (readonly string[])[]): Promise<readonly (readonly WithId<PersonDocument>[])[]> {
    const documents = await this.#people.find({ email: { $in: [...new Set(asked.flat())] } }).toArray();
    return asked.map((wanted) => documents.filter(({ email }) => email !== undefined && wanted.includes(email)));
  }

  async rememberPhone(key: PersonKey, phoneNumber: string): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { phoneNumber } });
  }

  async choose(key: PersonKey, choice: PersonalChoice): Promise<Person | undefined> {
    const changes = Object.entries(choice).map(([name, value]) => [`chosen.${name}`, value] as const);
    const chosen = Object.fromEntries(changes.filter(([, value]) => value !== null));
    const dropped = Object.fromEntries(changes.filter(([, value]) => value === null).map(([name]) => [name, '']));
    const before = choice.reminders === 'off' || 'timeZone' in choice ? await this.find(key) : undefined;
    const isOfHours = workingTimeFields.some((name) => name in choice);
    if (isOfHours) await this.#hooks?.onHoursChanging?.(key);
    const withDays = 'timeZone' in choice ? await this.#chooseZone(key, choice, { chosen, dropped }) : undefined;
    const after = withDays ?? (await this.#setChosen(key, { chosen, dropped }));
    if (!after) return undefined;
    if (choice.reminders === 'off' && before?.chosen?.reminders !== 'off') this.#hooks?.onStandInLost(after, 'off');
    if (withDays || !isOfHours) return after;
    // An absence that was noted in the very moment.
    const late = 'timeZone' in choice ? await this.keepDaysAway(after, before?.timeZone) : undefined;
    if (!late) await this.#hooks?.onHoursChanged(key);
    return late ?? after;
  }

  async #setChosen(key: PersonKey, { chosen, dropped }: ChosenWrite): Promise<Person | undefined> {
    const after = await this.#people.findOneAndUpdate(
      { _id: personId(key) },
      {
        ...(Object.keys(chosen).length > 0 ? { $set: chosen } : {}),
        ...(Object.keys(dropped).length > 0 ? { $unset: dropped as Record<string, ''> } : {}),
      },
      { returnDocument: 'after' },
    );
    return after ? toPerson(after) : undefined;
  }

  /** The zone, and the days away that it moves, in one write: a process that dies leaves both or neither. Undefined: none moves. */
  #chooseZone(key: PersonKey, { timeZone }: PersonalChoice, write: ChosenWrite): Promise<Person | undefined> {
    return this.#changeDays(key, (before) => {
      const { timeZone: former, ...person } = toPerson(before);
      const [zone, now] = [timeZone ?? before.timeZone, this.#hooks?.now()];
      const noted = former && zone && now && withAbsencesInZone(person, { former, zone, now });
      return noted ? { noted, write } : undefined;
    });
  }

  /** As `choose` with the zone that the person's client reports: nothing is written where no days away move with it. */
  async takeReportedZone(person: Person, zone: string): Promise<void> {
    const isChosen = ({ chosen }: PersonDocument) => chosen?.timeZone !== undefined;
    await this.#changeDays(person, (before) => {
      const [{ timeZone: former, ...rest }, now] = [toPerson(before), this.#hooks?.now()];
      const noted = former && now && !isChosen(before) && withAbsencesInZone(rest, { former, zone, now });
      return noted ? { noted, write: { chosen: { timeZone: zone }, dropped: {} } } : undefined;
    });
  }

  /** Their zone was another: the days that they are away stay the same days. */
  async keepDaysAway(person: Person, former: string | undefined): Promise<Person | undefined> {
    const { timeZone: zone } = person;
    const now = this.#hooks?.now();
    if (!now || !former || !zone || former === zone || absencesOf(person).length === 0) return undefined;
    // Changes of the zone may be carried out in another order than they came: only that to the zone in force counts.
    return this.changeAbsences(person, (current) =>
      current.timeZone === zone ? withAbsencesInZone(current, { former, zone, now }) : undefined,
    );
  }

  changeAbsences(key: PersonKey, change: (person: Person) => AbsencesNoted | undefined): Promise<Person | undefined> {
    return this.#changeDays(key, (before) => {
      const noted = change(toPerson(before));
      return noted && { noted };
    });
  }

  async #changeDays(
    key: PersonKey,
    change: (before: PersonDocument) => DaysChange | undefined,
  ): Promise<Person | undefined> {
    const _id = personId(key);
    const given: StandInRight[] = [];
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await this.#people.findOne({ _id });
      const after = before ? change(before) : undefined;
      if (!before || !after) {
        await this.#takeRights(given, before ? rightsOf(before) : []);
        return undefined;
      }
      const { absence, later } = after.noted;
      const rights = rightsOf(before, [...(absence ? [absence] : []), ...later]);
      // Writes the stand-ins' rights first, so that a crash in between leaves no absence without a stand-in.
      for (const { standIn, right } of rights)
        await this.#people.updateOne({ _id: standIn }, { $addToSet: { standsInFor: right } });
      if (tries === 0 && !after.write) await this.#hooks?.onHoursChanging?.(key);
      const isWritten = await this.#replaceAbsences(before, after);
      given.push(...rights);
      if (!isWritten) continue;
      await this.#takeRights([...given, ...rightsOf(before)], rights);
      await this.#hooks?.onHoursChanged(key);
      return this.find(key);
    }
    throw new Error('the absences of a person were changed by others at each try');
  }

  /** False: they are no longer as they were in `before`, and nothing was written. */
  async #replaceAbsences(before: PersonDocument, { noted, write }: DaysChange): Promise<boolean> {
    const { absence, later } = noted;
    const asRead = (value: unknown) => (value === undefined ? { $exists: false } : { $eq: value });
    const kept = {
      ...write?.chosen,
      ...(absence ? { absence } : {}),
      ...(later.length > 0 ? { laterAbsences: later } : {}),
    };
    const gone = {
      ...write?.dropped,
      ...(absence ? {} : { absence: '' as const, sweeps: '' as const }),
      ...(later.length > 0 ? {} : { laterAbsences: '' as const }),
    };
    const { matchedCount } = await this.#people.updateOne(
      {
        _id: before._id,
        absence: asRead(before.absence),
        laterAbsences: asRead(before.laterAbsences),
        // The days are those of this zone.
        timeZone: asRead(before.timeZone),
        'chosen.timeZone': asRead(before.chosen?.timeZone),
      } as Filter<PersonDocument>,
      {
        ...(Object.keys(kept).length > 0 ? { $set: kept } : {}),
        ...(Object.keys(gone).length > 0 ? { $unset: gone as Record<string, ''> } : {}),
      },
    );
    return matchedCount === 1;
  }

  async #takeRights(rights: readonly StandInRight[], kept: readonly StandInRight[]): Promise<void> {
    const still = new Set(kept.map(nameOf));
    for (const one of rights)
      if (!still.has(nameOf(one)))
        await this.#people.updateOne({ _id: one.standIn }, { $pull: { standsInFor: one.right } });
  }

  async noteFavourites(key: PersonKey): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { keepsFavourites: true } });
  }

  async noteUnreachable(key: PersonKey, now: Date): Promise<void> {
    const before = await this.#people.findOneAndUpdate({ _id: personId(key) }, { $set: { unreachableSince: now } });
    if (before && !before.unreachableSince) this.#hooks?.onStandInLost(toPerson(before), 'gone');
  }

  async reachableAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const found = this.#people.find(
      { _id: { $in: [...ids] }, personalChat: { $exists: true }, unreachableSince: { $exists: false } },
      { projection: { _id: 1 } },
    );
    return new Set((await found.toArray()).map(({ _id }) => _id));
  }

  async reachableAdmins(): Promise<readonly Person[]> {
    const named = this.#roles.admins.map(({ who }) => who);
    // A superset: `standingOf` alone decides a person's role.
    const documents = await this.#people
      .find({
        $or: [{ email: { $in: named } }, { aadObjectId: { $in: named } }, { 'granted.role': 'admin' }],
        personalChat: { $exists: true },
        unreachableSince: { $exists: false },
      })
      .toArray();
    return documents.map(toPerson).filter((person) => standingOf(person, this.#roles).role === 'admin');
  }

  async recent(limit: number): Promise<readonly Person[]> {
    return (await this.#people.find().sort({ seenAt: -1 }).limit(limit).toArray()).map(toPerson);
  }
}

function rightsOf(person: PersonDocument, absences = absencesOf(person)): readonly StandInRight[] {
  const { tenantId, aadObjectId } = person;
  return absences.flatMap(({ standIn, from, until }) =>
    standIn ? [{ standIn: personId(standIn), right: { tenantId, aadObjectId, from, until } }] : [],
  );
}

function nameOf({ standIn, right }: StandInRight): string {
  return `${standIn} ${absenceKey(right)}`;
}
