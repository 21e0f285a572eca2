import { expect, it } from 'vitest';
import { readAddress } from '../../src/answers/address/address.ts';
import { readAmount } from '../../src/answers/amount/amount.ts';
import { movedTo } from '../../src/answers/amount/moved-amount.ts';
import { thousandsMeant } from '../../src/answers/amount/thousands-meant.ts';
import { answerBeside } from '../../src/answers/aside/answer-beside.ts';
import { withoutAssent } from '../../src/answers/aside/assent.ts';
import { isPutOff } from '../../src/answers/aside/put-off.ts';
import { refusesHelp } from '../../src/answers/aside/refuses-help.ts';
import { takenOver } from '../../src/answers/aside/taken-over.ts';
import { readCustomer } from '../../src/answers/customer/customer-name.ts';
import { movedDays } from '../../src/answers/day/moved-day.ts';
import { readDealLine } from '../../src/answers/line/one-line.ts';
import { inTypedWords } from '../../src/answers/text/as-typed.ts';
import { severalSaid } from '../../src/features/new-deal/conversation/several-said.ts';
import { readPersonLine } from '../../src/features/new-deal/questions/shared/person.ts';
import { placesSaid, solutionParts } from '../../src/features/new-deal/questions/shared/several-solutions.ts';
import { visibilityNamed } from '../../src/features/new-deal/questions/visibility.ts';

it.each([
  ['co-sell, no actually keep it private', 'private'],
  ['end of March, no wait, April', 'April'],
  ['конец марта, ой нет, апреля', 'апреля'],
  ['совместно, хотя нет, лучше приватно', 'приватно'],
  ['3월 말, 아니 4월 말', '4월 말'],
  ['共同銷售，不對，還是私人', '私人'],
  // A bare number is in the unit of the one before it.
  ['100k, no make it 120', '120k'],
  ['100 EUR, actually 120 please', '120 EUR'],
  ['100 тыс, нет, 120', '120 тыс'],
  ['100만원, 아니 120으로', '120만원'],
  ['100萬，不對，120', '120萬'],
  ['31 March, no wait, 15', '15 March'],
  ['100, no make it 120', '120'],
  ['100k, no make it 95,000', '95,000'],
  // Its unit is left open.
  ['1.2m, no make it 900', undefined],
  ['100,000 EUR, no 120', undefined],
  ['maybe co-sell, no actually private', 'private'],
  ['共同銷售，不對，應該是私人', '私人'],
  // Only considered: before the word of change, or behind it.
  ['not sure, maybe actually private', undefined],
  ['no idea, actually private', undefined],
  ['не уверен, может вернее приватно', undefined],
  ['공동 판매, 아니 비공개인가?', '비공개인가?'],
  ['잘 모르겠어요, 아니 비공개', undefined],
  ['不確定，應該是私人', undefined],
  ['共同銷售，可能我是說私人', undefined],
  // Which of two is meant is not said, or nothing follows.
  ['co-sell or private, no idea', undefined],
  ['private, no', undefined],
  ['90k, no co-sell', undefined],
  ['private, no co-sell', undefined],
  ['공동 판매 말고 비공개', undefined],
  ['Nova Retail', undefined],
  // Chosen of what was left open.
  ['q2… hmm or q3, let’s say q3', 'q3'],
  ['co-sell or private, let’s say private or so', undefined],
  ['between 80 and 100k, put 90 euros', undefined],
  ['от 80 до 100 тысяч, ставь 90 евро', undefined],
])('“%s” ends as %s', (said, kept) => {
  expect(takenOver(said)).toBe(kept);
});

it.each([
  ...[
    'not sure, maybe actually private',
    'co-sell, no maybe private',
    'co-sell, actually private?',
    'private, I guess',
  ],
  ...['не уверен, хотя наверное приватно', 'совместно, хотя нет, может приватно'],
  ...[
    '아니 비공개인가?',
    '공동 판매, 아니 비공개인가',
    '공동 판매, 아니 아마 비공개',
    '不確定，應該是私人',
    '共同銷售，不對，可能是私人',
  ],
])('“%s” chooses no audience of a deal', (said) => {
  const kept = takenOver(said);
  expect(visibilityNamed(kept ?? said)).toBeUndefined();
});

