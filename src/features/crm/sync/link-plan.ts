import type { CrmRecord } from '../../../crm/port.ts';
import type { Referral } from '../../referrals/index.ts';
import { type CrmLink, syncFields } from '../link/crm-link.ts';
import { inColumnsOf } from '../link/link-columns.ts';
import { type MergeTerms, mergeLink } from '../merge/merge-link.ts';
import { valuesOfReferral } from '../merge/sync-values.ts';
import { fieldsUnderWay } from './link-steps.ts';
import type { LinkSyncDeps } from './link-sync-deps.ts';
import { refusedFields, withSendingSettled, withSentSettled } from './settle-pending.ts';

const day = 86_400_000;

/** Settles pending writes, and then merges the present values of both sides. */
export async function planOfLink(deps: LinkSyncDeps, link: CrmLink, referral: Referral, record: CrmRecord, now: Date) {
  const { description, switchedOff, columns } = await deps.org();
  const partnerCenter = valuesOfReferral(referral.record, referral.microsoft?.substatus);
  const underWay = fieldsUnderWay(referral);
  // The record's own, of which other deals of the customer get theirs: somebody may have merged or changed it.
  const { accountId = link.accountId } = record;
  const atAccount = accountId === link.accountId || accountId === undefined ? link : { ...link, accountId };
  const inColumns = inColumnsOf(atAccount, deps.mapping, columns);
  const known = withSentSettled(withSendingSettled(inColumns, record), partnerCenter, record, underWay);
  const terms: MergeTerms = {
    mapping: deps.mapping,
    description,
    switchedOff,
    now,
    fresh:
      link.takenUpAt === undefined && now.getTime() - (referral.firstAnswer?.at ?? referral.arrivedAt).getTime() < day,
  };
  const isOver = referral.record.status === 'Closed';
  // Ended referrals and closed records are read-only: only their ends are compared.
  const frozen = isOver && record.outcome.kind !== 'open';
  const plan = mergeLink(
    { link: known, partnerCenter, record, underWay: [...underWay, ...refusedFields(known)] },
    frozen || link.state === 'finished' ? { ...terms, switchedOff: syncFields } : terms,
  );
  return { plan, known, partnerCenter, isOver };
}
