import { describe, expect, it } from 'vitest';
import type { AddressParts } from '../../src/answers/address/address-parts.ts';
import { isNewCustomer, readCustomer } from '../../src/answers/customer/customer-name.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { today } from './table/row.ts';

/** What was understood of a new customer; several readings: the desk asks which. */
type Row = readonly [said: string, locale: Locale, ...readings: (readonly [name: string, address: AddressParts])[]];

const rows: readonly Row[] = [
  ['Contoso', 'en', ['Contoso', {}]],
  ['Contoso, Inc.', 'en', ['Contoso, Inc.', {}]],
  ['"Smith, Jones"', 'en', ['Smith, Jones', {}]],
  ['АО "Звезда", Санкт-Петербург', 'ru', ['АО "Звезда"', { city: 'Санкт-Петербург', country: 'RU' }]],
  // What can be nothing else is where they are.
  ['Contoso, Seattle', 'en', ['Contoso', { city: 'Seattle' }]],
  ['Contoso, Berlin, Germany', 'en', ['Contoso', { city: 'Berlin', country: 'DE' }]],
  ['Contoso, Austin, TX', 'en', ['Contoso', { city: 'Austin', state: 'TX' }]],
  ['Contoso, TX', 'en', ['Contoso', { state: 'TX', country: 'US' }]],
  ['Contoso, UK', 'en', ['Contoso', { country: 'GB' }]],
  ['Contoso, 1 High Street, Leeds', 'en', ['Contoso', { addressLine1: '1 High Street', city: 'Leeds' }]],
  ['Contoso, Leeds, LS1 4DY', 'en', ['Contoso', { city: 'Leeds', postalCode: 'LS1 4DY', country: 'GB' }]],
  ['Contoso GmbH, Walldorf', 'en', ['Contoso GmbH', { city: 'Walldorf' }]],
  ['한빛정밀이라는 회사야', 'ko', ['한빛정밀', {}], ['한빛정밀이라는 회사야', {}]],
  ['是一家叫做大禾貿易的公司', 'zh-TW', ['大禾貿易', {}], ['是一家叫做大禾貿易的公司', {}]],
  ['콘토소, 한국', 'ko', ['콘토소', { country: 'KR' }]],
  ['콘토소, 서울', 'ko', ['콘토소', { city: '서울', country: 'KR' }]],
  ['康托索，台灣', 'zh-TW', ['康托索', { country: 'TW' }]],
  ['Ромашка, Казань', 'ru', ['Ромашка', { city: 'Казань', country: 'RU' }]],
  ['Ромашка, г. Тверь', 'ru', ['Ромашка', { city: 'Тверь', country: 'RU' }]],
  // Two names with a comma: a firm of partners, unless it is a town that nobody knows.
  ['Smith, Jones', 'en', ['Smith, Jones', {}]],
  ['Smith, Jones & Partners, Leeds', 'en', ['Smith, Jones & Partners', { city: 'Leeds' }]],
  ['Wayne, Stark', 'en', ['Wayne', { city: 'Stark' }], ['Wayne, Stark', {}]],
  ['Contoso, Walldorf', 'en', ['Contoso', { city: 'Walldorf' }], ['Contoso, Walldorf', {}]],
  ['Рога, Копыта', 'ru', ['Рога', { city: 'Копыта' }], ['Рога, Копыта', {}]],
  [
    'Wayne, Stark, London',
    'en',
    ['Wayne', { addressLine1: 'Stark', city: 'London' }],
    ['Wayne, Stark', { city: 'London' }],
    ['Wayne, Stark, London', {}],
  ],
  ['Contoso, CA', 'en', ['Contoso', { country: 'CA' }], ['Contoso', { state: 'CA', country: 'US' }]],
  ['Contoso, Georgia', 'en', ['Contoso', { country: 'GE' }], ['Contoso', { state: 'Georgia', country: 'US' }]],
  // No part of a name and no place: nothing of it is taken in silence.
  ['Contoso, 120k EUR', 'en', ['Contoso', {}], ['Contoso, 120k EUR', {}]],
  ['Contoso 120k EUR', 'en', ['Contoso', {}], ['Contoso 120k EUR', {}]],
  ['Contoso, D-U-N-S 123456789', 'en', ['Contoso', {}], ['Contoso, D-U-N-S 123456789', {}]],
  ['ACME Corp, contact Sue Smith', 'en', ['ACME Corp', {}], ['ACME Corp, contact Sue Smith', {}]],
  ['콘토소, 5천만원', 'ko', ['콘토소', {}], ['콘토소, 5천만원', {}]],
  ['Ромашка, 1,5 млн', 'ru', ['Ромашка', {}], ['Ромашка, 1,5 млн', {}]],
  ['康托索，150萬', 'zh-TW', ['康托索', {}], ['康托索，150萬', {}]],
  ['Studio 54', 'en', ['Studio 54', {}]],
  // What is said around a name.
  ['for Contoso', 'en', ['Contoso', {}], ['for Contoso', {}]],
  ['For Eyes', 'en', ['For Eyes', {}]],
  ['клиент Ромашка', 'ru', ['Ромашка', {}], ['клиент Ромашка', {}]],
  ['наверное, Ромашка', 'ru', ['Ромашка', {}], ['наверное, Ромашка', {}]],
  ['콘토소입니다', 'ko', ['콘토소', {}], ['콘토소입니다', {}]],
  ['고객은 콘토소', 'ko', ['콘토소', {}], ['고객은 콘토소', {}]],
  // Where they are, without a comma: told by a state, a legal form or a word for it, else asked.
  ['Contoso Hotels in Boston MA', 'en', ['Contoso Hotels', { city: 'Boston', state: 'MA', country: 'US' }]],
  ['Contoso Hotels in Boston, MA', 'en', ['Contoso Hotels', { city: 'Boston', state: 'MA', country: 'US' }]],
  ['Northwind, based in Boston MA', 'en', ['Northwind', { city: 'Boston', state: 'MA', country: 'US' }]],
  // Letters behind a city are a country's, too: where the city lies tells which, else it is asked.
  ['Contoso Foods in Berlin DE', 'en', ['Contoso Foods', { city: 'Berlin', country: 'DE' }]],
  ['Contoso in Toronto CA', 'en', ['Contoso', { city: 'Toronto', country: 'CA' }]],
  ['Contoso in Toronto ON', 'en', ['Contoso', { city: 'Toronto', state: 'ON', country: 'CA' }]],
  ['Contoso in Los Angeles CA', 'en', ['Contoso', { city: 'Los Angeles', state: 'CA', country: 'US' }]],
  ['Contoso from Bogota CO', 'en', ['Contoso', { city: 'Bogota', country: 'CO' }]],
  ['Contoso in Tel Aviv IL', 'en', ['Contoso', { city: 'Tel Aviv', country: 'IL' }]],
  [
    'Contoso in San Jose CA',
    'en',
    ['Contoso', { city: 'San Jose', state: 'CA', country: 'US' }],
    ['Contoso', { city: 'San Jose', country: 'CA' }],
    ['Contoso in San Jose CA', {}],
  ],
  [
    'Contoso in Akron OH',
    'en',
    ['Contoso', { city: 'Akron', state: 'OH', country: 'US' }],
    ['Contoso in Akron OH', {}],
  ],
  ['Women in Tech CA', 'en', ['Women in Tech CA', {}]],
  ['Partners in Health MA', 'en', ['Partners in Health MA', {}]],
  // Without the city there is only a legal form.
  ['주식회사 세종', 'ko', ['주식회사 세종', {}]],
  ['(주) 부산', 'ko', ['(주) 부산', {}]],
  ['株式会社 東京', 'zh-TW', ['株式会社 東京', {}]],
  ['ООО из Казани', 'ru', ['ООО из Казани', {}]],
  ['ООО Гости из Казани', 'ru', ['ООО Гости', { city: 'Казань', country: 'RU' }], ['ООО Гости из Казани', {}]],
  ['Contoso Hotels in Boston', 'en', ['Contoso Hotels', { city: 'Boston' }], ['Contoso Hotels in Boston', {}]],
  ['Made in Italy', 'en', ['Made', { country: 'IT' }], ['Made in Italy', {}]],
  ['Women in Tech', 'en', ['Women in Tech', {}]],
  ['“Woodgrove” Bank plc (UK)', 'en', ['“Woodgrove” Bank plc', { country: 'GB' }]],
  ['Contoso (Berlin)', 'en', ['Contoso', { city: 'Berlin' }], ['Contoso (Berlin)', {}]],
  ['Contoso (Pty) Ltd', 'en', ['Contoso (Pty) Ltd', {}]],
  ['Ромашка из Казани', 'ru', ['Ромашка', { city: 'Казань', country: 'RU' }], ['Ромашка из Казани', {}]],
  ['부산에 있는 한별전자 주식회사', 'ko', ['한별전자 주식회사', { city: '부산', country: 'KR' }]],
  ['(주)별빛소프트 서울', 'ko', ['(주)별빛소프트', { city: '서울', country: 'KR' }], ['(주)별빛소프트 서울', {}]],
  ['先寫大禾貿易', 'zh-TW', ['大禾貿易', {}], ['先寫大禾貿易', {}]],
  ['한별전자, 부산', 'ko', ['한별전자', { city: '부산', country: 'KR' }]],
  ['국민은행 부산', 'ko', ['국민은행', { city: '부산', country: 'KR' }], ['국민은행 부산', {}]],
  ['「星河」科技股份有限公司(台中)', 'zh-TW', ['「星河」科技股份有限公司', { city: '台中' }]],
  ['高雄的晨光電子有限公司', 'zh-TW', ['晨光電子有限公司', { city: '高雄' }]],
  ['客戶是康托索', 'zh-TW', ['康托索', {}], ['客戶是康托索', {}]],
];

describe('a new customer in one answer', () => {
  it.each(rows)('%s (%s)', (...row) => {
    // Vitest's types know rows of one length only.
    const [said, locale, ...readings] = row as unknown as Row;
    const read = readCustomer(said, { locale, today });
    expect(read.map(({ name, address }) => [name, address])).toEqual(readings);
  });

  it('may be somebody new, without a name yet', () => {
    for (const said of ['new one', 'Новый клиент', '새 고객', '新客戶'])
      expect([said, isNewCustomer(said)]).toEqual([said, true]);
    expect(isNewCustomer('New Balance')).toBe(false);
  });
});
