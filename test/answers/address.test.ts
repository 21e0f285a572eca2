import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/answers/address/address.ts';
import type { AddressParts } from '../../src/answers/address/address-parts.ts';
import { readPostalCode } from '../../src/answers/address/postal-code.ts';
import { foldName } from '../../src/answers/text/said.ts';

type Row = readonly [said: string, parts: AddressParts];

const of = (addressLine1: string, city: string, more: AddressParts = {}): AddressParts => ({
  addressLine1,
  city,
  ...more,
});

const addresses: readonly Row[] = [
  // A house's number is no postal code; a code beside a city alone is one.
  ['Av. Paulista 1000, São Paulo', of('Av. Paulista 1000', 'São Paulo')],
  ['75001 Paris', { postalCode: '75001', city: 'Paris' }],
  ['台北市信義區松高路11號5樓 郵遞區號110', of('信義區松高路11號5樓', '台北市', { postalCode: '110', country: 'TW' })],
  ['(04524) 서울 중구 세종대로 110', of('중구 세종대로 110', '서울', { postalCode: '04524', country: 'KR' })],
  ['테헤란로 152, 강남파이낸스센터 10층, 서울', of('테헤란로 152, 강남파이낸스센터 10층', '서울', { country: 'KR' })],
  ['서울이요', { city: '서울', country: 'KR' }],
  ['地址是台北市信義區市府路1號', of('信義區市府路1號', '台北市', { country: 'TW' })],
  // The city hall's road is no city.
  ['信義區市府路1號', { addressLine1: '信義區市府路1號' }],
  ['Fifth Avenue corner 34th', { addressLine1: 'Fifth Avenue', addressLine2: 'corner 34th' }],
  [
    '판교역로 235, 에이치스퀘어 N동, 성남시 분당구',
    of('분당구 판교역로 235, 에이치스퀘어 N동', '성남시', { country: 'KR' }),
  ],
  ['한국', { country: 'KR' }],
  ['台灣', { country: 'TW' }],
  // "Korea" is one of two, and asked.
  [
    '110 Sejong-daero, Jung-gu, Seoul 04524, Korea',
    of('110 Sejong-daero', 'Seoul', { addressLine2: 'Jung-gu', postalCode: '04524' }),
  ],
  ['I think it’s 5 High Street, Leeds', of('5 High Street', 'Leeds')],
  ['кажется, ул. Ленина 5, Москва', of('ул. Ленина 5', 'Москва', { country: 'RU' })],
  ['1 High Street, Leeds LS1 4DY, UK', of('1 High Street', 'Leeds', { postalCode: 'LS1 4DY', country: 'GB' })],
  [
    '1 High Street, Leeds, West Yorkshire, LS1 4DY, UK',
    of('1 High Street', 'Leeds', { state: 'West Yorkshire', postalCode: 'LS1 4DY', country: 'GB' }),
  ],
  ['420111 казань, ул. баумана, 12', of('ул. баумана, 12', 'казань', { postalCode: '420111', country: 'RU' })],
  [
    '부산광역시 해운대구 센텀중앙로 79 (우) 48058',
    of('해운대구 센텀중앙로 79', '부산광역시', { postalCode: '48058', country: 'KR' }),
  ],
  ['10115 Berlin, Invalidenstraße 44', of('Invalidenstraße 44', 'Berlin', { postalCode: '10115' })],
  ['Hauptstr. 5, 20457 Hamburg, Deutschland', of('Hauptstr. 5', 'Hamburg', { postalCode: '20457', country: 'DE' })],
  ['ул. Ленина 5, Москва, Россия', of('ул. Ленина 5', 'Москва', { country: 'RU' })],
  ['서울특별시 강남구 테헤란로 152, 대한민국', of('강남구 테헤란로 152', '서울특별시', { country: 'KR' })],
  ['臺灣台北市信義區松仁路100號', of('信義區松仁路100號', '台北市', { country: 'TW' })],
  ['中華民國台灣台北市大安區仁愛路四段1號', of('大安區仁愛路四段1號', '台北市', { country: 'TW' })],
  ['Musterweg 3, A-1010 Wien, Österreich', of('Musterweg 3', 'Wien', { postalCode: '1010', country: 'AT' })],
  ['Calle Mayor 12, 28013 Madrid, España', of('Calle Mayor 12', 'Madrid', { postalCode: '28013', country: 'ES' })],
  ['1 High Street Leeds LS1 4DY', of('1 High Street', 'Leeds', { postalCode: 'LS1 4DY', country: 'GB' })],
  ['1 High Street\nLeeds\nLS1 4DY', of('1 High Street', 'Leeds', { postalCode: 'LS1 4DY', country: 'GB' })],
  [
    'Address: 5 Park Lane, Level 4, London W1K 1BE',
    of('5 Park Lane', 'London', { addressLine2: 'Level 4', postalCode: 'W1K 1BE', country: 'GB' }),
  ],
  ['221B Baker Street, London', of('221B Baker Street', 'London')],
  ['Hafenstraße 12, 20457 Hamburg, Germany', of('Hafenstraße 12', 'Hamburg', { postalCode: '20457', country: 'DE' })],
  ['Hafenstraße 12 20457 Hamburg', of('Hafenstraße 12', 'Hamburg', { postalCode: '20457' })],
  ['Hafenstr. 1, D-20457 Hamburg, DE', of('Hafenstr. 1', 'Hamburg', { postalCode: '20457', country: 'DE' })],
  [
    '500 17th Street, Suite 200, Denver, CO 80202, USA',
    of('500 17th Street', 'Denver', {
      addressLine2: 'Suite 200',
      state: 'CO',
      postalCode: '80202',
      country: 'US',
    }),
  ],
  [
    '500 17th Street, Denver, CO 80202',
    of('500 17th Street', 'Denver', { state: 'CO', postalCode: '80202', country: 'US' }),
  ],
  // CO is Colombia as well: without a ZIP code the country is asked for.
  ['500 17th Street, Denver, CO', of('500 17th Street', 'Denver', { state: 'CO' })],
  ['5 Peach Street, Atlanta, Georgia', of('5 Peach Street', 'Atlanta', { state: 'Georgia' })],
  [
    '100 King Street West, Toronto, ON M5X 1A9, Canada',
    of('100 King Street West', 'Toronto', { state: 'ON', postalCode: 'M5X 1A9', country: 'CA' }),
  ],
  [
    '1 Macquarie Street, Sydney NSW 2000, Australia',
    of('1 Macquarie Street', 'Sydney', { state: 'NSW', postalCode: '2000', country: 'AU' }),
  ],
  ['10 Rue de Rivoli, 75001 Paris, France', of('10 Rue de Rivoli', 'Paris', { postalCode: '75001', country: 'FR' })],
  ['Via Roma, 12, 00184 Roma, Italy', of('Via Roma, 12', 'Roma', { postalCode: '00184', country: 'IT' })],
  ['Keizersgracht 1, 1015 CJ Amsterdam', of('Keizersgracht 1', 'Amsterdam', { postalCode: '1015 CJ', country: 'NL' })],
  ['1 Raffles Place, Singapore 048616', of('1 Raffles Place', 'Singapore', { postalCode: '048616', country: 'SG' })],
  [
    'г. Москва, ул. Тверская, д. 1, 125009',
    of('ул. Тверская, д. 1', 'Москва', { postalCode: '125009', country: 'RU' }),
  ],
  [
    '125009, Москва, Тверская 1, оф. 5, Россия',
    of('Тверская 1', 'Москва', { addressLine2: 'оф. 5', postalCode: '125009', country: 'RU' }),
  ],
  [
    'Свердловская обл., г. Екатеринбург, пр. Ленина, д. 24/8, 620014',
    of('пр. Ленина, д. 24/8', 'Екатеринбург', {
      state: 'Свердловская обл.',
      postalCode: '620014',
      country: 'RU',
    }),
  ],
  [
    '서울특별시 중구 세종대로 110, 04524',
    of('중구 세종대로 110', '서울특별시', { postalCode: '04524', country: 'KR' }),
  ],
  ['04524 서울 중구 세종대로 110', of('중구 세종대로 110', '서울', { postalCode: '04524', country: 'KR' })],
  [
    '경기도 성남시 분당구 판교역로 235, 13494, 대한민국',
    of('분당구 판교역로 235', '성남시', { state: '경기도', postalCode: '13494', country: 'KR' }),
  ],
  ['台北市信義區市府路1號 110', of('信義區市府路1號', '台北市', { postalCode: '110', country: 'TW' })],
  ['郵遞區號是110，台北市信義區市府路1號', of('信義區市府路1號', '台北市', { postalCode: '110', country: 'TW' })],
  [
    '우편번호는 04524고 서울 중구 세종대로 110이에요',
    of('중구 세종대로 110', '서울', { postalCode: '04524', country: 'KR' }),
  ],
  ['11008臺北市信義區市府路1號', of('信義區市府路1號', '臺北市', { postalCode: '11008', country: 'TW' })],
  ['新竹縣竹北市光明六路10號', of('光明六路10號', '竹北市', { state: '新竹縣', country: 'TW' })],
  ['台灣台北市中山區南京東路三段219號5樓', of('中山區南京東路三段219號5樓', '台北市', { country: 'TW' })],
  ['Hafenstraße 12', { addressLine1: 'Hafenstraße 12' }],
  ['Leeds, UK', { city: 'Leeds', country: 'GB' }],
  // Who is to get it, and a part of the building before the street.
  [
    'Attn: Purchasing, 350 Fifth Avenue, 21st Floor, New York, NY 10118-0110',
    of('350 Fifth Avenue', 'New York', {
      addressLine2: 'Attn: Purchasing, 21st Floor',
      state: 'NY',
      postalCode: '10118-0110',
      country: 'US',
    }),
  ],
  [
    'Flat 3, 27 Harley Street, London W1G 9QP',
    of('27 Harley Street', 'London', { addressLine2: 'Flat 3', postalCode: 'W1G 9QP', country: 'GB' }),
  ],
  [
    'Plot 14, Sector 44, Gurugram, Haryana 122003, India',
    of('Plot 14', 'Gurugram', { addressLine2: 'Sector 44', state: 'Haryana', postalCode: '122003', country: 'IN' }),
  ],
  [
    'Av. Brigadeiro Faria Lima, 3477 - Itaim Bibi, São Paulo - SP, 04538-133, Brazil',
    of('Av. Brigadeiro Faria Lima, 3477', 'São Paulo', {
      addressLine2: 'Itaim Bibi',
      state: 'SP',
      postalCode: '04538-133',
      country: 'BR',
    }),
  ],
  [
    '<div>5 Park Lane<br>London W1K 1BE<br>UK</div>',
    of('5 Park Lane', 'London', { postalCode: 'W1K 1BE', country: 'GB' }),
  ],
  [
    'Keizersgracht 313\t1016 EE\tAmsterdam\tNetherlands',
    of('Keizersgracht 313', 'Amsterdam', { postalCode: '1016 EE', country: 'NL' }),
  ],
  ['Hauptstr. 5, 20457 Hamburg, 독일', of('Hauptstr. 5', 'Hamburg', { postalCode: '20457', country: 'DE' })],
  ['СПб, Невский пр., 28', of('Невский пр., 28', 'СПб', { country: 'RU' })],
  [
    '上海市浦东新区世纪大道100号，200120',
    of('浦东新区世纪大道100号', '上海市', { postalCode: '200120', country: 'CN' }),
  ],
];

