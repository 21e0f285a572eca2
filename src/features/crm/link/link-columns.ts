import type { CrmMapping } from '../../../crm/mapping.ts';
import { type CrmLink, type SyncField, syncFields } from './crm-link.ts';

/** Column of each field, by the mapping. */
function columnsOf({ fields, columns }: Pick<CrmMapping, 'fields' | 'columns'>): Readonly<Record<SyncField, string>> {
  const named = syncFields.map((field) => [field, fields[field].column] as const);
  return {
    ...(Object.fromEntries(named) as Record<SyncField, string>),
    dealValue: `${fields.dealValue.column} ${columns.currency}`,
  };
}

/**
 * Drops what was agreed on in columns that the mapping no longer names: an empty new column would be taken for a value that a person has
 * removed. Such a field is merged as on the first link.
 */
export function inColumnsOf(link: CrmLink, mapping: Pick<CrmMapping, 'fields' | 'columns'>): CrmLink {
  const now = columnsOf(mapping);
  const { columns: before } = link;
  if (before && syncFields.every((field) => before[field] === now[field])) return link;
  const isMoved = (field: string) => before !== undefined && before[field as SyncField] !== now[field as SyncField];
  const others = <Values extends object>(values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => !isMoved(field))) as Values;
  const { base, sending, sent, choices } = link;
  return {
    ...link,
    ...{ base: others(base), sending: others(sending), sent: others(sent), choices: others(choices) },
    columns: now,
  };
}
