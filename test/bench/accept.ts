import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import { httpClient } from './support/http-client.ts';
import { burstsOf, type Figures, measureInTurns, measureSteady } from './support/measure.ts';
import { aStoredReferral, moreReferrals, type Press, presser, untilQuiet } from './support/presses.ts';
import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** SecantusDB's cost of a conditional write grows with the collection (database.md): a few hundred, all rows alike. */
const presses = 240;
const warmUp = 80;
const atOnce = 8;

/** Accept through the front door, beside the SDK alone and the conditional write alone. */
export async function benchAccept(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const client = httpClient(atOnce);
  const { people } = stage.teams;
  stage.teams.connect(deskUrl);
  for (const person of people) await stage.teams.installs(person, { personal: true });
  const press = presser(stage, client);
  const accept = (item: Press) => press(deskUrl, item);
  const quiet = () => untilQuiet(stage);

  await measureSteady({ items: await newReferrals(stage, warmUp), atOnce, work: accept });
  await quiet();
  const sustained = await measureSteady({ items: await newReferrals(stage, presses), atOnce, work: accept });
  await quiet();

  const bare = await startMeasured({ file: './bare-bot.ts', env: () => stage.botSettings(), folder: stage.folder });
  const nobody = Array.from({ length: presses }, () => ({ referralId: randomUUID(), revision: 1 }));
  const toBare = (item: Press) => press(bare.url, item);
  await measureSteady({ items: nobody, atOnce, work: toBare });
  const write = await bareWrite(stage);
  const [answered, sdk, written] = await measureInTurns([
    { bursts: burstsOf(await newReferrals(stage, presses), atOnce, accept), quiet },
    { bursts: burstsOf(nobody, atOnce, toBare) },
    { bursts: burstsOf(write.ids, atOnce, write.decide) },
  ]);
  await bare.stop();
  if (!answered || !sdk || !written) throw new Error('something was not measured');
  client.close();
  return rows({ answered, sustained, sdk, write: written });
}

function rows(all: Record<'answered' | 'sustained' | 'sdk' | 'write', Figures>): Row[] {
  const { answered, sustained, sdk, write } = all;
  const slower = sdk.perSecond < write.perSecond ? sdk : write;
  const ratio = answered.perSecond / slower.perSecond;
  const tail = answered.p99 / slower.p99;
  return [
    { what: 'bare SDK invoke, full token check', figures: sdk },
    { what: 'bare conditional write, w: majority', figures: write },
    {
      what: 'accept invoke, durable decision',
      figures: answered,
      beside: `${(ratio * 100).toFixed(0)} % of the slower`,
      aim: 'at least 60 %',
      reached: ratio >= 0.6,
    },
    {
      what: '  its p99',
      value: `${answered.p99.toFixed(1)} ms`,
      beside: `${tail.toFixed(1)} times the slower’s`,
      aim: 'at most 3 times',
      reached: tail <= 3,
    },
    { what: '  without a pause, all that follows included', figures: sustained },
  ];
}

/** In place of those that were there. */
async function newReferrals(stage: Stage, count: number): Promise<Press[]> {
  await aStoredReferral(stage);
  await stage.db.collection('referrals').deleteMany({});
  return moreReferrals(stage, count);
}

/** The deciding write alone, on documents of the same kind, number and size; done once with all of them to warm up. */
async function bareWrite(stage: Stage) {
  const collection = stage.db.collection<Document>('bareWrites', { writeConcern: { w: 'majority' } });
  const { _id, ...document } = await aStoredReferral(stage);
  const ids = Array.from({ length: presses }, () => randomUUID());
  await collection.insertMany(ids.map((id) => ({ ...document, _id: id as never })));
  const decide = (id: string, version = document.version + 1) =>
    collection.findOneAndUpdate(
      { _id: id as never, version, revision: document.revision, 'record.status': 'New' },
      {
        $set: {
          version: version + 1,
          decision: { kind: 'accept', at: new Date() },
          outbox: [{ id, dueAt: new Date() }],
        },
      },
      { projection: { _id: 1 } },
    );
  await measureSteady({ items: ids, atOnce, work: (id) => decide(id, document.version) });
  return { ids, decide: (id: string) => decide(id) };
}
