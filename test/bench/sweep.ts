import { randomUUID } from 'node:crypto';
import type { Db, Document } from 'mongodb';
import { MongoReferralStore } from '../../src/features/referrals/index.ts';
import { aMoment, aReferral } from '../builders/referral.ts';
import { measureInTurns } from './support/measure.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

const due = 100;
const looks = 30;

/** `BENCH_SWEEP_SIZES`: how many are open; 100,000 of them take the embedded database minutes to take in. */
const sizes = (process.env.BENCH_SWEEP_SIZES ?? '1000,10000').split(',').map(Number);

/** What a sweep of the reminders costs, with a hundred due among ever more that are open; all sizes in turns. */
export async function benchSweep({ db }: Stage): Promise<readonly Row[]> {
  const filledOnes = [];
  for (const open of [...sizes].sort((a, b) => a - b)) {
    const own = db.client.db(`${db.databaseName}-${open}`);
    filledOnes.push({ open, own, store: await filled(own, open) });
  }
  const figures = await measureInTurns(
    filledOnes.map(({ store }) => ({ bursts: Array.from({ length: looks }, () => [() => look(store)]) })),
  );
  const reference = figures[0]?.p50 ?? 0;
  const rows: Row[] = [];
  for (const [index, { open, own }] of filledOnes.entries()) {
    const one = figures[index];
    if (!one) continue;
    const examined = await examinedFor(own);
    await own.dropDatabase();
    const times = one.p50 / reference;
    rows.push(
      {
        what: `sweep, ${due} due of ${open.toLocaleString('en')} open`,
        figures: one,
        beside: `${times.toFixed(1)} times the smallest’s time (p50)`,
        aim: 'at most 1.5 times',
        reached: times <= 1.5,
      },
      {
        what: '  documents examined',
        value: String(examined.documents),
        beside: `${examined.keys} keys, ${examined.returned} returned`,
        aim: 'at most 1.1 times returned',
        reached: examined.documents <= 1.1 * examined.returned,
      },
    );
  }
  return rows;
}

async function look(store: MongoReferralStore): Promise<void> {
  const found = await store.leases('rungs').due({ now: aMoment, serverNow: aMoment }, due);
  if (found.length !== due) throw new Error(`${found.length} of ${due} are due`);
}

/** As the desk keeps them, in its own collection with its own indexes. */
async function filled(db: Db, open: number): Promise<MongoReferralStore> {
  const referrals = db.collection('referrals');
  const store = new MongoReferralStore(db);
  await store.createIndexes();
  const { id: _, ...referral } = aReferral();
  const batch = 1_000;
  for (let from = 0; from < open; from += batch) {
    const documents = Array.from({ length: Math.min(batch, open - from) }, (_, index): Document => {
      const at = from + index;
      // The due ones lie among the others as they would: one in so many.
      const isDue = at % (open / due) === 0;
      const rungDueAt = new Date(aMoment.getTime() + (isDue ? -1 : 1) * (1 + at) * 60_000);
      return { ...referral, _id: randomUUID() as never, rungDueAt, history: [], teamEmails: [] };
    });
    await referrals.insertMany(documents);
  }
  return store;
}

const asLooked = (work: string) => ({ projection: { [`sweeps.${work}.attempts`]: 1 } });

/** Of two looks: of passed deadlines, and of reminders. */
async function examinedFor(db: Db): Promise<{ documents: number; keys: number; returned: number }> {
  const sum = { documents: 0, keys: 0, returned: 0 };
  for (const [work, field] of [
    ['deadlines', 'deadlineDueAt'],
    ['rungs', 'rungDueAt'],
  ] as const) {
    const plan = await db
      .collection('referrals')
      .find({ [field]: { $lte: aMoment }, [`sweeps.${work}.notBefore`]: { $not: { $gt: aMoment } } }, asLooked(work))
      .sort({ [field]: 1 })
      .limit(due)
      .explain('executionStats');
    const { totalDocsExamined, totalKeysExamined, nReturned } = plan.executionStats;
    sum.documents += totalDocsExamined;
    sum.keys += totalKeysExamined;
    sum.returned += nReturned;
  }
  return sum;
}
