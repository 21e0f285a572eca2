import { readTimeZone } from '../../src/answers/place/time-zone.ts';
import { remindersChanged } from '../../src/features/settings/reminders-said.ts';
import {
  languageChanged,
  languageChoice,
  settingsCard,
  whichZone,
  zoneChanged,
} from '../../src/features/settings/settings-card.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';

function zonesOf(country: string): readonly string[] {
  const answer = readTimeZone(country);
  return answer.kind === 'ambiguous' ? answer.readings : [];
}

const now = new Date('2026-11-21T09:00:00Z');

const week = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 540, to: 1020 };

/** What somebody sets for themselves. */
export const settingsLooks = {
  settings: (locale: Locale) => settingsCard({ locale, timeZone: 'Europe/Berlin', chosen: {}, now, week }),
  'settings-chosen': (locale: Locale) =>
    settingsCard(
      { locale, timeZone: 'Asia/Taipei', chosen: { locale, timeZone: 'Asia/Taipei', reminders: 'off' }, now, week },
      [say(locale, 'settings.saved')],
    ),
  'language-choice': (locale: Locale) => languageChoice({ locale, chosen: { locale } }, say(locale, 'language.which')),
  'language-changed': (locale: Locale) => languageChanged(locale, locale === 'en' ? 'ko' : 'en', true),
  'reminders-off': (locale: Locale) => remindersChanged(locale, true, true),
  'zone-changed': (locale: Locale) =>
    zoneChanged({ locale, timeZone: 'Asia/Seoul', chosen: { timeZone: 'Asia/Seoul' }, now }),
  'which-zone': (locale: Locale) => whichZone(locale, zonesOf('USA'), now),
};
