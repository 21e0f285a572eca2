import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import { decide, type Expected } from './support/bare-write.ts';
import { httpClient } from './support/http-client.ts';
import { burstsOf, type Figures, measureInTurns, measureSteady } from './support/measure.ts';
import { aStoredReferral, moreReferrals, type Press, presser, untilQuiet } from './support/presses.ts';
import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/**
 * SecantusDB's cost of a conditional write grows with the collection (docs/reliability.md#the-embedded-database): a few
 * hundred, all rows alike.
 */
const presses = 240;
const warmUp = 80;
const atOnce = 8;
/** `BENCH_ACCEPT_ROUNDS`: the middle one of so many by its share of both in one counts, since a machine has moods of seconds. */
const rounds = Number(process.env.BENCH_ACCEPT_ROUNDS ?? 3);

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

  const folder = stage.folder;
  const bare = await startMeasured({ file: './bare-bot.ts', env: () => stage.botSettings(), folder });
  const nobody = Array.from({ length: presses }, () => ({ referralId: randomUUID(), revision: 1 }));
  const toBare = (item: Press) => press(bare.url, item);
  await measureSteady({ items: nobody, atOnce, work: toBare });
  const settings = { uri: stage.mongoUri, collection: 'bareWritesInBot', expected: await expectedOf(stage) };
  const env = () => ({ ...stage.botSettings(), BARE_WRITES: JSON.stringify(settings) });
  const writing = await startMeasured({ file: './bare-bot.ts', env, folder });
  const toWriting = (referralId: string) => press(writing.url, { referralId, revision: 1 });
  await measureSteady({ items: nobody, atOnce, work: ({ referralId }) => toWriting(referralId) });

  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const write = await bareWrites(stage, 'bareWrites');
    const inBot = await bareWrites(stage, 'bareWritesInBot');
    const [answered, sdk, written, both] = await measureInTurns([
      { bursts: burstsOf(await newReferrals(stage, presses), atOnce, accept), quiet },
      { bursts: burstsOf(nobody, atOnce, toBare) },
      { bursts: burstsOf(write.ids, atOnce, write.decide) },
      { bursts: burstsOf(inBot.ids, atOnce, toWriting) },
    ]);
    if (!answered || !sdk || !written || !both) throw new Error('something was not measured');
    measured.push({ answered, sdk, write: written, both });
  }
  await Promise.all([bare.stop(), writing.stop()]);
  client.close();
  return rows(measured, sustained);
}

type Round = Record<'answered' | 'sdk' | 'write' | 'both', Figures>;

function shareOf({ answered, both }: Round): number {
  return answered.perSecond / both.perSecond;
}

function rows(measured: readonly Round[], sustained: Figures): Row[] {
  const inOrder = [...measured].sort((one, other) => shareOf(one) - shareOf(other));
  const middle = inOrder[Math.floor(inOrder.length / 2)];
  if (!middle) throw new Error('BENCH_ACCEPT_ROUNDS must be one or more');
  const { answered, sdk, write, both } = middle;
  const slower = sdk.perSecond < write.perSecond ? sdk : write;
  const ratio = answered.perSecond / slower.perSecond;
  const share = shareOf(middle);
  const tail = answered.p99 / both.p99;
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  return [
    { what: 'bare SDK invoke, full token check', figures: sdk },
    { what: 'bare conditional write, w: majority', figures: write },
    {
      what: 'both in one: the bare write in the bare bot',
      figures: both,
      beside: `${percent(both.perSecond / slower.perSecond)} of the slower`,
    },
    {
      what: 'accept invoke, durable decision',
      figures: answered,
      beside: `${percent(share)} of both in one (${inOrder.map(shareOf).map(percent).join(', ')}), ${percent(ratio)} of the slower`,
      aim: 'at least 65 % of both in one',
      reached: share >= 0.65,
    },
    {
      what: '  its p99',
      value: `${answered.p99.toFixed(1)} ms`,
      beside: `${tail.toFixed(1)} times that of both in one`,
      aim: 'at most 2 times',
      reached: tail <= 2,
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

/** What the bare writes find: fixed before the bot that makes them starts. */
async function expectedOf(stage: Stage): Promise<Expected> {
  const { version, revision } = await aStoredReferral(stage);
  return { version: version + 1, revision };
}

/** The deciding write alone, on documents of the same kind, number and size; done once with all of them to warm up. */
async function bareWrites(stage: Stage, name: string) {
  const collection = stage.db.collection<Document>(name, { writeConcern: { w: 'majority' } });
  await collection.deleteMany({});
  const { _id, ...document } = await aStoredReferral(stage);
  const { version, revision } = document;
  const ids = Array.from({ length: presses }, () => randomUUID());
  await collection.insertMany(ids.map((id) => ({ ...document, _id: id as never })));
  await measureSteady({ items: ids, atOnce, work: (id) => decide(collection, id, { version, revision }) });
  const expected = await expectedOf(stage);
  return { ids, decide: (id: string) => decide(collection, id, expected) };
}
