import { describe, expect, it } from 'vitest';
import { nameAndMore } from '../../src/answers/line/name-and-more.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { today } from './table/row.ts';

const read = (said: string, locale: Locale = 'en') => readDealLine(said, { locale, today });
const value = (amount: number, currency?: string) => ({ value: amount, ...(currency ? { currency } : {}) });
const sol = (id: string) => ({ said: id, id });

/** Line, language, fields found; the close date by its day. */
const lines: readonly [string, Locale, Readonly<Record<string, unknown>>][] = [
  [
    'Harrow & Wells in Leeds about a data platform, around £45k',
    'en',
    { customer: 'Harrow & Wells', place: 'Leeds', dealName: 'Data platform', value: value(45000, 'GBP') },
  ],
  // A length is no closing day, unless it is said to be one.
  ['Contoso 8000 EUR in 5 days', 'en', { customer: 'Contoso', value: value(8000, 'EUR'), closeDay: '2026-11-29' }],
  ['Contoso, 40k, closes 3 months', 'en', { customer: 'Contoso', value: value(40000), closeDay: '2027-02-24' }],
  // The word for closing before another one of its field, and an amount without a currency amid the name and the rest.
  [
    'tailspin toys chicago 60k close by june',
    'en',
    { customer: 'tailspin toys chicago', value: value(60000), closeDay: '2027-06-30' },
  ],
  ['Orchard Close by June', 'en', { customer: 'Orchard Close', closeDay: '2027-06-30' }],
  ['가온제과 거래, 5천만원', 'ko', { customer: '가온제과', value: value(50000000, 'KRW') }],
  // Without commas, and the day in front: the amount parts what stands around it.
  [
    'next quarter 1.2m yen Adventure Works',
    'en',
    { customer: 'Adventure Works', value: value(1200000, 'JPY'), closeDay: '2027-03-31' },
  ],
  [
    '晨光電子有限公司 500萬台幣 五月結案',
    'zh-TW',
    { customer: '晨光電子有限公司', value: value(5000000, 'TWD'), closeDay: '2027-05-31' },
  ],
  ['май, 5000 долларов, Ромашка', 'ru', { customer: 'Ромашка', value: value(5000, 'USD'), closeDay: '2027-05-31' }],
  ['March, 120k EUR', 'en', { customer: 'March', value: value(120000, 'EUR') }],
  [
    'с ООО «Вектор» из Казани, закрытие в мае',
    'ru',
    { customer: 'ООО «Вектор»', place: 'Казань', closeDay: '2027-05-31' },
  ],
  ['w/ Orchard Labs, 5k eur', 'en', { customer: 'Orchard Labs', value: value(5000, 'EUR') }],
  ['Orchard Labs in May', 'en', { customer: 'Orchard Labs', closeDay: '2027-05-31' }],
  [
    'Harborview at 90k eur closing end of june',
    'en',
    { customer: 'Harborview', value: value(90000, 'EUR'), closeDay: '2027-06-30' },
  ],
  [
    'Северный Мол на 2 млн руб с закрытием до марта',
    'ru',
    { customer: 'Северный Мол', value: value(2000000, 'RUB'), closeDay: '2027-03-31' },
  ],
  ['Гранит на полмиллиона', 'ru', { customer: 'Гранит', value: value(500000) }],
  [
    '光明書店股份有限公司 500萬台幣 下個月結案',
    'zh-TW',
    { customer: '光明書店股份有限公司', value: value(5000000, 'TWD'), closeDay: '2026-12-31' },
  ],
  ['在台中,80萬台幣', 'zh-TW', { place: '台中', value: value(800000, 'TWD') }],
  ['大河出版 在高雄 50萬美金', 'zh-TW', { customer: '大河出版', place: '高雄', value: value(500000, 'USD') }],
  [
    'Contoso, 120k EUR, close 30 Sep, solution SOL-1234-PQRS',
    'en',
    { customer: 'Contoso', value: value(120000, 'EUR'), closeDay: '2027-09-30', solution: [sol('SOL-1234-PQRS')] },
  ],
  [
    'new deal Contoso, Inc., $1,200,000, close Sept 30, 2027, solutions SOL-1-AAA and SOL-2-BBB',
    'en',
    {
      customer: 'Contoso, Inc.',
      value: value(1200000, 'USD'),
      closeDay: '2027-09-30',
      solution: [sol('SOL-1-AAA'), sol('SOL-2-BBB')],
    },
  ],
  [
    'Contoso 120k EUR close 30 Sep solution SOL-1234-PQRS',
    'en',
    { customer: 'Contoso', value: value(120000, 'EUR'), closeDay: '2027-09-30', solution: [sol('SOL-1234-PQRS')] },
  ],
  [
    'SOL-1-AAA; customer: Fabrikam; deal: Data platform; country: Germany; CRM: 0012; campaign: Spring; D-U-N-S: 79-598-6822',
    'en',
    {
      solution: [sol('SOL-1-AAA')],
      customer: 'Fabrikam',
      dealName: 'Data platform',
      country: 'DE',
      crmId: '0012',
      campaignId: 'Spring',
      duns: '795986822',
    },
  ],
  [
    'Close Brothers, 50k GBP, end of Q3',
    'en',
    { customer: 'Close Brothers', value: value(50000, 'GBP'), closeDay: '2027-09-30' },
  ],
  ['Smith, Jones, 120k USD', 'en', { customer: 'Smith, Jones', value: value(120000, 'USD') }],
  [
    'Wilson, Sonsini, Goodrich & Rosati, 50k USD',
    'en',
    { customer: 'Wilson, Sonsini, Goodrich & Rosati', value: value(50000, 'USD') },
  ],
  ['Baker, McKenzie LLP, 50k USD', 'en', { customer: 'Baker, McKenzie LLP', value: value(50000, 'USD') }],
  ['Contoso, Hamburg, 120k EUR', 'en', { customer: 'Contoso', place: 'Hamburg', value: value(120000, 'EUR') }],
  ['Альфа, Москва, 3 млн руб', 'ru', { customer: 'Альфа', place: 'Москва', value: value(3000000, 'RUB') }],
  ['Product Hunt, 10k USD, Germany', 'en', { customer: 'Product Hunt', value: value(10000, 'USD'), country: 'DE' }],
  ['3M, 5k', 'en', { customer: '3M', value: value(5000) }],
  ['7-Eleven, 20k USD', 'en', { customer: '7-Eleven', value: value(20000, 'USD') }],
  [
    'for Contoso worth 120k closing end of Q3',
    'en',
    { customer: 'Contoso', value: value(120000), closeDay: '2027-09-30' },
  ],
  ['Contoso Ltd 1.2m next quarter', 'en', { customer: 'Contoso Ltd', value: value(1200000), closeDay: '2027-03-31' }],
  ['삼성전자 3억원 연말', 'ko', { customer: '삼성전자', value: value(300000000, 'KRW'), closeDay: '2026-12-31' }],
  ['台積電 1200萬 年底', 'zh-TW', { customer: '台積電', value: value(12000000), closeDay: '2026-12-31' }],
  ['Studio 54, 20k', 'en', { customer: 'Studio 54', value: value(20000) }],
  [
    'Contoso, note call Sue, then Bob, 120k',
    'en',
    { customer: 'Contoso', notes: 'call Sue, then Bob', value: value(120000) },
  ],
  [
    'ООО Контосо, 1,2 млн руб., до 30.09, решение SOL-1234-PQRS',
    'ru',
    { customer: 'ООО Контосо', value: value(1200000, 'RUB'), closeDay: '2027-09-30', solution: [sol('SOL-1234-PQRS')] },
  ],
  [
    'новая сделка: клиент Контосо, сумма 120 тыс. долларов, закрытие в следующем квартале',
    'ru',
    { customer: 'Контосо', value: value(120000, 'USD'), closeDay: '2027-03-31' },
  ],
  [
    '콘토소, 1억 2천만원, 9월 30일 마감, 솔루션 SOL-1234-PQRS',
    'ko',
    { customer: '콘토소', value: value(120000000, 'KRW'), closeDay: '2027-09-30', solution: [sol('SOL-1234-PQRS')] },
  ],
  [
    '새 거래 고객 콘토소, 금액 12만 달러, 종료일 9월 말',
    'ko',
    { customer: '콘토소', value: value(120000, 'USD'), closeDay: '2027-09-30' },
  ],
  [
    '康拓索，12萬美元，9月30日結案，方案 SOL-1234-PQRS',
    'zh-TW',
    { customer: '康拓索', value: value(120000, 'USD'), closeDay: '2027-09-30', solution: [sol('SOL-1234-PQRS')] },
  ],
  [
    '客戶：康拓索，金額 12萬，結束日期 年底',
    'zh-TW',
    { customer: '康拓索', value: value(120000), closeDay: '2026-12-31' },
  ],
  ...(
    [
      'new deal Contoso | 120k EUR | 30 Sep 2027',
      'Contoso / 120k EUR / 30 Sep 2027',
      'new deal 120k EUR for Contoso by 30 Sep 2027',
      'Contoso for 120k EUR by 30 Sep 2027',
    ] as const
  ).map((said): [string, Locale, Readonly<Record<string, unknown>>] => [
    said,
    'en',
    { customer: 'Contoso', value: value(120000, 'EUR'), closeDay: '2027-09-30' },
  ]),
  ['новая сделка с Контосо на 1,5 млн', 'ru', { customer: 'Контосо', value: value(1500000) }],
  ['сделка с Контосо на 1,5 млн', 'ru', { customer: 'Контосо', value: value(1500000) }],
  [
    '콘토소에 5천만원, 12월말 마감',
    'ko',
    { customer: '콘토소', value: value(50000000, 'KRW'), closeDay: '2026-12-31' },
  ],
  ...[
    ...['Contoso, S.A. de C.V.', 'Contoso, Pty Ltd', 'Contoso, LLP', 'Contoso, L.P.', 'Contoso, S.L.'],
    ...['Contoso, S.à r.l.', 'Contoso, Sdn. Bhd.', 'Contoso, Ltda.', 'Smith, Jones & Partners', 'Solution Tree'],
    ...[
      'Campaign Monitor',
      'Client Savvy',
      'For Eyes',
      'ООО «Ромашка»',
      'АО "Звезда"',
      '"Quoted" Ltd',
      '「星辰」有限公司',
    ],
  ].map((customer): [string, Locale, Readonly<Record<string, unknown>>] => [
    `${customer}, 120k USD`,
    'en',
    { customer, value: value(120000, 'USD') },
  ]),
  // A name that could be an amount or a day; a dash between spaces.
  ['with 3M, 90k USD, December 15', 'en', { customer: '3M', value: value(90000, 'USD'), closeDay: '2026-12-15' }],
  ['с 3М, 90 тыс. долларов', 'ru', { customer: '3М', value: value(90000, 'USD') }],
  ['Tailwind 24/7, 30k EUR', 'en', { customer: 'Tailwind 24/7', value: value(30000, 'EUR') }],
  ['Север 24/7, 30 тыс. евро', 'ru', { customer: 'Север 24/7', value: value(30000, 'EUR') }],
  ['Northwind - Retail, 50k', 'en', { customer: 'Northwind - Retail', value: value(50000) }],
  ['Contoso – 50k EUR – March 2027', 'en', { customer: 'Contoso', value: value(50000, 'EUR'), closeDay: '2027-03-31' }],
  ['Contoso, notes: call Sue - 3 pm', 'en', { customer: 'Contoso', notes: 'call Sue - 3 pm' }],
  ['Contoso – phase 2, 50k', 'en', { customer: 'Contoso - phase 2', value: value(50000) }],
  // A person of the customer, before it or behind it.
  [
    'Sue Smith at Litware Ltd, 30k EUR',
    'en',
    { customer: 'Litware Ltd', contact: 'Sue Smith', value: value(30000, 'EUR') },
  ],
  // Without a company’s form it may be one name; a customer that is known is looked up later.
  ['Best Meals at Home, 10k', 'en', { customer: 'Best Meals at Home', value: value(10000) }],
  ['Sue Smith at Litware, 30k EUR', 'en', { customer: 'Litware', contact: 'Sue Smith', value: value(30000, 'EUR') }],
  ['Иван Петров из Ромашки, 10к', 'ru', { customer: 'Иван Петров из Ромашки', value: value(10000) }],
  [
    'Иван Петров из ООО «Вектор», 3 млн рублей',
    'ru',
    { customer: 'ООО «Вектор»', contact: 'Иван Петров', value: value(3000000, 'RUB') },
  ],
  ['Blue Yonder from Leeds, 5k USD', 'en', { customer: 'Blue Yonder', place: 'Leeds', value: value(5000, 'USD') }],
  ['Women at Work, 20k EUR', 'en', { customer: 'Women at Work', value: value(20000, 'EUR') }],
  [
    '한빛소프트 김민수 부장, 5천만원',
    'ko',
    { customer: '한빛소프트', contact: '김민수', value: value(50000000, 'KRW') },
  ],
  [
    '星辰科技 王小明經理，五百萬台幣',
    'zh-TW',
    { customer: '星辰科技', contact: '王小明', value: value(5000000, 'TWD') },
  ],
  ['해운전자와 3억원짜리', 'ko', { customer: '해운전자', value: value(300000000, 'KRW') }],
  // Sums in Chinese signs, with nothing between them and the customer.
  ['Tailspin 台北 九十萬台幣', 'zh-TW', { customer: 'Tailspin 台北', value: value(900000, 'TWD') }],
  ['跟星辰科技開一個三百萬台幣', 'zh-TW', { customer: '星辰科技', value: value(3000000, 'TWD') }],
  ['三商行 五十萬', 'zh-TW', { customer: '三商行', value: value(500000) }],
  ['統一五十萬台幣', 'zh-TW', { customer: '統一', value: value(500000, 'TWD') }],
  [
    '四萬五千歐元，2027年5月15日結案，宏遠實業',
    'zh-TW',
    { customer: '宏遠實業', value: value(45000, 'EUR'), closeDay: '2027-05-15' },
  ],
  [
    '宏遠實業 九十萬台幣 明年第一季',
    'zh-TW',
    { customer: '宏遠實業', value: value(900000, 'TWD'), closeDay: '2027-03-31' },
  ],
  ['Contoso, note call Sue by Friday', 'en', { customer: 'Contoso', notes: 'call Sue by Friday' }],
  ['', 'en', {}],
];

