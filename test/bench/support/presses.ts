import { setTimeout as pause } from 'node:timers/promises';
import type { Document } from 'mongodb';
import type { httpClient } from './http-client.ts';
import type { Stage } from './stage.ts';

export interface Press {
  readonly referralId: string;
  readonly revision: number;
}

/** "Accept", pressed by the people in turns: one person who pressed so fast would be told to slow down. */
export function presser(stage: Stage, client: ReturnType<typeof httpClient>) {
  const { people } = stage.teams;
  let turn = 0;
  return async (url: string, { referralId, revision }: Press): Promise<void> => {
    const action = { type: 'Action.Execute', verb: 'referral.accept-as-is', data: { referralId, revision } };
    const value = { action, trigger: 'manual' };
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
}

/** Referrals to be accepted, beside those that are there: the sandbox knows them, and they come into the database by our hand. */
export async function moreReferrals(stage: Stage, count: number): Promise<Press[]> {
  const template = await aStoredReferral(stage);
  const documents: Document[] = [];
  for (let i = 0; i < count; i++) {
    const { id, eTag } = await stage.sandbox.createReferral({ team: [] });
    documents.push({ ...template, _id: id, record: { ...template.record, id, eTag } });
  }
  await stage.db.collection('referrals').insertMany(documents as never[]);
  return documents.map(({ _id, revision }) => ({ referralId: _id, revision }));
}

const kept = new WeakMap<Stage, Document>();

/** One that the desk took in itself, to be copied: taking in hundreds is not what is measured here. */
export async function aStoredReferral(stage: Stage): Promise<Document> {
  const known = kept.get(stage);
  if (known) return known;
  const { id } = await stage.sandbox.createReferral({ team: [] });
  for (let look = 0; look < 600; look++) {
    await pause(50);
    const stored = await stage.db.collection('referrals').findOne({ _id: id as never, cardsDueAt: { $exists: false } });
    if (!stored) continue;
    kept.set(stage, stored);
    // From here on the desk hears only of what is pressed.
    stage.sandbox.setFaults({ kind: 'webhookLost' });
    return stored;
  }
  throw new Error('the desk did not take in a referral');
}

/** Until nothing waits to be sent: what follows from a press is not its answer. */
export async function untilQuiet({ db }: Stage): Promise<void> {
  const due = { $or: [{ outboxDueAt: { $exists: true } }, { cardsDueAt: { $exists: true } }] };
  for (let look = 0; look < 3_000; look++) {
    if ((await db.collection('referrals').findOne(due, { projection: { _id: 1 } })) === null) return;
    await pause(10);
  }
  throw new Error('the desk did not come to rest');
}
