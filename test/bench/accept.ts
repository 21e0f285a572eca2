import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Document } from 'mongodb';
import { httpClient } from './support/http-client.ts';
import { burstsOf, type Figures, measureInTurns, measureSteady } from './support/measure.ts';
import { startMeasured } from './support/program.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

/** SecantusDB's cost of a conditional write grows with the collection (database.md): a few hundred, all rows alike. */
const presses = 240;
const warmUp = 80;
const atOnce = 8;

interface Press {
  readonly referralId: string;
  readonly revision: number;
}

/** Accept through the front door, beside the SDK alone and the conditional write alone. */
export async function benchAccept(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const client = httpClient(atOnce);
  const { people } = stage.teams;
  stage.teams.connect(deskUrl);
  for (const person of people) await stage.teams.installs(person, { personal: true });
  let turn = 0;

  const press = async (url: string, { referralId, revision }: Press): Promise<void> => {
    const action = { type: 'Action.Execute', verb: 'referral.accept-as-is', data: { referralId, revision } };
    const value = { action, trigger: 'manual' };
    // In turns: one person who pressed so fast would be told to slow down.
    const person = people[turn++ % people.length];
    if (!person) throw new Error('nobody is here to press');
    const activity = stage.teams.activity(person, 'chat', { type: 'invoke', name: 'adaptiveCard/action', value });
    const answer = await client.post(
      `${url}/api/messages`,
      { Authorization: stage.token },
      JSON.stringify({ ...activity, replyToId: '1760000000001' }),
    );
    if (answer.status !== 200 || !/Accepted|Done/.test(answer.body))
      throw new Error(`a press was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  };
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

async function newReferrals(stage: Stage, count: number): Promise<Press[]> {
  const referrals = stage.db.collection('referrals');
  await referrals.deleteMany({});
  const template = await aStoredReferral(stage);
  await referrals.deleteMany({});
  const documents: Document[] = [];
  for (let i = 0; i < count; i++) {
    const { id, eTag } = await stage.sandbox.createReferral({ team: [] });
    documents.push({ ...template, _id: id, record: { ...template.record, id, eTag } });
  }
  await referrals.insertMany(documents as never[]);
  return documents.map(({ _id, revision }) => ({ referralId: _id, revision }));
}

let kept: Document | undefined;

/** One that the desk took in itself, to be copied: taking in hundreds is not what is measured here. */
async function aStoredReferral(stage: Stage): Promise<Document> {
  if (kept) return kept;
  const { id } = await stage.sandbox.createReferral({ team: [] });
  for (let look = 0; look < 600 && !kept; look++) {
    await pause(50);
    kept =
      (await stage.db.collection('referrals').findOne({ _id: id as never, cardsDueAt: { $exists: false } })) ??
      undefined;
  }
  if (!kept) throw new Error('the desk did not take in a referral');
  // From here on the desk hears only of what is pressed: the others come into its database by our hand.
  stage.sandbox.setFaults({ kind: 'webhookLost' });
  return kept;
}

/** Until nothing waits to be sent: what follows from a press is not its answer. */
async function untilQuiet({ db }: Stage): Promise<void> {
  const due = { $or: [{ outboxDueAt: { $exists: true } }, { cardsDueAt: { $exists: true } }] };
  for (let look = 0; look < 3_000; look++) {
    if ((await db.collection('referrals').findOne(due, { projection: { _id: 1 } })) === null) return;
    await pause(10);
  }
  throw new Error('the desk did not come to rest');
}

/** The deciding write alone, on documents of the same kind, number and size; done once with all of them to warm up. */
async function bareWrite({ db }: Stage) {
  const collection = db.collection<Document>('bareWrites', { writeConcern: { w: 'majority' } });
  const { _id, ...document } = kept ?? {};
  const ids = Array.from({ length: presses }, () => randomUUID());
  await collection.insertMany(ids.map((id) => ({ ...document, _id: id as never })));
  const decide = (id: string, version = document.version + 1) =>
    collection.findOneAndUpdate(
      { _id: id as never, version, revision: document.revision, 'record.status': 'New' },
      { $set: { ...document, version: version + 1, decision: { kind: 'accept', at: new Date() } } },
      { returnDocument: 'after' },
    );
  await measureSteady({ items: ids, atOnce, work: (id) => decide(id, document.version) });
  return { ids, decide: (id: string) => decide(id) };
}
