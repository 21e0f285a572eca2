import { cutText } from '../../../crm/cut-text.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import type { CrmDescription } from '../../../crm/port.ts';
import { roundedAmount } from '../../../crm/rounded-amount.ts';
import type { SyncField, SyncValue } from '../link/crm-link.ts';
import { stageFor } from './stage-classes.ts';
import { isMoney } from './sync-values.ts';

/** A value in this CRM's form: truncated, rounded, in its own stages. */

export interface CrmFormTerms {
  readonly mapping: Pick<CrmMapping, 'stages'>;
  readonly description: Pick<CrmDescription, 'fields' | 'currencies'>;
}

export function crmForm(field: SyncField, value: SyncValue, { mapping, description }: CrmFormTerms): SyncValue {
  if (isMoney(value)) {
    const decimals = decimalsOf(value.currency, description);
    return decimals === undefined ? value : { ...value, value: roundedAmount(value.value, decimals) };
  }
  if (value === null) return null;
  if (field === 'salesStage') return stageFor(value, mapping.stages) ?? '';
  return cutText(value, description.fields[field]?.longest).text;
}

/** Whether the CRM would truncate the text. */
export function isCutThere(field: SyncField, value: SyncValue, { description }: CrmFormTerms): boolean {
  if (typeof value !== 'string' || field === 'salesStage') return false;
  return value.length > (description.fields[field]?.longest ?? Number.POSITIVE_INFINITY);
}

/** Undefined: the CRM does not have this currency. */
export function decimalsOf(currency: string, { currencies }: Pick<CrmDescription, 'currencies'>): number | undefined {
  return currencies.find(({ code }) => code === currency)?.decimals;
}
