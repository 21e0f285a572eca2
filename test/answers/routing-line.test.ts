import { describe, expect, it } from 'vitest';
import { readRoutingLine } from '../../src/answers/routing-line.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const both = ['Megan', 'Lee'];
const germany = { countries: ['DE'] };
const over50k = { over: { value: 50_000 } };

describe('a line says which referrals go to whom', () => {
  it.each<[Locale, string, object, readonly string[]]>([
    ['en', 'Germany over 50k to Megan, then Lee', { ...germany, ...over50k }, both],
    ['en', 'Germany over 50k to Megan and Lee in turn', { ...germany, ...over50k }, both],
    ['ru', 'Germany over 50k to Megan, Lee по очереди', { ...germany, ...over50k }, both],
    ['en', 'Germany to Megan', germany, ['Megan']],
    [
      'en',
      'referrals from Germany, Austria and Switzerland go to Megan and Lee',
      { countries: ['DE', 'AT', 'CH'] },
      both,
    ],
    [
      'en',
      'DE, AT over 50k EUR -> megan.bowen@contoso.example',
      { countries: ['DE', 'AT'], over: { value: 50_000, currency: 'EUR' } },
      ['megan.bowen@contoso.example'],
    ],
    ['en', 'customer Fabrikam to Megan Bowen', { customer: 'Fabrikam' }, ['Megan Bowen']],
    [
      'en',
      'solution Contoso Data Platform under 10,000 to Lee',
      { solution: 'Contoso Data Platform', under: { value: 10_000 } },
      ['Lee'],
    ],
    ['en', 'from Microsoft to Megan', { source: 'microsoft' }, ['Megan']],
    ['en', 'from partners in Japan to nobody', { source: 'partner', countries: ['JP'] }, []],
    ['en', 'location 4567001 to Megan or Lee', { locations: ['4567001'] }, both],
    ['en', 'language German to Megan', { language: 'de' }, ['Megan']],
    [
      'en',
      'United States of America at least $1m to the channel',
      { countries: ['US'], over: { value: 1_000_000, currency: 'USD' } },
      [],
    ],
    ['en', 'French speaking customers to Megan', { language: 'fr' }, ['Megan']],
    [
      'en',
      'Germany (over 50k EUR) - Megan / Lee in rotation',
      { ...germany, over: { value: 50_000, currency: 'EUR' } },
      both,
    ],
    ['en', 'assign Germany to Megan', germany, ['Megan']],
    ['ru', 'Германия: Меган, Ли по кругу', germany, ['Меган', 'Ли']],
    ['ru', 'дороже 50 тыс. из Германии — Меган', { ...germany, ...over50k }, ['Меган']],
    ['ko', '독일: Megan, Lee 순번제', germany, both],
    ['ko', '1만 미만은 아무에게도', { under: { value: 10_000 } }, []],
    ['ko', '파트너에게서 온 것은 Alex에게', { source: 'partner' }, ['Alex']],
    ['zh-TW', '微軟來的給 Megan', { source: 'microsoft' }, ['Megan']],
    ['ru', 'Германия свыше 50 тыс. → Меган, потом Ли', { ...germany, ...over50k }, ['Меган', 'Ли']],
    ['ru', 'из Германии отдавать Megan', germany, ['Megan']],
    ['ru', 'Германия — Megan', germany, ['Megan']],
    ['ru', 'Японию отдай Ли', { countries: ['JP'] }, ['Ли']],
    ['ru', 'немецкие сделки свыше 50 тыс. ведёт Меган', { ...germany, ...over50k }, ['Меган']],
    ['ru', 'за Германию отвечает Меган', germany, ['Меган']],
    ['ru', 'всё из Германии пусть берёт Ли', germany, ['Ли']],
    ['en', 'Azure deals from Japan to Lee', { solution: 'Azure', countries: ['JP'] }, ['Lee']],
    ['en', 'Lee handles Germany over 50k', { ...germany, ...over50k }, ['Lee']],
    ['en', 'send German referrals to Megan', germany, ['Megan']],
    ['ko', '독일 5만 이상은 Megan, 그다음 Lee에게', { ...germany, ...over50k }, both],
    ['ko', '독일: Megan에게 배정', germany, ['Megan']],
    ['ko', 'Microsoft에서 온 추천은 김민수에게', { source: 'microsoft' }, ['김민수']],
    ['ko', '언어 독일어 → Megan', { language: 'de' }, ['Megan']],
    ['zh-TW', '德國超過5萬給 Megan，然後 Lee', { ...germany, ...over50k }, both],
    ['zh-TW', '德國5萬以上交給王小明', { ...germany, ...over50k }, ['王小明']],
    ['zh-TW', '來自微軟的轉介 → 頻道', { source: 'microsoft' }, []],
  ])('%s: %s', (locale, text, when, to) => {
    const line = readRoutingLine(text, locale);
    expect(line).toEqual({ when, isElse: false, to, unread: [] });
  });

  it.each<[Locale, string]>([
    ['en', 'Germany to the channel DACH'],
    ['en', 'Germany goes to the DACH channel'],
    ['en', 'Germany → channel “DACH”'],
    ['ru', 'Германия в канал «DACH»'],
    ['ru', 'Германия → канал DACH'],
    ['ko', '독일은 DACH 채널로'],
    ['ko', '독일: DACH 채널로 배정'],
    ['zh-TW', '德國給頻道 DACH'],
    ['zh-TW', '德國交給 DACH 頻道'],
  ])('%s: %s, to the channel whose team works on it', (locale, text) => {
    expect(readRoutingLine(text, locale)).toEqual({
      when: germany,
      isElse: false,
      to: [],
      channel: 'DACH',
      unread: [],
    });
  });

  it.each<[Locale, string]>([
    ['en', 'everything else to Megan'],
    ['en', 'the rest to Megan'],
    ['ru', 'остальное → Megan'],
    ['ko', '나머지는 Megan에게'],
    ['zh-TW', '其他給 Megan'],
  ])('%s: %s, of what no rule names', (locale, text) => {
    expect(readRoutingLine(text, locale)).toEqual({ when: {}, isElse: true, to: ['Megan'], unread: [] });
  });
});

