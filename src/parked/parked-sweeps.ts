import type { Db } from 'mongodb';
import { FixedClock } from '../clock.ts';
import { MongoExportStore, MongoImportStore } from '../features/bulk/index.ts';
import { MongoCrmLinkStore } from '../features/crm/index.ts';
import { MongoHealthWatch } from '../features/health/index.ts';
import { MongoLeadNews, MongoLeadRules } from '../features/leads/index.ts';
import { MongoDraftStore } from '../features/new-deal/index.ts';
import {
  MongoDealTeamStore,
  MongoParkedNotice,
  MongoPeopleStore,
  parkedNoticeSweep,
} from '../features/people/index.ts';
import { dueWork, MongoCopyStore, MongoInbox, MongoReferralStore } from '../features/referrals/index.ts';
import { MongoDigests, MongoPostedLists } from '../features/reminders/index.ts';
import { MongoUnreachedWatch } from '../features/unreached/index.ts';
import type { ParkedSomewhere } from '../mongo/parked-counts.ts';
import type { ParkedItems } from '../sweeps/lease.ts';

/** Where each sweep keeps what it has parked, by the sweep's name: for operators, beside a desk that runs or does not. */
export function parkedSweeps(db: Db): ReadonlyMap<string, ParkedItems & ParkedSomewhere> {
  const referrals = new MongoReferralStore(db);
  const drafts = new MongoDraftStore(db);
  return new Map<string, ParkedItems & ParkedSomewhere>([
    ...dueWork.map((work) => [`referrals.${work}`, referrals.leases(work)] as const),
    ['referrals.copies', new MongoCopyStore(db).leases],
    ['partner-center.inbox', new MongoInbox({ db, clock: new FixedClock(new Date(0)) }).leases],
    ['reminders.digests', new MongoDigests(db, () => new Date(0)).leases],
    ['reminders.posted-lists', new MongoPostedLists(db).leases],
    ['bulk.exports', new MongoExportStore(db).exports],
    ['bulk.imports', new MongoImportStore(db).runs],
    ['bulk.readings', new MongoImportStore(db).readings],
    ['crm.links', new MongoCrmLinkStore(db).leases],
    ['leads.news', new MongoLeadNews(db).leases],
    ['leads.rules', new MongoLeadRules(db).leases],
    ['deals.creation', drafts.creations],
    ['deals.let-go', drafts.untouched],
    ['people.absences', new MongoPeopleStore(db).endedAbsences],
    ['deal-team.loss', new MongoDealTeamStore(db, () => new Date(0)).notices],
    ['reminders.unreached', new MongoUnreachedWatch(db).leases],
    ['health.watch', new MongoHealthWatch(db, () => new Date(0)).leases],
    [parkedNoticeSweep, new MongoParkedNotice(db).leases],
  ]);
}
