import { createHash, verify, X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { httpClient } from './support/http-client.ts';
import { burstsOf, measureInTurns, measureSteady } from './support/measure.ts';
import { type SignedEvent, signedEvent } from './support/signed-event.ts';
import type { Stage } from './support/stage.ts';
import type { Row } from './support/table.ts';

const records = 20;
const events = 480;
const warmUp = 160;
const atOnce = 16;

/** Events through the front door, each durable before its 200, beside the check of the signature and the insert alone. */
export async function benchWebhook(stage: Stage, deskUrl: string): Promise<readonly Row[]> {
  const client = httpClient(atOnce);
  const nextEvents = await eventSource(stage);
  const deliver = async ({ body, headers }: SignedEvent) => {
    const answer = await client.post(`${deskUrl}/api/partner-center/webhook`, headers, body);
    if (answer.status !== 200) throw new Error(`a webhook was answered ${answer.status}`);
  };
  const store = bareInsert(stage);
  await measureSteady({ items: nextEvents(warmUp), atOnce, work: deliver });
  await measureSteady({ items: nextEvents(warmUp), atOnce, work: store });
  await untilLookedAt(stage);

  const [taken, bare] = await measureInTurns([
    { bursts: burstsOf(nextEvents(events), atOnce, deliver), quiet: () => untilLookedAt(stage) },
    { bursts: burstsOf(nextEvents(events), atOnce, store) },
  ]);
  const bareSteady = await measureSteady({ items: nextEvents(events), atOnce, work: store });
  const steady = await measureSteady({ items: nextEvents(events), atOnce, work: deliver });
  await untilLookedAt(stage);
  client.close();
  if (!taken || !bare) throw new Error('something was not measured');
  const ofBare = (one: number, other: number) => `${((one / other) * 100).toFixed(0)} % of the bare insert`;
  return [
    { what: 'bare insert, w: majority, signature checked', figures: bare },
    { what: '  without a pause', figures: bareSteady },
    { what: 'webhook taken in durably', figures: taken, beside: ofBare(taken.perSecond, bare.perSecond) },
    {
      what: '  without a pause, the look at the record included',
      figures: steady,
      beside: ofBare(steady.perSecond, bareSteady.perSecond),
      aim: '500/s, p99 under 100 ms',
      reached: steady.perSecond >= 500 && steady.p99 < 100,
    },
  ];
}

/** Events about a few records that the desk knows: to take in new ones is another row. */
async function eventSource({ sandbox }: Stage): Promise<(count: number) => SignedEvent[]> {
  sandbox.setFaults({ kind: 'webhookLost' });
  const ids: string[] = [];
  for (let i = 0; i < records; i++) ids.push((await sandbox.createReferral({ team: [] })).id);
  const from = Date.now();
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      made += 1;
      return signedEvent(sandbox, ids[made % records] ?? '', new Date(from - made));
    });
}

/** An event makes the desk look at the record: until it has looked at all of them. */
async function untilLookedAt({ sandbox }: Stage): Promise<void> {
  let seen = -1;
  for (let look = 0; look < 1_000; look++) {
    const now = sandbox.requests().length;
    if (now === seen) break;
    seen = now;
    await pause(60);
  }
  sandbox.clearRequests();
}

function bareInsert({ db, sandbox }: Stage) {
  const inbox = db.collection<{ _id: string; receivedAt: Date }>('bareInbox', { writeConcern: { w: 'majority' } });
  const key = new X509Certificate(sandbox.keys.certificatePem).publicKey;
  return async ({ body, signature }: SignedEvent) => {
    if (!verify('sha256', Buffer.from(body), key, Buffer.from(signature, 'base64'))) throw new Error('a bad signature');
    const _id = createHash('sha256').update(body).digest('base64url');
    await inbox.insertOne({ _id, ...JSON.parse(body), receivedAt: new Date() });
  };
}
