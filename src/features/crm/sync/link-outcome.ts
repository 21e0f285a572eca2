import type { CrmRecord } from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { withLoadEnded } from '../load/load-journal.ts';
import { outcomeStep, reasonOfLoss } from '../merge/crm-outcomes.ts';
import type { MergePlan } from '../merge/merge-link.ts';
import { outcomeOfReferral } from '../merge/sync-values.ts';
import { linkDone } from './link-settling.ts';
import { closedBoth, recordStateOf, settledLink, withQuestions } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';

/** How it ended on one side is brought to the other, or asked. Ends the step. */
export async function followOutcome(
  deps: LinkSyncDeps,
  { link, record }: LinkWritten,
  referral: Referral,
  plan: MergePlan,
  hold: SyncHold,
): Promise<CrmLink | undefined> {
  const { crm, links, mapping, now } = deps;
  const partnerCenter = outcomeOfReferral(referral.record);
  const { dealValue, statusReason, closedAt } = referral.record;
  const isDeciding = referral.decision !== undefined && referral.decision.state !== 'confirmed';
  const step = outcomeStep({
    partnerCenter,
    crm: record.outcome,
    base: link.outcomeBase,
    mapping,
    value: dealValue ?? null,
    ...(statusReason ? { statusReason } : {}),
    closedOn: (closedAt ?? now()).toISOString().slice(0, 10),
    isDeciding,
  });
  const seen = { crm: recordStateOf(record) };
  const isClosingItself = link.notice === 'closed-by-itself' && isDeciding;
  const settled: CrmLink = {
    ...withQuestions(link, plan, step, record, now()),
    ...(isClosingItself ? { notice: 'closed-by-itself' } : {}),
    seen,
  };
  if (step.kind === 'ask' && (await closesItself(deps, referral.id, record)))
    return linkDone(deps, link, {
      ...settledLink(withoutKeys(settled, 'outcomeAsked')),
      ...{ notice: 'closed-by-itself', outcomeBase: { partnerCenter, crm: step.outcome }, upToDateAt: now() },
    });
  if (step.kind === 'close-crm') {
    await hold.assert();
    const closed = await crm.close(record.id, record.version, step.closing);
    deps.crash?.('after-close');
    return linkDone(deps, link, closedBoth(settledLink(settled), partnerCenter, closed, now()));
  }
  if (step.kind === 'finished')
    return linkDone(
      deps,
      link,
      closedBoth(
        settledLink(step.notice ? { ...settled, notice: step.notice } : settled),
        partnerCenter,
        record,
        now(),
      ),
    );
  const waits = Object.keys(settled.sent).length > 0;
  const done = settledLink({
    ...settled,
    ...(waits ? {} : { upToDateAt: now() }),
    ...(record.outcome.kind === 'open' ? { outcomeBase: { partnerCenter, crm: 'open' as const } } : {}),
  });
  await links.save(link, withLoadEnded(done, now()));
  return undefined;
}

/** By setting. A loss whose reason the CRM does not say needs somebody who does. */
async function closesItself(deps: LinkSyncDeps, referralId: string, { outcome }: CrmRecord): Promise<boolean> {
  const { deals, mapping } = deps;
  if (!deals.close || outcome.kind === 'open') return false;
  if (outcome.kind === 'won') return deals.close(referralId, { kind: 'won' });
  const reason = reasonOfLoss(outcome, mapping);
  return reason !== undefined && deals.close(referralId, { kind: 'lost', reason });
}
