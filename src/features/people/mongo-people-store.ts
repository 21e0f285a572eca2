import type { Collection, Db, WithId } from 'mongodb';
import { CommandsTogether } from '../../mongo/commands-together.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { PeopleStore, PersonalChoice } from './people-store.ts';
import { type Absence, type Person, type PersonKey, personId } from './person.ts';
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

export class MongoPeopleStore implements PeopleStore {
  readonly #people: Collection<PersonDocument>;
  readonly #roles: RoleSettings;
  readonly #onHoursChanged: (person: PersonKey) => Promise<void>;
  /** Batches look-ups: records that arrive together (a burst, the rows of an import) name the same few people. */
  readonly #byEmails = new CommandsTogether({
    most: 20,
    send: (asked: readonly (readonly string[])[]) => this.#ofEmails(asked),
  });
  readonly endedAbsences: MongoLeases<Person>;

  /** @param roles without them nobody is found by e-mail, and nobody is an admin */
  constructor(
    db: Db,
    roles: Partial<RoleSettings> = {},
    onHoursChanged: (person: PersonKey) => Promise<void> = async () => {},
  ) {
    this.#onHoursChanged = onHoursChanged;
    this.#people = peopleCollection(db);
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
    const document = await this.#people.findOne({ _id: personId(key) });
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
    const after = await this.#people.findOneAndUpdate(
      { _id: personId(key) },
      {
        ...(Object.keys(chosen).length > 0 ? { $set: chosen } : {}),
        ...(Object.keys(dropped).length > 0 ? { $unset: dropped as Record<string, ''> } : {}),
      },
      { returnDocument: 'after' },
    );
    if (after && workingTimeFields.some((name) => name in choice)) await this.#onHoursChanged(key);
    return after ? toPerson(after) : undefined;
  }

  async setAbsence(
    key: PersonKey,
    absence: Absence | undefined,
    later?: readonly Absence[],
  ): Promise<Person | undefined> {
    const { tenantId, aadObjectId } = key;
    const theirs = { tenantId, aadObjectId };
    const standIn = absence?.standIn && personId(absence.standIn);
    // Writes the stand-in's rights first, so that a crash in between leaves no absence without a stand-in.
    if (absence && standIn) {
      const { from, until } = absence;
      await this.#people.updateOne({ _id: standIn }, { $pull: { standsInFor: theirs } });
      await this.#people.updateOne({ _id: standIn }, { $push: { standsInFor: { ...theirs, from, until } } });
    }
    const kept = { ...(absence ? { absence } : {}), ...(later && later.length > 0 ? { laterAbsences: later } : {}) };
    const gone = {
      ...(absence ? {} : { absence: '' as const, sweeps: '' as const }),
      ...(later?.length === 0 ? { laterAbsences: '' as const } : {}),
    };
    const before = await this.#people.findOneAndUpdate(
      { _id: personId(key) },
      {
        ...(Object.keys(kept).length > 0 ? { $set: kept } : {}),
        ...(Object.keys(gone).length > 0 ? { $unset: gone } : {}),
      },
    );
    const former = before?.absence?.standIn && personId(before.absence.standIn);
    if (former && former !== standIn) await this.#people.updateOne({ _id: former }, { $pull: { standsInFor: theirs } });
    await this.#onHoursChanged(key);
    return this.find(key);
  }

  async noteFavourites(key: PersonKey): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { keepsFavourites: true } });
  }

  async noteUnreachable(key: PersonKey, now: Date): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { unreachableSince: now } });
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
