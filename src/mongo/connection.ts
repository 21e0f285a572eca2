import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';

/** For tests and benches. `monitorCommands`: the client emits an event per command. */
export type MongoOptions = Pick<MongoClientOptions, 'monitorCommands' | 'socketTimeoutMS'>;

/**
 * The process's one client. Majority writes by default: a decision that a person was told of must survive a failover.
 * `ignoreUndefined`: absent and undefined fields mean the same to us.
 * Writes are retried once, the driver's default; the URI may say otherwise (`retryWrites=false`).
 */
export function openMongo(uri: string, options: MongoOptions = {}): { client: MongoClient; db: Db } {
  const client = new MongoClient(uri, {
    appName: 'co-sell-desk',
    ignoreUndefined: true,
    writeConcern: { w: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    socketTimeoutMS: 30_000,
    maxPoolSize: 50,
    ...options,
  });
  return { client, db: client.db(databaseName(uri)) };
}

/** The same, connected. */
export async function connectMongo(uri: string, options?: MongoOptions): Promise<{ client: MongoClient; db: Db }> {
  const { client, db } = openMongo(uri, options);
  await client.connect();
  return { client, db };
}

/** The database named in the URI, else our default: the driver's is `test`. */
export function databaseName(uri: string): string {
  const [, path = ''] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]*)/.exec(uri) ?? [];
  return path === '' ? 'co-sell-desk' : decodeURIComponent(path);
}

/** Milliseconds to add to this machine's clock to get the database's; half the round trip is taken off. */
export async function serverClockOffset(db: Db, systemNow: () => number): Promise<number> {
  const before = systemNow();
  const { localTime } = await db.admin().command({ hello: 1 });
  const after = systemNow();
  return localTime instanceof Date ? localTime.getTime() - (before + after) / 2 : 0;
}