it.each([
  ...[
    'no help needed',
    'no help',
    'we don’t need help',
    'No help from Microsoft, thanks',
    'without help',
    'help isn’t needed',
  ],
  ...['помощь не нужна', 'без помощи', 'помощи не надо, спасибо', 'нам не нужна помощь Microsoft'],
  ...['도움 필요 없어요', '도움은 필요없습니다', '도움 없이요', '마이크로소프트 도움은 안 받을게요'],
  ...['不需要協助', '不用幫忙', '不用微軟協助了', '不需要 Microsoft 的幫忙，謝謝'],
])('“%s” wants no help of Microsoft', (said) => {
  expect(refusesHelp(said)).toBe(true);
});

it.each([
  ...[
    'help',
    'no idea what help means',
    'help needed',
    'no, a proof of concept',
    'they need no help with licensing but with a demo',
  ],
  ...['нужна помощь', '도움 필요해요', '도움이 뭐예요', '需要協助', '不知道需要什麼協助'],
])('“%s” refuses none', (said) => {
  expect(refusesHelp(said)).toBe(false);
});

it.each([
  ['down to 80 from 100', '80'],
  ['went up from 100k to 120k EUR', '120k eur'],
  ['снизили до 80 со 100', '80'],
  ['100에서 80으로 내렸어요', '80'],
  ['從100降到80', '80'],
  ['increase from 80k to 100k', '100k'],
  ['from 100 EUR down to 80', '80 eur'],
  ['we raised the price from 100k up to 120k', '120k'],
  ['бюджет снизили с 100 до 80 тыс', '80 тыс'],
  ['со 100 снизили до 80', '80'],
  ['我們把金額從100降到80', '80'],
  // The scale and the currency of the other are meant.
  ['down to 80 from 100k', '80k'],
  ['80, down from 100k EUR', '80k eur'],
  ['снизили до 80 со 100 тыс', '80 тыс'],
  ['down to 80 from 100 EUR', '80 eur'],
  ['down to 80k from 100k EUR', '80k eur'],
  ['100만에서 80으로 내렸어요', '80만'],
  ['從100萬降到80', '80萬'],
  // Which scale is meant is open.
  ['down to 900 from 1.2m', undefined],
  ['cut from 60k to 500', undefined],
  ['down to 80 from 100,000', undefined],
  ['1억에서 8천으로 내렸어요', undefined],
  // A range, and what is no amount.
  ['from 100k to 120k', undefined],
  ['from 100k up to 120k', undefined],
  ['the group pays from 100k to 120k', undefined],
  ['support from 100k to 120k', undefined],
  ['twenty seats cut from 100k to 80k', undefined],
  ['100에서 120까지', undefined],
  ['со 100 до 120', undefined],
  ['moved from Leeds to York', undefined],
])('of “%s” the new amount is %s', (said, amount) => {
  expect(movedTo(said, { locale: 'en' })).toBe(amount);
});

it.each([
  ['135', 120_000, 135_000],
  ['make that 135', 120_000, 135_000],
  ['135로 해주세요', 120_000, 135_000],
  ['改成135', 120_000, 135_000],
  ['135', 900, undefined],
  ['1350', 120_000, undefined],
  ['135 eur', 120_000, undefined],
])('“%s” of %d may be %d', (said, before, meant) => {
  expect(thousandsMeant(said, before)).toBe(meant);
});

it.each([
  ...['will send it later', 'I’ll ask them tomorrow', 'don’t have it on me', 'to follow'],
  ...['will get back to you on that tomorrow', 'уточню у них завтра', '내일 확인해서 알려드릴게요'],
  ...['пришлю позже', 'завтра спрошу', 'под рукой нет', 'потом добавлю'],
  ...['나중에 보내드릴게요', '내일 물어볼게요', '아직 없어요'],
  ...['晚點再給', '明天再問', '手邊沒有'],
])('“%s” is no answer yet', (said) => {
  expect(isPutOff(said)).toBe(true);
});

