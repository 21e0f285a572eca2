import { describe, expect, it } from 'vitest';
import { amountReasons, readAmount } from '../../../../src/features/deals/answers/amount.ts';
import { readChoice } from '../../../../src/features/deals/answers/choice.ts';
import { readCountry } from '../../../../src/features/deals/answers/country.ts';
import { readCurrency } from '../../../../src/features/deals/answers/currency.ts';
import { dayReasons, readDay } from '../../../../src/features/deals/answers/day.ts';
import { dayMeanings } from '../../../../src/features/deals/answers/day-rules.ts';
import { dunsReasons, readDuns } from '../../../../src/features/deals/answers/duns.ts';
import { emailReasons, readEmail } from '../../../../src/features/deals/answers/email.ts';
import { nameReasons, readPersonName } from '../../../../src/features/deals/answers/person-name.ts';
import { phoneReasons, readPhone } from '../../../../src/features/deals/answers/phone.ts';
import * as shown from '../../../../src/features/deals/answers/shown.ts';
import { readSolutionId } from '../../../../src/features/deals/answers/solution-id.ts';
import { readYesNo } from '../../../../src/features/deals/answers/yes-no.ts';
import { type Locale, locales } from '../../../../src/i18n/locale.ts';
import { options, today } from './table.ts';

const amount = (locale: Locale, said: string) => shown.sayAmount(locale, readAmount(said, { locale }));
const day = (locale: Locale, said: string) => shown.sayDay(locale, readDay(said, { locale, today }));

describe('an amount', () => {
  it('is said back in the person’s way of writing', () => {
    expect(amount('en', '120k EUR')).toBe('I take that as €120,000.');
    expect(amount('ko', '1억 2천만원')).toBe('금액은 ₩120,000,000입니다.');
    expect(amount('ru', '1,2 млн руб.')).toBe('Сумма: 1\u00a0200\u00a0000\u00a0₽.');
    expect(amount('zh-TW', '12萬美元')).toBe('我理解為 US$120,000。');
    const usual = readAmount('5k', { locale: 'en', defaultCurrency: 'EUR' });
    expect(shown.sayAmount('en', usual)).toBe('I take that as €5,000, in your usual currency.');
  });

  it('is asked for where it has two readings', () => {
    expect(amount('en', '1.200')).toBe('That can be read in more than one way: 1,200 or 1.2. Which one do you mean?');
    expect(amount('zh-TW', '$5k')).toContain('$5,000 (TWD)或US$5,000');
  });

  it('names the bound', () => {
    expect(amount('en', '9 trillion')).toBe('That is more than 1,000,000,000,000. Please check the number of zeros.');
  });
});

describe('a day', () => {
  it('is said back with how it was found', () => {
    expect(day('en', 'next quarter')).toBe('I take the last day of the quarter: March 31, 2027.');
    expect(day('en', '30 Sep')).toBe('You gave no year, so I take the next one: September 30, 2027.');
    expect(day('ko', '2개월 후')).toBe('오늘부터 세면 2027년 1월 24일입니다.');
    expect(day('ru', 'завтра')).toBe('Дата: 25 ноября 2026.');
    expect(day('zh-TW', '年底')).toBe('我取該年最後一天：2026年12月31日。');
  });

  it('that is past says so', () => {
    expect(day('en', 'yesterday')).toMatch(/^I take that as November 23, 2026\. That day is already past\./);
  });

  it('is asked for where it has two readings', () => {
    expect(day('en', '03/04')).toContain('March 4, 2027 or April 3, 2027');
  });
});

describe('every other answer', () => {
  it('is said back', () => {
    expect(shown.sayCurrency('en', readCurrency('рублей', { locale: 'en' }))).toBe(
      'The currency is Russian Ruble (RUB).',
    );
    expect(shown.sayCurrency('en', readCurrency('¥', { locale: 'en' }))).toContain(
      'Japanese Yen (JPY) or Chinese Yuan (CNY)',
    );
    expect(shown.sayYesNo('ru', readYesNo('да'))).toBe('Да.');
    expect(shown.sayChoice('en', readChoice('2', options), options)).toBe('You chose “Partner-led deal”.');
    expect(shown.sayChoice('en', readChoice('9', options), options)).toBe(
      'There is no option with that number. They go from 1 to 4.',
    );
    expect(shown.sayCountry('ko', readCountry('Germany'))).toBe('국가는 독일입니다.');
    expect(shown.sayCountry('en', readCountry('Korea'))).toContain('South Korea or North Korea');
    expect(shown.sayPhone('en', readPhone('555-0100'))).toBe('The phone number is 555-0100.');
    expect(shown.sayEmail('en', readEmail('sue@contoso.com'))).toBe('The e-mail address is sue@contoso.com.');
    expect(shown.sayPersonName('zh-TW', readPersonName('王小明'))).toBe('名字為「小明」，姓氏為「王」。');
    expect(shown.sayPersonName('ru', readPersonName('Марина Шмидт'))).toContain('имя Марина, фамилия Шмидт');
    expect(shown.sayDuns('en', readDuns('5986-8221'))).toBe('The D-U-N-S number is 059868221.');
    expect(shown.saySolutionId('en', readSolutionId('sol-1-aaa'))).toBe('The solution’s ID is SOL-1-AAA.');
  });

  it.each(locales)('has a sentence for every reason, in %s', (locale) => {
    const nothing = <Reason extends string>(reason: Reason) => ({ kind: 'nothing', reason }) as const;
    const sentences = [
      ...amountReasons.map((reason) => shown.sayAmount(locale, nothing(reason))),
      ...dayReasons.map((reason) => shown.sayDay(locale, nothing(reason))),
      ...dayMeanings.map((meaning) => shown.sayDay(locale, { kind: 'day', day: today, meaning, past: false })),
      ...phoneReasons.map((reason) => shown.sayPhone(locale, nothing(reason))),
      ...emailReasons.map((reason) => shown.sayEmail(locale, nothing(reason))),
      ...nameReasons.map((reason) => shown.sayPersonName(locale, nothing(reason))),
      ...dunsReasons.map((reason) => shown.sayDuns(locale, nothing(reason))),
      ...(['empty', 'notYesOrNo', 'both'] as const).map((reason) => shown.sayYesNo(locale, nothing(reason))),
      ...(['empty', 'notCurrency'] as const).map((reason) => shown.sayCurrency(locale, nothing(reason))),
      ...(['empty', 'notCountry'] as const).map((reason) => shown.sayCountry(locale, nothing(reason))),
      ...(['empty', 'notSolutionId'] as const).map((reason) => shown.saySolutionId(locale, nothing(reason))),
      ...(['empty', 'notOption'] as const).map((reason) => shown.sayChoice(locale, nothing(reason), options)),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/[.?。？]$/);
  });
});
