import type { Collection, Db } from 'mongodb';
import type { CalendarLink } from './calendar-link.ts';
import { type Person, type PersonKey, personId } from './person.ts';
import { type PersonDocument, peopleCollection, toPerson } from './person-document.ts';

const anHour = 3_600_000;

/**
 * At most one link per person, stored in the person's document, so that it is deleted with it. Creating a link revokes
 * the previous one in the same write.
 */
export class MongoCalendarLinks {
  readonly #people: Collection<PersonDocument>;

  constructor(db: Db) {
    this.#people = peopleCollection(db);
  }

  async createIndexes(): Promise<void> {
    await this.#people.createIndexes([{ key: { 'calendar.hash': 1 }, name: 'calendar', sparse: true, unique: true }]);
  }

  async find(person: PersonKey): Promise<CalendarLink | undefined> {
    const found = await this.#people.findOne({ _id: personId(person) }, { projection: { calendar: 1 } });
    return found?.calendar;
  }

  async make(person: PersonKey, hash: string, madeAt: Date): Promise<void> {
    await this.#people.updateOne({ _id: personId(person) }, { $set: { calendar: { hash, madeAt } } });
  }

  /** False: the person had no link. */
  async revoke(person: PersonKey): Promise<boolean> {
    const { modifiedCount } = await this.#people.updateOne(
      { _id: personId(person), calendar: { $exists: true } },
      { $unset: { calendar: '' } },
    );
    return modifiedCount === 1;
  }

  async ownerOf(hash: string): Promise<Person | undefined> {
    const found = await this.#people.findOne({ 'calendar.hash': hash });
    return found ? toPerson(found) : undefined;
  }

  /** At most one write per hour, however often calendars fetch the feed. */
  async noteRead(hash: string, readAt: Date): Promise<void> {
    const before = new Date(readAt.getTime() - anHour);
    await this.#people.updateOne(
      {
        'calendar.hash': hash,
        $or: [{ 'calendar.readAt': { $exists: false } }, { 'calendar.readAt': { $lt: before } }],
      },
      { $set: { 'calendar.readAt': readAt } },
    );
  }
}
