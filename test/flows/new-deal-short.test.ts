import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { buttonsOf } from '../harness/cards.ts';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { type Answers, aDealTalk, aKnownDeal } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

/** What the person says or presses, one for each card, until the review. */
async function countedTo(
  review: string,
  talk: ReturnType<typeof aDealTalk>,
  answers: readonly string[],
): Promise<number> {
  let count = 0;
  for (const answer of answers) {
    expect(talk.shown).not.toContain(review);
    await (answer.startsWith('=') ? talk.presses(answer.slice(1)) : talk.says(answer));
    count++;
  }
  expect(talk.shown).toContain(review);
  return count;
}

const review = 'Your deal, before it is created';

it('takes at most nine answers for a private deal with a new customer, six with a known one, three more for help', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk, { customer: 'Northwind Traders', city: 'London', country: 'GB' });
  const talk = aDealTalk(desk, desk.alex);

  const deal = ['85k EUR', 'mid March', 'landing zone'];
  await talk.says('new deal');
  const newOne = await countedTo(review, talk, [
    'Tailwind Toys, Leeds',
    '1 High Street, LS1 4DY, UK',
    'private',
    ...deal,
    'skip',
  ]);
  expect(newOne).toBeLessThanOrEqual(9);
  expect((await talk.draft()).fields).toMatchObject({
    customer: {
      name: 'Tailwind Toys',
      address: { addressLine1: '1 High Street', city: 'Leeds', postalCode: 'LS1 4DY', country: 'GB' },
    },
    visibility: 'private',
    value: { value: 85_000, currency: 'EUR' },
  });
  await talk.says('create');
  await talk.says('yes');
  await desk.settles();
  const cards = desk.teams.messagesIn('chat', desk.alex).filter(({ activity }) => cardOf(activity));
  expect(cards.flatMap((message) => titlesOf(desk.alex.sees(message)))).not.toContain('Create');

  await talk.says('new deal');
  const known = await countedTo(review, talk, ['northwind traders', 'private', ...deal, 'done']);
  expect(known).toBeLessThanOrEqual(6);
  // Whom Alex called there last time is the contact again; the review says that the desk filled it in.
  const { fields } = await talk.draft();
  expect(fields.customer).toMatchObject({ name: 'Northwind Traders', address: { city: 'London' } });
  expect(fields.assumed).toEqual(expect.arrayContaining(['contact', 'employees']));
  await talk.says('discard');
  await talk.says('yes');

  // The customers met last can be pressed, and are what the hint has for its example.
  const begun = await talk.says('new deal');
  expect(begun).toContain('“Tailwind Toys, United Kingdom”');
  expect(begun).toMatch(/2\. Northwind Traders\n.*London/);
  await countedTo(review, talk, ['2', 'private', ...deal, 'done']);
  expect((await talk.draft()).fields.customer).toMatchObject({
    name: 'Northwind Traders',
    address: { city: 'London' },
  });
  await talk.says('discard');
  await talk.says('yes');

  await talk.says('new deal');
  const helped = await countedTo(review, talk, [
    'Adatum Lighting, Leeds',
    '2 High Street, LS1 4DY, UK',
    'co-sell',
    'Sue Smith, +44 113 496 0100, sue@adatum.example',
    ...deal,
    '1',
    'Two plants to show.',
    'skip',
  ]);
  expect(helped).toBeLessThanOrEqual(newOne + 3);
  await talk.says('discard');
  await talk.says('yes');
});

/** One answer for each question, as it is written in that language; `=`: pressed. */
const inOwnWords: Readonly<Record<Exclude<Locale, 'en'>, Answers>> = {
  ko: {
    customer: '가온소프트, 서울',
    address: '서울특별시 중구 세종대로 110, 04524',
    value: '8만5천 유로',
    'close-date': '3월 중순',
    contact: '김민수, +82 2 5550 0114, minsu@gaon.example',
    'help-notes': '공장 두 곳을 보여 주고 싶어요.',
    extras: '완료',
  },
  ru: {
    customer: 'ООО «Северный ветер», Москва',
    address: 'г. Москва, ул. Тверская, д. 1, 125009',
    value: '85 тыс. евро',
    'close-date': 'середина марта',
    contact: 'Мария Иванова, +7 495 555-01-00, maria@veter.example',
    'help-notes': 'Показать два завода.',
    extras: 'готово',
  },
  'zh-TW': {
    customer: '北風貿易股份有限公司，台北',
    address: '台北市信義區市府路1號 110',
    value: '8萬5千歐元',
    'close-date': '三月中',
    contact: '陳怡君, +886 2 5550 0114, yichun@beifeng.example',
    'help-notes': '想展示兩座工廠。',
    extras: '完成',
  },
};