it.each([
  ...['Later Ltd', 'Завтра', '내일소프트', '明天科技', 'send Sue the offer', '12345'],
  // A noun between the verb and the time is content.
  ...['We will check with legal next week', 'we need to find a partner soon', 'will share the slides later'],
  ...['Проверю лицензии завтра', 'дадим скидку завтра', '다음 주에 견적 보내 드릴게요', '下週給報價'],
])('“%s” is one', (said) => {
  expect(isPutOff(said)).toBe(false);
});

it.each([
  ['1 and 2', [0, 1]],
  ['1, 3', [0, 2]],
  ['1번이랑 2번', [0, 1]],
  ['the first two', [0, 1]],
  ['первые два', [0, 1]],
  ['앞에 두 개요', [0, 1]],
  ['前兩個', [0, 1]],
  // Beyond the list the second is a quantity; a name is none.
  ['1, 10', undefined],
  ['2', undefined],
  ['both', undefined],
  ['Retail Insights, 2', undefined],
] as const)('of a list of three “%s” is %j', (said, places) => {
  expect(placesSaid(said, 3)).toEqual(places);
});

it.each([
  ['landing zone x2 and retail insights', ['landing zone', 2], ['retail insights', undefined]],
  ['две landing zone и retail', ['landing zone', 2], ['retail', undefined]],
  ['landing zone 2개랑 retail', ['landing zone', 2], ['retail', undefined]],
  ['landing zone 兩套加 retail', ['landing zone', 2], ['retail', undefined]],
  ['landing zone 둘이랑 retail', ['landing zone', 2], ['retail', undefined]],
  ['데이터셋이랑 retail', ['데이터셋', undefined], ['retail', undefined]],
  ['네 landing zone이랑 retail 네 개', ['landing zone', undefined], ['retail', 4]],
  ['Six Sigma retail and landing zone five licences', ['Six Sigma retail', undefined], ['landing zone', 5]],
  ['Семь холмов и шесть лицензий retail', ['Семь холмов', undefined], ['retail', 6]],
  ['landing zone x2 and three licences of retail', ['landing zone', 2], ['retail', 3]],
  ['landing zone, 2, retail, 10', ['landing zone', 2], ['retail', 10]],
  ['landing zone, three licences, retail', ['landing zone', 3], ['retail', undefined]],
])('“%s” is two solutions', (said, ...parts) => {
  const read = solutionParts(said, { locale: 'en' })?.map(({ words, quantity }) => [words, quantity]);
  expect(read).toEqual(parts);
});

it('keeps the words of a count that a name may begin with', () => {
  expect(solutionParts('landing zone, two pieces of art', { locale: 'en' })?.[1]?.uncounted).toBe('two pieces of art');
});

it.each(['네 landing zone', '네, landing zone', '예 landing zone'])('“%s” is polite, and counts nothing', (said) => {
  expect(solutionParts(said, { locale: 'ko' })).toEqual([expect.objectContaining({ words: 'landing zone' })]);
  expect(solutionParts(said, { locale: 'ko' })?.[0]?.quantity).toBeUndefined();
});

it.each([
  'retial insights, 10',
  'retial insights, 1,000',
  // No count: polite words, and the beginning of a name.
  ...['세 landing zone', '한 리테일', '리테일 열', '열 관리', 'ten pin retail', 'Seven Hills Analytics', 'Семь холмов'],
])('“%s” is one solution with its quantity', (said) => {
  expect(solutionParts(said, { locale: 'en' })).toBeUndefined();
});

it.each([
  ['Fabrikam 3 years 40k support', 'Fabrikam'],
  ['Фабрикам 3 года 4 млн поддержка', 'Фабрикам'],
  ['法布里康 3年 40萬 維護', '法布里康'],
])('asks whether the sum in “%s” belongs to the name', (said, name) => {
  const names = readCustomer(said, { locale: 'en', today: '2026-11-24' }).map((one) => one.name);
  expect(names).toEqual([name, said]);
});

