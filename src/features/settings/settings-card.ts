import { cityOfZone, offeredZones } from '../../answers/place/time-zone.ts';
import type { CommandButton } from '../../cards/card-data.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import { settings } from '../../cards/settings-card.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { countryName, formatMoment, weekdayName, zoneOffset } from '../../i18n/format.ts';
import { languageName } from '../../i18n/language-name.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import type { WorkingWeek } from '../../working-time/working-calendar.ts';
import type { Person } from '../people/index.ts';
import { clockTime } from './own-hours.ts';

export interface BuiltSettingsCard {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

export interface SettingsView {
  /** The person's working hours, chosen or by default. */
  readonly week: WorkingWeek;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly chosen: NonNullable<Person['chosen']>;
  readonly now: Date;
}

/** The value of the choice "as in Teams". */
export const asInTeams = 'teams';

/** The card of a person's settings: language, time zone, and what is sent, with inputs to change them. */
export function settingsCard(view: SettingsView, notices: readonly string[] = []): BuiltSettingsCard {
  const { locale, timeZone, chosen, now, week } = view;
  const summary = say(locale, 'settings.title');
  const place = placeOf(timeZone, locale, now);
  const zones = offeredZones.includes(timeZone) ? offeredZones : [timeZone, ...offeredZones];
  const card = settings({
    locale,
    fallbackText: summary,
    notices: notices.map((text) => ({ text })),
    values: {
      language: chosen.locale ?? asInTeams,
      timeZone: chosen.timeZone ?? asInTeams,
      country: chosen.country ? countryName(locale, chosen.country) : '',
      workingDays: week.days.join(','),
      workingFrom: clockTime(week.from),
      workingTo: clockTime(week.to),
      reminders: chosen.reminders ?? 'on',
      digest: typeof chosen.digest === 'number' ? clockTime(chosen.digest) : (chosen.digest ?? 'usual'),
    },
    choices: {
      language: [
        { title: likeTeams(locale, chosen.locale ? undefined : languageName(locale)), value: asInTeams },
        ...locales.map((each) => ({ title: languageName(each), value: each })),
      ],
      timeZone: [
        { title: likeTeams(locale, chosen.timeZone ? undefined : place), value: asInTeams },
        ...zones.map((zone) => ({
          title: placeOf(zone, locale, now),
          value: zone,
        })),
      ],
      workingDays: weekdays.map((day) => ({ title: weekdayName(locale, day), value: String(day) })),
      digest: [
        { title: say(locale, 'settings.digest.usual'), value: 'usual' },
        ...digestTimes(chosen.digest).map((time) => ({ title: time, value: time })),
        { title: say(locale, 'settings.digest.off'), value: 'off' },
      ],
      reminders: [
        { title: say(locale, 'settings.reminders.on'), value: 'on' },
        { title: say(locale, 'settings.reminders.off'), value: 'off' },
      ],
    },
    countryNow: likeTeams(locale, week.country && !chosen.country ? countryName(locale, week.country) : undefined),
    timeThere: say(locale, 'settings.timeThere', { time: formatMoment(locale, now, timeZone), place }),
    sent: sentLines(chosen)
      .map((key) => `- ${say(locale, key)}`)
      .join('\r'),
  });
  return { card, summary };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The times offered, including the chosen one. */
function digestTimes(chosen: number | 'off' | undefined): readonly string[] {
  const times = [6, 7, 8, 9, 10, 11, 12].map((hour) => clockTime(hour * 60));
  return typeof chosen === 'number' ? [...new Set([...times, clockTime(chosen)])].sort() : times;
}

function sentLines({ reminders }: SettingsView['chosen']): readonly MessageKey[] {
  const own = reminders === 'off' ? 'reminders.off.still' : 'settings.sent.2';
  return ['settings.sent.1', own, 'settings.sent.3'];
}

/** The answer to `language` alone: a button per language. */
export function languageChoice(
  { locale, chosen }: Pick<SettingsView, 'locale' | 'chosen'>,
  title: string,
): BuiltSettingsCard {
  const others = locales.filter((each) => each !== locale).map((each) => languageButton(locale, each));
  return sentenceCard(locale, {
    title,
    lines: [say(locale, 'language.current', { language: languageName(locale) })],
    guesses: chosen.locale ? [...others, clientButton(locale, 'language')] : others,
  });
}

/** The answer to a change of language, in the new one, with an undo. */
export function languageChanged(locale: Locale, before: Locale, chosen: boolean): BuiltSettingsCard {
  const title = say(locale, chosen ? 'language.chosen' : 'language.client', { language: languageName(locale) });
  const back = before === locale ? [] : [{ ...languageButton(locale, before), says: 'undo' as const }];
  return sentenceCard(locale, { title, guesses: [...back, wordButton(locale, 'settings')] });
}

export function zoneChanged(view: Omit<SettingsView, 'week'>): BuiltSettingsCard {
  const { locale, timeZone, chosen, now } = view;
  const values = { place: cityOfZone(timeZone, locale), time: formatMoment(locale, now, timeZone) };
  const title = say(locale, chosen.timeZone ? 'timeZone.chosen' : 'timeZone.client', values);
  const reset = chosen.timeZone ? [clientButton(locale, 'timeZone')] : [];
  return sentenceCard(locale, { title, guesses: [...reset, wordButton(locale, 'settings')] });
}

export function whichZone(locale: Locale, zones: readonly string[], now: Date): BuiltSettingsCard {
  const command = commandWord(locale, 'timeZone');
  const guesses = zones.map((zone) => {
    const city = cityOfZone(zone, locale);
    return { words: `${command} ${city}`, title: `${city} (${zoneOffset(zone, now)})` };
  });
  return sentenceCard(locale, { title: say(locale, 'timeZone.which'), guesses });
}

function likeTeams(locale: Locale, value: string | undefined): string {
  return value ? say(locale, 'settings.asInTeams.now', { value }) : say(locale, 'settings.asInTeams');
}

function languageButton(locale: Locale, language: Locale): CommandButton {
  const name = languageName(language);
  return { words: `${commandWord(locale, 'language')} ${name}`, title: name };
}

function clientButton(locale: Locale, command: 'language' | 'timeZone'): CommandButton {
  return { words: `${commandWord(locale, command)} Teams`, title: say(locale, 'settings.asInTeams') };
}

function wordButton(locale: Locale, command: 'settings'): CommandButton {
  const words = commandWord(locale, command);
  return { words, title: capitalized(locale, words) };
}

/** `Seoul (UTC+9)`; UTC without an offset. */
function placeOf(zone: string, locale: Locale, now: Date): string {
  return zone === 'UTC' ? zone : `${cityOfZone(zone, locale)} (${zoneOffset(zone, now)})`;
}
