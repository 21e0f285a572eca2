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
});
