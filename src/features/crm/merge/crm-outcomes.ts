import type { CrmMapping } from '../../../crm/mapping.ts';
import type { CrmClosing, CrmOutcome } from '../../../crm/port.ts';
import type { Money } from '../../referrals/index.ts';
import type { CrmLink, OutcomeKind } from '../link/crm-link.ts';

/** How a deal's end on one side reaches the other. An end cannot be taken back at either, so that none is carried twice. */

export interface OutcomeSituation {
  readonly partnerCenter: OutcomeKind;
  readonly crm: CrmOutcome;
  readonly base: CrmLink['outcomeBase'];
  readonly mapping: Pick<CrmMapping, 'stages'>;
  /** Of the deal: what was won. */
  readonly value: Money | null;
  readonly statusReason?: string;
  /** The day of the end at Partner Center, `YYYY-MM-DD`. */
  readonly closedOn: string;
  /** A decision of ours is on its way to Partner Center: its end is not known yet. */
  readonly isDeciding: boolean;
}

export type OutcomeStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'close-crm'; readonly closing: CrmClosing }
  /** The owner says whether the referral follows. */
  | { readonly kind: 'ask'; readonly outcome: 'won' | 'lost' }
  /** Nothing is left to do, or can be done. */
  | { readonly kind: 'finished'; readonly notice?: NonNullable<CrmLink['notice']> };

export function outcomeStep(now: OutcomeSituation): OutcomeStep {
  const { partnerCenter, crm, base } = now;
  if (partnerCenter !== 'new' && partnerCenter !== 'open') return afterReferral(now);
  if (crm.kind === 'open' || now.isDeciding) return { kind: 'nothing' };
  // Somebody has answered about this end already.
  if (base?.crm === crm.kind) return { kind: 'nothing' };
  // It cannot be taken back at Partner Center: somebody says so, or has Undo at the least.
  return { kind: 'ask', outcome: crm.kind };
}

function afterReferral(now: OutcomeSituation): OutcomeStep {
  const { partnerCenter, crm, base } = now;
  if (partnerCenter === 'error') return { kind: 'finished' };
  const wanted = partnerCenter === 'won' ? 'won' : 'lost';
  if (crm.kind === wanted) return { kind: 'finished' };
  if (crm.kind !== 'open') return { kind: 'finished', notice: 'closed-differently' };
  // It was closed in the CRM before: somebody opened it again, and Partner Center's end stays.
  if (base && base.crm !== 'open') return { kind: 'finished', notice: 'reopened-in-crm' };
  return { kind: 'close-crm', closing: closingOf(now) };
}

/** The reason of a loss that the CRM's own stage or status names: its second one is a customer who chose another vendor. */
export function reasonOfLoss(outcome: CrmOutcome, { stages }: Pick<CrmMapping, 'stages'>): 3 | undefined {
  return outcome.kind === 'lost' && outcome.reason !== undefined && stages.lost.indexOf(outcome.reason) === 1
    ? 3
    : undefined;
}

/** Partner Center's reason 3 in its own words (docs/partner-center.md#reasons): the one that CRMs keep apart. */
const outsold = 'customer chose another vendor';

function closingOf({ partnerCenter, mapping, value, statusReason, closedOn }: OutcomeSituation): CrmClosing {
  const [won = '', lost = '', other = lost] = [mapping.stages.won[0], ...mapping.stages.lost];
  if (partnerCenter === 'won') return { kind: 'won', stage: won, closedOn, ...(value ? { revenue: value } : {}) };
  const stage = statusReason?.toLowerCase().startsWith(outsold) ? other : lost;
  return { kind: 'lost', stage, closedOn, subject: `Partner Center: ${partnerCenter}` };
}
