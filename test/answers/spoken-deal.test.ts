import { describe, expect, it } from 'vitest';
import { spokenDeal } from '../../src/answers/line/spoken-deal.ts';
import { lostWith } from '../../src/features/deals/close/lost-said.ts';
import { wonWith } from '../../src/features/deals/close/won-said.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const today = '2026-11-24';

describe('a deal told in one sentence', () => {
  it.each([
    ['콘토소에 5천만원, 12월 말 마감', '콘토소, 5천만원, 마감 12월 말'],
    ['콘토소랑 5천만원짜리 딜, 12월 말까지', '콘토소, 5천만원, 마감 12월 말'],
    ['콘토소와 새 거래 5천만원 12월 31일 마감', '콘토소, 5천만원, 마감 12월 31일'],
    ['새 거래: 말로페리, 3만 파운드, 3월 1일 마감', '말로페리, 3만 파운드, 마감 3월 1일'],
    ['12월 말 마감, 콘토소, 5천만원', '콘토소, 5천만원, 마감 12월 말'],
    ['콘토소하고 1억 2천만원, 3월 15일 종료', '콘토소, 1억 2천만원, 마감 3월 15일'],
    ['콘토소에 2억짜리 거래가 생겼어요, 2월 말 마감 예정', '콘토소, 2억, 마감 2월 말'],
    ['(주)콘토소에 5천만원, 12월 말 마감', '(주)콘토소, 5천만원, 마감 12월 말'],
    ['콘토소 건, $50k, 마감 12월 말', '콘토소, $50k, 마감 12월 말'],
    ['콘토소에 5천만원에 12월 말까지 계약 예정', '콘토소, 5천만원, 마감 12월 말'],
  ])('reads the Korean "%s"', (said, line) => {
    expect(spokenDeal(said, { locale: 'ko', today })).toBe(line);
  });

  it.each([
    ['跟Contoso的案子 150萬 三月底結案', 'Contoso, 150萬, 結案 三月底'],
    ['跟宏達談的案子150萬三月底結案', '宏達, 150萬, 結案 三月底'],
    ['宏達有一筆150萬的案子,預計三月底結案', '宏達, 150萬, 結案 三月底'],
    ['給宏達的案子,五十萬美元,下個月底結案', '宏達, 五十萬美元, 結案 下個月底'],
    ['三月底結案,宏達,150萬', '宏達, 150萬, 結案 三月底'],
    ['客戶宏達,金額150萬,結案日三月底', '宏達, 150萬, 結案 三月底'],
    ['我跟光明飯店有個30萬的案子,年底前會結案', '光明飯店, 30萬, 結案 年底'],
    ['跟光明飯店的生意 30萬 年底結', '光明飯店, 30萬, 結案 年底'],
  ])('reads the Chinese "%s"', (said, line) => {
    expect(spokenDeal(said, { locale: 'zh-TW', today })).toBe(line);
  });

  it.each([
    ['ko', '12월 말 마감 거래'],
    ['ko', '독일 5천만원 12월 말 마감'],
    ['ko', '콘토소 12월 말 마감'],
    ['ko', '콘토소에 5천만원'],
    ['zh-TW', '德國 150萬 三月底結案'],
    ['zh-TW', '宏達 三月底結案'],
    ['zh-TW', '150萬 三月底結案'],
  ] as const)('takes nothing else for one in %s: "%s"', (locale, said) => {
    expect(spokenDeal(said, { locale, today })).toBeUndefined();
  });
});