/** Written as people write them, found in a sentence each: conditions in any order, ranges, what is excluded, who is named first. */
describe('a rule in other words', () => {
  const notGermany = { notCountries: ['DE'] };
  const eur = (value: number) => ({ value, currency: 'EUR' });
  const range = { over: { value: 10_000 }, under: { value: 50_000 } };

  it.each<[Locale, string, object, readonly string[]]>([
    ['en', 'not Germany to Megan', notGermany, ['Megan']],
    ['en', 'anything that isn’t from Germany goes to Alex', notGermany, ['Alex']],
    ['en', 'everything except Germany and France to Lee', { notCountries: ['DE', 'FR'] }, ['Lee']],
    ['en', 'referrals not from Microsoft to Alex', { source: 'partner' }, ['Alex']],
    ['en', 'Deals between 10k and 50k to Alex', range, ['Alex']],
    ['en', '50k or more from Germany: Megan', { ...germany, ...over50k }, ['Megan']],
    ['en', 'not over 10k to nobody', { under: { value: 10_000 } }, []],
    ['en', 'customers who speak Japanese go to Lee, then Alex', { language: 'ja' }, ['Lee', 'Alex']],
    ['en', 'if the customer is Fabrikam, give it to Megan', { customer: 'Fabrikam' }, ['Megan']],
    [
      'en',
      'when it comes from the Netherlands and is above 50k, assign it to Alex',
      { countries: ['NL'], ...over50k },
      ['Alex'],
    ],
    ['en', 'I want everything from Germany to go to Megan', germany, ['Megan']],
    ['en', 'please send all referrals for Azure Migration to Lee', { solution: 'Azure Migration' }, ['Lee']],
    ['en', 'MPN 4567002 in Germany to Lee', { locations: ['4567002'], ...germany }, ['Lee']],
    ['en', 'Lee is responsible for Japan and Korea', { countries: ['JP', 'KR'] }, ['Lee']],
    ['en', 'Megan and Lee share Germany', germany, both],
    ['en', 'Lee handles small deals under 10k', { under: { value: 10_000 } }, ['Lee']],
    ['en', 'Deals in Germany should be handled by Alex', germany, ['Alex']],
    ['en', 'give Megan the deals from Germany', germany, ['Megan']],
    ['en', 'IT and IN over 50k -> Lee, Alex (in turn)', { countries: ['IT', 'IN'], ...over50k }, ['Lee', 'Alex']],
    ['en', 'everything that does not come from Germany goes to Lee', notGermany, ['Lee']],
    ['en', 'deals from Germany worth 10k to 50k go to Lee', { ...range, ...germany }, ['Lee']],
    ['en', 'Alex and Lee take turns on Germany', germany, ['Alex', 'Lee']],
    ['ru', 'всё, кроме Германии, — Меган', notGermany, ['Меган']],
    ['ru', 'клиенты, говорящие на нидерландском — Ли', { language: 'nl' }, ['Ли']],
    ['ru', 'Все, что не из Германии, отдай Ли', notGermany, ['Ли']],
    ['ru', 'Сделки от 10 до 50 тыс. — Алексу', range, ['Алексу']],
    ['ru', 'испаноязычные клиенты — Ли', { language: 'es' }, ['Ли']],
    ['ru', 'клиенты, говорящие по-японски, — Ли', { language: 'ja' }, ['Ли']],
    ['ru', 'если клиент Fabrikam, то отдать Меган', { customer: 'Fabrikam' }, ['Меган']],
    ['ru', 'Пусть всё из Германии получает Меган', germany, ['Меган']],
    ['ru', 'отправляй рекомендации по Azure Migration Ли', { solution: 'Azure Migration' }, ['Ли']],
    ['ru', 'партнёрские сделки никому не отдавать', { source: 'partner' }, []],
    ['ru', 'Германию делят Меган и Ли', germany, ['Меган', 'Ли']],
    ['ru', 'за Японию и Корею отвечает Ли', { countries: ['JP', 'KR'] }, ['Ли']],
    ['ru', 'MPN 4567002 из Германии к Ли', { locations: ['4567002'], ...germany }, ['Ли']],
    ['ru', 'решение Contoso Backup, Ирландия — Ли', { solution: 'Contoso Backup', countries: ['IE'] }, ['Ли']],
    ['ko', '독일 제외 모두 Megan에게', notGermany, ['Megan']],
    ['ko', '독일이 아닌 건 Alex에게', notGermany, ['Alex']],
    ['ko', '독일만 빼고 모두 Lee에게', notGermany, ['Lee']],
    ['ko', '위치 4567001 중 독일 제외는 Lee에게', { locations: ['4567001'], ...notGermany }, ['Lee']],
    ['ko', '이탈리아 오만 이상은 Lee에게', { countries: ['IT'], ...over50k }, ['Lee']],
    ['ko', '미국에서 오지 않은 건 Lee에게', { notCountries: ['US'] }, ['Lee']],
    ['ko', '독일이나 이탈리아는 Lee에게', { countries: ['DE', 'IT'] }, ['Lee']],
    ['ko', '1만에서 5만 사이 거래는 Alex에게', range, ['Alex']],
    ['ko', '독일 5만 넘는 건 Megan에게', { ...germany, ...over50k }, ['Megan']],
    ['ko', '독일에서 오고 5만이 넘으면 Alex에게 배정', { ...germany, ...over50k }, ['Alex']],
    ['ko', '스페인어 쓰는 고객은 Lee에게', { language: 'es' }, ['Lee']],
    ['ko', '고객이 Fabrikam이면 Megan에게 줘', { customer: 'Fabrikam' }, ['Megan']],
    ['ko', '독일 파트너 추천은 모두 Lee에게 보내줘', { ...germany, source: 'partner' }, ['Lee']],
    ['ko', '독일은 Megan과 Lee가 나눠서', germany, both],
    ['ko', 'Lee가 일본과 한국을 맡는다', { countries: ['JP', 'KR'] }, ['Lee']],
    ['ko', '독일 Contoso Backup 솔루션은 Lee에게', { solution: 'Contoso Backup', ...germany }, ['Lee']],
    ['zh-TW', '德國以外的都給 Megan', notGermany, ['Megan']],
    ['zh-TW', '除了德國，全部交給 Megan', notGermany, ['Megan']],
    ['zh-TW', '除德國以外全部給 Lee', notGermany, ['Lee']],
    ['zh-TW', '南非夥伴的轉介給 Lee', { countries: ['ZA'], source: 'partner' }, ['Lee']],
    ['zh-TW', '德國五萬以上給 Megan', { ...germany, ...over50k }, ['Megan']],
    ['zh-TW', '據點 4567001 但不是德國的給 Lee', { locations: ['4567001'], ...notGermany }, ['Lee']],
    ['zh-TW', '德國或奧地利給 Lee', { countries: ['DE', 'AT'] }, ['Lee']],
    ['zh-TW', '1萬到5萬之間的交易給 Alex', range, ['Alex']],
    ['zh-TW', '德國夥伴的轉介都給 Lee', { ...germany, source: 'partner' }, ['Lee']],
    ['zh-TW', '日語客戶交給 Lee，再來 Alex', { language: 'ja' }, ['Lee', 'Alex']],
    ['zh-TW', '客戶是 Fabrikam 的話給 Megan', { customer: 'Fabrikam' }, ['Megan']],
    ['zh-TW', '低於1萬的不給任何人', { under: { value: 10_000 } }, []],
    ['zh-TW', '德國 5 萬歐元以上：Megan，然後 Lee', { ...germany, over: eur(50_000) }, both],
    ['zh-TW', '德國由 Megan 和 Lee 分擔', germany, both],
    ['zh-TW', '新加坡客戶超過5萬的，Megan 和 Lee 輪流接', { countries: ['SG'], ...over50k }, both],
  ])('%s: %s', (locale, text, when, to) => {
    expect(readRoutingLine(text, locale)).toEqual({ when, isElse: false, to, unread: [] });
  });

  it.each<[Locale, string]>([
    ['en', 'large deals from Germany to Megan'],
    ['en', 'India, except Azure, to Lee'],
    ['en', 'customer Fabrikam or Contoso to Lee'],
    ['en', 'who handles Germany'],
    ['en', 'I take Germany'],
    ['en', 'deals from Germany to Megan and deals from France to Lee'],
    ['ru', 'сделки из Германии к пятнице'],
    ['ru', 'сделки из Германии за август'],
    ['ko', '독일 거래는 몇 건'],
    ['ko', '독일 거래는 목록으로 가져와'],
    ['zh-TW', '幫我處理德國的轉介'],
    ['zh-TW', '德國 頻道'],
  ])('%s: %s is not read as one, or not wholly', (locale, text) => {
    const line = readRoutingLine(text, locale);
    expect(line === undefined || line.unread.length > 0).toBe(true);
  });
});

