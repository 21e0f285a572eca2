import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { MongoExportStore } from '../../src/features/bulk/index.ts';
import { MongoCrmLinkStore } from '../../src/features/crm/link/mongo-link-store.ts';
import { MongoCrmState } from '../../src/features/crm/sync/mongo-crm-state.ts';
import { MongoHealthWatch } from '../../src/features/health/mongo-health-watch.ts';
import { MongoLeadNews, MongoLeadRules } from '../../src/features/leads/index.ts';
import type { DealDraft } from '../../src/features/new-deal/draft/deal-draft.ts';
import { MongoDraftStore } from '../../src/features/new-deal/draft/mongo-draft-store.ts';
import { MongoDealTeamStore, MongoParkedNotice, MongoPeopleStore } from '../../src/features/people/index.ts';
import type { Copy } from '../../src/features/referrals/copies/copy.ts';
import { MongoCopyStore } from '../../src/features/referrals/copies/mongo-copy-store.ts';
import { MongoInbox } from '../../src/features/referrals/partner-center/mongo-inbox.ts';
import { MongoPollState } from '../../src/features/referrals/partner-center/mongo-poll-state.ts';
import { dueFields, MongoReferralStore } from '../../src/features/referrals/store/mongo-referral-store.ts';
import { dueWork } from '../../src/features/referrals/store/referral-store.ts';
import { MongoDigests } from '../../src/features/reminders/index.ts';
import { MongoPostedLists } from '../../src/features/reminders/posted-lists/mongo-posted-lists.ts';
import type { PostedList } from '../../src/features/reminders/posted-lists/posted-list.ts';
import { MongoUnreachedWatch } from '../../src/features/unreached/mongo-unreached-watch.ts';
import type { Lease, LeaseStore } from '../../src/sweeps/lease.ts';
import { aDraft } from '../builders/draft.ts';
import { alex, aReferral } from '../builders/referral.ts';
import { freshDatabase } from '../support/database.ts';
import { leaseContract, releasingWriteContract, takingWriteContract } from './lease-contract.ts';

/** Every store that leases, under the one contract. */
const db = await freshDatabase();
const entry = { at: new Date(0), what: 'arrived', by: 'desk', correlationId: 'c-1' } as const;
const channel = (conversationId: string) =>
  ({ tenantId: 't1', serviceUrl: 'https://smba.example/', kind: 'channel', conversationId, botId: '28:b' }) as const;
const afresh = async (collection: string) => void (await db.collection(collection).deleteMany({}));
/** An attempt that no number can be added to. */
const spoils =
  (collection: string, at = 'sweep') =>
  (id: string) =>
    db.collection<{ _id: string }>(collection).updateOne({ _id: id }, { $set: { [`${at}.attempts`]: 'spoilt' } });

describe.each(dueWork)('referrals: %s', (work) => {
  const referrals = new MongoReferralStore(db);
  beforeAll(() => referrals.createIndexes());

  leaseContract(async () => {
    await afresh('referrals');
    return {
      leases: referrals.leases(work),
      spoil: spoils('referrals', `sweeps.${work}`),
      async due(at) {
        const id = crypto.randomUUID();
        await referrals.insert(aReferral({ id, [dueFields[work]]: at }), entry);
        return id;
      },
      async done(id) {
        const referral = await referrals.find(id);
        const { [dueFields[work]]: _done, ...rest } = referral ?? aReferral();
        await referrals.replace(referral ?? aReferral(), rest);
      },
    };
  });
});

describe('referrals: a write that takes the lease of the outbox', () => {
  const referrals = new MongoReferralStore(db);
  const idle = async () => {
    await afresh('referrals');
    const id = crypto.randomUUID();
    await referrals.insert(aReferral({ id }), entry);
    return id;
  };
  takingWriteContract(referrals.leases('outbox'), idle, async (id, token, until) => {
    const before = (await referrals.find(id)) ?? aReferral();
    const outboxDueAt = new Date('2026-11-21T09:00:00Z');
    const begins = { work: 'outbox', token, until } as const;
    return (await referrals.replace(before, { ...before, outboxDueAt }, entry, { begins })) !== undefined;
  });
});

describe('copies', () => {
  const copies = new MongoCopyStore(db);
  beforeAll(() => copies.createIndexes());

  leaseContract(async () => {
    await afresh('copies');
    return {
      leases: copies.leases,
      spoil: spoils('copies'),
      async due(at) {
        const referralId = crypto.randomUUID();
        const where = { audience: 'channel', address: channel('19:deals@thread.tacv2'), underCard: false } as const;
        await copies.want({ referralId, purpose: 'card', correlationId: 'c-1', ...where }, at);
        return (await copies.ofReferral(referralId))[0]?.id ?? '';
      },
      done: async (id) =>
        void (await db.collection<{ _id: string }>('copies').updateOne({ _id: id }, { $unset: { dueAt: '' } })),
      irreversible: (_lease, copy) => copies.markSending(copy as Copy),
    };
  });
});

