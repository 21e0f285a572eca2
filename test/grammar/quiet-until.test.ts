import { expect, it } from 'vitest';
import { readMoment } from '../../src/answers/moment/moment.ts';
import { colleaguesSaid } from '../../src/grammar/commands-said/colleague-said.ts';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { sentenceOf } from '../../src/grammar/sentence/sentence.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { today, understandingIn } from './understood.ts';

/** Quiet until a time is a snooze: it ends no reminders for good. */
it.each<[Locale, string]>([
  ['en', 'stop reminders until Monday'],
  ['en', 'don’t remind me before Thursday'],
  ['en', 'leave me alone until Thursday'],
  ['en', 'mute for 2 days'],
  ['en', 'no reminders for 3 hours please'],
  ['en', 'stop reminders for Fabrikam until Monday'],
  ['ko', '월요일까지 알림 꺼줘'],
  ['ko', '12월 3일까지 알리지 마'],
  ['ko', '금요일 전까지 방해하지 마'],
  ['ko', '목요일 전에는 알리지 마'],
  ['ko', '내일 오전 9시에 알려줘'],
  ['ru', 'не напоминай до 3 декабря'],
  ['ru', 'выключи напоминания до среды'],
  ['ru', 'оставь меня в покое до четверга'],
  ['zh-TW', '12月3日之前不要提醒我'],
  ['zh-TW', '週五前別吵我'],
  ['zh-TW', '關閉提醒到星期一'],
  ['en', 'no more reminders today'],
  ['en', 'leave me alone today'],
  ['en', 'turn off reminders just for today'],
  ['ko', '오늘만 알림 꺼줘'],
  ['ru', 'отключи напоминания на сегодня'],
  ['ru', 'сегодня больше не напоминай'],
  ['zh-TW', '今天不要再提醒我'],
  ['zh-TW', '今天別發了'],
  ['zh-TW', '今天先別傳訊息給我'],
  ['zh-TW', '今天別發聯發科技的提醒'],
  // What is refused is not the reminder.
  ['zh-TW', '先不要，過兩三個小時再提醒我'],
  ['ko', '한빛소프트 알림 금요일까지 보내지 마'],
  ['ru', 'до пятницы не пиши мне про Ромашку'],
])('in %s: "%s" puts reminders off', (locale, said) => {
  expect(understandingIn(locale).understood(said)).toMatch(/^remind/);
});

it.each<[Locale, string, string]>([
  ['en', 'stop reminders', 'reminders-off'],
  ['en', 'don’t remind me anymore', 'reminders-off'],
  ['en', 'never remind me again', 'reminders-off'],
  ['ru', 'больше никогда не напоминай', 'reminders-off'],
  ['ko', '알림 꺼줘', 'reminders-off'],
  ['ko', '그만 좀 재촉해', 'reminders-off'],
  ['ru', 'хватит меня дёргать', 'reminders-off'],
  ['zh-TW', '別再催我了', 'reminders-off'],
  ['ru', 'выключи напоминания', 'reminders-off'],
  ['zh-TW', '不要提醒', 'reminders-off'],
  // A bit, and not for a moment: no hours.
  ['zh-TW', '有一點煩，不要再提醒我', 'reminders-off'],
  ['zh-TW', '提醒有一點多，不要再提醒我了', 'reminders-off'],
  ['zh-TW', '一點都不要提醒我', 'reminders-off'],
  ['ko', '알림 한시도 보내지 마', 'reminders-off'],
  // A switch and an end for good are no pause, though they name today.
  ['en', 'turn off reminders today', 'reminders-off'],
  ['en', 'stop reminders as of today', 'reminders-off'],
  ['en', 'please stop all reminders today and forever', 'reminders-off'],
  ['en', 'no more reminders today or ever', 'reminders-off'],
  ['ru', 'сегодня отключи напоминания навсегда', 'reminders-off'],
  ['ko', '오늘 알림 꺼줘', 'reminders-off'],
  ['zh-TW', '今天關掉提醒', 'reminders-off'],
  ['en', 'away until Friday, nobody takes over', 'away'],
  ['en', 'Alex is back', 'back'],
  // Who will be back tomorrow is not back.
  ['zh-TW', '我提早銷假，明天就回來上班', '?'],
  ['zh-TW', '我提早回來了', 'back'],
  ['en', 'out next week', 'away'],
])('in %s: "%s" is %s', (locale, said, meant) => {
  expect(understandingIn(locale).understood(said)).toContain(meant);
});