describe('behind the word for a rule', () => {
  it.each([
    ['Германия Меган', germany, ['Меган']],
    ['немецкие сделки от 50 тыс. Меган Боуэн', { ...germany, ...over50k }, ['Меган Боуэн']],
    ['от партнёров из Германии Меган', { source: 'partner', ...germany }, ['Меган']],
  ])('%s needs no sign, and alone it is no rule', (text, when, to) => {
    expect(readRoutingLine(text, 'ru', 'rule')).toEqual({ when, isElse: false, to, unread: [] });
    expect(readRoutingLine(text, 'ru')).toBeUndefined();
  });
});

describe('a line that says less', () => {
  it.each(['', 'Germany', 'hello', 'Megan', 'x'.repeat(400)])('is none: %s', (text) => {
    expect(readRoutingLine(text, 'en')).toBeUndefined();
  });

  it.each([
    ['Germny over 50k to Megan', ['Germny']],
    ['Germany over lots to Megan', ['lots']],
    ['move Fabrikam to 60%', ['move Fabrikam']],
    ['location Berlin to Megan', ['Berlin']],
  ])('names what it could not read: %s', (text, unread) => {
    expect(readRoutingLine(text, 'en')?.unread).toEqual(unread);
  });
});

describe('a line as it is said in Korean and Chinese', () => {
  it.each<[Locale, string, object]>([
    ['zh-TW', '日本的案子都給Lee', { when: { countries: ['JP'] }, to: ['Lee'] }],
    ['zh-TW', '德國跟法國的轉介交給Megan', { when: { countries: ['DE', 'FR'] }, to: ['Megan'] }],
    ['zh-TW', '其他的都丟到頻道', { isElse: true, to: [] }],
    ['zh-TW', '剩下的丟到DACH頻道', { isElse: true, to: [], channel: 'DACH' }],
    ['ko', '그 외에는 모두 채널로', { isElse: true, to: [] }],
    ['ko', '나머지는 전부 채널로 보내줘', { isElse: true, to: [] }],
    ['ko', '일본 건은 Lee가 맡아', { when: { countries: ['JP'] }, to: ['Lee'] }],
    ['ko', '독일이랑 프랑스는 Megan에게', { when: { countries: ['DE', 'FR'] }, to: ['Megan'] }],
    [
      'ko',
      '5천만원 넘으면 Megan한테 배정해',
      { when: { over: { value: 50_000_000, currency: 'KRW' } }, to: ['Megan'] },
    ],
  ])('%s: %s', (locale, text, line) => {
    const read = readRoutingLine(text, locale);
    expect(read).toEqual({ when: {}, isElse: false, unread: [], ...line });
  });
});

/** An order about one deal after a report of its customer was a rule for a customer of that name. */
it.each<[Locale, string]>([
  ['ko', '고객이 연락 왔어요, 가온제과 수락해 주세요'],
  ['ko', '고객이 급하대요, 가온제과 메건에게 넘겨 주세요'],
  ['ko', '고객이 관심 많대요, 가온제과는 제가 맡을게요'],
  ['en', '고객이 연락 왔어요, Southridge Video 수락해 주세요'],
  ['zh-TW', '客戶很急,松江紡織給Megan'],
  ['zh-TW', '客戶打來了,麻煩接受松江紡織'],
  ['zh-TW', '沒人負責的法國或德國轉介'],
  ['zh-TW', '無人認領的德國案件'],
  ['zh-TW', '目前沒有人處理的轉介有哪些'],
])('%s: %s is no rule', (locale, text) => {
  expect(readRoutingLine(text, locale)?.when.customer).toBeUndefined();
});
