import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { ListFilters, ListName, ListSort } from '../../../src/features/lists/list-view.ts';
import type { TimeRange } from '../../../src/features/lists/mongo-decisions.ts';
import { MongoListFigures } from '../../../src/features/lists/mongo-list-figures.ts';
import { usualBounds } from '../../../src/features/lists/mongo-list-search.ts';
import { allConditions, inOrder, sectionsOf } from '../../../src/features/lists/mongo-list-sections.ts';
import { MongoReferralLists } from '../../../src/features/lists/mongo-referral-lists.ts';
import { MongoCustomers } from '../../../src/features/new-deal/index.ts';
import type { Person } from '../../../src/features/people/index.ts';
import { Access, dealTypeOf, MongoReferralStore } from '../../../src/features/referrals/index.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import type { DecisionSaid } from '../../../src/grammar/list-bounds/decision-said.ts';
import { connectMongo } from '../../../src/mongo/connection.ts';
import { examinedBy } from '../../bench/support/examined.ts';
import { alex, aMoment, aReferral } from '../../builders/referral.ts';
import { asStored, insertStored } from '../../builders/referral-document.ts';
import { type BoundedRead, examinedAtMost, readIn } from '../../support/bounded-reads.ts';
import { freshDatabase } from '../../support/database.ts';
import { possiblyNone } from '../../support/possibly-none.ts';

const db = await freshDatabase();
const lists = new MongoReferralLists(db);
const store = new MongoReferralStore(db);

const entry = { at: aMoment, what: 'arrived', by: 'desk', correlationId: 'c' } as const;
const day = 86_400_000;
const guid = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Every combination of owner, team and location, in every status. */
const all: readonly Referral[] = [
  alex,
  { ...alex, aadObjectId: 'someone-else', email: 'megan.bowen@contoso.example', name: 'Megan Bowen' },
  undefined,
].flatMap((owner, one) =>
  [['alex.wilber@contoso.example'], ['Megan.Bowen@contoso.example '], []].flatMap((emails, two) =>
    ['4567001', '4567002', undefined].flatMap((mpnId, three) =>
      (['New', 'Active', 'Closed'] as const).map((status, four) => {
        const number = one * 27 + two * 9 + three * 3 + four;
        const { mpnId: _mpn, dealValue: _value, ...record } = aReferral().record;
        const { owner: _owner, ...referral } = aReferral({ id: guid(number) });
        return {
          ...referral,
          ...(owner ? { owner } : {}),
          kind: number % 2 === 0 ? ('inbound' as const) : ('outbound' as const),
          record: {
            ...record,
            id: guid(number),
            status,
            // A calendar day, as midnight; one of them is the reader's today.
            closesAt: new Date(Date.parse('2026-11-21') + (number - 40) * day),
            updatedAt: new Date(aMoment.getTime() - (number % 40) * day),
            createdAt: new Date(aMoment.getTime() - (100 + (number % 40)) * day),
            team: emails.map((email) => ({ firstName: 'A', lastName: 'B', email, phoneNumber: '1' })),
            ...(mpnId ? { mpnId } : {}),
            // Nothing is known of some, and nought of others.
            ...(mpnId ? { dealValue: { value: two * 1_000, currency: 'EUR' } } : {}),
          },
        };
      }),
    ),
  ),
);

const who = (who: string, locations: readonly string[] = []) => ({ who, locations });
const person = (email: string | undefined, more: Partial<Person> = {}): Person => ({
  tenantId: alex.tenantId,
  aadObjectId: more.aadObjectId ?? 'nobody-in-particular',
  teamsId: '29:1',
  name: 'Somebody',
  guest: false,
  ...(email ? { email } : {}),
  ...more,
});
const roles = {
  admins: [who('adele@contoso.example'), who('lee@contoso.example', ['4567002'])],
  users: [who(alex.email), who('megan.bowen@contoso.example', ['4567001'])],
  homeTenant: alex.tenantId,
};
const access = new Access(roles);
const people = {
  'an admin': person('adele@contoso.example'),
  'an admin of one location': person('lee@contoso.example'),
  'a user': person(alex.email, { aadObjectId: alex.aadObjectId }),
  'a user of one location': person('megan.bowen@contoso.example', { aadObjectId: 'someone-else' }),
  'somebody without a role': person('diego@contoso.example'),
  'somebody without an e-mail': person(undefined),
  'a guest with a colleague’s e-mail': person(alex.email, { guest: true }),
  'somebody of another tenant with a colleague’s e-mail': person(alex.email, { tenantId: 'elsewhere' }),
};

