import type { Db } from 'mongodb';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Examined, examinedBy, scannedBy } from './support/examined.ts';
import { type Look, type Looks, looksAt, mostExamined } from './support/list-looks.ts';
import { insertOpen } from './support/many-referrals.ts';
import { type Figures, measureInTurns } from './support/measure.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** `BENCH_LISTS_SIZES`: how many are open; the first is what the others are compared with. */
const sizes = (process.env.BENCH_LISTS_SIZES ?? '1000,3000').split(',').map(Number);
const rounds = Number(process.env.BENCH_LISTS_ROUNDS ?? 15);
/** `BENCH_LOOKS`: only looks of which one of these is a part of the name, by semicolons. */
const chosen = (process.env.BENCH_LOOKS ?? '')
  .split(';')
  .map((part) => part.trim())
  .filter(Boolean);
/**
 * `BENCH_LISTS_KEEP`: a name for databases that stay on the server of `TEST_MONGODB_URI` and are filled once: run again, with other
 * looks, on the same data.
 */
const kept = process.env.TEST_MONGODB_URI ? process.env.BENCH_LISTS_KEEP : undefined;
/** What people look at and for, among ever more open referrals: a page of each list, `find`, type-ahead. */
export async function benchLists(stage: Stage): Promise<readonly Row[]> {
  const { client } = await connectMongo(stage.mongoUri, { monitorCommands: true, socketTimeoutMS: 600_000 });
  const filled: { readonly open: number; readonly db: Db; readonly looks: Looks }[] = [];
  try {
    for (const open of sizes) {
      const db = client.db(`${kept ?? stage.db.databaseName}-${open}`);
      filled.push({ open, db, looks: await looksAmong(db, open) });
      progress(`${open.toLocaleString('en')} open referrals are there`);
    }
    const names = namesOf(filled[0]?.looks ?? {});
    // All times first: what `explain` takes on some servers is many times what the look takes.
    const times = new Map<string, readonly Figures[]>();
    for (const name of names) {
      const works = filled.map(({ looks }) => looks[name] as Look);
      const figures = await measureInTurns(
        works.map((work) => ({ bursts: Array.from({ length: rounds }, () => [work]) })),
      );
      times.set(name, figures);
      progress(`${name}: ${figures.map(({ p50 }) => p50.toFixed(1)).join(' and ')} ms`);
    }
    const rows: Row[] = [];
    for (const name of names) {
      const timesOfIt = times.get(name) ?? [];
      for (const [index, { open, db, looks }] of filled.entries()) {
        const look = looks[name] as Look;
        const examined = (await scannedBy(client, db, look)) ?? (await examinedBy(client, db, look));
        progress(`${name}: ${examined.documents} documents examined at ${open}`);
        rows.push(...rowsOf(name, open, timesOfIt[index] as Figures, timesOfIt[0]?.p50 ?? 0, examined));
      }
    }
    return rows;
  } finally {
    for (const { db } of kept ? [] : filled) await db.dropDatabase();
    await client.close();
  }
}

/** A hundred thousand take half an hour: whoever waits sees how far it is. */
function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

function looksAmong(db: Db, open: number): Promise<Looks> {
  const tell = (there: number) => progress(`  ${there.toLocaleString('en')} of ${open.toLocaleString('en')}`);
  return looksAt(db, () => insertOpen(db, open, tell), { solutions: Math.min(open, 3_000) });
}

function namesOf(looks: Looks): readonly string[] {
  const all = Object.keys(looks);
  const unknown = chosen.filter((part) => !all.some((name) => name.includes(part)));
  if (unknown.length > 0) throw new Error(`No look is called ${unknown.join('; ')}. There are: ${all.join('; ')}`);
  return chosen.length === 0 ? all : all.filter((name) => chosen.some((part) => name.includes(part)));
}

function rowsOf(name: string, open: number, figures: Figures, before: number, examined: Examined): readonly Row[] {
  const times = figures.p50 / before;
  const first = open === sizes[0];
  return [
    {
      what: `${name}, ${open.toLocaleString('en')} open`,
      figures,
      ...(first
        ? {}
        : { beside: `${times.toFixed(1)} times the first’s time (p50)`, aim: 'at most 2 times', reached: times <= 2 }),
    },
    {
      what: '  documents examined',
      value: String(examined.documents),
      beside: `${examined.keys === undefined ? '' : `${examined.keys} keys in `}${examined.queries} queries`,
      aim: `at most ${mostExamined.toLocaleString('en')}`,
      reached: examined.documents <= mostExamined,
    },
  ];
}
