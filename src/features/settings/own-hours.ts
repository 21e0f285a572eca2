import { readCountry, readCountryName } from '../../answers/place/country.ts';
import type { OwnHoursSaid } from '../../answers/settings/own-hours-said.ts';
import { typedInput } from '../../typed-input.ts';
import type { WorkingWeek } from '../../working-time/working-calendar.ts';
import { type DeskHours, type Person, type PersonalChoice, workingWeekOf } from '../people/index.ts';

/** The inputs for a person's working hours, and for what is sent to their chat. */
export const ownHoursInputs = {
  workingDays: typedInput,
  workingFrom: typedInput,
  workingTo: typedInput,
  reminders: typedInput.transform((typed) => switched(typed)),
  digest: typedInput,
  country: typedInput,
};

/** Clients send a toggle as its values, or as true and false. */
function switched(typed: string | undefined): 'on' | 'off' | undefined {
  if (!typed) return undefined;
  return ['on', 'yes', 'true'].includes(typed) ? 'on' : 'off';
}

export interface OwnHours {
  readonly workingDays?: string | undefined;
  readonly workingFrom?: string | undefined;
  readonly workingTo?: string | undefined;
  readonly reminders?: 'on' | 'off' | undefined;
  readonly digest?: string | undefined;
  readonly country?: string | undefined;
}

/**
 * The choices of the inputs. A value equal to the default is stored as no choice, so that it continues to follow the
 * person's zone. An absent or invalid input changes nothing; `problem`: the hours are in the wrong order or not times
 * of day, or no day is left.
 */
export function ownHoursChosen(
  inputs: OwnHours,
  person: Person,
  desk: DeskHours,
): { readonly choice: PersonalChoice; readonly problem?: 'hours' | 'days' | 'clock' | 'country' } {
  const usual = workingWeekOf({ ...person, chosen: {} }, desk);
  const days = daysOf(inputs.workingDays);
  const hours = hoursOf(inputs);
  const isBackToFront = hours !== undefined && hours.from >= hours.to;
  const country = countryOfInput(inputs.country);
  const { workingFrom, workingTo, digest } = inputs;
  const isNoTime = [workingFrom, workingTo, digest].some(
    (typed) => typed && !isDigestWord(typed) && minutesOf(typed) === undefined,
  );
  const noDay = inputs.workingDays !== undefined && days.length === 0;
  return {
    choice: {
      ...(days.length > 0 ? { workingDays: isSameDays(days, usual) ? null : days } : {}),
      ...(hours && !isBackToFront ? { workingHours: isSameHours(hours, usual) ? null : hours } : {}),
      ...digestOfInput(inputs.digest),
      ...(country === undefined || country === 'unread' ? {} : { country }),
      ...(inputs.reminders ? { reminders: inputs.reminders === 'off' ? 'off' : null } : {}),
    },
    ...problemOf([
      ['hours', isBackToFront],
      ['clock', isNoTime],
      ['days', noDay],
      ['country', country === 'unread'],
    ]),
  };
}

/**
 * Converts a command into the form's inputs. Undefined: it is not clear which hours are meant, as hardly any would be
 * left, or the wish to be left alone would add many. @param week the current one
 */
export function hoursInputsOf(said: OwnHoursSaid, { days, from, to }: WorkingWeek): OwnHours | undefined {
  if (said.kind === 'not-before' || said.kind === 'not-after') return quietBeyond(said, { from, to });
  if (said.kind === 'hours') return { workingFrom: clockTime(said.from), workingTo: clockTime(said.to) };
  if (said.kind === 'week')
    return {
      workingDays: said.days.join(','),
      workingFrom: clockTime(said.from),
      workingTo: clockTime(said.to),
    };
  if (said.kind === 'country') return { country: said.country };
  if (said.kind === 'digest')
    return { digest: said.at === 'off' ? 'off' : clockTime(said.at === 'usual' ? from : said.at) };
  const worked = said.kind === 'days' ? said.days : days.filter((day) => !said.days.includes(day));
  return { workingDays: worked.join(',') };
}

/** In minutes. */
const noon = 12 * 60;
/** `before 5` is said of the afternoon as well. */
const earliestBare = 6 * 60;
const leastLeft = 4 * 60;
const mostAdded = 3 * 60;

type QuietSaid = Extract<OwnHoursSaid, { kind: 'not-before' | 'not-after' }>;

function quietBeyond(said: QuietSaid, { from, to }: Pick<WorkingWeek, 'from' | 'to'>): OwnHours | undefined {
  if (said.kind === 'not-before') {
    const isClear = said.isMorning || said.from >= earliestBare;
    return isClear && from - said.from <= mostAdded ? hoursLeft(said.from, to) : undefined;
  }
  // `after 6:30`, by who begins at 9: in the evening.
  const isEvening = !said.isMorning && said.to <= from && said.to < noon;
  const end = isEvening ? said.to + noon : said.to;
  return end - to <= mostAdded ? hoursLeft(from, end) : undefined;
}

function hoursLeft(from: number, to: number): OwnHours | undefined {
  return to - from < leastLeft ? undefined : { workingFrom: clockTime(from), workingTo: clockTime(to) };
}

type Problem = 'hours' | 'days' | 'clock' | 'country';

/** Only the first problem is reported. */
function problemOf(found: readonly (readonly [Problem, boolean])[]): { readonly problem?: Problem } {
  const [problem] = found.find(([, is]) => is) ?? [];
  return problem ? { problem } : {};
}

/** `usual`, `off`, or a time. */
function digestOfInput(text: string | undefined): PersonalChoice {
  if (text === undefined || (!isDigestWord(text) && minutesOf(text) === undefined)) return {};
  return { digest: text === 'off' ? 'off' : (minutesOf(text) ?? null) };
}

/** Cleared: the client's own setting again. A name that cannot be parsed changes nothing. */
function countryOfInput(text: string | undefined): string | null | 'unread' | undefined {
  if (text === undefined) return undefined;
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  for (const answer of [readCountryName(text), readCountry(text)]) if (answer.kind === 'country') return answer.country;
  return 'unread';
}

function isDigestWord(text: string): boolean {
  return text === '' || text === 'off' || text === 'usual';
}

/** `1,2,5`, as a multi-select choice set sends it. */
function daysOf(text = ''): readonly number[] {
  const days = text.split(/[,;]/).map(Number);
  return [...new Set(days)].filter((day) => Number.isInteger(day) && day >= 1 && day <= 7).sort();
}

function hoursOf({ workingFrom, workingTo }: OwnHours): { readonly from: number; readonly to: number } | undefined {
  const [from, to] = [minutesOf(workingFrom), minutesOf(workingTo)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * Minutes since midnight: `09:00`, as a time input sends it; `9:00`, `9.00` and `6:30 pm` from clients without time
 * inputs. Undefined if any part of the text cannot be parsed.
 */
export function minutesOf(text: string | undefined): number | undefined {
  const [whole, hour, minute = '0', half] =
    /^\s*(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s?([ap]m)?\s*$/i.exec(text ?? '') ?? [];
  if (whole === undefined || Number(minute) > 59 || (half && (Number(hour) < 1 || Number(hour) > 12))) return undefined;
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  return hours < 24 ? hours * 60 + Number(minute) : undefined;
}

export function clockTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function isSameDays(days: readonly number[], usual: WorkingWeek): boolean {
  return days.join() === [...usual.days].sort().join();
}

function isSameHours({ from, to }: { readonly from: number; readonly to: number }, usual: WorkingWeek): boolean {
  return from === usual.from && to === usual.to;
}
