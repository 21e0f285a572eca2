import { expect, it } from 'vitest';
import { lexiconOf } from '../../src/grammar/lexicon.ts';
import { NameIndex } from '../../src/grammar/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { twentyFourthCustomers, twentySecondCustomers, understandingIn } from './understood.ts';

it.each([
  ['en', 'accept North & Vine and decline Zenith Rail', ['accept North & Vine', 'decline Zenith Rail']],
  ['en', 'add Lee to Zenith Rail and decline it', ['open Zenith Rail', 'decline Zenith Rail']],
  ['en', 'add Lee to North & Vine and decline Zenith Rail', ['open North & Vine', 'decline Zenith Rail']],
  [
    'en',
    'take Zenith Rail then log a note that we start in january',
    ['accept Zenith Rail', 'note Zenith Rail note:we start in january'],
  ],
  [
    'en',
    'move North & Vine to proposal and set the value to 90k',
    ['set-stage North & Vine stage:proposal', 'set-value North & Vine value:90000'],
  ],
  ['ru', 'добавь Ли в дубраву и откажи радуге', ['open Дубрава', 'decline Радуга']],
  ['ru', 'возьми дубраву и напомни завтра', ['accept Дубрава', 'remind Дубрава']],
  ['ko', '가온제과는 수락하고 늘봄관광은 거절해', ['accept 가온제과', 'decline 늘봄관광']],
  ['ko', '가온제과 수락해 주세요, 늘봄관광은 거절해 주세요', ['accept 가온제과', 'decline 늘봄관광']],
  ['ko', '가온제과 수락해줘. 늘봄관광 거절해줘', ['accept 가온제과', 'decline 늘봄관광']],
  ['zh-TW', '松江紡織接受,晴川拒絕', ['accept 松江紡織', 'decline 晴川']],
  ['zh-TW', '請接受松江紡織,請拒絕晴川', ['accept 松江紡織', 'decline 晴川']],
] as const)('in %s, of the two wishes in "%s" neither is done, and both are offered', (locale, message, both) => {
  const customers = locale === 'en' || locale === 'ru' ? twentySecondCustomers : twentyFourthCustomers;
  const { understood, offered } = understandingIn(locale, customers);
  expect(understood(message)).toBe('?');
  expect(offered(message)).toEqual(both);
});

it.each([
  ['ko', '가온제과 제안단계로 올리고 금액은 9천으로', 'set-value 가온제과'],
  ['zh-TW', '福隆電機改到提案階段，金額改三百萬', 'open 福隆電機'],
] as const)('in %s, of two fields of one deal in "%s" none is changed', (locale, message, first) => {
  const { understood, offered } = understandingIn(locale, twentyFourthCustomers);
  expect(understood(message)).toBe('?');
  expect(offered(message)[0]).toBe(first);
  expect(new Set(offered(message)).size).toBe(offered(message).length);
});

it.each([
  ['ko', '가온제과는 방금 연락 왔어요, 늘봄관광은 거절해 주세요', 'decline name:늘봄관광'],
  ['ko', '가온제과 수주했어요, 늘봄관광은 거절해 주세요', 'decline name:늘봄관광'],
  ['ko', '가온제과는 거절됐대요, 늘봄관광은 수락해 주세요', 'accept name:늘봄관광'],
  ['zh-TW', '松江紡織簽了,請接受晴川', 'accept name:晴川'],
  ['zh-TW', '松江紡織的窗口聯絡上了,請拒絕晴川', 'decline name:晴川'],
] as const)('in %s, the one wish behind a report in "%s" is read', (locale, message, wish) => {
  expect(understandingIn(locale, twentyFourthCustomers).understood(message)).toBe(wish);
});

const noted = new NameIndex(
  ['Fabrikam', 'Contoso', 'Adatum'].map((id) => ({ id, customer: id })),
  lexiconOf('en'),
);

it.each([
  ['note on Fabrikam: x. note on Contoso: y', 'x', 'y', true],
  ['note on Fabrikam: they asked, and for Contoso: nothing', 'they asked', 'nothing', true],
  ['note on Fabrikam: they asked, for Contoso: nothing', 'they asked', 'nothing', false],
  ['note on Fabrikam: they asked, re Contoso: see mail', 'they asked', 'see mail', false],
  // A third note would stand in the record of the second.
  [
    'note on Fabrikam: x. note on Contoso: y. note on Adatum: z',
    'x. note on Contoso: y. note on Adatum: z',
    undefined,
    false,
  ],
  [
    'note on Fabrikam: x. note on Contoso: y. and note on Nowhere: z',
    'x. note on Contoso: y. and note on Nowhere: z',
    undefined,
    false,
  ],
] as const)(
  'of "%s", each note is written at once only where no note is in doubt',
  (message, first, second, isSure) => {
    const [read] = readMessage(message, noted, { locale: 'en', today: '2026-11-24' });
    expect([read?.rest, read?.also?.rest, read?.exact, read?.also?.exact ?? false]).toEqual([
      first,
      second,
      isSure,
      isSure,
    ]);
  },
);
