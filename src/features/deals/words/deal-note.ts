import { say } from '../../../i18n/catalogue.ts';
import { dayIn, formatCalendarDate } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { RecordChange } from '../../referrals/index.ts';

/** A note to append, preceded by the writer's calendar day and name. */
export function noteChange(
  note: { readonly text: string; readonly name: string; readonly at: Date },
  reader: { readonly locale: Locale; readonly timeZone: string },
): RecordChange {
  const date = formatCalendarDate(reader.locale, new Date(`${dayIn(reader.timeZone, note.at)}T00:00:00Z`));
  return {
    field: 'note',
    text: say(reader.locale, 'deal.note.line', { date, name: note.name, text: note.text.trim() }),
  };
}
