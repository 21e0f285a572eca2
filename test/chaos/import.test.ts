import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MongoRunRows } from '../../src/features/bulk/import/run/mongo-run-rows.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startedRun } from '../flows/support/runs.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { dice, report, scaled, size } from './support/chaos-run.ts';
import { DeskProcess } from './support/desk-process.ts';
import { until } from './support/until.ts';

/** In fours; `CHAOS_SCALE=0.1` has a tenth of the rows and as many kills, unless `CHAOS_KILLS` says how many. */
const rows = 4 * scaled({ full: 250, short: 6 });
const kills = Number(process.env.CHAOS_KILLS ?? size({ full: 50, short: 1 }));
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desk: DeskProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false });
  teams = await startTeams({ people: ['Kim Example'] });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  const settings = { UNDO_SECONDS: '1', ACCEPT_UNDO_SECONDS: '1', REFERRALS_ADMINS: 'kim@contoso.example' };
  desk = await DeskProcess.start({ sandbox, teams, mongoUri: uri.href, settings });
  for (const person of teams.people) await teams.installs(person, { personal: true });
});
afterAll(async () => {
  await desk.stop();
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

const header =
  'Referral ID,Deal Name,Customer Name,Customer Address Line 1,Customer City,Customer Country,Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address,Partner Referral Status,Partner Referral Substatus,Estimated Deal Value,Currency,Estimated Close Date,Microsoft help required?,What specific help from Microsoft?,Share with Microsoft sales team,Consent to share Customer/Partner contact,Solution 1,Team member 1';
const contact = 'Sue,Smith,+1 425 555 0100,sue@fourth.example';
const rest = 'Yes,SOL-1234-PQRS,"Kim, Example, +1 425 555 0101, kim@contoso.example"';

/** Of each four: two new deals, one of which asks Microsoft; a change; one that is won. */
function lineOf(number: number, deals: readonly string[]): string {
  const name = `Deal ${number}`;
  const common = `Fourth Coffee,One Way,Redmond,US,${contact}`;
  const money = `${1_000 + number},USD,3/1/2027`;
  if (number % 4 === 0) return `,${name},${common},New,Accepted,${money},No,,No,${rest}`;
  if (number % 4 === 1) return `,${name},${common},New,Accepted,${money},Yes,3,Yes,${rest}`;
  const state = number % 4 === 2 ? 'Active,Accepted' : 'Closed,Won';
  return `${deals[number]},${name},${common},${state},${money},No,,No,${rest}`;
}

test(`an import of ${rows} rows while the desk is killed ${kills} times: each row once, and the report complete`, async () => {
  const deals: string[] = [];
  for (let number = 0; number < rows; number++) {
    if (number % 4 < 2) continue;
    const spec = {
      kind: 'outbound',
      customer: 'Fourth Coffee',
      dealName: `Before ${number}`,
      value: 1,
      currency: 'USD',
    };
    const { id } = await sandbox.createReferral({ ...spec, team: ['kim@contoso.example'] } as never);
    deals[number] = id;
  }
  const known = () => db.collection('referrals').countDocuments();
  const wanted = deals.filter(Boolean).length;
  await until(async () => ((await known()) < wanted ? 'deals that the desk does not know' : undefined));
  const text = [header, ...Array.from({ length: rows }, (_, number) => lineOf(number, deals))].join('\n');
  const kim = teams.person('Kim');
  const importId = await startedRun(db, kim, text, { now: sandbox.clock.now() });

  const claims = () => db.collection('importClaims').countDocuments();
  const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET').length;
  const random = dice();
  const [before, expected] = [writes(), rows * 1.25];
  let [done, afterClaims] = [0, 0];
  for (; done < kills; done++) {
    const at = before + Math.floor(((done + random()) / kills) * expected);
    const isOver = async () => (await state(importId)) === 'done';
    // Every other death comes when a row has just claimed its deal, and may not have asked for it yet.
    const claimed = done % 2 === 0 ? Number.POSITIVE_INFINITY : await claims();
    const isTime = async () => writes() >= at || (await claims()) > claimed || (await isOver());
    const everyMilliseconds = claimed < rows / 2 ? 5 : 50;
    await until(async () => ((await isTime()) ? undefined : 'rows to come'), { everyMilliseconds });
    if (await isOver()) break;
    if ((await claims()) > claimed) afterClaims++;
    else await new Promise((resolve) => setTimeout(resolve, random() * 40));
    await desk.kill();
    if (rows < 1_000) await leasesEnd();
    await desk.startAgain();
  }
  // A kill may leave a third of the rows to do: what was cut short is asked about, and begun again. A slow machine goes on.
  await until(() => notOver(importId, done), { seconds: size({ full: 1_200, short: 400 }), everyMilliseconds: 500 });

  const tally = await new MongoRunRows(db).tally(importId);
  const records = sandbox.records().filter(({ name }) => name?.startsWith('Deal '));
  const ours = records.filter(({ organizationId }) => organizationId !== 'msft');
  report(`an import of ${rows} rows, its desk killed ${done} times`, {
    ...tally,
    ...{ records: records.length, 'deaths after a claim': afterClaims },
  });
  expect(tally).toMatchObject({
    total: rows,
    left: 0,
    refused: 0,
    unchanged: 0,
    created: rows / 2,
    updated: rows / 2,
  });
  expect(ours.map(({ name }) => name).toSorted()).toEqual(
    Array.from({ length: rows }, (_, n) => `Deal ${n}`).toSorted(),
  );
  expect(records.length - ours.length).toBe(rows / 4);
  const won = ours.filter(({ substatus }) => substatus === 'Won');
  expect(won).toHaveLength(rows / 4);
  expect(done).toBeGreaterThan(0);
});

/** What a dead worker held is free after fifteen seconds: the short form does not wait for them. */
async function leasesEnd(): Promise<void> {
  await db.collection('imports').updateMany({}, { $unset: { 'sweeps.run.notBefore': '' } });
  await db.collection('referrals').updateMany({}, { $unset: { 'sweeps.outbox.notBefore': '' } });
}

/** What keeps a run from its end, in the words of its own documents. */
async function notOver(importId: string, killed: number): Promise<string | undefined> {
  const found = await db.collection<{ _id: string; state: string }>('imports').findOne({ _id: importId });
  if (found?.state === 'done') return undefined;
  const [tally, tried] = [
    await new MongoRunRows(db).tally(importId),
    await db
      .collection('importRows')
      .find({ importId, toDo: true, result: { $exists: false } }, { limit: 3, projection: { plan: 0, cells: 0 } })
      .toArray(),
  ];
  return `after ${killed} kills the end of ${JSON.stringify({ tally, found, tried })}`;
}

async function state(importId: string): Promise<string | undefined> {
  const found = await db.collection<{ _id: string; state: string }>('imports').findOne({ _id: importId });
  return found?.state;
}