/** Only the whole and only amount of a sentence is filled into the form of Won. */
it.each<[Locale, string, string | undefined]>([
  ['en', '175k', '175000'],
  ['en', 'at 175k, they signed today', '175000'],
  ['en', '12 500 000 US dollars', '12500000'],
  ['ko', '1억 2천만원에 수주', '120000000'],
  ['en', 'between 100k and 120k', undefined],
  ['en', 'not 100k but 90k', undefined],
  ['en', '100-120k', undefined],
  ['en', 'PO 45001234', undefined],
  ['en', 'call 0912345678', undefined],
  ['zh-TW', '120萬成交', '1200000'],
  ['ko', '3억에', '300000000'],
  // The number of an order, what is counted, and by how much it differs.
  ['en', 'order 4521 signed', undefined],
  ['en', 'order for 120k', '120000'],
  ['en', '5000 seats', undefined],
  ['en', '20k less than planned', undefined],
  ['ru', 'договор № 4521', undefined],
  ['ru', '8000 пользователей', undefined],
  ['ru', 'на 200 тыс меньше', undefined],
  ['ru', 'скинули 200 тыс', undefined],
  ['ru', 'договор за 2 млн', '2000000'],
  ['ko', '주문번호 4521로 계약', undefined],
  ['ko', '사용자 8000 명', undefined],
  ['ko', '예상보다 50만 많게', undefined],
  ['ko', '50만 깎아서 계약', undefined],
  ['ko', '2억에 계약', '200000000'],
  // The numbers of a day are no part of the amount, and no other number beside it.
  ['en', 'final 73k, signed on 20 November', '73000'],
  ['ru', 'в итоге 73 тыс, подписали 20 ноября', '73000'],
  ['zh-TW', '最後 73萬，11月20日簽的', '730000'],
  ['zh-TW', '昨天簽了訂單 4521', undefined],
  ['zh-TW', '買了 5000 個授權', undefined],
  ['zh-TW', '8000人的案子簽了', undefined],
  ['zh-TW', '比預期多 50萬', undefined],
  ['zh-TW', '漲了 30萬', undefined],
  ['zh-TW', '差不多 250萬', '2500000'],
])('%s: won, %s', (locale, said, value) => {
  expect(wonWith(said, 'USD', { locale, today: '2026-11-24' }).value).toBe(value);
});

it.each<[Locale, string, string | undefined]>([
  ['en', '118k in the end, signed yesterday', '2026-11-23'],
  ['ru', 'в итоге 118к, подписали вчера', '2026-11-23'],
  ['ko', '최종 11만8천이고 어제 사인했어요', '2026-11-23'],
  ['zh-TW', '最後11萬8，昨天簽的', '2026-11-23'],
  ['en', 'signed last Friday, delivery next week', '2026-11-20'],
  // A day ahead is none on which it was won.
  ['en', 'they pay next week', undefined],
  ['en', 'agreed twice, signed on 13.11.2026', '2026-11-13'],
  ['en', 'yesterday', '2026-11-23'],
  ['ru', 'вчера за 118к', '2026-11-23'],
  ['ko', '어제 118만원에', '2026-11-23'],
  ['en', 'final 73k, signed on 20 November', '2026-11-20'],
  ['ru', 'в итоге 73 тыс, подписали 20 ноября', '2026-11-20'],
  ['zh-TW', '最後 73萬，11月20日簽的', '2026-11-20'],
  ['zh-TW', '昨天簽約', '2026-11-23'],
  // Any other day tells of something else, and a year or a week is no day.
  ['en', 'since 2019 a customer of ours', undefined],
  ['en', 'customer of last year came back, 120k', undefined],
  ['en', 'they cut 20% last week, 120k', undefined],
  ['en', 'now they want more', undefined],
  ['en', 'demo went well yesterday, 120k', undefined],
  ['en', 'signed last year', undefined],
  ['ru', 'демо вчера понравилось', undefined],
  ['ru', 'клиент с прошлого года', undefined],
  ['ko', '지난주 데모 덕분에', undefined],
  ['ko', '어제 데모 덕분에 계약', undefined],
  ['zh-TW', '昨天的展示很成功', undefined],
  ['zh-TW', '去年就開始談', undefined],
])('%s: won, %s: on %s', (locale, said, day) => {
  expect(wonWith(said, 'USD', { locale, today: '2026-11-24' })).toMatchObject({
    note: said,
    ...(day ? { closeDate: day } : {}),
  });
  expect(wonWith(said, 'USD', { locale, today: '2026-11-24' }).closeDate).toBe(day);
});

