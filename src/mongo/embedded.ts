import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './embedded-cache.ts';
import { findMongodOnPath, startMongod } from './embedded-mongod.ts';
import { obtainMongod } from './embedded-mongod-download.ts';
import { startSecantus } from './embedded-secantus.ts';
import { installSecantus } from './embedded-secantus-install.ts';

export interface EmbeddedMongo {
  readonly uri: string;
  readonly kind: 'mongod on the PATH' | 'mongodb-memory-server' | 'SecantusDB';
  readonly version: string;
  /** Resolves when the server has ended, intended or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedMongoOptions {
  /** Where the data stays between starts. */
  readonly dataDir: string;
  /** Where downloads go when the person's own cache folder cannot be written; `dataDir` if not given. */
  readonly fallbackCacheDir?: string;
  /** Killing the server may lose acknowledged writes, each of which costs it some 15 % less: for data that ends with its server. */
  readonly mayLoseWrites?: boolean;
  /** Progress in sentences, for the person who waits. */
  readonly log: (sentence: string) => void;
}

interface Way {
  readonly kind: EmbeddedMongo['kind'];
  readonly folder: string;
  start(folder: string): Promise<Omit<EmbeddedMongo, 'kind'> | undefined>;
}

/** Starts a database for the demo and the tests on a machine where nobody has installed one. */
export async function startEmbeddedMongo({
  dataDir,
  fallbackCacheDir,
  mayLoseWrites = false,
  log,
}: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const cache = cacheFolder(fallbackCacheDir ?? dataDir);
  const ways: Way[] = [
    {
      kind: 'mongod on the PATH',
      folder: path.join(dataDir, 'mongodb'),
      async start(folder) {
        const program = findMongodOnPath();
        return program === undefined ? undefined : await startMongod(program, folder);
      },
    },
    {
      kind: 'mongodb-memory-server',
      folder: path.join(dataDir, 'mongodb'),
      async start(folder) {
        const program = await obtainMongod(cache, log);
        return program === undefined ? undefined : await startMongod(program, folder);
      },
    },
    {
      kind: 'SecantusDB',
      folder: path.join(dataDir, 'secantusdb'),
      start: async (folder) => await startSecantus(await installSecantus(cache, log), folder, { mayLoseWrites }),
    },
  ];

  const problems: string[] = [];
  for (const way of whereDataLiesFirst(ways)) {
    try {
      const server = await way.start(way.folder);
      if (server) return { ...server, kind: way.kind };
      problems.push(`${way.kind}: not there`);
    } catch (error) {
      const problem = `${way.kind}: ${error instanceof Error ? error.message : String(error)}`;
      problems.push(problem);
      log(`The database could not be started this way. ${problem}`);
    }
  }
  throw new Error(
    `No database could be started. Put mongod on the PATH, or let this machine reach fastdl.mongodb.org (a download of MongoDB) or a Python package index (pip install SecantusDB), or set MONGODB_URI to a MongoDB of your own. What was tried: ${problems.join('; ')}.`,
  );
}

/** The servers cannot read each other's files: data written by SecantusDB must be opened by SecantusDB again. */
function whereDataLiesFirst(ways: readonly Way[]): Way[] {
  return ways.toSorted((a, b) => Number(existsSync(b.folder)) - Number(existsSync(a.folder)));
}
