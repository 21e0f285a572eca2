import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

describe('a new deal in one line', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await aDesk({ locales: { megan: 'ru-RU', lee: 'ko-KR', adele: 'zh-TW' } });
    await aKnownDeal(desk);
    await aKnownDeal(desk, { customer: 'Гортензия' });
  });

  const begins = async (line: string, person = desk.alex) => {
    const talk = aDealTalk(desk, person);
    await talk.says(line);
    return { talk, draft: await talk.draft() };
  };

  it('fills the draft, says what it understood, and asks only for the rest', async () => {
    const { talk, draft } = await begins('new deal Tailspin, 120k EUR, close 30 Sep 2027, solution SOL-15974-MQF');

    for (const understood of ['Customer: Tailspin', '€120,000', 'September 30, 2027', 'Contoso Cloud Landing Zone'])
      expect(talk.shown).toContain(understood);
    expect(draft.fields).toMatchObject({
      customer: { name: 'Tailspin' },
      value: { value: 120_000, currency: 'EUR' },
      closeDate: '2027-09-30',
      solutions: [{ id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone' }],
    });
    // Were one of these asked all the same, the conversation would not end.
    await talk.answers({ value: 'nonsense', 'close-date': 'nonsense', solutions: 'nonsense' });
    expect(talk.shown).toContain('Your deal, before it is created');
  });

  it.each([
    'new deal landing zone for Wingtip Toys in Leeds, about £30k, June 2027, megan',
    'new deal landing zone, Wingtip Toys, Leeds, about £30k, June 2027, with Megan',
    'new deal Wingtip Toys for landing zone, £30k, June 2027, Leeds, me and Megan',
    'new deal June 2027 £30k Wingtip Toys landing zone, Leeds, Megan',
  ])('takes a colleague, a place and a solution wherever they stand: %s', async (line) => {
    const { talk, draft } = await begins(line);
    expect([talk.shown, draft.fields]).toMatchObject([
      expect.not.stringContaining('couldn’t place'),
      {
        customer: { name: 'Wingtip Toys', address: { city: 'Leeds' } },
        value: { value: 30_000, currency: 'GBP' },
        closeDate: '2027-06-30',
        solutions: [{ name: 'Contoso Cloud Landing Zone' }],
        employees: [{ firstName: 'Alex' }, { firstName: 'Megan' }],
      },
    ]);
  });

  // City and name in either order, who sees it and what it is worth before the words for a new deal, how many of a solution.
  it.each([
    [
      'alex',
      'new deal Denver, Alpine Ski House, 85k USD',
      { customer: { name: 'Alpine Ski House', address: { city: 'Denver' } } },
    ],
    [
      'megan',
      'новая сделка Казань, ООО «Вектор», 3 млн руб',
      { customer: { name: 'ООО «Вектор»', address: { city: 'Казань' } } },
    ],
    [
      'alex',
      'new deal Wide World Importers - 2 x landing zone - GBP 60k',
      { customer: { name: 'Wide World Importers' }, solutions: [{ name: 'Contoso Cloud Landing Zone', quantity: 2 }] },
    ],
    [
      'adele',
      '建立新交易：宏遠實業，Landing Zone 2套，一百萬台幣',
      { solutions: [{ quantity: 2 }], value: { value: 1_000_000 } },
    ],
    [
      'adele',
      '新的共同銷售交易：大同貿易 六百萬台幣',
      { customer: { name: '大同貿易' }, visibility: 'co-sell', value: { value: 6_000_000 } },
    ],
    [
      'adele',
      '五百萬台幣新交易 宏遠實業，明年第一季',
      { customer: { name: '宏遠實業' }, value: { value: 5_000_000 }, closeDate: expect.anything() },
    ],
    [
      'lee',
      '코셀로 새 거래 하나: 동해물산 6천만원',
      { customer: { name: '동해물산' }, visibility: 'co-sell', value: { value: 60_000_000 } },
    ],
    [
      'alex',
      'new private deal with Trey Research, 75k USD',
      { customer: { name: 'Trey Research' }, visibility: 'private' },
    ],
    [
      'alex',
      '75k USD new deal Trey Research',
      { customer: { name: 'Trey Research' }, value: { value: 75_000, currency: 'USD' } },
    ],
    ['megan', 'новая закрытая сделка: Рассвет, 5 млн руб', { customer: { name: 'Рассвет' }, visibility: 'private' }],
    // How many of what, before its customer; the customer before the words for a new deal, or before a colon.
    [
      'alex',
      'new deal 2 landing zones for Humongous Insurance, 80k USD',
      { customer: { name: 'Humongous Insurance' }, solutions: [{ name: 'Contoso Cloud Landing Zone', quantity: 2 }] },
    ],
    ['alex', 'log new opportunity: VanArsdel, ~$1.1M, co-sell', { customer: { name: 'VanArsdel' } }],
    ['alex', 'create a deal with Fourth Coffee: 12k GBP', { customer: { name: 'Fourth Coffee' } }],
    ['lee', '새 거래 등록: 반아스델, 약 110만 달러', { customer: { name: '반아스델' } }],
    [
      'megan',
      'Маргаритка тур новая сделка 9 500 долларов закрытие в пятницу',
      { customer: { name: 'Маргаритка тур' }, value: { value: 9500 } },
    ],
    ['adele', '跟第四咖啡開新交易：一萬五千英鎊', { customer: { name: '第四咖啡' }, value: { currency: 'GBP' } }],
    ['adele', '瑪姬旅行社新交易 九千五百美元 下週五結案', { customer: { name: '瑪姬旅行社' }, value: { value: 9500 } }],
  ] as const)('%s: %s', async (who, line, fields) => {
    const { talk, draft } = await begins(line, desk[who]);
    expect([line, draft.fields]).toMatchObject([line, fields]);
    expect(talk.shown).not.toMatch(/couldn’t place|не понял|看不懂|이해하지 못/);
  });

  it.each([
    ['lee', '새 거래 부산 해운전자 3억원', '해운전자', '부산'],
    ['adele', '新交易 台中 星辰科技 300萬台幣', '星辰科技', '台中'],
    ['alex', 'new deal Relecloud Dublin 45000 EUR', 'Relecloud', 'Dublin'],
    ['megan', 'новая сделка Релауд Тверь 4,5 млн рублей', 'Релауд', 'Тверь'],
  ] as const)('%s: %s: asks whether the city is a part of the name', async (who, line, name, city) => {
    const { talk, draft } = await begins(line, desk[who]);
    expect(draft).toMatchObject({ asking: 'customer', pending: { kind: 'readings' } });
    await talk.says('1');
    expect((await talk.draft()).fields.customer).toMatchObject({ name, address: { city } });
  });

  // A sum, a count or two days within what would be the name; a person beside the customer.
  it.each([
    ['lee', '새 거래 한빛메신저 1억2천 아니면 1억5천만원', '한빛메신저', '1억2천 아니면 1억5천만원'],
    ['lee', '새 거래 루체른출판 라이선스 10개 개당 250유로', '루체른출판', '라이선스 10개 개당 250유로'],
    ['adele', '新交易 南嶺影音 每年三萬五美元，三年', '南嶺影音', '每年三萬五美元'],
  ] as const)('%s: %s: the name is %s, and nothing of the rest is dropped or taken', async (who, line, name, rest) => {
    const { talk, draft } = await begins(line, desk[who]);
    expect(draft.fields.customer?.name).toBe(name);
    expect(draft.fields.value).toBeUndefined();
    expect(talk.shown).toContain(rest);
  });

  it.each([
    ['alex', 'new deal: 1 Mar - 5 Mar, 50k EUR, Relecloud', 'close-date'],
    ['alex', 'new deal Paul Weber, Lucerne Publishing, 33k CHF', 'customer'],
    ['lee', '새 거래 박하늘, 루체른출판, 3천3백만원', 'customer'],
  ] as const)('%s: %s: which of the two is meant is asked', async (who, line, asking) => {
    const { draft } = await begins(line, desk[who]);
    expect(draft).toMatchObject({
      asking,
      pending: { kind: 'readings', values: [expect.anything(), expect.anything()] },
    });
  });

  it('takes who sees it alone for no customer', async () => {
    const { draft } = await begins('새 코셀 거래 만들어줘', desk.lee);
    expect(draft).toMatchObject({ asking: 'customer', fields: { visibility: 'co-sell' } });
    expect(draft.fields.customer).toBeUndefined();
  });

  it('takes a city alone for where the customer is, and asks who that is', async () => {
    const { talk, draft } = await begins('new deal Boston, 50k USD');
    expect(draft).toMatchObject({ asking: 'customer', fields: { customer: { address: { city: 'Boston' } } } });
    await talk.says('Litware Labs');
    expect((await talk.draft()).fields.customer).toMatchObject({ name: 'Litware Labs', address: { city: 'Boston' } });
  });

  it('takes a person of the customer for the contact, and asks what is missing of them', async () => {
    const { draft } = await begins('new deal Sue Smith at Litware Works Ltd, 30k EUR');
    expect(draft).toMatchObject({ fields: { customer: { name: 'Litware Works Ltd' } } });
    expect(JSON.stringify([draft.pending, draft.waiting])).toContain('"firstName":"Sue"');
  });

  it.each([
    ['alex', 'new deal Sue Smith at Northwind Traders, 30k EUR', 'Northwind Traders', 'Sue'],
    ['megan', 'новая сделка Иван Петров из Гортензии, 3 млн руб', 'Гортензия', 'Иван'],
    // Nobody knows whether these are people.
    ['alex', 'new deal Best Meals at Home, 10k', 'Best Meals at Home', undefined],
    ['megan', 'новая сделка Иван Петров из Фиалки, 3 млн руб', 'Иван Петров из Фиалки', undefined],
  ] as const)('%s: %s: a person only before a customer that is known', async (who, line, name, firstName) => {
    const { draft } = await begins(line, desk[who]);
    expect(draft.fields.customer?.name).toBe(name);
    const asked = JSON.stringify([draft.pending, draft.waiting]);
    expect(asked.includes('firstName')).toBe(firstName !== undefined);
    expect(asked).toContain(firstName ?? '');
  });

  it('takes nobody for a word that counts or is a part of a name, and says that it was not placed', async () => {
    const { talk, draft } = await begins('new deal Wingtip Toys, Leeds, £30k, June 2027, last, meg');
    expect(draft.fields.employees?.map(({ firstName }) => firstName)).toEqual(['Alex']);
    expect(talk.shown).toContain('last');
    expect(talk.shown).toContain('couldn’t place');
  });

  it('takes no sentence for the customer, and says so', async () => {
    const { talk, draft } = await begins('new deal we don’t know who yet, 5k USD');
    expect(draft.fields.customer?.name).toBeUndefined();
    expect(talk.shown).toContain('we don’t know who yet');
    expect(talk.shown).toContain('Who is the customer?');
  });

  it('asks which one, when the customer could be one that it knows', async () => {
    const { talk } = await begins('new deal Northwind, 5k USD');
    expect(talk.shown).toContain('Is “Northwind” one of these?');
    expect(talk.shown).toContain('Northwind Traders');
    expect(talk.shown).toContain('$5,000');
  });

  it('asks what can be read in two ways, and says what it could not place', async () => {
    const { talk, draft } = await begins('new deal Wingtip, 1.200 EUR, solution Nothing We Sell');
    expect(draft.asking).toBe('value');
    expect(talk.shown).toContain('Which one do you mean?');
    expect(talk.shown).toContain('I know no solution like “Nothing We Sell”.');
    expect(await talk.presses('€1,200')).toContain('What is the customer’s address');
  });

  it('asks for the currency where none is named', async () => {
    const { talk } = await begins('new deal Proseware, 120k');
    expect(talk.shown).toContain('120,000: in which currency?');
    expect(await talk.says('USD')).toContain('$120,000');
  });

  it('names the solutions that fit when several do, and says which words are too long to take', async () => {
    const long = 'x'.repeat(300);
    const { talk, draft } = await begins(`new deal Wingtip, CRM ${long}, solution Contoso`);
    expect(talk.shown).toMatch(/“Contoso” fits several solutions, so I took none yet: Contoso [^\n]+, Contoso /);
    expect(talk.shown).toContain('CRM ID');
    expect(talk.shown).toContain('At most 60 characters fit here.');
    expect(draft.fields.crmId).toBeUndefined();
  });

  it('asks one thing at a time, and says that it comes back to the others', async () => {
    const { talk, draft } = await begins('new deal Litware, value 1.200, close 03/04/2027, CRM 0815');
    expect(draft).toMatchObject({ asking: 'value', pending: { kind: 'readings', values: ['1200', '1.2'] } });
    expect(talk.shown).toContain('CRM ID: 0815');
    expect(talk.shown).toContain('I come back to this in its turn: close 03/04/2027');
    const known = await begins('new deal Northwind, 90k');
    expect(known.talk.shown).toContain('Is “Northwind” one of these?');
    expect(known.talk.shown).toContain('I come back to this in its turn: 90k');
  });

  it('takes who sees it, plainly said, from the line; said in two ways it is asked', async () => {
    for (const [line, visibility, person] of [
      ['new deal Wingtip, 5k USD, private', 'private', desk.alex],
      ['new deal Wingtip, co-sell please, 5k USD', 'co-sell', desk.alex],
      ['новая сделка Ромашка, 5 тыс. евро, закрытая', 'private', desk.megan],
      ['새 거래 한빛소프트, 5천만원, 비공개', 'private', desk.lee],
    ] as const) {
      const { draft } = await begins(line, person);
      expect(draft.fields.visibility, line).toBe(visibility);
      expect(draft.asking, line).not.toBe('visibility');
    }
    const { talk, draft } = await begins('new deal Wingtip, private, co-sell');
    expect(draft.fields.visibility).toBeUndefined();
    expect(talk.shown).toContain('I couldn’t place this: private, co-sell');
  });

  it('says of which field it could not read the words', async () => {
    const { talk } = await begins('new deal Litware, 120k EUR, 130k, close soon, banana');
    expect(talk.shown).toContain('I couldn’t read this as “Estimated close date”: close soon');
    expect(talk.shown).toContain('I couldn’t place this: 130k, banana');
    const russian = await begins('новая сделка Контосо, 5 тыс. евро, закрыть скоро, банан', desk.megan);
    expect(russian.talk.shown).toContain('Не удалось понять «Предполагаемая дата закрытия»: закрыть скоро');
    expect(russian.talk.shown).toContain('Это я не понял: банан');
  });

  it('keeps country and D-U-N-S number until the customer is named', async () => {
    const { talk, draft } = await begins('new deal country Germany, D-U-N-S 795986822, 5k USD');
    expect(draft).toMatchObject({
      asking: 'customer',
      fields: { customer: { name: '', address: { country: 'DE' }, dunsNumber: '795986822' } },
    });
    expect(talk.shown).toContain('Country: Germany');
    expect(talk.shown).toContain('D-U-N-S number: 795986822');
    expect(await talk.says('Adatum Werke')).toContain('Customer: Adatum Werke');
    expect((await talk.draft()).fields.customer).toMatchObject({
      name: 'Adatum Werke',
      address: { country: 'DE' },
      dunsNumber: '795986822',
    });
  });

  it('keeps them for a new customer whose name others have', async () => {
    const { talk } = await begins('new deal Northwind, country United Kingdom, D-U-N-S 795986822');
    expect(talk.shown).toContain('Is “Northwind” one of these?');
    expect(talk.shown).toContain('Country: United Kingdom');
    await talk.presses('new');
    const { customer } = (await talk.draft()).fields;
    expect(customer).toMatchObject({ name: 'Northwind', address: { country: 'GB' }, dunsNumber: '795986822' });
  });

  it('says which of them it left out, because it knows the customer with others', async () => {
    const { talk } = await begins('new deal country Germany, D-U-N-S 795986822');
    expect(await talk.says('Northwind')).toContain('Is “Northwind” one of these?');
    await talk.says('1');
    expect(talk.shown).toContain('Customer: Northwind Traders');
    expect(talk.shown).toContain(
      'so I left these out: Country: Germany, D-U-N-S number: 795986822. You can still change',
    );
    expect((await talk.draft()).fields.customer?.address).toMatchObject({ city: 'London', country: 'GB' });
  });

  it('says why a customer’s name can’t be taken', async () => {
    const { talk } = await begins('new deal customer: X, country Germany');
    expect(talk.shown).toContain('I couldn’t read this as “Customer”: X');
    expect(talk.shown).toContain('Write at least two letters of the customer’s name.');
    expect(talk.shown).toContain('Who is the customer?');
  });

  it('says of a past day that it is past', async () => {
    const { talk } = await begins('new deal Litware, close 2020-03-01');
    expect(talk.shown).toContain('Estimated close date: March 1, 2020');
    expect(talk.shown).toContain('That day is already past.');
  });

  it('understands other languages', async () => {
    const russian = await begins('новая сделка Рога и копыта, 1,2 млн руб., закрыть 30 сентября 2027', desk.megan);
    expect(russian.draft.fields).toMatchObject({
      customer: { name: 'Рога и копыта' },
      value: { value: 1_200_000, currency: 'RUB' },
      closeDate: '2027-09-30',
    });
    const korean = await begins('새 거래 한빛전자, 1억 2천만원, 2027년 9월 30일 종료', desk.lee);
    expect(korean.draft.fields).toMatchObject({
      customer: { name: '한빛전자' },
      value: { value: 120_000_000, currency: 'KRW' },
      closeDate: '2027-09-30',
    });
  });
});

