import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type { Db } from 'mongodb';
// @ts-expect-error: it brings no types, and @types/papaparse would be a package for one line.
import papaparse from 'papaparse';
import { exportFile } from '../../src/features/bulk/export/export-file.ts';
import type { ImportedRow } from '../../src/features/bulk/import/bulk-import.ts';
import { openFile } from '../../src/features/bulk/import/import-file.ts';
import { MongoImportLookups } from '../../src/features/bulk/import/mongo-import-lookups.ts';
import { planRow } from '../../src/features/bulk/import/plan-row.ts';
import { Rehearser } from '../../src/features/bulk/import/rehearser.ts';
import { MongoRunRows } from '../../src/features/bulk/import/run/mongo-run-rows.ts';
import type { Person } from '../../src/features/people/index.ts';
import type { Referral } from '../../src/features/referrals/index.ts';
import { startedRun } from '../flows/support/runs.ts';
import { keptMegabytes } from '../support/kept-memory.ts';
import { httpClient } from './support/http-client.ts';
import { tokenOf, untilOver } from './support/imports.ts';
import { openReferral } from './support/many-referrals.ts';
import { burstsOf, measureInTurns } from './support/measure.ts';
import { moreReferrals, presser, untilQuiet } from './support/presses.ts';
import { processorNow, processorSince } from './support/processor.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** `BENCH_BULK_ROWS`: of the import that is carried out. */
const importedRows = Number(process.env.BENCH_BULK_ROWS ?? 1_000);
const presses = 48;
const now = new Date('2026-11-21T09:00:00Z');

/** Files out and in: written, read, planned, carried out; and people who press meanwhile. */
export async function benchBulk(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  return [...(await filesAlone()), ...(await rehearsed(stage)), ...(await carriedOut(stage, deskUrl))];
}

async function filesAlone(): Promise<readonly Row[]> {
  const referrals = Array.from({ length: 5_000 }, (_, number) => openReferral(number));
  const written = await watched(() => textOf(referrals));
  const file = Buffer.from(written.result);
  const read = await watched(() => rowsOf(file));
  const bare = await watched(async () => parse(written.result, { bom: true, relaxColumnCount: true }).length);
  const thousand = Buffer.from(await textOf(referrals.slice(0, 1_000)));
  const planned = await watched(() => plansOf(thousand, referrals));
  const came = await plansOf(file, referrals);
  if (came.some((kind) => kind !== 'unchanged')) throw new Error('a file that comes back would change something');
  const parser = read.milliseconds / bare.milliseconds;
  return [
    { what: 'export of 5,000: the file, without the database', ...figuresOfWatch(written, 1_000) },
    { what: 'the same file read back', ...figuresOfWatch(read, 1_000) },
    {
      what: '  csv-parse bare, on the same text',
      value: `${bare.milliseconds.toFixed(0)} ms`,
      beside: `ours takes ${parser.toFixed(1)} times as long, with all that is looked for before it`,
    },
    ...(await besidePapaparse(written.result, read.milliseconds)),
    ...(await ofALongFile(written.result)),
    { what: 'rehearsal of 1,000: read and planned, without the database', ...figuresOfWatch(planned, 1_000) },
    { what: '5,000 rows that come back: all unchanged', value: String(came.length) },
  ];
}

async function besidePapaparse(text: string, ours: number): Promise<readonly Row[]> {
  const bare = await watched(async () => papaparse.parse(text).data.length);
  const beside = `ours takes ${(ours / bare.milliseconds).toFixed(1)} times as long`;
  return [{ what: '  papaparse bare, on the same text', value: `${bare.milliseconds.toFixed(0)} ms`, beside }];
}