it.each([
  ['push it out two weeks', ['2027-10-14']],
  ['two weeks later please', ['2027-10-14']],
  ['slipped by a month', ['2027-10-30']],
  ['a week earlier', ['2027-09-23']],
  ['pull it in by two weeks', ['2027-09-16']],
  ['move it back two weeks', ['2027-10-14']],
  ['сдвинь на две недели', ['2027-10-14']],
  ['перенеси дату на неделю', ['2027-10-07']],
  ['на месяц раньше', ['2027-08-30']],
  ['2주 뒤로 미뤄줘', ['2027-10-14']],
  ['한 달만 늦춰 주세요', ['2027-10-30']],
  ['1주 당겨줘', ['2027-09-23']],
  // From today, or from the day that stands there.
  ['2주 뒤로', ['2026-12-08', '2027-10-14']],
  ['往後延兩週', ['2027-10-14']],
  ['提前三天', ['2027-09-27']],
  ['이틀 늦춰 주세요', ['2027-10-02']],
  ['이주일 연기', ['2027-10-14']],
  ['보름만 미뤄', ['2027-10-15']],
  ['延十五天', ['2027-10-15']],
  ['提前半個月', ['2027-09-15']],
  ...[
    'later',
    'in two weeks',
    'push it to March',
    '3 months after signing',
    'move it two weeks',
    'move it forward',
  ].map((said): [string, undefined] => [said, undefined]),
  // Forbidden, refused or asked.
  ...[
    '2주 미루지 마세요',
    '2주 미루지 말아줘',
    '2주 미루면 안 돼요',
    '한 달 미루기 싫어요',
    '2주 미룰 수 없어요',
    '2주 미룰까',
    '2주 미뤄도 돼요?',
    '2주 미룰 필요 없어요',
    '2주 연기 안 해',
    '2주 당기지 마',
    'не надо на неделю раньше',
    'мы не хотим на месяц раньше',
    'нельзя на неделю раньше',
    'может на неделю раньше',
    'can we push it two weeks?',
    '提前三天嗎',
  ].map((said): [string, undefined] => [said, undefined]),
  // Beside more.
  ...['不要延兩週', '別往後延兩週', '結案日延兩週', '晚三天回覆'].map((said): [string, undefined] => [said, undefined]),
  ...['через 2 недели', 'перенеси на март', '2주 후', '延後到三月', '兩週後'].map((said): [string, undefined] => [
    said,
    undefined,
  ]),
])('“%s” moves the day to %s', (said, days) => {
  expect(movedDays(said, '2027-09-30', '2026-11-24')).toEqual(days);
});

it.each([
  ['looks good, but the date is 15 October', 'the date is 15 October'],
  ['all fine, only the value is 90k', 'the value is 90k'],
  ['всё верно, только дата 15 октября', 'дата 15 октября'],
  ['다 좋은데 마감일만 10월 15일로', '마감일만 10월 15일로'],
  ['都對，只有日期改10月15日', '日期改10月15日'],
  ...['looks good', 'looks good, thanks', 'good to go', 'всё верно', '다 좋아요', '都對'].map((said) => [said, said]),
])('“%s” agrees but for: %s', (said, rest) => {
  expect(withoutAssent(said)).toBe(rest);
});

