import { expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { understandingIn } from './understood.ts';

it.each<[Locale, string, string]>([
  ['ru', 'не принимай Ромашку, а отклони', 'decline name:Ромашка'],
  ['ru', 'не сумму Ромашки, а дату на 1 марта', 'set-close-date name:Ромашка'],
  ['ko', '한빛소프트 금액 말고 마감일을 6월 30일로', 'leave name:한빛소프트'],
  ['en', 'take Adatum off my list', 'release name:Adatum'],
  ['en', 'I will take over as owner of Adatum', 'claim name:Adatum'],
])('in %s: whose it is counts in "%s"', (locale, said, meaning) => {
  expect(understandingIn(locale).understood(said)).toContain(meaning);
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
])('in %s: "%s" ends no reminders', (locale, said) => {
  expect(understandingIn(locale).understood(said)).not.toContain('reminders-off');
});
