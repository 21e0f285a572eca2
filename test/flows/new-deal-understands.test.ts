import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { type Answers, aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

/** What people write instead of an answer: nothing of it may ever stand on the deal. */
const asides: Readonly<Record<Locale, string>> = {
  en: 'uhm not sure, give me a second|what?|why|hmm|idk|no wait go back|hello|thanks|yes|can you explain that',
  ko: '잠깐만요|뭐라고요?|왜요?|음|잘 모르겠어요|뒤로 가 주세요|안녕하세요|감사합니다|네',
  ru: 'хм|подождите минутку|что?|зачем|не знаю|вернись назад|привет|спасибо|да',
  'zh-TW': '嗯嗯嗯|等一下|什麼意思？|為什麼|不知道|回上一題|您好|謝謝|是的',
};

const leaving: Readonly<Record<Locale, string>> = {
  en: 'cancel please|never mind|ok forget it',
  ko: '취소할게요|나중에 할게요',
  ru: 'отменить|давай потом',
  'zh-TW': '算了|取消好了',
};

/** Put off; a day and an audience changed while typed; value and day at once; the value moved, and a bare number; two solutions; the first two. */
const answersAsSaid: Readonly<
  Record<Locale, readonly [string, string, string, string, string, string, string, string]>
> = {
  en: [
    'will send it later',
    'end of March, no wait, April',
    'hmm, co-sell, no actually keep it private',
    '90k EUR, closing end of March',
    'down to 80 from 100',
    'make that 80',
    'landing zone x2 and retail insights',
    'just the first two',
  ],
  ko: [
    '아직 없어요',
    '3월 말, 아니 4월 말',
    '공동 판매 아니 비공개로 해주세요',
    '9만 유로, 3월 말 마감',
    '100에서 80으로 내렸어요',
    '80',
    'landing zone 2개랑 retail insights',
    '앞에 두 개요',
  ],
  ru: [
    'пришлю позже',
    'конец марта, ой нет, апреля',
    'совместно, хотя нет, лучше приватно',
    '90 тыс. евро, закроем до конца марта',
    'снизили до 80 со 100',
    'пусть будет 80',
    'две landing zone и retail insights',
    'первые два',
  ],
  'zh-TW': [
    '晚點再給',
    '三月底，不對，四月底',
    '共同銷售，不對，還是私人',
    '9萬歐元，三月底結案',
    '從100降到80',
    '改成80',
    'landing zone 兩套加 retail insights',
    '前兩個',
  ],
};
/** At the review, and of the close date: all right but for the day; moved; day and value; the day with words beside it. */
const changesAsSaid: Readonly<Record<Locale, readonly [string, string, string, string]>> = {
  en: [
    'looks good, but the date is 15 October 2027',
    'push it out two weeks',
    '30/9/27 and it’s 95k now',
    'end of March 2027, when the budget is there',
  ],
  ko: [
    '다 좋은데 마감일만 2027년 10월 15일로',
    '2주 뒤로 미뤄줘',
    '2027년 9월 말이고 금액은 9만5천 유로예요',
    '2027년 3월 말, 예산이 나오면요',
  ],
  ru: [
    'всё верно, только дата 15 октября 2027',
    'сдвинь на две недели',
    '30.09.2027, и сумма теперь 95 тысяч',
    'конец марта 2027, когда дадут бюджет',
  ],
  'zh-TW': ['都對，只有日期改2027年10月15日', '往後延兩週', '2027年9月底，金額改成9萬5千', '2027年三月底，等預算下來'],
};
const doneIn: Readonly<Record<Locale, string>> = { en: 'done', ko: '완료', ru: 'готово', 'zh-TW': '完成' };

describe('an answer must fit its question', () => {
  let desk: Desk;
  const talks = {} as Record<Locale, DealTalk>;

  beforeAll(async () => {
    desk = await aDesk({ locales: { adele: 'en-US', alex: 'ko-KR', megan: 'ru-RU', lee: 'zh-TW' } });
    await aKnownDeal(desk, { mpnId: '4567002' });
    const people = { en: desk.adele, ko: desk.alex, ru: desk.megan, 'zh-TW': desk.lee };
    for (const [locale, person] of Object.entries(people)) talks[locale as Locale] = aDealTalk(desk, person);
  });

  it('a list asked for in another language is given, and the question stands below', async () => {
    const talk = talks.en;
    await talk.says('new deal');
    await talk.answers({}, 'value');
    for (const words of ['인바운드', '독일 추천 보여줘', '傳入']) {
      const { replies } = await desk.adele.says(words);
      expect(replies.map(textOf).join(' '), words).toContain('Inbound');
      expect(textOf(replies.at(-1)), words).toContain('What is it worth');
    }
    expect((await talk.draft()).asking).toBe('value');
    await talk.says('discard');
    await talk.says('yes');
  });

  it.each(Object.keys(asides) as Locale[])(
    'doubt and politeness in %s are never stored, at any question',
    async (locale) => {
      const talk = talks[locale];
      await talk.says('new deal');
      const seen = new Set<string>();
      for (const until of [
        'customer',
        'city',
        'postal-code',
        'duns',
        'contact',
        'visibility',
        'name',
        'value',
      ] as const) {
        await talk.answers({}, until);
        const before = await talk.draft();
        seen.add(before.asking);
        for (const words of asides[locale].split('|')) {
          await talk.says(words);
          const { fields, state } = await talk.draft();
          expect([until, words, JSON.stringify(fields).includes(words), state]).toEqual([until, words, false, 'open']);
        }
        await talk.answers({}, until);
      }
      expect(seen.size).toBeGreaterThan(3);
      for (const words of leaving[locale].split('|')) {
        await talk.says(words);
        expect([words, (await talk.draft()).state]).toEqual([words, 'put-aside']);
        await talk.says('resume');
      }
    },
    60_000,
  );

  it.each(Object.keys(answersAsSaid) as Locale[])(
    'answers in %s as people give them: put off, changed while typed, several at once, moved',
    async (locale) => {
      const talk = talks[locale];
      await talk.says('new deal');
      if (talk.shown.includes('Fabrikam Robotics')) await talk.pressesFirst(say(locale, 'newDeal.button.start'));
      await talk.answers({ done: doneIn[locale] } as Answers);
      const [putOff, changedDay, changedWho, both, moved, short, two, firstTwo] = answersAsSaid[locale];
      const fields = async () => (await talk.draft()).fields;
      for (const question of ['duns', 'postal-code'] as const) {
        await talk.says(`edit ${question}`);
        expect((await talk.draft()).asking).toBe(question);
        await talk.says(putOff);
        expect((await talk.draft()).asking).toBe('review');
      }
      await talk.says(`edit ${say(locale, 'newDeal.field.close-date')}`);
      await talk.says(changedDay);
      await talk.says(`edit ${say(locale, 'newDeal.field.visibility')}`);
      await talk.says(changedWho);
      expect(await fields()).toMatchObject({ closeDate: '2027-04-30', visibility: 'private' });
      expect((await fields()).customer?.address.postalCode).toBe('20457');
      await talk.says(`edit ${say(locale, 'newDeal.field.value')}`);
      await talk.says(both);
      expect(await fields()).toMatchObject({ value: { value: 90_000, currency: 'EUR' }, closeDate: '2027-03-31' });
      for (const words of [moved, short]) {
        await talk.says('edit value');
        await talk.says(words);
        expect((await talk.draft()).pending).toEqual({ kind: 'readings', values: ['80000 EUR', '80 EUR'] });
        expect((await fields()).value?.value).toBe(90_000);
      }
      await talk.says('1');
      expect((await fields()).value?.value).toBe(80_000);
      const [allBut, later, dayAndValue, beside] = changesAsSaid[locale];
      await talk.says(allBut);
      expect((await fields()).closeDate).toBe('2027-10-15');
      await talk.says('edit close date');
      await talk.says(later);
      expect((await fields()).closeDate).toBe('2027-10-29');
      await talk.says('edit close date');
      await talk.says(dayAndValue);
      expect(await fields()).toMatchObject({ value: { value: 95_000, currency: 'EUR' }, closeDate: '2027-09-30' });
      await talk.says('edit close date');
      // What stands beside the day is told before it is left out.
      expect(await talk.says(beside)).toContain(beside.slice(-4));
      expect((await fields()).closeDate).toBe('2027-09-30');
      await talk.says('1');
      expect((await fields()).closeDate).toBe('2027-03-31');
      for (const [words, quantity] of [
        [two, 2],
        [firstTwo, undefined],
      ] as const) {
        for (const { id } of (await fields()).solutions ?? []) {
          await talk.says('edit solutions');
          await talk.presses(`-${id}`);
        }
        await talk.says(words);
        const solutions = (await fields()).solutions ?? [];
        expect([words, solutions.map(({ id }) => id).sort()]).toEqual([words, ['SOL-15974-MQF', 'SOL-34104-EBB']]);
        expect([words, solutions.find(({ id }) => id === 'SOL-15974-MQF')?.quantity]).toEqual([words, quantity]);
      }
      await talk.says('discard');
      await talk.says('yes');
    },
    60_000,
  );
});

describe('the conversation about a new deal', () => {
  let desk: Desk;
  let talk: DealTalk;

  beforeAll(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
  });

  const begin = async () => {
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    if (talk.shown.includes('unfinished')) await talk.presses('Start a new deal');
  };

  beforeEach(begin);

  const solutionsOf = async () => (await talk.draft()).fields.solutions?.map(({ name }) => name);

  it('takes neither a street nor a contact for the customer, and asks', async () => {
    for (const words of ['서울시 강남구 테헤란로 152', '台中市西屯區市政路386號8樓', '林雅婷經理,0912-345-678']) {
      expect(await talk.says(words)).toContain(words.split(',')[0]);
      expect((await talk.draft()).fields.customer).toBeUndefined();
      await talk.says('no');
    }
  });

  it('takes a typed number as the number on the card, and the words of every button', async () => {
    await talk.answers({}, 'solutions');
    const [first, second] = [...talk.shown.matchAll(/\d\\?\. (.+)/g)].map(([, name]) => name);
    expect(first).toBeTruthy();
    await talk.says('2');
    expect(await solutionsOf()).toEqual([second]);
    await talk.says('edit solutions');
    // The list is counted anew: what is left stands first.
    expect(talk.shown).toContain(`1. ${first}`);
    await talk.says('choose 1');
    expect(await solutionsOf()).toEqual([second, first]);
    await talk.says(`remove ${first}`);
    expect(await solutionsOf()).toEqual([second]);
    expect(await talk.says('the first one please')).toContain(`Solutions: ${second} and ${first}`);
    expect(await talk.says('edit who sees it')).toContain('Private: nobody but us');
    await talk.says('the private one');
    expect((await talk.draft()).fields.visibility).toBe('private');
    await talk.says('edit who sees it');
    await talk.says('co-sell please');
    expect((await talk.draft()).fields.visibility).toBe('co-sell');
    await talk.says('edit who sees it');
    await talk.says('Private: nobody but us');
    expect((await talk.draft()).fields.visibility).toBe('private');
    await talk.says('edit marketplace');
    await talk.says('not decided yet');
    expect((await talk.draft()).fields.marketplaceIntent).toBe('HaveNotDecided');
  });

  it('changes another field in the middle, and asks on; at a name or a note it asks whether that was meant', async () => {
    await talk.answers({}, 'close-date');
    expect(await talk.says('actually make it co-sell')).toContain('Who sees it: Co-sell');
    // The question that was asked stays; then Microsoft's sellers need somebody to call.
    expect(talk.shown).toContain('When do you expect to close it?');
    expect(await talk.says('30 Sep')).toContain('Who is your contact at the customer?');
    await talk.says('Sue Smith, +49 40 5550100, sue.smith@fabrikam.example');
    expect(await talk.says('change the value to 50k')).toContain('Estimated value: €50,000');
    expect(await talk.says('edit adress line 2')).toContain('second line');
    await talk.says('Haus B');
    expect((await talk.draft()).fields.customer?.address.addressLine2).toBe('Haus B');
    await talk.says('edit name');
    expect(await talk.says('actually make it private')).toContain('“actually make it private”: is that the answer?');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Take it as “Deal name”', 'Do what it says']));
    expect(await talk.says('do what it says')).toContain('Who sees it: Private');
    await talk.says('edit name');
    await talk.says('change the value to 60k');
    await talk.presses('Take it as “Deal name”');
    expect((await talk.draft()).fields).toMatchObject({ name: 'change the value to 60k', value: { value: 50_000 } });
  });

  it('finds the customer it knows also where it asked first what was meant', async () => {
    await aKnownDeal(desk, { customer: 'We Know How', country: 'DE', city: 'Hamburg' });
    const take = 'Take it as “Customer”';
    for (const settle of [() => talk.presses(take), () => talk.says(take), () => talk.says('yes')]) {
      expect(await talk.says('We know how, Germany')).toContain('is that the answer?');
      await settle();
      expect((await talk.draft()).fields.customer).toMatchObject({
        name: 'We Know How',
        source: expect.any(String),
      });
      await begin();
    }
  });

  it('finds the customer that a change names also where it asked first what was meant', async () => {
    await talk.answers({}, 'name');
    const does = 'Do what it says';
    for (const settle of [
      () => talk.presses(does),
      () => talk.says(does),
      () => talk.says('change customer to Northwind Traders'),
    ]) {
      expect(await talk.says('change customer to Northwind Traders')).toContain('is that the answer?');
      await settle();
      const { pending, fields } = await talk.draft();
      expect(pending).toMatchObject({ kind: 'customers', found: [{ name: 'Northwind Traders' }] });
      expect(fields.customer?.name).toBe('Fabrikam Robotics');
      await talk.says('edit name');
    }
  });

  it('takes a number for the row of a list that was shown meanwhile, once; then for an answer', async () => {
    await desk.receives({ customer: 'Margie’s Travel', kind: 'microsoft' });
    await talk.answers({}, 'value');
    const { value } = (await talk.draft()).fields;
    expect(textOf((await desk.alex.says('inbound margies')).replies[0])).toContain('Margie');
    const { replies } = await desk.alex.says('1');
    expect(replies.map((reply) => textOf(reply)).join()).toMatch(/Margie.*Your new deal waits/s);
    expect((await talk.draft()).fields.value).toEqual(value);
    await talk.says('3 eur');
    expect((await talk.draft()).fields.value).toMatchObject({ value: 3 });
  });

  it('does what is for the desk also while it asks what was meant', async () => {
    await talk.answers({}, 'close-date');
    await talk.says('edit city');
    const before = (await talk.draft()).fields;
    expect(await talk.says('we dont know that yet')).toContain('is that the answer?');
    await talk.says('language en');
    expect((await talk.draft()).fields).toEqual(before);
  });

  it('creates from the extras by way of the review: none of them is needed', async () => {
    await talk.answers(undefined, 'extras');
    expect((await talk.draft()).asking).toBe('extras');
    const shown = await talk.says('just create it');
    expect([shown, (await talk.draft()).asking]).toEqual([expect.not.stringContaining('still missing'), 'review']);
  });

  it('takes a field by its name at any question, and asks whose it is where another deal may be meant', async () => {
    await talk.answers({}, 'address');
    for (const words of ['set crm id 12345 on contoso', 'change the name of the contoso deal to Contoso Azure'])
      expect(await talk.says(words)).toContain('is that the answer?');
    await talk.says('no');
    await talk.says('crm id 12345');
    const { fields } = await talk.draft();
    expect([fields.crmId, fields.name]).toEqual(['12345', undefined]);
  });

  it('asks before a sentence, or an answer to another question, becomes a name, a place or an ID', async () => {
    await talk.answers();
    const before = (await talk.draft()).fields;
    const asked = ['hmm let me check with Sue', 'we dont know that yet', 'that is confidential', 'just me'];
    for (const question of ['customer', 'city', 'name', 'crm id', 'campaign']) {
      for (const words of asked) {
        await talk.says(`edit ${question}`);
        await talk.says(words);
        expect([question, words, talk.shown]).toEqual([
          question,
          words,
          expect.stringContaining('is that the answer?'),
        ]);
        await talk.says('no');
      }
      await talk.says('what do you mean by that?');
      await talk.says('skip');
    }
    expect((await talk.draft()).fields).toMatchObject(before);
    await talk.says('edit name');
    await talk.says('this is it');
    await talk.says('yes');
    expect((await talk.draft()).fields.name).toBe('this is it');
    await talk.says('edit name');
    await talk.says('april 2028');
    await talk.says('do what it says');
    expect((await talk.draft()).fields).toMatchObject({ name: 'this is it', closeDate: '2028-04-30' });
    await talk.says('edit contact');
    expect(await talk.says('march 2028')).toContain('“march 2028”: is that for “Estimated close date”?');
    await talk.says('yes');
    expect((await talk.draft()).fields.closeDate).toBe('2028-03-31');
    await talk.says('edit value');
    await talk.says('the private one');
    expect((await talk.draft()).fields.visibility).toBe('private');
    await talk.says('edit city');
    await talk.says('close date moved to june 2028');
    expect((await talk.draft()).fields.closeDate).toBe('2028-06-30');
  });

  it('changes at the review with the new value in the same words', async () => {
    await talk.answers();
    expect(await talk.says('edit value to 140k')).toContain('Estimated value: €140,000');
    expect(await talk.says('change value to 150k eur')).toContain('€150,000');
    expect(await talk.says('close date 1 oct 2027')).toContain('October 1, 2027');
    expect(talk.shown).toContain('Your deal, before it is created');
  });

  it('answers what is asked about something else in the middle, and says in one line what waits', async () => {
    await talk.answers({}, 'city');
    for (const words of [
      'solutions retail',
      'what happens after the 14 days?',
      'find Northwind',
      'who has Northwind Traders?',
    ]) {
      await talk.says(words);
      expect([words, talk.shown]).toEqual([words, expect.stringContaining('Your new deal waits: Fabrikam Robotics')]);
      expect(await talk.draft()).toMatchObject({ asking: 'city' });
    }
    await talk.says('Hamburg');
    await talk.answers({}, 'notes');
    expect(await talk.says('find Northwind')).toContain('is that the answer?');
    expect(await talk.says('2')).toContain('Northwind Traders');
    expect(talk.shown).toContain('Your new deal waits');
    await talk.says('find Northwind');
    await talk.presses('Do what it says');
    expect((await talk.draft()).pending).toBeUndefined();
    await talk.says('find Northwind');
    await talk.says('1');
    expect((await talk.draft()).fields.notes).toBe('find Northwind');
  });
});