/** Line, language, fields found, and what stays a piece of its own: it is said that this was not understood. */
const withRest: readonly [string, Locale, Readonly<Record<string, unknown>>, string][] = [
  ['Fabrikam 3 years 40k EUR support', 'en', { customer: 'Fabrikam', value: value(40000, 'EUR') }, '3 years|support'],
  ['Contoso, 40k EUR, 12 months', 'en', { customer: 'Contoso', value: value(40000, 'EUR') }, '12 months'],
  ['Ромашка 3 года 5000 евро поддержка', 'ru', { customer: 'Ромашка', value: value(5000, 'EUR') }, '3 года|поддержка'],
  ['콘토소 3년 5천만원 유지보수', 'ko', { customer: '콘토소', value: value(50000000, 'KRW') }, '3년|유지보수'],
  [
    'Wide World Importers - 2 x landing zone - GBP 60k',
    'en',
    { customer: 'Wide World Importers', value: value(60000, 'GBP') },
    '2 x landing zone',
  ],
  ['宏遠實業 三年 四百萬台幣 支援', 'zh-TW', { customer: '宏遠實業', value: value(4000000, 'TWD') }, '三年|支援'],
  ['星河 三年 50萬美金 維護', 'zh-TW', { customer: '星河', value: value(500000, 'USD') }, '三年|維護'],
  [
    'tailspin toys 60k chicago close by june',
    'en',
    { customer: 'tailspin toys', value: value(60000), closeDay: '2027-06-30' },
    'chicago',
  ],
  [
    'ромашка 60 тыс казань закрытие до июня',
    'ru',
    { customer: 'ромашка', value: value(60000), closeDay: '2027-06-30' },
    'казань',
  ],
  [
    '별빛소프트 5천만 서울 6월 마감',
    'ko',
    { customer: '별빛소프트', value: value(50000000), closeDay: '2027-06-30' },
    '서울',
  ],
  [
    '晨光電子 60萬 台北 六月結案',
    'zh-TW',
    { customer: '晨光電子', value: value(600000), closeDay: '2027-06-30' },
    '台北',
  ],
];