/** The amount and the day in one sentence, of which the other is no part: neither is lost. */
it.each<[Locale, string, string | undefined, string | undefined]>([
  ['en', 'we signed for 90k on Friday', '90000', '2026-11-20'],
  ['en', 'with 91.5k as of 20 November', '91500', '2026-11-20'],
  ['en', 'on 12 Nov for ninety thousand euros', '90000', '2026-11-12'],
  ['en', 'signed the 20th, worth 93k EUR', '93000', '2026-11-20'],
  ['en', 'signed on the 31st for 93k EUR', '93000', '2026-10-31'],
  ['en', '20.11., 94k', '94000', '2026-11-20'],
  ['en', 'last week at 85k instead of 120k', '85000', undefined],
  ['ru', 'мы подписали на 90 тысяч в пятницу', '90000', '2026-11-20'],
  ['ru', 'на 91,5 тыс от 20 ноября', '91500', '2026-11-20'],
  ['ru', 'подписан 20-го, 93 тыс. евро', '93000', '2026-11-20'],
  ['ru', 'за 85 тысяч вместо 120', '85000', undefined],
  ['ru', '12 ноября на девяносто тысяч евро', '90000', '2026-11-12'],
  ['ko', '금요일에 콘토소 9만으로 계약했어요', '90000', '2026-11-20'],
  ['ko', '11월 20일자로 9만1천5백 수주 처리해줘', '91500', '2026-11-20'],
  ['ko', '11월 12일에 구만 유로로 마감했어요', '90000', '2026-11-12'],
  ['ko', '12만 대신 8만5천에 성사됐어요', '85000', undefined],
  ['zh-TW', '星期五跟客戶簽了九萬', '90000', '2026-11-20'],
  ['zh-TW', '11月12日以九萬歐元結案成交', '90000', '2026-11-12'],
  ['zh-TW', '20號簽的，九萬三千歐元', '93000', '2026-11-20'],
  ['zh-TW', '11/20,九萬四千', '94000', '2026-11-20'],
  ['zh-TW', '八萬五千而不是十二萬', '85000', undefined],
  // What is still ahead, or of another day, or two amounts.
  ['en', 'will sign on Friday, 90k', '90000', undefined],
  ['en', 'signed, kick-off on 5 December', undefined, undefined],
  ['en', 'thousand thanks to Sue', undefined, undefined],
  ['ko', '드디어 계약서 도장 찍었습니다! 최종 7,300만원이고 11월 20일자예요', '73000000', '2026-11-20'],
  ['ko', '계약 체결함 11/20자 8천만원', '80000000', '2026-11-20'],
  ['ko', '도장 찍었어요, 최종 7,300만원이고 11월 20일자예요', '73000000', '2026-11-20'],
  ['en', '73k, dated 20 November', '73000', '2026-11-20'],
  // A sum in words is read whole, or not at all.
  ['ko', '이억 오천만 원', '250000000', undefined],
  ['ko', '일억 이천만 원에 계약', '120000000', undefined],
  ['ko', '삼억 이천', '320000000', undefined],
  ['ko', '일억 미만', undefined, undefined],
  ['ko', '구만 유로로 했어요, 십만 유로 대신', '90000', undefined],
  ['ko', '천만에요, 계약했어요', undefined, undefined],
  ['zh-TW', '三十萬又五千', undefined, undefined],
  ['zh-TW', '不到一百萬', undefined, undefined],
  ['en', 'two and a half million', '2500000', undefined],
  ['en', 'one hundred and twenty thousand euros', '120000', undefined],
  ['en', 'ninety thousand euros instead of one hundred thousand', '90000', undefined],
  ['en', 'instead of one hundred thousand ninety thousand euros', undefined, undefined],
  ...['instead of a million', 'less than a million', 'less than 100k', 'thanks a million', 'in thousand euros'].map(
    (said): ['en', string, undefined, undefined] => ['en', said, undefined, undefined],
  ),
  ['ru', 'девяносто тысяч евро вместо ста тысяч', '90000', undefined],
  ['ru', 'меньше миллиона', undefined, undefined],
  // A weekday of what is being signed is ahead; a day on which something begins, ends or is due is of something else.
  ...['signing Thursday', 'closing on Friday', 'deal closes Friday', 'we sign on Friday', 'PO arrives Friday'].map(
    (said): ['en', string, undefined, undefined] => ['en', said, undefined, undefined],
  ),
  ...[
    'contract due Wednesday',
    'contract ends 1 October',
    'order from 1 October valid',
    'contract until 1 October',
  ].map((said): ['en', string, undefined, undefined] => ['en', said, undefined, undefined]),
  ['ru', 'договор подписываем в четверг', undefined, undefined],
  ['ru', 'подписание в четверг', undefined, undefined],
  ['ru', 'договор с 1 сентября', undefined, undefined],
  ['ru', 'договор действует до 1 октября', undefined, undefined],
  ['ko', '목요일 계약', undefined, undefined],
  ['ko', '계약 시작 10월 1일', undefined, undefined],
  ['ko', '계약 10월 1일부터', undefined, undefined],
  ['zh-TW', '週五簽約', undefined, undefined],
  ['zh-TW', '合約10月1日開始', undefined, undefined],
  ['en', 'PO came in on Friday', undefined, '2026-11-20'],
  ['en', 'contract 20 November', undefined, '2026-11-20'],
  ['ru', 'договор подписан в пятницу', undefined, '2026-11-20'],
  ['ko', '8만~9만에 수주', undefined, undefined],
  ['zh-TW', '8到9萬', undefined, undefined],
])('%s: won, “%s”: %s on %s', (locale, said, value, closeDate) => {
  const typed = wonWith(said, 'EUR', { locale, today });
  expect([typed.value, typed.closeDate]).toEqual([value, closeDate]);
  expect(typed.note ?? typed.value).toBeDefined();
});

