import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '5550100' };
const stories = {
  ko: {
    한울로지스: { team: [alexMail], country: 'KR', value: 158_000, currency: 'EUR', expiresIn: 'P9D', contact },
    세온전자: { team: [alexMail], country: 'KR', value: 75_000, currency: 'EUR', expiresIn: 'P5D' },
    도담바이오: { team: [], country: 'DE', value: 200_000, currency: 'EUR', expiresIn: 'P2D' },
    푸른물산: { kind: 'outbound', team: [alexMail], country: 'KR', value: 120_000_000, currency: 'KRW', salesStage: '40' },
    미래솔루션: { kind: 'outbound', team: [alexMail], country: 'KR', value: 90_000_000, currency: 'KRW', salesStage: '20' },
    도원건설: { kind: 'outbound', team: [alexMail], status: 'Closed', substatus: 'Won', country: 'KR', value: 10_000 },
    가나상사: { kind: 'outbound', team: [meganMail], country: 'JP', value: 5_000_000, currency: 'KRW', salesStage: '20' },
    나라은행: { team: [alexMail], country: 'KR', value: 75_000, currency: 'EUR', expiresIn: 'P8D' },
    새날제지: { kind: 'outbound', team: [alexMail], country: 'KR', value: 50_000_000, currency: 'KRW', salesStage: '40' },
  },
  zh: {
    遠航物流: { team: [alexMail], country: 'TW', value: 158_000, currency: 'EUR', expiresIn: 'P9D', contact },
    宏星電子: { team: [alexMail], country: 'TW', value: 75_000, currency: 'EUR', expiresIn: 'P5D' },
    瑞光生醫: { team: [], country: 'DE', value: 200_000, currency: 'EUR', expiresIn: 'P2D' },
    長青建設: { kind: 'outbound', team: [alexMail], country: 'TW', value: 1_200_000, currency: 'TWD', salesStage: '40' },
    順發貿易: { kind: 'outbound', team: [alexMail], country: 'TW', value: 900_000, currency: 'TWD', salesStage: '20' },
    永達科技: { kind: 'outbound', team: [alexMail], status: 'Closed', substatus: 'Won', country: 'TW', value: 10_000 },
    大同食品: { kind: 'outbound', team: [meganMail], country: 'JP', value: 500_000, currency: 'TWD', salesStage: '20' },
    長青旅行社: { team: [alexMail], country: 'TW', value: 75_000, currency: 'EUR', expiresIn: 'P8D' },
    金石文創: { kind: 'outbound', team: [alexMail], country: 'TW', value: 500_000, currency: 'TWD', salesStage: '40' },
  },
} as const;
const lang = (process.env.SAY_LANG ?? 'ko') as 'ko' | 'zh';
it('says', { timeout: 550_000 }, async () => {
  const desk = await aDesk({
    installedBy: ['Adele', 'Alex', 'Megan', 'Lee'],
    undoSeconds: 60,
    acceptUndoSeconds: 'by-default',
    ownTime: midMonthMorning,
    locales: { alex: lang === 'ko' ? 'ko-KR' : 'zh-TW' },
    zones: { alex: lang === 'ko' ? 'Asia/Seoul' : 'Asia/Taipei' },
    settings: { REFERRALS_ADMINS: 'adele.vance@contoso.example,alex.wilber@contoso.example' },
  });
  for (const [customer, spec] of Object.entries(stories[lang]))
    await desk.sandbox.createReferral({
      customer, dealName: `${customer} ${lang === 'ko' ? '클라우드' : '雲端'}`, closingDateTime: new Date(midMonthMorning.getTime() + 60 * 86_400_000).toISOString(),
      ...(spec as unknown as ReferralSpec),
    });
  await desk.settles();
  await desk.polls();
  const [from, to] = [process.env.SAY_IN ?? '', process.env.SAY_OUT ?? ''];
  writeFileSync(to, `today ${midMonthMorning.toISOString()}\n`);
  for (const line of readFileSync(from, 'utf8').split('\n')) {
    const [words = '', expected = ''] = line.split('\t');
    if (!words) continue;
    const { replies } = await desk.alex.says(words);
    const shown = replies.map((reply) => {
      const [text] = saidIn([reply]);
      if (text !== undefined) return `T: ${text}`;
      let whole = ''; try { whole = textOf(reply); } catch { return `?: ${JSON.stringify(reply.activity).slice(0, 200)}`; }
      const all = whole.split('\n').filter((one) => one !== '');
      return `C: ${all.slice(0, 7).join(' / ').slice(0, 330)} ${titlesOf(reply).slice(0, 6).map((one) => `[${one}]`).join(' ')}`;
    });
    appendFileSync(to, `\n# ${words}   => ${expected}\n${shown.join('\n')}\n`);
    const home = lang === 'ko' ? '한국어로 말해줘' : '說中文';
    if (shown.some((one) => /\[Settings\]/.test(one))) await desk.alex.says(home);
    if (shown.some((one) => /(?:질문 \d|第 ?\d+ ?題|양식으로 작성|填寫表單|이어서 하기|繼續\])/.test(one))) {
      const cancelled = await desk.alex.says(lang === 'ko' ? '취소' : '取消');
      const safe = (message: (typeof cancelled.replies)[number]) => { try { return titlesOf(message); } catch { return []; } };
      for (const card of cancelled.replies.toReversed()) {
        const drop = safe(card).find((one) => /^(?:버리기|捨棄)/.test(one));
        if (!drop) continue;
        await desk.alex.presses(drop, { on: card });
        await desk.alex.says(lang === 'ko' ? '예, 버릴게요' : '是，捨棄');
        break;
      }
    }
    if (process.env.SAY_UNDO && shown.some((one) => /\[(?:되돌리기|실행 취소|復原|還原|Undo)/.test(one))) await desk.alex.says('undo');
  }
});
