import { describe, expect, it } from 'vitest';
import {
  beginningsInLatin,
  isNameInOtherScript,
  partsBegunInOtherScript,
  soundsInLatin,
} from '../../src/answers/names/name-in-other-script.ts';
import { calledInOtherScript } from '../../src/features/lists/name-heard.ts';

describe('a colleague’s name in another script', () => {
  it.each([
    ['메건', 'Megan Bowen', true],
    ['메건이', 'Megan Bowen', true],
    ['메건 보웬', 'Megan Bowen', true],
    ['알렉스', 'Alex Wilber', true],
    ['Алекса', 'Alex Wilber', true],
    ['Меган', 'Megan Bowen', true],
    ['Ли Гу', 'Lee Gu', true],
    ['Ли Гу', 'Alex Wilber', false],
    ['메건', 'Lee Gu', false],
    ['Megan', 'Megan Bowen', false],
    ['срочные', 'Alex Wilber', false],
    ['Уилбер', 'Alex Wilber', true],
    ['Уилбера', 'Alex Wilber', true],
    ['윌버', 'Alex Wilber', true],
    ['維爾伯', 'Alex Wilber', true],
    ['亞歷克斯 維爾伯', 'Alex Wilber', true],
    ['艾黛兒', 'Adele Vance', true],
    ['梅根', 'Megan Bowen', true],
    ['維爾伯', 'Megan Bowen', false],
    ['企鵝', 'Alex Wilber', false],
    ['客戶', 'Lee Gu', false],
    ['負責', 'Megan Bowen', false],
    ['파브리캄', 'Fabrikam', true],
    ['контосо', 'Contoso Bikes', true],
    ...['Тейлспин', 'Тейлспина', '테일스핀', '泰爾斯賓'].map((said): [string, string, boolean] => [
      said,
      'Tailspin Toys',
      true,
    ]),
    ...['Литвер', 'Литвером', '리트웨어', '利特威爾'].map((said): [string, string, boolean] => [said, 'Litware', true]),
    ...['Просвер', 'Проузвер', '프로즈웨어', '普羅斯威爾'].map((said): [string, string, boolean] => [
      said,
      'Proseware',
      true,
    ]),
    ...['Вингтип', '윙팁', '溫蒂普'].map((said): [string, string, boolean] => [said, 'Wingtip Toys', true]),
    ...['Вудгров', '우드그로브', '伍德格羅夫'].map((said): [string, string, boolean] => [said, 'Woodgrove Bank', true]),
    ...['Нортвинд', '노스윈드', '諾斯溫德'].map((said): [string, string, boolean] => [said, 'Northwind Traders', true]),
    ...['Саутридж', '사우스리지'].map((said): [string, string, boolean] => [said, 'Southridge Video', true]),
    ...['Эдвенчер', 'Адвенчер', '어드벤처', '艾德文徹'].map((said): [string, string, boolean] => [
      said,
      'Adventure Works',
      true,
    ]),
    ...['Трей', '트레이', '特雷'].map((said): [string, string, boolean] => [said, 'Trey Research', true]),
    ...['Люцерн', '루체른', '루선', '盧塞恩'].map((said): [string, string, boolean] => [
      said,
      'Lucerne Publishing',
      true,
    ]),
    ...['Кохо', '코호', '科霍'].map((said): [string, string, boolean] => [said, 'Coho Winery', true]),
    ...['Марджис', '마지스', '瑪姬'].map((said): [string, string, boolean] => [said, 'Margie’s Travel', true]),
    ...['먼슨스', '蒙森'].map((said): [string, string, boolean] => [said, 'Munson’s Pickles', true]),
    ...['Ванарсдел', '凡納斯德'].map((said): [string, string, boolean] => [said, 'VanArsdel', true]),
    ['泰斯賓', 'Tailspin Toys', true],
    // A word of two consonants, beside one that says more.
    ['вайд ворлд', 'Wide World Importers', true],
    ['вайд', 'Wide World Importers', false],
    ['вода ворлд', 'Blue World', false],
    ['客戶', 'Coho Winery', false],
    ['돌려', 'Trey Research', false],
    ['一般', 'Alpine Ski House', false],
    // A consonant that its script tells apart.
    ['Просвер', 'Bellows College', false],
    ['Проузвер', 'Nod Publishers', false],
    ['貝洛斯', 'Nod Publishers', false],
    // Words of every day.
    ...[
      'сделки',
      'клиенты',
      'просроченные',
      'партнёры',
      'отклонить',
      '거래를보여줘',
      '마감일',
      '客戶名單',
      '逾期',
    ].flatMap((said) =>
      ['Tailspin Toys', 'Litware', 'Proseware', 'Woodgrove Bank', 'Wingtip Toys'].map(
        (name): [string, string, boolean] => [said, name, false],
      ),
    ),
  ])('%s, of %s: %s', (said, name, isSo) => {
    expect(isNameInOtherScript(said, name)).toBe(isSo);
  });
});

