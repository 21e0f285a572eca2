import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmbeddedMongo } from '../../src/mongo/embedded.ts';
import { patiently } from '../support/patiently.ts';
import { descendantsOf, isAlive } from '../support/processes.ts';

describe('the embedded database', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'embedded-mongo-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

  const start = () => startEmbeddedMongo({ dataDir, fallbackCacheDir: path.resolve('.data'), log: () => {} });

  it('has yesterday’s data when it is started again', async () => {
    const first = await start();
    await withClient(first.uri, (client) => client.db('desk').collection('words').insertOne({ word: 'referral' }));
    await first.stop();

    const second = await start();
    const found = await withClient(second.uri, (client) => client.db('desk').collection('words').findOne({}));
    await second.stop();

    expect(found).toMatchObject({ word: 'referral' });
    expect(second.kind).toBe(first.kind);
  });

  it('offers transactions, which only a replica set does', async () => {
    const server = await start();
    const count = await withClient(server.uri, async (client) => {
      const words = client.db('desk').collection('words');
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await words.insertOne({ word: 'kept' }, { session });
        }),
      );
      return words.countDocuments();
    });
    await server.stop();

    expect(count).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('leaves no process behind when its starter is killed outright', async () => {
    const starter = fork(path.resolve('test/support/embedded-mongo-starter.ts'), [dataDir], { stdio: 'ignore' });
    await once(starter, 'message');
    const started = descendantsOf(starter.pid ?? 0);
    expect(started.length).toBeGreaterThanOrEqual(2);

    starter.kill('SIGKILL');

    await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), patiently);
    const again = await start();
    await again.stop();
  });
});

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
