import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { valueText } from '../../deals/index.ts';
import type { SyncValue } from '../link/crm-link.ts';
import { isEmpty } from '../merge/sync-values.ts';

type FieldSaid = Parameters<typeof valueText>[1];

const inPeoplesWords: readonly FieldSaid[] = ['name', 'notes', 'campaignId'];

/** A value within a sentence: what people wrote stands in quotation marks, since it may be sentences itself. */
export function valueSaid(locale: Locale, field: FieldSaid, value: SyncValue, max?: number): string {
  const text = valueText(locale, field, value, max);
  return inPeoplesWords.includes(field) && !isEmpty(value) ? say(locale, 'crm.quoted', { text }) : text;
}
