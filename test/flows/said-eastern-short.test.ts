import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const stories = {
  누림물류: { team, kind: 'outbound', value: 120_000_000, currency: 'KRW', salesStage: '40' },
  遠東茶業: { team, kind: 'outbound', value: 1_200_000, currency: 'TWD', salesStage: '40' },
  康盛藥局: { team, value: 50_000, currency: 'USD', expiresIn: 'P8D' },
} satisfies Record<string, ReferralSpec>;

describe('what is said of the deal that is spoken of, in Korean and Chinese', async () => {
  const desk = await aDesk({
    installedBy: ['Alex', 'Megan'],
    locales: { alex: 'ko-KR', megan: 'zh-TW' },
    ownTime: midMonthMorning,
  });
  for (const [customer, spec] of Object.entries(stories)) await desk.receives({ customer, ...spec });
  await desk.settles();
  const answer = async (who: 'alex' | 'megan', words: string) => {
    const { replies } = await desk[who].says(words);
    await desk.settles();
    const [text] = saidIn(replies);
    const [card] = replies;
    return { text: text ?? (card ? textOf(card) : ''), buttons: card && text === undefined ? titlesOf(card) : [] };
  };

  it.each([
    ['megan', '遠東茶業', '多少錢', 'NT$1,200,000'],
    ['megan', '遠東茶業', '誰負責', '遠東茶業'],
    ['megan', '遠東茶業', '到哪了', '遠東茶業'],
    ['alex', '누림물류', '얼마야', '₩120,000,000'],
  ] as const)('answers what is asked of it: %s opens %s and asks %s', async (who, customer, words, told) => {
    await answer(who, customer);
    const { text, buttons } = await answer(who, words);
    expect(text).toContain(told);
    expect(buttons).toEqual([who === 'alex' ? '열기' : '開啟']);
  });

  it.each([
    ['megan', '遠東茶業', '那個改成五百萬', 'NT$5,000,000', '復原'],
    ['alex', '누림물류', '그거 5천만원으로 바꿔줘', '₩50,000,000', '실행 취소'],
    ['megan', '遠東茶業', '延一個月', '→', '變更'],
  ] as const)('changes it: %s opens %s and writes %s', async (who, customer, words, told, button) => {
    await answer(who, customer);
    const { text, buttons } = await answer(who, words);
    expect(text).toContain(told);
    expect(text).toContain(customer);
    expect(buttons).toContain(button);
  });

  it.each([
    ['megan', '後天早上提醒我康盛藥局', '11月26日'],
    ['megan', '康盛藥局明天下午三點提醒我', '下午3:00'],
  ] as const)('leaves no part of a time unread: %s writes %s', async (who, words, told) => {
    const { text } = await answer(who, words);
    expect(text).toContain(told);
    expect(text).not.toContain('未納入');
  });

  it('offers no deed where a state is told or left out, and names those of several that have none', async () => {
    await answer('megan', '康盛藥局');
    expect((await answer('megan', '過期的不要')).buttons).not.toContain('拒絕');
    await answer('alex', '康盛藥局');
    expect((await answer('alex', '수락됨')).text).toContain('상태: 수락됨');
    const both = await answer('alex', '누림물류랑 康盛藥局 메건한테 넘겨줘');
    expect(both.text).toContain('누림물류');
    expect(both.text).toContain('康盛藥局');
    expect(both.buttons.filter((title) => title === '넘기기')).toHaveLength(1);
    const accepted = await answer('alex', '누림물류랑 康盛藥局 수락해줘');
    expect(accepted.text).toContain('누림물류');
    expect(accepted.buttons.filter((title) => title === '수락')).toHaveLength(1);
  });

  it('takes a day for a day, and no for no filter', async () => {
    expect((await answer('alex', '12.5까지')).text).toContain('응답 기한: 2026년 12월 6일');
    expect((await answer('alex', '2026까지')).text).not.toContain('2,026');
    expect((await answer('alex', '5천만원까지')).text).toContain('최대 금액: ₩50,000,000');
    expect((await answer('alex', '500000까지')).text).toContain('최대 금액: 500,000');
    expect((await answer('megan', '沒有')).text).not.toContain('負責人');
    expect((await answer('megan', '沒有人')).text).toContain('負責人：無人');
  });

  it('reads a line of a new deal without a comma', async () => {
    const { text } = await answer('megan', '新案 漢星電子 2500萬台幣 明年一月結 landing zone');
    expect(text).toContain('NT$25,000,000');
    expect(text).not.toContain('漢星電子 2500萬');
    await answer('megan', '捨棄');
    await answer('megan', '是');
  });

  it('takes an order in front of the customer for no part of its name', async () => {
    const { text } = await answer('alex', '새 거래 열어줘 한길소프트 5만달러');
    expect(text).toContain('고객: 한길소프트');
    await answer('alex', '버리기');
    await answer('alex', '네');
  });

  it('stores no change of mind as an address', async () => {
    await answer('alex', '새 거래 한길소프트 5천만원 12월말');
    const { text } = await answer('alex', '아니다 금액 6천만원으로');
    expect(text).toContain('₩60,000,000');
    expect(text).not.toContain('아니다');
  });
});
