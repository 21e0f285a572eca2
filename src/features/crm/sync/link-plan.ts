import type { CrmRecord } from '../../../crm/port.ts';
import type { Referral } from '../../referrals/index.ts';
import { type CrmLink, type SyncField, syncFields } from '../link/crm-link.ts';
import { inColumnsOf } from '../link/link-columns.ts';
import { type BlockedCode, type MergeInput, type MergePlan, type MergeTerms, mergeLink } from '../merge/merge-link.ts';
import { valuesOfReferral } from '../merge/sync-values.ts';
import { fieldsUnderWay } from './link-steps.ts';
import type { LinkSyncDeps } from './link-sync-deps.ts';
import { refusedFields, withSendingSettled, withSentSettled } from './settle-pending.ts';

const day = 86_400_000;

/** Settles pending writes, and then merges the present values of both sides. */
export async function planOfLink(deps: LinkSyncDeps, link: CrmLink, referral: Referral, record: CrmRecord, now: Date) {
  const { description, switchedOff, columns } = await deps.org();
  const partnerCenter = valuesOfReferral(referral.record, referral.microsoft?.substatus);
  const isOver = referral.record.status === 'Closed';
  // Partner Center takes no change of an ended deal: its values are known, whatever the outbox still has.
  const underWay = isOver ? [] : fieldsUnderWay(referral);
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
  // Ended referrals and closed records are read-only: only their ends are compared.
  const frozen = isOver && record.outcome.kind !== 'open';
  const plan = mergeLink(
    { link: known, partnerCenter, record, underWay: [...underWay, ...refusedFields(known)] },
    frozen || link.state === 'finished' ? { ...terms, switchedOff: syncFields } : terms,
  );
  // As if both sides were open still.
  const open = isOver ? mergeLink({ link: known, partnerCenter, record, underWay }, terms) : undefined;
  const apart = open ? fieldsApart({ link: known, record }, open, terms) : [];
  return { plan: { ...plan, compared: (open ?? plan).compared }, known, partnerCenter, isOver, apart };
}

/** What people write: the other fields follow the deal, and a stage its end. */
const peoplesFields: readonly SyncField[] = ['name', 'dealValue', 'closeDate', 'notes'];
const uncarried: readonly BlockedCode[] = ['record-is-closed', 'currency-missing'];

/** Fields of an ended deal that would still be carried, or asked about, were both sides open. */
function fieldsApart(
  { link, record: { outcome } }: Pick<MergeInput, 'link' | 'record'>,
  { toPartnerCenter, questions, blocked }: MergePlan,
  terms: MergeTerms,
): readonly SyncField[] {
  return peoplesFields.filter((field) => {
    // The estimated day of a closed record is that of its end, which says nothing of the estimate.
    if (field === 'closeDate' && outcome.kind !== 'open' && terms.description.oneDayForBoth) return false;
    // Without a base and a question, nobody has ever been told that the sides agree.
    if (!link.base[field] && !link.questions[field]) return false;
    const isBlocked = blocked.some((each) => each.field === field && uncarried.includes(each.code));
    return field in toPartnerCenter || field in questions || isBlocked;
  });
}
