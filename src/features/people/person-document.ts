import type { Collection, Db } from 'mongodb';
import type { PersonFacts } from '../../teams/directory.ts';
import type { StoredCalendarLink } from './calendar-link.ts';
import type { Absence, GrantedRole, Person, PersonalSettings, StandInFor } from './person.ts';

/** A person as stored: what Teams told, and what the desk itself knows. */
export interface PersonDocument extends PersonFacts {
  /** `personId`. */
  readonly _id: string;
  readonly phoneNumber?: string;
  readonly keepsFavourites?: boolean;
  /** Beside what the client says, which comes again with every message. */
  readonly chosen?: PersonalSettings;
  readonly absence?: Absence;
  readonly standsInFor?: readonly StandInFor[];
  readonly calendar?: StoredCalendarLink;
  /** A copy of what `settings` decides (`MongoGrantedRoles`), so that whoever reads a person knows their role. */
  readonly granted?: GrantedRole;
  /** Of the roles that `granted` was copied from. */
  readonly rolesVersion?: number;
  /** Lease and failures of the sweep that ends absences. */
  readonly sweeps?: unknown;
  readonly seenAt: Date;
  /** Their chat could not be written to, and nothing was heard from there since. */
  readonly unreachableSince?: Date;
}

export function peopleCollection(db: Db): Collection<PersonDocument> {
  return db.collection<PersonDocument>('people');
}

export function toPerson(document: PersonDocument): Person {
  const {
    _id,
    seenAt: _seen,
    rosterReadAt: _roster,
    calendar: _calendar,
    sweeps: _sweeps,
    rolesVersion: _version,
    unreachableSince,
    ...facts
  } = document;
  return {
    ...facts,
    ...facts.chosen,
    ...(unreachableSince ? { unreachable: true } : {}),
    name: facts.name ?? facts.email ?? facts.aadObjectId,
    guest: facts.guest ?? false,
  };
}

export function toFacts(document: PersonDocument): PersonFacts {
  const { _id, seenAt: _seen, phoneNumber: _phone, keepsFavourites: _keeps, sweeps: _sweeps, ...rest } = document;
  const { chosen: _chosen, absence: _absence, standsInFor: _for, calendar: _calendar, ...others } = rest;
  const { granted: _role, rolesVersion: _version, ...told } = others;
  const { personalChat, unreachableSince, ...facts } = told;
  // A chat that could not be written to is news when its person speaks there again.
  return unreachableSince || !personalChat ? facts : { ...facts, personalChat };
}