describe('an address in one answer', () => {
  it.each(addresses)('%s', (said, parts) => {
    expect(readAddress(said)).toEqual({ kind: 'address', parts });
  });

  it('goes by what is known of it', () => {
    const known = { city: 'Leeds', country: 'GB' };
    const read = readAddress('1 High Street, LS1 4DY', known);
    expect(read).toEqual({
      kind: 'address',
      parts: { addressLine1: '1 High Street', postalCode: 'LS1 4DY', country: 'GB' },
    });
    expect(readAddress('1 High Street, Leeds', known)).toMatchObject({ parts: { city: 'Leeds' } });
  });

  it('is none without a letter, or at a length that no address has', () => {
    expect(readAddress('12345')).toEqual({ kind: 'nothing', reason: 'notAddress' });
    expect(readAddress('a, '.repeat(100))).toEqual({ kind: 'nothing', reason: 'tooLong' });
  });

  const word = fc.constantFrom('Leeds', 'High Street', 'Hafenstraße', 'Москва', 'ул. Ленина', 'д. 5', '12', 'Suite 4');
  const more = fc.constantFrom('LS1 4DY', '20457', 'CO', 'Denver CO', 'Kent', 'обл.', '7', 'Haus B', 'Floor two', 'x');
  const place = fc.constantFrom(
    '서울 중구',
    '세종대로 110',
    '台北市信義區',
    '市府路1號',
    '04524',
    '〒100-0001',
    '新竹縣',
  );

  it('accounts for every word', () => {
    const said = fc.array(fc.oneof(word, more, place), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(said, fc.constantFrom(', ', ' ', '\n'), (pieces, between) => {
        const read = readAddress(pieces.join(between));
        if (read.kind === 'nothing') return;
        const { country: _told, ...kept } = read.parts;
        const words = (text: string) => foldName(text).split(' ').filter(Boolean).sort();
        const all = words(pieces.join(' ')).filter((one) => !['г'].includes(one));
        expect(words(Object.values(kept).join(' ')).join('')).toHaveLength(all.join('').length);
      }),
      { numRuns: 2_000, seed: 10 },
    );
  });
});

