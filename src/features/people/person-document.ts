import type { Collection, Db } from 'mongodb';
import type { PersonFacts } from '../../teams/directory.ts';
import type { StoredCalendarLink } from './calendar-link.ts';
import type { Absence, GrantedRole, Person, PersonalSettings, StandInFor } from './person.ts';

/** A person as stored: facts from Teams, and what the desk knows itself. */
export interface PersonDocument extends PersonFacts {
  /** `personId`. */
  readonly _id: string;
  readonly phoneNumber?: string;
  readonly keepsFavourites?: boolean;
  /** Kept apart from the client's values, which arrive with every message. */
  readonly chosen?: PersonalSettings;
  readonly absence?: Absence;
  readonly laterAbsences?: readonly Absence[];
  readonly standsInFor?: readonly StandInFor[];
  readonly calendar?: StoredCalendarLink;
  /** A copy of the role decided in `settings` (`MongoGrantedRoles`), so that reading a person includes the role. */
  readonly granted?: GrantedRole;
  /** Version of the roles that `granted` was copied from; a fencing token. */
  readonly rolesVersion?: number;
  /** Lease and failures of the sweep that ends absences. */
  readonly sweeps?: unknown;
  readonly seenAt: Date;
  /** Since when posts to the personal chat fail; removed by the next message from that chat. */
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
  const { granted: _role, rolesVersion: _version, laterAbsences: _later, ...told } = others;
  const { personalChat, unreachableSince, ...facts } = told;
  // Omits a chat that is marked unreachable, so that the person's next message there counts as a new one.
  return unreachableSince || !personalChat ? facts : { ...facts, personalChat };
}
