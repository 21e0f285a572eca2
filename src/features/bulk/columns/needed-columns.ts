import type { BulkColumn } from './bulk-columns.ts';

/** Mandatory for a new deal (docs/partner-center.md#csv-columns). */
export const neededOfNew: readonly BulkColumn[] = [
  ...(['name', 'customerName', 'addressLine1', 'city', 'country', 'status', 'substatus', 'value', 'currency'] as const),
  ...(['closeDate', 'helpWanted', 'share', 'consent', 'solution 1', 'member 1'] as const),
];

export function isNeededOfNew(column: BulkColumn): boolean {
  return neededOfNew.includes(column);
}
