import { afterAll, beforeAll, expect, test } from 'vitest';
import { teamsLimits } from '../../src/teams/send-windows.ts';
import { textsOf } from '../harness/cards.ts';
import { cardOf } from '../harness/chat-store.ts';
import { freshDatabase } from '../support/database.ts';
import { dice, inParallel, report, size } from './support/chaos-run.ts';
import { ConnectorDice } from './support/connector-dice.ts';
import { decide } from './support/decider.ts';
import { type ChaosDesk, startChaosDesk } from './support/desk-in-process.ts';
import { countPosts, placeOf } from './support/judge.ts';
import { Registry } from './support/registry.ts';
import { until } from './support/until.ts';

/** Teams' connector fails in every way it knows, for 30 % of all calls. */

const cards = size({ full: 1_000, short: 100 });
const share = 0.3;
/** One of them owns so many that Teams' limits per conversation bind. */
const owners = Array.from({ length: size({ full: 60, short: 20 }) }, (_, index) => `Rep${index} Example`);
const ownedByOne = size({ full: 90, short: 14 });
const db = await freshDatabase();
let desk: ChaosDesk;

beforeAll(async () => {
  desk = await startChaosDesk(db, { people: owners, channel: false, sendLimits: teamsLimits });
});
afterAll(() => desk.close());

test(`${cards} cards through a connector that fails for ${share * 100} % of all calls: none lost, none twice unsaid, limits kept`, async () => {
  const { teams, sandbox, app, metrics } = desk;
  const registry = new Registry(db, teams);
  const random = dice();
  const trouble = new ConnectorDice(share, random);
  teams.connector.calls.length = 0;
  teams.connector.faults.draw = trouble.draw;

  const owned = new Map<string, string>();
  for (let i = 0; i < cards; i++) {
    const owner = owners[i < ownedByOne ? 0 : i % owners.length] ?? '';
    const { id } = await sandbox.createReferral({ team: [teams.person(owner).email] });
    owned.set(id, owner);
  }
  await app.pollNow();
  await comesToRest(registry);

  // A few are answered, so that there are edits.
  const standing = (await registry.copies()).filter(({ state }) => state === 'sent');
  const answered = standing.filter((_, index) => index % 5 === 0).map(({ referralId }) => referralId);
  await inParallel(answered, 8, async (id) => {
    await decide(teams, teams.person(owned.get(id) ?? ''), id, 'accept');
  });
  await comesToRest(registry);
  const gone = (await registry.copies()).filter(({ state }) => state === 'gone').length;

  // Whoever could not be written to is heard of again: what is theirs comes to them.
  teams.connector.faults.clear();
  const limits = mostSends(desk);
  const calls = teams.connector.calls.length;
  for (const person of teams.people) await person.says('help');
  await app.idle();
  await comesToRest(registry);

  const copies = await registry.copies();
  const standsFor = (id: string, state: string) =>
    copies.some((copy) => copy.referralId === id && copy.state === state);
  // Of these Teams said that it has no such message, to an edit: a decided one is forgotten, another posted anew once.
  const deniedByTeams = [...owned.keys()].filter((id) => !standsFor(id, 'sent') && standsFor(id, 'lost'));
  const lost = [...owned.keys()].filter((id) => !standsFor(id, 'sent') && !deniedByTeams.includes(id));
  const denials = trouble.drawn.filter(({ call, status }) => call === 'edit' && status === 404).length;
  const maybeTwice = new Set(copies.filter((copy) => copy.maybeTwice).map(placeOf));
  const repeated = [...countPosts(teams)].filter(([, count]) => count > 1);
  const doubled = repeated.filter(([place]) => !maybeTwice.has(place)).map(([place]) => place);
  const ambiguous = (await metrics.cardsAmbiguous.get()).values[0]?.value ?? 0;
  const stale: string[] = [];
  for (const id of answered)
    for (const { message } of await registry.copiesOf(id))
      if (!textsOf(cardOf(message.activity)).some((text) => /^Accepted/.test(text))) stale.push(id);
  report('Teams’ connector fails', {
    tried: cards,
    calls,
    failed: trouble.drawn.length,
    answered: answered.length,
    lost: lost.length,
    doubled: doubled.length,
    'denied by Teams': deniedByTeams.length,
    ambiguous,
    'stand twice': repeated.length,
    'came back when heard of': gone,
    'most sends to one chat in 1 s / 2 s / 30 s': limits.perConversation.join(' / '),
    'to all in 1 s': limits.overall,
  });
  expect({ lost, doubled, stale }).toEqual({ lost: [], doubled: [], stale: [] });
  expect(deniedByTeams.length).toBeLessThanOrEqual(denials);
  expect(ambiguous).toBe(trouble.ambiguousPosts.length);
  expect(limits.perConversation.map((most, index) => most <= ([7, 8, 60][index] ?? 0))).toEqual([true, true, true]);
  expect(limits.overall).toBeLessThanOrEqual(50);
  expect(tooSoon(desk, trouble)).toEqual([]);
});

/** Until nothing is due any more; what was put off has its time at once, as nobody's date depends on it. */
async function comesToRest(registry: Registry): Promise<void> {
  await until(
    async () => {
      await desk.app.sweep();
      const waits = await db.collection('copies').countDocuments({ dueAt: { $exists: true } });
      const due = await registry.due(desk.clock.now());
      if (waits === 0 && due === undefined) return undefined;
      // Only while nobody is at work: a lease must not end under a worker's hands.
      putOff += 130_000;
      desk.clock.setServerOffset(putOff);
      return due ?? `${waits} copies wait`;
    },
    { everyMilliseconds: 1 },
  );
}
let putOff = 0;

function mostSends({ teams }: ChaosDesk) {
  const conversations = teams.people.map((person) => teams.tenant.conversationId('chat', person));
  const perConversation = [1_000, 2_000, 30_000].map((span) =>
    Math.max(...conversations.map((id) => teams.mostWritesWithin(span, id))),
  );
  return { perConversation, overall: teams.mostWritesWithin(1_000) };
}

/** Calls that came before Teams wanted to hear of us again. */
function tooSoon({ teams }: ChaosDesk, trouble: ConnectorDice): readonly string[] {
  const asked = trouble.drawn.filter(({ call, status }) => status === 429 && (call === 'post' || call === 'edit'));
  return asked.flatMap(({ inConversation, at, retryAfter = 1 }) =>
    teams.connector.calls
      .filter((call) => call.conversationId === inConversation && (call.kind === 'post' || call.kind === 'edit'))
      .filter((call) => call.at > at + 1 && call.at < at + retryAfter * 1_000)
      .map((call) => `${call.kind} ${Math.round(call.at - at)} ms after a 429`),
  );
}
