import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import { type AuditCommandDeps, auditCommands, auditIntent } from './audit-command.ts';
import { AuditMover, type AuditMoverDeps } from './audit-mover.ts';
import { AuditReader } from './audit-reader.ts';
import { MongoAuditChain } from './mongo-audit-chain.ts';
import { MongoAuditSource } from './mongo-audit-source.ts';
import { MongoAuditStore } from './mongo-audit-store.ts';
import { MongoPseudonyms } from './mongo-pseudonyms.ts';
import { isKnownInAudit } from './person-in-audit.ts';

/** The audit's stores on a database, for the desk and for the separate programs. */
export function auditParts(db: Db, now: () => Date) {
  const audit = new MongoAuditStore(db);
  const ofReferrals = new MongoAuditSource(db, 'referrals');
  const sources = [ofReferrals, new MongoAuditSource(db, 'settings')];
  const pseudonyms = new MongoPseudonyms(db, now);
  const chain = new MongoAuditChain(db);
  const reader = new AuditReader({ audit, sources, pseudonyms, chain });
  return { audit, sources, ofReferrals, pseudonyms, chain, reader };
}

/**
 * The audit of who did what and when. Entries are moved out of the documents every minute, so that the documents do not
 * keep growing.
 */
export function auditFeature(
  deps: Pick<AuditMoverDeps, 'now' | 'log' | 'metrics'> & { readonly db: Db } & Omit<AuditCommandDeps, 'knows'>,
): Feature {
  const { audit, sources, pseudonyms, chain } = auditParts(deps.db, deps.now);
  const mover = new AuditMover({ ...deps, audit, sources, pseudonyms, chain });
  const knows = (person: string) => isKnownInAudit(person, { sources, pseudonyms });
  return {
    name: 'audit',
    commands: auditCommands({ ...deps, knows }),
    intents: [auditIntent({ ...deps, knows })],
    stores: [audit, chain, ...sources],
    jobs: [{ name: 'audit', everySeconds: 30, run: (signal) => mover.run(signal) }],
  };
}
