import { expect, it } from 'vitest';
import { amountQualifiers } from '../../src/answers/amount/amount-qualified.ts';
import { understandingIn } from './understood.ts';

/** What is told beside an order is why, and none of its numbers, days and cancellations is part of the order. */
const told = {
  en: [
    ['set Adatum stage to proposed, they set the value to 40k', 'set-stage name:Adatum stage:proposed'],
    ['move Adatum to march, they set the budget to 40k', 'set-close-date name:Adatum day:2027-03-31'],
    ['move Adatum to march, the customer set the budget to 40k', 'set-close-date name:Adatum day:2027-03-31'],
    ['set Adatum to 60k and they changed the close date to may', 'set-value name:Adatum value:60000'],
    ['lower Adatum to 55k, they cut the budget by 20k', 'set-value name:Adatum value:55000'],
    [
      'raise Adatum to 90k after they added seats and close it feb 1',
      'set-value name:Adatum value:90000 + set-close-date day:2027-02-01',
    ],
    [
      'set Adatum to 60k, they added seats, close it feb 1',
      'set-value name:Adatum value:60000 + set-close-date day:2027-02-01',
    ],
    // A note and a reason keep it; what they alone have changed is no order, and neither is what depends on it.
    [
      'note on Adatum: move it to march, they set the budget to 40k',
      'note name:Adatum note:move it to march, they set the budget to 40k',
    ],
    ['decline Adatum, they moved the budget to 40k', 'decline name:Adatum note:they moved the budget to 40k'],
    ['they set the value of Adatum to 40k', 'leave name:Adatum'],
    ['set Adatum to 60k if they added seats', 'leave name:Adatum'],
  ],
  ru: [
    ['перенеси Ромашку на март, они поставили бюджет 40 тысяч', 'set-close-date name:Ромашка day:2027-03-31'],
    ['перенеси Ромашку на март, клиент добавил 40 тысяч', 'set-close-date name:Ромашка day:2027-03-31'],
  ],
  ko: [
    ['한빛소프트 실패 취소 통보 받음', 'lost name:한빛소프트 note:취소 통보 받음'],
    ['한빛소프트 거절 취소 요청 때문', 'decline name:한빛소프트 note:취소 요청 때문'],
    // The deed itself is called off.
    ['한빛소프트 수락 취소', 'leave name:한빛소프트'],
    ['한빛소프트 수락 취소 부탁드려요', 'leave name:한빛소프트'],
    ['한빛소프트 수주 취소', 'leave name:한빛소프트'],
    ['한빛소프트 실패 취소해줘', 'leave name:한빛소프트'],
    // All of them are more than the one spoken of.
    ['화요일까지 미뤄줘', 'remind'],
    ['전부 화요일까지 미뤄줘', '?'],
  ],
  'zh-TW': [
    ['台北物流輸了 取消採購', 'lost name:台北物流 note:取消採購'],
    ['台北物流丟了取消', 'lost name:台北物流 note:取消'],
    ['台北物流拒絕 取消案', 'decline name:台北物流 note:取消案'],
    ['台北物流接受 取消會議', 'accept name:台北物流'],
    ['台北物流接受取消', 'leave name:台北物流'],
    ['台北物流接受,取消', 'leave name:台北物流'],
    ['台北物流的成交取消掉', 'leave name:台北物流'],
    ['台北物流快成交了幫我標成交', 'won name:台北物流'],
    ['台北物流快成交了,成交了再說', 'leave name:台北物流'],
    ['延到星期二', 'remind'],
    ['全部延到星期二', '?'],
  ],
} as const;

it.each(['en', 'ru', 'ko', 'zh-TW'] as const)('reads an order apart from what is told beside it in %s', (locale) => {
  const { understood } = understandingIn(locale);
  for (const [message, said] of told[locale]) expect(understood(message), message).toBe(said);
});

it.each([
  ['90萬未稅', ['未稅']],
  ['稅後90萬', ['稅後']],
  ['90萬不含稅', ['不含稅']],
  ['최대 90만', ['최대']],
  // A customer of taxes, and as soon as possible.
  ['福隆稅務 90萬', []],
  ['90만 최대한 빨리', []],
])('says which words of %s are no part of the number', (said, left) => {
  expect(amountQualifiers(said)).toEqual(left);
});
