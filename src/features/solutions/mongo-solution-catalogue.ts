import type { Collection, Db, Document, Filter } from 'mongodb';
import { foldName } from '../../answers/said.ts';
import type { CatalogueSolution, KnownSolutions, LearntSolution, SolutionCatalogue } from './solution-catalogue.ts';

interface SolutionDocument extends Omit<CatalogueSolution, 'id'> {
  /** The id in lower case: people write it as they like. */
  readonly _id: string;
  readonly id: string;
  /** Name, publisher and id as words are compared. */
  readonly text: string;
  /** Absent: only seen on referrals, so that each sight may tell more. */
  readonly imported?: true;
}

/** More than anybody reads, enough to find the best among. */
const lookedAt = 500;

export class MongoSolutionCatalogue implements SolutionCatalogue {
  readonly #solutions: Collection<SolutionDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#solutions = db.collection<SolutionDocument>('solutions', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  async createIndexes(): Promise<void> {
    await this.#solutions.createIndexes([{ key: { owner: 1, name: 1 }, name: 'by_name' }]);
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
    const said = foldName(words);
    // Signs alone name nothing, and are not the same as having said nothing.
    if (said === '' && words.trim() !== '') return [];
    const each = said.split(' ').filter(Boolean);
    const filter = each.length > 0 ? { $and: each.map((word) => ({ text: { $regex: escaped(word) } })) } : {};
    const found = await this.#solutions
      .find(filter as Filter<SolutionDocument>)
      .limit(lookedAt)
      .toArray();
    return found
      .map(toSolution)
      .sort((one, other) => rank(one, said) - rank(other, said) || one.name.localeCompare(other.name))
      .slice(0, limit);
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
      text: textOf({ id, name, ...(publisherName ? { publisherName } : {}) }),
    };
    const first = await this.#solutions.updateOne(
      { _id },
      { $setOnInsert: { ...seen, coSellStatus: 'unknown' }, $max: { seenAt } },
      { upsert: true },
    );
    // A record without the publisher tells less than the one before it.
    if (first.matchedCount === 0 || !publisherName) return;
    const { isAssessment: assessment, ...rest } = seen;
    await this.#solutions.updateOne({ _id, imported: { $exists: false } } as Filter<SolutionDocument>, {
      $set: { ...rest, ...(assessment ? { isAssessment: true } : {}) } as Document,
    });
  }
}

/** What is ours comes first where nothing was said; else what was said exactly, at the beginning, anywhere. */
function rank({ id, name, owner }: CatalogueSolution, said: string): number {
  const owners = { mine: 0, microsoft: 1, 'third-party': 2 }[owner] / 10;
  if (said === '') return owners;
  const folded = foldName(name);
  if (folded === said || foldName(id) === said) return owners;
  if (folded.startsWith(said)) return 1 + owners;
  return (` ${folded}`.includes(` ${said}`) ? 2 : 3) + owners;
}

function imported(solution: CatalogueSolution): SolutionDocument & { _id: string } {
  return { _id: idOf(solution.id), ...solution, text: textOf(solution), imported: true };
}

function textOf({ id, name, publisherName = '' }: Pick<CatalogueSolution, 'id' | 'name' | 'publisherName'>): string {
  return foldName(`${name} ${publisherName} ${id}`);
}

function idOf(id: string): string {
  return id.trim().toLowerCase();
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function toSolution({ _id, text: _text, imported: _imported, ...solution }: SolutionDocument): CatalogueSolution {
  return solution;
}
