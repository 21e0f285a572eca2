import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';

/** For tests and figures. `monitorCommands`: the client tells of each round trip; a loader may wait long for one. */
export type MongoOptions = Pick<MongoClientOptions, 'monitorCommands' | 'socketTimeoutMS'>;

/**
 * One client for the process. Majority writes everywhere: a decision that a person was told of must survive a failover.
 * `ignoreUndefined`, because an absent field and an undefined one mean the same to us.
 */
export function openMongo(uri: string, options: MongoOptions = {}): { client: MongoClient; db: Db } {
  const client = new MongoClient(uri, {
    appName: 'co-sell-desk',
    ignoreUndefined: true,
    retryWrites: true,
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

/** The database that the URI names, else ours: the driver's own fallback is `test`. */
export function databaseName(uri: string): string {
  const [, path = ''] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]*)/.exec(uri) ?? [];
  return path === '' ? 'co-sell-desk' : decodeURIComponent(path);
}

/** How far this machine's clock is from the database's, in milliseconds to add. The round trip is halved out. */
export async function serverClockOffset(db: Db, systemNow: () => number): Promise<number> {
  const before = systemNow();
  const { localTime } = await db.admin().command({ hello: 1 });
  const after = systemNow();
  return localTime instanceof Date ? localTime.getTime() - (before + after) / 2 : 0;
}
