import { alarmCard, dailyCard, type HealthReader, overCard } from '../../src/features/health/health-cards.ts';
import type { HealthFacts } from '../../src/features/health/health-facts.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { AdaptiveCard, OutgoingMessage } from '../../src/messenger.ts';

const now = new Date('2026-11-28T08:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const facts: HealthFacts = {
  lastRead: minutesAgo(2),
  lastEvent: minutesAgo(125),
  expectsEvents: true,
  parked: 0,
  sends: { waiting: 0 },
  changesWaiting: 0,
  secretExpires: new Date('2027-01-08T00:00:00Z'),
  crm: { name: 'Salesforce', lastRead: minutesAgo(1), wants: [] },
};
const wrong: HealthFacts = {
  ...facts,
  lastRead: minutesAgo(1_600),
  parked: 3,
  sends: { waiting: 12, oldestDueAt: minutesAgo(14) },
  changesWaiting: 2,
  secretExpires: new Date('2026-12-01T00:00:00Z'),
  crm: {
    name: 'Dynamics 365',
    lastRead: minutesAgo(3),
    wants: [
      { what: 'right-missing', since: minutesAgo(20) },
      { what: 'notes: right-missing', since: minutesAgo(20) },
    ],
  },
};
const admins = [
  { name: 'Adele Vance', teamsId: '29:1a' },
  { name: 'Lee Gu', teamsId: '29:1b' },
];
const ended = { kind: 'reading', id: 'reading', since: minutesAgo(95), toldAt: minutesAgo(94) } as const;

/** What the desk says of itself. */
export const healthLooks = {
  'health-day': (locale: Locale) => shown(dailyCard(facts, [], readerOf(locale))),
  'health-day-late': (locale: Locale) => shown(dailyCard(wrong, ['secret'], readerOf(locale))),
  'health-alarm': (locale: Locale) =>
    shown(
      alarmCard(wrong, ['reading', 'events', 'sends', 'changes', 'parked', 'secret', 'crm'], readerOf(locale), admins),
    ),
  'health-over': (locale: Locale) => shown(overCard([{ ...ended, wellSince: minutesAgo(6) }], [], readerOf(locale))),
  'health-partly': (locale: Locale) =>
    shown(overCard([{ ...ended, wellSince: minutesAgo(6) }], ['sends', 'secret'], readerOf(locale))),
};

function readerOf(locale: Locale): HealthReader {
  return { locale, timeZone: 'Europe/Berlin', namesZone: true, now, serverAhead: 0 };
}

function shown(message: OutgoingMessage): { readonly card: AdaptiveCard } {
  if (message.kind !== 'card') throw new Error('It is a card.');
  return { card: message.card };
}
