import { describe, expect, it } from 'vitest';
import type { DealDraft } from '../../src/features/new-deal/draft/deal-draft.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { asking, says } from './asked.ts';

type Question = Parameters<typeof asking>[0];

/** The value is asked once more: the deal has a currency already. */
function inCurrency(currency: string): DealDraft {
  const draft = asking('value');
  return { ...draft, fields: { ...draft.fields, value: { value: 1, currency } } };
}

describe('what was understood', () => {
  it.each<[Question, Locale, string, string]>([
    ['value', 'en', '120k EUR', 'Estimated value: €120,000'],
    ['value', 'en', '$5k', 'Estimated value: $5,000 (USD)'],
    ['value', 'ko', '1억 2천만원', '예상 금액: ₩120,000,000'],
    ['value', 'ru', '1,2 млн руб.', 'Предполагаемая сумма: 1 200 000 ₽'],
    ['value', 'zh-TW', '12萬美元', '預估金額：US$120,000'],
    ['value', 'zh-TW', '十二萬元', '預估金額：NT$120,000'],
    ['close-date', 'en', 'next quarter', 'Estimated close date: March 31, 2027'],
    ['close-date', 'ko', '2개월 후', '예상 종료일: 2027년 1월 24일'],
    ['close-date', 'ru', 'завтра', 'Предполагаемая дата закрытия: 25 ноября 2026'],
    ['close-date', 'zh-TW', '年底', '預估結束日期：2026年12月31日'],
    ['visibility', 'en', '2', 'Who sees it: Partner-led: visible to Microsoft'],
    ['country', 'ko', 'Germany', '국가: 독일'],
    ['duns', 'en', '5986-8221', 'D-U-N-S number: 059868221'],
  ])('%s (%s) %s: %s', (question, locale, said, sentence) => {
    expect(says(said, locale, asking(question)).texts).toContain(sentence);
  });

  it.each<[Locale, string, string]>([
    [
      'en',
      'yesterday',
      'That day is already past. That is allowed, and you can still change it before the deal is created.',
    ],
    ['ko', '어제', '이미 지난 날이에요. 그대로 둘 수 있고, 거래를 만들기 전에 바꿀 수도 있어요.'],
    ['ru', 'вчера', 'Этот день уже прошёл. Так можно, и до создания сделки дату ещё можно изменить.'],
    ['zh-TW', '昨天', '這一天已經過了。可以保留，建立交易之前也還能修改。'],
  ])('says of a past day that it is past, in %s', (locale, said, sentence) => {
    expect(says(said, locale, asking('close-date')).texts).toContain(sentence);
  });
});

describe('the currency', () => {
  it.each<[string, Locale, string, string]>([
    ['$5k', 'en', 'AUD', '5000 AUD'],
    ['$5k', 'en', 'EUR', '5000 USD'],
    ['$5k', 'zh-TW', 'USD', '5000 USD'],
    ['¥5', 'en', 'CNY', '5 CNY'],
    ['5k', 'en', 'EUR', '5000 EUR'],
    ['1.200', 'ko', 'KRW', '1200 KRW'],
  ])('of the deal settles %s (%s, %s): %s', (said, locale, currency, understood) => {
    const { value } = says(said, locale, inCurrency(currency)).fields;
    expect(`${value?.value} ${value?.currency}`).toBe(understood);
  });

  it('of the deal leaves a sign of others as a question', () => {
    const { question } = says('5元', 'zh-TW', inCurrency('EUR'));
    expect(question).toBe('您指的是哪一個？ [NT$5] [CN¥5]');
  });

  it.each<[Locale, string, string]>([
    ['en', 'euros', 'Estimated value: €120,000'],
    ['ru', 'рублей', 'Предполагаемая сумма: 120 000 ₽'],
    ['ko', '원', '예상 금액: ₩120,000'],
    ['zh-TW', '歐元', '預估金額：€120,000'],
    ['en', '90k GBP', 'Estimated value: £90,000'],
    ['en', 'moon dust', 'I don’t know that currency. Write its code or name, such as EUR or “euros”.'],
  ])('that was asked for: %s %s', (locale, said, sentence) => {
    const asked = says('120k', locale, asking('value')).draft;
    expect(asked.pending).toEqual({ kind: 'currency', amount: 120_000 });
    expect(says(said, locale, asked).texts).toContain(sentence);
  });

  it('that was asked for may be a shared sign, and is asked about', () => {
    const asked = says('120k', 'en', asking('value')).draft;
    expect(says('¥', 'en', asked).question).toBe('Which one do you mean? [¥120,000 (JPY)] [CN¥120,000]');
  });
});

describe('a name in two answers', () => {
  it.each<[Locale, string, string, string, string, string]>([
    ['en', 'Sue', 'What is the last name?', 'van der Berg', 'Sue', 'van der Berg'],
    ['en', 'Sue', 'What is the last name?', 'Sue Smith', 'Sue', 'Smith'],
    ['ko', '김', '이름은 무엇인가요?', '민수', '민수', '김'],
    ['zh-TW', '歐陽', '名字是什麼？', '娜娜', '娜娜', '歐陽'],
    ['ru', 'Иван Сергеевич', 'Какая фамилия?', 'Петров', 'Иван Сергеевич', 'Петров'],
  ])('%s %s: %s %s', (locale, first, question, second, firstName, lastName) => {
    const heard = says(first, locale, asking('contact'));
    expect(heard.question).toBe(question);
    expect(says(second, locale, heard.draft).person).toEqual({ firstName, lastName });
  });

  it('an address comes first, and the name is asked for', () => {
    const heard = says('sue@contoso.com', 'en', asking('contact'));
    expect(heard.person).toEqual({ email: 'sue@contoso.com' });
    expect(heard.question).toBe('What is the first name?');
  });
});

describe('why an answer can’t be taken', () => {
  it.each<[Question, string, string]>([
    ['value', '9 trillion', 'That is more than 1,000,000,000,000. Please check the number of zeros.'],
    ['value', 'EUR', 'I see a currency, but no number. How much is it?'],
    ['close-date', 'Friday, September 30, 2026', 'The date and the weekday don’t go together. Please check them.'],
    ['consent', 'yes no', 'I read both yes and no. Which is it?'],
    ['visibility', '9', 'There is no option with that number. They go from 1 to 3.'],
    ['duns', '79598682X', 'A D-U-N-S number has digits only, such as 79-598-6822.'],
    ['contact', 'Sue Smith, a@contoso.com, b@contoso.com', 'I see several addresses. Please write one.'],
    ['contact', 'Sue Smith, 1234567890123456789012', 'That phone number is too long. Please check it.'],
  ])('%s: %s', (question, said, sentence) => {
    const draft = asking(question);
    const heard = says(said, 'en', draft);
    expect(heard.texts).toContain(sentence);
    expect(heard.draft).toEqual(draft);
  });
});