it.each([
  ['콘토소', 'con'],
  ['파브리캄', 'fab'],
  ['리트웨어', 'lit'],
  ['контосо', 'con'],
  ['Уингтип', 'win'],
])('%s may begin as %s', (said, beginning) => {
  expect(beginningsInLatin(said)).toContain(beginning);
});

it.each([
  ['Тейлспин', 'ta'],
  ['вайд', 'wi'],
  ['Вудгров', 'wo'],
  ['Эдвенчер', 'ad'],
  ['凡納斯德', 'v'],
  ['노스윈드', 'no'],
  ['블루욘더', 'bl'],
  ['泰爾斯賓', 't'],
  ['溫蒂普', 'w'],
  ['Tailspin', ''],
])('%s is heard at the beginning as %s', (said, beginning) => {
  if (beginning) expect(soundsInLatin(said)).toContain(beginning);
  else expect(soundsInLatin(said)).toEqual([]);
});

/** Half a name, as it stands in a search box while somebody types; and what is none. */
it.each([
  ['法布里', 'Fabrikam', ['Fabrikam']],
  ['阿爾派', 'Alpine Ski House', ['Alpine']],
  ['諾斯溫', 'Northwind Traders', ['Northwind']],
  ['노스윈', 'Northwind Traders', undefined],
  ['콘토', 'Contoso Bikes', undefined],
  ['프로스웨', 'Proseware', ['Proseware']],
  ['адвенч', 'Adventure Works', ['Adventure']],
  ['тейлсп', 'Tailspin Toys', ['Tailspin']],
  ['просрочено', 'Proseware', undefined],
  ['сделки', 'Woodgrove Bank', undefined],
  ['пингвин', 'Wingtip Toys', undefined],
  ['負責人', 'Fabrikam', undefined],
  ['客戶名單', 'Coho Winery', undefined],
  ['마감일', 'Margie’s Travel', undefined],
])('%s begins %s: %j', (said, name, parts) => {
  expect(partsBegunInOtherScript(said, name)).toEqual(parts);
});

it('costs half a name no more queries than a whole one: the customers that sound so are read once', async () => {
  const asked: string[] = [];
  const lists = {
    choices: async () => ({ owners: [] }),
    async customersBegun(_turn: unknown, beginnings: readonly string[]) {
      asked.push(...beginnings);
      const names = ['Tailspin Toys', 'Tailspin Bikes', 'Contoso'];
      return names.filter((name) => beginnings.some((one) => name.toLowerCase().startsWith(one)));
    },
  };
  const called = (said: string, mayBeHalf: boolean) =>
    calledInOtherScript(lists as never, {} as never, said, {}, mayBeHalf);
  const looks = (said: string) => [...beginningsInLatin(said), ...soundsInLatin(said)];
  expect(await called('тейлсп', true)).toEqual({ words: 'Tailspin' });
  expect(asked).toEqual(looks('тейлсп'));
  asked.length = 0;
  expect(await called('тейлсп', false)).toBeUndefined();
  expect(asked).toEqual(looks('тейлсп'));
});
