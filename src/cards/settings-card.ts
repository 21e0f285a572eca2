import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Choice, EveryCard, Line } from './card-data.ts';
import type { Labels } from './card-labels.ts';
import { cardTemplate } from './template.ts';

type SettingsInput = 'language' | 'timeZone' | 'workingDays' | 'reminders' | 'digest';

export interface SettingsCardData extends EveryCard {
  readonly notices: readonly Line[];
  readonly values: Readonly<Record<SettingsInput | 'country' | 'workingFrom' | 'workingTo', string>>;
  readonly choices: Readonly<Record<SettingsInput, readonly Choice[]>>;
  readonly timeThere: string;
  /** The country that applies if none is chosen. */
  readonly countryNow: string;
  readonly sent: string;
}

/** The form of a person's own settings: `cards/settings.json`. */
export const settings = cardTemplate<SettingsCardData>('settings', settingsLabels);

function settingsLabels(locale: Locale): Labels {
  return {
    title: say(locale, 'settings.title'),
    language: say(locale, 'settings.language'),
    timeZone: say(locale, 'settings.timeZone'),
    sent: say(locale, 'settings.sent'),
    country: say(locale, 'settings.country'),
    workingDays: say(locale, 'settings.workingDays'),
    workingFrom: say(locale, 'settings.workingFrom'),
    workingTo: say(locale, 'settings.workingTo'),
    hoursError: say(locale, 'settings.hoursError'),
    reminders: say(locale, 'settings.reminders'),
    digest: say(locale, 'settings.digest'),
    save: say(locale, 'settings.save'),
    error: say(locale, 'settings.error'),
  };
}
