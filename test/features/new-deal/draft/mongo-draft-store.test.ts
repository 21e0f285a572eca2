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

  it('lists a person’s unfinished drafts, last touched first, and nobody else’s', async () => {
    const by = { tenantId: 't', aadObjectId: 'somebody', name: 'Somebody' };
    const open = fresh({ by, state: 'open', touchedAt: now });
    const aside = fresh({ by, state: 'put-aside', touchedAt: later });
    for (const draft of [open, aside, fresh({ by, state: 'created' }), fresh({ by: { ...by, tenantId: 'other' } })])
      await drafts.insert(draft);
    expect((await drafts.unfinished(by, 5)).map(({ id }) => id)).toEqual([aside.id, open.id]);
  });

  it('finds creations that are due, and drafts that nobody touched', async () => {
    const creation = { startedAt: now, attempts: 0, notOurs: [], dueAt: now };
    const old = new Date('2020-01-01');
    const due = fresh({ state: 'creating', creation, touchedAt: old });
    const untold = fresh({ state: 'created', creation: { ...creation, dueAt: later }, touchedAt: old });
    const left = fresh({ state: 'put-aside', touchedAt: old });
    for (const draft of [due, untold, left]) await drafts.insert(draft);
    const times = { now, serverNow: now };
    expect(await drafts.creations.due(times, 10)).toEqual([due.id]);
    expect(await drafts.creations.due({ ...times, now: new Date(now.getTime() - 1) }, 10)).toEqual([]);
    expect(await drafts.untouched.due(times, 10)).toEqual([left.id]);
    await drafts.remove(left.id);
    expect(await drafts.find(left.id)).toBeUndefined();
  });
});
