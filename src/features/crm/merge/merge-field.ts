import type { CrmRule } from '../../../crm/mapping.ts';
import type { FieldBase, OpenQuestion, SyncField, SyncValue } from '../link/crm-link.ts';
import { isEmpty } from './sync-values.ts';

/** Three-way merge of one field: base, Partner Center now, CRM now. Pure; every case is in the table of its tests. */

export interface FieldSituation {
  readonly field: SyncField;
  readonly rule: CrmRule;
  readonly base: FieldBase | undefined;
  readonly partnerCenter: SyncValue;
  /** Undefined: unreadable, which does not mean empty. */
  readonly crm: SyncValue | undefined;
  /** False: the CRM would refuse or ignore a write (no right, calculated, closed). */
  readonly crmTakesIt: boolean;
  /** Equal in the CRM's form: rounded, truncated, same class of stages. */
  readonly alike: boolean;
  readonly partnerCenterChanged: boolean;
  readonly crmChanged: boolean;
  /** Accepted in the desk less than a day ago, so Partner Center's values are recent. */
  readonly fresh: boolean;
  /** The desk created the record: it has nobody else's values. */
  readonly ours: boolean;
}

export type FieldStep =
  | { readonly kind: 'nothing' }
  /** Equal, each in its own form: only the base changes. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'toCrm' }
  | { readonly kind: 'toPartnerCenter' }
  /** Both texts, concatenated, to both sides. */
  | { readonly kind: 'join' }
  | { readonly kind: 'ask'; readonly why: OpenQuestion['why'] }
  | { readonly kind: 'unreadable' }
  /** A write to the CRM is due but not possible at present. */
  | { readonly kind: 'cannot' };

/** Clearing these would lose data, so a person has to confirm. */
export const neverCleared: readonly SyncField[] = ['name', 'dealValue', 'closeDate'];
/** Columns owned by the desk: nobody else writes to them. */
const ownColumns: readonly SyncField[] = ['campaign', 'link', 'microsoftId', 'microsoftStatus', 'solutions'];

export function mergeField(now: FieldSituation): FieldStep {
  if (now.rule === 'off') return { kind: 'nothing' };
  if (now.crm === undefined) return { kind: 'unreadable' };
  if (!now.base) return firstMerge(now);
  if (now.rule === 'toCrm') return now.partnerCenterChanged ? sent(now, toCrm(now)) : { kind: 'nothing' };
  if (now.rule === 'toPartnerCenter') return now.crmChanged ? sent(now, toPartnerCenter(now)) : { kind: 'nothing' };
  if (!now.partnerCenterChanged && !now.crmChanged) return { kind: 'nothing' };
  if (now.alike) return { kind: 'agree' };
  if (!now.crmChanged) return toCrm(now);
  if (!now.partnerCenterChanged) return toPartnerCenter(now);
  return bothChanged(now);
}

/** Skips the write if the other side has the value already. */
function sent({ alike }: FieldSituation, step: FieldStep): FieldStep {
  return alike ? { kind: 'agree' } : step;
}

function toCrm(now: FieldSituation): FieldStep {
  if (isEmpty(now.partnerCenter) && !isEmpty(now.crm ?? '') && neverCleared.includes(now.field))
    return now.rule === 'both' ? { kind: 'ask', why: 'cleared' } : { kind: 'agree' };
  return now.crmTakesIt ? { kind: 'toCrm' } : { kind: 'cannot' };
}

function toPartnerCenter({ field, crm, base, partnerCenter }: FieldSituation): FieldStep {
  if (isEmpty(crm ?? '') && !isEmpty(partnerCenter) && neverCleared.includes(field))
    return { kind: 'ask', why: 'cleared' };
  // An emptied column is not a stage.
  if (field === 'salesStage' && isEmpty(crm ?? '')) return { kind: 'nothing' };
  // The editor of a truncated text has not seen the rest of it.
  if (base?.cut) return { kind: 'ask', why: 'cut' };
  return { kind: 'toPartnerCenter' };
}

function bothChanged(now: FieldSituation): FieldStep {
  if (now.base?.cut) return { kind: 'ask', why: 'cut' };
  if (now.field === 'notes') return now.crmTakesIt ? joined(now) : { kind: 'ask', why: 'both-changed' };
  // Sales work in the CRM, so its stage is the newer one, and a stage can be chosen again.
  if (now.field === 'salesStage') return isEmpty(now.crm ?? '') ? toCrm(now) : { kind: 'toPartnerCenter' };
  return { kind: 'ask', why: 'both-changed' };
}

function joined(now: FieldSituation): FieldStep {
  if (isEmpty(now.crm ?? '')) return toCrm(now);
  return isEmpty(now.partnerCenter) ? toPartnerCenter(now) : { kind: 'join' };
}

/** Without a base: a value wins over empty, and two values are a question unless one is recent. */
function firstMerge(now: FieldSituation): FieldStep {
  if (now.alike) return { kind: 'agree' };
  if (ownColumns.includes(now.field) || isEmpty(now.crm ?? '')) return firstToCrm(now);
  if (isEmpty(now.partnerCenter)) return { kind: now.rule === 'toCrm' ? 'agree' : 'toPartnerCenter' };
  // One-way, and the record is other people's: the source's value is written at its next change.
  if (now.rule === 'toCrm') return { kind: now.ours && now.crmTakesIt ? 'toCrm' : 'agree' };
  // Many organisations never use that column: its initial stage would reset all newly linked deals.
  if (now.rule === 'toPartnerCenter' || now.field === 'salesStage') return { kind: 'agree' };
  if (now.field === 'notes') return joined(now);
  return now.fresh && now.crmTakesIt ? { kind: 'toCrm' } : { kind: 'ask', why: 'first-link' };
}

function firstToCrm({ rule, partnerCenter, crmTakesIt }: FieldSituation): FieldStep {
  if (rule === 'toPartnerCenter' || isEmpty(partnerCenter)) return { kind: 'agree' };
  return { kind: crmTakesIt ? 'toCrm' : 'cannot' };
}
