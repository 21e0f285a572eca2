import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { SystemClock } from '../../../clock.ts';
import { ConfigError, inspectConfig } from '../../../config.ts';
import { connectMongo } from '../../../mongo/connection.ts';
import { auditParts } from '../index.ts';
import { exportLine, reportLines } from './audit-report.ts';

/**
 * `npm run audit`: whether all that happened is there, and as it was written. `-- --to <file>` also writes it down, one JSON
 * object a line; `--referral <id>` that one's alone. Changes nothing; works while the desk runs.
 */
const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
const fail = (status: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(status);
};

const { to, referral } = optionsOf();
const { config, problems } = inspectConfig(process.env);
const mine = problems.filter((problem) => /^(MONGODB_URI|RETENTION_AUDIT_DAYS):/.test(problem));
if (mine.length > 0) fail(78, new ConfigError(mine).message);
const { client, db } = await connectMongo(config.mongodbUri).catch(() => fail(1, 'The database can’t be reached.'));
const clock = new SystemClock();
const { reader } = auditParts(db, () => clock.now());
const days = config.retention.audit;
const keptSince = days === 0 ? new Date(0) : new Date(clock.now().getTime() - days * 86_400_000);

const file = to === undefined ? undefined : createWriteStream(to, { mode: 0o600 });
if (file) await once(file, 'open').catch((error: Error) => fail(1, `${to} can’t be written: ${error.message}`));
const report = await reader.all(keptSince, async (line) => {
  if (!file || (referral && line.subject !== referral.toLowerCase())) return;
  if (!file.write(exportLine(line))) await once(file, 'drain');
});
file?.end();
if (file) await once(file, 'close');
await client.close();
say(...reportLines(report), ...(to === undefined ? [] : [`Written to ${to}. It names people: keep it accordingly.`]));
process.exit(report.problems.length > 0 ? 1 : 0);

function optionsOf() {
  try {
    return parseArgs({ options: { to: { type: 'string' }, referral: { type: 'string' } } }).values;
  } catch {
    return fail(2, 'npm run audit [-- --to <file> [--referral <id>]]');
  }
}
