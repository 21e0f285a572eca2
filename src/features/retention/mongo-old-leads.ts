import type { Collection, Db } from 'mongodb';
import type { Kept, LetGo } from './retention.ts';

/** Deletes expired leads of the lead destination; each row contains its own expiry. */
export class OldLeads implements Kept {
  readonly name = 'leads';
  readonly #leads: Collection<{ readonly expiresAt: Date }>;

  constructor(db: Db) {
    this.#leads = db.collection('unverifiedLeads', { writeConcern: { w: 'majority' } });
  }

  async letGo(now: Date): Promise<LetGo> {
    const { deletedCount } = await this.#leads.deleteMany({ expiresAt: { $lte: now } });
    return { removed: { leads: deletedCount }, atEnd: true };
  }
}