describe('answers from “new deal” to the review', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'ru-RU', adele: 'zh-TW' } });
    await aKnownDeal(desk);
  });

  it.each(Object.keys(inOwnWords) as (keyof typeof inOwnWords)[])(
    'in %s at most nine, six for who is known, three more for help',
    async (locale) => {
      const talk = aDealTalk(desk, { ko: desk.alex, ru: desk.megan, 'zh-TW': desk.adele }[locale]);
      const counted = async (answers: Answers) => {
        const all: Answers = {
          ...inOwnWords[locale],
          visibility: '=private',
          solutions: 'landing zone',
          help: '1',
          ...answers,
        };
        await talk.says('new deal');
        for (let count = 0; count < 20; count++) {
          const { asking, pending } = await talk.draft();
          if (asking === 'review') return count;
          // Teams knows nobody’s phone number: asked for once.
          const answer = pending?.kind === 'person' ? '+44 113 496 0177' : (all[asking] ?? '');
          await (answer.startsWith('=') ? talk.presses(answer.slice(1)) : talk.says(answer));
        }
        throw new Error(`The review never comes: ${talk.shown}`);
      };
      const drops = async () => {
        await talk.says('discard');
        await talk.says('yes');
      };
      const newOne = await counted({});
      expect(newOne).toBeLessThanOrEqual(9);
      expect((await talk.draft()).fields).toMatchObject({
        value: { value: 85_000, currency: 'EUR' },
        closeDate: '2027-03-15',
      });
      await drops();
      expect(await counted({ customer: 'Northwind Traders' })).toBeLessThanOrEqual(6);
      await drops();
      expect(await counted({ visibility: '=co-sell' })).toBeLessThanOrEqual(newOne + 3);
      expect((await talk.draft()).fields.contact?.email).toBe(inOwnWords[locale].contact?.split(', ').at(-1));
      await drops();
    },
  );
});

it('asks somebody whose phone number nobody knows for that alone, once', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  await aKnownDeal(desk, { team: [] });
  const talk = aDealTalk(desk, desk.megan);
  await talk.says('new deal');
  for (const answer of ['Tailwind Toys, Leeds', '1 High Street, LS1 4DY, UK', 'private', '85k EUR', 'mid March'])
    await talk.says(answer);
  expect(talk.shown).toContain('What is the phone number?');
  // Somebody else altogether is somebody else, not Megan with another's address.
  await talk.says('Bob Brown, +1 425 555 0177, bob.brown@contoso.example');
  expect((await talk.draft()).fields.employees).toEqual([
    {
      firstName: 'Bob',
      lastName: 'Brown',
      phoneNumber: '+1 425 555 0177',
      email: 'bob.brown@contoso.example',
    },
  ]);
  expect(talk.shown).toContain('Which solutions are part of it?');
  await talk.says('edit employees');
  await talk.says('1');
  expect(await talk.says('+1 425 555 0101')).toContain('Anybody else?');
  await talk.says('discard');
  await talk.says('yes');
  await talk.says('new deal');
  expect((await talk.draft()).fields.employees).toMatchObject([
    { email: 'megan.bowen@contoso.example', phoneNumber: '+1 425 555 0101' },
  ]);
});

