import type { Db, Document } from 'mongodb';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

type FilterFor = (person: Forgettable) => readonly Document[];

/** Deletes rows about this person only. */
class PersonsRows implements PersonalData {
  readonly #db: Db;
  readonly #collection: string;
  readonly #what: string;
  readonly #filters: FilterFor;

  constructor(db: Db, collection: string, what: string, filters: FilterFor) {
    this.#db = db;
    this.#collection = collection;
    this.#what = what;
    this.#filters = filters;
  }

  async forget(person: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    const filters = this.#filters(person);
    if (filters.length === 0) return [];
    const rows = this.#db.collection(this.#collection, { writeConcern: { w: 'majority' } });
    const theirs = { $or: [...filters] };
    const count = dryRun ? await rows.countDocuments(theirs) : (await rows.deleteMany(theirs)).deletedCount;
    return count > 0 ? [{ what: this.#what, count }] : [];
  }
}

const personKey = ({ tenantId, aadObjectId }: Forgettable) =>
  aadObjectId ? [{ 'person.aadObjectId': aadObjectId, ...(tenantId ? { 'person.tenantId': tenantId } : {}) }] : [];

const askerKey = ({ tenantId, aadObjectId }: Forgettable) =>
  aadObjectId ? [{ 'by.aadObjectId': aadObjectId, ...(tenantId ? { 'by.tenantId': tenantId } : {}) }] : [];

/** Filters for Bot Framework's keys, which contain ids: `msteams/conversations/<chat>/`, `msteams/users/<29:…>/`. */
const keysWith = (...ids: readonly (string | undefined)[]) =>
  ids.flatMap((id) => (id ? [{ _id: { $regex: RegExp.escape(id) } }] : []));

const personsId = ({ tenantId, aadObjectId }: Forgettable) =>
  tenantId && aadObjectId ? `${tenantId}/${aadObjectId}` : undefined;

/** Removes the person from the absences of others, as their stand-in and as the one they stand in for. */
class PersonsAbsences implements PersonalData {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async forget({ aadObjectId }: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    if (!aadObjectId) return [];
    const people = this.#db.collection('people', { writeConcern: { w: 'majority' } });
    const theirs = {
      $or: [
        { 'absence.standIn.aadObjectId': aadObjectId },
        { 'laterAbsences.standIn.aadObjectId': aadObjectId },
        { 'standsInFor.aadObjectId': aadObjectId },
      ],
    };
    const count = await people.countDocuments(theirs);
    if (!dryRun && count > 0) {
      await people.updateMany({ 'absence.standIn.aadObjectId': aadObjectId }, { $unset: { 'absence.standIn': '' } });
      const later = { 'laterAbsences.standIn.aadObjectId': aadObjectId };
      await people.updateMany(
        later,
        { $unset: { 'laterAbsences.$[one].standIn': '' } },
        { arrayFilters: [{ 'one.standIn.aadObjectId': aadObjectId }] },
      );
      await people.updateMany(theirs, { $pull: { standsInFor: { aadObjectId } } } as Document);
    }
    return count > 0 ? [{ what: 'that they stood in for others, or others for them', count }] : [];
  }
}

/** Removes the person from leads that they took or archived; the leads stay for their own retention. */
class PersonsLeads implements PersonalData {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async forget({ aadObjectId }: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    if (!aadObjectId) return [];
    const leads = this.#db.collection('unverifiedLeads', { writeConcern: { w: 'majority' } });
    const theirs = { 'by.aadObjectId': aadObjectId };
    const count = await leads.countDocuments(theirs);
    if (!dryRun && count > 0) await leads.updateMany(theirs, { $unset: { by: '' } });
    return count > 0 ? [{ what: 'that they saw to leads of the lead destination', count }] : [];
  }
}

/** In this order: once the person is unknown, nothing can be assigned to them while the rest is removed. */
export function personsRows(db: Db): readonly PersonalData[] {
  return [
    new PersonsRows(db, 'people', 'person: name, e-mail, phone number, ids, language, time zone', ({ aadObjectId }) =>
      aadObjectId ? [{ aadObjectId }] : [],
    ),
    new PersonsAbsences(db),
    new PersonsRows(db, 'conversations', 'address of their chat', ({ chat }) => keysWith(chat)),
    new PersonsRows(db, 'botState', 'state of their chat', ({ chat, teamsId }) => keysWith(chat, teamsId)),
    new PersonsRows(db, 'sendLanes', 'when their chat was last written to', ({ chat }) => keysWith(chat)),
    new PersonsRows(db, 'favourites', 'favourites', (person) => {
      const id = personsId(person);
      return id ? [{ person: id }] : [];
    }),
    new PersonsRows(db, 'openForms', 'what they typed into forms within the last hour', personKey),
    new PersonsRows(db, 'exports', 'files that they asked for within the last day', askerKey),
    new PersonsRows(db, 'exportParts', 'parts of those files', askerKey),
    new PersonsRows(db, 'imports', 'files that they sent within the last 30 days', askerKey),
    new PersonsRows(db, 'importRows', 'rows of those files', askerKey),
    new PersonsRows(db, 'importParts', 'parts of those files', askerKey),
    new PersonsRows(db, 'unverifiedLeads', 'leads of the lead destination with their address', ({ email }) =>
      email ? [{ email }] : [],
    ),
    new PersonsLeads(db),
    new PersonsRows(db, 'digests', 'when their digest comes', ({ aadObjectId }) =>
      aadObjectId ? [{ aadObjectId }] : [],
    ),
    new PersonsRows(db, 'postedLists', 'lists of reminders and digests in their chat', personKey),
    new PersonsRows(db, 'copies', 'where cards stand in their chat (they are no longer brought up to date)', personKey),
  ];
}
