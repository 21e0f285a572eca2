import { z } from 'zod';
import { type Locale, locales } from '../../i18n/locale.ts';
import { canonicalTimeZone } from '../../i18n/time-zone.ts';
import { typedInput } from '../../typed-input.ts';
import type { PersonalChoice } from '../people/index.ts';
import { asInTeams } from './settings-card.ts';

/** A list that was emptied comes as null or an empty text: nothing of one's own. What does not come at all changes nothing. */
export const listOrTyped = z.union([z.union([z.null(), z.literal('')]).transform(() => asInTeams), typedInput]);

/** What the lists choose. What is on neither of them changes nothing. */
export function chosenReader(language: string | undefined, timeZone: string | undefined): PersonalChoice {
  const zone = zoneOf(timeZone);
  return {
    ...(language === asInTeams ? { locale: null } : isLocale(language) ? { locale: language } : {}),
    ...(timeZone === asInTeams ? { timeZone: null } : zone ? { timeZone: zone } : {}),
  };
}

/** Whether something was chosen that is on neither list. */
export function unreadChoice(language: string | undefined, timeZone: string | undefined): 'choice' | undefined {
  const isKnown = (text: string | undefined, read: unknown) =>
    text === undefined || text === asInTeams || Boolean(read);
  return isKnown(language, isLocale(language)) && isKnown(timeZone, zoneOf(timeZone)) ? undefined : 'choice';
}

function isLocale(language: string | undefined): language is Locale {
  return locales.some((one) => one === language);
}

function zoneOf(timeZone: string | undefined): string | undefined {
  return timeZone === undefined || timeZone.length > 100 ? undefined : canonicalTimeZone(timeZone);
}
