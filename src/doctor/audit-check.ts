import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { counted, type Finding, ok, warning, wrong } from './finding.ts';

/** Milliseconds. A running desk moves entries every half minute, with a back-off of ten minutes after a failure. */
const tooLong = 600_000;

/** Are entries moved from the documents into the audit? Whether the audit is complete is checked by `npm run audit`. */
export async function auditCheck(clock: Clock, db: Db | undefined): Promise<readonly Finding[]> {
  if (!db) return [wrong('not looked at: there is no database', 'See above.')];
  const now = clock.now().getTime();
  const referrals = db.collection('referrals');
  const [waiting, failed] = await Promise.all([
    referrals.countDocuments({ auditDueAt: { $lte: new Date(now - tooLong) } }),
    referrals.countDocuments({ auditDueAt: { $gt: new Date(now) } }),
  ]);
  const todo = 'Nothing is lost: it waits with its referral. The desk’s log says why it could not be moved.';
  if (failed > 0)
    return [warning(`what happened to ${counted(failed, 'referral')} could not be written down yet`, todo)];
  if (waiting > 0)
    return [warning(`what happened to ${counted(waiting, 'referral')} waits for more than ten minutes`, todo)];
  return [ok('what happened is written down')];
}