describe('a postal code', () => {
  it.each([
    ['20457', 'DE', '20457'],
    ['D-20457', 'DE', '20457'],
    ['ls1 4dy', 'GB', 'LS1 4DY'],
    ['LS14DY', 'GB', 'LS14DY'],
    ['04524', 'KR', '04524'],
    ['110', 'TW', '110'],
    ['〒100-0001', 'JP', '100-0001'],
    ['125009', 'RU', '125009'],
    ['80202-1234', 'US', '80202-1234'],
    ['AD500', 'AD', 'AD500'],
  ] as const)('%s fits %s', (said, country, code) => {
    expect(readPostalCode(said, country)).toEqual({ kind: 'code', code });
  });

  it.each([
    ['hamburg', 'DE'],
    ['2045', 'DE'],
    ['LS1 4DY', 'DE'],
    ['20457', 'GB'],
    ['april 2027', undefined],
    ['hamburg', undefined],
  ] as const)('%s is none (%s)', (said, country) => {
    expect(readPostalCode(said, country)).toEqual({ kind: 'nothing', reason: 'notCode' });
  });
});

describe('what is no place', () => {
  it.each([
    'see website',
    'somewhere in Leeds',
    'https://contoso.com/contact',
    'sue@contoso.com',
    'посмотри на сайте',
    '看網站',
  ])('%s', (said) => {
    expect(readAddress(said)).toEqual({ kind: 'nothing', reason: 'notAddress' });
  });
});