it.each([
  ['2026-12-02', '2026-10-31'],
  ['2026-03-30', '2026-01-31'],
])('the 31st, said on %s, is of a month that has it: %s', (now, closeDate) => {
  expect(wonWith('signed on the 31st for 90k', 'EUR', { locale: 'en', today: now })).toMatchObject({ closeDate });
});

it.each<[string, string | undefined]>([
  ['they went with AWS', '3'],
  ['no budget', '1'],
  ['never got back to us', '2'],
  ['ушли к конкуренту', '3'],
  ['бюджет урезали', '1'],
  ['не ответили', '2'],
  ['AWS로 갔대요', '3'],
  ['예산이 없대요', '1'],
  ['客戶選AWS', '3'],
  ['預算被砍', '1'],
  ['一直沒回覆', '2'],
  ['they chose Fabrikam over us', '3'],
  ['lost it to Fabrikam', '3'],
  ['picked another vendor', '3'],
  ['выбрали Фабрикам', '3'],
  ['выбрали другого поставщика', '3'],
  ['경쟁사로 넘어갔어요', '3'],
  ['選了別家', '3'],
  ['no answer from the customer', '2'],
  // Several, or none.
  ['no budget, and they went with AWS', undefined],
  // Words of every day: no competitor is named.
  ...[
    'it took 3 months',
    'took too long',
    'they picked up the phone too late',
    'they chose to wait',
    'they chose Monday for the call',
    'going to be delayed, lost',
    'we went with a lower price',
    'we picked the wrong price',
    'they selected nobody',
    'they went to the board',
    'Google Cloud project cancelled',
    'there was no competitor',
    'перешли к обсуждению',
    'выбрали паузу',
    'конкурентов не было',
    '서울로 갔어요',
    '내년으로 결정',
    '내부 개발로 결정',
    '경쟁사는 없었어요',
    '他們選擇暫緩',
    '選在明年再做',
    '沒有競爭對手',
  ].map((said): [string, undefined] => [said, undefined]),
  // Who did not answer are we.
  ...[
    'no answer on budget',
    'we stopped responding',
    'we never got back to them',
    'мы им не ответили',
    '우리가 답을 안 했어요',
    '我們沒回覆',
  ].map((said): [string, undefined] => [said, undefined]),
  ['it happens', undefined],
  ['they chose us at first', undefined],
])('lost, %s: reason %s', (said, reason) => {
  expect(lostWith(said)).toEqual({ note: said, ...(reason ? { reason } : {}) });
});
