import type { Collection, Db, Document } from 'mongodb';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

/**
 * Drafts of deals. The person's own are deleted; those of others that name the person stay, for their owners to finish.
 */
export class ForgottenDrafts implements PersonalData {
  readonly #drafts: Collection;

  constructor(db: Db) {
    this.#drafts = db.collection('drafts', { writeConcern: { w: 'majority' } });
  }

  async forget(
    { aadObjectId, email }: Forgettable,
    { dryRun }: { readonly dryRun: boolean },
  ): Promise<readonly Trace[]> {
    const traces: Trace[] = [];
    if (aadObjectId) {
      const theirs = { 'by.aadObjectId': aadObjectId };
      // A creation that has begun must be completed: Partner Center may have the deal already.
      const idle = { ...theirs, state: { $ne: 'creating' } };
      const count = dryRun
        ? await this.#drafts.countDocuments(idle)
        : (await this.#drafts.deleteMany(idle)).deletedCount;
      traces.push({ what: 'drafts of new deals', count });
      traces.push({
        what: 'drafts of theirs that are being created right now',
        count: await this.#drafts.countDocuments({ ...theirs, state: 'creating' }),
        stays: 'they have to come to their end; run this again in some minutes',
      });
    }
    if (email) {
      const count = await this.#drafts.countDocuments(naming(email, aadObjectId));
      const stays = 'their makers finish them, or they go after 14 days';
      traces.push({ what: 'drafts of others that name their e-mail address', count, stays });
    }
    return traces.filter(({ count }) => count > 0);
  }
}

function naming(email: string, aadObjectId: string | undefined): Document {
  const written = { $regex: `^\\s*${RegExp.escape(email)}\\s*$`, $options: 'i' };
  return {
    ...(aadObjectId ? { 'by.aadObjectId': { $ne: aadObjectId } } : {}),
    $or: ['fields.employees', 'fields.contact', 'pending.person'].map((field) => ({ [`${field}.email`]: written })),
  };
}
