import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
/** Of this year, as the sandbox's certificates are of this year: a month before Christmas, with the evening still to come. */
const today = midMonthMorning;
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString();

/** Each is told by its first letter. */
const stories = {
  'Alpine Ski House': { team: [alexMail], expiresIn: 'P20D', country: 'DE', value: 30_000, currency: 'EUR' },
  'Blue Yonder': { team: [meganMail], expiresIn: 'P2D', country: 'US', value: 90_000, currency: 'USD' },
  'Coho Winery': { team: [], expiresIn: 'P15D', country: 'DE', value: 75_000, currency: 'EUR' },
  'Wingtip Toys': {
    kind: 'p2p',
    team: [],
    expiresIn: 'PT1H',
    country: 'FR',
    value: 55_000,
    currency: 'EUR',
  },
  Datum: { kind: 'outbound', team: [alexMail], country: 'DE', value: 120_000, currency: 'EUR', salesStage: '60' },
  Humongous: { kind: 'outbound', team: [meganMail], country: 'DE', value: 500_000, currency: 'EUR', salesStage: '20' },
  Lucerne: { kind: 'outbound', team: [alexMail], status: 'Closed', substatus: 'Won', country: 'DE', value: 10_000 },
  Margie: { team: [alexMail], status: 'Closed', substatus: 'Declined', country: 'DE', value: 40_000, currency: 'EUR' },
} as const satisfies Record<string, Omit<ReferralSpec, 'team'> & { readonly team: readonly string[] }>;

const everybody = ['adele', 'alex', 'megan', 'lee'];
const mails = { adele: 'adele.vance', alex: 'alex.wilber', megan: 'megan.bowen', lee: 'lee.gu' };
const letters = (text: string) =>
  Object.keys(stories)
    .filter((customer) => text.includes(customer))
    .map((customer) => customer[0])
    .join('');

/** As they stand in the list. */
const inOrder = (text: string) =>
  Object.keys(stories)
    .filter((customer) => text.includes(customer))
    .sort((one, other) => text.indexOf(one) - text.indexOf(other))
    .map((customer) => customer[0])
    .join('');