describe('a deal said in one sentence', async () => {
  const locales = { alex: 'en-US', megan: 'ko-KR', adele: 'ru-RU', lee: 'zh-TW' };
  const desk = await aDesk({ locales, users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  await aKnownDeal(desk);
  const draftOf = async (person: Desk['alex'], words: string) => {
    const talk = aDealTalk(desk, person);
    await talk.says(words);
    return { talk, fields: (await talk.draft()).fields };
  };

  it('is read whole in English: customer and city, value, day, solution and contact', async () => {
    const said =
      'new deal with Alpine Ski House in Denver, about $85k, closing mid March, landing zone, contact John Doe john@alpine.example 303-555-0100';
    const { talk, fields } = await draftOf(desk.alex, said);
    expect(fields).toMatchObject({
      customer: { name: 'Alpine Ski House', address: { city: 'Denver' } },
      value: { value: 85_000, currency: 'USD' },
      closeDate: expect.stringMatching(/-03-15$/),
      solutions: [{ id: 'SOL-15974-MQF' }],
      contact: { firstName: 'John', lastName: 'Doe', email: 'john@alpine.example', phoneNumber: '303-555-0100' },
    });
    expect(talk.shown).not.toContain('couldn’t place');
    expect(talk.shown).toContain('What is the customer’s address?');
  });

  it('is the README’s own example, which works in the demo', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /`(new deal [^`]+)`/.exec(readme) ?? [];
    const { talk, fields } = await draftOf(desk.alex, example);
    expect(talk.shown).not.toContain('couldn’t place');
    expect(talk.shown).toContain('Solutions: Contoso Cloud Landing Zone');
    expect(fields).toMatchObject({ customer: { name: expect.any(String) }, value: { currency: 'USD' } });
  });

  it('is read in Korean, Russian and Chinese', async () => {
    const korean = await draftOf(desk.megan, '새 거래 콘토소에 5천만원, 12월 말 마감');
    expect(korean.fields).toMatchObject({
      customer: { name: '콘토소' },
      value: { value: 50_000_000, currency: 'KRW' },
      closeDate: expect.stringMatching(/-12-31$/),
    });
    const russian = await draftOf(desk.adele, 'новая сделка с Контосо на 1,5 млн руб, закрытие до конца марта');
    expect(russian.fields).toMatchObject({
      customer: { name: 'Контосо' },
      value: { value: 1_500_000, currency: 'RUB' },
      closeDate: expect.stringMatching(/-03-31$/),
    });
    expect(russian.talk.shown).not.toContain('не понял');
    const chinese = await draftOf(desk.lee, '新交易 和康托索的交易，500萬台幣，3月底結案');
    expect(chinese.fields).toMatchObject({
      customer: { name: '康托索' },
      value: { value: 5_000_000, currency: 'TWD' },
      closeDate: expect.stringMatching(/-03-31$/),
    });
  });

  it('comes back to what it left for its turn, with what was said', async () => {
    await aKnownDeal(desk, { customer: 'Proseware', city: 'Seattle', country: 'US' });
    await aKnownDeal(desk, { customer: 'Proseware', city: 'Boston', country: 'US' });
    const { talk } = await draftOf(desk.alex, 'new deal Proseware, 200k, 30 Sep 2027');
    expect(talk.shown).toContain('Is “Proseware” one of these?');
    expect(talk.shown).toContain('I come back to this in its turn: 200k');
    await talk.says('1');
    expect(await talk.says('private')).toContain('200,000: in which currency?');
    expect(await talk.says('USD')).toContain('Estimated value: $200,000');
    expect(talk.shown).toContain('Which solutions are part of it?');
  });
});
