import { type Db, MongoServerError } from 'mongodb';
import type { Logger } from '../logger.ts';

/**
 * What earlier versions made and nothing reads by any more. Each costs every write of its collection. Names, not keys: a
 * later index of another name may have the same key.
 */
export const formerIndexes: Readonly<Record<string, readonly string[]>> = {
  referrals: ['due_action', 'due_cards', 'due_deadline', 'due_outbox', 'list_deals', 'list_latest'],
  copies: ['due'],
  drafts: ['due_creation', 'touched'],
  solutions: ['by_name'],
  crmlinks: ['newest'],
};

const indexNotFound = 27;

/**
 * Drops them. To be called at each start, when their successors stand: idempotent, and several instances may do so at once.
 * An instance of an earlier version that still runs reads more slowly, not wrongly.
 */
export async function dropFormerIndexes(db: Db, log: Logger): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  const dropped = Object.entries(formerIndexes).map(async ([collection, names]) => {
    if (!existing.has(collection)) return;
    const standing = await db.collection(collection).indexes();
    for (const { name = '' } of standing) if (names.includes(name)) await drop(db, { collection, name }, log);
  });
  await Promise.all(dropped);
}

/** Beside another instance that does the same, one of the two finds it gone. An index that stays is slow, never wrong. */
async function drop(db: Db, index: { readonly collection: string; readonly name: string }, log: Logger): Promise<void> {
  try {
    await db.collection(index.collection).dropIndex(index.name);
    log.info(index, 'an index of an earlier version was dropped');
  } catch (err) {
    if (err instanceof MongoServerError && err.code === indexNotFound) return;
    log.warn({ err, ...index }, 'an index of an earlier version was not dropped');
  }
}
