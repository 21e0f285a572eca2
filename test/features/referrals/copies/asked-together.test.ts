import type { CommandStartedEvent } from 'mongodb';
import { expect, it } from 'vitest';
import { FixedClock } from '../../../../src/clock.ts';
import { MongoDealTeamStore } from '../../../../src/features/people/mongo-deal-team-store.ts';
import { MongoOpenForms } from '../../../../src/features/referrals/forms/mongo-open-forms.ts';
import { freshDatabase, sharedClient } from '../../../support/database.ts';

/** What each card and each edit asks: hundreds that are due at once ask together. */

const client = await sharedClient({ monitorCommands: true });
const db = client.db((await freshDatabase()).databaseName);
const clock = new FixedClock('2026-11-20T09:00:00Z');
const now = clock.now();
const later = new Date(now.getTime() + 60_000);

async function findsOf(work: () => Promise<unknown>): Promise<number> {
  let finds = 0;
  const note = ({ commandName }: CommandStartedEvent) => {
    if (commandName === 'find') finds++;
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  return finds;
}

it('which channel is whose is read once for all of one moment', async () => {
  const dealTeam = new MongoDealTeamStore(db, () => now);
  const conversationId = '19:deals@thread.tacv2';
  const channel = { tenantId: 't1', serviceUrl: 'https://x', kind: 'channel', botId: '28:b', conversationId } as const;
  await dealTeam.chooseChannel(channel, { tenantId: 't1', aadObjectId: 'adele', name: 'Adele' });
  const ask = () => Promise.all(Array.from({ length: 12 }, () => dealTeam.channelOf({})));

  expect((await ask()).map((address) => address?.conversationId)).toEqual(Array(12).fill(conversationId));
  expect(await findsOf(ask)).toBe(1);
});

it('the forms that are open in each message are read together, and told apart', async () => {
  const forms = new MongoOpenForms(db, clock);
  const person = { tenantId: 't1', aadObjectId: 'megan' };
  const opens = (referralId: string, activityId: string, openUntil: Date) =>
    forms.open({ person, referralId, form: 'referral.decline', activityId, asks: 'x', openUntil }, now);
  await opens('r1', 'm1', later);
  await opens('r2', 'm2', later);
  await opens('r3', 'm3', now);
  const messages = [
    ['r1', 'm1'],
    ['r1', 'm2'],
    ['r2', 'm2'],
    ['r3', 'm3'],
    ['r4', 'm4'],
  ] as const;
  const ask = () =>
    Promise.all(messages.map(([referralId, activityId]) => forms.inMessage(referralId, activityId, now)));

  expect((await ask()).map((open) => open.map(({ referralId }) => referralId))).toEqual([['r1'], [], ['r2'], [], []]);
  expect(await findsOf(ask)).toBe(1);
});
