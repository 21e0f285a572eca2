import { expect, it } from 'vitest';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { customersOf } from './messages/sets.ts';
import { understandingIn } from './understood.ts';

const western = customersOf('copperfield-insurance');
const eastern = customersOf('gaon-confectionery');

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
    'give Zenith Rail to Megan and add a note: waiting, call Monday',
    ['assign Zenith Rail to:Megan', 'note Zenith Rail note:waiting, call Monday'],
  ],
  ['ru', 'передай радугу меган и добавь заметку: ждут', ['assign Радуга to:меган', 'note Радуга note:ждут']],
  ['zh-TW', '把 松江紡織 交給怡君，備註：等回覆', ['assign 松江紡織 to:怡君', 'note 松江紡織 note:等回覆']],
  ['zh-TW', '把 松江紡織 交給怡君，金額改成5萬', ['assign 松江紡織 to:怡君', 'set-value 松江紡織 value:50000']],
  ['en', 'Zenith Rail: accept, and remind me friday', ['accept Zenith Rail', 'remind Zenith Rail']],
  [
    'ru',
    'поставь дубраве 90 тысяч и запиши, что финдир согласен',
    ['set-value Дубрава value:90000', 'note Дубрава note:финдир согласен'],
  ],
  ['ru', 'прими радугу и запиши: бюджет есть', ['accept Радуга', 'note Радуга note:бюджет есть']],
  [
    'ru',
    'передай радугу олегу с пометкой: ждут звонка в 15:00',
    ['assign Радуга to:олегу', 'note Радуга note:ждут звонка в 15:00'],
  ],
  ['en', 'accept Zenith Rail with a note: call them', ['accept Zenith Rail', 'note Zenith Rail note:call them']],
  ['ru', 'передай радугу ли, а дубраву олегу', ['assign Радуга to:ли', 'assign Дубрава to:олегу']],
  ['ru', 'радуга: прими и напомни в пятницу', ['accept Радуга', 'remind Радуга']],
  ['ru', 'добавь Ли в дубраву и откажи радуге', ['open Дубрава', 'decline Радуга']],
  ['ru', 'возьми дубраву и напомни завтра', ['accept Дубрава', 'remind Дубрава']],
  ['ko', '가온제과는 수락하고 늘봄관광은 거절해', ['accept 가온제과', 'decline 늘봄관광']],
  ['ko', '가온제과 수락해 주세요, 늘봄관광은 거절해 주세요', ['accept 가온제과', 'decline 늘봄관광']],
  ['ko', '가온제과 수락해줘. 늘봄관광 거절해줘', ['accept 가온제과', 'decline 늘봄관광']],
  ['zh-TW', '松江紡織接受,晴川拒絕', ['accept 松江紡織', 'decline 晴川']],
  ['zh-TW', '請接受松江紡織,請拒絕晴川', ['accept 松江紡織', 'decline 晴川']],
  ['ko', '가온제과 받고 서준님한테 넘겨', ['accept 가온제과', 'assign 가온제과 to:서준']],
  ['ko', '가온제과 수락한 다음 담달 초에 리마인드 걸어줘', ['accept 가온제과', 'remind 가온제과']],
  [
    'ko',
    '늘봄관광 마감 3월로 미루고 메모도 남겨 예산심의 지연',
    ['set-close-date 늘봄관광 day:2027-03-31', 'note 늘봄관광 note:예산심의 지연'],
  ],
  ['ko', '가온제과 거절해줘 그리고 세림기공은 내일 다시 알려줘', ['decline 가온제과', 'remind 세림기공']],
  ['zh-TW', '松江紡織接了然後轉給怡君', ['accept 松江紡織', 'assign 松江紡織 to:怡君']],
  [
    'zh-TW',
    '福隆電機延到三月 再幫我記一下 預算還沒下來',
    ['set-close-date 福隆電機 day:2027-03-31', 'note 福隆電機 note:預算還沒下來'],
  ],
  ['ko', '가온제과 내가 맡을게 대신 늘봄관광은 서준한테 줘', ['claim 가온제과', 'assign 늘봄관광 to:서준']],
  ['zh-TW', '松江紡織我來接 晴川給怡君', ['claim 松江紡織', 'assign 晴川 to:怡君']],
  // Nothing parts them but the names.
  ['zh-TW', '松江紡織接受福隆電機拒絕', ['accept 松江紡織', 'decline 福隆電機']],
  ['zh-TW', '接松江紡織不接福隆電機', ['accept 松江紡織', 'decline 福隆電機']],
  ['zh-TW', '松江紡織贏了福隆電機輸了', ['won 松江紡織', 'lost 福隆電機']],
  ['zh-TW', '松江紡織改300萬福隆電機改200萬', ['set-value 松江紡織 value:3000000', 'set-value 福隆電機 value:2000000']],
  ['ko', '가온제과 수락 늘봄관광 거절', ['accept 가온제과', 'decline 늘봄관광']],
  ['zh-TW', '松江紡織转给怡君 顺便备注已交接', ['assign 松江紡織 to:怡君', 'note 松江紡織 note:已交接']],
  // What takes a decline back, and orders something else, is no reason of it.
  ['en', 'decline Zenith Rail, no wait, accept it', ['decline Zenith Rail', 'accept Zenith Rail']],
  ['en', 'accept Zenith Rail, no wait, decline it', ['accept Zenith Rail', 'decline Zenith Rail']],
  ['ko', '가온제과 거절해줘, 아니 잠깐, 수락해줘', ['decline 가온제과', 'accept 가온제과']],
  ['zh-TW', '拒絕松江紡織，等等，接受', ['decline 松江紡織', 'accept 松江紡織']],
  ['ko', 'Proseware는 수락, 가온제과는 거절', ['?', 'decline 가온제과']],
  // An order about somebody else is no part of what Microsoft is told, behind whatever sign the reason stands.
  [
    'en',
    'decline Zenith Rail with note: too small, and accept North & Vine',
    ['decline Zenith Rail note:too small', 'accept North & Vine'],
  ],
  [
    'en',
    'decline Zenith Rail: same as North & Vine, accept North & Vine',
    ['decline Zenith Rail note:same as North & Vine', 'accept North & Vine'],
  ],
  ['ru', 'отклони радугу: дубль дубравы, прими дубраву', ['decline Радуга note:дубль дубравы', 'accept Дубрава']],
  [
    'ru',
    'отклони радугу потому что дубль дубравы, дубраву прими',
    ['decline Радуга note:дубль дубравы', 'accept Дубрава'],
  ],
  ['ko', '가온제과 거절: 늘봄관광과 중복, 늘봄관광 수락', ['decline 가온제과 note:늘봄관광과 중복', 'accept 늘봄관광']],
  ['zh-TW', '拒絕松江紡織:跟福隆電機重複,接福隆電機', ['decline 松江紡織 note:跟福隆電機重複', 'accept 福隆電機']],
] as const)('in %s, of the two wishes in "%s" neither is done, and both are offered', (locale, message, both) => {
  const customers = locale === 'en' || locale === 'ru' ? western : eastern;
  const { understood, offered } = understandingIn(locale, customers);
  expect(understood(message)).toBe('?');
  expect(offered(message)).toEqual(both);
});

