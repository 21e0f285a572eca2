import type { Db } from 'mongodb';
import type { Clock } from '../../clock.ts';
import type { Feature } from '../../feature.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Logger } from '../../logger.ts';
import { MongoCalendarLinks } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import { CalendarFeed } from './calendar-feed.ts';
import { calendarWords } from './calendar-words.ts';
import { MongoCalendarEntries } from './mongo-calendar-entries.ts';

export interface CalendarDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly access: Access;
  readonly language: Locale;
  readonly publicUrl: string;
}

/** Deadlines and close dates in people's own calendars, by one secret link each. */
export function createCalendar({ db, ...deps }: CalendarDeps) {
  const links = new MongoCalendarLinks(db);
  const feed = new CalendarFeed({ ...deps, links, entries: new MongoCalendarEntries(db, deps.access) });
  const { command, intent, actions } = calendarWords({ ...deps, feed, links });
  const feature: Feature = {
    name: 'calendar',
    commands: [command],
    intents: [intent],
    cardActions: actions,
    stores: [links],
  };
  return { feature, read: (secret: string) => feed.read(secret) };
}
