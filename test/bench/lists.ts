import type { Db } from 'mongodb';
import { FixedClock } from '../../src/clock.ts';
import { MongoFavouriteStore, MongoReferralLists } from '../../src/features/lists/index.ts';
import type { ListName, ListView } from '../../src/features/lists/list-view.ts';
import { Lists } from '../../src/features/lists/lists.ts';
import { MongoListFigures } from '../../src/features/lists/mongo-list-figures.ts';
import type { ListSort } from '../../src/features/lists/referral-lists.ts';
import { MongoCustomers } from '../../src/features/new-deal/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { Access, MongoReferralStore } from '../../src/features/referrals/index.ts';
import { MongoSolutionCatalogue } from '../../src/features/solutions/index.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { alex, aMoment } from '../builders/referral.ts';
import { type Examined, examinedBy } from './support/examined.ts';
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
/** A count goes to a thousand and one more in each of five sections; a page and its sort may read as many. */
const mostExamined = 10_000;

/** What people look at and for, among ever more open referrals: a page of each list, `find`, type-ahead. */
export async function benchLists(stage: Stage): Promise<readonly Row[]> {
  const { client } = await connectMongo(stage.mongoUri, { monitorCommands: true, socketTimeoutMS: 600_000 });
  const filled: { readonly open: number; readonly db: Db; readonly looks: Looks }[] = [];
  try {
    for (const open of sizes) {
      const db = client.db(`${kept ?? stage.db.databaseName}-${open}`);
      filled.push({ open, db, looks: await looksAt(db, open) });
      progress(`${open.toLocaleString('en')} open referrals are there`);
    }
    const rows: Row[] = [];
    for (const name of namesOf(filled[0]?.looks ?? {})) {
      const works = filled.map(({ looks }) => looks[name] as Look);
      const figures = await measureInTurns(
        works.map((work) => ({ bursts: Array.from({ length: rounds }, () => [work]) })),
      );
      progress(`${name}: ${figures.map(({ p50 }) => p50.toFixed(1)).join(' and ')} ms`);
      const before = figures[0]?.p50 ?? 0;
      for (const [index, { open, db }] of filled.entries()) {
        const examined = await examinedBy(client, db, works[index] as Look);
        progress(`  ${examined.documents} documents examined at ${open}`);
        rows.push(...rowsOf(name, open, figures[index] as Figures, before, examined));
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

function namesOf(looks: Looks): readonly string[] {
  const all = Object.keys(looks);
  const unknown = chosen.filter((part) => !all.some((name) => name.includes(part)));
  if (unknown.length > 0) throw new Error(`No look is called ${unknown.join('; ')}. There are: ${all.join('; ')}`);
  return chosen.length === 0 ? all : all.filter((name) => chosen.some((part) => name.includes(part)));
}

type Look = () => Promise<unknown>;
type Looks = Readonly<Record<string, Look>>;

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
      beside: `${examined.keys} keys in ${examined.queries} queries`,
      aim: `at most ${mostExamined.toLocaleString('en')}`,
      reached: examined.documents <= mostExamined,
    },
  ];
}

const person = (email: string, aadObjectId: string): Person => ({
  tenantId: alex.tenantId,
  aadObjectId,
  teamsId: '29:1',
  name: email,
  email,
  guest: false,
});
const admin = person('adele.vance@contoso.example', 'admin');
const rep = person(alex.email, alex.aadObjectId);
const roles = {
  admins: [{ who: 'adele.vance@contoso.example', locations: [] }],
  users: [{ who: alex.email, locations: [] }],
  homeTenant: alex.tenantId,
};

async function looksAt(db: Db, open: number): Promise<Looks> {
  const log = createLogger({ level: 'silent' });
  const referralLists = new MongoReferralLists(db);
  const favourites = new MongoFavouriteStore(db);
  const customers = new MongoCustomers(db);
  const catalogue = new MongoSolutionCatalogue(db, () => aMoment);
  for (const store of [new MongoReferralStore(db), referralLists, favourites, customers, catalogue])
    await store.createIndexes();
  await insertOpen(db, open, (there) => {
    if (there % 10_000 === 0) progress(`  ${there.toLocaleString('en')} of ${open.toLocaleString('en')}`);
  });
  await catalogue.put(Array.from({ length: Math.min(open, 3_000) }, (_, number) => solution(number)));

  const access = new Access(roles);
  const lists = new Lists({
    lists: referralLists,
    figures: new MongoListFigures(db),
    favourites,
    access,
    clock: new FixedClock(aMoment),
    log,
  });
  const view = (list: ListName, filters: ListView['filters'] = {}, page = 1): ListView => ({ list, filters, page });
  const shows =
    (who: Person, seen: ListView): Look =>
    async () => {
      const { referrals } = await lists.show({ person: who, timeZone: 'UTC' }, seen);
      if (referrals.length === 0) throw new Error(`nothing is in ${JSON.stringify(seen)}`);
    };
  const pages =
    (who: Person, seen: ListView, sort?: ListSort): Look =>
    () =>
      lists.show({ person: who, timeZone: 'UTC' }, seen, { size: 100, sort });
  const offers =
    (who: Person, name: string): Look =>
    async () => {
      const reach = access.reach(who);
      const found = reach && (await customers.customers({ name }, reach, 15));
      if (!found?.length) throw new Error(`nobody is called ${name}`);
    };
  return {
    'inbox, admin': shows(admin, view('inbox')),
    'inbox, rep': shows(rep, view('inbox')),
    'inbox, page 20': shows(admin, view('inbox', {}, 20)),
    'my referrals': shows(rep, view('mine')),
    inbound: shows(admin, view('inbound')),
    'outbound, rep': shows(rep, view('outbound')),
    'find, words of one customer': shows(admin, view('found', { words: 'mueller 102' })),
    'find, words of one in ten': shows(admin, view('found', { words: 'muller gmbh' })),
    'find, words of all, rep': shows(rep, view('found', { words: 'vendors' })),
    'outbound by country and type': shows(admin, view('outbound', { country: 'FR', type: 'partner-led' })),
    // A tenth of all has the one, a tenth the other, nobody both.
    'two frequent filters that nobody has both of': pages(admin, view('found', { words: 'robotics', country: 'FR' })),
    'the same, rep': pages(rep, view('found', { words: 'robotics', country: 'FR' })),
    'tab by customer': pages(admin, view('inbound'), 'customer'),
    'tab by customer, country': pages(admin, view('inbound', { country: 'FR' }), 'customer'),
    'tab by deadline': pages(admin, view('found'), 'deadline'),
    'tab by last change': pages(admin, view('inbound'), 'updated'),
    'tab by value, rep': pages(rep, view('found'), 'value'),
    'tab, my referrals by customer': pages(rep, view('mine'), 'customer'),
    'form of filters': () => lists.choices({ person: admin, timeZone: 'UTC' }, view('inbound'), 20),
    'type-ahead, nothing typed': offers(rep, ''),
    'type-ahead, customers': offers(admin, 'mueller 10'),
    'type-ahead, customers, rep': offers(rep, 'text'),
    'type-ahead, solutions': () => catalogue.search('service', 15),
    'question for the location': () => customers.locations(),
  };
}

function solution(number: number) {
  const id = `SOL-${10_000 + number}-ABC`;
  const owner = (['mine', 'microsoft', 'third-party'] as const)[number % 3] ?? 'mine';
  return {
    id,
    name: `Cloud service ${number}`,
    owner,
    coSellStatus: 'ready',
    isAssessment: false,
    seenAt: aMoment,
  } as const;
}
