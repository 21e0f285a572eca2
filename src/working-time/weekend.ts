import { BoundedMap } from '../bounded-map.ts';

/** Node has it; TypeScript's library does not yet. */
interface LocaleWithWeek {
  getWeekInfo?(): { readonly weekend: readonly number[] };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const mondayToFriday = [1, 2, 3, 4, 5];
/** Bangladesh and the Maldives rest on Friday and Saturday; CLDR has no weekend of their own for them. */
const sundayToThursday: ReadonlySet<string> = new Set(['BD', 'MV']);
/** As many as there are countries. */
const known = new BoundedMap<string, readonly number[]>(300);

/** The days that a country works on (ISO weekdays, 1 is Monday), by CLDR; Monday to Friday where it is not known. */
export function workingDaysOf(country: string | undefined): readonly number[] {
  if (country === undefined) return mondayToFriday;
  const found = known.get(country);
  if (found) return found;
  const days = read(country);
  known.set(country, days);
  return days;
}

function read(country: string): readonly number[] {
  if (!/^[A-Z]{2}$/.test(country)) return mondayToFriday;
  if (sundayToThursday.has(country)) return [1, 2, 3, 4, 7];
  const weekend = (new Intl.Locale(`und-${country}`) as LocaleWithWeek).getWeekInfo?.().weekend ?? [6, 7];
  return everyDay.filter((day) => !weekend.includes(day));
}