describe('a deal in one line', () => {
  it.each(withRest)('%s (%s), with something left over', (said, locale, expected, rest) => {
    const { fields, questions, notUnderstood } = read(said, locale);
    const { closeDay, ...others } = fields;
    expect({ ...others, ...(closeDay ? { closeDay: closeDay.day } : {}) }).toEqual(expected);
    expect([questions, notUnderstood.map((one) => one.said).join('|')]).toEqual([[], rest]);
  });

  it.each(lines)('%s (%s)', (said, locale, fields) => {
    const line = read(said, locale);
    const { closeDay, ...others } = line.fields;
    expect({ ...others, ...(closeDay ? { closeDay: closeDay.day } : {}) }).toEqual(fields);
    expect([line.questions, line.notUnderstood]).toEqual([[], []]);
  });

  it('asks where two readings are possible', () => {
    const { fields, questions } = read('Contoso, value 1.200, close 03/04, country Korea');
    expect(fields).toEqual({ customer: 'Contoso' });
    expect(questions.map(({ field, answer }) => [field, answer.readings])).toEqual([
      ['value', [{ value: 1200 }, { value: 1.2 }]],
      ['closeDay', ['2027-03-04', '2027-04-03']],
      ['country', ['KR', 'KP']],
    ]);
  });

  it('gives back what it could not place, a second value too', () => {
    const { fields, notUnderstood } = read('Contoso, 120k, 130k, close soon, banana');
    expect(fields).toEqual({ customer: 'Contoso', value: { value: 120000 } });
    expect(notUnderstood).toEqual([{ said: '130k' }, { said: 'close soon', field: 'closeDay' }, { said: 'banana' }]);
  });

  it('gives back what is beyond its length', () => {
    const { notUnderstood } = read(`Contoso, note ${'x'.repeat(2500)}`);
    expect(notUnderstood).toEqual([{ said: 'x'.repeat(514) }]);
  });

  it.each([
    ['SOL-1234-PQRS', 'SOL-1234-PQRS'],
    ['sol 1234 pqrs', 'SOL-1234-PQRS'],
    ['{44444444-0000-4000-8000-00000000000A}', '44444444-0000-4000-8000-00000000000a'],
    ['Retail Insights', undefined],
  ])('takes %s as a solution’s id: %s', (said, id) => {
    expect(read(`Contoso, solution ${said}`).fields.solution).toEqual([{ said, ...(id ? { id } : {}) }]);
  });
});

