import type { Db } from 'mongodb';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

/** Removes the time up to which the person was notified of leads. */
export class ForgottenLeadNews implements PersonalData {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async forget({ aadObjectId }: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    if (!aadObjectId) return [];
    const settings = this.#db.collection<{ _id: string; toldUpTo?: Record<string, Date> }>('settings', {
      writeConcern: { w: 'majority' },
    });
    const told = await settings.findOne({ _id: 'lead-news' });
    // In any tenant, because the person's tenant may be unknown.
    const theirs = Object.keys(told?.toldUpTo ?? {}).filter((id) => id.endsWith(`/${aadObjectId}`));
    if (!dryRun && theirs.length > 0) {
      const $unset = Object.fromEntries(theirs.map((id) => [`toldUpTo.${id}`, '' as const]));
      await settings.updateOne({ _id: 'lead-news' }, { $unset });
    }
    return theirs.length > 0 ? [{ what: 'up to when they were told of leads', count: theirs.length }] : [];
  }
}
