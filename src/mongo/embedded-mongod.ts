import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { MongoClient, MongoServerError } from 'mongodb';
import { startNativeServer } from './embedded-process.ts';

const replicaSet = 'co-sell-desk';
const secondsToBecomePrimary = 30;

export function findMongodOnPath(): string | undefined {
  const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** A replica set of one (transactions and change streams need a replica set), on a free port of this machine only. */
export async function startMongod(program: string, folder: string) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', replicaSet];
  const limits = ['--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '0.25'];
  const server = await startNativeServer(program, [...args, ...limits], /[Ww]aiting for connections/);
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  try {
    const version = await becomePrimary(uri, `127.0.0.1:${port}`);
    return { uri, version, ended: server.ended, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function becomePrimary(uri: string, host: string): Promise<string> {
  const client = new MongoClient(uri);
  try {
    const admin = client.db('admin');
    await setOnlyMember(client, host);
    const deadline = Date.now() + secondsToBecomePrimary * 1000;
    while ((await admin.command({ hello: 1 })).isWritablePrimary !== true) {
      if (Date.now() > deadline) throw new Error(`it was not primary after ${secondsToBecomePrimary} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { version } = await admin.command({ buildInfo: 1 });
    return String(version);
  } finally {
    await client.close();
  }
}

const notYetInitialized = 94;

/** A member's name contains its port, which changes with each start: an existing set is reconfigured. */
async function setOnlyMember(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  const members = [{ _id: 0, host }];
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    const changed = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
    await admin.command({ replSetReconfig: changed, force: true });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== notYetInitialized) throw error;
    await admin.command({ replSetInitiate: { _id: replicaSet, members } });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
