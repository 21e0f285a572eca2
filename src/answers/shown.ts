import { type MessageKey, type MessageValues, say } from '../i18n/catalogue.ts';
import { countryName, formatAlternatives, formatCalendarDate, formatMoney, formatNumber } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Amount, type AmountAnswer, type AmountReason, largestAmount } from './amount/amount.ts';
import type { CalendarDay } from './day/calendar.ts';
import type { DayAnswer } from './day/day.ts';
import type { CountryAnswer } from './place/country.ts';

/**
 * Texts for the reply to an answer: the value understood, the question which reading is meant, or the reason for a
 * rejection.
 */

/** The reason why an answer was rejected. */
export interface Problem {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}

export function sayAmount(locale: Locale, answer: AmountAnswer): string {
  switch (answer.kind) {
    case 'amount':
      return say(locale, 'answer.amount.understood', { amount: amountText(locale, answer) });
    case 'ambiguous':
      return which(
        locale,
        answer.readings.map((reading) => amountText(locale, reading)),
      );
    case 'nothing': {
      const { key, values } = noAmount(answer.reason);
      return say(locale, key, values);
    }
  }
}

export function noAmount(reason: AmountReason): Problem {
  return { key: `answer.amount.${reason}`, ...(reason === 'tooLarge' ? { values: { largest: largestAmount } } : {}) };
}

/** The amount with its currency; if its sign is shared by several currencies ($, ¥), with the ISO code too. */
export function amountText(locale: Locale, { value, currency }: Amount): string {
  if (!currency) return formatNumber(locale, value);
  const money = formatMoney(locale, { value, currency });
  return /^\W*[$¥]|[$¥]$/.test(money) && !money.includes(currency) ? `${money} (${currency})` : money;
}

export function sayDay(locale: Locale, answer: DayAnswer): string {
  switch (answer.kind) {
    case 'day': {
      const understood = say(locale, `answer.day.${answer.meaning}`, { day: dayText(locale, answer.day) });
      return answer.past ? `${understood} ${say(locale, 'answer.day.past')}` : understood;
    }
    case 'ambiguous':
      return which(
        locale,
        answer.readings.map((day) => dayText(locale, day)),
      );
    case 'nothing':
      return say(locale, `answer.day.${answer.reason}`);
  }
}

export function dayText(locale: Locale, day: CalendarDay): string {
  return formatCalendarDate(locale, new Date(`${day}T00:00:00Z`));
}

/** The reason why no country was understood, or the question which one is meant. */
export function askCountry(locale: Locale, answer: Exclude<CountryAnswer, { kind: 'country' }>): string {
  if (answer.kind === 'nothing') return say(locale, 'answer.country.notCountry');
  return which(
    locale,
    answer.readings.map((code) => countryName(locale, code)),
  );
}

function which(locale: Locale, readings: readonly string[]): string {
  const { key, values } = severalFit(locale, readings);
  return say(locale, key, values);
}

/** Asks which of the readings is meant. */
export function severalFit(locale: Locale, readings: readonly string[]): Problem {
  return { key: 'answer.which', values: { readings: formatAlternatives(locale, readings) } };
}
