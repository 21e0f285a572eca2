import type { Db } from 'mongodb';
import { until } from '../chaos/support/until.ts';

/**
 * Milliseconds that the desk's clock may be ahead of the test's. The desk follows the database's clock, which it measures
 * by one command: on a crowded machine that is off by half of a slow round trip. What came a moment ago would not count as
 * due yet, and be done after the rest.
 */
const ahead = 2_000;

/** Until the desk has nothing in hand and nothing due: what is sent to Teams is noted down a moment later. */
export async function atRest(
  db: Db,
  { seconds, now = () => new Date() }: { readonly seconds: number; readonly now?: () => Date },
): Promise<void> {
  await until(
    async () => {
      const due = { $lte: new Date(now().getTime() + ahead) };
      // In the order in which one makes the other due: counted at once, work could pass from one that is counted later to
      // one that was counted already.
      const unread = await db.collection('webhookInbox').countDocuments({
        $or: [{ dueAt: due, sweep: { $exists: false } }, { 'sweep.token': { $exists: true } }],
      });
      const referrals = await db.collection('referrals').countDocuments({
        $or: [{ outboxDueAt: due }, { cardsDueAt: due }, { sweeps: { $exists: true, $ne: {} } }],
      });
      const copies = await db
        .collection('copies')
        .countDocuments({ $or: [{ dueAt: due }, { 'sweep.token': { $exists: true } }] });
      const all = `${unread} events, ${referrals} referrals and ${copies} copies being worked on`;
      return copies + referrals + unread === 0 ? undefined : all;
    },
    { seconds, everyMilliseconds: 20 },
  );
}
