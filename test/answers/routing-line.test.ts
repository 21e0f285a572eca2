import { describe, expect, it } from 'vitest';
import { readRoutingLine } from '../../src/answers/routing/routing-line.ts';
import { onlyRuleNumber, ruleNumberRemoved } from '../../src/answers/routing/routing-removed.ts';
import { asksBehindOrder } from '../../src/grammar/sentence/asked.ts';
import { isCommand } from '../../src/i18n/command-words.ts';
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
    ['zh-TW', '德國的以後都給Megan', germany, ['Megan']],
    ['ko', '독일건은 이제부터 메건한테 보내', germany, ['메건']],
    ['zh-TW', '德國5萬以上直接進我這', { ...germany, ...over50k }, ['我']],
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

it.each<readonly [string, string | undefined]>([
  ['규칙 1번 지워', '1'],
  ['2번 규칙 삭제해 줘', '2'],
  ['把第一條規則刪掉', '1'],
  ['第3條規則取消', '3'],
  ['규칙 1번 보여줘', undefined],
  ['把規則刪掉', undefined],
  ...[
    '지워줘',
    '지워 주세요',
    '지우세요',
    '삭제',
    '삭제해',
    '삭제해줘',
    '삭제해 주세요',
    '삭제 부탁드립니다',
    '제거',
    '없애',
    '없애줘',
    '빼줘',
    '빼 주세요',
  ].map((verb) => [`규칙 2번 ${verb}`, '2'] as const),
  ...[
    '삭제하지마',
    '삭제하지 마',
    '빼지마',
    '없애지마',
    '제거안함',
    '삭제됐어',
    '삭제했어',
    '지웠어',
    '지워졌어',
    '삭제할까',
    '지워도될까',
    '지워도 돼',
    '삭제하면',
    '지우면',
    '빼고',
    '삭제한 거',
    '지우지 말아 줘',
  ].map((verb) => [`규칙 2번 ${verb}`, undefined] as const),
  ['別把第一條規則刪掉', undefined],
  ['第一條規則刪掉了', undefined],
  ['第一條規則刪掉嗎', undefined],
  ['把第十條規則刪掉', '10'],
  ['把第十二條規則刪掉', '12'],
  ['把第二十條規則刪掉', '20'],
  ['把第一二條規則刪掉', ''],
  ['第0條規則刪掉', ''],
  // Told by what it is about: the list shows which.
  ['get rid of the rule for france', ''],
  ['the rule about Japan can go', ''],
  ['правило про францию убери', ''],
  ['убери правило для Японии', ''],
  ['get rid of the lead rule for france', undefined],
  ['did we get rid of the rule for france?', undefined],
  ['правило про лиды из Японии убери', undefined],
])('%s: removes rule %s', (text, number) => {
  expect(ruleNumberRemoved(text)).toBe(number);
});

it.each<readonly [string, number | undefined]>([
  ['2', 2],
  ['#2, please', 2],
  ['number 2', 2],
  ['№ 2, пожалуйста', 2],
  ['2번 해 주세요', 2],
  ['第2條', 2],
  ...[
    '',
    'two',
    '2?',
    '1 and 2',
    '2 if Lee leaves',
    '2 or not',
    '2 не надо',
    '2 нельзя',
    '2번 하지 마',
    '2번 할까',
    '2번 했어',
    '2嗎',
    '2了',
  ].map((rest) => [rest, undefined] as const),
])('remove rule %s: %s', (rest, number) => {
  expect(onlyRuleNumber(rest)).toBe(number);
});

it.each([
  ...['3 到 1 吧', '3 吧', '3 1 옮기죠', 'ли', 'Ли'].map((rest) => [rest, false] as const),
  ...['3?', '3 嗎', '3 지울까요', 'Меган ли', '3 到 1 嗎？'].map((rest) => [rest, true] as const),
])('a question behind an order, %s: %s', (rest, asks) => {
  expect(asksBehindOrder(rest)).toBe(asks);
});

it.each('恢复提醒 我的时区 解决方案 试跑 试算规则 暂停 丢弃 备注 日历 行事历'.split(' '))(
  'a command in simplified characters: %s',
  (said) => {
    const names = [
      'startReminders',
      'timeZone',
      'solutions',
      'rehearsal',
      'cancel',
      'discard',
      'note',
      'calendar',
    ] as const;
    expect(names.filter((name) => isCommand('zh-TW', name, said))).toHaveLength(1);
  },
);

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

