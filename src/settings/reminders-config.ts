import type { Settings } from '../settings.ts';
import type { DecreedByCountry } from '../working-time/decreed-days.ts';

export function remindersOf(settings: Settings) {
  return {
    hours: hoursOf(settings),
    escalation: settings.ESCALATION ?? usualEscalation,
    ladder: settings.REMINDER_LADDER ?? ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
    channelWithin: settings.CHANNEL_REMINDERS_WITHIN ?? 'P3D',
  };
}

const hour = 3_600_000;

/** Two days before the deadline whoever else is on the team; then those above, then everybody, then who catches all. */
const usualEscalation = [
  { step: 'backup', before: 48 * hour },
  { step: 'manager', before: 24 * hour },
  { step: 'channel', before: 12 * hour },
  { step: 'catcher', before: 6 * hour },
] as const;

export function lowerCase(items: readonly string[] = []): readonly string[] {
  return items.map((item) => item.toLowerCase());
}

/** When people work who don't say otherwise: from nine to five, on the days that are usual in their country. */
function hoursOf(settings: Settings) {
  const { DEFAULT_TIME_ZONE, DEFAULT_COUNTRY, WORKING_DAYS, WORKING_HOURS } = settings;
  const { EXTRA_HOLIDAYS = {}, EXTRA_WORKING_DAYS = {} } = settings;
  const countries = [...new Set([...Object.keys(EXTRA_HOLIDAYS), ...Object.keys(EXTRA_WORKING_DAYS)])];
  const decreed = countries.map((one) => [
    one,
    { holidays: EXTRA_HOLIDAYS[one] ?? [], workingDays: EXTRA_WORKING_DAYS[one] ?? [] },
  ]);
  return {
    zone: DEFAULT_TIME_ZONE ?? 'UTC',
    ...(DEFAULT_COUNTRY ? { country: DEFAULT_COUNTRY } : {}),
    ...(WORKING_DAYS ? { days: WORKING_DAYS } : {}),
    ...(decreed.length > 0 ? { decreed: Object.fromEntries(decreed) as DecreedByCountry } : {}),
    hours: WORKING_HOURS ?? { from: 9 * 60, to: 17 * 60 },
  };
}
