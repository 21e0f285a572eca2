import { expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { understandingIn } from './understood.ts';

it.each<[Locale, string, string]>([
  ['ru', 'не принимай Ромашку, а отклони', 'decline name:Ромашка'],
  ['ru', 'не сумму Ромашки, а дату на 1 марта', 'set-close-date name:Ромашка'],
  ['ko', '한빛소프트 금액 말고 마감일을 6월 30일로', 'set-close-date name:한빛소프트 day:2027-06-30'],
  ['ko', '한빛소프트 수락하지 말고 기다려', 'leave name:한빛소프트'],
  ['ko', '한빛소프트 8천만 원 대신 9천만 원으로 해줘', 'set-value name:한빛소프트 value:90000000'],
  ['en', 'move Adatum to 31 Jan, no wait, 28 Feb', 'set-close-date name:Adatum day:2027-02-28'],
  ['en', 'set Adatum to 80k, sorry, 95k', 'set-value name:Adatum value:95000'],
  ['en', 'make Adatum 95k instead of 80k', 'set-value name:Adatum value:95000'],
  ['en', 'accept Adatum, no, Coho Winery', 'accept name:Coho Winery'],
  ['ru', 'перенеси Звезду на 31 января, нет, на 28 февраля', 'set-close-date name:Звезда day:2027-02-28'],
  ['ko', '대한테크 1월 31일, 아니 2월 28일로 옮겨줘', 'set-close-date name:대한테크 day:2027-02-28'],
  ['zh-TW', '星辰改到1月31,不對,2月28', 'set-close-date name:星辰 day:2027-02-28'],
  // What is denied behind what is meant; with a sign behind it, the denial takes back what stands before.
  ['zh-TW', '接受聯發科技，不是台北物流', 'accept name:聯發科技'],
  ['zh-TW', '接受聯發科技,而不是台北物流', 'accept name:聯發科技'],
  ['zh-TW', '拒絕台北物流，不是聯發科技', 'decline name:台北物流'],
  ['zh-TW', '星辰金額改成九萬，不是八萬', 'set-value name:星辰 value:90000'],
  ['zh-TW', '星辰金額改成 90,000，不是 80,000', 'set-value name:星辰 value:90000'],
  ['zh-TW', '星辰金額改成九萬，不要八萬', 'set-value name:星辰 value:90000'],
  ['zh-TW', '星辰結案日五月十日,不是五月三日', 'set-close-date name:星辰 day:2027-05-10'],
  ['zh-TW', '星辰階段60%，不是40%', 'set-stage name:星辰 stage:60'],
  ['zh-TW', '把結案日改成五月，不是三月,星辰', 'set-close-date name:星辰 day:2027-05-31'],
  ['zh-TW', '星辰 9萬,不是,10萬', 'set-value name:星辰 value:100000'],
  ['zh-TW', '接受台北物流，不是，聯發科技', 'accept name:聯發科技'],
  // What cannot be passed over, is a pity to, or is asked, is not declined.
  ['ko', '한빛소프트 이건 넘어갈 수 없는 문제야', '?'],
  ['ko', '한빛소프트 이건 넘어가기 아까워', '?'],
  ['ko', '한빛소프트 이번엔 넘어갈 거예요', 'decline name:한빛소프트'],
  ['ko', '한빛소프트 이건 넘어가야 하나', '?'],
  ['en', 'take Adatum off my list', 'release name:Adatum'],
  ['en', 'I will take over as owner of Adatum', 'claim name:Adatum'],
])('in %s: whose it is counts in "%s"', (locale, said, meaning) => {
  expect(understandingIn(locale).understood(said)).toContain(meaning);
});

it.each<[Locale, string, string]>([
  ['en', 'new deal with The Grain Store for $15k', 'The Grain Store for $15k'],
  ['en', 'deal with Brightmoor Schools in Denver, 30k usd, close mid March', 'Brightmoor Schools in Denver'],
  ['ko', '새 거래 (주)두레 5천만원', '(주)두레 5천만원'],
  ['ko', '새롬소프트에 5천만원짜리 거래 등록해줘 12월 말까지', '새롬소프트에 5천만원짜리'],
  ['zh-TW', '新交易 哈洛威爾斯 45萬', '哈洛威爾斯 45萬'],
  ['zh-TW', '幫光明書店建一筆交易,12萬歐元', '光明書店'],
])('in %s: the customer of "%s" is taken whole', (locale, said, customer) => {
  expect(understandingIn(locale).understood(said)).toBe(`new-deal customer:${customer}`);
});

it.each<[Locale, string]>([
  ['en', 'don’t tell my manager'],
  ['en', 'I’m quite happy with the reminders'],
  ['en', 'you never reminded me'],
  ['en', 'don’t stop reminding me'],
  ['en', "please don't turn off the reminders"],
  ['ko', '알림 끄지 마'],
  ['ru', 'не отключай напоминания'],
  ['zh-TW', '不要關掉提醒'],
  ['en', 'don’t forget to remind me'],
  ['ru', 'не забывай про напоминания'],
  ['ko', '알림 주는 거 잊지 마'],
  ['zh-TW', '別忘了提醒我'],
  ['zh-TW', '提醒不要停'],
])('in %s: "%s" ends no reminders', (locale, said) => {
  expect(understandingIn(locale).understood(said)).not.toContain('reminders-off');
});
