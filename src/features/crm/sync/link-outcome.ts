import type { CrmRecord } from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink } from '../link/crm-link.ts';
import { withLoadEnded } from '../load/load-journal.ts';
import { type OutcomeStep, outcomeStep, reasonOfLoss } from '../merge/crm-outcomes.ts';
import type { MergePlan } from '../merge/merge-link.ts';
import { outcomeOfReferral } from '../merge/sync-values.ts';
import { linkDone } from './link-settling.ts';
import { closedBoth, recordStateOf, settledLink, withQuestions } from './link-steps.ts';
import type { LinkSyncDeps, LinkWritten, SyncHold } from './link-sync-deps.ts';

/** Carries the end of a deal to the other side, or asks. Ends the step. */
export async function followOutcome(
  deps: LinkSyncDeps,
  { link, record, refusal }: LinkWritten,
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
  const followed = followedEnd(referral);
  const seen = { crm: recordStateOf(record) };
  if (followed && followed !== record.outcome.kind && (await deps.deals.reopen?.(referral.id)))
    // Due again, with the deal's new state.
    return links.save(link, {
      ...link,
      ...{ notice: 'taken-back', outcomeBase: { partnerCenter, crm: 'open' }, seen, dueAt: now() },
    });
  const settled: CrmLink = {
    ...withQuestions(link, plan, step, record, now(), refusal),
    ...noticeKept(link, record, isDeciding),
    ...(isApart(link, step, plan) ? { notice: 'ended-apart' } : {}),
    seen,
  };
  const closes = step.kind === 'ask' ? await closesItself(deps, referral.id, record) : false;
  if (step.kind === 'ask' && closes)
    return linkDone(deps, link, {
      ...settledLink(withoutKeys(settled, 'outcomeAsked', 'notice')),
      ...(closes === 'marked' ? { notice: 'closed-by-itself' } : {}),
      ...{ outcomeBase: { partnerCenter, crm: step.outcome }, upToDateAt: now() },
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
    // Not followed twice if the process died before it was recorded.
    ...(record.outcome.kind === 'open' || record.outcome.kind === followed
      ? { outcomeBase: { partnerCenter, crm: record.outcome.kind } }
      : {}),
  });
  await links.save(link, withLoadEnded(done, now()));
  return undefined;
}

/** If the settings allow it. A loss without a reason from the CRM needs a person. */
async function closesItself(
  deps: LinkSyncDeps,
  referralId: string,
  { outcome }: CrmRecord,
): Promise<'marked' | 'planned' | false> {
  const { deals, mapping } = deps;
  if (!deals.close || outcome.kind === 'open') return false;
  if (outcome.kind === 'won') return deals.close(referralId, { kind: 'won' });
  const reason = reasonOfLoss(outcome, mapping);
  return reason === undefined ? false : deals.close(referralId, { kind: 'lost', reason });
}

/** Kept until the undo window has ended, or until another change in the CRM; kept for ever once the deal has ended. */
function noticeKept({ notice, seen, state }: CrmLink, record: CrmRecord, isDeciding: boolean): Pick<CrmLink, 'notice'> {
  const stays = {
    'closed-by-itself': isDeciding,
    'taken-back': seen?.crm === recordStateOf(record),
    'ended-apart': state === 'finished',
    'no-user': record.byTheDesk,
  };
  return notice && stays[notice as keyof typeof stays] ? { notice } : {};
}

/** Whether a question was not settled when the deal ended: both sides are closed then, and each keeps its value. */
function isApart({ questions, state }: CrmLink, step: OutcomeStep, plan: MergePlan): boolean {
  if (state === 'finished') return false;
  if (step.kind === 'close-crm') return Object.keys(plan.questions).length > 0;
  // People may have made both values equal since it was asked.
  return step.kind === 'finished' && plan.apart.some((field) => field in questions);
}

/** The end that the desk took over from the CRM, while it can be undone. */
function followedEnd({ plan, decision }: Referral): string | undefined {
  if (plan?.byCrm) return plan.kind;
  return decision?.byCrm && decision.state === 'held' ? decision.kind : undefined;
}
