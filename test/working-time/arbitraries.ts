import fc from 'fast-check';
import type { TimeAway, WorkingWeek } from '../../src/working-time/working-calendar.ts';

const day = 86_400_000;

/** Every zone that this Node knows. */
export const zones = Intl.supportedValuesOf('timeZone');

/** From every continent, with calendars by the sun and by the moon, and weeks that end on other days. */
export const countries = (
  'DE FR GB IE ES PT IT AT CH NL BE DK SE NO FI PL CZ HU RO GR RU UA TR IL SA AE EG MA ZA NG KE IN CN TW KR JP TH ID MY SG PH AU NZ ' +
  'US CA MX BR AR CL CO PE'
).split(' ');

const begin = Date.UTC(2025, 0, 1);

/** In the minute, over five years; every second one in a night in which some zone changes its clocks. */
export const anInstant = fc.oneof(
  fc.integer({ min: 0, max: 5 * 365 * 1_440 }).map((minutes) => begin + minutes * 60_000),
  fc
    .tuple(
      fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-04-05', '2026-10-04'),
      fc.nat(3 * 1_440),
    )
    .map(([date, minutes]) => Date.parse(`${date}T00:00Z`) - day + minutes * 60_000),
);

/** Of half an hour at least, at any time of day; any days but none. */
export const aWorkingWeek: fc.Arbitrary<WorkingWeek> = fc
  .record({
    zone: fc.constantFrom(...zones),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    country: fc.option(fc.constantFrom(...countries), { nil: undefined }),
    hours: fc.oneof(
      fc.constant([540, 1_020]),
      fc
        .tuple(fc.integer({ min: 0, max: 1_380 }), fc.integer({ min: 60, max: 720 }))
        .map(([from, length]) => [from, Math.min(1_440, from + length)]),
    ),
  })
  .map(({ zone, days, country, hours: [from = 0, to = 0] }) => ({
    zone,
    days,
    from,
    to,
    ...(country ? { country } : {}),
  }));

export const anAbsence: fc.Arbitrary<TimeAway> = fc
  .tuple(anInstant, fc.integer({ min: 60, max: 40 * 1_440 }))
  .map(([from, minutes]) => ({ from: new Date(from), until: new Date(from + minutes * 60_000) }));