function query(asker: Person, list: ListName, filters: ListFilters = {}) {
  const reach = access.reach(asker);
  if (!reach) throw new Error('reaches nothing');
  const until =
    filters.answerBefore === undefined ? {} : { answerBefore: new Date(`${filters.answerBefore}T00:00:00Z`) };
  return {
    ...{ list, filters, person: asker, reach, favourites: [], now: aMoment, today: '2026-11-21', inChannel: false },
    ...until,
  };
}

beforeAll(async () => {
  await Promise.all([lists.createIndexes(), store.createIndexes(), new MongoCustomers(db).createIndexes()]);
  for (const referral of all) await store.insert(referral, entry);
});

describe('the reach of a query', () => {
  it.each(Object.entries(people))('of %s is what Access allows, one by one', async (_name, asker) => {
    const allowed = all.filter((referral) => access.may(asker, 'see-in-full', referral)).map(({ id }) => id);
    const found = access.reach(asker) ? (await lists.page(query(asker, 'found'), 1, 1_000)).referrals : [];

    expect(found.map(({ id }) => id).sort()).toEqual(allowed.sort());
    // Names alone carry what Access goes by, as the whole record does.
    const named = access.reach(asker) ? await lists.names(query(asker, 'found'), 1_000) : [];
    const mayBeNamed = named.filter((names) => access.may(asker, 'see-in-full', names));
    expect(mayBeNamed.map(({ id }) => id).sort()).toEqual(allowed);
    for (const { record } of possiblyNone(mayBeNamed)) {
      expect(record).not.toHaveProperty('notes');
      expect(record.customer.name).not.toBe('');
    }
  });

  it('in a channel is what stands there anyway', async () => {
    const asked = query(people['an admin'], 'found');
    const { referrals } = await lists.page({ ...asked, inChannel: true }, 1, 1_000);
    const inbound = all.filter(({ kind }) => kind === 'inbound');
    expect(referrals.map(({ id }) => id).sort()).toEqual(inbound.map(({ id }) => id).sort());
    expect(inbound.length).toBeLessThan(all.length);
  });

  it('covers a team member whom the settings don’t name', async () => {
    const member = new Access({ admins: [], users: [], homeTenant: alex.tenantId });
    const asker = person('alex.wilber@contoso.example', { aadObjectId: 'new' });
    const reach = member.reach(asker);
    if (!reach) throw new Error('reaches nothing');
    const allowed = all.filter((referral) => member.may(asker, 'see-in-full', referral)).map(({ id }) => id);
    const { referrals } = await lists.page({ ...query(people['a user'], 'found'), person: asker, reach }, 1, 1_000);
    expect(referrals.map(({ id }) => id).sort()).toEqual(allowed.sort());
    expect(allowed).not.toEqual([]);
  });
});

describe('the count of a list', () => {
  it('keeps every condition of a conjunction that becomes part of another', () => {
    const inner = allConditions([{ owner: 'a' }, { $or: [{ x: 1 }] }, { $or: [{ y: 1 }] }]);
    expect(allConditions([inner, { owner: 'b' }])).toEqual({
      owner: 'a',
      $or: [{ x: 1 }],
      $and: [{ $or: [{ y: 1 }] }, { owner: 'b' }],
    });
  });

  it.each(['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'found'] as const)(
    '%s is that of all its pages',
    async (list) => {
      for (const filters of [{}, { words: 'fabrikam' }, { owner: 'megan' }, { answerBefore: '2026-11-22' }]) {
        const asked = query(people['a user'], list, filters);
        const { total, isMore } = await lists.page(asked, 1, 1);
        expect(await lists.count(asked), JSON.stringify(filters)).toEqual({ total, isMore });
      }
    },
  );

  it('is nothing where the list has no shelf', async () => {
    const asked = query(people['an admin'], 'outbound', { answerBefore: '2026-11-22' });
    expect(await lists.count(asked)).toEqual({ total: 0, isMore: false });
    expect((await lists.count(query(people['an admin'], 'outbound'))).total).toBeGreaterThan(0);
  });
});

describe('the order of a list', () => {
  it('is undecided by deadline, deals that wait for a hand, deals by close date, the rest', async () => {
    const { referrals, total } = await lists.page(query(people['an admin'], 'found'), 1, 1_000);
    expect(total).toBe(all.length);
    const rank = ({ kind, record }: Referral) => {
      if (kind === 'inbound' && record.status === 'New') return 0;
      if (record.status !== 'Active') return 3;
      const late = (record.closesAt?.getTime() ?? 0) < aMoment.getTime() - 9 * 3_600_000;
      return late || record.updatedAt.getTime() < aMoment.getTime() - 30 * day ? 1 : 2;
    };
    const ranks = referrals.map(rank);
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBe(4);
  });

  it('pages through everything once', async () => {
    const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const skipped: number[] = [];
    client.on('commandStarted', ({ command: { find, skip = 0 } }) => find && skipped.push(skip));
    const lists = new MongoReferralLists(client.db(db.databaseName));
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(all.length / 7); page++)
      seen.push(...(await lists.page(query(people['an admin'], 'found'), page, 7)).referrals.map(({ id }) => id));
    await client.close();
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen).size).toBe(all.length);
    // MongoDB refuses a negative one; the embedded server reads from the start.
    expect(skipped.length).toBeGreaterThan(10);
    expect(Math.min(...skipped)).toBe(0);
  });
});

