import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/mongo/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { report, size } from './support/chaos-run.ts';
import { DeskProcess } from './support/desk-process.ts';
import { countPosts } from './support/judge.ts';
import { Registry } from './support/registry.ts';
import { until } from './support/until.ts';

/** Told to end while one channel's cards wait for minutes: Kubernetes kills after 30 s. */

/** Sixty may leave in half a minute, in which they come on the slowest machine; of the rest a desk that sent them first would not end in time. */
const cards = size({ full: 400, short: 130 });
/** Of what may be under way, a call to Teams takes the longest: ten seconds. */
const longestEnd = 15_000;
const mongo = await connectMongo(inject('mongoUri'));
const db = mongo.client.db(`test-${randomUUID()}`);
let sandbox: Sandbox;
let teams: Teams;
let desk: DeskProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false, webhookPauseMs: 200 });
  teams = await startTeams({ people: ['Kim Example'] });
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${db.databaseName}`;
  desk = await DeskProcess.start({ sandbox, teams, mongoUri: uri.href, keepsSendLimits: true });
  await teams.installs(teams.person('Kim'), { team: { channel: 'Deals' } });
});
afterAll(async () => {
  await desk.stop();
  await Promise.all([teams.close(), sandbox.close(), db.dropDatabase()]);
  await mongo.client.close();
});

test(`told to end while ${cards} cards wait for their turn: ends in time, nothing is half sent, the next one sends the rest`, async () => {
  const registry = new Registry(db, teams);
  for (let i = 0; i < cards; i++) await sandbox.createReferral({ team: [] });
  const wanted = () => db.collection('copies').countDocuments();
  await until(async () => ((await wanted()) === cards ? undefined : 'a copy for each'));
  const sweepBegan = countPosts(teams).size;
  await until(() => (countPosts(teams).size > sweepBegan ? undefined : 'a card on its way'));

  const began = performance.now();
  await desk.ends();
  const milliseconds = performance.now() - began;
  const sent = countPosts(teams).size;
  const copies = await registry.copies();
  const waiting = copies.filter(({ state, dueAt }) => state === 'wanted' && dueAt !== undefined).length;

  await desk.startAgain();
  const goesOn = sent + 10;
  await until(() => (countPosts(teams).size >= goesOn ? undefined : 'ten cards more'));
  const posts = [...countPosts(teams).values()];
  const ambiguous = copies.filter(({ maybeTwice }) => maybeTwice).length;
  const doubled = posts.filter((count) => count > 1).length;
  report('Told to end while cards wait', {
    tried: cards,
    'ended after (ms)': Math.round(milliseconds),
    sent,
    'still due': waiting,
    lost: cards - sent - waiting,
    doubled,
    ambiguous,
  });
  expect(milliseconds).toBeLessThan(longestEnd);
  expect({ lost: cards - sent - waiting, doubled, ambiguous }).toEqual({ lost: 0, doubled: 0, ambiguous: 0 });
  // Else there was nothing to wait for, and the test shows nothing: two cards a second leave in the long run.
  expect(waiting).toBeGreaterThan((longestEnd / 1_000) * 2);
});
