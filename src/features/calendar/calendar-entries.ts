import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import { unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';

/** An entry of a person's calendar: ids, the customer's name, times, and nothing else of the referral. */
export interface CalendarEntry {
  readonly referralId: string;
  readonly customer: string;
  /** The response deadline, or the UTC day on which a deal should close. */
  readonly kind: 'deadline' | 'close-date';
  readonly at: Date;
  /** Incremented with each change: calendar programs keep the newer version. */
  readonly version: number;
  readonly changedAt: Date;
}

/** Seconds. The suggested refresh interval, which not all calendar programs honour. */
const askAgainAfter = 3_600;
const untilDeadline = 30 * 60_000;

/** The calendar as text (RFC 5545). Never contains contact data: `CalendarEntry` has no field for it. */
export function calendarText(entries: readonly CalendarEntry[], locale: Locale): string {
  const calendar = ical({
    name: say(locale, 'calendar.name'),
    prodId: { company: 'co-sell-desk', product: 'deadlines', language: locale.slice(0, 2).toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: askAgainAfter,
  });
  for (const { referralId, customer, kind, at, version, changedAt } of entries) {
    const day = kind === 'close-date';
    calendar.createEvent({
      id: `${referralId}-${kind}@co-sell-desk`,
      // A deadline is shown as the end of a half hour: long enough to be visible, and nothing after the deadline.
      start: day ? at : new Date(at.getTime() - untilDeadline),
      ...(day ? { allDay: true } : { end: at }),
      summary: say(locale, `calendar.${kind}`, { customer: unformatted(customer, 80) || '–' }),
      sequence: version,
      stamp: changedAt,
      // Does not block the time in the person's calendar.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}
