import type { Db } from 'mongodb';
import { until } from '../chaos/support/until.ts';

/** Until the desk has nothing in hand and nothing due: what is sent to Teams is noted down a moment later. */
export async function atRest(
  db: Db,
  { seconds, now = () => new Date() }: { readonly seconds: number; readonly now?: () => Date },
): Promise<void> {
  await until(
    async () => {
      const due = { $lte: now() };
      const [copies, referrals, unread] = await Promise.all([
        db.collection('copies').countDocuments({ $or: [{ dueAt: due }, { 'sweep.token': { $exists: true } }] }),
        db.collection('referrals').countDocuments({
          $or: [{ outboxDueAt: due }, { cardsDueAt: due }, { sweeps: { $exists: true, $ne: {} } }],
        }),
        db.collection('webhookInbox').countDocuments({
          $or: [{ dueAt: due, sweep: { $exists: false } }, { 'sweep.token': { $exists: true } }],
        }),
      ]);
      const all = `${copies} copies, ${referrals} referrals and ${unread} events being worked on`;
      return copies + referrals + unread === 0 ? undefined : all;
    },
    { seconds, everyMilliseconds: 20 },
  );
}
