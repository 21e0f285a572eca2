import type { Db } from 'mongodb';
import { forgetRoles, MongoGrantedRoles } from '../../people/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

/** Removes the role that an admin gave or took in chat. */
export class ForgottenRoles implements PersonalData {
  readonly #store: MongoGrantedRoles;

  constructor(db: Db, now: () => Date) {
    this.#store = new MongoGrantedRoles(db, now);
  }

  async forget({ aadObjectId }: Forgettable, options: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    const count = aadObjectId ? await forgetRoles(this.#store, { aadObjectId }, options) : 0;
    return count > 0 ? [{ what: 'role that was given or taken in chat', count }] : [];
  }
}
