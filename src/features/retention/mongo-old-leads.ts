import type { Collection, Db } from 'mongodb';
import type { Kept, LetGo } from './retention.ts';

/** Leads of the lead destination whose time is over: how long each is kept stands in its row. */
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
