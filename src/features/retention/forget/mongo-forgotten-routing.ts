import type { Db } from 'mongodb';
import { forgetInRouting, MongoRotaStore, MongoRoutingStore } from '../../routing/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

/** Removes the person from routing rules and from the state of rotas. */
export class ForgottenRouting implements PersonalData {
  readonly #stores: Parameters<typeof forgetInRouting>[0];

  constructor(db: Db, now: () => Date) {
    this.#stores = { rules: new MongoRoutingStore(db, now), rotas: new MongoRotaStore(db) };
  }

  async forget({ aadObjectId }: Forgettable, options: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    const count = aadObjectId ? await forgetInRouting(this.#stores, { aadObjectId }, options) : 0;
    return count > 0 ? [{ what: 'rules that give new referrals to them', count }] : [];
  }
}
