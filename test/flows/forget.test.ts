import { describe, expect, it } from 'vitest';
import { MongoPeopleStore } from '../../src/features/people/index.ts';
import { MongoReferralStore } from '../../src/features/referrals/index.ts';
import { collections, declared } from '../../src/features/retention/forget/collections.ts';
import { forget } from '../../src/features/retention/forget/forget.ts';
import { forgetIn } from '../../src/features/retention/forget/mongo-forget.ts';
import { peopleBy } from '../../src/features/retention/forget/mongo-known-people.ts';
import { createLogger } from '../../src/logger.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const phone = '+49 40 555 0177';

interface Found {
  /** `collection.path.of.the.field` */
  readonly path: string;
  /** One of Teams' or Entra's ids, which Partner Center's record does not know. */
  readonly byId: boolean;
}

/** Everything by which somebody can be known, wherever it stands. */
async function tracesOf(desk: Desk, person: Person): Promise<readonly Found[]> {
  const chat = desk.teams.messagesIn('chat', person)[0]?.conversationId ?? 'no chat';
  const ids = [person.aadObjectId, person.teamsId, chat];
  const words = [person.name, person.email, phone, 'Siciliani'];
  const found = new Map<string, Found>();
  const holds = (text: string, known: readonly string[]) =>
    known.some((each) => text.toLowerCase().includes(each.toLowerCase()));
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string')
      for (const [byId, known] of [[true, ids] as const, [false, words] as const])
        if (holds(value, known)) found.set(`${path} ${byId}`, { path, byId });
    if (typeof value === 'object' && value !== null && !(value instanceof Date))
      for (const [field, each] of Object.entries(value)) look(each, Array.isArray(value) ? path : `${path}.${field}`);
  };
  for (const { name } of await desk.parts.db.listCollections().toArray())
    for (const document of await desk.parts.db.collection(name).find().toArray()) look(document, name);
  return [...found.values()].sort((one, other) => one.path.localeCompare(other.path));
}

function isDeclared({ path, byId }: Found): boolean {
  const [collection = ''] = path.split('.');
  return !byId && (declared[collection] ?? []).some((field) => `${path}.`.startsWith(`${collection}.${field}.`));
}

async function forgets(desk: Desk, words: string, { dryRun = false } = {}) {
  const { db, clock, metrics } = desk.parts;
  const roles = {
    admins: [{ who: 'diego.siciliani@contoso.example', locations: [] }],
    users: [],
    homeTenant: undefined,
  };
  const policy = { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 0, ladder: ['P3D'], channelWithin: 'P3D' };
  const [people, referrals] = [new MongoPeopleStore(db, roles), new MongoReferralStore(db)];
  const deps = { roles, metrics, clock, policy, people, referrals, log: createLogger({ level: 'silent' }) };
  const [person, ...others] = await peopleBy(db, words);
  if (!person || others.length > 0) throw new Error(`${words} is nobody, or several`);
  const traces = await forget(forgetIn(db, { ...deps, nudge: () => {} }), person, { dryRun });
  return {
    gone: traces.filter(({ stays }) => stays === undefined).map(({ what }) => what),
    kept: traces.filter(({ stays }) => stays !== undefined).map(({ what }) => what),
  };
}

/** Diego does all that can be done; what he did stands on these referrals. */
async function lives(desk: Desk) {
  const { diego, alex } = desk;
  const team = [diego.email];
  const ids: Record<string, string> = {};

  ids.accepted = await desk.receives({ customer: 'Fabrikam', value: 4_000, currency: 'USD', team });
  const on = desk.cardOf(diego, ids.accepted);
  await diego.presses('Accept with changes', { on });
  await diego.presses('referral.accept', { on, inputs: { contact0Phone: phone, notes: 'Called them.' } });
  await desk.settles();
  await diego.presses('Won', { on });
  await diego.presses('Mark as won', { on });
  await desk.timePasses('PT61S');

  ids.declined = await desk.receives({ customer: 'Contoso Ltd', team });
  const declining = desk.cardOf(diego, ids.declined);
  await diego.presses('Decline', { on: declining });
  await diego.presses('referral.decline', { on: declining, inputs: { reason: '2' } });
  await desk.timePasses('PT61S');

  ids.claimed = await desk.receives({ customer: 'Tailspin', team: [] });
  await diego.presses('Claim', { on: desk.channelCard(ids.claimed) });
  await desk.settles();
  const { replies } = await diego.says('inbox');
  await diego.presses('favourite.add', { on: replies[0] as never });

  desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], status: 403 });
  ids.refused = await desk.receives({ customer: 'Wingtip', team });
  await diego.presses('Accept', { on: desk.cardOf(diego, ids.refused) });
  await desk.settles();
  const edited = await openDeal(desk, { customer: 'Adatum', team }, diego);
  ids.edited = edited.id;
  await diego.presses('Stage', { on: edited.card });
  await diego.presses('Save', { on: edited.card, inputs: { salesStage: '80' } });
  await desk.timePasses('PT61S');
  desk.sandbox.clearFaults();

  const planned = await openDeal(desk, { customer: 'Litware', value: 90_000, currency: 'USD', team }, diego);
  ids.planned = planned.id;
  await diego.presses('Won', { on: planned.card });
  await diego.presses('deal.won-later', { on: planned.card });

  for (const rule of ['Austria to me, then Alex', 'Italy to me', 'everything else to me']) {
    const [proposal] = (await diego.says(rule)).replies;
    await diego.presses('Make it count', { on: proposal as never });
  }
  await diego.says('catcher me');
  ids.routed = await desk.receives({ customer: 'Lucerne', country: 'AT', team: [] });
  ids.passed = await desk.receives({ customer: 'Margie', country: 'AT', team: [] });
  await diego.says('new deal Northwind, 5k USD');
  await diego.says('use this channel', { in: { channel: 'Elsewhere' } });
  const day = (days: number) =>
    new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  for (const from of [200, 220]) {
    await alex.says(`away from ${day(from)} to ${day(from + 3)}, Diego takes over`);
    await diego.says(`away from ${day(from + 40)} to ${day(from + 43)}, Alex takes over`);
  }
  await diego.says('health here');
  await diego.says('calendar');
  await diego.says('export');
  await alex.says('new deal Proseware, 5k USD');
  await desk.settles();
  return ids as Record<'accepted' | 'declined' | 'claimed' | 'refused' | 'edited' | 'planned', string>;
}

