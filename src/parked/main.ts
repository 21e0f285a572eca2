import { ConfigError, inspectConfig } from '../config.ts';
import { connectMongo } from '../mongo/connection.ts';
import { parkedProgram } from './parked-program.ts';
import { parkedSweeps } from './parked-sweeps.ts';

/** `npm run parked`: what failed too often, and letting it be tried at once. Works while the desk runs. */
const { config, problems } = inspectConfig(process.env);
const mine = problems.filter((problem) => problem.startsWith('MONGODB_URI:'));
if (mine.length > 0) {
  process.stderr.write(`${new ConfigError(mine).message}\n`);
  process.exit(78);
}
const { client, db } = await connectMongo(config.mongodbUri).catch(() => {
  process.stderr.write('The database can’t be reached.\n');
  process.exit(1);
});
const { lines, status } = await parkedProgram(process.argv.slice(2), parkedSweeps(db));
await client.close();
process.stdout.write(`${lines.join('\n')}\n`);
process.exit(status);
