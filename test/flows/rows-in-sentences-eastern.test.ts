import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const stories = {
  'Adatum Dairy': { team, value: 75_000, currency: 'EUR', expiresIn: 'P3D' },
  'Trey Research': { team, value: 50_000, currency: 'EUR', expiresIn: 'P9D' },
  'Lamna Healthcare': {
    team,
    kind: 'outbound',
    value: 90_000,
    currency: 'EUR',
    salesStage: '40',
    closingDateTime: '2027-01-23T00:00:00Z',
  },
  'Wingtip Toys': {
    team: ['megan.bowen@contoso.example'],
    kind: 'outbound',
    value: 60_000,
    currency: 'EUR',
    salesStage: '80',
  },
} satisfies Record<string, ReferralSpec>;

describe('a row of the list that stands above, within a sentence in Korean and Chinese', async () => {
  const everybody = ['alex.wilber', 'megan.bowen'];
  const desk = await aDesk({
    installedBy: ['Alex', 'Megan'],
    locales: { alex: 'ko-KR', megan: 'zh-TW' },
    ownTime: midMonthMorning,
    settings: { REFERRALS_ADMINS: everybody.map((who) => `${who}@contoso.example`).join(',') },
  });
  const ids: Record<string, string> = {};
  for (const [customer, spec] of Object.entries(stories)) ids[customer] = await desk.receives({ customer, ...spec });
  await desk.settles();
  type Who = 'alex' | 'megan';
  const answer = async (who: Who, words: string) => {
    const { replies } = await desk[who].says(words);
    await desk.settles();
    const [card] = replies;
    const [text] = saidIn(replies);
    return { text: text ?? (card ? textOf(card) : ''), buttons: card && text === undefined ? titlesOf(card) : [] };
  };

  it.each([
    ['alex', '받은 추천', '두번째꺼 거절해줘 예산없대', '거절'],
    ['megan', '收件匣', '第二個拒絕,沒預算', '拒絕'],
  ] as const)('declines with a reason the one that is counted: %s', async (who, list, words, button) => {
    await answer(who, list);
    const { text, buttons } = await answer(who, words);
    expect(text).toContain('Trey Research');
    expect(text).not.toContain('Adatum Dairy');
    expect(buttons).toContain(button);
  });

  it.each([
    ['alex', '받은 추천', '마지막꺼 담당자 누구야'],
    ['megan', '收件匣', '第二個是誰的'],
  ] as const)('answers about it: %s', async (who, list, words) => {
    await answer(who, list);
    expect((await answer(who, words)).text).toContain('Trey Research');
  });

  it.each([
    ['alex', '내 거래', '마지막거 80프로'],
    ['megan', '我的交易', '最後一筆階段改談判'],
  ] as const)('changes it: %s', async (who, list, words) => {
    const { text: shown } = await answer(who, list);
    const last = Object.keys(stories).sort((one, other) => shown.lastIndexOf(other) - shown.lastIndexOf(one))[0];
    expect((await answer(who, words)).text).toContain(last);
  });

  it('names nothing where no row has that number, or what is counted is no row', async () => {
    await answer('alex', '받은 추천');
    expect((await answer('alex', '일곱 번째꺼 거절해줘 예산없대')).text).not.toContain('Trey Research');
    await answer('alex', '받은 추천');
    expect((await answer('alex', '두 번째 미팅 메모해줘')).text).not.toContain('Trey Research');
  });
});