it.each([
  ['ko', '가온제과 수락하고 진행해줘', 'accept name:가온제과'],
  ['ko', '가온제과는 예산이 없다고 거절해줘', 'decline name:가온제과 note:예산이 없다고'],
  ['ko', '가온제과 인력이 부족하다고 거절해 주세요', 'decline name:가온제과 note:인력이 부족하다고'],
  ['ko', '가온제과에 메모 남겨 견적 보내고 거절당함', 'note name:가온제과 note:견적 보내고 거절당함'],
  ['en', 'decline North & Vine: they accept Azure only', 'decline name:North & Vine note:they accept Azure only'],
  ['zh-TW', '拒絕松江紡織 我們應該專心做福隆電機', 'decline name:松江紡織 note:我們應該專心做福隆電機'],
  ['zh-TW', '拒絕松江紡織 跟福隆電機重複', 'decline name:松江紡織 note:跟福隆電機重複'],
  ['zh-TW', '松江紡織推掉 客戶沒預算了', 'decline name:松江紡織 note:客戶沒預算了'],
  ['zh-TW', '幫我在松江紡織記一下 對方下週回來再改', 'note name:松江紡織 note:對方下週回來再改'],
] as const)('in %s, "%s" is one wish', (locale, message, wish) => {
  const customers = locale === 'en' ? western : eastern;
  expect(understandingIn(locale, customers).understood(message)).toBe(wish);
});

