import { describe, expect, it } from 'vitest';
import { messageAsLine } from '../../src/answers/message-line.ts';
import { readDealLine } from '../../src/answers/one-line.ts';

const context = { locale: 'en', today: '2026-11-29' } as const;
const read = (text: string) => {
  const { customer, value, closeDay } = readDealLine(messageAsLine(text, context) ?? '', context).fields as never as {
    customer?: string;
    value?: { value: number; currency?: string };
    closeDay?: { day: string };
  };
  return [customer, value && `${value.value} ${value.currency ?? ''}`, closeDay?.day];
};

/** The reader's language is English; the message is whatever its writer wrote. */
describe('a message that somebody wrote, as a deal', () => {
  it.each([
    ['Alpine Ski House in Denver, about $85k, closing mid March 2027', 'Alpine Ski House'],
    ['Ромашка, Москва, 2 млн рублей, закрытие 15 марта 2027', 'Ромашка'],
    ['Fabrikam, Berlin, 12k EUR', 'Fabrikam'],
    ['Customer: Wingtip Toys\nAmount: $40,000', 'Wingtip Toys'],
    ['台積電，新竹，新台幣 300 萬，2027年3月15日結案', '台積電'],
    ['聯發科技，新竹，預算五百萬元，2027年4月1日前簽約', '聯發科技'],
    ['콘토소 전자, 서울, 5천만 원, 2027년 3월 15일 마감', '콘토소 전자'],
  ])('is about whom it names: %s', (text, customer) => {
    expect(read(text)[0]).toBe(customer);
  });

  it.each([
    ['Berlin, 12k EUR, by 15 March 2027'],
    ['서울, 5천만 원, 2027년 3월 15일'],
    ['新竹，新台幣 300 萬，2027年3月15日'],
    ['안녕하세요, 5천만 원, 3월 15일까지 가능할까요?'],
    ['🎉🎉'],
    ['12k EUR'],
  ])('is about nobody where it names nobody: %s', (text) => {
    expect(read(text)[0]).toBeUndefined();
  });

  it('gives the amount and the day in each language', () => {
    expect(read('台積電，新竹，新台幣 300 萬，2027年3月15日結案')).toEqual(['台積電', '3000000 TWD', '2027-03-15']);
    expect(read('콘토소 전자, 서울, 5천만 원, 2027년 3월 15일 마감')).toEqual([
      '콘토소 전자',
      '50000000 KRW',
      '2027-03-15',
    ]);
    expect(read('Ромашка, Москва, 2 млн рублей, закрытие 15 марта 2027')).toEqual([
      'Ромашка',
      '2000000 RUB',
      '2027-03-15',
    ]);
  });
});
