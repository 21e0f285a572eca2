import type { CrmSystem } from '../../../crm/port.ts';
import { currentCorrelation } from '../../../logger.ts';
import { asEdited, closedDeal, reopenedDeal, standingOfDeal } from '../../deals/index.ts';
import {
  type DeskDeps,
  type Money,
  newEntry,
  type RecordChange,
  type Referral,
  sameValue,
  touchReferral,
  valueIn,
  withoutKeys,
  writeReferral,
} from '../../referrals/index.ts';
import type { SyncField, SyncValue } from '../link/crm-link.ts';
import { isMoney, tidyName, tidyText } from '../merge/sync-values.ts';
import type { CrmDealWriter } from './link-sync-deps.ts';

/** Attempts on conflicting writes: people, webhooks and the relay write to the same document. */
const attempts = 5;

const names: Partial<Record<SyncField | 'crmId', string>> = { crmId: 'externalReferenceId', campaign: 'campaignId' };

/** Sends changes of the CRM to Partner Center by the desk's own outbox, after people's earlier changes. */
export function crmDealWriter(deps: DeskDeps, system: CrmSystem, closing?: ClosingTerms): CrmDealWriter {
  return {
    reopen: (referralId) => reopens(deps, system, referralId),
    ...(closing ? { close: (referralId, end) => closes(deps, system, closing, referralId, end) } : {}),
    async change(referralId, changes) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const referral = await deps.referrals.find(referralId);
        if (!referral || standingOfDeal(referral) !== 'open') return 'closed';
        const fitting = Object.entries(changes).flatMap(([field, change]) =>
          fittingChange(referral, field as SyncField, change),
        );
        if (fitting.length === 0) return 'done';
        const at = deps.clock.now();
        const carries = { work: { kind: 'change', changes: fitting } } as const;
        const entry = { ...newEntry('change', at, currentCorrelation() ?? 'crm', carries), byCrm: system };
        const next = touchReferral({ ...referral, outbox: [...referral.outbox, entry] }, deps.policy, at);
        const fields = fitting.map(({ field }) => field);
        const written = await writeReferral(deps, referral, next, {
          what: 'crm-change',
          by: system,
          after: { fields },
        });
        if (written) return 'done';
      }
      return 'busy';
    },
  };
}

/** Absent: a person has to close the deal. */
export interface ClosingTerms {
  /** Earliest time to win a deal without risk to its registration; undefined: now. */
  readonly wonSafelyFrom: (referral: Referral) => Promise<Date | undefined>;
}

/** Minimum undo window in seconds, since no person pressed anything. */
const leastUndo = 900;

async function closes(
  deps: DeskDeps,
  system: CrmSystem,
  { wonSafelyFrom }: ClosingTerms,
  referralId: string,
  end: Parameters<NonNullable<CrmDealWriter['close']>>[1],
): Promise<'marked' | 'planned' | false> {
  const { clock, policy } = deps;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const referral = await deps.referrals.find(referralId);
    if (!referral?.owner || standingOfDeal(referral) !== 'open') return false;
    // The owner has planned the same already.
    if (referral.plan && end.kind === 'won') return 'planned';
    const at = clock.now();
    const by = referral.owner;
    const safely = end.kind === 'won' ? await wonSafelyFrom(referral) : undefined;
    const undo = Math.max(policy.undoSeconds, leastUndo);
    const step = { by, at, correlationId: currentCorrelation() ?? 'crm', policy };
    const plannedAt = safely && new Date(Math.max(safely.getTime(), at.getTime() + undo * 1_000));
    const next = plannedAt
      ? touchReferral({ ...referral, plan: { kind: 'won', by, madeAt: at, at: plannedAt, byCrm: system } }, policy, at)
      : closedDeal(referral, step, { ...end, byCrm: system }, { undoSeconds: undo });
    const entry = { what: 'crm-close', by: system, after: { kind: end.kind } };
    if (await writeReferral(deps, referral, next, entry)) return plannedAt ? 'planned' : 'marked';
  }
  return false;
}

/** Revokes an end that was not sent yet, after it was reopened in the CRM. */
async function reopens(deps: DeskDeps, system: CrmSystem, referralId: string): Promise<boolean> {
  const { clock, policy } = deps;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const referral = await deps.referrals.find(referralId);
    if (!referral) return false;
    const { plan, decision } = referral;
    const at = clock.now();
    const isHeld = decision?.byCrm !== undefined && decision.state === 'held';
    if (!plan?.byCrm && !isHeld) return false;
    const next = isHeld
      ? reopenedDeal(referral, { by: decision.by, at, correlationId: currentCorrelation() ?? 'crm', policy })
      : touchReferral(withoutKeys(referral, 'plan'), policy, at);
    if (await writeReferral(deps, referral, next, { what: 'crm-reopen', by: system })) return true;
  }
  return false;
}

/** The outbox change; none if another change of the field is pending, or Partner Center can't change it. */
function fittingChange(
  referral: Referral,
  field: SyncField | 'crmId',
  { from, to }: { readonly from: SyncValue; readonly to: SyncValue },
): readonly RecordChange[] {
  const name = (names[field] ?? field) as 'name';
  const now = valueIn(asEdited(referral), name) as string | Money | null;
  if (!sameAsSeen(now, from)) return [];
  if (field === 'dealValue') return isMoney(to) ? [{ field: 'dealValue', from: now as Money | null, to }] : [];
  if (field === 'closeDate' && to === '') return [];
  // Partner Center's own form and not the normalised one: the change is conditional on it.
  return isMoney(to) || isMoney(from) ? [] : [{ field: name, from: String(now ?? ''), to: to ?? '' }];
}

function sameAsSeen(now: string | Money | null, seen: SyncValue): boolean {
  if (typeof now === 'string' && typeof seen === 'string')
    return now === seen || tidyText(now) === seen || tidyName(now) === seen;
  return sameValue(now, seen);
}