describe('a figure since a day', async () => {
  const own = await freshDatabase();
  const since = new Date(aMoment.getTime() - day);
  const asked = (filters: ListFilters) => query(people['an admin'], 'found', filters);
  const bounded = (few: number, lookedAt: number) => new MongoListFigures(own, { few, lookedAt });
  const dealsIn = ({ parts }: Awaited<ReturnType<MongoListFigures['sum']>>) =>
    parts.reduce((sum, { deals }) => sum + deals, 0);

  beforeAll(async () => {
    const isActive = { status: 'Active', substatus: 'Accepted' } as const;
    const rows = Array.from({ length: 8 }, (_, number) => {
      const names = { name: number < 6 ? 'Rollout' : 'Rollout Müller', id: guid(number) };
      const isWon = number === 0 ? ({ status: 'Closed', substatus: 'Won', closedAt: aMoment } as const) : isActive;
      const record = { ...names, ...isWon, createdAt: aMoment, updatedAt: aMoment };
      const firstAnswer = { at: aMoment, kind: 'accept', by: alex, decisionId: 'd' } as const;
      return asStored(aReferral({ id: guid(number), firstAnswer, record: record as Partial<Referral['record']> }));
    });
    // As leads and Microsoft’s own sides, which are on no shelf.
    const others = Array.from({ length: 8 }, (_, number) => ({ _id: `other ${number}`, record: { createdAt: since } }));
    await insertStored(own, [...others, ...rows]);
  });

  const from = since;
  const before = new Date('2100-01-01T00:00:00Z');

  it('sums exactly by the rarest word, wherever it stands', async () => {
    const came = (words: string) => ({ ...asked({ words }), arrived: { from, before } });
    const found = await bounded(3, 4).sum(came('Rollout Müller'));
    expect([dealsIn(found), found.isMore]).toEqual([2, false]);
    expect(await bounded(3, 4).sum(came('Rollout Nobody'))).toEqual({ parts: [], isMore: false });
  });

  it('sums what was decided on some days, whatever it is now, and ends at the bound', async () => {
    const accepted = asked({ state: 'accepted' });
    const days = { ...asked({}), decided: { decision: 'accepted', from, before } } as const;
    // One of them is won by now.
    expect(dealsIn(await bounded(3, 20).sum(days))).toBe(8);
    expect(dealsIn(await bounded(3, 20).sum(accepted))).toBe(7);
    expect(dealsIn(await bounded(3, 20).sum(asked({ state: 'won' })))).toBe(1);
    for (const all of [await bounded(3, 4).sum(days), await bounded(3, 4).sum(accepted)])
      expect([dealsIn(all), all.isMore]).toEqual([4, true]);
  });

  it('lists and counts what was decided on some days, and nothing of the days around them', async () => {
    const lists = new MongoReferralLists(own, { few: 3, lookedAt: 20 });
    const later = new Date(aMoment.getTime() + 1);
    const on = (decision: DecisionSaid, range: TimeRange) =>
      lists.count({ ...asked({}), decided: { decision, before, ...range } });
    const counted = (decision: DecisionSaid) => Promise.all([on(decision, { from }), on(decision, { from: later })]);
    for (const [decision, count] of [
      ['accepted', 8],
      ['won', 1],
      ['ended', 1],
      ['lost', 0],
      ['declined', 0],
    ] as const)
      expect(
        (await counted(decision)).map(({ total }) => total),
        decision,
      ).toEqual([count, 0]);
    const page = await lists.page({ ...asked({}), decided: { decision: 'won', from, before } }, 1, 8);
    expect(page.referrals.map(({ id }) => id)).toEqual([guid(0)]);
  });
});

