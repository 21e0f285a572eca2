import type { Collection, Db } from 'mongodb';
import type { PeopleStore } from './people-store.ts';
import { type Person, type PersonKey, personId } from './person.ts';
import { type PersonDocument, peopleCollection, toPerson } from './person-document.ts';
import { provenEmail, type RoleSettings } from './roles.ts';

export class MongoPeopleStore implements PeopleStore {
  readonly #people: Collection<PersonDocument>;
  readonly #homeTenant: string | undefined;

  /** `homeTenant`: whose e-mail addresses say who somebody is. Without it nobody is found by e-mail. */
  constructor(db: Db, { homeTenant }: Partial<Pick<RoleSettings, 'homeTenant'>> = {}) {
    this.#people = peopleCollection(db);
    this.#homeTenant = homeTenant;
  }

  async createIndexes(): Promise<void> {
    await this.#people.createIndexes([
      { key: { email: 1 }, name: 'email', sparse: true },
      { key: { seenAt: -1 }, name: 'seen' },
    ]);
  }

  async find(key: PersonKey): Promise<Person | undefined> {
    const document = await this.#people.findOne({ _id: personId(key) });
    return document ? toPerson(document) : undefined;
  }

  async findByEmails(emails: readonly string[]): Promise<readonly Person[]> {
    const wanted = emails.map((email) => email.trim().toLowerCase()).filter((email) => email !== '');
    if (wanted.length === 0) return [];
    const documents = await this.#people.find({ email: { $in: wanted } }).toArray();
    return documents.map(toPerson).filter((person) => provenEmail(person, { homeTenant: this.#homeTenant }));
  }

  async rememberPhone(key: PersonKey, phoneNumber: string): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { phoneNumber } });
  }

  async noteUnreachable(key: PersonKey, now: Date): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $set: { unreachableSince: now } });
  }

  async recent(limit: number): Promise<readonly Person[]> {
    return (await this.#people.find().sort({ seenAt: -1 }).limit(limit).toArray()).map(toPerson);
  }
}
