import type { CrmMapping } from '../../../crm/mapping.ts';
import type { CrmClosing, CrmOutcome } from '../../../crm/port.ts';
import type { Money } from '../../referrals/index.ts';
import type { CrmLink, OutcomeKind } from '../link/crm-link.ts';

/** Carries the end of a deal to the other side. Irreversible on both sides, so it is never carried twice. */

export interface OutcomeSituation {
  readonly partnerCenter: OutcomeKind;
  readonly crm: CrmOutcome;
  readonly base: CrmLink['outcomeBase'];
  readonly mapping: Pick<CrmMapping, 'stages' | 'fields'>;
  readonly value: Money | null;
  /** The record's own amount; undefined: unreadable. */
  readonly held: Money | null | undefined;
  readonly statusReason?: string;
  /** Day on which it was closed at Partner Center, `YYYY-MM-DD`. */
  readonly closedOn: string;
  /** A decision of ours is pending at Partner Center, so the end is not known yet. */
  readonly isDeciding: boolean;
}

export type OutcomeStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'close-crm'; readonly closing: CrmClosing }
  /** The owner is asked whether the referral follows. */
  | { readonly kind: 'ask'; readonly outcome: 'won' | 'lost' }
  /** Nothing is left, or possible. */
  | { readonly kind: 'finished'; readonly notice?: NonNullable<CrmLink['notice']> };

export function outcomeStep(now: OutcomeSituation): OutcomeStep {
  const { partnerCenter, crm, base } = now;
  if (partnerCenter !== 'new' && partnerCenter !== 'open') return afterReferral(now);
  if (crm.kind === 'open' || now.isDeciding) return { kind: 'nothing' };
  // This end was answered already.
  if (base?.crm === crm.kind) return { kind: 'nothing' };
  // Irreversible at Partner Center: a person confirms, or at least has an undo window.
  return { kind: 'ask', outcome: crm.kind };
}

function afterReferral(now: OutcomeSituation): OutcomeStep {
  const { partnerCenter, crm, base } = now;
  if (partnerCenter === 'error') return { kind: 'finished' };
  const wanted = partnerCenter === 'won' ? 'won' : 'lost';
  if (crm.kind === wanted) return { kind: 'finished' };
  if (crm.kind !== 'open') return { kind: 'finished', notice: 'closed-differently' };
  // Reopened in the CRM after it was closed there: Partner Center's end stays.
  if (base && base.crm !== 'open') return { kind: 'finished', notice: 'reopened-in-crm' };
  return { kind: 'close-crm', closing: closingOf(now) };
}

/** The reason of a loss, if the CRM's stage or status implies one: the second lost stage means another vendor was chosen. */
export function reasonOfLoss(outcome: CrmOutcome, { stages }: Pick<CrmMapping, 'stages'>): 3 | undefined {
  return outcome.kind === 'lost' && outcome.reason !== undefined && stages.lost.indexOf(outcome.reason) === 1
    ? 3
    : undefined;
}

/** None in another currency than the record's, where it would be another amount, nor against the rule of the deal's value. */
function revenueOf({ value, held, mapping }: OutcomeSituation): Money | undefined {
  const { rule } = mapping.fields.dealValue;
  if (!value || value.currency !== held?.currency) return undefined;
  return rule === 'both' || rule === 'toCrm' ? value : undefined;
}

/** Wording of Partner Center's reason 3 (docs/partner-center.md#reasons), the only one that CRMs distinguish. */
const outsold = 'customer chose another vendor';

function closingOf(now: OutcomeSituation): CrmClosing {
  const { partnerCenter, mapping, statusReason, closedOn } = now;
  const [won = '', lost = '', other = lost] = [mapping.stages.won[0], ...mapping.stages.lost];
  const revenue = revenueOf(now);
  if (partnerCenter === 'won') return { kind: 'won', stage: won, closedOn, ...(revenue ? { revenue } : {}) };
  const stage = statusReason?.toLowerCase().startsWith(outsold) ? other : lost;
  return { kind: 'lost', stage, closedOn, subject: `Partner Center: ${partnerCenter}` };
}
