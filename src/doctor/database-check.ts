import type { Db, MongoClient } from 'mongodb';
import { connectMongo, serverClockOffset } from '../mongo/connection.ts';
import { type ExpectedIndex, expectedIndexes } from './expected-indexes.ts';
import { counted, errorReason, type Finding, ok, span, warning, wrong } from './finding.ts';

const oldestVersion = 7;

export interface DatabaseExamination {
  readonly findings: readonly Finding[];
  /** Absent: no database is configured, or it cannot be reached. */
  readonly db?: Db;
  readonly client?: MongoClient;
}

export async function databaseCheck(uri: string | undefined): Promise<DatabaseExamination> {
  if (!uri) return { findings: [wrong('not looked at: MONGODB_URI is missing', 'Set it first.')] };
  try {
    const { client, db } = await connectMongo(uri);
    return { client, db, findings: await findingsOf(db) };
  } catch (error) {
    return { findings: [unreachable(error)] };
  }
}

function unreachable(error: unknown): Finding {
  const reason = errorReason(error);
  if (/auth/i.test(reason) || (error as { code?: unknown }).code === 8000)
    return wrong(
      'the database refuses the user or the password',
      'Mend them in MONGODB_URI (percent-encode odd letters).',
    );
  return wrong(
    `the database is not reached (${reason})`,
    'Is it running, is its host in MONGODB_URI right, may this machine reach it (firewall, Atlas’ access list, tls=true)?',
  );
}

async function findingsOf(db: Db): Promise<readonly Finding[]> {
  const examine = async (name: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> =>
    look().catch((error: unknown) => [
      wrong(
        `${name} could not be looked at (${errorReason(error)})`,
        'Give the user of MONGODB_URI the role readWrite.',
      ),
    ]);
  return [
    ...(await examine('the version', () => version(db))),
    ...(await examine('the replica set', () => replicaSet(db))),
    ...(await examine('writing', () => majorityWrite(db))),
    ...(await examine('the clock', () => clock(db))),
    ...(await examine('indexes', () => indexes(db))),
  ];
}

async function version(db: Db): Promise<readonly Finding[]> {
  const { version: text } = (await db.admin().command({ buildInfo: 1 })) as unknown as { version: string };
  if (Number.parseInt(text, 10) >= oldestVersion) return [ok(`reached, version ${text}, database ${db.databaseName}`)];
  return [wrong(`version ${text} is too old`, `The desk is made for MongoDB ${oldestVersion}.0 or later.`)];
}

async function replicaSet(db: Db): Promise<readonly Finding[]> {
  const hello = await db.admin().command({ hello: 1 });
  const members = Array.isArray(hello.hosts) ? hello.hosts.length : 0;
  if (hello.msg === 'isdbgrid') return [ok('a sharded cluster')];
  if (!hello.setName)
    return [
      wrong('a single server, no replica set', 'Start it with --replSet and rs.initiate(), or take a managed one.'),
    ];
  if (members < 3)
    return [
      warning(
        `replica set ${hello.setName} with ${counted(members, 'member')}`,
        'One machine that fails stops the desk: three members carry on.',
      ),
    ];
  return [ok(`replica set ${hello.setName} with ${counted(members, 'member')}`)];
}

async function majorityWrite(db: Db): Promise<readonly Finding[]> {
  const settings = db.collection<{ _id: string; at: Date }>('settings', {
    writeConcern: { w: 'majority', wtimeoutMS: 5_000 },
  });
  const started = performance.now();
  await settings.updateOne({ _id: 'doctor' }, { $currentDate: { at: true } }, { upsert: true });
  const took = Math.round(performance.now() - started);
  if (took > 1_000)
    return [
      warning(`a majority write took ${took} ms`, 'People wait for it at each press: look at disks and network.'),
    ];
  return [ok(`a majority write works, in ${took} ms`)];
}

/**
 * Deadlines and leases use the database's clock; a large offset of this machine's clock means that something is broken.
 */
async function clock(db: Db): Promise<readonly Finding[]> {
  const offset = await serverClockOffset(db, () => Date.now());
  const todo = 'Let both machines follow a time server (NTP).';
  if (Math.abs(offset) > 30_000) return [wrong(`this machine’s clock is ${span(offset)} off the database’s`, todo)];
  if (Math.abs(offset) > 1_000)
    return [warning(`this machine’s clock is ${Math.round(Math.abs(offset) / 100) / 10} s off the database’s`, todo)];
  return [ok('the clocks agree')];
}

async function indexes(db: Db): Promise<readonly Finding[]> {
  const wanted = await expectedIndexes();
  const present = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  // `settings` does not count: the doctor's own write creates it.
  if (!wanted.some(({ collection }) => collection !== 'settings' && present.has(collection)))
    return [warning('there are no collections yet', 'The desk makes them, and their indexes, at its first start.')];
  const missing: ExpectedIndex[] = [];
  for (const collection of new Set(wanted.map(({ collection: name }) => name))) {
    const there = present.has(collection) ? await db.collection(collection).indexes() : [];
    const mine = wanted.filter((index) => index.collection === collection);
    missing.push(...mine.filter((index) => !there.some((one) => isSame(index, one))));
  }
  if (missing.length === 0) return [ok(`all ${counted(wanted.length, 'index', 'indexes')} are there`)];
  return missing.map(({ collection, key }) =>
    wrong(
      `${collection} lacks its index on ${Object.keys(key).join(', ')}`,
      'Restart the desk, which makes it; if its log says why it cannot, remove the index that is in the way.',
    ),
  );
}

function isSame(wanted: ExpectedIndex, there: Readonly<Record<string, unknown>>): boolean {
  return (
    JSON.stringify(there.key) === JSON.stringify(wanted.key) &&
    Boolean(there.unique) === wanted.unique &&
    there.expireAfterSeconds === wanted.expireAfterSeconds
  );
}
