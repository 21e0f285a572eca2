import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const waits = { team: [alexMail], value: 75_000, currency: 'EUR', country: 'DE' } as const;
const worked = { team: [alexMail], kind: 'outbound', value: 120_000, currency: 'EUR', salesStage: '40' } as const;
const stories = {
  'Southridge Video': { ...waits, expiresIn: 'P2D' },
  'Coho Winery': { ...waits, expiresIn: 'P9D' },
  'Northwind Traders': { ...waits, team: [meganMail], expiresIn: 'P12D' },
  'Tallwood Traders': worked,
  Радуга: worked,
  'Litware, Inc.': { ...worked, team: [meganMail], salesStage: '80', value: 10_000 },
  'Humongous Insurance': { ...worked, status: 'Closed', substatus: 'Won' },
} satisfies Record<string, Omit<ReferralSpec, 'team'> & { readonly team: readonly string[] }>;

/** A word or two, or a row of the list that was just shown, as people type them on a phone. */
describe('what is said in few words', async () => {
  const desk = await aDesk({
    installedBy: ['Adele', 'Alex', 'Megan'],
    ownTime: midMonthMorning,
    locales: { adele: 'ru-RU' },
    settings: { REFERRALS_ADMINS: `adele.vance@contoso.example,${alexMail}` },
  });
  const ids: Record<string, string> = {};
  for (const [customer, spec] of Object.entries(stories))
    ids[customer] = await desk.receives({ customer, ...(spec as unknown as ReferralSpec) });
  await desk.polls();
  const answer = async (words: string, who: 'alex' | 'adele' = 'alex') => {
    const { replies } = await desk[who].says(words);
    await desk.settles();
    const [card] = replies;
    const [text = card ? textOf(card) : ''] = saidIn(replies);
    return { text, buttons: card && !saidIn(replies)[0] ? titlesOf(card) : [] };
  };

  it.each([
    ['megan', 'Owner: megan', 'Northwind'],
    ['megan bowen', 'Owner: megan bowen', 'Litware'],
    ['negotiation', 'Sales stage: Negotiated (80%)', 'Litware'],
    ['this friday', 'Waiting for an answer', 'Southridge'],
    ['what’s in negotiation', 'Sales stage: Negotiated (80%)', 'Litware'],
    ['january 23', 'Closing: January 23', 'Referrals and deals'],
    ['january', 'Closing: January 1', 'Referrals and deals'],
    ['over 100k', 'Value from: 100,000', 'Tallwood'],
  ])('a filter alone is the list: %s', async (words, filter, found) => {
    const { text } = await answer(words);
    expect(text).toContain(filter);
    expect(text).toContain(found);
  });

  it.each([
    ['меган', 'Ответственный: меган'],
    ['переговоры', 'Этап продажи: Переговоры'],
    ['в пятницу', 'Ждут ответа'],
    ['у меган', 'Ответственный: меган'],
    ['какие сделки у меган', 'Ответственный: меган'],
    ['сделки меган по сумме', 'Ответственный: меган'],
  ])('a filter alone is the list, in Russian: %s', async (words, filter) => {
    expect((await answer(words, 'adele')).text).toContain(filter);
  });

  it.each(['нет', 'не сейчас'])('no is no list of what nobody owns, in Russian: %s', async (words) => {
    expect((await answer(words, 'adele')).text).not.toContain('Ответственный');
  });

  it.each(['кто на тауллвуде', 'сколько стоит зорбикс', 'кто ведёт зорбикс'])(
    'a name that nobody knows is not the referral that was spoken of: %s',
    async (words) => {
      expect((await answer('покажи coho', 'adele')).text).toContain('Coho');
      expect((await answer(words, 'adele')).text).not.toContain('Coho');
      await answer('покажи coho', 'adele');
      expect((await answer('кто ведёт', 'adele')).text).toContain('Coho');
    },
  );

  it.each(['zorbix', 'lunch', 'asdf'])('what nothing is called is no list: %s', async (words) => {
    const { text } = await answer(words);
    expect(text).not.toContain('Nothing');
    expect(text).toMatch(/didn’t get that|doesn’t seem to be about referrals/);
  });

  it.each([
    ['what’s the second one worth', 'Coho Winery: €75,000'],
    ['who has the third one?', 'Northwind Traders: Megan Bowen'],
    ['give the first one to megan', 'Hand Southridge Video over to Megan Bowen?'],
    ['remind me about the second one tomorrow', 'I remind you of Coho Winery'],
    ['the first one, who owns it', 'Southridge Video: Alex Wilber'],
  ])('a row of the list that was shown, within a sentence: %s', async (words, told) => {
    await answer('inbound');
    expect((await answer(words)).text).toContain(told);
  });

  it('a row of the list is told in Russian, too', async () => {
    await answer('входящие', 'adele');
    expect((await answer('чья вторая?', 'adele')).text).toContain('Coho Winery');
    await answer('входящие', 'adele');
    expect((await answer('напомни про вторую завтра', 'adele')).text).toContain('О Coho Winery я напомню');
    await answer('входящие', 'adele');
    expect((await answer('что в первую очередь?', 'adele')).text).not.toContain('Southridge Video: ');
  });

  it('the name on a card that asks whether to do something is no yes', async () => {
    const before = desk.record(ids.Радуга ?? '').details.closingDateTime;
    expect((await answer('перенеси радугу на 15 января', 'adele')).text).toContain('Изменить так?');
    const { text } = await answer('радуга', 'adele');
    expect(text).toContain('Активная сделка');
    expect(desk.record(ids.Радуга ?? '').details.closingDateTime).toBe(before);
  });

  it('how many and how much of one’s own', async () => {
    expect((await answer('how many open deals do i have')).text).toMatch(/^2 referrals[\s\S]*Owner: me/);
    expect((await answer('how many open deals are there')).text).toMatch(/^3 referrals/);
    expect((await answer('what are my deals worth')).text).toContain('Pipeline: €240,000 in 2 active deals');
  });

  it('the value of a named deal is set on that deal, whatever word begins the sentence', async () => {
    expect((await answer('сумма радуги теперь 130 тысяч', 'adele')).text).toContain('130');
    expect((await answer('сумма радуги теперь 130 тысяч', 'adele')).text).toContain('Радуга');
  });
});
