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
  /** Entries that the audit (`features/audit`) has not yet taken over. */
  readonly history?: readonly object[];
  readonly auditDueAt?: Date;
}

const id = { _id: 'roles' } as const;

/**
 * The source of truth is one document in `settings`, written together with its audit entry. Each person's role is also
 * copied into the person's document, which every turn reads first. The next start repairs copies that a crash between
 * the two writes left stale.
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

  /** Needs no index; inserts the one document, so that every change is a plain update. */
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

/** The fields written into the person's document. */
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

/** The version is a fencing token: a slow writer cannot overwrite a newer copy. */
function notNewerThan({ version }: GrantedRoles) {
  return { $or: [{ rolesVersion: { $exists: false } }, { rolesVersion: { $lte: version } }] };
}
