import type { CrmMapping } from '../../../crm/mapping.ts';
import { type CrmLink, type SyncField, syncFields } from './crm-link.ts';

export type LinkColumns = NonNullable<CrmLink['columns']>;

/** Column of each field, by the mapping. */
export function columnsOfMapping({ fields, columns }: Pick<CrmMapping, 'fields' | 'columns'>): LinkColumns {
  const named = syncFields.map((field) => [field, fields[field].column] as const);
  return {
    ...(Object.fromEntries(named) as LinkColumns),
    dealValue: `${fields.dealValue.column} ${columns.currency}`,
  };
}

/**
 * Drops what was agreed on in columns that the mapping no longer names: an empty new column would be taken for a value that a person has
 * removed. Such a field is merged as on the first link.
 * @param first of a link that does not say which columns its base is of: an earlier version made it, and it has been at rest since.
 */
export function inColumnsOf(
  link: CrmLink,
  mapping: Pick<CrmMapping, 'fields' | 'columns'>,
  first: LinkColumns | undefined,
): CrmLink {
  const now = columnsOfMapping(mapping);
  const before = link.columns ?? first;
  if (link.columns && syncFields.every((field) => link.columns?.[field] === now[field])) return link;
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