it('folds an answered question into one line in its place, whose Change asks it again there', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  const talk = aDealTalk(desk, desk.alex);
  await talk.says('new deal');
  const first = talk.card;
  await talk.says('Tailwind Toys, Leeds');
  expect(textOf(desk.alex.sees(first))).toBe('Customer: Tailwind Toys, Leeds');
  expect(titlesOf(desk.alex.sees(first))).toEqual(['Change']);

  // A card that can't be edited costs nothing but its look.
  const second = talk.card;
  desk.teams.fail({ on: 'edit', status: 404, times: 1 });
  expect(await talk.says('1 High Street, LS1 4DY, UK')).toContain('Who should see this deal?');
  expect(textOf(desk.alex.sees(second))).toContain('What is the customer’s address?');

  // A press puts the next question in the place of the one that was answered.
  const third = talk.card;
  await talk.presses('private');
  await talk.says('120k EUR');
  expect(textOf(desk.alex.sees(third))).toBe('Estimated value: €120,000');
  const fourth = talk.card;
  await talk.presses('Change', {}, first);
  expect(textOf(desk.alex.sees(first))).toContain('Who is the customer?');
  // The one that asked before waits as a line; it is asked next.
  expect(textOf(desk.alex.sees(fourth))).toBe('When do you expect to close it?');
  expect(await talk.says('Tailwind Traders')).toContain('When do you expect to close it?');
  expect(textOf(desk.alex.sees(first))).toContain('Customer: Tailwind Traders');
  await talk.says('cancel');
  const cards = desk.teams.messagesIn('chat', desk.alex).filter(({ activity }) => cardOf(activity));
  const asked = cards.filter((message) => titlesOf(desk.alex.sees(message)).includes('Pause and keep'));
  expect(asked.map((message) => textOf(message))).toEqual([expect.stringContaining('What is the customer’s address?')]);
});

it('folds every card that points to a deal once it goes on: it waits, it is kept, one of several, its review', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  const talk = aDealTalk(desk, desk.alex);
  /** What can be pressed about a deal on other cards than the last. */
  const pressable = () =>
    desk.teams
      .messagesIn('chat', desk.alex)
      .filter(({ activity, id }) => cardOf(activity) && id !== talk.card.id)
      .flatMap((message) => buttonsOf(desk.alex.sees(message) ?? {}))
      .filter(({ verb }) => verb?.startsWith('new-deal.') && verb !== 'new-deal.edit');
  const noMore = () => expect(pressable().map(({ title }) => title)).toEqual([]);

  await talk.says('new deal');
  expect(await talk.says('how many are open?')).toContain('Your new deal waits');
  await talk.says('Tailwind Toys, Leeds');
  noMore();
  await talk.says('cancel');
  noMore();
  await talk.says('resume');
  noMore();
  await talk.says('cancel');
  await talk.says('new deal');
  expect(talk.shown).toMatch(/Last touched on \w+, \w+ \d+ at \d+:\d\d/);
  await talk.presses('Start a new deal');
  await talk.says('cancel');
  await talk.says('resume');
  expect(talk.shown).toContain('2 unfinished deals');
  await talk.says('1');
  // The other one still waits.
  const others = pressable().map(({ title }) => title);
  expect(others).toEqual(['Go on', 'Drop it']);
  await talk.says('discard');
  await talk.says('yes');
  expect(pressable().map(({ title }) => title)).toEqual(others);
});

it('reads an address whole in the order of its country, and names in the order of their language', async () => {
  const desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'ru-RU', adele: 'zh-TW' } });
  const told = async (name: 'alex' | 'megan' | 'adele', words: readonly string[]) => {
    const talk = aDealTalk(desk, desk[name]);
    for (const said of words) await talk.says(said);
    return { talk, fields: (await talk.draft()).fields };
  };
  const korean = await told('alex', ['새 거래', '한빛소프트', '서울특별시 중구 세종대로 110, 04524']);
  expect(korean.fields.customer?.address).toMatchObject({ city: '서울특별시', postalCode: '04524', country: 'KR' });
  const russian = await told('megan', ['новая сделка', 'Ромашка', 'г. Москва, ул. Тверская, д. 1, 125009']);
  expect(russian.fields.customer?.address).toMatchObject({
    addressLine1: 'ул. Тверская, д. 1',
    city: 'Москва',
    postalCode: '125009',
    country: 'RU',
  });
  const chinese = await told('adele', ['新交易', '宏達股份有限公司，台北', '台北市信義區市府路1號 110']);
  expect(chinese.fields.customer).toMatchObject({
    name: '宏達股份有限公司',
    address: { addressLine1: '信義區市府路1號', city: '台北市', postalCode: '110', country: 'TW' },
  });
  await chinese.talk.says('編輯 客戶連絡人');
  await chinese.talk.says('陳怡君, +886 2 5550 0114, yichun.chen@fabrikam.example');
  expect((await chinese.talk.draft()).fields.contact).toMatchObject({ firstName: '怡君', lastName: '陳' });
  expect(chinese.talk.shown).toContain('陳怡君 (yichun.chen@fabrikam.example');
});
