import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { counted, type Finding, ok, warning, wrong } from './finding.ts';

/** A running desk moves entries every half minute, and puts off by ten minutes what did not work. */
const tooLong = 600_000;

/** Does what happened get from the documents into the audit? Whether it is whole is for `npm run audit` to say. */
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
