import type { Db, Document } from 'mongodb';
import { FixedClock } from '../clock.ts';
import { auditParts } from '../features/audit/index.ts';
import { MongoExportStore, MongoImportStore } from '../features/bulk/index.ts';
import { MongoCrmLinkStore } from '../features/crm/index.ts';
import { MongoMemory } from '../features/insights/index.ts';
import { MongoLeads, MongoUnverifiedLeads } from '../features/leads/index.ts';
import { MongoFavouriteStore, MongoReferralLists } from '../features/lists/index.ts';
import { MongoCustomers, MongoDraftStore } from '../features/new-deal/index.ts';
import { MongoCalendarLinks, MongoPeopleStore } from '../features/people/index.ts';
import { MongoCopyStore, MongoInbox, MongoOpenForms, MongoReferralStore } from '../features/referrals/index.ts';
import { MongoDigests, MongoPostedLists } from '../features/reminders/index.ts';
import { MongoRoutingHistory } from '../features/routing/index.ts';
import { MongoSolutionCatalogue } from '../features/solutions/index.ts';
import { createLogger } from '../logger.ts';
import { MongoBotStateStorage } from '../mongo/bot-state-storage.ts';
import { MongoSendLanes } from '../mongo/send-lanes.ts';
import { teamsLimits } from '../teams/send-windows.ts';

export interface ExpectedIndex {
  readonly collection: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly unique: boolean;
  readonly expireAfterSeconds?: number;
}

/** The indexes that the stores create at each start, recorded by running their creation against a fake database. */
export async function expectedIndexes(): Promise<readonly ExpectedIndex[]> {
  const wanted: ExpectedIndex[] = [];
  const db = noteTaker((collection, key, options) =>
    wanted.push({
      collection,
      key: key as ExpectedIndex['key'],
      unique: options.unique === true,
      ...(typeof options.expireAfterSeconds === 'number' ? { expireAfterSeconds: options.expireAfterSeconds } : {}),
    }),
  );
  const clock = new FixedClock(new Date(0));
  const audit = auditParts(db, () => new Date(0));
  // test/doctor/expected-indexes.test.ts checks that the running desk creates exactly these.
  const stores = [
    new MongoReferralStore(db),
    new MongoReferralLists(db),
    new MongoRoutingHistory(db),
    new MongoMemory(db),
    new MongoLeads(db),
    new MongoUnverifiedLeads(db, 30),
    new MongoFavouriteStore(db),
    new MongoCopyStore(db),
    new MongoPeopleStore(db),
    new MongoCalendarLinks(db),
    new MongoCustomers(db),
    new MongoDraftStore(db),
    new MongoSolutionCatalogue(db, () => new Date(0)),
    new MongoBotStateStorage(db, () => new Date(0)),
    new MongoInbox({ db, clock }),
    new MongoCrmLinkStore(db),
    new MongoOpenForms(db, clock),
    new MongoExportStore(db),
    new MongoImportStore(db),
    new MongoPostedLists(db),
    new MongoDigests(db, () => new Date(0)),
    audit.audit,
    audit.chain,
    ...audit.sources,
    new MongoSendLanes({ db, clock, limits: teamsLimits, log: createLogger({ level: 'silent' }) }),
  ];
  for (const store of stores) await store.createIndexes();
  return wanted;
}

function noteTaker(note: (collection: string, key: Document, options: Document) => void): Db {
  const collection = (name: string) => ({
    createIndex: async (key: Document, options: Document = {}) => note(name, key, options),
    createIndexes: async (indexes: readonly { key: Document }[]) => {
      for (const { key, ...options } of indexes) note(name, key, options);
    },
  });
  return { collection } as unknown as Db;
}
