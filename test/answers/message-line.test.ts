import { describe, expect, it } from 'vitest';
import { messageAsLine } from '../../src/answers/line/message-line.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';

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
    // Fields by their names, in any script.
    ['고객: 루체른출판\n금액: 9천만원\n마감: 2027년 6월 30일', '루체른출판'],
    ['客戶：盧森出版\n金額：270萬\n結案日：2027年6月30日', '盧森出版'],
    ['Клиент: Люцерн Паблишинг\nСумма: 90 тыс. евро', 'Люцерн Паблишинг'],
    // No name goes on behind its line, whatever the next one is called.
    ['Customer: Tailspin Toys\nBudget: €45.000,50\nClose: 31.03.2027', 'Tailspin Toys'],
    ['Customer: Tailspin Toys\nIndustry: Retail\nAmount: $40k', 'Tailspin Toys'],
    ['고객: 한빛소프트\n예산: 5천만원', '한빛소프트'],
    ['Клиент: Ромашка\nБюджет: 2 млн рублей', 'Ромашка'],
    ['客戶：聯發科技\n預算：新台幣五百萬\n結案：明年三月底', '聯發科技'],
    // Whom it is about, not who is to be called; and no product.
    ['Call Bob on 555-0100 about VanArsdel, 60k usd', 'VanArsdel'],
    ['Позвоните Бобу 8 800 555-01-00 по ВанАрсдел, 6 млн руб', 'ВанАрсдел'],
    ['Нортвинд хочет перенести 200 машин в Azure, бюджет 150 тыс. долларов', 'Нортвинд'],
    ['We met the CIO of Alpine Ski House in Denver; roughly 85k USD', 'Alpine Ski House'],
    ['고객사: 대한테크 / 금액: 8,000만 원 / 마감: 2027-05-31', '대한테크'],
    ['Нортвинд просит КП на 45 000 евро', 'Нортвинд'],
    // Who is to be called there, by a label or a post in brackets, is no customer; what it is called is no part of its name.
    ['Contact: Kim Akers, kim@northwind.example, company Northwind, 40k EUR', 'Northwind'],
    ['Contact: Kim Akers, company Northwind', 'Northwind'],
    ['Their contact Kim Akers says Northwind wants 50k', 'Northwind'],
    // To call somebody is no label, and a company may be called one.
    ['Please contact Fabrikam, they need 50k by June', 'Fabrikam'],
    ['Can you contact Fabrikam about a 50k deal, closing in June', 'Fabrikam'],
    ['Customer Northwind wants 50k by June', 'Northwind'],
    ['Company Store Ltd needs 50k', 'Company Store Ltd'],
    ['Firm Foundations wants 50k by June', 'Firm Foundations'],
    ['FYI: Kim Akers (CTO at Northwind Traders) asked for a quote, 1.2M USD', 'Northwind Traders'],
    ['Customer Northwind wants a quote, 40k EUR', 'Northwind'],
    ['Заказчик Люцерн ждёт КП, контакт: Ким Акерс', 'Люцерн'],
    ['spoke with Ann Smith of Wingtip Toys about migration; 75k usd', 'Wingtip Toys'],
    ['Approved by Bank of England, 75k GBP', 'Bank of England'],
    ['roughly 50k at VanArsdel, Ltd.', 'VanArsdel, Ltd'],
    ['quote for Fourth Coffee, 12k EUR', 'Fourth Coffee'],
    ['客戶：北風貿易 金額 120 萬', '北風貿易'],
    // Whom it greets or thanks is no customer.
    ['Всем спасибо, отличная работа! 45 000 евро', undefined],
    ['大家好，今天和宏達科技開會，預算大約新台幣 300 萬，希望 2027年3月15日前簽約。', undefined],
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
    ['PROSEWARE NEEDS HELP ASAP, BUDGET 20K USD'],
    ['Lunch at 12?'],
    ['Обед в 12?'],
    ['트레이리서치 - SAP 이전 - 12억원 - 2027년 2분기'],
    ['城市電力的RFP，2027/12/01截止，約1350萬'],
  ])('is about nobody where it names nobody: %s', (text) => {
    expect(read(text)[0]).toBeUndefined();
  });

  it('takes no postal code for the amount, no product, and no term for the day it closes', () => {
    expect(read('VanArsdel Ltd, 10 Main Street, 98052 Redmond, WA, USA. 99k USD')[1]).toBe('99000 USD');
    expect(read('ПАО «ВанАрсдел», 101000 Москва, ул. Мясницкая 10. 9,9 млн руб')[1]).toBe('9900000 RUB');
    for (const text of ['Relecloud wants 500 seats of M365', 'Релеклауд хочет 500 лицензий M365 к сентябрю'])
      expect(read(text)[1]).toBeUndefined();
    for (const term of ['~$2.5m over 3 years', '3년에 25억원 정도', '~2,5 млн $ за 3 года', '三年，約2500萬元'])
      expect([term, read(`Woodgrove Bank: ${term}`)[2]]).toEqual([term, undefined]);
  });

  it.each([
    // Which of them is asked: a part of it would be a guess.
    ['Northwind wants between 50k and 80k EUR', '50000 EUR|80000 EUR'],
    ['Northwind, budget 50-80k EUR', '50000 EUR|80000 EUR'],
    ['Litware GmbH, 120.000 €, until March 2027', '120000 EUR|120 EUR'],
  ])('leaves open what an amount may be: %s', (text, readings) => {
    const { fields, questions } = readDealLine(messageAsLine(text, context) ?? '', context);
    expect(fields.value).toBeUndefined();
    const [asked] = questions.filter(({ field }) => field === 'value');
    const open = (asked?.answer.readings ?? []) as readonly { value: number; currency: string }[];
    expect(open.map(({ value, currency }) => `${value} ${currency}`).join('|')).toBe(readings);
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

it.each([
  ['sign with Litware by March 15, 2028, 12k USD', '2028-03-15'],
  ['Litware, 40k EUR for 3 years, close June 30, 2028', '2028-06-30'],
  ['new opportunity at Woodgrove Bank: £250k over 3 years. Close 30 June 2027', '2027-06-30'],
  ['Litware: £250k over 3 years. Thanks!', undefined],
])('closes when it says, year and all, and not when its term ends: %s', (text, day) => {
  expect(read(text)[2]).toBe(day);
});
