import { beforeEach, describe, expect, it } from 'vitest';
import { MongoReferralStore } from '../../../../src/features/referrals/index.ts';
import type { Referral } from '../../../../src/features/referrals/record/referral.ts';
import { keysOf, keysVersion } from '../../../../src/features/referrals/store/referral-keys.ts';
import { createLogger } from '../../../../src/logger.ts';
import { aReferral } from '../../../builders/referral.ts';
import { asStored, insertStored } from '../../../builders/referral-document.ts';
import { freshDatabase } from '../../../support/database.ts';

const db = await freshDatabase();
const documents = db.collection<{ _id: string }>('referrals');
const logLines: string[] = [];
const log = createLogger({ level: 'info', destination: { write: (line) => void logLines.push(line) } });
const store = () => new MongoReferralStore(db, log);

const some: readonly Referral[] = Array.from({ length: 220 }, (_, number) =>
  aReferral({
    id: `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`,
    record: { customer: { name: `Müller ${number}`, address: {}, contacts: [] } },
  }),
);

/** As an older version left them: without keys, or with those of other rules. */
beforeEach(async () => {
  await documents.deleteMany({});
  logLines.length = 0;
  await store().createIndexes();
  const older = some.map((referral, number) => {
    const { keys: _keys, ...stored } = asStored(referral);
    return number < 120 ? stored : { ...stored, keys: { v: keysVersion - 1 } };
  });
  await insertStored(db, older);
});

async function keysByReferral(): Promise<ReadonlyMap<string, unknown>> {
  return new Map(
    (await documents.find().toArray()).map(({ _id, ...rest }) => [_id, (rest as { keys?: unknown }).keys]),
  );
}

describe('keys of referrals that an older version wrote', () => {
  it('are made by several instances at once, each as it is made of the referral', async () => {
    await Promise.all([store().renewKeys(), store().renewKeys(), store().renewKeys()]);

    const keys = await keysByReferral();
    for (const referral of some) expect(keys.get(referral.id)).toEqual(keysOf(referral));
  });

  it('are made where a stop left off', async () => {
    const stop = new AbortController();
    const first = store().renewKeys(stop.signal);
    stop.abort();
    await first;
    const left = await documents.countDocuments({ 'keys.v': { $ne: keysVersion } });
    expect(left).toBeGreaterThan(0);

    await store().renewKeys();
    expect(await documents.countDocuments({ 'keys.v': { $ne: keysVersion } })).toBe(0);
  });

  it('are not written over those of somebody who wrote meanwhile', async () => {
    const [first] = some;
    if (!first) throw new Error('There is none.');
    const renamed = { ...first.record, customer: { ...first.record.customer, name: 'Fabrikam' } };
    const [after] = await Promise.all([store().replace(first, { ...first, record: renamed }), store().renewKeys()]);
    await store().renewKeys();

    expect(after).toBeDefined();
    expect((await keysByReferral()).get(first.id)).toEqual(keysOf({ ...first, record: renamed }));
  });

  it('are made for all others where one cannot be read', async () => {
    await documents.updateOne({ _id: some[0]?.id ?? '' }, { $unset: { record: '' } });
    await store().renewKeys();

    expect(await documents.countDocuments({ 'keys.v': { $ne: keysVersion } })).toBe(1);
    expect(logLines.join('')).toContain('folded keys of a document could not be computed');
  });
});
