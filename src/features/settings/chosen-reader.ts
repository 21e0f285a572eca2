import { z } from 'zod';
import { type Locale, locales } from '../../i18n/locale.ts';
import { canonicalTimeZone } from '../../i18n/time-zone.ts';
import { typedInput } from '../../typed-input.ts';
import type { PersonalChoice } from '../people/index.ts';
import { asInTeams } from './settings-card.ts';

/**
 * A choice list that was cleared is sent as null or an empty text, and means the client's own setting. An absent input
 * changes nothing.
 */
export const listOrTyped = z.union([z.union([z.null(), z.literal('')]).transform(() => asInTeams), typedInput]);

/** The choices of both lists. A value that is on neither list changes nothing. */
export function chosenReader(language: string | undefined, timeZone: string | undefined): PersonalChoice {
  const zone = zoneOf(timeZone);
  return {
    ...(language === asInTeams ? { locale: null } : isLocale(language) ? { locale: language } : {}),
    ...(timeZone === asInTeams ? { timeZone: null } : zone ? { timeZone: zone } : {}),
  };
}

/** `choice`: a value was sent that is on neither list. */
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
