import type { Db } from 'mongodb';
import type { Metrics } from '../../../metrics.ts';
import { AuditMover, auditParts } from '../../audit/index.ts';
import type { RoleSettings } from '../../people/index.ts';
import type { DeskDeps } from '../../referrals/index.ts';
import type { ForgetDeps } from './forget.ts';
import { ForgottenDrafts } from './mongo-drafts.ts';
import { ForgottenLinks } from './mongo-forgotten-links.ts';
import { ForgottenReferrals } from './mongo-forgotten-referrals.ts';
import { ForgottenRoles } from './mongo-forgotten-roles.ts';
import { ForgottenRouting } from './mongo-forgotten-routing.ts';
import { ForgottenHealthChat } from './mongo-health-chat.ts';
import { ForgottenLeadNews } from './mongo-lead-news.ts';
import { personsRows } from './mongo-persons-rows.ts';

export interface MongoForgetDeps extends DeskDeps {
  readonly roles: RoleSettings;
  readonly metrics: Pick<Metrics, 'auditEntries'>;
}

/** All places of this database that may contain personal data. */
export function forgetIn(db: Db, deps: MongoForgetDeps): ForgetDeps {
  const now = () => deps.clock.now();
  const { audit, sources, pseudonyms, chain } = auditParts(db, now);
  const mover = new AuditMover({ ...deps, audit, sources, pseudonyms, chain, now });
  return {
    roles: deps.roles,
    pseudonyms,
    places: (pseudonym) => [
      ...personsRows(db),
      new ForgottenHealthChat(db),
      new ForgottenLeadNews(db),
      new ForgottenDrafts(db),
      new ForgottenRoles(db, now),
      new ForgottenRouting(db, now),
      new ForgottenReferrals(db, deps, pseudonym),
      new ForgottenLinks(db, pseudonym),
    ],
    moveAudit: () => mover.run(),
    noteIt: (pseudonym) => noteIt(db, pseudonym, now()),
    countDeeds: (pseudonym) => audit.countBy(pseudonym),
  };
}

async function noteIt(db: Db, pseudonym: string, at: Date): Promise<void> {
  const entry = { at, what: 'person-forgotten', by: 'desk', correlationId: 'forget', after: { pseudonym } };
  await db
    .collection<{ _id: string; history: object[] }>('settings', { writeConcern: { w: 'majority' } })
    .updateOne({ _id: 'privacy' }, { $push: { history: entry }, $min: { auditDueAt: at } }, { upsert: true });
}
