import type { Collection, Db, Filter } from 'mongodb';
import { isNameInOtherScript, partsBegunInOtherScript } from '../../answers/names/name-in-other-script.ts';
import { bareName, soughtWords } from '../../answers/names/search-key.ts';
import { createLogger, type Logger } from '../../logger.ts';
import { renewKeys } from '../../mongo/renew-keys.ts';
import { whereIn } from '../../mongo/where.ts';
import { beginsWith, holdsWords } from '../../mongo/words-filter.ts';
import type { CatalogueSolution, KnownSolutions, LearntSolution, SolutionCatalogue } from './solution-catalogue.ts';
import { bySaid, ranks, type SolutionKeys, solutionKeys, solutionKeysVersion } from './solution-keys.ts';

interface SolutionDocument extends Omit<CatalogueSolution, 'id'> {
  /** The id in lower case, because people type it in any case. */
  readonly _id: string;
  readonly id: string;
  readonly keys: SolutionKeys;
  /** Absent: known only from referrals, so each further referral may add to it. */
  readonly imported?: true;
}

const where = whereIn<SolutionDocument>();
const bestFirst = { 'keys.rank': 1, 'keys.name': 1, _id: 1 } as const;

/** Upper bound: sounds are in no index. */
const mostHeard = 300;

export class MongoSolutionCatalogue implements SolutionCatalogue {
  readonly #solutions: Collection<SolutionDocument>;
  readonly #now: () => Date;
  readonly #log: Logger;

  constructor(db: Db, now: () => Date, log: Logger = createLogger({ level: 'silent' })) {
    this.#log = log;
    this.#solutions = db.collection<SolutionDocument>('solutions', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  async createIndexes(): Promise<void> {
    await this.#solutions.createIndexes([
      { key: bestFirst, name: 'best_first' },
      { key: { 'keys.words': 1 }, name: 'words' },
      { key: { 'keys.v': 1 }, name: 'keys_of_version' },
    ]);
  }

  async renewKeys(signal?: AbortSignal): Promise<void> {
    await renewKeys({
      collection: this.#solutions,
      version: solutionKeysVersion,
      projection: {},
      keysOf: solutionKeys,
      asRead: ({ name, owner, seenAt }) => ({ name, owner, seenAt }),
      log: this.#log,
      signal,
    });
  }

  async find(id: string): Promise<CatalogueSolution | undefined> {
    const found = await this.#solutions.findOne({ _id: idOf(id) });
    return found ? toSolution(found) : undefined;
  }

  async known(ids: readonly string[]): Promise<KnownSolutions> {
    if (ids.length === 0) return new Map();
    const found = await this.#solutions.find({ _id: { $in: ids.map(idOf) } }).toArray();
    const byId = new Map(found.map((solution) => [solution._id, toSolution(solution)]));
    return new Map(
      ids.flatMap((id) => {
        const solution = byId.get(idOf(id));
        return solution ? [[id, solution] as const] : [];
      }),
    );
  }

  async search(words: string, limit: number): Promise<readonly CatalogueSolution[]> {
    if (words.trim() === '') return this.#best(where({}), limit);
    const ways = soughtWords(words);
    // Punctuation only: matches nothing, unlike an empty text.
    if (ways.length === 0) return [];
    // Each query has a limit of its own, so that solutions whose names begin with the words are not lost among many
    // that contain them.
    const begins = where({ 'keys.rank': { $in: [...ranks] }, 'keys.name': beginsWith(bareName(words)) });
    const [byId, beginning, others] = await Promise.all([
      this.find(words),
      this.#best(begins, limit),
      this.#best(holdsWords('keys.words', ways), limit),
    ]);
    const found = [...(byId ? [byId] : []), ...beginning, ...others];
    if (found.length === 0) return this.#heard(words, limit);
    return bySaid([...new Map(found.map((one) => [idOf(one.id), one])).values()], words).slice(0, limit);
  }

  /** `랜딩 존`, `лэндинг зона`: names in Latin letters as they are heard, among the first of the catalogue. */
  async #heard(words: string, limit: number): Promise<readonly CatalogueSolution[]> {
    if (/\p{Script=Latin}/u.test(words)) return [];
    const known = await this.#best(where({}), mostHeard);
    const isHeard = ({ name }: CatalogueSolution) =>
      isNameInOtherScript(words, name) || partsBegunInOtherScript(words, name) !== undefined;
    return known.filter(isHeard).slice(0, limit);
  }

  async #best(filter: Filter<SolutionDocument>, limit: number): Promise<readonly CatalogueSolution[]> {
    return (await this.#solutions.find(filter).sort(bestFirst).limit(limit).toArray()).map(toSolution);
  }

  async put(solutions: readonly CatalogueSolution[]): Promise<void> {
    if (solutions.length === 0) return;
    await this.#solutions.bulkWrite(
      solutions.map((solution) => ({
        replaceOne: { filter: { _id: idOf(solution.id) }, replacement: imported(solution), upsert: true },
      })),
      { ordered: false },
    );
  }

  async learn({ id, name, owner, publisherName, isAssessment = false }: LearntSolution): Promise<void> {
    const _id = idOf(id);
    const seenAt = this.#now();
    const seen = {
      ...{ id, name, owner, isAssessment },
      ...(publisherName ? { publisherName } : {}),
      keys: solutionKeys({ id, name, owner, ...(publisherName ? { publisherName } : {}) }),
    };
    const first = await this.#solutions.updateOne(
      { _id },
      { $setOnInsert: { ...seen, coSellStatus: 'unknown' }, $max: { seenAt } },
      { upsert: true },
    );
    // A record without a publisher must not overwrite one that has it.
    if (first.matchedCount === 0 || !publisherName) return;
    const { isAssessment: assessment, ...rest } = seen;
    await this.#solutions.updateOne(where({ _id, imported: { $exists: false } }), {
      $set: { ...rest, ...(assessment ? { isAssessment: true } : {}) },
    });
  }
}

function imported(solution: CatalogueSolution): SolutionDocument & { _id: string } {
  return { _id: idOf(solution.id), ...solution, keys: solutionKeys(solution), imported: true };
}

function idOf(id: string): string {
  return id.trim().toLowerCase();
}

function toSolution({ _id, keys: _keys, imported: _imported, ...solution }: SolutionDocument): CatalogueSolution {
  return solution;
}