describe('what people ask for as a list', async () => {
  const desk = await aDesk({
    installedBy: ['Adele', 'Alex', 'Megan', 'Lee'],
    ownTime: today,
    locales: { alex: 'ko-KR', megan: 'ru-RU', lee: 'zh-TW' },
    settings: { REFERRALS_ADMINS: everybody.map((who) => `${mails[who as 'lee']}@contoso.example`).join(',') },
  });
  for (const [customer, spec] of Object.entries(stories))
    await desk.sandbox.createReferral({
      ...{ customer, dealName: `Deal ${customer}`, closingDateTime: inDays(60) },
      ...(spec as unknown as ReferralSpec),
    });
  await desk.settles();
  await desk.polls();
  const answer = async (who: keyof typeof mails, words: string) => {
    const { replies } = await desk[who].says(words);
    return { text: saidIn(replies)[0] ?? textOf(replies[0]), buttons: titlesOf(replies[0]) };
  };

  it.each([
    ['adele', 'Inbox please', 'ABCW'],
    ['adele', 'inbound Germany', 'ACM'],
    ['adele', 'inbound unowned', 'CW'],
    ['adele', 'unowned in Germany', 'C'],
    ['adele', 'outbound megan', 'H'],
    ['adele', 'inbound value > 50k', 'BCW'],
    ['adele', 'inbound > 50k', 'BCW'],
    ['adele', 'inbound from Microsoft', 'ABCM'],
    ['adele', 'inbound from partners', 'W'],
    ['adele', 'inbound from Trey', 'W'],
    ['adele', 'inbound sent by trey research', 'W'],
    ['adele', 'archived country germany won', 'L'],
    ['adele', 'archived germany won', 'L'],
    ['adele', 'inbound declined germany', 'M'],
    ['adele', 'inbound megan', 'B'],
    ['adele', 'inbound germany over 50k', 'C'],
    ['adele', 'outbound 60%', 'D'],
    ['adele', 'outbound qualified', 'H'],
    ['adele', 'outbound megan germany', 'H'],
    ['adele', 'inbound wingtip', 'W'],
    ['adele', 'what expires today', 'W'],
    ['adele', 'due today', 'W'],
    ['adele', 'anything urgent?', 'BW'],
    ['adele', 'inbound due today', 'W'],
    ['adele', 'inbound due today france', 'W'],
    ['adele', 'inbound expiring today', 'W'],
    ['adele', 'inbox urgent', 'BW'],
    ['adele', 'inbox urgent unowned', 'W'],
    ['adele', 'due tomorrow', 'W'],
    ['adele', 'won deals', 'L'],
    ['adele', 'show me everything from Germany', 'ACDHLM'],
    ['adele', 'everything over 100k', 'DH'],
    ['adele', 'referrals in the US', 'B'],
    ['adele', 'inbound usa', 'B'],
    ['adele', 'Megan’s deals', 'H'],
    ['adele', "alex's referrals", 'AM'],
    ['adele', 'anything from microsoft?', 'ABCM'],
    ['adele', 'inbound today', 'W'],
    ['adele', 'deals over 100k', 'DH'],
    ['adele', 'deals closing before christmas', ''],
    ['adele', 'INBOUND GERMANY!!', 'ACM'],
    ['adele', 'who has Datum?', 'D'],
    ['adele', 'inbound from France or Germany', 'ACMW'],
    ['adele', 'referrals in Germany and the US', 'ABCM'],
    ['adele', 'inbound country DE or FR', 'ACMW'],
    ['adele', 'inbound not in Germany', 'BW'],
    ['adele', 'inbound not from Germany or France', 'B'],
    ['adele', 'inbound country not DE', 'BW'],
    ['adele', 'everything outside the US please', 'ACDHLMW'],
    ['megan', 'входящие не из Германии', 'BW'],
    ['megan', 'всё кроме Германии', 'BW'],
    ['alex', '독일 빼고 인바운드', 'BW'],
    ['lee', '除了德國的轉介', 'BW'],
    // A list knows no cities, and says so.
    ['adele', 'inbound not in Berlin', 'ABCMW'],
    ['adele', 'inbound Spain Italy Austria Poland Sweden Germany France', 'ACMW'],
    ['alex', '메건 거래', 'H'],
    ['alex', '메건이 맡은 거래', 'BH'],
    ['megan', 'рекомендации Алекса', 'AM'],
    ['alex', '프랑스나 독일 추천', 'ACMW'],
    ['alex', '독일이랑 프랑스 인바운드', 'ACMW'],
    ['megan', 'входящие из Франции или Германии', 'ACMW'],
    ['lee', '法國或德國的轉介', 'ACMW'],
    ['lee', '傳入 德國和美國', 'ABCM'],
    // What a button of the guess card says is no value and no stage of a deal.
    ['lee', '尋找 stage 60', 'D'],
    ['lee', '尋找 value from 60000 EUR', 'CDH'],
    ['alex', '찾기 value from 60000 EUR', 'CDH'],
    ['adele', 'find value from 60000 EUR', 'CDH'],
    ['lee', '微軟給的', 'ABCM'],
    ['alex', '받은 편지함 보여줘', 'ABCW'],
    ['alex', '인바운드 독일', 'ACM'],
    ['alex', '인바운드 담당자 없음', 'CW'],
    ['alex', '담당자 없는 독일 추천', 'C'],
    ['alex', '오늘 마감', 'W'],
    ['alex', '급한 거 있어?', 'BW'],
    ['alex', '오늘 만료되는 거', 'W'],
    ['alex', '인바운드 5만 이상', 'BCW'],
    ['alex', '마이크로소프트에서 온 추천', 'ABCM'],
    ['alex', '보관함 독일 성사', 'L'],
    ['alex', '아웃바운드 megan', 'H'],
    ['alex', '내 거래', 'AD'],
    ['megan', 'входящие Германия', 'ACM'],
    ['megan', 'входящие без ответственного', 'CW'],
    ['megan', 'без ответственного в Германии', 'C'],
    ['megan', 'что истекает сегодня', 'W'],
    ['megan', 'есть что-нибудь срочное?', 'BW'],
    ['megan', 'входящие больше 50 тыс', 'BCW'],
    ['megan', 'входящие от Майкрософт', 'ABCM'],
    ['megan', 'архив Германия выиграна', 'L'],
    ['megan', 'исходящие megan', 'H'],
    ['megan', 'мои сделки', 'BH'],
    ['lee', '傳入 德國', 'ACM'],
    ['lee', '來自美國的轉介', 'B'],
    ['lee', '微軟傳來的', 'ABCM'],
    ['lee', '今天要回覆的', 'W'],
    ['lee', '傳入 無人負責', 'CW'],
    ['lee', '沒人負責的法國或德國轉介', 'CW'],
    ['lee', '無人認領的德國案件', 'C'],
    ['lee', '德國沒有負責人的', 'C'],
    ['lee', '今天到期', 'W'],
    ['lee', '有什麼緊急的嗎？', 'BW'],
    ['lee', '傳入 超過5萬', 'BCW'],
    ['lee', '來自微軟的轉介', 'ABCM'],
    ['lee', '封存 德國 成交', 'L'],
    ['lee', '傳出 megan', 'H'],
  ] as const)('%s: %s', async (who, words, found) => {
    const { text } = await answer(who, words);
    expect([...letters(text)].sort().join(''), text).toBe(found);
  });

  it('that holds nothing says which word finds nothing, and offers the list without it', async () => {
    const { text, buttons } = await answer('adele', 'inbound coho banana');
    expect(text).toContain('Nothing here fits “banana”.');
    expect(buttons).toContain('Without “banana”: 1');
    const france = await answer('adele', 'outbound france');
    expect(france.text).toContain('Nothing here fits Country: France.');
    expect(france.buttons).toContain('Without Country: France: 3');
    expect(letters(france.text)).toBe('');
    const { replies } = await desk.adele.says('outbound france');
    const { card } = await desk.adele.presses('Without Country: France: 3', { on: replies[0] as never });
    expect(letters(textOf(card))).toBe('DHL');
  });

  it.each([
    ['인바운드 독일 뭐뭐있어', 'ACM', undefined],
    ['인바운드 독일 다해줘', 'ACM', '다해줘'],
    ['인바운드 뭐뭐있어', 'ABCWM', undefined],
    ['인바운드 독일 우리하나', '', undefined],
    ['인바운드 다해줘', '', undefined],
    ['찾기 누구나컴퍼니', '', undefined],
    ['찾기 더하나', '', undefined],
  ] as const)(
    'says which Korean word it left out of %j, and makes no whole list of a name',
    async (words, found, out) => {
      const { text } = await answer('alex', words);
      expect(letters(text), text).toBe(found);
      expect(/“(.+)” 조건은 적용하지/.exec(text)?.[1]).toBe(out);
    },
  );

  it.each([
    ['adele', 'anything from microsoft yet', 'ABCM', 'yet'],
    ['adele', 'whats unowned in germany tdy', 'C', 'tdy'],
    ['megan', 'whats on my plate tdy', 'BH', 'tdy'],
    ['megan', 'без ответственного в Германии бегом', 'C', 'бегом'],
    // Where a name may stand, the word is looked for.
    ['adele', 'show me the referrals from zorbix', '', undefined],
    ['adele', 'show me zorbix referrals', '', undefined],
    ['megan', 'покажи рекомендации зорбикса', '', undefined],
    ['adele', 'which deals does zorbix have', '', undefined],
    ['adele', 'what is zorbix working on', '', undefined],
    ['adele', 'show deals zorbix works on', '', undefined],
    ['adele', 'show deals where zorbix is the customer', '', undefined],
    ['adele', 'show everything zorbix', '', undefined],
    ['adele', 'show deals named zorbix', '', undefined],
    ['adele', 'show deals tagged datum', 'D', undefined],
    ['megan', 'какие сделки ведёт зорбикс', '', undefined],
    ['adele', 'what is urgent tho', 'BW', 'tho'],
  ] as const)('%s: "%s" says which word of the language it left out', async (who, words, found, out) => {
    const { text } = await answer(who, words);
    expect([...letters(text)].sort().join(''), text).toBe(found);
    expect(/(?:left out “|Условие «)(.+?)[”»]/.exec(text)?.[1]).toBe(out);
  });

  it('of which too much was not read is offered with its filters, and not shown', async () => {
    const { text, buttons } = await answer('adele', 'frankly unowned ones in germany bother everyone lately');
    expect(text).toContain('I didn’t get that.');
    expect(letters(text)).toBe('');
    expect(buttons[0]).toBe('Inbound · Germany · unowned');
    const list = await answer('adele', '1');
    expect(letters(list.text), list.text).toBe('C');
    expect((await answer('megan', 'пришли аудит за прошлый месяц')).text).toContain('Я вас не понял.');
    const { text: file } = await answer('adele', 'is there a way to get all this in excel');
    expect(file).toContain('I didn’t get that.');
    // Of a file nobody sees which filter was left out of it: all are named.
    const { replies } = await desk.adele.says('download my won deals for this year');
    expect(saidIn(replies)[0]).toMatch(/“Archived · Owner: me · Won: January 1, .*”, so there is no file/);
  });

  it.each([
    ['adele', 'show open deals zorbix', 'List our deals'],
    ['adele', 'show unowned zorbix', 'Inbound · Owner: nobody'],
    ['adele', 'show lost deals healthcare', 'Archived · State: Lost'],
    ['megan', 'покажи ничейное зорбикс', 'Входящие · ничьи'],
  ] as const)('%s: "%s" is offered without the only word that would narrow it', async (who, words, offered) => {
    const { text, buttons } = await answer(who, words);
    expect(letters(text), text).toBe('');
    expect(buttons[0]).toBe(offered);
  });

  it('tells countries that are left out with "and", in words of its own', async () => {
    expect((await answer('adele', 'inbound not from Germany or France')).text).toContain(
      'Country: all but Germany and France',
    );
    expect((await answer('megan', 'входящие кроме Германии и Франции')).text).toContain(
      'Исключено: Германия и Франция',
    );
    expect((await answer('alex', '독일이랑 프랑스 빼고 인바운드')).text).toContain('독일 및 프랑스 제외');
    expect((await answer('lee', '除了德國和法國的轉介')).text).toContain('德國和法國以外');
  });

  it('of a decision goes before the state of what is shown, and a state before its decision', async () => {
    expect(letters((await answer('adele', 'active deals')).text)).toBe('DH');
    const won = await answer('adele', 'which of these did we win this year');
    expect([letters(won.text), won.text]).toEqual(['L', expect.stringMatching(/Won: /)]);
    const lost = await answer('adele', 'only the declined ones');
    expect([letters(lost.text), lost.text]).toEqual(['M', expect.not.stringMatching(/Won: /)]);
  });

  it('that was not understood at all is never another list', async () => {
    const { text, buttons } = await answer('adele', 'inbound country Atlantis');
    expect(text).toContain('I left out “Atlantis”.');
    expect(letters(text)).toBe('');
    expect(buttons).toContain('Show all: 5');
    const sorted = await answer('adele', 'inbound sort by owner');
    expect(sorted.text).toContain('but not that way');
    expect(letters(sorted.text)).toBe('ABCWM');
  });

  it.each([
    ['adele', 'inbound sort by value', 'BCWMA', 'Largest value first'],
    ['adele', 'the biggest deals', 'HD', 'Largest value first'],
    ['adele', 'inbound by customer', 'ABCMW', 'Sorted by customer'],
    ['adele', 'inbox sorted by deadline', 'WBCA', 'Nearest deadline first'],
    ['adele', 'inbox sorted by due date', 'WBCA', 'Nearest deadline first'],
    ['lee', '收件匣依客戶名稱排序', 'ABCW', '依客戶名稱排序'],
    ['alex', '제일 큰 거래', 'HD', '금액이 큰 순'],
    ['megan', 'сделки по сумме', 'HD', 'Сначала крупные суммы'],
    ['lee', '最大的案子', 'HD', '金額大的在前'],
  ] as const)('in the order that is said: %s: %s', async (who, words, expected, order) => {
    const { text } = await answer(who, words);
    expect([inOrder(text).slice(0, expected.length), text]).toEqual([expected, expect.stringContaining(order)]);
  });

  it('keeps the order of the shown list where it is narrowed', async () => {
    await answer('adele', 'inbound');
    await answer('adele', 'sort by customer');
    for (const words of ['only germany', 'what about france?'])
      expect((await answer('adele', words)).text).toContain('Sorted by customer');
    expect((await answer('adele', 'inbound germany')).text).not.toContain('Sorted by customer');
  });

  it('of another country, page or without filters, said of the list that was shown', async () => {
    await answer('adele', 'inbound germany');
    const france = await answer('adele', 'what about france?');
    expect([letters(france.text), france.text]).toEqual(['W', expect.stringContaining('Inbound')]);
    const more = await answer('adele', 'next page');
    expect([letters(more.text), more.text]).toEqual(['W', expect.stringContaining('That was all of them')]);
    expect(letters((await answer('adele', 'clear filters')).text)).toBe('ABCWM');
    await answer('alex', '독일 인바운드');
    expect(letters((await answer('alex', '미국은?')).text)).toBe('B');
    await answer('megan', 'входящие Германия');
    expect(letters((await answer('megan', 'а что по Франции')).text)).toBe('W');
    await answer('lee', '德國的轉介');
    expect(letters((await answer('lee', '那法國呢')).text)).toBe('W');
    expect(letters((await answer('lee', '清除篩選')).text)).toBe('ABCWM');
  });

  it.each([
    ['adele', 'inbound older than a week', 'November'],
    ['megan', 'входящие старше недели', 'ноября'],
    ['alex', '일주일 넘은 인바운드', '11월'],
    ['lee', '超過一週的轉介', '11月'],
  ] as const)('by how long ago they came: %s: %s', async (who, words, month) => {
    const { text } = await answer(who, words);
    expect([letters(text), text]).toEqual(['', expect.stringContaining(month)]);
  });

  it('in another order, of the list that was shown with its filters; Clear puts it back', async () => {
    await answer('adele', 'inbound germany');
    const biggest = await answer('adele', 'biggest first');
    expect([inOrder(biggest.text), biggest.text]).toEqual(['CMA', expect.stringContaining('Country: Germany')]);
    const smallest = await answer('adele', 'smallest first');
    expect([inOrder(smallest.text), smallest.text]).toEqual(['CAM', expect.stringContaining('but not that way')]);
    await answer('adele', 'inbox');
    const { replies } = await desk.adele.says('by value');
    expect(inOrder(textOf(replies[0]))).toBe('BCWA');
    const { card } = await desk.adele.presses('Clear', { on: replies[0] as never });
    expect([inOrder(textOf(card)), textOf(card)]).toEqual(['WBCA', expect.not.stringContaining('Largest')]);
  });

  it('in the order of the list that was shown, narrowed by words or by the form', async () => {
    await answer('adele', 'inbound by value');
    const narrowed = await desk.adele.says('only germany');
    expect([inOrder(textOf(narrowed.replies[0])), textOf(narrowed.replies[0])]).toEqual([
      'CMA',
      expect.stringContaining('Largest value first'),
    ]);
    const on = narrowed.replies[0] as never;
    await desk.adele.presses('Filter', { on });
    const { card } = await desk.adele.presses('Show', { on, inputs: { valueFrom: '35000' } });
    expect([inOrder(textOf(card)), textOf(card)]).toEqual(['CM', expect.stringContaining('Largest value first')]);
  });

  it('by the form, too', async () => {
    const { replies } = await desk.adele.says('inbound');
    const on = replies[0] as never;
    await desk.adele.presses('Filter', { on });
    const answerBefore = inDays(3).slice(0, 10);
    const { card } = await desk.adele.presses('Show', { on, inputs: { answerBefore, sender: '@microsoft' } });
    expect(textOf(card)).toContain('Sent by: Microsoft');
    expect(letters(textOf(card))).toBe('B');
  });
});