/** What is held in memory while a file of the largest size is read: its text, and a batch of rows. */
async function ofALongFile(text: string): Promise<readonly Row[]> {
  const [header = '', ...lines] = text.split('\r\n');
  const rows = lines.filter(Boolean).join('\r\n');
  const times = Math.floor((24 * 1024 * 1024) / Buffer.byteLength(rows));
  const file = Buffer.from([header, ...Array<string>(times).fill(rows)].join('\r\n'));
  const read = await watched(() => rowsOf(file));
  const [kept, before] = [keptMegabytes(), process.memoryUsage.rss()];
  let [mostKept, most, batches] = [kept, before, 0];
  for await (const _ of (await opened(file)).rows()) {
    most = Math.max(most, process.memoryUsage.rss());
    if (++batches % 40 === 0) mostKept = Math.max(mostKept, keptMegabytes());
  }
  const [size, held] = [megabytes(file.length), mostKept - kept];
  return [
    {
      what: `${size} MB read: ${read.result.toLocaleString('en')} rows`,
      value: `${read.milliseconds.toFixed(0)} ms`,
      beside: `the loop was held for ${read.held.toFixed(0)} ms at most; ${held.toFixed(0)} MB kept meanwhile, with garbage ${megabytes(most - before)} MB at most`,
      // The text has one or two bytes a character.
      aim: 'held for 50 ms, twice its size kept',
      reached: read.held <= 50 && held <= 2 * size + 5,
    },
  ];
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

async function textOf(referrals: readonly Referral[]): Promise<string> {
  const all = async function* () {
    yield* referrals;
  };
  let text = '';
  for await (const piece of exportFile(all)) {
    text += piece.text;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return text;
}

async function opened(file: Uint8Array) {
  const read = await openFile(file);
  if (read.kind !== 'open') throw new Error(read.why);
  return read;
}

async function rowsOf(file: Uint8Array): Promise<number> {
  let rows = 0;
  for await (const batch of (await opened(file)).rows()) rows += batch.length;
  return rows;
}

async function plansOf(file: Uint8Array, referrals: readonly Referral[]): Promise<readonly string[]> {
  const byId = new Map(referrals.map((referral) => [referral.id, referral]));
  const reading = { delimiter: ',', slashes: 'month-first', now } as const;
  const kinds: string[] = [];
  for await (const batch of (await opened(file)).rows())
    for (const each of batch) {
      if (each.kind !== 'row') throw new Error(each.kind);
      const found = byId.get(each.row.cells.get('referralId') ?? '');
      kinds.push(planRow(each.row, reading, { byEngagement: [], ...(found ? { byId: found } : {}) }).kind);
    }
  return kinds;
}

/** New deals: each is looked for among what stands, what was created before and the catalogue. */
async function rehearsed({ db }: Stage): Promise<readonly Row[]> {
  const file = await opened(Buffer.from(newDeals(1_000)));
  const rows: ImportedRow[] = [];
  for await (const batch of file.rows())
    for (const each of batch)
      if (each.kind === 'row')
        rows.push({ line: each.row.line, cells: each.cells, plan: { kind: 'held', cells: [] }, toDo: false });
  const runRows = new MongoRunRows(db);
  const rehearser = new Rehearser({
    ...{ lookups: new MongoImportLookups(db), clock: { now: () => now } as never },
    ...{
      access: { may: () => true },
      catalogue: { known: async () => new Map() },
      wonSafelyFrom: async () => undefined,
    },
    madeBefore: (...asked) => runRows.madeBefore(...asked),
  });
  const person = { tenantId: 'bench' } as Person;
  const { header } = file.layout;
  const layout = { delimiter: ',', header, slashes: 'month-first' } as const;
  const asked = { choices: {}, locale: 'en', timeZone: 'UTC' } as const;
  const planned = await watched(() => rehearser.rehearse(person, asked, layout, rows));
  return [{ what: 'rehearsal of 1,000 new deals, with the database', ...figuresOfWatch(planned, 1_000) }];
}

interface Watched<Result> {
  readonly result: Result;
  readonly milliseconds: number;
  /** The longest that the loop was held, in milliseconds. */
  readonly held: number;
}

async function watched<Result>(work: () => Promise<Result>): Promise<Watched<Result>> {
  await work();
  let [last, held] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last);
    last = now;
  }, 1);
  const from = performance.now();
  const result = await work();
  const milliseconds = performance.now() - from;
  await pause(5);
  clearInterval(timer);
  return { result, milliseconds, held };
}

function figuresOfWatch({ milliseconds, held }: Watched<unknown>, most: number) {
  return {
    value: `${milliseconds.toFixed(0)} ms`,
    beside: `the loop was held for ${held.toFixed(0)} ms at most`,
    aim: `at most ${most.toLocaleString('en')} ms, held for 50 ms`,
    reached: milliseconds <= most && held <= 50,
  };
}

