import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditEnds, AuditMover, auditEnds, auditParts } from '../../../src/features/audit/index.ts';
import { MongoCrmLinkStore } from '../../../src/features/crm/index.ts';
import { MongoFavouriteStore } from '../../../src/features/lists/index.ts';
import { MongoReferralStore } from '../../../src/features/referrals/index.ts';
import { keptFor, Retention } from '../../../src/features/retention/index.ts';
import { EndedReferrals } from '../../../src/features/retention/mongo-ended-referrals.ts';
import { OldAudit } from '../../../src/features/retention/mongo-old-audit.ts';
import { createLogger } from '../../../src/logger.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { alex, aMoment, aReferral, type ReferralOverrides } from '../../builders/referral.ts';
import { freshDatabase } from '../../support/database.ts';

const days = { referrals: 730, copies: 180, favourites: 365, people: 400, audit: 1_095, inbox: 30, leads: 30 };
const closed = { status: 'Closed', substatus: 'Won' };
const idOf = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('what is kept for a time', async () => {
  const db = await freshDatabase();
  const store = new MongoReferralStore(db);
  // SecantusDB: a delete in a collection that is not there fails where a database with one of its name was dropped.
  await new MongoCrmLinkStore(db).createIndexes();
  const log = createLogger({ level: 'silent' });
  let now = aMoment;
  const { reader, ...parts } = auditParts(db, () => now);
  const collection = (name: string) => db.collection<{ _id: string }>(name);

  beforeEach(async () => {
    now = aMoment;
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  });

  const moves = () => new AuditMover({ ...parts, now: () => now, log, metrics: createMetrics() }).run();
  const sweeps = (settings: Partial<typeof days> = {}, metrics = createMetrics()) =>
    new Retention({ kept: keptFor(db, () => now, { ...days, ...settings }), now: () => now, log, metrics }).run();
  const passes = (count: number) => {
    now = new Date(aMoment.getTime() + count * 86_400_000);
  };
  const count = (name: string) => collection(name).countDocuments();

  /** A referral with what hangs on it; what happened to it stands in the audit. */
  async function stands(overrides: ReferralOverrides = {}): Promise<string> {
    const referral = aReferral({ outbox: [], ...overrides });
    const { id } = referral;
    await store.insert(referral, { at: now, what: 'arrived', by: 'partner-center', correlationId: 'c-1' });
    await collection('copies').insertOne({ _id: `${id}/card/x`, referralId: id, state: 'sent' } as { _id: string });
    await new MongoFavouriteStore(db).add(alex, id, now);
    await moves();
    return id;
  }

  it('first lets go where the cards of an ended referral stand, then the referral with all that hangs on it', async () => {
    const id = await stands({ record: closed });
    // A message in somebody's chat that shows it with others.
    const list = { _id: 't/ann/reminders/1', rows: [{ referralId: 'another' }, { referralId: id }] } as { _id: string };
    await collection('postedLists').insertOne(list);
    passes(179);
    await sweeps();
    expect([await count('copies'), await count('referrals'), await count('favourites')]).toEqual([1, 1, 1]);
    expect(await count('postedLists')).toBe(1);

    passes(181);
    await sweeps({ favourites: 0 });
    expect([await count('copies'), await count('referrals'), await count('favourites')]).toEqual([0, 1, 1]);
    expect(await count('postedLists')).toBe(0);

    passes(731);
    const metrics = createMetrics();
    await sweeps({ favourites: 0 }, metrics);
    expect([await count('copies'), await count('referrals'), await count('favourites')]).toEqual([0, 0, 0]);
    expect((await metrics.retentionRemoved.get()).values).toMatchObject([
      { labels: { kind: 'referrals' }, value: 1 },
      { labels: { kind: 'favourites' }, value: 1 },
    ]);
    expect((await reader.ofSubject(id)).map(({ what }) => what)).toEqual(['arrived', 'removed']);
    expect((await reader.all(aMoment)).problems).toEqual([]);
  });

  it('leaves a card of an ended referral where it is while it is still being brought up to date', async () => {
    const id = await stands({ record: closed });
    const due = { _id: `${id}/card/y`, referralId: id, state: 'sent', dueAt: aMoment } as { _id: string };
    await collection('copies').insertOne(due);
    passes(181);
    await sweeps();
    expect((await collection('copies').find().toArray()).map(({ _id }) => _id)).toEqual([due._id]);
  });

  it('lets nothing go that somebody writes to meanwhile', async () => {
    const id = await stands({ record: closed });
    passes(731);
    const ends = auditEnds({ ...parts, source: parts.ofReferrals });
    const audit: AuditEnds = {
      // A webhook comes in between the look at it and its end.
      async end(subject, at) {
        await collection('referrals').updateOne({ _id: subject }, { $inc: { version: 1 } } as never);
        return ends.end(subject, at);
      },
    };
    await new EndedReferrals(db, audit, days).letGo(now);

    expect(await collection('referrals').countDocuments({ _id: id })).toBe(1);
  });

  it('tells on where it ended, when one that was let go comes back', async () => {
    const id = await stands({ record: closed });
    passes(731);
    await sweeps();
    await stands({ record: closed });

    expect((await reader.ofSubject(id)).map(({ number, what }) => `${number} ${what}`)).toEqual([
      '1 arrived',
      '2 removed',
      '3 arrived',
    ]);
    expect((await reader.all(aMoment)).problems).toEqual([]);
  });

  it.each([
    ['waits for an answer', {}],
    ['is worked on', { record: { status: 'Active', substatus: 'Accepted' } }],
    [
      'has something on its way to Partner Center',
      {
        record: closed,
        outbox: [
          {
            ...{ id: 'o-1', kind: 'register', dueAt: aMoment, attempts: 9, mayHaveArrived: false },
            correlationId: 'c-1',
          },
        ],
      },
    ],
  ] satisfies [string, ReferralOverrides][])('keeps one that %s, for years', async (_what, overrides) => {
    await stands(overrides);
    passes(3_000);
    await sweeps({ audit: 0 });

    expect([await count('copies'), await count('referrals')]).toEqual([1, 1]);
  });

  it('lets go one that is gone from Partner Center; keeps one to which something happened lately', async () => {
    await stands({ id: idOf(1), vanished: true });
    const id = await stands({ id: idOf(2), record: closed });
    passes(700);
    const referral = await store.find(id);
    if (!referral) throw new Error('it stands');
    const by = { at: now, what: 'deal-register', by: alex, correlationId: 'c-2' } as const;
    await store.replace(referral, { ...referral, revision: 9 }, by);
    passes(731);
    await sweeps();
    expect(await collection('referrals').distinct('_id')).toEqual([id]);

    await moves();
    await sweeps();
    expect(await collection('referrals').distinct('_id')).toEqual([id]);
  });

  it('lets go favourites of what has ended, though thousands that stay are as old', async () => {
    await stands({ id: idOf(1) });
    await stands({ id: idOf(2), record: closed });
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      ...{ _id: `a/${index}`, person: `a/${index}`, referralId: idOf(1), at: aMoment },
    }));
    await collection('favourites').insertMany(many);
    const orphan = { _id: 'z/1', person: 'z/1', referralId: idOf(3), at: aMoment };
    await collection('favourites').insertOne(orphan);
    passes(366);
    await sweeps();

    expect(await collection('favourites').distinct('referralId')).toEqual([idOf(1)]);
    expect(await count('favourites')).toBe(1_201);
  });

  it('lets go people of whom nothing was heard, and what was theirs; who owns an open referral stays', async () => {
    const person = (name: string) => ({
      ...{ _id: `t/${name}`, tenantId: 't', aadObjectId: name, email: `${name}@contoso.example`, seenAt: aMoment },
      personalChat: { tenantId: 't', conversationId: `chat-${name}` },
    });
    await collection('people').insertMany([person('ann'), person('bob'), person('cat')]);
    await collection('conversations').insertMany(['ann', 'bob'].map((name) => ({ _id: `t/chat-${name}` })));
    await stands({ owner: { tenantId: 't', aadObjectId: 'bob', name: 'Bob', email: 'bob@contoso.example' } });
    const theirs = { _id: 'x/card/t/ann', person: { tenantId: 't', aadObjectId: 'ann' } };
    await collection('copies').insertOne(theirs);
    await collection('postedLists').insertOne(theirs);
    await new MongoFavouriteStore(db).add({ tenantId: 't', aadObjectId: 'ann' }, idOf(1), now);
    passes(300);
    await collection('people').updateOne({ _id: 't/cat' }, { $set: { seenAt: now } });
    passes(401);
    await sweeps();

    expect((await collection('people').distinct('_id')).sort()).toEqual(['t/bob', 't/cat']);
    expect(await collection('conversations').distinct('_id')).toEqual(['t/chat-bob']);
    expect(await collection('copies').findOne({ _id: theirs._id })).toBeNull();
    expect(await collection('postedLists').findOne({ _id: theirs._id })).toBeNull();
    expect(await collection('favourites').countDocuments({ person: 't/ann' } as object)).toBe(0);
  });

  it('lets go what happened longer ago than is kept; what is left is still whole', async () => {
    const id = await stands();
    passes(1_000);
    const referral = await store.find(id);
    if (!referral) throw new Error('it stands');
    await store.replace(
      referral,
      { ...referral, revision: 9 },
      { at: now, what: 'claimed', by: alex, correlationId: 'c' },
    );
    await moves();
    passes(1_096);
    await sweeps();

    expect((await reader.ofSubject(id)).map(({ what }) => what)).toEqual(['claimed']);
    expect(await reader.all(new Date(now.getTime() - 1_095 * 86_400_000))).toMatchObject({
      shortened: 1,
      problems: [],
    });
    expect(await count('auditPeople')).toBe(1);
    passes(3_000);
    await sweeps();
    expect([await count('audit'), await count('auditPeople'), await count('referrals')]).toEqual([0, 0, 1]);
    expect((await reader.all(new Date(now.getTime() - 1_095 * 86_400_000))).problems).toEqual([]);
  });

  it('keeps the very first links of the audit’s chain, which are appended while it is looked through', async () => {
    await stands({ id: idOf(1) });
    await collection('auditChain').deleteMany({ _id: { $gt: 0 } } as object);
    await collection('audit').deleteMany({});
    const waiting = ['arrived', 'claimed'].map((what) => ({ at: now, what, by: 'desk', correlationId: 'c-1' }));
    await collection('referrals').updateOne(
      {},
      { $set: { history: waiting, auditDueAt: now }, $unset: { audited: '' } },
    );
    const links = db.collection('auditChain');
    // The mover of another instance, between the first look at the chain and the next.
    const find = (...asked: Parameters<typeof links.find>) => {
      const cursor = links.find(...asked);
      return Object.assign(cursor, {
        toArray: async () => {
          const found = [];
          for await (const each of cursor) found.push(each);
          await moves();
          return found;
        },
      });
    };
    const chain = new Proxy(links, {
      get: (whole, name) => (name === 'find' ? find : Reflect.get(whole, name).bind(whole)),
    });
    const raced = { collection: (name: string) => (name === 'auditChain' ? chain : db.collection(name)) } as typeof db;
    await new OldAudit(raced, days.audit).letGo(now);

    const { entries, chain: report } = await reader.all(new Date(0));
    expect([entries, report.links, report.problems]).toEqual([2, 2, []]);
  });

  it('lets go events that were seen, where less is kept than their index does', async () => {
    await collection('webhookInbox').insertOne({ _id: 'old', receivedAt: aMoment } as { _id: string });
    passes(12);
    await collection('webhookInbox').insertOne({ _id: 'new', receivedAt: now } as { _id: string });
    await sweeps();
    expect(await count('webhookInbox')).toBe(2);
    await sweeps({ inbox: 11 });
    expect(await collection('webhookInbox').distinct('_id')).toEqual(['new']);
  });

  it('keeps for ever what is set to 0', async () => {
    await stands({ record: closed });
    await collection('people').insertOne({ _id: 't/ann', seenAt: aMoment } as { _id: string });
    passes(20_000);
    await sweeps({ referrals: 0, copies: 0, favourites: 0, people: 0, audit: 0 });

    for (const name of ['copies', 'referrals', 'favourites', 'people', 'audit']) expect(await count(name)).toBe(1);
  });

  it('goes on with the other kinds when one fails, and does not count as done', async () => {
    await collection('people').insertOne({ _id: 't/ann', seenAt: aMoment } as { _id: string });
    passes(500);
    const fails = { name: 'broken', letGo: () => Promise.reject(new Error('no')) };
    const kept = [fails, ...keptFor(db, () => now, days)];
    const retention = new Retention({ kept, now: () => now, log, metrics: createMetrics() });

    await expect(retention.run()).rejects.toThrow('no');
    expect(await count('people')).toBe(0);
  });
});