describe('a list with filters, or in another order', () => {
  const bounded = (few: number, lookedAt: number) => new MongoReferralLists(db, { few, lookedAt });
  const read = bounded(10_000, 10_000);
  const goneThrough = bounded(1, 10_000);
  const asked: [keyof typeof people, ListName, ListFilters, ListSort | undefined][] = [
    ['an admin', 'found', { words: 'fabrikam' }, undefined],
    ['an admin', 'found', { country: 'DE', owner: 'megan' }, undefined],
    ['an admin', 'archived', { country: 'DE', owner: 'alex' }, undefined],
    ['an admin', 'found', { closingBefore: '2026-11-15', valueFrom: { value: 1 } }, undefined],
    ['an admin', 'found', { valueFrom: { value: 1 }, valueUpTo: { value: 100_000, currency: 'EUR' } }, undefined],
    ['a user', 'mine', { country: 'DE', state: 'accepted' }, undefined],
    ['a user of one location', 'found', { owner: '@nobody' }, undefined],
    ['an admin of one location', 'inbound', { words: 'fabrikam' }, undefined],
    ['an admin', 'found', {}, 'deadline'],
    ['an admin', 'found', {}, 'value'],
    ['an admin', 'found', { country: 'DE' }, 'deadline'],
    ['an admin', 'found', { country: 'DE' }, 'value'],
    ['a user', 'outbound', { country: 'DE' }, 'updated'],
    ['a user', 'found', { country: 'DE' }, 'customer'],
  ];

  it.each(asked)(
    'is the same whether few are read or many gone through: %s, %s %o %s',
    async (who, list, filters, sort) => {
      const [few, many] = await Promise.all(
        [read, goneThrough].map((each) => each.page(query(people[who], list, filters), 1, 1_000, sort)),
      );
      const ids = (page: typeof few) => page?.referrals.map(({ id }) => id) ?? [];
      expect(few?.total).toBeGreaterThan(0);
      expect([few, many]).toMatchObject([{ isMore: false }, { isMore: false, total: few?.total }]);
      const value = ({ deadline, record: { updatedAt, dealValue, customer } }: Referral) =>
        sort && { deadline, updated: updatedAt, value: dealValue?.value, customer: customer.name }[sort];
      // Those of one value stand in no order of their own.
      if (sort) expect(many?.referrals.map(value)).toEqual(few?.referrals.map(value));
      else expect(ids(many)).toEqual(ids(few));
      expect(ids(many).toSorted()).toEqual(ids(few).toSorted());
    },
  );

  it.each(['deadline', 'updated', 'value', 'customer'] as const)(
    'as a whole by %s reads its page and no other, by the index of each shelf, and is the same from page to page',
    async (sort) => {
      const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
      const sent: Record<string, unknown>[] = [];
      client.on('commandStarted', ({ command }) => sent.push(command));
      const direct = new MongoReferralLists(client.db(db.databaseName), { few: 1, lookedAt: 1 });
      const whole = query(people['an admin'], 'found');
      const ids = async (page: number, size: number) =>
        (await direct.page(whole, page, size, sort, 5_000)).referrals.map(({ id }) => id);
      const all = await ids(1, 1_000);
      const leafed = (await Promise.all([1, 2, 3].map((page) => ids(page, 30)))).flat();
      expect(leafed.toSorted()).toEqual(all.slice(0, 90).toSorted());
      if (sort !== 'updated') expect(leafed).toEqual(all.slice(0, leafed.length));
      expect(await direct.page(whole, 900, 30, sort, 5_000)).toMatchObject({ page: Math.ceil(all.length / 30) });
      await client.close();
      const finds = sent.filter(({ find }) => find === 'referrals');
      expect(finds.length).toBeGreaterThan(3);
      for (const { hint, limit } of finds) {
        const { key } = (await indexesOf()).find(({ name }) => name === hint) ?? {};
        expect(Object.keys(key ?? {})[0]).toBe('keys.shelf');
        expect(limit).toBeLessThanOrEqual(1_000);
      }
      expect(sent.filter(({ aggregate }) => aggregate).length).toBe(finds.length - 1);
    },
  );

  it('looks through so many of each part and no more, and says that there may be more', async () => {
    const some = bounded(5, 25);
    const cut = await some.page(query(people['an admin'], 'found', { words: 'fabrikam' }), 1, 1_000);
    const whole = await read.page(query(people['an admin'], 'found', { words: 'fabrikam' }), 1, 1_000);
    expect(cut).toMatchObject({ isMore: true, cutAfter: expect.any(Number) });
    // What is told is what was looked at.
    expect(cut.cutAfter).toBeLessThanOrEqual(25);
    expect(cut.total).toBeLessThanOrEqual(25);
    // The first of each part, in its order.
    expect(cut.referrals[0]?.id).toBe(whole.referrals[0]?.id);
    const order = whole.referrals.map(({ id }) => id);
    expect(cut.referrals.map(({ id }) => id)).toEqual(order.filter((id) => cut.referrals.some((one) => one.id === id)));
    expect(await some.count(query(people['an admin'], 'found', { words: 'fabrikam' }))).toEqual({
      ...{ total: cut.total, isMore: true, cutAfter: cut.cutAfter },
    });
    expect(await some.page(query(people['an admin'], 'inbox'), 1, 8)).not.toHaveProperty('cutAfter');
  });

  it('of several frequent words is charged what counting them read: what is few beside them is read as a whole', async () => {
    const own = await freshDatabase();
    await new MongoReferralLists(own).createIndexes();
    const [size, late] = [100, 14];
    const rows = Array.from({ length: size }, (_, n) => {
      const { record, ...rest } = aReferral({ id: guid(n) });
      const { customer } = record;
      const address = { ...customer.address, country: n < size - late ? 'DE' : 'AT' };
      const closesAt = new Date(Date.parse('2026-12-21') + n * day);
      const active = { status: 'Active', closesAt, updatedAt: aMoment } as const;
      return asStored({
        ...rest,
        kind: 'inbound',
        record: { ...record, id: guid(n), ...active, customer: { ...customer, address } },
      } as Referral);
    });
    await insertStored(own, rows);
    const asked = query(people['an admin'], 'found', {
      ...{ words: 'fabrikam manufacturing gmbh', country: 'AT', type: 'co-sell' },
    });
    const found = await new MongoReferralLists(own, { few: 20, lookedAt: 98 }).count(asked);
    expect(found).toEqual({ total: late, isMore: false });
  });

  it('of days of arrival is read as a whole where few came then, however many stand before them', async () => {
    const from = new Date(aMoment.getTime() - 101 * day);
    const arrived = { from, before: new Date(from.getTime() + day) };
    const asked = { ...query(people['an admin'], 'found'), filters: { arrived: '2026-08-12+2026-08-12' }, arrived };
    const came = all.filter(({ record }) => record.createdAt >= from && record.createdAt < arrived.before);
    const page = await bounded(5, 20).page(asked, 1, 1_000);
    expect(page).toMatchObject({ isMore: false, total: came.length });
    expect(page.referrals.map(({ id }) => id).toSorted()).toEqual(came.map(({ id }) => id).toSorted());
  });

  it.each([
    ['fabrikam', undefined],
    ['fabrikam', 'customer'],
    ['fabrikam manufacturing gmbh', undefined],
  ] as const)(
    'of frequent filters alone reads no more than it may, all that it counts and the page included: %s by %s',
    async (words, sort) => {
      const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
      const read: BoundedRead[] = [];
      client.on('commandStarted', ({ command }) => read.push(...[readIn(command) ?? []].flat()));
      const some = new MongoReferralLists(client.db(db.databaseName), { few: 10, lookedAt: 80 });
      const frequent = query(people['an admin'], 'found', { words, country: 'DE', type: 'co-sell' });
      const page = await some.page(frequent, 1, 8, sort);
      await client.close();
      expect(page).toMatchObject({ cutAfter: expect.any(Number) });
      expect(page.referrals).toHaveLength(8);
      expect(read.length).toBeGreaterThan(3);
      expect(examinedAtMost(read)).toBeLessThanOrEqual(80 + 8);
      // The scan has its share, however many filters and words are counted.
      const scans = read.filter(({ sort = {} }) => Object.keys(sort).length > 0);
      expect(examinedAtMost(scans)).toBeGreaterThanOrEqual(25);
      // The keys behind a scan tell whether it was cut: one more than it read.
      const keys = read.filter(({ isOfKeysAlone }) => isOfKeysAlone);
      expect(keys.map(({ most = 0 }) => most - 1)).toEqual(scans.map(({ most }) => most));
    },
  );
});

