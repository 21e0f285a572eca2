import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { textsOf } from '../harness/cards.ts';
import { cardOf } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { isFull, report, size } from './support/chaos-run.ts';
import { decide } from './support/decider.ts';
import { DeskProcess } from './support/desk-process.ts';
import { countPosts } from './support/judge.ts';
import { Registry } from './support/registry.ts';
import { until } from './support/until.ts';

/** Teams counts what the bot sends, however many instances send it. In full, one of them dies and comes back meanwhile. */

const referrals = size({ full: 150, short: 24 });
const people = Array.from({ length: 10 }, (_, index) => `Rep${index} Example`);
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desks: DeskProcess[];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  teams = await startTeams({ people });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  const parts = { sandbox, teams, mongoUri: uri.href, keepsSendLimits: true };
  desks = [await DeskProcess.start(parts), await DeskProcess.start(parts)];
  for (const person of teams.people) await teams.installs(person, { personal: true });
  await teams.installs(teams.person('Rep0'), { team: { channel: 'Deals' } });
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.stop()));
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

test(`two instances send ${referrals} cards to one channel and as many to chats: Teams’ limits hold for both together`, async () => {
  const registry = new Registry(db, teams);
  teams.connector.calls.length = 0;
  const owners = new Map<string, Person>();
  for (let i = 0; i < referrals; i++) {
    const owner = teams.person(people[i % people.length] ?? '');
    owners.set((await sandbox.createReferral({ team: [owner.email] })).id, owner);
  }
  await until(() => registry.unsettled(referrals * 2));

  // Whoever takes the press looks for what follows from it: now both send.
  const before = desks.map(cardsSentBy);
  let presses = 0;
  for (const [id, owner] of owners) {
    teams.connect(desks[presses++ % desks.length]?.url ?? '');
    await decide(teams, owner, id, 'accept');
    if (isFull && presses === referrals / 2) {
      await desks[0]?.kill();
      await desks[0]?.startAgain();
    }
  }
  await until(() => registry.unsettled(referrals * 2));
  const sentBy = desks.map((desk, index) => cardsSentBy(desk) - (before[index] ?? 0));
  const stale: string[] = [];
  for (const id of owners.keys())
    for (const { message } of await registry.copiesOf(id))
      if (!textsOf(cardOf(message.activity)).some((text) => /^Accepted/.test(text))) stale.push(id);

  const channel = teams.channelId('Deals');
  const conversations = [channel, ...teams.people.map((person) => teams.tenant.conversationId('chat', person))];
  const most = [1_000, 2_000, 30_000].map((span) =>
    Math.max(...conversations.map((id) => teams.mostWritesWithin(span, id))),
  );
  const overall = teams.mostWritesWithin(1_000);
  const maybeTwice = await db.collection('copies').countDocuments({ maybeTwice: true });
  const doubled = [...countPosts(teams).values()].filter((count) => count > 1).length;
  report('Two instances under Teams’ limits', {
    tried: referrals * 2,
    'edits by each': sentBy.join(' / '),
    lost: referrals * 2 - countPosts(teams).size + stale.length,
    doubled: Math.max(0, doubled - maybeTwice),
    ambiguous: maybeTwice,
    'most sends to one chat in 1 s / 2 s / 30 s': most.join(' / '),
    'to all in 1 s': overall,
  });
  expect(countPosts(teams).size).toBe(referrals * 2);
  expect(stale).toEqual([]);
  expect(doubled).toBeLessThanOrEqual(maybeTwice);
  for (const count of sentBy) expect(count).toBeGreaterThan(0);
  expect(most.map((count, index) => count <= ([7, 8, 60][index] ?? 0))).toEqual([true, true, true]);
  expect(overall).toBeLessThanOrEqual(50);
});

function cardsSentBy({ logFile }: DeskProcess): number {
  return readFileSync(logFile, 'utf8').split('"card sent"').length - 1;
}
