import type { Db } from 'mongodb';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

/** Removes an admin's personal chat as the one chosen for the desk's health. */
export class ForgottenHealthChat implements PersonalData {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async forget({ chat }: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    if (!chat) return [];
    const settings = this.#db.collection<{ _id: string }>('settings', { writeConcern: { w: 'majority' } });
    const chosen = { _id: 'health', 'place.address.conversationId': chat };
    const count = dryRun
      ? await settings.countDocuments(chosen)
      : (await settings.updateOne(chosen, { $unset: { place: '' } })).modifiedCount;
    return count > 0 ? [{ what: 'their chat as the place for the desk’s health', count }] : [];
  }
}
