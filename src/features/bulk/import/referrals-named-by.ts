import type { Person } from '../../people/index.ts';
import type { Access, Referral } from '../../referrals/index.ts';
import type { ImportLookups } from './import-lookups.ts';
import { idsOf, type NamedReferrals } from './plan-row.ts';
import type { NamedDeal } from './row-plan.ts';
import type { ImportRow } from './row-reader.ts';

/** Looks up the referrals that the ids of these rows name, within the person's reach: two queries for all rows. */
export async function referralsNamedBy(
  { lookups, access }: { readonly lookups: ImportLookups; readonly access: Pick<Access, 'may'> },
  person: Person,
  rows: readonly ImportRow[],
): Promise<(row: ImportRow) => NamedReferrals> {
  const ids = rows.map(idsOf);
  const [byId, byEngagement] = await Promise.all([
    lookups.byIds([...new Set(ids.flatMap(({ referralId }) => referralId ?? []))]),
    lookups.ofEngagements(
      ids.flatMap(({ referralId, engagementId }) => (!referralId && engagementId ? [engagementId] : [])),
    ),
  ]);
  const seen = (found: readonly Referral[]) => found.filter((one) => access.may(person, 'see-in-full', one));
  const ours = ({ kind }: Referral) => kind === 'inbound' || kind === 'outbound';
  const standing = new Map(seen(byId).map((referral) => [referral.id.toLowerCase(), referral]));
  const engaged = Map.groupBy(seen(byEngagement).filter(ours), ({ record }) => record.engagementId.toLowerCase());
  return (row) => {
    const { referralId, engagementId } = idsOf(row);
    const one = referralId ? standing.get(referralId) : undefined;
    return { ...(one ? { byId: one } : {}), byEngagement: (engagementId && engaged.get(engagementId)) || [] };
  };
}

export function onlyNamed({ byId, byEngagement }: NamedReferrals): Referral | undefined {
  return byId ?? (byEngagement.length === 1 ? byEngagement[0] : undefined);
}

export function asNamedDeal({ id, record }: Referral): NamedDeal {
  return { id, name: record.name, customer: record.customer.name };
}
