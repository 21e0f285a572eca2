import type { CrmRule } from '../../../crm/mapping.ts';
import type { FieldBase, OpenQuestion, SyncField, SyncValue } from '../link/crm-link.ts';
import { isEmpty } from './sync-values.ts';

/** Three-way merge of one field: base, Partner Center now, CRM now. Pure; every case is in the table of its tests. */

export interface FieldSituation {
  readonly field: SyncField;
  readonly rule: CrmRule;
  readonly base: FieldBase | undefined;
  readonly partnerCenter: SyncValue;
  /** Undefined: it cannot be read, which says nothing about what stands there. */
  readonly crm: SyncValue | undefined;
  /** The CRM would refuse or ignore a write: no right, calculated, closed. */
  readonly crmTakesIt: boolean;
  /** The same to the CRM: rounded, cut, within one class of stages. */
  readonly alike: boolean;
  readonly partnerCenterChanged: boolean;
  readonly crmChanged: boolean;
  /** The deal was accepted in the desk less than a day ago: what stands at Partner Center was said just now. */
  readonly fresh: boolean;
  /** The desk made the record: nobody else's words stand in it. */
  readonly ours: boolean;
}

export type FieldStep =
  | { readonly kind: 'nothing' }
  /** Both hold the same, each in its own form: only the base moves. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'toCrm' }
  | { readonly kind: 'toPartnerCenter' }
  /** Both texts, one after the other, to both sides. */
  | { readonly kind: 'join' }
  | { readonly kind: 'ask'; readonly why: OpenQuestion['why'] }
  | { readonly kind: 'unreadable' }
  /** It should be written and cannot be: the CRM's side stays as it is until it can. */
  | { readonly kind: 'cannot' };

/** Empty at one side and full at the other is a loss that only a person may want. */
export const neverCleared: readonly SyncField[] = ['name', 'dealValue', 'closeDate'];
/** Columns that exist for the desk: nobody else's words can be in them. */
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

/** What the other side holds already is written to nobody. */
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
  // An emptied column says of no deal where it stands.
  if (field === 'salesStage' && isEmpty(crm ?? '')) return { kind: 'nothing' };
  // Whoever edits a cut text has not seen the rest of it.
  if (base?.cut) return { kind: 'ask', why: 'cut' };
  return { kind: 'toPartnerCenter' };
}

function bothChanged(now: FieldSituation): FieldStep {
  if (now.base?.cut) return { kind: 'ask', why: 'cut' };
  if (now.field === 'notes') return now.crmTakesIt ? joined(now) : { kind: 'ask', why: 'both-changed' };
  // Sales work in the CRM: its stage is the newer one, and nothing is lost that cannot be chosen again.
  if (now.field === 'salesStage') return isEmpty(now.crm ?? '') ? toCrm(now) : { kind: 'toPartnerCenter' };
  return { kind: 'ask', why: 'both-changed' };
}

function joined(now: FieldSituation): FieldStep {
  if (isEmpty(now.crm ?? '')) return toCrm(now);
  return isEmpty(now.partnerCenter) ? toPartnerCenter(now) : { kind: 'join' };
}

/** Nothing is known of what was agreed: empty never beats full, and two values are a question unless one was said just now. */
function firstMerge(now: FieldSituation): FieldStep {
  if (now.alike) return { kind: 'agree' };
  if (ownColumns.includes(now.field) || isEmpty(now.crm ?? '')) return firstToCrm(now);
  if (isEmpty(now.partnerCenter)) return { kind: now.rule === 'toCrm' ? 'agree' : 'toPartnerCenter' };
  // One way only, and the record is somebody else's: the source speaks when it changes next.
  if (now.rule === 'toCrm') return { kind: now.ours && now.crmTakesIt ? 'toCrm' : 'agree' };
  // Many an organisation never moves that column: its first stage would set back all that is linked for the first time.
  if (now.rule === 'toPartnerCenter' || now.field === 'salesStage') return { kind: 'agree' };
  if (now.field === 'notes') return joined(now);
  return now.fresh && now.crmTakesIt ? { kind: 'toCrm' } : { kind: 'ask', why: 'first-link' };
}

function firstToCrm({ rule, partnerCenter, crmTakesIt }: FieldSituation): FieldStep {
  if (rule === 'toPartnerCenter' || isEmpty(partnerCenter)) return { kind: 'agree' };
  return { kind: crmTakesIt ? 'toCrm' : 'cannot' };
}
