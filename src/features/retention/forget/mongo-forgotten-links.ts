import type { Db } from 'mongodb';
import { linkWithout, MongoCrmLinkStore, MongoCrmState } from '../../crm/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

const batch = 500;
const attempts = 10;

/** Replaces the person who resolved a conflict of values, for a deal or for a whole plan, or who paused a link. */
export class ForgottenLinks implements PersonalData {
  readonly #links: MongoCrmLinkStore;
  readonly #state: MongoCrmState;
  readonly #pseudonym: string;

  constructor(db: Db, pseudonym: string) {
    this.#links = new MongoCrmLinkStore(db);
    this.#state = new MongoCrmState(db);
    this.#pseudonym = pseudonym;
  }

  async forget(person: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    const { aadObjectId } = person;
    // First, so that a running plan does not write the name into further links.
    const answered =
      aadObjectId !== undefined && (await this.#state.forgetAnswerer(aadObjectId, this.#pseudonym, { dryRun }));
    const answers = answered ? [{ what: 'their answer for all deals of a plan for the CRM', count: 1 }] : [];
    let count = 0;
    let after: string | undefined;
    for (;;) {
      const links = await this.#links.after(after, batch);
      for (const { id } of links) if (await this.#forgetIn(id, person, dryRun)) count += 1;
      after = links.at(-1)?.id;
      if (links.length < batch) break;
    }
    const links = count > 0 ? [{ what: 'links with the CRM in which they chose or paused something', count }] : [];
    return [...answers, ...links];
  }

  async #forgetIn(id: string, person: Forgettable, dryRun: boolean): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await this.#links.find(id);
      if (!before) return false;
      const after = linkWithout(before, person, this.#pseudonym);
      if (after === before) return false;
      if (dryRun || (await this.#links.save(before, after))) return true;
    }
    throw new Error(`The link of ${id} kept changing while a person was forgotten; run this again`);
  }
}