describe('the inbox', () => {
  const clock = new FixedClock('2026-11-21T09:00:00Z');
  const inbox = new MongoInbox({ db, clock });
  beforeAll(() => inbox.createIndexes());

  leaseContract(async () => {
    await afresh('webhookInbox');
    return {
      leases: inbox.leases,
      spoil: spoils('webhookInbox'),
      async due(at) {
        const referralId = crypto.randomUUID();
        const key = `key of ${referralId}`;
        await inbox.remember({ name: 'referral-updated', referralId, changedAt: at, key, tooOld: false }, 'c-1');
        await db.collection('webhookInbox').updateOne({ referralId }, { $set: { dueAt: at } });
        return `referral/${referralId}`;
      },
      done: async (id) =>
        void (await db.collection<{ _id: string }>('webhookInbox').updateOne({ _id: id }, { $unset: { dueAt: '' } })),
    };
  });
});

describe('the poll', () => {
  const polls = new MongoPollState(db);

  leaseContract(async () => {
    await afresh('settings');
    return {
      leases: polls.leases,
      spoil: spoils('settings'),
      async due(dueAt) {
        const id = crypto.randomUUID();
        await db.collection<{ _id: string }>('settings').insertOne({ _id: id, dueAt } as never);
        return id;
      },
      done: async (id) =>
        void (await db.collection<{ _id: string }>('settings').updateOne({ _id: id }, { $unset: { dueAt: '' } })),
      async irreversible(lease) {
        const at = new Date('2026-11-21T09:00:00Z');
        return polls.checkpoint(lease, { from: at, startedAt: at, newest: at, at }).then(
          () => true,
          () => false,
        );
      },
    };
  });
});

describe('posted lists', () => {
  const lists = new MongoPostedLists(db);

  leaseContract(async () => {
    await afresh('postedLists');
    return {
      leases: lists.leases,
      spoil: spoils('postedLists'),
      async due(at) {
        const id = crypto.randomUUID();
        const address = channel(`19:${id}@thread.tacv2`);
        const person = { tenantId: 't1', aadObjectId: id };
        await lists.want({ id, kind: 'reminders', person, address, rows: [] }, at);
        return id;
      },
      done: async (_id) =>
        void (await db.collection<{ _id: string }>('postedLists').updateOne({ _id }, { $unset: { dueAt: '' } })),
      irreversible: (_lease, list) => lists.markSending(list as PostedList),
    };
  });
});

describe('notices of a lost channel', () => {
  const dealTeam = new MongoDealTeamStore(db, () => new Date('2026-11-21T09:00:00Z'));
  const settings = db.collection<{ _id: string }>('settings');

  leaseContract(async () => {
    await afresh('settings');
    return {
      leases: dealTeam.notices,
      spoil: spoils('settings', 'notice'),
      async due(at) {
        const _id = crypto.randomUUID();
        await settings.insertOne({ _id, noticeDueAt: at, loss: { since: at, reason: 'deleted', told: [] } } as never);
        return _id;
      },
      done: async (_id) => void (await settings.updateOne({ _id }, { $unset: { noticeDueAt: '' } })),
    };
  });
});

describe('the look for parked items', () => {
  const settings = db.collection<{ _id: string }>('settings');

  leaseContract(async () => {
    await afresh('settings');
    return {
      leases: new MongoParkedNotice(db).leases,
      spoil: spoils('settings', 'look'),
      async due(at) {
        const _id = crypto.randomUUID();
        await settings.insertOne({ _id, lookAt: at, toldUpTo: at, told: [] } as never);
        return _id;
      },
      done: async (_id) => void (await settings.updateOne({ _id }, { $unset: { lookAt: '' } })),
    };
  });
});

/** Collection, and where the lease stands in its documents. */
type At = readonly [string, string?];

/** Stores whose items have nothing of their own to be written before what cannot be undone. */
const others: readonly (readonly [string, At, LeaseStore<unknown>, string, object])[] = [
  ['morning lists', ['digests'], new MongoDigests(db, () => new Date(0)).leases, 'dueAt', { ...alex }],
  ['files to be made', ['exports'], new MongoExportStore(db).exports, 'dueAt', { by: alex }],
  ['links to a CRM', ['crmlinks'], new MongoCrmLinkStore(db).leases, 'dueAt', {}],
  ['the look at a CRM', ['settings'], new MongoCrmState(db).leases, 'dueAt', {}],
  [
    'the look for the unreached',
    ['settings', 'watch'],
    new MongoUnreachedWatch(db).leases,
    'nextLookAt',
    { told: [], heard: [] },
  ],
  ['the look at rules of leads', ['settings', 'leadRulesLook'], new MongoLeadRules(db).leases, 'leadRulesLookAt', {}],
  [
    'the look for news of leads',
    ['settings', 'leadsLook'],
    new MongoLeadNews(db).leases,
    'leadsLookAt',
    { toldUpTo: {} },
  ],
  [
    'the round of health',
    ['settings', 'round'],
    new MongoHealthWatch(db, () => new Date(0)).leases,
    'roundAt',
    { episodes: [] },
  ],
  [
    ...([
      'absences that end',
      ['people', 'sweeps.absence'],
      new MongoPeopleStore(db).endedAbsences,
      'absence.until',
    ] as const),
    { ...alex, absence: {} },
  ],
];

