import { expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { type Answers, aDealTalk, aKnownDeal, recordsOf } from './support/deal-talk.ts';

/** What somebody says in their own language: amounts, days, countries, yes and no, words that steer. */
const spoken: Readonly<
  Record<Locale, Answers & { readonly begin: string; readonly done: string; readonly create: string }>
> = {
  en: {
    begin: 'new deal',
    done: 'that’s all',
    create: 'Create',
    country: 'Germany',
    value: '1.2m EUR',
    'close-date': 'the 30th of September 2027',
    visibility: 'private',
    consent: 'yes, please',
    location: 'skip',
  },
  ko: {
    begin: '새 거래',
    done: '완료',
    create: '만들기',
    country: '독일',
    value: '120만 유로',
    'close-date': '2027년 9월 30일',
    visibility: '비공개: 우리만',
    consent: '네',
    location: '건너뛰기',
  },
  ru: {
    begin: 'новая сделка',
    done: 'готово',
    create: 'Создать',
    country: 'Германия',
    value: '1,2 млн евро',
    'close-date': '30 сентября 2027',
    visibility: 'частная',
    consent: 'да, конечно',
    location: 'пропустить',
  },
  'zh-TW': {
    begin: '新交易',
    done: '完成',
    create: '建立',
    country: '德國',
    value: '120萬歐元',
    'close-date': '2027年9月30日',
    visibility: '私人',
    consent: '好的',
    location: '略過',
  },
};

it('a deal is created in every language, and is the same deal', async () => {
  const desk = await aDesk({ locales: { adele: 'en-US', alex: 'ko-KR', megan: 'ru-RU', lee: 'zh-TW' } });
  await aKnownDeal(desk, { mpnId: '4567002' });
  const speakers: Readonly<Record<Locale, typeof desk.alex>> = {
    en: desk.adele,
    ko: desk.alex,
    ru: desk.megan,
    'zh-TW': desk.lee,
  };
  for (const [locale, person] of Object.entries(speakers)) {
    const { begin, done, create, ...answers } = spoken[locale as Locale];
    const name = `Robot cells ${locale}`;
    const talk = aDealTalk(desk, person);
    await talk.says(begin);
    const skip = answers.location ?? 'skip';
    const skipped = { 'address-line-2': skip, state: 'skip', duns: skip, 'solution-area': skip, 'campaign-id': skip };
    await talk.answers({
      ...answers,
      ...skipped,
      customer: `Fabrikam ${locale}`,
      employees: `${person.name}, +1 425 555 0100, ${person.email}`,
      name,
      'marketplace-intent': skip,
      done,
      location: locale === 'zh-TW' ? '4567002' : skip,
    } as Answers);
    expect([locale, titlesOf(talk.card)]).toEqual([locale, expect.arrayContaining([create])]);
    await talk.presses(create);
    await desk.settles();

    const [record, ...others] = recordsOf(desk, name);
    expect([locale, others]).toEqual([locale, []]);
    expect(record).toMatchObject({
      type: 'Independent',
      customerProfile: { name: `Fabrikam ${locale}`, address: { country: 'DE', city: 'Hamburg' } },
      details: {
        dealValue: 1_200_000,
        currency: 'EUR',
        closingDateTime: expect.stringContaining('2027-09-30T00:00:00'),
      },
    });
    const card = textOf(desk.cardOf(person, record?.id ?? ''));
    expect(card).toContain(name);
    const script = { en: /[A-Za-z]/, ko: /\p{Script=Hangul}/u, ru: /\p{Script=Cyrillic}/u, 'zh-TW': /\p{Script=Han}/u };
    expect(card).toMatch(script[locale as Locale]);
  }
});