it.each([
  ['en', '30/9/27 and it’s 95k now', { 'close-date': '30/9/27', value: '95k' }],
  ['ru', '30.09.2027, и сумма теперь 95 тысяч', { 'close-date': '30.09.2027', value: '95 тысяч' }],
  ['ko', '내년 3월말이고 금액은 9만5천 유로예요', { 'close-date': '내년 3월말', value: '9만5천 유로예요' }],
  ['zh-TW', '明年九月底，金額改成9萬5', { 'close-date': '明年九月底', value: '9萬5' }],
  ['en', '95k, and Sue signs it', undefined],
  ['en', '95k and 90k', undefined],
  ['zh-TW', '三、四月', undefined],
  ['en', '3, April', undefined],
  ['ko', '90만원, 비공개', { value: '90만원', visibility: '비공개' }],
  ['zh-TW', '9萬歐元，不公開', { value: '9萬歐元', visibility: '不公開' }],
  ['en', '90k, not shared', { value: '90k', visibility: 'not shared' }],
  // What is denied or asked is no answer, least of all that Microsoft may see it.
  ['en', '90k and no co-sell', undefined],
  ['en', '90k, no co-sell', undefined],
  ['en', 'no co-sell, 90k', undefined],
  ['en', '90k, not co-sell', undefined],
  ['en', '90k and no private', undefined],
  ['en', 'May and no 90k', undefined],
  ['en', '90k, wait, co-sell', undefined],
  ['en', 'is it 90k and co-sell?', undefined],
  ['en', 'can we say 90k and May?', undefined],
  ['ru', '90k и нет совместная продажа', undefined],
  ['ru', '90 тыс, не совместная', undefined],
  ['ru', '90 тыс и совместная?', undefined],
  ['ko', '90만원이고 아니 공동 판매', undefined],
  ['ko', '90만원, 공동 판매 아님', undefined],
  ['ko', '90만원이고 공동 판매인가요', undefined],
  ['zh-TW', '9萬歐元，不是共同銷售', undefined],
  ['zh-TW', '9萬歐元，不要共同銷售', undefined],
  ['zh-TW', '9萬歐元，共同銷售嗎', undefined],
] as const)('%s: “%s” answers %s', (locale, said, fields) => {
  const all = severalSaid(said, { locale, today: '2026-11-24' });
  expect(all && Object.fromEntries(all.map((one) => [one.question, one.said]))).toEqual(fields);
});

it.each([
  ['90k euros, Sue signs it', '90k euros'],
  ['90к евро, подписывает Анна', '90к евро'],
  ['120k, maybe 150k', undefined],
])('beside “%s”: %s', (said, answer) => {
  expect(answerBeside(said, (clause) => readAmount(clause, { locale: 'en' }).kind !== 'nothing')?.answer).toBe(answer);
});

it.each([
  'microsoft may see it but we don’t need help',
  'пусть майкрософт видит, но помощь не нужна',
  '마이크로소프트한테 보여도 되는데 도움은 필요 없어요',
  '微軟可以看，但不用幫忙',
])('“%s” is partner-led', (said) => {
  expect(visibilityNamed(said)).toBe('partner-led');
});

it.each([
  ['the retail one, 5 licences, and landing zone once', 'en', ['retail ×5', 'landing zone ×1']],
  ['retail пять штук и одну landing zone', 'ru', ['retail ×5', 'landing zone ×1']],
  ['랜딩존 2개하고 리테일 인사이트 5개요', 'ko', ['랜딩존 ×2', '리테일 인사이트 ×5']],
  ['retail insights 五套，landing zone 一套', 'zh-TW', ['retail insights ×5', 'landing zone ×1']],
  ['retail insights 三套，每套900', 'zh-TW', ['retail insights ×3 at 900']],
  // Round tens; a hundred is more than its end.
  ['Landing Zone 十套', 'zh-TW', ['Landing Zone ×10']],
  ['Landing Zone 二十套', 'zh-TW', ['Landing Zone ×20']],
  ['Landing Zone 三十份', 'zh-TW', ['Landing Zone ×30']],
  ['Landing Zone 二十五套', 'zh-TW', ['Landing Zone ×25']],
  ['Backup 十套, Mail 二十套', 'zh-TW', ['Backup ×10', 'Mail ×20']],
  ['Landing Zone 一百二十套', 'zh-TW', undefined],
] as const)('“%s” is %s: %s', (said, locale, parts) => {
  const read = solutionParts(said, { locale })?.map(
    ({ words, quantity, prices: [price] = [] }) => `${words} ×${quantity}${price ? ` at ${price.value}` : ''}`,
  );
  expect(read).toEqual(parts);
});

it.each([
  ['備註 宏遠：想看展示，五月以前', '想看展示,五月以前', '想看展示，五月以前'],
  ['note：ＡＢ（１）', 'AB(1)', 'ＡＢ（１）'],
  ['note line 1\nline 2，３', 'line 1 line 2,3', 'line 1\nline 2，３'],
  ['메모 한빛：데모，5월', '데모,5월', '데모，5월'],
  ['plain, and more', 'and more', 'and more'],
  ['of other words', 'none of these', 'none of these'],
])('of “%s” the stretch read as “%s” is stored as it was typed', (typed, read, stored) => {
  expect(inTypedWords(typed, read)).toBe(stored);
});

