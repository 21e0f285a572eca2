import type { CrmMapping } from './mapping.ts';
import { type CrmField, crmFields } from './port.ts';

/** Mapped fields that are carried at all. */
export function carriedFields({ fields }: CrmMapping): readonly CrmField[] {
  return crmFields.filter((name) => fields[name].rule !== 'off');
}
