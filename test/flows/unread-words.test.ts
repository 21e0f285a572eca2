import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';

const team = ['alex.wilber@contoso.example'];
const stories = {
  한빛소프트: { team, value: 75_000, currency: 'EUR', expiresIn: 'P9D' },
  서울물류: { team, kind: 'outbound', value: 120_000_000, currency: 'KRW', salesStage: '40' },
  宏達科技: { team, value: 75_000, currency: 'EUR', expiresIn: 'P8D' },
  台北物流: { team, kind: 'outbound', value: 1_200_000, currency: 'TWD', salesStage: '40' },
  'Southridge Video': { team, country: 'DE', value: 75_000, currency: 'EUR', expiresIn: 'P7D' },
  'Coho Winery': { team, kind: 'outbound', value: 90_000, currency: 'EUR', salesStage: '40' },
} satisfies Record<string, ReferralSpec>;

/** What a deed is offered with is all of it: a word that nobody read is named, and nothing is changed by a sentence that has one. */
describe('words beside a deed that nobody reads', async () => {
  const desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'zh-TW' } });
  const ids: Record<string, string> = {};
  for (const [customer, spec] of Object.entries(stories)) ids[customer] = await desk.receives({ customer, ...spec });
  const worthOf = (customer: string) => desk.record(ids[customer] ?? '').details.dealValue;
  const answer = async (words: string) => {
    const { replies } = await desk.alex.says(words);
    await desk.settles();
    const [text] = saidIn(replies);
    const [card] = replies;
    return text === undefined && card ? { card, text: textOf(card), buttons: titlesOf(card) } : { text, buttons: [] };
  };

  it.each([
    ['한빛소프트 도라지만 수락해줘', '한빛소프트 추천을 수락할까요?', '반영하지 않는 말: “도라지만”', '수락'],
    ['宏達科技的蘿蔔接受', '宏達科技 추천을 수락할까요?', '반영하지 않는 말: “蘿蔔”', '수락'],
    ['accept Southridge Video zorbix', 'Southridge Video 추천을 수락할까요?', '반영하지 않는 말: “zorbix”', '수락'],
  ])('are named where it is offered: %s', async (words, title, unread, button) => {
    const { text, buttons } = await answer(words);
    expect(text).toContain(title);
    expect(text).toContain(unread);
    expect(buttons).toContain(button);
  });

  it('are not named where all of it was read', async () => {
    for (const words of [
      '한빛소프트 수락해 주세요',
      '宏達科技幫我接一下',
      'please accept Southridge Video',
      'accept Southridge Video, it fits us well',
      'accept the Southridge Video one from Germany',
    ])
      expect((await answer(words)).text, words).not.toContain('반영하지 않는 말');
  });

  it.each([
    [
      '도라지 서울물류 금액 2억으로 변경해줘',
      '서울물류',
      120_000_000,
      '예상 금액 변경: ₩120,000,000 → ₩200,000,000',
      '도라지',
    ],
    ['台北物流的蘿蔔金額改成200萬', '台北物流', 1_200_000, 'NT$2,000,000', '蘿蔔'],
    ['change the Coho Winery zorbix value to 200k', 'Coho Winery', 90_000, '€200,000', 'zorbix'],
  ])('a change is shown with them, and waits for a press: %s', async (words, customer, before, change, unread) => {
    const { text, buttons, card } = await answer(words);
    expect(text).toContain('이렇게 바꿀까요?');
    expect(text).toContain(change);
    expect(text).toContain(`반영하지 않는 말: “${unread}”`);
    expect(buttons).toEqual(['변경', '열기']);
    expect(worthOf(customer)).toBe(before);
    await desk.alex.presses('변경', { on: card as never });
    await desk.timePasses('PT61S');
    expect(worthOf(customer)).not.toBe(before);
  });

  it.each([
    '한빛소프트 고객 동의 시 수락',
    '한빛소프트 거절해줘 예산 늘면 빼고',
    '한빛소프트 Megan한테 넘겨줘 이번 주만',
    '서울물류 수주로 표시해줘 서명 받은 뒤에',
    '宏達科技接受，價格確認後',
    '台北物流成交了，只要訂金進來',
  ])('a deed that they limit is left as it is: %s', async (words) => {
    const { text, buttons } = await answer(words);
    expect(text).toContain('그대로 두었어요.');
    expect(buttons).toEqual(['열기']);
  });

  it('a change that is only guessed shows what it would be, and a typed yes makes it', async () => {
    const { text } = await answer('서울물류 3월 말에서 4월 중순으로 밀렸어요');
    expect(text).toContain('이렇게 바꿀까요?');
    expect(text).toMatch(/→ \d{4}년 4월 15일/);
    expect((await answer('네')).text).toMatch(/4월 15일/);
  });

  it('of a note the text is shown, and all of it is carried', async () => {
    const { text, buttons } = await answer('서울물류에 고객이 견적 재요청했다고 적어놔줘');
    expect(text).toContain('이렇게 메모할까요? 고객이 견적 재요청했다');
    expect(buttons[0]).toBe('메모 추가');
  });
});
