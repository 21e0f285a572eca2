import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const stories = {
  해든물산: { team, value: 75_000, currency: 'EUR', expiresIn: 'P9D' },
  라온식품: { team, kind: 'outbound', value: 120_000_000, currency: 'KRW', salesStage: '40' },
  和盛貿易: { team: [], value: 75_000, currency: 'EUR', expiresIn: 'P8D' },
  瑞豐精密: { team, value: 75_000, currency: 'EUR', expiresIn: 'P8D' },
  禾香食品: { team, kind: 'outbound', value: 1_200_000, currency: 'TWD', salesStage: '40' },
} satisfies Record<string, ReferralSpec>;

describe('what is written in Korean and Chinese', async () => {
  const desk = await aDesk({ locales: { alex: 'zh-TW' }, ownTime: midMonthMorning });
  const ids: Record<string, string> = {};
  for (const [customer, spec] of Object.entries(stories)) ids[customer] = await desk.receives({ customer, ...spec });
  const worthOf = (customer: string) => desk.record(ids[customer] ?? '').details.dealValue;
  const answer = async (words: string) => {
    const { replies } = await desk.alex.says(words);
    await desk.settles();
    const [text] = saidIn(replies);
    const [card] = replies;
    return text === undefined && card ? { text: textOf(card), buttons: titlesOf(card) } : { text, buttons: [] };
  };

  it.each([
    ['禾香食品金額改300萬,未稅', '未稅', '禾香食品', 1_200_000],
    ['禾香食品金額改300萬含稅', '含稅', '禾香食品', 1_200_000],
    ['라온식품 금액 3억, 부가세 별도', '부가세 별도', '라온식품', 120_000_000],
    ['라온식품 금액 최대 3억', '최대', '라온식품', 120_000_000],
  ])('changes no value with a word left out: %s', async (words, unread, customer, before) => {
    const { text, buttons } = await answer(words);
    expect(text).toContain(unread);
    expect(buttons).toContain('變更');
    expect(worthOf(customer)).toBe(before);
  });

  it.each(['瑞豐接受,和盛我來認領', '和盛我來認領,瑞豐接受'])(
    'knows a name that begins with a function word, and offers both wishes: %s',
    async (words) => {
      const { buttons } = await answer(words);
      expect(buttons.join(' | ')).toMatch(/接受.*瑞豐精密|瑞豐精密.*接受/);
      expect(buttons.join(' | ')).toMatch(/和盛貿易/);
    },
  );

  it.each(['延到星期二', '先延到下週五'])('puts off what was spoken of: %s', async (words) => {
    await answer('瑞豐精密');
    expect((await answer(words)).text).toContain('我會再提醒您 瑞豐精密');
    await answer('禾香食品');
    const ofDeal = await answer(words);
    expect(ofDeal.text).toContain('禾香食品');
    expect(ofDeal.text).not.toContain('提醒您');
    expect(ofDeal.buttons).not.toEqual([]);
  });

  it.each(['瑞豐接受，和盛不要', '瑞豐接受，和盛拒絕，沒預算'])('offers each name its own deed: %s', async (words) => {
    const { buttons } = await answer(words);
    expect(buttons.some((title) => /瑞豐.{0,4}接受/.test(title))).toBe(true);
    expect(buttons.some((title) => /和盛.{0,4}(?:不要|拒絕)/.test(title))).toBe(true);
    expect(buttons).toHaveLength(2);
  });

  it('takes the marks off a note that stands in them', async () => {
    expect((await answer("라온식품에 메모 '화요일 데모 예정'")).text).toContain('已記下：화요일 데모 예정');
  });

  it.each(['메모 지워줘 라온식품', '라온식품 메모 지워줘', '刪掉備註 禾香食品'])(
    'notes nothing where a note is to be removed: %s',
    async (words) => {
      const { text, buttons } = await answer(words);
      expect(text).not.toContain('已記下');
      expect(buttons).not.toContain('復原');
    },
  );

  it.each([
    '급한거 3개만',
    '급한 것만 3개 보여줘',
    '最急的三個',
    '最急的3筆給我看',
    '내 딜 금액 큰 것부터',
    '我的案子金額大的先',
    '닫히는 딜',
  ])('searches for no number and no order: %s', async (words) => {
    const { text } = await answer(words);
    expect(text).not.toMatch(/沒看懂|關鍵字/);
  });

  it.each(['둘 다 수락', '兩筆都接'])('lists what waits where several are meant: %s', async (words) => {
    const { text, buttons } = await answer(words);
    expect(text).toContain('瑞豐精密');
    expect(buttons).toContain('接受');
  });

  it.each(['나중에 할게요', '晚點再說'])('asks when to remind of what was spoken of: %s', async (words) => {
    await answer('瑞豐精密');
    expect((await answer(words)).text).toContain('何時再提醒您 瑞豐精密');
  });

  it('takes a hundred million and a half as it is said', async () => {
    expect((await answer('라온식품 금액 4억5천')).text).toContain('450,000,000');
  });

  it.each(['感謝,搞定了', '고마워요 해결됐어요'])('hears thanks, and no deal that was won: %s', async (words) => {
    expect((await answer(words)).text).toBe('不客氣。');
  });

  it('offers each of two its own verb of one sign', async () => {
    expect((await answer('瑞豐收,和盛不收')).buttons).toEqual([
      expect.stringContaining('瑞豐'),
      expect.stringContaining('和盛'),
    ]);
  });

  it('reads the days of an absence whose month is said once', async () => {
    expect((await answer('12/24到31請假,Megan代理')).text).toMatch(/12月24日.*12月31日/);
    await answer('我回來了');
    expect((await answer('12월 20일부터 27일까지 부재중')).text).toMatch(/12月20日.*12月27日/);
    await answer('我回來了');
  });

  it('offers the only colleague whose name differs by a slip', async () => {
    const { text, buttons } = await answer('瑞豐轉給Meagn');
    expect(text).toContain('Megan Bowen');
    expect(buttons).toContain('轉交');
  });

  it.each(['안녕하세요 오늘 뭐부터 하면 돼요?', '您好,今天有什麼要處理的'])(
    'hears what stands behind a greeting: %s',
    async (words) => {
      expect((await answer(words)).buttons).toContain('接受');
    },
  );

  it.each(['禾香食品至少300萬', '禾香食品金額至少300萬'])('asks about a bound in a value: %s', async (words) => {
    const { text, buttons } = await answer(words);
    expect(text).toContain('至少');
    expect(buttons).toContain('變更');
  });

  it.each(['瑞豐精密 담당자 Megan으로 바꿔줘', '瑞豐精密 담당자를 Megan으로 변경해줘'])(
    'hears who is to get it behind a name in Latin letters: %s',
    async (words) => {
      expect((await answer(words)).buttons).toContain('轉交');
    },
  );

  it.each(['急的裡面不是我的那些', '급한 거 중에 내 거 말고'])(
    'says that a list cannot be of others alone: %s',
    async (words) => {
      expect((await answer(words)).text).toMatch(/不是我的|내 거 말고/);
    },
  );

  it.each(['禾香食品的階段跟金額', '라온식품 단계랑 금액 보여줘', '해든물산 연락처 보여주고 메모도'])(
    'answers no half of two questions: %s',
    async (words) => {
      const { text } = await answer(words);
      expect(text).toMatch(/NT|120,000,000|75,000/);
    },
  );

  it('begins a new deal without a name, and takes no remark about another deal for an address', async () => {
    expect((await answer('새 거래 등록하고 싶어요')).text).toMatch(/客戶是誰|고객은 어디/);
    await answer('捨棄');
    expect((await answer('我要登錄一筆新的案子')).text).toContain('客戶是誰');
    await answer('宏遠科技');
    for (const words of ['라온식품 금액은 그대로 두고 마감일만 2월 10일로', 'Megan이 괜찮다고 하면 우진정밀 넘겨'])
      expect((await answer(words)).text).toContain('這是答案嗎');
    await answer('捨棄');
  });
});
