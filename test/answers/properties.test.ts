import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/answers/amount/amount.ts';
import { readCurrency } from '../../src/answers/amount/currency.ts';
import { currencyWithin } from '../../src/answers/amount/currency-within.ts';
import { readChoice } from '../../src/answers/choice/choice.ts';
import { readSolutionId } from '../../src/answers/choice/solution-id.ts';
import { readYesNo } from '../../src/answers/choice/yes-no.ts';
import { readDuns } from '../../src/answers/customer/duns.ts';
import { readDay } from '../../src/answers/day/day.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';
import { readEmail } from '../../src/answers/person/email.ts';
import { readPersonName } from '../../src/answers/person/person-name.ts';
import { readPhone } from '../../src/answers/person/phone.ts';
import { countries, readCountry } from '../../src/answers/place/country.ts';
import { amountText, dayText } from '../../src/answers/shown.ts';
import { countryName } from '../../src/i18n/format.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { isWithin } from '../support/costs.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { today } from './table/row.ts';

const options = ['Private deal', 'Partner-led deal', 'Co-sell with Microsoft', 'Partner to partner'];
const aLocale = fc.constantFrom<Locale>(...locales);
const aCurrency = fc.constantFrom(
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'TWD',
  'CNY',
  'RUB',
  'AUD',
  'HKD',
  'INR',
  'BRL',
  'CHF',
);
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
const cents = fc.integer({ min: 0, max: 1e11 });
const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
/** Texts that are nearly answers: they go deeper into the readers than noise. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['1', '12', '2027', '30', '.', ',', ' ', '-', '/', 'k', 'm', 'EUR', '$', 'Sep', 'end of ', 'next '],
      ),
      fc.constantFrom(
        ...[
          '만',
          '억',
          '천',
          '원',
          '월',
          '일',
          '말',
          '다음 ',
          '萬',
          '億',
          '元',
          '月',
          '日',
          '底',
          '下',
          '週',
          '十',
          '三',
        ],
      ),
      fc.constantFrom(
        ...['млн ', 'тыс. ', 'руб', 'конец ', 'через ', 'close ', 'solution ', 'SOL-1-AAA', '@', '(', '’', 'x', ';'],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join('').slice(0, 200));
const anything = fc.oneof(
  nearly,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('what Intl writes', () => {
  it('reads back as the same amount', () => {
    fc.assert(
      fc.property(
        aLocale,
        aCurrency,
        cents,
        fc.constantFrom('symbol', 'code', 'name'),
        (locale, currency, sum, display) => {
          const options = { style: 'currency', currency, currencyDisplay: display } as const;
          const format = new Intl.NumberFormat(locale, options);
          const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
          const value = Number((sum / 100).toFixed(digits));
          const answer = readAmount(format.format(value), { locale });
          // A sign that several currencies share is a question, and the right answer is among the readings.
          if (answer.kind === 'ambiguous') expect(answer.readings).toContainEqual({ value, currency });
          else expect(answer).toEqual({ kind: 'amount', value, currency });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(aLocale, cents, (locale, sum) => {
        const value = sum / 100;
        const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
        expect([written, readAmount(written, { locale })]).toEqual([written, { kind: 'amount', value }]);
      }),
    );
  });

  it('reads back as the same day, or asks with it among the readings', () => {
    fc.assert(
      fc.property(aLocale, aDay, fc.constantFrom('full', 'long', 'medium', 'short'), (locale, day, dateStyle) => {
        const moment = dateOf(day);
        const written = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(moment);
        const answer = readDay(written, { locale, today });
        if (answer.kind === 'ambiguous') expect(answer.readings).toContain(day);
        else expect([written, answer]).toMatchObject([written, { kind: 'day', day, past: day < today }]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back as the same country, in all four languages', () => {
    for (const code of countries) {
      for (const locale of locales) {
        const answer = readCountry(countryName(locale, code));
        expect([code, locale, answer]).toEqual([code, locale, { kind: 'country', country: code }]);
      }
    }
    expect(countries.length).toBe(250);
  });
});

describe('what the desk says back', () => {
  it('is understood by the desk', () => {
    fc.assert(
      fc.property(aLocale, aCurrency, cents, aDay, (locale, currency, sum, day) => {
        const value = Math.floor(sum / 100);
        expect(readAmount(amountText(locale, { value, currency }), { locale })).toEqual({
          kind: 'amount',
          value,
          currency,
        });
        expect(readDay(dayText(locale, day), { locale, today })).toMatchObject({ kind: 'day', day });
      }),
    );
  });
});

describe('days without a year', () => {
  it('are the next such day from today', () => {
    fc.assert(
      fc.property(aLocale, aDay, (locale, day) => {
        const moment = dateOf(day);
        const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
        const answer = readDay(format.format(moment), { locale, today });
        expect(answer).toMatchObject({ kind: 'day', meaning: 'nextSuch', past: false });
        if (answer.kind === 'day') expect(answer.day.slice(5)).toBe(day.slice(5));
      }),
    );
  });
});

describe('any text', () => {
  const readers: Readonly<Record<string, (text: string, locale: Locale) => { readonly kind?: string }>> = {
    readAmount: (text, locale) => readAmount(text, { locale, defaultCurrency: 'EUR' }),
    readCurrency: (text, locale) => readCurrency(text, { locale }),
    currencyWithin: (text, locale) => currencyWithin(text, { locale }),
    readDay: (text, locale) => readDay(text, { locale, today }),
    readYesNo: (text) => readYesNo(text),
    readChoice: (text) => readChoice(text, options),
    readCountry: (text) => readCountry(text),
    readPersonName: (text) => readPersonName(text),
    readPhone: (text) => readPhone(text),
    readEmail: (text) => readEmail(text),
    readDuns: (text) => readDuns(text),
    readSolutionId: (text) => readSolutionId(text),
    readDealLine: (text, locale) => ({ kind: 'line', ...readDealLine(text, { locale, today }) }),
  };

  it.each(Object.keys(readers))('is read by %s without a throw, in no time', (name) => {
    const read = readers[name] as (text: string, locale: Locale) => { readonly kind?: string };
    for (const locale of locales) read('1 Contoso', locale);
    fc.assert(
      fc.property(anything, aLocale, (text, locale) => {
        expect(read(text, locale).kind).toBeTypeOf('string');
        expect(isWithin(12, () => read(text, locale))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '1',
    '1.',
    '1,',
    ' ',
    'k',
    '1 ',
    'end of ',
    '다음 ',
    '十',
    '下',
    'close ',
    '@a.',
    'a@',
    '-',
    '(',
    'the ',
    'Contoso ',
  ])('that repeats %j a thousand times costs no time', (part) => {
    for (const [name, read] of Object.entries(readers)) {
      const isQuick = isWithin(500, () => read(part.repeat(1000), 'en'));
      expect([name, isQuick]).toEqual([name, true]);
    }
  });

  it('is an amount within bounds, a real day, or nothing', () => {
    fc.assert(
      fc.property(nearly, aLocale, (text, locale) => {
        for (const value of possiblyNone(valuesIn(text, locale))) expect(value >= 0 && value <= 1e12).toBe(true);
        for (const day of possiblyNone(daysIn(text, locale))) expect(dateOf(day).toISOString().slice(0, 10)).toBe(day);
      }),
      { numRuns: 5000 },
    );
  });

  function valuesIn(text: string, locale: Locale): readonly number[] {
    const answer = readAmount(text, { locale });
    if (answer.kind === 'ambiguous') return answer.readings.map(({ value }) => value);
    return answer.kind === 'amount' ? [answer.value] : [];
  }

  function daysIn(text: string, locale: Locale): readonly string[] {
    const answer = readDay(text, { locale, today });
    if (answer.kind === 'ambiguous') return answer.readings;
    return answer.kind === 'day' ? [answer.day] : [];
  }
});

describe('a line', () => {
  it('loses none of its words', () => {
    // Decomposed, each sign by itself: where an invisible sign is left out, or pieces stand in another order, letter and accent
    // become one sign, and a sigma a final one, though nothing is lost.
    const signs = (text: string) =>
      Array.from(text.normalize('NFKD').replace(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\s,;:、|/-]+/gu, ''))
        .map((sign) => sign.toLowerCase().replace('ς', 'σ'))
        .sort()
        .join('');
    fc.assert(
      fc.property(nearly, aLocale, (text, locale) => {
        const { understood, questions, notUnderstood } = readDealLine(text, { locale, today });
        const kept = [...understood, ...questions, ...notUnderstood].map(({ said }) => said).join(' ');
        expect(signs(kept)).toBe(signs(text));
      }),
      // Of the kind that was taken for a loss, now and then.
      { numRuns: 3000, examples: [['만\u2100\ufe0f\u0307', 'en']] },
    );
  });
});
