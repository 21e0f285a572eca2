import type { Collection, Db, Document } from 'mongodb';
import type { Referral } from '../referrals/index.ts';
import { foldName } from './answers/said.ts';
import type { CatalogueSolution, SolutionCatalogue } from './solution-catalogue.ts';

const lookedAt = 300;

/** The solutions that stand on known referrals: all there is to choose from before a catalogue was imported. */
export class MongoReferralSolutions implements Pick<SolutionCatalogue, 'find' | 'search'> {
  readonly #referrals: Collection<Referral & Document>;

  constructor(db: Db) {
    this.#referrals = db.collection('referrals');
  }

  async find(id: string): Promise<CatalogueSolution | undefined> {
    return (await this.#all()).find((solution) => solution.id.toLowerCase() === id.toLowerCase());
  }

  async search(words: string, limit: number): Promise<readonly CatalogueSolution[]> {
    const said = foldName(words).split(' ');
    const fits = ({ id, name }: CatalogueSolution) => said.every((word) => foldName(`${name} ${id}`).includes(word));
    return (await this.#all()).filter(fits).slice(0, limit);
  }

  async #all(): Promise<readonly CatalogueSolution[]> {
    const rows = await this.#referrals
      .find({}, { projection: { 'record.solutions': 1 } })
      .sort({ arrivedAt: -1 })
      .limit(lookedAt)
      .toArray();
    const found = new Map<string, CatalogueSolution>();
    for (const { record } of rows) {
      for (const { id, name, publisherName, solutionType, type } of record.solutions) {
        if (type === 'Category' || found.has(id)) continue;
        found.set(id, {
          id,
          name: name || id,
          owner: solutionType === '3P' ? 'third-party' : 'mine',
          ...(publisherName ? { publisherName } : {}),
          coSellStatus: 'unknown',
          isAssessment: /assessment/i.test(solutionType ?? ''),
          seenAt: new Date(0),
        });
      }
    }
    return [...found.values()];
  }
}
