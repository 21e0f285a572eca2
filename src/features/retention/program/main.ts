import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { SystemClock } from '../../../clock.ts';
import { ConfigError, inspectConfig, policyOf } from '../../../config.ts';
import { createLogger } from '../../../logger.ts';
import { createMetrics } from '../../../metrics.ts';
import { connectMongo, serverClockOffset } from '../../../mongo/connection.ts';
import { MongoPeopleStore } from '../../people/index.ts';
import { MongoReferralStore } from '../../referrals/index.ts';
import { forget } from '../forget/forget.ts';
import type { Forgettable } from '../forget/forgettable.ts';
import { forgetIn } from '../forget/mongo-forget.ts';
import { peopleBy } from '../forget/mongo-known-people.ts';
import { describeForgotten, forgetReport } from './forget-report.ts';

/**
 * `npm run forget -- <e-mail, object id or name>`: reports what the desk knows of a person, what would be removed, and
 * what stays and why. `--yes` removes it. Works while the desk runs; idempotent.
 */
const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
const fail = (status: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(status);
};

const { words, yes } = argumentsOf();
const { config, problems } = inspectConfig(process.env);
const needed = /^(MONGODB_URI|REFERRALS_ADMINS|REFERRALS_USERS|MicrosoftAppTenantId):(?! is missing)|^MONGODB_URI:/;
const mine = problems.filter((problem) => needed.test(problem));
if (mine.length > 0) fail(78, new ConfigError(mine).message);
const { client, db } = await connectMongo(config.mongodbUri).catch(() => fail(1, 'The database can’t be reached.'));
const clock = new SystemClock();
clock.setServerOffset(await serverClockOffset(db, () => clock.now().getTime()));
const log = createLogger({ level: 'silent' });
const metrics = createMetrics();
const policy = policyOf(config);
const people = new MongoPeopleStore(db, config.roles);
const deps = { roles: config.roles, metrics, clock, log, policy, people, referrals: new MongoReferralStore(db) };

const person = await chosen(await peopleBy(db, words));
const traces = await forget(forgetIn(db, { ...deps, nudge: () => {} }), person, { dryRun: !yes });
say(...forgetReport(person, traces, { dryRun: !yes }));
await client.close();

/** The only match, or the one that the operator chooses. Never guesses. */
async function chosen(found: readonly Forgettable[]): Promise<Forgettable> {
  const [only, ...others] = found;
  if (!only) return fail(1, `Nobody is known by “${words}”. Say an e-mail address or an object id.`);
  if (others.length === 0) return only;
  say(
    'Several people are known by that:',
    ...found.map((each, index) => `${index + 1}. ${describeForgotten(each)}`),
    'Which one? (number)',
  );
  const input = createInterface({ input: process.stdin });
  const answer = await new Promise<string>((resolve) => {
    input.once('line', resolve);
    input.once('close', () => resolve(''));
  });
  input.close();
  const one = /^\d{1,4}$/.test(answer.trim()) ? found[Number(answer) - 1] : undefined;
  return one ?? fail(2, 'None of them was chosen, and nothing was changed.');
}

function argumentsOf() {
  try {
    const { values, positionals } = parseArgs({ options: { yes: { type: 'boolean' } }, allowPositionals: true });
    const said = positionals.join(' ').trim();
    if (said !== '') return { words: said, yes: values.yes === true };
  } catch {
    // Reported below.
  }
  return fail(2, 'Whom? npm run forget -- <e-mail, object id or name> [--yes]');
}