const indexesOf = () => db.collection('referrals').indexes();

/** Which indexes of the collection a filter can be answered by: its first fields are asked for by value. */
async function servedBy(filter: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const byValue = (field: string) => {
    const wanted = filter[field];
    return wanted !== undefined && (typeof wanted !== 'object' || (wanted !== null && '$in' in wanted));
  };
  const indexes = await db.collection('referrals').indexes();
  return indexes.flatMap(({ name = '', key }) => (byValue(Object.keys(key)[0] ?? '') ? [name] : []));
}

const due = await freshDatabase();

describe('the queries', () => {
  beforeAll(async () => {
    const each = Array.from({ length: 60 }, (_, index) =>
      asStored(
        aReferral({ id: guid(index + 1), deadline: new Date(Date.parse('2026-11-21T12:00:00Z') + index * day) }),
      ),
    );
    await insertStored(due, each);
    await new MongoReferralLists(due).createIndexes();
  });

  const asked: readonly (readonly [string, Person, ListName, ListFilters])[] = [
    ['inbound', people['an admin'], 'inbound', {}],
    ['outbound', people['a user'], 'outbound', { country: 'DE' }],
    ['archived', people['an admin'], 'archived', {}],
    ['mine', people['a user'], 'mine', {}],
    ['everything that fits words', people['a user'], 'found', { words: 'fabrikam' }],
    ['favourites', people['a user'], 'favourites', {}],
    ['what is due by a day', people['an admin'], 'inbound', { answerBefore: '2026-11-30' }],
    ['what Microsoft sent', people['a user'], 'inbound', { sender: '@microsoft' }],
    ['what nobody owns', people['an admin'], 'inbox', { owner: '@nobody' }],
  ];
  // The demo's database takes an index by itself only for filters that have no other field
  // (docs/reliability.md#the-embedded-database), so it is told.
  it.each(asked)('of %s can go by an index', async (_name, asker, list, filters) => {
    const sections = sectionsOf({ ...query(asker, list, filters), favourites: [guid(1), guid(2)] });
    expect(sections).not.toEqual([]);
    for (const filter of sections) {
      const indexes = await servedBy(filter);
      expect(indexes, JSON.stringify(filter)).not.toEqual([]);
      const asRead = db
        .collection('referrals')
        .find(filter as object)
        .sort(inOrder);
      const plan = await asRead
        .clone()
        .hint(indexes[0] ?? '')
        .explain('executionStats');
      expect(JSON.stringify(plan.queryPlanner)).toContain('IXSCAN');
    }
  });

  it('of one’s own ask for them once, whatever else one may see', () => {
    for (const asked of [
      query(people['a user'], 'mine'),
      query(people['a user'], 'inbox', { owner: '@me' }),
      query(people['an admin of one location'], 'mine'),
    ])
      for (const filter of sectionsOf(asked)) expect(JSON.stringify(filter).split('"keys.seers"')).toHaveLength(2);
    // Somebody who sees no more than their own team's work sees their own; who stands in for another sees theirs too.
    const [section] = sectionsOf(query(people['a user'], 'inbox', { owner: '@nobody' }));
    expect(JSON.stringify(section).split('"keys.seers"')).toHaveLength(3);
  });

  it('of one shelf goes by the index made for it, and examines only that', async () => {
    const cursor = db.collection('referrals').find({ 'keys.shelf': 'outbound/active' });
    const plan = await cursor.sort(inOrder).hint('list_shelf').explain('executionStats');
    expect(JSON.stringify(plan.queryPlanner)).toContain('list_shelf');
    expect(plan.executionStats.nReturned).toBeGreaterThan(0);
    expect(plan.executionStats.totalDocsExamined).toBe(plan.executionStats.nReturned);
  });

  it('of what is due by a day examines that much of the shelf, however long it is', async () => {
    const [filter, ...others] = sectionsOf(query(people['an admin'], 'mine', { answerBefore: '2026-11-28' }));
    expect(others).toEqual([]);
    expect(filter).toMatchObject({ 'keys.shelf': 'inbound/waiting', 'keys.order': { $lt: Date.parse('2026-11-28') } });
    const cursor = due
      .collection('referrals')
      .find({ 'keys.shelf': filter?.['keys.shelf'], 'keys.order': filter?.['keys.order'] });
    const plan = await cursor.sort(inOrder).hint('list_shelf').explain('executionStats');
    expect(plan.executionStats.nReturned).toBe(7);
    expect(plan.executionStats.totalDocsExamined).toBeLessThanOrEqual(8);
  });

  it('of two filters goes by the rarer one, whichever that is', async () => {
    const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const many = client.db((await freshDatabase()).databaseName);
    const { customer } = aReferral().record;
    const inCountry = (country: string) => ({ customer: { ...customer, address: { ...customer.address, country } } });
    const rows = Array.from({ length: 1_200 }, (_, index) =>
      aReferral({ id: guid(index), record: inCountry(index < 3 ? 'KR' : 'DE') }),
    );
    await insertStored(many, rows.map(asStored));
    const found = new MongoReferralLists(many);
    await found.createIndexes();
    const type = dealTypeOf(aReferral());
    const asked = query(people['an admin'], 'found', { type, country: 'KR' });
    expect(await found.page(asked, 1, 8)).toMatchObject({ total: 3 });
    const { documents } = await examinedBy(client, many, () => found.page(asked, 1, 8));
    await client.close();
    // Of the frequent one, no more is read than for its count.
    expect(documents).toBeLessThan(1_300);
  });

  it('of an owner whom nobody here knows finds them by name, and not among nobody’s', async () => {
    const [absent, nobodys] = [9, 10].map((number) => {
      const { owner: _owner, ...rest } = aReferral({ id: guid(number), record: number === 10 ? { team: [] } : {} });
      return rest;
    });
    const fresh = await freshDatabase();
    await insertStored(fresh, [asStored(absent as Referral), asStored(nobodys as Referral)]);
    const found = async (filters: ListFilters, asker = people['an admin']) =>
      (await new MongoReferralLists(fresh).page(query(asker, 'inbox', filters), 1, 8)).referrals.map(({ id }) => id);
    expect(await found({ owner: '@nobody' })).toEqual([guid(10)]);
    expect(await found({ owner: 'wilber' })).toEqual([guid(9)]);
    expect(await found({}, person('lee@contoso.example', { aadObjectId: 'x' }))).toHaveLength(0);
    expect(await found({}, people['a user'])).toHaveLength(2);
  });
});

