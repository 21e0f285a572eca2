import type { Collection, Db } from 'mongodb';
import type { PersonFacts } from '../../teams/directory.ts';
import type { Person } from './person.ts';

/** A person as stored: what Teams told, and what the desk itself knows. */
export interface PersonDocument extends PersonFacts {
  /** `personId`. */
  readonly _id: string;
  readonly phoneNumber?: string;
  readonly seenAt: Date;
}

export function peopleCollection(db: Db): Collection<PersonDocument> {
  return db.collection<PersonDocument>('people');
}

export function toPerson(document: PersonDocument): Person {
  const { _id, seenAt: _seen, rosterReadAt: _roster, ...facts } = document;
  return { ...facts, name: facts.name ?? facts.email ?? facts.aadObjectId, guest: facts.guest ?? false };
}

export function toFacts(document: PersonDocument): PersonFacts {
  const { _id, seenAt: _seen, phoneNumber: _phone, ...facts } = document;
  return facts;
}
