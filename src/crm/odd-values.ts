import type { CrmField } from './crm-values.ts';

/** Values that stand in a column which a mapping names, and are of no kind that its field can hold. */

/**
 * Text in the place of an amount, or of a day: it says nothing about what the field holds, as little as what may not be read.
 * @param value as the CRM sends it; null or undefined: empty, which is a value.
 */
export function isOddValue(name: CrmField, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (name === 'dealValue') return typeof value !== 'number' || !Number.isFinite(value);
  return name === 'closeDate' && closeDayOf(value) === undefined;
}

/** The calendar day of a date, or the UTC day of a point in time, `YYYY-MM-DD`; undefined: it is neither. */
export function closeDayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(?:$|T)/.test(value)) return undefined;
  // Times of Salesforce come with an offset without a colon.
  const at = new Date(value.length > 10 ? value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : value);
  if (Number.isNaN(at.getTime())) return undefined;
  const day = at.toISOString().slice(0, 10);
  // 30 February is read as a day of March.
  return value.length > 10 || day === value ? day : undefined;
}
