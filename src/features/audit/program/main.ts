import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { SystemClock } from '../../../clock.ts';
import { ConfigError, inspectConfig } from '../../../config.ts';
import { connectMongo } from '../../../mongo/connection.ts';
import { type AuditFormat, auditFileHead, auditFileLine, isAuditWanted } from '../audit-export.ts';
import type { ChainAnchor } from '../chain-check.ts';
import { auditParts } from '../index.ts';
import { keysInAudit, waitingIn } from '../person-in-audit.ts';
import { reportLines } from './audit-report.ts';

/**
 * `npm run audit`: checks that the audit is complete and unchanged. `-- --to <file>` also exports it, one JSON object
 * per line, or as CSV if the file's name ends in `.csv`; `--referral`, `--person`, `--from` and `--until` (days in UTC)
 * filter the export. `--anchor` is a recorded end of the chain. Read-only; may run beside the desk.
 */
const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
const fail = (status: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(status);
};

const usage =
  'npm run audit [-- --to <file> [--referral <id>] [--person <name or object id>] [--from <day>] [--until <day>]] [--anchor <n:link:day>]';
const { to, referral, person, from, until, anchor } = optionsOf();
const { config, problems } = inspectConfig(process.env);
const mine = problems.filter((problem) => /^(MONGODB_URI|RETENTION_AUDIT_DAYS):/.test(problem));
if (mine.length > 0) fail(78, new ConfigError(mine).message);
const { client, db } = await connectMongo(config.mongodbUri).catch(() => fail(1, 'The database can’t be reached.'));
const clock = new SystemClock();
const { reader, pseudonyms, sources } = auditParts(db, () => clock.now());
const days = config.retention.audit;
const keptSince = days === 0 ? new Date(0) : new Date(clock.now().getTime() - days * 86_400_000);

const whose = person === undefined ? undefined : await knownAs(person);
if (whose?.size === 0) fail(1, `The audit knows nobody by “${person}”.`);
const before = until && new Date(until.getTime() + 86_400_000);
const format: AuditFormat = to !== undefined && /\.csv$/i.test(to) ? 'csv' : 'jsonl';
const file = to === undefined ? undefined : createWriteStream(to, { mode: 0o600 });
if (file) await once(file, 'open').catch((error: Error) => fail(1, `${to} can’t be written: ${error.message}`));
file?.write(auditFileHead(format));
const report = await reader.all(
  keptSince,
  async (line) => {
    if (!file || !isAuditWanted(line, { referral, person: whose, from, before })) return;
    if (!file.write(auditFileLine(line, format))) await once(file, 'drain');
  },
  anchor,
);
file?.end();
if (file) await once(file, 'close');
await client.close();
say(...reportLines(report), ...(to === undefined ? [] : [`Written to ${to}. It names people: keep it accordingly.`]));
process.exit(report.problems.length + report.chain.problems.length > 0 ? 1 : 0);

async function knownAs(who: string): Promise<ReadonlySet<string>> {
  const waiting = (await waitingIn(sources)).flat();
  const findSome = pseudonyms.findSome.bind(pseudonyms);
  return keysInAudit(who, { names: await pseudonyms.names(), findSome }, waiting);
}

function optionsOf() {
  const text = { type: 'string' } as const;
  const options = { to: text, referral: text, person: text, from: text, until: text, anchor: text };
  try {
    const { values } = parseArgs({ options });
    return { ...values, from: dayOf(values.from), until: dayOf(values.until), anchor: anchorOf(values.anchor) };
  } catch {
    return fail(2, usage);
  }
}

function dayOf(said: string | undefined): Date | undefined {
  if (said === undefined) return undefined;
  const day = new Date(`${said}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(said) && !Number.isNaN(day.getTime()) ? day : fail(2, usage);
}

/** Also accepts anchors without a day, the format of earlier versions. */
function anchorOf(said: string | undefined): ChainAnchor | undefined {
  if (said === undefined) return undefined;
  const [, number, link, day] = /^(\d{1,12}):([\w-]{43})(?::(\d{4}-\d\d-\d\d))?$/.exec(said) ?? [];
  return number && link ? { number: Number(number), link, at: dayOf(day) } : fail(2, usage);
}
