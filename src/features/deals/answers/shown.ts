import type { LineField } from '../../../i18n/answer-words/line-words.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  countryName,
  currencyName,
  formatAlternatives,
  formatCalendarDate,
  formatMoney,
  formatNumber,
} from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type Amount, type AmountAnswer, largestAmount } from './amount.ts';
import type { CalendarDay } from './calendar.ts';
import type { ChoiceAnswer } from './choice.ts';
import type { CountryAnswer } from './country.ts';
import type { CurrencyAnswer } from './currency.ts';
import type { DayAnswer } from './day.ts';
import type { DunsAnswer } from './duns.ts';
import type { EmailAnswer } from './email.ts';
import type { NameAnswer, PersonName } from './person-name.ts';
import type { PhoneAnswer } from './phone.ts';
import type { SolutionIdAnswer } from './solution-id.ts';
import type { YesNoAnswer } from './yes-no.ts';

/** How each answer is said back: what was understood, the question which of several readings, or why not. */

export function sayAmount(locale: Locale, answer: AmountAnswer): string {
  switch (answer.kind) {
    case 'amount': {
      const amount = amountText(locale, answer);
      return say(locale, answer.assumedCurrency ? 'answer.amount.assumed' : 'answer.amount.understood', { amount });
    }
    case 'ambiguous':
      return which(
        locale,
        answer.readings.map((reading) => amountText(locale, reading)),
      );
    case 'nothing':
      if (answer.reason === 'tooLarge') {
        return say(locale, 'answer.amount.tooLarge', { largest: formatNumber(locale, largestAmount) });
      }
      return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.amount.${answer.reason}`);
  }
}

/** The amount with its currency; where the sign alone is shared ($, ¥), with the code too. */
export function amountText(locale: Locale, { value, currency }: Amount): string {
  if (!currency) return formatNumber(locale, value);
  const money = formatMoney(locale, { value, currency });
  return /^\W*[$¥]|[$¥]$/.test(money) && !money.includes(currency) ? `${money} (${currency})` : money;
}

export function sayCurrency(locale: Locale, answer: CurrencyAnswer): string {
  const name = (code: string) => `${currencyName(locale, code)} (${code})`;
  if (answer.kind === 'currency') return say(locale, 'answer.currency.understood', { currency: name(answer.currency) });
  if (answer.kind === 'ambiguous') return which(locale, answer.readings.map(name));
  return say(locale, answer.reason === 'empty' ? 'answer.empty' : 'answer.currency.notCurrency');
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
      return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.day.${answer.reason}`);
  }
}

export function dayText(locale: Locale, day: CalendarDay): string {
  return formatCalendarDate(locale, new Date(`${day}T00:00:00Z`));
}

export function sayYesNo(locale: Locale, answer: YesNoAnswer): string {
  if (answer.kind !== 'nothing') return say(locale, `answer.yesNo.${answer.kind}`);
  return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.yesNo.${answer.reason}`);
}

export function sayChoice(locale: Locale, answer: ChoiceAnswer, labels: readonly string[]): string {
  const label = (index: number) => labels[index] ?? '';
  if (answer.kind === 'choice') return say(locale, 'answer.choice.understood', { label: label(answer.index) });
  if (answer.kind === 'ambiguous') return which(locale, answer.readings.map(label));
  if (answer.reason === 'empty') return say(locale, 'answer.empty');
  return say(locale, `answer.choice.${answer.reason}`, { count: labels.length });
}

export function sayCountry(locale: Locale, answer: CountryAnswer): string {
  const name = (code: string) => countryName(locale, code);
  if (answer.kind === 'country') return say(locale, 'answer.country.understood', { country: name(answer.country) });
  if (answer.kind === 'ambiguous') return which(locale, answer.readings.map(name));
  return say(locale, answer.reason === 'empty' ? 'answer.empty' : 'answer.country.notCountry');
}

export function sayPhone(locale: Locale, answer: PhoneAnswer): string {
  if (answer.kind === 'phone') return say(locale, 'answer.phone.understood', { phone: answer.phone });
  return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.phone.${answer.reason}`);
}

export function sayEmail(locale: Locale, answer: EmailAnswer): string {
  if (answer.kind === 'email') return say(locale, 'answer.email.understood', { email: answer.email });
  return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.email.${answer.reason}`);
}

export function sayPersonName(locale: Locale, answer: NameAnswer): string {
  switch (answer.kind) {
    case 'name':
      return say(locale, 'answer.name.understood', { firstName: answer.firstName, lastName: answer.lastName });
    case 'ambiguous':
      return which(
        locale,
        answer.readings.map((reading) => nameText(locale, reading)),
      );
    case 'nothing':
      return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.name.${answer.reason}`);
  }
}

export function nameText(locale: Locale, { firstName, lastName }: PersonName): string {
  return say(locale, 'answer.name.reading', { firstName, lastName });
}

export function sayDuns(locale: Locale, answer: DunsAnswer): string {
  if (answer.kind === 'duns') return say(locale, 'answer.duns.understood', { duns: answer.duns });
  return answer.reason === 'empty' ? say(locale, 'answer.empty') : say(locale, `answer.duns.${answer.reason}`);
}

export function saySolutionId(locale: Locale, answer: SolutionIdAnswer): string {
  if (answer.kind === 'solutionId') return say(locale, 'answer.solutionId.understood', { id: answer.id });
  return say(locale, answer.reason === 'empty' ? 'answer.empty' : 'answer.solutionId.notSolutionId');
}

/** Which of the readings? */
export function which(locale: Locale, readings: readonly string[]): string {
  return say(locale, 'answer.which', { readings: formatAlternatives(locale, readings) });
}

export function fieldLabel(locale: Locale, field: LineField): string {
  return say(locale, `answer.field.${field}`);
}