describe('somebody who is forgotten', async () => {
  const desk = await aDesk({
    undoSeconds: 60,
    acceptUndoSeconds: 0,
    installedBy: ['Adele', 'Alex', 'Megan', 'Diego'],
    settings: { REFERRALS_ADMINS: 'adele.vance@contoso.example, diego.siciliani@contoso.example' },
  });
  const { diego, alex } = desk;
  const ids = await lives(desk);

  it('stands nowhere any more, but where Partner Center’s own record names them', async () => {
    const before = await tracesOf(desk, diego);
    const places = new Set(before.map(({ path }) => path.split('.')[0]));
    // Else what follows would prove little.
    for (const place of [
      'people',
      'conversations',
      'favourites',
      'copies',
      'drafts',
      'botState',
      'settings',
      'exports',
    ])
      expect(places).toContain(place);
    for (const field of ['owner', 'decision', 'acceptance', 'firstAnswer', 'refusal', 'refusedWork', 'plan'])
      expect(before.some(({ path }) => path.startsWith(`referrals.${field}.`))).toBe(true);

    const told = await forgets(desk, 'diego.siciliani@contoso.example', { dryRun: true });
    expect(await tracesOf(desk, diego)).toEqual(before);

    const done = await forgets(desk, 'diego.siciliani@contoso.example');
    await desk.settles();

    expect(done.gone.sort()).toEqual(expect.arrayContaining([...told.gone]));
    const after = await tracesOf(desk, diego);
    expect(after.filter((found) => !isDeclared(found))).toEqual([]);
    expect(after.map(({ path }) => path)).toContain('referrals.record.team.email');
    expect(done.kept).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^referrals whose team or contacts name their e-mail address: [0-9a-f-]{36}/),
        expect.stringMatching(/^entries of the audit by person-[0-9a-f]{16}$/),
        expect.stringContaining('REFERRALS_ADMINS'),
      ]),
    );
  });

  it('is a former colleague on cards, and one and the same stranger in what happened', async () => {
    expect(textOf(desk.channelCard(ids.accepted))).toContain('by Former colleague on');
    expect(textOf(desk.channelCard(ids.declined))).toContain('Declined by Former colleague on');
    const { firstAnswer, owner } = await desk.referral(ids.accepted);
    const history = await desk.audited(ids.accepted);
    expect(owner).toBeUndefined();
    expect(firstAnswer).toMatchObject({ kind: 'accept', by: { name: '' } });
    const accepted = history.find(({ what }) => what === 'accepted');
    expect(accepted?.by).toMatch(/^person-/);
    expect(accepted).not.toHaveProperty('name');
    expect(firstAnswer?.by?.aadObjectId).toBe(accepted?.by);
    expect(history.map(({ what }) => what)).toContain('person-forgotten');
  });

  it('finds nothing more to remove the second time', async () => {
    expect((await forgets(desk, diego.email)).gone).toEqual([]);
    expect((await forgets(desk, diego.aadObjectId)).gone).toEqual([]);
  });

  it('takes nothing from others', async () => {
    expect(textOf((await alex.says('my referrals')).replies[0])).not.toBe('');
    expect(await desk.parts.db.collection('drafts').countDocuments()).toBe(1);
    expect(await desk.parts.db.collection('people').countDocuments()).toBeGreaterThan(2);
  });

  it('can go on working, met anew, where they write again', async () => {
    await diego.says('inbox');
    expect(await desk.parts.db.collection('people').countDocuments({ email: diego.email })).toBe(1);
  });

  it('could stand in no collection that nobody thought of', async () => {
    const there = (await desk.parts.db.listCollections().toArray()).map(({ name }) => name);
    expect(there.length).toBeGreaterThan(8);
    expect(there.filter((name) => !Object.hasOwn(collections, name))).toEqual([]);
  });
});