describe('what Partner Center no longer shows', () => {
  it('is nobody’s work any more, but is still found', async () => {
    const gone = await freshDatabase();
    const all = [1, 2].map((number) => aReferral({ id: guid(number), owner: alex, vanished: number === 2 }));
    await insertStored(gone, all.map(asStored));
    const shown = async (list: ListName, filters: ListFilters = {}) =>
      (
        await new MongoReferralLists(gone).page({ ...query(people['an admin'], list, filters), person: alex }, 1, 8)
      ).referrals.map(({ id }) => id);

    expect(await shown('mine')).toEqual([guid(1)]);
    expect((await shown('found', { words: 'fabrikam' })).sort()).toEqual([guid(1), guid(2)]);
  });
});

const worded = await freshDatabase();

describe('words', () => {
  const mine = aReferral({ id: guid(1), record: { name: 'Costs (50%+) down', notes: 'They saw the Überblick.' } });
  const found = async (filters: ListFilters) =>
    (await new MongoReferralLists(worded).page(query(people['an admin'], 'found', filters), 1, 8)).total;

  beforeAll(() => insertStored(worded, [asStored(mine), asStored(aReferral({ id: guid(2) }))]));

  it.each([
    ['costs', 1],
    ['down cost', 1],
    ['(50%+)', 1],
    ['uberblick', 1],
    ['fabrikam', 2],
    ['11111111-0000', 2],
    [guid(2), 1],
    ['.*', 0],
    ['nothing', 0],
    // Words of solutions and owners are asked for by their own filters.
    ['plant analytics', 0],
    ['solution', 0],
    ['owner', 0],
  ])('%s are found in deal, customer, notes and id', async (words, count) => {
    expect(await found({ words })).toBe(count);
  });

  it('that are rare are read once, by their own index and no more than there can be, whatever plan the server makes', async () => {
    const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const asked: string[] = [];
    client.on('commandStarted', ({ command }) => asked.push(JSON.stringify(command)));
    const monitored = new MongoReferralLists(client.db(worded.databaseName));
    const page = await monitored.page(query(people['an admin'], 'found', { words: 'down cost' }), 1, 8);
    await client.close();
    expect(page.referrals.map(({ id }) => id)).toEqual([mine.id]);
    const sections = asked.filter((command) => command.includes('"keys.shelf"'));
    expect(sections).toHaveLength(1);
    const { pipeline } = JSON.parse(sections[0] ?? '{}') as { readonly pipeline: readonly object[] };
    // Nothing else stands before the limit: no planner can take another index for it.
    expect(Object.keys(pipeline[0] ?? {})).toEqual(['$match']);
    expect(JSON.stringify(pipeline[0])).not.toContain('keys.shelf');
    expect(pipeline[1]).toEqual({ $limit: usualBounds.few });
  });

  it('that each reach the limit of a first count are told apart, and the rarer is read as a whole', async () => {
    const own = await freshDatabase();
    await new MongoReferralLists(own).createIndexes();
    const called = (n: number) => [n < 200 ? 'rollout' : '', n >= 170 ? 'wave' : ''].join(' ').trim();
    await insertStored(
      own,
      Array.from({ length: 210 }, (_, n) =>
        asStored(
          aReferral({ id: guid(n), deadline: new Date(aMoment.getTime() + n * day), record: { name: called(n) } }),
        ),
      ),
    );
    const few = new MongoReferralLists(own, { few: 45, lookedAt: 300 });
    // A first count goes to 25 of each: 30 have both, behind the first 170 of the list.
    const page = await few.page(query(people['an admin'], 'found', { words: 'rollout wave' }), 1, 8);
    expect(page).toMatchObject({ total: 30, isMore: false });
  });

  it.each([
    [{ solution: 'plant analytics' }, 2],
    [{ solution: 'sol-15974' }, 2],
    [{ solution: 'fabrikam' }, 0],
    [{ owner: 'wilber alex' }, 2],
    [{ owner: 'alex.wilber@contoso' }, 2],
    [{ owner: 'megan' }, 0],
    [{ country: 'DE' }, 2],
    [{ country: 'FR' }, 0],
    [{ type: 'co-sell' }, 2],
    [{ state: 'received' }, 2],
  ] as const)('%j has a field of its own', async (filters, count) => {
    expect(await found(filters)).toBe(count);
  });
});

