import type { Db, Document } from 'mongodb';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { keysOf, type ReferralKeys } from '../../src/features/referrals/store/referral-keys.ts';

/** As `MongoReferralStore` writes it, for tests that need more of them than they have time to write one by one. */
export function asStored(referral: Referral): Document & { readonly _id: never; readonly keys: ReferralKeys } {
  const { id, ...fields } = referral;
  const teamEmails = referral.record.team.map(({ email }) => email.trim().toLowerCase());
  return { _id: id as never, ...fields, history: [], teamEmails, keys: keysOf(referral) };
}

/** In portions: the embedded database stalls for a minute on one write of more words than fit into its cache. */
export async function insertStored(db: Db, documents: readonly Document[], portion = 200): Promise<void> {
  for (let from = 0; from < documents.length; from += portion)
    await db.collection('referrals').insertMany(documents.slice(from, from + portion) as never[]);
}
