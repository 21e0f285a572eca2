import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';

/** What is asked of the deal that is open, and what the answer has in it; `undefined`: no more than that nothing is written. */
type Asked = readonly (readonly [message: string, answer: RegExp | undefined])[];

const value = /120[.,\s\u00a0\u202f]?000/;
const date = /18/;

const questions: Readonly<Record<Locale, Asked>> = {
  en: [
    ['stage of Fabrikam?', /Fabrikam: .*Developed/],
    ['what is the stage of Fabrikam', /Developed/],
    ['is the value still 120k?', value],
    ['value still 120k?', undefined],
    ['value of Fabrikam?', value],
    ['set value 90k?', value],
    ['show me the notes', /They decide in January/],
    ['notes?', /They decide in January/],
    ['note of Fabrikam?', undefined],
    ['note they signed?', /nothing/],
    ['what’s the close date', date],
    ['close date 2027-09-30?', /nothing/],
    ['stage proposed?', /Developed/],
    ['is Fabrikam at 80%?', undefined],
    ['Fabrikam 80%?', undefined],
    ['did we change the Fabrikam value to 200k', undefined],
    ['change the Fabrikam value to 200k?', undefined],
    ['what happens if I set value 90k', undefined],
  ],
  ru: [
    ['этап Fabrikam?', /Fabrikam.*Проработка/],
    ['какой этап у Fabrikam', /Проработка/],
    ['сумма всё ещё 120 тыс?', value],
    ['сумма 90 тыс?', value],
    ['покажи примечания', /They decide in January/],
    ['примечания?', /They decide in January/],
    ['примечание они подписали?', /ничего не/],
    ['какая дата закрытия', date],
    ['дата закрытия 30 сентября 2027?', /ничего не/],
    ['этап предложение?', /Проработка/],
    ['Fabrikam 80%?', undefined],
    ['изменилась ли сумма на 200 тыс', undefined],
  ],
  ko: [
    ['Fabrikam 단계?', /Fabrikam.*구체화/],
    ['Fabrikam 단계가 뭐예요', /구체화/],
    ['금액 아직 120k?', value],
    ['금액 90k?', value],
    ['금액 90k인가요', value],
    ['메모 보여줘', /They decide in January/],
    ['메모 계약했나요', /They decide in January/],
    ['종료일이 언제예요', date],
    ['종료일 2027-09-30?', /아무것도/],
    ['단계 제안?', /구체화/],
    ['Fabrikam 80%?', undefined],
  ],
  'zh-TW': [
    ['Fabrikam 的階段？', /Fabrikam.*已擬定方案/],
    ['Fabrikam 是哪個階段', /已擬定方案/],
    ['金額還是120k嗎', value],
    ['金額 90k？', value],
    ['給我看備註', /They decide in January/],
    ['備註 他們簽約了嗎', /They decide in January/],
    ['結束日期是哪天', date],
    ['結束日期 2027-09-30？', /沒有做任何變更/],
    ['階段 提案？', /已擬定方案/],
    ['Fabrikam 80%？', undefined],
  ],
};

describe.each(Object.entries(questions) as [Locale, Asked][])(
  'a question in %s writes nothing',
  async (locale, asked) => {
    const desk = await aDesk({ locales: { alex: locale }, undoSeconds: 0 });
    const { id } = await openDeal(desk, { salesStage: '40' });

    it.each(asked)('%s', async (message, answer) => {
      const { replies } = await desk.alex.says(message);
      await desk.settles();
      const said = [...saidIn(replies), ...replies.filter(({ activity }) => !activity.text).map((one) => textOf(one))];

      expect(patchesOf(desk, id)).toEqual([]);
      expect((await desk.referral(id)).outbox).toEqual([]);
      expect(said.join('\n')).toMatch(answer ?? /./);
    });
  },
);

it('what may be a question is done by the press that says so', async () => {
  const desk = await aDesk();
  const { id } = await openDeal(desk);
  const { replies } = await desk.alex.says('note Ask Sue: can they begin in May?');
  const [asked] = replies;
  expect(textOf(asked)).toContain('may be a question, so I have changed nothing');

  const { card } = await desk.alex.presses('This one', { on: asked as Message });
  expect(textOf(card)).toContain('Noted: Ask Sue: can they begin in May?');
  await desk.timePasses('PT61S');
  expect(desk.record(id).details.notes).toContain('] Ask Sue: can they begin in May?');

  // What may still be undone is the value that a question is answered.
  await desk.alex.says('set value 130k');
  expect(textOf((await desk.alex.says('is the value still 120k?')).replies[0])).toContain('Fabrikam: €130,000');
});
