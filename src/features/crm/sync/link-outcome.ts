import type { CrmRecord } from '../../../crm/port.ts';
import { type Referral, withoutKeys } from '../../referrals/index.ts';
import type { CrmLink, SyncField } from '../link/crm-link.ts';
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
  written: LinkWritten,
  referral: Referral,
  plan: MergePlan & { readonly apart: readonly SyncField[] },
  hold: SyncHold,
): Promise<CrmLink | undefined> {
  const { crm, links, now } = deps;
  const { link, record } = written;
  const partnerCenter = outcomeOfReferral(referral.record);
  const step = nextOutcomeStep(deps, written, referral);
  const followed = followedEnd(referral);
  const isReopened = followed !== undefined && followed !== record.outcome.kind;
  if (isReopened || step.kind === 'ask') await hold.assert();
  if (isReopened && (await deps.deals.reopen?.(referral.id)))
    // Due again, with the deal's new state.
    return links.save(link, {
      ...link,
      ...{ notice: 'taken-back', outcomeBase: { partnerCenter, crm: 'open' }, seen: { crm: recordStateOf(record) } },
      dueAt: now(),
    });
  const settled: CrmLink = {
    ...withQuestions(link, plan, step, record, now(), written.refusal),
    ...noticeKept(link, record, isBeingDecided(referral)),
    ...(isApart(link, step, plan.apart) ? { notice: 'ended-apart' } : {}),
    seen: { crm: recordStateOf(record) },
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
  if (step.kind === 'finished') {
    const ended = step.notice ? { ...settled, notice: step.notice } : settled;
    return linkDone(deps, link, closedBoth(settledLink(ended), partnerCenter, record, now()));
  }
  await links.save(link, withLoadEnded(settledLink(notEnded(settled, record, referral, now())), now()));
  return undefined;
}

function nextOutcomeStep(
  { mapping, now }: LinkSyncDeps,
  { link, record }: LinkWritten,
  referral: Referral,
): OutcomeStep {
  const { dealValue, statusReason, closedAt } = referral.record;
  return outcomeStep({
    partnerCenter: outcomeOfReferral(referral.record),
    crm: record.outcome,
    base: link.outcomeBase,
    mapping,
    value: dealValue ?? null,
    held: record.values.dealValue,
    ...(statusReason ? { statusReason } : {}),
    closedOn: (closedAt ?? now()).toISOString().slice(0, 10),
    isDeciding: isBeingDecided(referral),
  });
}

/** Decided here, and not yet confirmed by Partner Center. */
const isBeingDecided = ({ decision }: Referral): boolean => decision !== undefined && decision.state !== 'confirmed';

function notEnded(settled: CrmLink, { outcome }: CrmRecord, referral: Referral, at: Date): CrmLink {
  const waits = Object.keys(settled.sent).length > 0;
  return {
    ...settled,
    ...(waits ? {} : { upToDateAt: at }),
    // Not followed twice if the process died before it was recorded.
    ...(outcome.kind === 'open' || outcome.kind === followedEnd(referral)
      ? { outcomeBase: { partnerCenter: outcomeOfReferral(referral.record), crm: outcome.kind } }
      : {}),
  };
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
    'no-user': record.byTheDesk || record.byNobody === true,
  };
  return notice && stays[notice as keyof typeof stays] ? { notice } : {};
}

/** Whether the deal ended with values that nothing carries any more: both sides are closed then, and each keeps its own. */
function isApart({ state }: CrmLink, step: OutcomeStep, apart: readonly SyncField[]): boolean {
  return state !== 'finished' && (step.kind === 'close-crm' || step.kind === 'finished') && apart.length > 0;
}

/** The end that the desk took over from the CRM, while it can be undone. */
function followedEnd({ plan, decision }: Referral): string | undefined {
  if (plan?.byCrm) return plan.kind;
  return decision?.byCrm && decision.state === 'held' ? decision.kind : undefined;
}
