import { cutText } from '../../../crm/cut-text.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import type { CrmDescription, CrmField, CrmRecord, CrmValues } from '../../../crm/port.ts';
import type { Referral } from '../../referrals/index.ts';
import {
  type BothValues,
  type CrmLink,
  type FieldBase,
  type LinkProblem,
  type SyncField,
  syncFields,
} from '../link/crm-link.ts';
import { type CrmFormTerms, crmForm, decimalsOf, isCutThere } from '../merge/crm-form.ts';
import { isEmpty, isMoney, type SideValues, tidyText, valuesOfCrm } from '../merge/sync-values.ts';

/** The values of a new record, and the base after its creation. */

export interface FirstValues {
  readonly values: Partial<CrmValues>;
  readonly problem?: Omit<LinkProblem, 'since'>;
}

interface FirstTerms {
  readonly mapping: CrmMapping;
  readonly description: CrmDescription;
  /** Fields disabled until an operator has mended them. */
  readonly switchedOff: readonly CrmField[];
}

export function firstValues(
  partnerCenter: Required<SideValues>,
  { record }: Referral,
  terms: FirstTerms,
  now: Date,
): FirstValues {
  const values: { -readonly [Field in keyof CrmValues]?: unknown } = {};
  let problem: FirstValues['problem'];
  for (const field of syncFields) {
    const facts = terms.description.fields[field];
    if (!isWanted(field, partnerCenter, terms)) continue;
    const value = partnerCenter[field];
    // Never converted: without the currency the record is created without an amount, which is reported.
    if (isMoney(value) && decimalsOf(value.currency, terms.description) === undefined) {
      problem = { code: 'currency-missing', field };
      continue;
    }
    const form = field === 'salesStage' && isEmpty(value) ? crmForm(field, '10', terms) : crmForm(field, value, terms);
    if (!isEmpty(form)) values[field] = form;
    else if (field === 'closeDate' && facts?.required) values[field] = assumedDay(now, terms.mapping);
  }
  const { description } = terms.mapping.fields;
  const facts = terms.description.fields.description;
  const takesIt = facts?.writable !== false && !terms.switchedOff.includes('description');
  if (description.rule !== 'off' && takesIt && record.notes)
    values.description = cutText(tidyText(record.notes), facts?.longest).text;
  return { values: values as Partial<CrmValues>, ...(problem ? { problem } : {}) };
}

function isWanted(
  field: SyncField,
  partnerCenter: Required<SideValues>,
  { mapping, description, switchedOff }: FirstTerms,
): boolean {
  const facts = description.fields[field];
  const { rule } = mapping.fields[field];
  if (facts?.exists === false || facts?.writable === false) return false;
  // Disabled fields are left out until an operator has mended them, except mandatory ones.
  if (switchedOff.includes(field) && (field === 'salesStage' || facts?.required !== true)) return false;
  // The deal's stage is always sent: otherwise the CRM's initial stage would be read back as a change.
  const isKnownStage = field === 'salesStage' && rule !== 'off' && !isEmpty(partnerCenter[field]);
  return rule === 'both' || rule === 'toCrm' || facts?.required === true || isKnownStage;
}

/** An assumption that is never sent to Partner Center: only part of the CRM's half of the base. */
function assumedDay(now: Date, { assumedCloseDays }: CrmMapping): string {
  return new Date(now.getTime() + assumedCloseDays * 86_400_000).toISOString().slice(0, 10);
}

/** Write-ahead note of a creation, by which its result is recognised if the answer is lost. */
export function creationUnderWay(values: Partial<CrmValues>, partnerCenter: Required<SideValues>): CrmLink['sending'] {
  const both = syncFields.flatMap((field) => {
    const crm = values[field];
    return crm === undefined
      ? []
      : [[field, { partnerCenter: partnerCenter[field], crm } satisfies BothValues] as const];
  });
  return Object.fromEntries(both);
}

export function afterCreation(
  values: Partial<CrmValues>,
  partnerCenter: Required<SideValues>,
  record: CrmRecord,
  terms: CrmFormTerms,
  now: Date,
): Pick<CrmLink, 'base' | 'explained' | 'sending'> {
  const held = valuesOfCrm(record);
  const base: Partial<Record<SyncField, FieldBase>> = {};
  const explained: CrmLink['explained'] & Record<string, unknown> = {};
  for (const field of syncFields) {
    const crm = held[field];
    if (values[field] === undefined || crm === undefined) continue;
    const cut = isCutThere(field, partnerCenter[field], terms) ? { cut: true as const } : {};
    base[field] = { partnerCenter: partnerCenter[field], crm, ...cut };
    explained[field] = { from: 'partnerCenter', at: now };
  }
  return { base, explained, sending: {} };
}