it.each([
  ['ko', '가온제과는 방금 연락 왔어요, 늘봄관광은 거절해 주세요', 'decline name:늘봄관광'],
  ['ko', '가온제과 수주했어요, 늘봄관광은 거절해 주세요', 'decline name:늘봄관광'],
  ['ko', '가온제과는 거절됐대요, 늘봄관광은 수락해 주세요', 'accept name:늘봄관광'],
  ['zh-TW', '松江紡織簽了,請接受晴川', 'accept name:晴川'],
  ['zh-TW', '松江紡織的窗口聯絡上了,請拒絕晴川', 'decline name:晴川'],
] as const)('in %s, the one wish behind a report in "%s" is read', (locale, message, wish) => {
  expect(understandingIn(locale, eastern).understood(message)).toBe(wish);
});

it.each([
  [
    'en',
    'move North & Vine to proposal and set the value to 90k',
    'set-stage name:North & Vine stage:proposal + set-value value:90000',
  ],
  [
    'en',
    'push North & Vine to May, value 90k, stage negotiation',
    'set-close-date name:North & Vine day:2027-05-31 + set-value value:90000 + set-stage stage:negotiation',
  ],
  [
    'en',
    'Zenith Rail: value is now 95k and closing moves to mid April',
    'set-value name:Zenith Rail value:95000 + set-close-date day:2027-04-15',
  ],
  ['en', 'Zenith Rail is at 60% and worth 130k now 🎉', 'set-stage name:Zenith Rail stage:60 + set-value value:130000'],
  [
    'ru',
    'у Радуги закрытие в конце мая, сумма 90 тысяч, стадия переговоры',
    'set-close-date name:Радуга day:2027-05-31 + set-value value:90000 + set-stage stage:переговоры',
  ],
  [
    'ru',
    'Дубрава: сумма теперь 95 тыс, закрытие середина апреля',
    'set-value name:Дубрава value:95000 + set-close-date day:2027-04-15',
  ],
  [
    'ko',
    '가온제과 제안단계로 올리고 금액은 9천으로',
    'set-stage name:가온제과 stage:제안단계로 + set-value value:9000',
  ],
  [
    'ko',
    '늘봄관광 금액 9만으로, 마감은 5월 말로',
    'set-value name:늘봄관광 value:90000 + set-close-date day:2027-05-31',
  ],
  [
    'zh-TW',
    '松江紡織金額改成250萬 順便改到提案階段',
    'set-value name:松江紡織 value:2500000 + set-stage stage:提案階段',
  ],
  ['zh-TW', '福隆電機改到提案階段，金額改三百萬', 'set-stage name:福隆電機 stage:提案階段 + set-value value:3000000'],
  // A percentage alone is a stage here as well.
  [
    'en',
    'Zenith Rail: 50k, 3 May, 60%',
    'set-value name:Zenith Rail value:50000 + set-close-date day:2027-05-03 + set-stage stage:60',
  ],
  ['en', 'Zenith Rail close 3 May, 60%', 'set-close-date name:Zenith Rail day:2027-05-03 + set-stage stage:60'],
  ['ru', 'радугу подпишем 15 декабря на 70 тысяч', 'set-close-date name:Радуга day:2026-12-15 + set-value value:70000'],
  ['ru', 'Радуга 50 тысяч, 60%', 'set-value name:Радуга value:50000 + set-stage stage:60'],
  ['ko', '가온제과 9만, 60%', 'set-value name:가온제과 value:90000 + set-stage stage:60'],
] as const)('in %s, "%s" is one change of several fields', (locale, message, all) => {
  const customers = locale === 'en' || locale === 'ru' ? western : eastern;
  expect(understandingIn(locale, customers).understood(message)).toBe(all);
});

