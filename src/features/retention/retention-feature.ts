import type { Db } from 'mongodb';
import type { Config } from '../../config.ts';
import type { Feature } from '../../feature.ts';
import { auditEnds, auditParts } from '../audit/index.ts';
import { EndedReferrals } from './mongo-ended-referrals.ts';
import { OldAudit } from './mongo-old-audit.ts';
import { OldEvents } from './mongo-old-events.ts';
import { OldFavourites } from './mongo-old-favourites.ts';
import { OldLeads } from './mongo-old-leads.ts';
import { OldPeople } from './mongo-old-people.ts';
import { type Kept, Retention, type RetentionDeps } from './retention.ts';

/** Everything with a retention, except drafts and Bot Framework's state, which expire by TTL. */
export function keptFor(db: Db, now: () => Date, days: Config['retention']): readonly Kept[] {
  const { audit, ofReferrals, chain } = auditParts(db, now);
  return [
    new EndedReferrals(db, auditEnds({ audit, source: ofReferrals, chain }), days),
    new OldFavourites(db, days.favourites),
    new OldPeople(db, days.people),
    new OldAudit(db, days.audit),
    new OldEvents(db, days.inbox),
    new OldLeads(db),
  ];
}

/** Deletes expired data, hourly, a bounded number per run. */
export function retentionFeature(
  deps: Omit<RetentionDeps, 'kept'> & { readonly db: Db; readonly days: Config['retention'] },
): Feature {
  const retention = new Retention({ ...deps, kept: keptFor(deps.db, deps.now, deps.days) });
  return {
    name: 'retention',
    jobs: [{ name: 'retention', everySeconds: 3_600, run: (signal) => retention.run(signal) }],
  };
}