describe.each(others)('%s', (_name, [collection, at], leases, field, document) => {
  const rows = db.collection<{ _id: string }>(collection);

  leaseContract(async () => {
    await afresh(collection);
    return {
      leases,
      spoil: spoils(collection, at),
      async due(at) {
        const _id = crypto.randomUUID();
        await rows.insertOne({ _id, ...document });
        await rows.updateOne({ _id }, { $set: { [field]: at } });
        return _id;
      },
      done: async (_id) => void (await rows.updateOne({ _id }, { $unset: { [field]: '' } })),
    };
  });
});

const [poll, crm, unreached] = [new MongoPollState(db), new MongoCrmState(db), new MongoUnreachedWatch(db)];
const [parked, health] = [new MongoParkedNotice(db), new MongoHealthWatch(db, () => new Date(0))];
const [leadRules, leadNews] = [new MongoLeadRules(db), new MongoLeadNews(db)];
const none = new Date(0);
const unheard = { told: [], heard: [], heldBack: [] };
const polled = { watermark: none, lastSuccessAt: none };

/** Each one's document in `settings` says when its next run is. */
const watches: readonly (readonly [string, LeaseStore<unknown>, string, (lease: Lease, at: Date) => Promise<void>])[] =
  [
    ['the poll', poll.leases, 'dueAt', (lease, dueAt) => poll.finish(lease, { dueAt, ...polled })],
    ['the look at a CRM', crm.leases, 'dueAt', (lease, dueAt) => crm.finish(lease, { dueAt, lastReadAt: none })],
    [
      'the look for the unreached',
      unreached.leases,
      'nextLookAt',
      (lease, at) => unreached.done(lease, { ...unheard, nextLookAt: at }),
    ],
    ['the look at rules of leads', leadRules.leases, 'leadRulesLookAt', (...next) => leadRules.lookAgainAt(...next)],
    ['the look for news of leads', leadNews.leases, 'leadsLookAt', (...next) => leadNews.lookAgainAt(...next)],
    ['the round of health', health.leases, 'roundAt', (...next) => health.lookAgainAt(...next)],
    ['the look for parked items', parked.leases, 'lookAt', (...next) => parked.lookAgainAt(...next)],
    ['parked items that were told', parked.leases, 'lookAt', (lease, at) => parked.allTold(lease, none, at)],
  ];

describe.each(watches)('the last write of %s', (_name, leases, field, releaseUntil) => {
  const due = async (at: Date) => {
    await afresh('settings');
    const _id = crypto.randomUUID();
    await db.collection<{ _id: string }>('settings').insertOne({ _id, [field]: at } as never);
    return _id;
  };
  releasingWriteContract(leases, due, releaseUntil);
});

it('is kept by every store that leases', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const tests = ['test/contracts/leases.test.ts', 'test/features/bulk/import-store.test.ts'];
  const tried = tests.map((file) => readFileSync(path.join(root, file), 'utf8')).join('');
  const leasing = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const [, store = file] = /export class (\w+)/.exec(text) ?? [];
    const leases = /new (?:MongoLeases|LeasedSetting)\(/.test(text) && store !== 'LeasedSetting';
    return leases ? [store] : [];
  });
  expect(leasing.length).toBeGreaterThan(15);
  expect(leasing.filter((store) => !tried.includes(`new ${store}(`))).toEqual([]);
});

describe('drafts', () => {
  const drafts = new MongoDraftStore(db);
  beforeAll(() => drafts.createIndexes());
  const days = (count: number) => count * 86_400_000;
  const set = async (id: string, change: object) =>
    void (await db.collection<{ _id: string }>('drafts').updateOne({ _id: id }, change));

  describe('being created', () => {
    leaseContract(async () => {
      await afresh('drafts');
      return {
        leases: drafts.creations,
        spoil: spoils('drafts', 'sweeps.creation'),
        async due(at) {
          const creation = { startedAt: at, dueAt: at, attempts: 0, notOurs: [] };
          const draft = aDraft({ id: crypto.randomUUID(), state: 'creating', creation });
          await drafts.insert(draft);
          return draft.id;
        },
        done: (id) => set(id, { $unset: { 'creation.dueAt': '' } }),
        async irreversible(lease, item) {
          const draft = item as DealDraft;
          return (await drafts.replace(draft, { ...draft, asking: 'review' }, lease)) !== undefined;
        },
      };
    });
  });

  describe('that nobody touches', () => {
    leaseContract(async () => {
      await afresh('drafts');
      return {
        leases: drafts.untouched,
        spoil: spoils('drafts', 'sweeps.letGo'),
        async due(at) {
          const draft = aDraft({ id: crypto.randomUUID(), touchedAt: new Date(at.getTime() - days(14)) });
          await drafts.insert(draft);
          return draft.id;
        },
        done: (id) => set(id, { $set: { touchedAt: new Date('2026-11-21T09:00:00Z') } }),
      };
    });
  });
});
