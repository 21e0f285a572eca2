import { DateTime } from 'luxon';
import type { PersonOptions } from '../../harness/person.ts';
import { knownHolidays, knownWorkingDays } from '../../working-time/known-holidays.ts';

/** A day of somebody who tells the desk where they live. */
export interface HolidayRow {
  readonly country: string;
  readonly zone: string;
  readonly day: string;
  readonly isFree: boolean;
}

type Place = readonly [country: string, zone: string, ...says: string[]];

/** Whose country the zone alone tells, and who says it: in English, Russian, Korean, Chinese. */
const places: readonly Place[] = [
  ['AE', 'Asia/Dubai', 'time zone Dubai'],
  ['AR', 'America/Argentina/Buenos_Aires', 'time zone Buenos Aires'],
  ['AT', 'Europe/Vienna', 'time zone Vienna'],
  ['AU', 'Australia/Sydney', 'time zone Sydney'],
  ['BD', 'Asia/Dhaka', 'time zone Dhaka'],
  ['BE', 'Europe/Brussels', 'time zone Brussels', 'my country is Belgium'],
  ['BR', 'America/Sao_Paulo', 'time zone São Paulo'],
  ['CA', 'America/Toronto', 'time zone Toronto', 'my country is Canada'],
  ['CH', 'Europe/Zurich', 'time zone Zurich', 'I live in Switzerland'],
  ['CL', 'America/Santiago', 'time zone Santiago'],
  ['CN', 'Asia/Shanghai', '時區 上海', '我的國家是中國'],
  ['CO', 'America/Bogota', 'time zone Bogota'],
  ['CZ', 'Europe/Prague', 'time zone Prague', 'my country is Czechia'],
  ['DE', 'Europe/Berlin', 'часовой пояс Берлин', 'праздники Германии'],
  ['DK', 'Europe/Copenhagen', 'time zone Copenhagen', 'my holidays are those of Denmark'],
  ['EG', 'Africa/Cairo', 'time zone Cairo'],
  ['ES', 'Europe/Madrid', 'time zone Madrid'],
  ['FI', 'Europe/Helsinki', 'time zone Helsinki'],
  ['FR', 'Europe/Paris', 'time zone Paris', 'public holidays in France'],
  ['GB', 'Europe/London', 'time zone London', 'my country is the UK'],
  ['GR', 'Europe/Athens', 'time zone Athens'],
  ['HK', 'Asia/Hong_Kong', '時區 香港'],
  ['ID', 'Asia/Jakarta', 'time zone Jakarta'],
  ['IE', 'Europe/Dublin', 'time zone Dublin'],
  ['IL', 'Asia/Jerusalem', 'time zone Jerusalem'],
  ['IN', 'Asia/Kolkata', 'time zone Kolkata'],
  ['IT', 'Europe/Rome', 'time zone Rome', 'my country is Italy'],
  ['JP', 'Asia/Tokyo', '시간대 도쿄'],
  ['KE', 'Africa/Nairobi', 'time zone Nairobi', 'my country is Kenya'],
  ['KR', 'Asia/Seoul', '시간대 서울', '공휴일은 한국'],
  ['MX', 'America/Mexico_City', 'time zone Mexico City'],
  ['MY', 'Asia/Kuala_Lumpur', 'time zone Kuala Lumpur', 'my country is Malaysia'],
  ['NL', 'Europe/Amsterdam', 'time zone Amsterdam', 'my country is the Netherlands'],
  ['NO', 'Europe/Oslo', 'time zone Oslo', 'my country is Norway'],
  ['NZ', 'Pacific/Auckland', 'time zone Auckland', 'my country is New Zealand'],
  ['PL', 'Europe/Warsaw', 'time zone Warsaw'],
  ['RU', 'Europe/Moscow', 'часовой пояс Москва', 'моя страна Россия'],
  ['SA', 'Asia/Riyadh', 'time zone Riyadh', 'my country is Saudi Arabia'],
  ['SG', 'Asia/Singapore', 'time zone Singapore', 'my country is Singapore'],
  ['TH', 'Asia/Bangkok', 'time zone Bangkok', 'my country is Thailand'],
  ['TR', 'Europe/Istanbul', 'time zone Istanbul'],
  ['TW', 'Asia/Taipei', '時區 台北'],
  ['US', 'America/New_York', 'time zone New York', 'my country is the USA'],
  ['VN', 'Asia/Ho_Chi_Minh', 'time zone Ho Chi Minh', 'my country is Vietnam'],
  ['ZA', 'Africa/Johannesburg', 'time zone Johannesburg', 'my country is South Africa'],
];

/** A day of their week's rest, and one that they work on while others rest: by the week alone. */
const weekends: Readonly<Record<string, readonly [free: string, works: string]>> = {
  AE: ['2027-06-12', '2027-06-11'],
  BD: ['2027-06-12', '2027-06-13'],
  DE: ['2027-06-13', '2027-06-11'],
  EG: ['2027-06-12', '2027-06-13'],
  IL: ['2027-06-12', '2027-06-14'],
  SA: ['2027-06-12', '2027-06-13'],
};

/** Their first holiday stands right before a weekend or another one. */
const restsAfter: ReadonlySet<string> = new Set(['AE', 'BD']);

/** One of each place, who says where. */
export function inhabitants(): readonly (PersonOptions & {
  readonly country: string;
  readonly says: readonly string[];
})[] {
  return places.map(([country, , ...says]) => ({
    name: `${country} Inhabitant`,
    email: `${country.toLowerCase()}@contoso.example`,
    timeZone: false as const,
    country,
    says,
  }));
}

/** One row per country and kind of day, by time. Behind each day comes one on which they work. */
export function holidayRows(): readonly HolidayRow[] {
  const rows = places.flatMap(([country, zone]): readonly HolidayRow[] => {
    // The conversation begins in January 2027.
    const first = (list: typeof knownHolidays) =>
      list.filter(([of, day]) => of === country && day > '2027-01-09').slice(0, 1);
    const row = (day: string, isFree: boolean) => ({ country, zone, day, isFree });
    const [free, works] = weekends[country] ?? [];
    return [
      ...(restsAfter.has(country) ? [] : first(knownHolidays)).map(([, day]) => row(day, true)),
      ...first(knownWorkingDays).map(([, day]) => row(day, false)),
      ...(free ? [row(free, true)] : []),
      ...(works ? [row(works, false)] : []),
    ];
  });
  return [...rows].sort((one, other) => at(one, 0) - at(other, 0));
}

/** An hour of a row's day, as its clocks show it; hours before 0 are those of the day before. */
export function at({ day, zone }: Pick<HolidayRow, 'day' | 'zone'>, hours: number): number {
  return DateTime.fromISO(day, { zone })
    .plus({ days: Math.floor(hours / 24) })
    .set({ hour: ((hours % 24) + 24) % 24 })
    .toMillis();
}
