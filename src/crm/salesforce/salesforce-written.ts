import type { CrmMapping } from '../mapping.ts';
import { mayBeFormOf } from '../may-be-form.ts';
import { CrmError, type CrmField, type CrmRecord, type CrmValues } from '../port.ts';

/**
 * A write answers without the record, which is read by another request: where somebody wrote in between, theirs would be taken for what
 * the CRM made of ours. Throws `merge-again`. An automation after each save hides who wrote before it, the desk or somebody.
 * @param isHeld what was sent stands there, whoever wrote last.
 */
export function asWeLeftIt(record: CrmRecord, isHeld: boolean): CrmRecord {
  if (!record.byTheDesk && !isHeld) throw new CrmError({ kind: 'merge-again', code: 'changed-since' });
  return record.byNobody ? { ...record, byTheDesk: true } : record;
}

/** Without those of columns that nobody may write to a new record. */
export function valuesSent(body: object, values: Partial<CrmValues>, { fields }: CrmMapping): Partial<CrmValues> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields[name as CrmField].column in body));
}

/** Whether the record has these values, as far as it can be read: in a form of the CRM's own where an automation of nobody's wrote last. */
export function holds({ values, byNobody }: CrmRecord, sent: Partial<CrmValues>): boolean {
  const isSame = byNobody ? mayBeFormOf : isInOneForm;
  return (Object.entries(sent) as [CrmField, CrmValues[CrmField]][]).every(([field, value]) => {
    const there = values[field];
    return there === undefined || isSame(there, value);
  });
}

function isInOneForm(one: CrmValues[CrmField], other: CrmValues[CrmField]): boolean {
  return inOneForm(one) === inOneForm(other);
}

function inOneForm(value: CrmValues[CrmField]): string {
  return value === null || typeof value === 'string' ? (value ?? '').trim() : `${value.value} ${value.currency}`;
}

/** Stage and close date must stand in a new record: what is empty here does not take the place of what is assumed. */
export function withoutEmpty(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