const many = await freshDatabase();

describe('a list of more than a thousand', () => {
  it('is counted up to that, and its pages end there', async () => {
    const mass = new MongoReferralLists(many);
    await mass.createIndexes();
    const referral = aReferral({ owner: { ...alex, aadObjectId: 'someone-else' }, record: { team: [] } });
    const documents = Array.from({ length: 1_005 }, (_, number) =>
      asStored({ ...referral, id: guid(number), deadline: new Date(referral.deadline.getTime() + number) }),
    );
    const own = { ...referral, id: guid(1_999), owner: alex, deadline: new Date(referral.deadline.getTime() + day) };
    await insertStored(many, [...documents, asStored(own)]);
    const asked = query(people['an admin'], 'inbox');

    const first = await mass.page(asked, 1, 8);
    expect(first).toMatchObject({ total: 1_000, isMore: true, page: 1 });
    expect(first.referrals.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(guid));
    const beyond = await mass.page(asked, 900, 8);
    expect(beyond).toMatchObject({ total: 1_000, isMore: true, page: 125 });
    expect(beyond.referrals.at(-1)?.id).toBe(guid(999));

    expect(await mass.count(asked)).toEqual({ total: 1_000, isMore: true });
    // Behind more of others' than are looked at, one's own are still named.
    const named = await mass.names(query(people['a user'], 'found', { words: 'fabrikam' }), 40);
    expect(named.map(({ id }) => id)).toEqual([own.id]);
    // As many as are told were found before the search reached its bound: nothing was cut.
    const filtered = query(people['an admin'], 'inbox', { country: 'DE' });
    const { client } = await connectMongo(inject('mongoUri'), { monitorCommands: true });
    const stages: string[] = [];
    client.on('commandStarted', ({ command: { aggregate, hint, pipeline = [] } }) => {
      if (aggregate === 'referrals' && hint) stages.push(pipeline.flatMap(Object.keys).join(' '));
    });
    const observed = new MongoReferralLists(client.db(many.databaseName), { few: 1, lookedAt: 1_005 });
    expect(await observed.count(filtered)).toEqual({ total: 1_000, isMore: true });
    await client.close();
    // Nothing reads on once as many as can be told are found, neither a stage beside the limit nor a count behind it.
    expect(stages).toEqual(['$match $sort $limit $match $limit $project']);

    await many.collection('referrals').deleteMany({ _id: { $gte: guid(1_000) as never } });
    expect(await mass.page(asked, 1, 8)).toMatchObject({ total: 1_000, isMore: false });
    expect(await mass.count(asked)).toEqual({ total: 1_000, isMore: false });
  });
});
