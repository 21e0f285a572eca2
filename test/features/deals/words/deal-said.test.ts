import { pino } from 'pino';
import { expect, it } from 'vitest';
import { changeText } from '../../../../src/features/deals/words/deal-changed.ts';
import { type DealWord, readDealWord } from '../../../../src/features/deals/words/deal-said.ts';
import { bothNotes } from '../../../../src/features/deals/words/two-notes.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';
import { textReply } from '../../../../src/text-reply.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

const record = aReferralRecord({ dealValue: { value: 1, currency: 'EUR' } });

function said(word: DealWord, words: string, locale: Locale): readonly string[] {
  const speaker = { locale, timeZone: 'UTC', name: 'Alex', today: '2026-11-24', at: new Date('2026-11-24T09:00:00Z') };
  const read = readDealWord(word, words, record, speaker);
  if (read.kind === 'change') return [changeText(locale, read.change), ...(read.understood ? [read.understood] : [])];
  if (read.kind === 'won') return ['won'];
  return [read.text, ...(read.kind === 'which' ? read.readings.map(({ title }) => title) : [])];
}

/** `set value …` and `close date …` on a deal in euros: what the desk answers, and the buttons of its question. */
it.each<[DealWord, Locale, string, string, ...string[]]>([
  ['setValue', 'en', '150k', 'Estimated value: €1 → €150,000'],
  [
    'setValue',
    'ko',
    '1억 2천만원',
    '통화도 바뀌어요. €1에서 ₩120,000,000(으)로 바꿀까요?',
    '예, ₩120,000,000',
    '아니요, €120,000,000',
  ],
  [
    'setValue',
    'ru',
    '1,2 млн руб.',
    'Меняется и валюта: 1\u00a0€ станет 1\u00a0200\u00a0000\u00a0₽?',
    'Да, 1\u00a0200\u00a0000\u00a0₽',
    'Нет, 1\u00a0200\u00a0000\u00a0€',
  ],
  ['setValue', 'zh-TW', '12萬美元', '貨幣也會改變：€1 改為 US$120,000 嗎？', '是，US$120,000', '否，€120,000'],
  [
    'setValue',
    'en',
    '1.200',
    'That can be read in more than one way: €1,200 or €1.20. Which one do you mean?',
    '€1,200',
    '€1.20',
  ],
  ['setValue', 'zh-TW', '$5k', '這有不只一種讀法：NT$5,000或US$5,000。您指的是哪一個？', 'NT$5,000', 'US$5,000'],
  ['setValue', 'en', '9 trillion', 'That is more than 1,000,000,000,000. Please check the number of zeros.'],
  ['setValue', 'ko', '많아요', '금액으로 읽을 수 없어요. “12만 달러”, “120,000 EUR”처럼 써 주세요.'],
  [
    'closeDate',
    'en',
    'next quarter',
    'Estimated close date: January 29, 2027 → March 31, 2027',
    'I take the last day of the quarter: March 31, 2027.',
  ],
  [
    'closeDate',
    'en',
    '30 Sep',
    'Estimated close date: January 29, 2027 → September 30, 2027',
    'You gave no year, so I take the next one: September 30, 2027.',
  ],
  [
    'closeDate',
    'en',
    'yesterday',
    'November 23, 2026 is already past. Is that the close date?',
    'Yes, November 23, 2026',
  ],
  [
    'closeDate',
    'en',
    '03/04',
    'That can be read in more than one way: March 4, 2027 or April 3, 2027. Which one do you mean?',
    'March 4, 2027',
    'April 3, 2027',
  ],
  // Counted from the day that stands; beside more words it is offered.
  [
    'closeDate',
    'ko',
    '마감 2주만 뒤로',
    '지금 예상 종료일은 2027년 1월 29일이에요. 어느 날로 바꿀까요?',
    '2027년 2월 12일',
  ],
  ['closeDate', 'ko', '한 달 미뤄졌어', '예상 종료일 변경: 2027년 1월 29일 → 2027년 2월 28일'],
  ['closeDate', 'ko', '일주일만 땡겨줘', '예상 종료일 변경: 2027년 1월 29일 → 2027년 1월 22일'],
  ['closeDate', 'zh-TW', '結案日往後兩個禮拜啦', '目前的預估結束日期是 2027年1月29日。要改成哪一天？', '2027年2月12日'],
  ['closeDate', 'zh-TW', '往后延一个月', '變更預估結束日期：2027年1月29日 → 2027年2月28日'],
  ['closeDate', 'zh-TW', '提前半個月', '變更預估結束日期：2027年1月29日 → 2027年1月14日'],
  // A delay to a day before it: `延到月底`, said in November.
  [
    'closeDate',
    'zh-TW',
    '>月底',
    '目前的預估結束日期是 2027年1月29日。要改成哪一天？',
    '2027年1月31日',
    '2026年11月30日',
  ],
  ['closeDate', 'ko', '<3월 말', '지금 예상 종료일은 2027년 1월 29일이에요. 어느 날로 바꿀까요?', '2027년 3월 31일'],
  ['closeDate', 'en', '>31 January 2027', 'Estimated close date: January 29, 2027 → January 31, 2027'],
  ['closeDate', 'en', '31 Sep', 'There is no such day in the calendar. Please check it.'],
  [
    'closeDate',
    'ko',
    '2개월 후',
    '예상 종료일 변경: 2027년 1월 29일 → 2027년 1월 24일',
    '오늘부터 세면 2027년 1월 24일이에요.',
  ],
  ['closeDate', 'ru', 'завтра', 'Предполагаемая дата закрытия, изменение: 29 января 2027 → 25 ноября 2026'],
  [
    'closeDate',
    'zh-TW',
    '年底',
    '變更預估結束日期：2027年1月29日 → 2026年12月31日',
    '我取該年最後一天：2026年12月31日。',
  ],
])('%s (%s) %s: %s', (word, locale, words, ...answer) => {
  expect(said(word, words, locale)).toEqual(answer);
});

it('asks about a bare number so far below the value that it is likely in thousands', () => {
  const speaker = { locale: 'en', timeZone: 'UTC', name: 'Alex', today: '2026-11-24', at: new Date() } as const;
  const large = aReferralRecord({ dealValue: { value: 120_000, currency: 'EUR' } });
  const readings = [
    { title: '€150,000', words: '=150000 EUR' },
    { title: '€150', words: '=150 EUR' },
  ];
  expect(readDealWord('setValue', '150', large, speaker)).toMatchObject({ kind: 'which', readings });
  expect(readDealWord('setValue', '150 EUR', large, speaker)).toMatchObject({ kind: 'change' });
  expect(readDealWord('setValue', '150', record, speaker)).toMatchObject({ kind: 'change' });
});

it('tells of two notes what became of each, where the second fails and where the first says nothing', async () => {
  const turn = { locale: 'en', log: pino({ level: 'silent' }) } as const;
  const failed = await bothNotes(turn, textReply('written'), () => Promise.reject(new Error('away')));
  expect(failed).toMatchObject({
    messages: [{ text: 'written' }, { text: expect.stringContaining('Something went wrong') }],
  });
  const told = await bothNotes(turn, { kind: 'none' }, async () => textReply('written, too'));
  expect(told).toMatchObject({ kind: 'messages', messages: [{ text: 'written, too' }] });
});