/** Days that are not said to be of the close, beside the close date. */
it.each<[string, Locale, string | undefined, number, string]>([
  ['Contoso, June 1 to June 3, close July 1, 20k', 'en', '2027-07-01', 20000, 'June 1 to June 3'],
  ['Contoso, 3 March, close June 1, 20k', 'en', '2027-06-01', 20000, '3 March'],
  [
    'Contoso, training March 3 to March 5, 20k EUR, close June 1',
    'en',
    '2027-06-01',
    20000,
    'training March 3 to March 5',
  ],
  ['Fabrikam, workshop 10 to 12 March, 50k EUR, closing June', 'en', '2027-06-30', 50000, 'workshop 10 to 12 March'],
  ['Fabrikam, call 10 or 12 March, 50k', 'en', undefined, 50000, 'call 10 or 12 March'],
  ['콘토소, 교육 3월 3일에서 5일, 2천만원, 6월 1일 마감', 'ko', '2027-06-01', 20000000, '교육 3월 3일에서 5일'],
  ['宏達, 3月3號到5號, 20萬, 結案 6月1日', 'zh-TW', '2027-06-01', 200000, '3月3號到5號'],
  ['Ромашка, с 3 по 5 марта, 20 тыс евро, закрытие 1 июня', 'ru', '2027-06-01', 20000, 'с 3 по 5 марта'],
])('%s: the close date is what is said to be one', (said, locale, closeDay, amount, other) => {
  const { fields, questions, notUnderstood } = read(said, locale);
  expect([fields.closeDay?.day, fields.value?.value, questions]).toEqual([closeDay, amount, []]);
  expect(notUnderstood.map((piece) => piece.said)).toEqual([other]);
});

it('asks which of two days behind a name is meant', () => {
  expect(read('Contoso 10 or 12 March, 50k')).toMatchObject({
    fields: { customer: 'Contoso', value: value(50000) },
    questions: [{ field: 'closeDay', said: '10 or 12 March' }],
  });
});

it.each([
  ...['1억커피', '6월3일카페', '100만불짜리카페', 'Zone 5 Users Group', 'House of 1000 Euro', '20 Years Studio'].map(
    (said) => [said, undefined],
  ),
  ['Contoso 3년 라이선스 10개', 'Contoso'],
  ['Contoso 2 years', 'Contoso'],
  ['한빛소프트 연 3천5백만원씩', '한빛소프트'],
  ['한빛소프트 3월 1일까지', '한빛소프트'],
  ['宏達 3月1日簽約', '宏達'],
])('%s: before what is no part of a name: %s', (said, name) => {
  expect(nameAndMore(String(said), { locale: 'ko' })?.name).toBe(name);
});