/** A run on a desk of its own beside the same requests made bare; presses at rest, and while it runs. */
async function carriedOut(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const client = httpClient(8);
  const { people } = stage.teams;
  stage.teams.connect(deskUrl);
  for (const person of people) await stage.teams.installs(person, { personal: true });
  const press = presser(stage, client);
  const quiet = () => untilQuiet(stage);
  const accepting = async (count: number) =>
    measureInTurns([
      { bursts: burstsOf(await moreReferrals(stage, count), 1, (item) => press(deskUrl, item)), quiet: async () => {} },
    ]);
  await accepting(16);
  await quiet();
  const [atRest] = await accepting(presses);
  await quiet();

  const [person] = people;
  if (!person) throw new Error('nobody is here');
  // Partner Center tells of each record that is created; that is read while the run goes on, and is part of its price.
  stage.sandbox.clearFaults('webhookLost');
  const begins = (name: string) =>
    startedRun(stage.db, person, newDeals(importedRows, name), { now: new Date() }).then((id) => ({ id }));
  const before = stage.sandbox.requests().length;
  const processor = processorNow();
  const from = performance.now();
  const { id } = await begins('Alone');
  await untilOver(stage.db, id);
  const took = performance.now() - from;
  const spent = processorSince(processor);
  const sent = stage.sandbox.requests().slice(before);
  const perRow = sent.length / importedRows;
  await allRead(stage.db);
  const [heardAfter, heardSpent] = [performance.now() - from, processorSince(processor)];
  const asked = stage.sandbox.requests().length - before - sent.length;
  const share = (took - (await bareTime(stage, sent.length))) / 1_000;

  const items = await moreReferrals(stage, presses);
  await quiet();
  const { id: another } = await begins('Beside presses');
  const [meanwhile] = await measureInTurns([
    { bursts: burstsOf(items, 1, (item) => press(deskUrl, item)), quiet: async () => {} },
  ]);
  await untilOver(stage.db, another);
  if (!atRest || !meanwhile) throw new Error('something was not measured');
  const times = meanwhile.p99 / atRest.p99;
  return [
    {
      what: `import of ${importedRows.toLocaleString('en')} new deals`,
      value: `${(took / 1_000).toFixed(1)} s`,
      beside: `${perRow.toFixed(1)} requests a row; ${share.toFixed(1)} s more than the sandbox takes for as many`,
      aim: 'our share under 2 s',
      reached: share < 2,
    },
    { what: '  processor of it', beside: spent },
    {
      what: '  until every event of what it created is settled',
      value: `${(heardAfter / 1_000).toFixed(1)} s`,
      beside: `${asked.toLocaleString('en')} more requests; ${heardSpent}`,
    },
    { what: 'Accept at rest', figures: atRest },
    {
      what: 'Accept while an import runs',
      figures: meanwhile,
      beside: `${times.toFixed(1)} times the time at rest (p99)`,
      aim: 'at most 2 times',
      reached: times <= 2,
    },
  ];
}

/** As many answers of the sandbox, two at a time, from somebody who does nothing else. */
async function bareTime(stage: Stage, count: number): Promise<number> {
  const headers = { Authorization: `Bearer ${await tokenOf(stage)}` };
  const from = performance.now();
  let left = count;
  const ask = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${stage.sandbox.url}/v1.0/engagements/referrals?$top=1`, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`a bare request was answered ${answer.status}`);
    }
  };
  await Promise.all([ask(), ask()]);
  return performance.now() - from;
}

/** Until nothing waits in the inbox of what Partner Center told. */
async function allRead(db: Db): Promise<void> {
  for (let quiet = 0, look = 0; quiet < 5 && look < 6_000; look++) {
    const waiting = await db.collection('webhookInbox').findOne({ dueAt: { $exists: true } });
    quiet = waiting ? 0 : quiet + 1;
    await pause(100);
  }
}

function newDeals(count: number, name = 'Bench'): string {
  const header =
    'Deal Name,Customer Name,Customer Address Line 1,Customer City,Customer Country,Partner Referral Status,Partner Referral Substatus,Estimated Deal Value,Currency,Estimated Close Date,Microsoft help required?,Share with Microsoft sales team,Consent to share Customer/Partner contact,Solution 1,Team member 1';
  const row = (number: number) =>
    `${name} ${number},Fourth Coffee,One Way,Redmond,US,New,Accepted,${1_000 + number},USD,3/1/2027,No,No,Yes,SOL-1234-PQRS,"Rep0, Example, +1 425 555 0101, rep0@contoso.example"`;
  return [header, ...Array.from({ length: count }, (_, number) => row(number))].join('\n');
}
