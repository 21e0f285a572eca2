import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { afterAll, inject } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';

/**
 * A database that no other test file knows, dropped when the file is done. Call it at the top of a file or of a
 * `describe`; the connection is closed after the tests that follow it.
 */
export async function freshDatabase(): Promise<Db> {
  const { client } = await connectMongo(inject('mongoUri'));
  const db = client.db(`test-${randomUUID()}`);
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  return db;
}

/** The same server's address with a database of its own in it, for a program that connects by itself. */
export function freshDatabaseUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test-${randomUUID()}`;
  return uri.href;
}