it.each<[Locale, string]>([
  ['en', 'don’t stop reminding me until Friday'],
  ['en', 'no reminders before the demo'],
  ['ko', '오늘 마감 알려줘'],
  // Anything may be sent.
  ['zh-TW', '今天先不要發聯發科技'],
  ['zh-TW', '別催我，客戶還沒回'],
  ['zh-TW', '下週一前不要發聯發科技'],
  ['zh-TW', '明天前別傳聯發科技'],
  ['ko', '한빛소프트에 금요일까지 견적 보내지 마'],
  ['ru', 'не присылай Ромашке договор до пятницы'],
])('in %s: "%s" puts nothing off', (locale, said) => {
  expect(understandingIn(locale).understood(said)).not.toMatch(/^remind/);
});

/** Of whom is kept, so that a name that nobody has is asked about; what is to be done then is no name. */
it.each<[Locale, string, string]>([
  ['en', 'remind me about zorbix on thursday', 'zorbix'],
  ['en', 'snooze Zorbix till thursday', 'Zorbix'],
  ['en', 'snooze til next weds', ''],
  ['en', 'snooze Zorbix til thursday', 'Zorbix'],
  ['en', 'remind me to call sue on thursday', ''],
  ['en', 'remind me about it on thursday', ''],
  ['ru', 'напомни про зорбикс в чт', 'зорбикс'],
  ['ru', 'напомни перезвонить в пятницу', ''],
  ['ko', '조르빅스 목요일에 알려줘', '조르빅스'],
  ['ko', '다시 목요일에 알려줘', ''],
  ['ko', '목요일에 알려줘', ''],
  ['zh-TW', '週四提醒我佐比克斯的事', '佐比克斯'],
  ['zh-TW', '週四提醒我', ''],
])('in %s: "%s" names “%s”', (locale, said, name) => {
  const [first] = readMessage(said, new NameIndex([], lexiconOf(locale)), { locale, today });
  expect(first).toMatchObject({ intent: 'remind', ids: [], nameSaid: name });
});

/** Holidays of a country, and days off as a mere date, make nobody away. */
it.each<[Locale, string]>([
  ['zh-TW', '假期前要回覆的轉介'],
  ['zh-TW', '台灣的國定假期'],
  ['zh-TW', '我用台灣的假期'],
  ['zh-TW', '連續假期後到期的轉介'],
])('in %s: "%s" is no absence', (locale, said) => {
  expect(understandingIn(locale).understood(said)).not.toMatch(/^away/);
});

/** Somebody else is to be reminded only where the sentence says no more than that. */
it.each<[Locale, string, string]>([
  ['en', 'remind Alex of Fabrikam', 'Alex'],
  ['en', 'please nudge Alex Wilber about the Fabrikam referral', 'Alex Wilber'],
  ['en', 'remind Alex tomorrow about Fabrikam', 'Alex later'],
  ['ru', 'напомни, пожалуйста, Алексу про Fabrikam', 'Алексу'],
  ['ru', 'напомни Алексу завтра про Fabrikam', 'Алексу later'],
  ['ko', '알렉스에게 Fabrikam 알려줘', '알렉스'],
  ['ko', 'Alex님한테 Fabrikam 리마인드해줘', 'Alex'],
  ['zh-TW', '請提醒 Alex Fabrikam 的案子', 'Alex'],
  ['zh-TW', '幫我提醒Alex關於Fabrikam的事', 'Alex'],
  ['en', 'remind me to ask Alex about Fabrikam', ''],
  ['en', 'remind me about Fabrikam, Alex owns it', ''],
  ['en', 'snooze Fabrikam till Monday, Alex will answer', ''],
  ['en', 'remind me about the Fabrikam page', ''],
  ['en', 'remind about the Fabrikam page', ''],
  ['en', 'remind me tomorrow to call Alex about Fabrikam', ''],
  ['en', 'remind Alex to call Fabrikam', ''],
  ['ru', 'напомни мне позвонить Алексу по Fabrikam', ''],
  ['ru', 'отложи Fabrikam до пн, Алекс ответит', ''],
  ['ko', '알렉스에게 Fabrikam 물어보라고 알려줘', ''],
  ['ko', '내일 나한테 알렉스 Fabrikam 알려줘', ''],
  ['zh-TW', '提醒我問Alex Fabrikam', ''],
  ['zh-TW', '提醒我Fabrikam，Alex負責', ''],
])('%s: %s', (locale, said, expected) => {
  const names = new NameIndex([{ id: 'deal', customer: 'Fabrikam', title: 'Fabrikam Cloud' }], lexiconOf(locale));
  const sentence = sentenceOf(said, locale, names);
  const context = { locale, now: new Date('2026-11-28T10:00Z'), timeZone: 'UTC', dayStart: 0 };
  const isTime = (text: string) => readMoment(text, context).kind !== 'nothing';
  const called = (name: string) => /^(?:alex|wilber|alex wilber|will|page|алекс[уа]?|알렉스)$/i.test(name);
  const found = sentence && colleaguesSaid({ sentence }, isTime).find(({ name }) => called(name));
  expect([found?.name, found?.hasTime ? 'later' : ''].filter(Boolean).join(' ')).toBe(expected);
});