it.each([
  ['en', 'Munson Pickles 40k no wait 50k eur closing end of june', 'Munson Pickles', 50_000, '2027-06-30'],
  ['ko', '마루물산 4천 아니 5천만원 6월 말', '마루물산', 50_000_000, '2027-06-30'],
  ['ru', 'Астра 40 тысяч нет 50 тысяч евро, конец июня', 'Астра', 50_000, '2027-06-30'],
  ['zh-TW', '東昇 4萬不對5萬歐元 六月底', '東昇', 50_000, '2027-06-30'],
  ['zh-TW', '大成（股）公司，900萬台幣，四月底結案', '大成（股）公司', 9_000_000, '2027-04-30'],
  ['ko', '나래전자, 1억2천만원 내년 2분기', '나래전자', 120_000_000, '2027-06-30'],
  ['en', 'Fabrikam 3 years 40k support', 'Fabrikam', 40_000, undefined],
  ['en', 'No Wait Logistics, 40k eur', 'No Wait Logistics', 40_000, undefined],
  ['en', 'Munson 40k, no, 50k eur', 'Munson', 50_000, undefined],
  ['en', 'Munson 40k, wait, 50k eur, end of june', 'Munson', 50_000, '2027-06-30'],
  // A number of something else takes no amount's place.
  ['en', 'Contoso 200k eur, actually 30 day trial, 31 May', 'Contoso', 200_000, '2027-05-31'],
  ['en', 'Fabrikam 100k usd correction 50 seats', 'Fabrikam', 100_000, undefined],
  ['en', 'Contoso, 100k, i mean 50 users, 31 May', 'Contoso', 100_000, '2027-05-31'],
  ['ru', 'Астра 40 тысяч евро, точнее 50 лицензий', 'Астра', 40_000, undefined],
  ['ko', '마루물산 4천만원 아니 50석', '마루물산', 40_000_000, undefined],
] as const)('%s: of the line “%s” the customer is %s', (locale, line, customer, value, day) => {
  const { fields } = readDealLine(line, { locale, today: '2026-11-24' });
  expect([fields.customer, fields.value?.value, fields.closeDay?.day]).toEqual([customer, value, day]);
});

it.each([
  ['that would be Sue Smith (their CFO) - sue@fabrikam.example, mobile 0170 5550100', 'Sue', 'Smith'],
  ['박서연 과장님이고 메일 seoyeon@gaon.example 전화 02-555-0123이요', '서연', '박'],
  ['это Анна Калинина, их финдиректор, anna@veter.example, моб. 8 916 555-01-00', 'Анна', 'Калинина'],
  ['窗口是林雅婷副理 yating@beifeng.example 手機0912-345-678', '雅婷', '林'],
])('of “%s” only the name is the name', (said, firstName, lastName) => {
  const { person, leftOut } = readPersonLine(said, {});
  const whole = { firstName, lastName, email: expect.any(String), phoneNumber: expect.any(String) };
  expect([person, leftOut]).toEqual([whole, undefined]);
});

it.each(['minsu', 'maria', 'tom', 'pete', 'mail', 'contact', 'phone', 'tel.office', 'name', 'cell', 't', 'fon'])(
  'the address %s@… is taken whole, whichever label it begins like',
  (local) => {
    const address = `${local}@contoso.example`;
    for (const said of [`Sue Smith ${address} +1 425 555 0100`, `김민수 메일 ${address}, 전화 02-555-0123`, address])
      expect([said, readPersonLine(said, {}).person.email]).toEqual([said, address]);
  },
);

it('keeps an initial before an address', () => {
  expect(JSON.stringify(readPersonLine('Jim T tom@contoso.example', {}))).toMatch(/"T"|Jim T/);
});

it('is an address also where its commas are dictated', () => {
  expect(readAddress('12 Harbour Road comma Bristol comma BS1 5TY comma UK')).toMatchObject({
    parts: { addressLine1: '12 Harbour Road', city: 'Bristol', postalCode: 'BS1 5TY', country: 'GB' },
  });
});
