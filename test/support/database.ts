import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';

const clients = new Map<boolean, Promise<MongoClient>>();

/**
 * One client for all test files and desks of a process: a client's connections cost both sides more than all else of a
 * desk's start. It is never closed; it ends with its process. `monitorCommands` reads each answer twice: for who counts
 * round trips, and stops listening afterwards.
 */
export async function sharedClient({ monitorCommands = false } = {}): Promise<MongoClient> {
  const known = clients.get(monitorCommands);
  const client = known ?? connectMongo(inject('mongoUri'), { monitorCommands }).then((connected) => connected.client);
  clients.set(monitorCommands, client);
  return await client;
}

/**
 * A database that no other test file knows, dropped when the file is done. Call it at the top of a file or of a
 * `describe`; it is dropped after the tests that follow it.
 */
export async function freshDatabase(): Promise<Db> {
  const db = (await sharedClient()).db(`test-${randomUUID()}`);
  afterAll(() => db.dropDatabase());
  return db;
}

/** The same server's address with a database of its own in it, for a program that connects by itself. */
export function freshDatabaseUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test-${randomUUID()}`;
  return uri.href;
}
