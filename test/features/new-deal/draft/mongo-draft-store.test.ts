import type { Collection, Db } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { MongoDraftStore } from '../../../../src/features/new-deal/draft/mongo-draft-store.ts';
import { aDraft } from '../../../builders/draft.ts';
import { freshDatabase } from '../../../support/database.ts';

const now = new Date('2026-11-21T09:00:00Z');
const later = new Date('2026-11-21T10:00:00Z');

describe('the store of drafts', async () => {
  const drafts = new MongoDraftStore(await freshDatabase());
  beforeAll(() => drafts.createIndexes());

  const fresh = (overrides: Parameters<typeof aDraft>[0] = {}) => aDraft({ id: crypto.randomUUID(), ...overrides });

  it('gives back what was put, and an id only once', async () => {
    const draft = fresh({ pending: { kind: 'more' } });
    expect(await drafts.insert(draft)).toBe(true);
    expect(await drafts.insert({ ...draft, asking: 'customer' })).toBe(false);
    expect(await drafts.find(draft.id)).toEqual(draft);
  });

  it('lets one of two writers win, and takes away what is absent', async () => {
    const draft = fresh({ pending: { kind: 'more' } });
    await drafts.insert(draft);
    const { pending: _gone, ...without } = draft;
    const [one, two] = await Promise.all([
      drafts.replace(draft, without),
      drafts.replace(draft, { ...draft, asking: 'city' }),
    ]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect((await drafts.find(draft.id))?.version).toBe(draft.version + 1);
    if (one) expect(await drafts.find(draft.id)).not.toHaveProperty('pending');
  });

  it('knows its own write again when the driver repeats it, and still lets nobody win twice', async () => {
    const db = await freshDatabase();
    const repeating = { collection: (name: string) => repeatingWrites(db.collection(name)) } as unknown as Db;
    const store = new MongoDraftStore(repeating);
    const draft = fresh();
    await store.insert(draft);
    expect(await store.replace(draft, { ...draft, asking: 'city' })).toEqual({
      ...draft,
      asking: 'city',
      version: draft.version + 1,
    });
    expect(await store.replace(draft, { ...draft, asking: 'name' })).toBeUndefined();
  });

  it('lists a person’s unfinished drafts, last touched first, and nobody else’s', async () => {
    const by = { tenantId: 't', aadObjectId: 'somebody', name: 'Somebody' };
    const open = fresh({ by, state: 'open', touchedAt: now });
    const aside = fresh({ by, state: 'put-aside', touchedAt: later });
    for (const draft of [open, aside, fresh({ by, state: 'created' }), fresh({ by: { ...by, tenantId: 'other' } })])
      await drafts.insert(draft);
    expect((await drafts.unfinished(by, 5)).map(({ id }) => id)).toEqual([aside.id, open.id]);
  });

  it('leases a draft to one worker at a time', async () => {
    const draft = fresh();
    await drafts.insert(draft);
    const take = (serverNow: Date) => drafts.lease(draft.id, { serverNow, seconds: 60 });
    expect((await Promise.all([take(now), take(now), take(now)])).filter(Boolean)).toHaveLength(1);
    expect(await take(later)).toBeDefined();
    await drafts.release(draft.id);
    expect(await take(now)).toBeDefined();
  });

  it('finds creations that are due, and drafts that nobody touched', async () => {
    const creation = { startedAt: now, attempts: 0, notOurs: [], dueAt: now };
    const due = fresh({ state: 'creating', creation, touchedAt: new Date('2020-01-01') });
    const old = fresh({ state: 'put-aside', touchedAt: new Date('2020-01-01') });
    await drafts.insert(due);
    await drafts.insert(old);
    expect(await drafts.dueCreations(now, 10)).toEqual([due.id]);
    expect(await drafts.dueCreations(new Date(now.getTime() - 1), 10)).toEqual([]);
    expect(await drafts.untouchedSince(new Date('2021-01-01'), 10)).toEqual([old.id]);
    await drafts.remove(old.id);
    expect(await drafts.find(old.id)).toBeUndefined();
  });
});

/** As after a broken connection, on a server that does not remember what it did: every write is made twice. */
function repeatingWrites(collection: Collection): Collection {
  return new Proxy(collection, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const call = value.bind(target);
      if (name !== 'findOneAndUpdate') return call;
      return async (...given: readonly unknown[]) => {
        await call(...given);
        return call(...given);
      };
    },
  });
}
