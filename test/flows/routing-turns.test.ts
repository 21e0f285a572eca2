import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MongoRotaStore } from '../../src/features/routing/mongo-rota-store.ts';
import { nextInTurn } from '../../src/features/routing/rota.ts';
import { freshDatabase } from '../support/database.ts';
import { aDesk } from './support/a-desk.ts';

const german = { country: 'DE', team: [] as string[], value: 120_000 };

describe('whose turn it is', async () => {
  const desk = await aDesk();
  const keyOf = (name: string) => ({ tenantId: desk.teams.tenantId, aadObjectId: desk.teams.person(name).aadObjectId });
  const ownerOf = async (id: string) => (await desk.referral(id)).owner?.name;

  it('is the same for one that is taken in again after a crash between the turn and the referral', async () => {
    const [proposal] = (await desk.adele.says('Germany over 50k to Megan, then Alex')).replies;
    await desk.adele.presses('Make it count', { on: proposal as never });
    expect(await ownerOf(await desk.receives(german))).toBe('Megan Bowen');
    // As a process leaves it that died after it took Alex's turn: written in the rota, and no referral.
    const crashed = randomUUID();
    const [rota] = await desk.parts.db.collection<{ _id: string }>('rotas').find().toArray();
    const people = ['Megan', 'Alex'].map((name) => ({ ...keyOf(name), name }));
    const rotas = new MongoRotaStore(desk.parts.db);
    await rotas.take(rota?._id ?? '', crashed, (turns) =>
      nextInTurn(
        people.map((who) => ({ who })),
        turns,
      ),
    );
    // Others come meanwhile, and it comes again, twice.
    expect(await ownerOf(await desk.receives(german))).toBe('Megan Bowen');
    await desk.receives({ ...german, id: crashed });
    await desk.polls();
    expect(await ownerOf(crashed)).toBe('Alex Wilber');
    expect(await ownerOf(await desk.receives(german))).toBe('Alex Wilber');
    expect(await ownerOf(await desk.receives(german))).toBe('Megan Bowen');
  });
});

describe('a rota that several intakes ask at once', async () => {
  const db = await freshDatabase();
  const people = ['ann', 'ben', 'cem', 'dee'].map((aadObjectId) => ({ tenantId: 't', aadObjectId, name: aadObjectId }));
  const referrals = Array.from({ length: 20 }, (_, index) => `r${index}`);

  it('gives each referral to one person, whoever asks, and skips nobody', async () => {
    const intakes = [new MongoRotaStore(db), new MongoRotaStore(db)];
    const candidates = people.map((who) => ({ who }));
    const asked = await Promise.all(
      intakes.map((rotas) =>
        Promise.all(referrals.map((id) => rotas.take('rule', id, (turns) => nextInTurn(candidates, turns)))),
      ),
    );
    const [one, other] = asked.map((turns) => turns.map(({ who }) => who?.name));
    expect(one).toEqual(other);
    const each = people.map(({ name }) => one?.filter((given) => given === name).length);
    expect(each).toEqual([5, 5, 5, 5]);
  });
});