it.each([
  // A clause that is no field, a condition, a question, what somebody says: nothing of them is one change.
  'push North & Vine to May, value 90k, and call Sue',
  'if they sign, move North & Vine to proposal and set the value to 90k',
  'is North & Vine at 60% and worth 130k?',
  'Megan says North & Vine is at 60% and worth 130k',
  'value of North & Vine is 90k, no wait, value 80k',
  // A discount or a deposit is no stage, a year alone no day.
  'set North & Vine value to 90k, 20% off',
  'set North & Vine to 90k, 40% down',
  'set North & Vine value to 90k, 2027',
  'North & Vine value 90,000, 2027',
])('"%s" is no change of several fields', (message) => {
  const names = new NameIndex([{ id: 'north', customer: 'North & Vine' }], lexiconOf('en'));
  const read = readMessage(message, names, { locale: 'en', today: '2026-11-24' });
  expect(possiblyNone(read).some(({ more, exact }) => more !== undefined && exact)).toBe(false);
});

it.each([
  ['zh-TW', '松江紡織金額一百萬以上結案三月底前', false],
  ['zh-TW', '松江紡織金額一百萬以內結案三月底', false],
  ['zh-TW', '松江紡織金額超過一百萬結案三月底', false],
  ['zh-TW', '松江紡織金額一百萬以上', false],
  ['zh-TW', '松江紡織金額一百萬結案三月底', false],
  ['ko', '가온제과 금액 1억 이상', false],
  ['en', 'North & Vine value over 90k, close end of May', false],
  ['zh-TW', '松江紡織金額改一百萬結案三月底', true],
  ['zh-TW', '松江紡織預算100萬', true],
  ['zh-TW', '松江紡織預算只有100萬', false],
  ['en', 'North & Vine value 90k, close end of May', true],
] as const)(
  'in %s, “%s” is done at once: %s, as a bound or a pair that is only told is offered',
  (locale, said, isSure) => {
    const customers = ['松江紡織', '가온제과', 'North & Vine'].map((customer) => ({ id: customer, customer }));
    const [read] = readMessage(said, new NameIndex(customers, lexiconOf(locale)), { locale, today: '2026-11-24' });
    expect([read?.intent, read?.exact]).toEqual(['set-value', isSure]);
  },
);

it.each([
  ['en', 'accept Zenith Rail, together with North & Vine', 'accept'],
  ['en', 'accept Zenith Rail, and North & Vine while you’re at it', 'accept'],
  ['en', 'accept Zenith Rail, North & Vine likewise', 'accept'],
  ['en', 'decline Zenith Rail, ditto North & Vine', 'decline'],
  ['en', 'decline Zenith Rail, followed by North & Vine', 'decline'],
  ['ru', 'прими радугу, заодно дубраву', 'accept'],
  ['ru', 'прими радугу, а дубраву следом', 'accept'],
  ['ru', 'отклони радугу, за ней дубраву', 'decline'],
  ['ru', 'отклони радугу, дубраву аналогично', 'decline'],
  ['zh-TW', '拒絕松江紡織 跟福隆電機一起', 'decline'],
] as const)(
  'in %s, the list of "%s" goes on behind its comma, and no word of it is a reason',
  (locale, message, intent) => {
    const customers = locale === 'zh-TW' ? eastern : western;
    const all = customers[locale].map(([customer]) => ({ id: customer, customer }));
    const [read] = readMessage(message, new NameIndex(all, lexiconOf(locale)), { locale, today: '2026-11-24' });
    expect([read?.intent, read?.ids.length, read?.rest]).toEqual([intent, 2, '']);
  },
);

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
