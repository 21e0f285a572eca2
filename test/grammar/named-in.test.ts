import { expect, it } from 'vitest';
import type { Turn } from '../../src/feature.ts';
import { namedIn } from '../../src/grammar/understanding.ts';
import type { Locale } from '../../src/i18n/locale.ts';

/** Each beginning is a query, so that only some are asked for. */
async function asked(locale: Locale, text: string): Promise<readonly string[]> {
  const beginnings: string[] = [];
  const named = async (_turn: Turn, beginning: string) => {
    beginnings.push(beginning.toLowerCase());
    return [];
  };
  await namedIn({ named }, { locale } as Turn, text);
  return beginnings;
}

it.each([
  ['zh-TW', '下週二下午四點提醒我 Fabrikam', 'fabr'],
  ['zh-TW', '請在十二月中旬某個晚上再跟我說 Northwind', 'nort'],
  // Days, numbers and function words don't crowd out a name in signs.
  ['zh-TW', '下禮拜三早上提醒我追冠宇', '冠宇'],
  ['zh-TW', '延昌改五百五十萬 冠宇不動', '冠宇'],
  // A name may begin with a function word of one sign.
  ['zh-TW', '瑞豐接受,和盛我來認領', '和盛'],
  ['zh-TW', '聽說和盛Megan已經接了', '和盛'],
  ['zh-TW', '大和那筆改成三百萬 再把和盛給Lee', '和盛'],
  ['ko', '다다음주 어느 좋은 날 늦은 저녁쯤에 Fabrikam 다시 알려줘', 'fabr'],
  // Of two names neither is crowded out by what the words before it sound like.
  ['ko', '청솔건설 내가 맡을게 대신 다래푸드는 서준줘', '다래'],
  // Words of a time crowd no name out.
  ['ko', '금요일 오후 3시에 한빛소프트 다시 알려줘', '한빛'],
  ['en', 'next tuesday afternoon, around half past three, ping me about fabrikam', 'fabr'],
  ['ru', 'во вторник вечером около девяти часов двадцати минут напомни про ромашку', 'рома'],
  ['ko', '코호 내가 맡을게', 'coho'],
  ['en', 'some really quiet rainy winter evening poke me about Fabrikam', 'fabr'],
] as const)('%s: %s looks for the name among its first words', async (locale, text, beginning) => {
  expect(await asked(locale, text)).toContain(beginning);
});
