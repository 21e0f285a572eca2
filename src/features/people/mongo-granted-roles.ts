import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { currentCorrelation } from '../../logger.ts';
import {
  type GivenRole,
  type GrantedRoleStore,
  type GrantedRoles,
  grantedTo,
  noGrantedRoles,
  type RoleDeed,
} from './granted-roles.ts';
import { type Person, type PersonKey, personId } from './person.ts';
import { type PersonDocument, peopleCollection, toPerson } from './person-document.ts';

interface RolesDocument extends GrantedRoles {
  readonly _id: 'roles';
  /** Waits to be moved into the audit (`features/audit`). */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'roles' } as const;

/**
 * The truth is one document in `settings`, changed in one write with its entry for the audit; what it says of a person is copied
 * beside them, since each turn begins with reading them. A crash between the two is mended by the next start.
 */
export class MongoGrantedRoles implements GrantedRoleStore {
  readonly #settings: Collection<RolesDocument>;
  readonly #people: Collection<PersonDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<RolesDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#people = peopleCollection(db);
    this.#now = now;
  }

  /** No index, for one document: it is put there, so that a change is an update and nothing else. */
  async createIndexes(): Promise<void> {
    await this.#settings.updateOne(id, { $setOnInsert: noGrantedRoles }, { upsert: true });
  }

  async renewKeys(): Promise<void> {
    const roles = await this.current();
    const known = roles.given.map(personId);
    const notTheirs = { granted: { $exists: true }, _id: { $nin: known }, ...notNewerThan(roles) };
    await this.#people.updateMany(notTheirs, { $set: { rolesVersion: roles.version }, $unset: { granted: '' } });
    if (roles.given.length === 0) return;
    const copies = roles.given.map((person) => ({ updateOne: copyFor(person, roles) }));
    await this.#people.bulkWrite(copies, { ordered: false });
  }

  async current(): Promise<GrantedRoles> {
    const found = await this.#settings.findOne(id, { projection: { given: 1, version: 1 } });
    return found ? { given: found.given, version: found.version } : noGrantedRoles;
  }

  async change(before: GrantedRoles, given: readonly GivenRole[], deed: RoleDeed): Promise<GrantedRoles | undefined> {
    const next = { given, version: before.version + 1 };
    const at = this.#now();
    const entry = { at, correlationId: currentCorrelation() ?? 'none', ...deed };
    const { matchedCount } = await this.#settings.updateOne(
      { ...id, version: before.version } as Filter<RolesDocument>,
      { $set: next, $push: { history: entry }, $min: { auditDueAt: at } } as unknown as UpdateFilter<RolesDocument>,
    );
    return matchedCount === 1 ? next : undefined;
  }

  async carry(person: PersonKey, roles: GrantedRoles): Promise<Person | undefined> {
    const { filter, update } = copyFor(person, roles);
    await this.#people.updateOne(filter, update);
    const after = await this.#people.findOne({ _id: personId(person) });
    return after ? toPerson(after) : undefined;
  }
}

/** What is written beside a person of these roles. */
function copyFor(person: PersonKey, roles: GrantedRoles) {
  const granted = grantedTo(roles, person);
  const rolesVersion = roles.version;
  return {
    filter: { _id: personId(person), ...notNewerThan(roles) },
    update: granted
      ? { $set: { granted, rolesVersion } }
      : { $set: { rolesVersion }, $unset: { granted: '' as const } },
  };
}

/** A fencing token: whoever is slow puts nothing older over what was decided since. */
function notNewerThan({ version }: GrantedRoles) {
  return { $or: [{ rolesVersion: { $exists: false } }, { rolesVersion: { $lte: version } }] };
}