/** Said without the usual words: whose something is, who takes it, whom one asks, in which language it is written. */
describe('a rule as it is said among colleagues', () => {
  it.each<[Locale, string, object | 'else', readonly string[]]>([
    ['en', 'deals above 200k go straight to Lee', { over: { value: 200_000 } }, ['Lee']],
    ['en', 'UK to Megan first, Lee second', { countries: ['GB'] }, ['Megan', 'Lee']],
    ['en', 'Megan gets whatever comes from Ireland', { countries: ['IE'] }, ['Megan']],
    ['ru', 'за Мексику теперь отвечает Ли', { countries: ['MX'] }, ['Ли']],
    ['ko', '20만 넘는 건 바로 Lee에게', { over: { value: 200_000 } }, ['Lee']],
    ['ko', '인도는 Lee가 맡게 해 줘', { countries: ['IN'] }, ['Lee']],
    ['zh-TW', '超過20萬的直接給 Lee', { over: { value: 200_000 } }, ['Lee']],
    ['zh-TW', '印度讓 Lee 負責', { countries: ['IN'] }, ['Lee']],
    ['en', 'Any lead out of Poland lands on Alex', { countries: ['PL'] }, ['Alex']],
    ['en', 'Megan takes Spain and Portugal from now on', { countries: ['ES', 'PT'] }, ['Megan']],
    [
      'en',
      'Everything worth more than 200k USD should land with Megan',
      { over: { value: 200000, currency: 'USD' } },
      ['Megan'],
    ],
    ['en', 'Let Alex have the Fabrikam account', { customer: 'Fabrikam' }, ['Alex']],
    ['en', 'Brazil is Lee’s', { countries: ['BR'] }, ['Lee']],
    ['en', 'Italy belongs to Megan', { countries: ['IT'] }, ['Megan']],
    ['en', 'deals smaller than 5k: nobody', { under: { value: 5000 } }, []],
    [
      'en',
      'Microsoft-sourced referrals from India go to Alex first, then Megan',
      { source: 'microsoft', countries: ['IN'] },
      ['Alex', 'Megan'],
    ],
    [
      'en',
      'Partner referrals worth at least 75,000 EUR go to Lee',
      { source: 'partner', over: { value: 75000, currency: 'EUR' } },
      ['Lee'],
    ],
    ['en', 'Anything in Canada below 20k to the channel', { countries: ['CA'], under: { value: 20000 } }, []],
    ['en', 'From Australia? Megan.', { countries: ['AU'] }, ['Megan']],
    ['en', 'Make Alex the one for Mexico', { countries: ['MX'] }, ['Alex']],
    ['en', 'Mexico, Chile & Peru → Alex', { countries: ['MX', 'CL', 'PE'] }, ['Alex']],
    ['en', 'Turkey: rotate between Megan and Lee', { countries: ['TR'] }, ['Megan', 'Lee']],
    ['en', 'UK deals over £100k to Megan', { countries: ['GB'], over: { value: 100000, currency: 'GBP' } }, ['Megan']],
    ['en', 'hand everything Spanish-speaking to Alex', { language: 'es' }, ['Alex']],
    ['en', 'Location 4567001 only: Lee', { locations: ['4567001'] }, ['Lee']],
    ['en', 'Northwind Traders is always Megan’s customer', { customer: 'Northwind Traders' }, ['Megan']],
    ['en', 'All others to Alex', 'else', ['Alex']],
    ['en', 'Whatever nobody else gets goes to Megan', 'else', ['Megan']],
    [
      'en',
      'Finland & Denmark, min. 30k, to Megan / Alex taking turns',
      { countries: ['FI', 'DK'], over: { value: 30000 } },
      ['Megan', 'Alex'],
    ],
    ['en', 'Route UAE to Lee and Alex alternately', { countries: ['AE'] }, ['Lee', 'Alex']],
    ['en', 'Referrals in French to Megan please', { language: 'fr' }, ['Megan']],
    ['ru', 'Польшу пусть возьмёт Алекс', { countries: ['PL'] }, ['Алекс']],
    ['ru', 'Швеция и Норвегия достаются Ли', { countries: ['SE', 'NO'] }, ['Ли']],
    ['ru', 'Испанией занимается Меган', { countries: ['ES'] }, ['Меган']],
    ['ru', 'Всё дороже 200 тысяч долларов — Меган', { over: { value: 200000, currency: 'USD' } }, ['Меган']],
    ['ru', 'Клиент Fabrikam: отдать Алексу', { customer: 'Fabrikam' }, ['Алексу']],
    ['ru', 'Бразилия — это к Ли', { countries: ['BR'] }, ['Ли']],
    ['ru', 'по Италии — Меган, если занята, то Ли', { countries: ['IT'] }, ['Меган', 'Ли']],
    ['ru', 'сделки меньше 5 тыс. никому', { under: { value: 5000 } }, []],
    [
      'ru',
      'От Microsoft из Индии: сначала Алекс, затем Меган',
      { source: 'microsoft', countries: ['IN'] },
      ['Алекс', 'Меган'],
    ],
    [
      'ru',
      'Партнёрские рекомендации от 75 000 евро получает Ли',
      { source: 'partner', over: { value: 75000, currency: 'EUR' } },
      ['Ли'],
    ],
    ['ru', 'Канада до 20 тысяч — в канал', { countries: ['CA'], under: { value: 20000 } }, []],
    ['ru', 'Австралию назначай Меган', { countries: ['AU'] }, ['Меган']],
    ['ru', 'ответственный за Мексику — Алекс', { countries: ['MX'] }, ['Алекс']],
    ['ru', 'Мексика, Чили и Перу: Алекс', { countries: ['MX', 'CL', 'PE'] }, ['Алекс']],
    ['ru', 'Турция: Меган и Ли по очереди', { countries: ['TR'] }, ['Меган', 'Ли']],
    [
      'ru',
      'Великобритания свыше 100 тыс. фунтов → Меган',
      { countries: ['GB'], over: { value: 100000, currency: 'GBP' } },
      ['Меган'],
    ],
    ['ru', 'испаноязычных клиентов отдавай Алексу', { language: 'es' }, ['Алексу']],
    ['ru', 'только площадка 4567001: Ли', { locations: ['4567001'] }, ['Ли']],
    ['ru', 'все прочие — Алексу', 'else', ['Алексу']],
    [
      'ru',
      'Финляндия и Дания, минимум 30 тысяч, Меган и Алекс поочерёдно',
      { countries: ['FI', 'DK'], over: { value: 30000 } },
      ['Меган', 'Алекс'],
    ],
    ['ru', 'кроме Германии — Ли', { notCountries: ['DE'] }, ['Ли']],
    ['ru', 'Всё, кроме Германии: Ли', { notCountries: ['DE'] }, ['Ли']],
    ['ru', 'решение Azure Migration закрепи за Меган', { solution: 'Azure Migration' }, ['Меган']],
    ['ru', 'ОАЭ распределяй между Ли и Алексом', { countries: ['AE'] }, ['Ли', 'Алексом']],
    ['ko', '폴란드 건은 알렉스가 맡아', { countries: ['PL'] }, ['알렉스']],
    ['ko', '스웨덴과 노르웨이는 Lee에게 보내', { countries: ['SE', 'NO'] }, ['Lee']],
    ['ko', '앞으로 스페인은 Megan 담당', { countries: ['ES'] }, ['Megan']],
    ['ko', '20만 달러 넘는 건 전부 Megan에게', { over: { value: 200000, currency: 'USD' } }, ['Megan']],
    ['ko', 'Fabrikam 고객은 Alex에게 줘', { customer: 'Fabrikam' }, ['Alex']],
    ['ko', '브라질은 Lee 몫이야', { countries: ['BR'] }, ['Lee']],
    ['ko', '이탈리아는 Megan한테 배정', { countries: ['IT'] }, ['Megan']],
    ['ko', '5천 이하 거래는 아무에게도 주지 마', { under: { value: 5000 } }, []],
    [
      'ko',
      '인도에서 온 마이크로소프트 추천은 먼저 Alex, 다음은 Megan',
      { source: 'microsoft', countries: ['IN'] },
      ['Alex', 'Megan'],
    ],
    [
      'ko',
      '파트너 추천 중 7만5천 유로 이상은 Lee에게',
      { source: 'partner', over: { value: 75000, currency: 'EUR' } },
      ['Lee'],
    ],
    ['ko', '캐나다 2만 미만은 채널로', { countries: ['CA'], under: { value: 20000 } }, []],
    ['ko', '멕시코 담당자는 Alex로 해 줘', { countries: ['MX'] }, ['Alex']],
    ['ko', '멕시코, 칠레, 페루 → Alex', { countries: ['MX', 'CL', 'PE'] }, ['Alex']],
    ['ko', '터키는 Megan과 Lee가 번갈아', { countries: ['TR'] }, ['Megan', 'Lee']],
    [
      'ko',
      '영국 10만 파운드 이상은 Megan에게',
      { countries: ['GB'], over: { value: 100000, currency: 'GBP' } },
      ['Megan'],
    ],
    ['ko', '스페인어 쓰는 고객은 Alex에게', { language: 'es' }, ['Alex']],
    ['ko', '120000만 이상은 Megan에게', { over: { value: 1_200_000_000 } }, ['Megan']],
    ['ko', '위치 4567001만 Lee에게', { locations: ['4567001'] }, ['Lee']],
    ['ko', '그 외 전부 Alex에게', 'else', ['Alex']],
    ['ko', '독일 빼고 다 Lee에게', { notCountries: ['DE'] }, ['Lee']],
    [
      'ko',
      '핀란드와 덴마크 3만 이상은 Megan, Alex 번갈아 가며',
      { countries: ['FI', 'DK'], over: { value: 30000 } },
      ['Megan', 'Alex'],
    ],
    ['ko', 'Azure Migration 솔루션은 Megan이 처리해', { solution: 'Azure Migration' }, ['Megan']],
    ['ko', '아랍에미리트는 Lee와 Alex에게 나눠 줘', { countries: ['AE'] }, ['Lee', 'Alex']],
    ['ko', '프랑스어 건은 Megan님께', { language: 'fr' }, ['Megan']],
    ['zh-TW', '波蘭的案子由 Alex 負責', { countries: ['PL'] }, ['Alex']],
    ['zh-TW', '瑞典和挪威派給 Lee', { countries: ['SE', 'NO'] }, ['Lee']],
    ['zh-TW', '以後西班牙歸 Megan', { countries: ['ES'] }, ['Megan']],
    ['zh-TW', '超過20萬美元的全部給 Megan', { over: { value: 200000, currency: 'USD' } }, ['Megan']],
    ['zh-TW', '客戶 Fabrikam 交給 Alex', { customer: 'Fabrikam' }, ['Alex']],
    ['zh-TW', '巴西是 Lee 的', { countries: ['BR'] }, ['Lee']],
    ['zh-TW', '義大利請指派給 Megan', { countries: ['IT'] }, ['Megan']],
    ['zh-TW', '5000以下不用給任何人', { under: { value: 5000 } }, []],
    ['zh-TW', '印度來的微軟轉介先給 Alex，再給 Megan', { source: 'microsoft', countries: ['IN'] }, ['Alex', 'Megan']],
    [
      'zh-TW',
      '合作夥伴轉介、75,000歐元以上給 Lee',
      { source: 'partner', over: { value: 75000, currency: 'EUR' } },
      ['Lee'],
    ],
    ['zh-TW', '加拿大兩萬以下的丟到頻道', { countries: ['CA'], under: { value: 20000 } }, []],
    ['zh-TW', '澳洲都找 Megan', { countries: ['AU'] }, ['Megan']],
    ['zh-TW', '墨西哥的負責人是 Alex', { countries: ['MX'] }, ['Alex']],
    ['zh-TW', '墨西哥、智利、秘魯 → Alex', { countries: ['MX', 'CL', 'PE'] }, ['Alex']],
    ['zh-TW', '土耳其由 Megan 和 Lee 輪流', { countries: ['TR'] }, ['Megan', 'Lee']],
    ['zh-TW', '英國10萬英鎊以上給 Megan', { countries: ['GB'], over: { value: 100000, currency: 'GBP' } }, ['Megan']],
    ['zh-TW', '說西班牙文的客戶給 Alex', { language: 'es' }, ['Alex']],
    ['zh-TW', '只有地點 4567001 給 Lee', { locations: ['4567001'] }, ['Lee']],
    ['zh-TW', '剩下的都給 Alex', 'else', ['Alex']],
    ['zh-TW', '除了德國以外都給 Lee', { notCountries: ['DE'] }, ['Lee']],
    [
      'zh-TW',
      '芬蘭跟丹麥三萬以上由 Megan、Alex 輪流接',
      { countries: ['FI', 'DK'], over: { value: 30000 } },
      ['Megan', 'Alex'],
    ],
    ['zh-TW', '解決方案 Azure Migration 由 Megan 處理', { solution: 'Azure Migration' }, ['Megan']],
    ['zh-TW', '阿聯分給 Lee 和 Alex', { countries: ['AE'] }, ['Lee', 'Alex']],
    ['zh-TW', '法文的案件轉給 Megan', { language: 'fr' }, ['Megan']],
  ])('%s: %s', (locale, text, when, to) => {
    const isElse = when === 'else';
    const { onlyIfKnown: _, ...line } = readRoutingLine(text, locale) ?? {};
    expect(line).toEqual({ when: isElse ? {} : when, isElse, to, unread: [] });
  });

  it.each<[Locale, string]>([
    ['en', 'Deals over 50k? Show me'],
    ['en', 'leads from Poland? Export'],
    ['en', 'Germany? Yes please'],
    ['en', 'Microsoft is Megan’s customer'],
    ['en', 'do not route Germany to Megan'],
    ['en', 'if Germany goes to Megan'],
    ['en', 'Germany goes to who'],
    ['en', 'Megan no longer handles Germany'],
    ['en', 'Germany to nobody yet'],
    ['ru', 'Германия достанется кому'],
    ['ru', 'если Германия достанется Меган'],
    ['ru', 'за Германию отвечает кто'],
    ['ru', 'Меган больше не ведёт Германию'],
    ['ru', 'не Меган ведёт Германию'],
    ['ko', '독일 담당자는 누구야'],
    ['ko', '독일 담당은 누구지'],
    ['ko', '독일 담당자는 아직 없어'],
    ['ko', '독일 담당자는 Megan이 아니야'],
    ['ko', '독일은 누가 맡아'],
    ['ko', '독일은 Megan에게 주지 마'],
    ['ko', '독일은 Megan에게 배정됐어'],
    ['ko', '독일은 Megan에게 줬어'],
    ['ko', '독일은 Megan에게 줄까'],
    ['ko', '독일은 Megan에게 주면'],
    ['ko', '독일은 Megan에게 보내도 돼'],
    ['ko', '독일은 Megan이 안 맡아'],
    ['ko', '독일을 Megan에게 줘서 고마워'],
    ['zh-TW', '德國的負責人是誰'],
    ['zh-TW', '德國負責人是哪位'],
    ['zh-TW', '德國給誰'],
    ['zh-TW', '德國由誰負責'],
    ['zh-TW', '德國給了Megan'],
    ['zh-TW', '德國給Megan嗎'],
    ['zh-TW', '如果德國給Megan'],
    ['zh-TW', 'Megan不負責德國'],
    ['zh-TW', '謝謝把德國給Megan'],
    ['en', 'Fabrikam is Megan’s'],
    ['en', 'let Alex have a look'],
    ['en', 'is Brazil Lee’s?'],
    ['en', 'who has Germany? Megan?'],
    ['zh-TW', '這是 Lee 的'],
    ['ko', '내 담당은 뭐야'],
    ['en', 'the deadline is Megan’s problem'],
    ['en', 'find leads out of Poland'],
    ['en', 'Germany - Berlin'],
    ['ru', 'Япония — Осака'],
    ['zh-TW', '德國的案子都找出來'],
    ['zh-TW', '德國的案子讓我看看'],
    ['zh-TW', '德國讓 Lee 看一下'],
    ['zh-TW', '印度別讓 Lee 負責'],
    ['zh-TW', '印度讓誰負責'],
  ])('%s: %s is none', (locale, text) => {
    const line = readRoutingLine(text, locale);
    expect(line && line.unread.length === 0).toBeFalsy();
  });
});

it.each<[Locale, string]>([
  ['en', 'Germany is Fabrikam’s market'],
  ['zh-TW', '德國是 Microsoft 的'],
  ['en', 'Germany? Bowen'],
])('%s: %s is a rule only if the desk knows who that is', (locale, text) => {
  expect(readRoutingLine(text, locale)?.onlyIfKnown).toBe(true);
});
