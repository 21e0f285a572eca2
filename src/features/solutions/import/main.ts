import { readFile } from 'node:fs/promises';
import { SystemClock } from '../../../clock.ts';
import { ConfigError, inspectConfig } from '../../../config.ts';
import { connectMongo } from '../../../mongo/connection.ts';
import { MongoSolutionCatalogue } from '../index.ts';
import { readSolutionFile } from './solution-file.ts';

/**
 * `npm run catalogue -- <file>`: imports solutions from CSV or JSON, all or nothing: with an invalid row nothing is
 * imported, and all invalid rows are listed with reasons. Other solutions in the catalogue are kept.
 */
const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
const fail = (status: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(status);
};

const [, , file] = process.argv;
if (!file) fail(2, 'Which file? npm run catalogue -- solutions.csv (or .json)');
const bytes = await readFile(file ?? '').catch((error: Error) => fail(1, `${file} can’t be read: ${error.message}`));
const clock = new SystemClock();
const { solutions, problems, remarks } = readSolutionFile(bytes, clock.now());
if (problems.length > 0)
  fail(1, `Nothing was imported from ${file}. Mend this and try again:`, ...problems.map((problem) => `- ${problem}`));
for (const remark of remarks) say(`Note: ${remark}`);

const { config, problems: settings } = inspectConfig(process.env);
const mine = settings.filter((problem) => problem.startsWith('MONGODB_URI:'));
if (mine.length > 0) fail(78, new ConfigError(mine).message);
const { client, db } = await connectMongo(config.mongodbUri).catch(() => fail(1, 'The database can’t be reached.'));
try {
  await new MongoSolutionCatalogue(db, () => clock.now()).put(solutions);
  say(`Imported ${solutions.length} ${solutions.length === 1 ? 'solution' : 'solutions'} from ${file}.`);
} finally {
  await client.close();
}
