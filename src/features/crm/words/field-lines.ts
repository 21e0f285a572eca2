import { plain } from '../../../cards/plain.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { type CrmSystem, crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fieldName } from '../../deals/index.ts';
import { type SyncField, syncFields } from '../link/crm-link.ts';

/** Which side can read what, from the mapping in use: for those responsible for what Microsoft sees. */
export function fieldLines(
  { fields }: Pick<CrmMapping, 'fields'>,
  system: CrmSystem,
  locale: Locale,
): readonly string[] {
  const crm = crmNames[system];
  const lines = syncFields.flatMap((field) => {
    const { rule, column } = fields[field];
    const values = { field: nameOf(field, column, locale), column: plain(column), crm };
    return rule === 'off' ? [] : [say(locale, `crm.fields.${rule}`, values)];
  });
  return [
    say(locale, 'crm.fields.title', { crm }),
    ...lines,
    say(locale, 'crm.fields.rest', { crm, column: plain(fields.description.column) }),
  ];
}

/** Columns owned by the desk have no name on cards. */
function nameOf(field: SyncField, column: string, locale: Locale): string {
  if (field === 'campaign') return fieldName(locale, 'campaignId');
  const known = (['name', 'dealValue', 'closeDate', 'notes', 'salesStage', 'solutions'] as const).find(
    (each) => each === field,
  );
  return known ? fieldName(locale, known) : plain(column);
}
