import { type Db, MongoServerError } from 'mongodb';
import type { Logger } from '../logger.ts';

/**
 * Indexes of earlier versions that no query uses any more; each slows down every write of its collection. By name, since
 * a current index may have the same key under another name.
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
 * Drops them. Called at each start after the current indexes were created; idempotent, also with several instances. An
 * instance of an earlier version that still runs becomes slower, not wrong.
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

/** Never throws: an index that another instance dropped first is fine, and one that stays costs time only. */
async function drop(db: Db, index: { readonly collection: string; readonly name: string }, log: Logger): Promise<void> {
  try {
    await db.collection(index.collection).dropIndex(index.name);
    log.info(index, 'an index of an earlier version was dropped');
  } catch (err) {
    if (err instanceof MongoServerError && err.code === indexNotFound) return;
    log.warn({ err, ...index }, 'an index of an earlier version was not dropped');
  }
}
