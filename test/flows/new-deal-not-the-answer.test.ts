import { describe, expect, it } from 'vitest';
import type { DealQuestion } from '../../src/features/new-deal/questions/order.ts';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal } from './support/deal-talk.ts';

const streets = { alex: 'Hafenstraße 12', megan: 'Weststr. 5', adele: 'ул. Лесная 5', lee: '中山路5號' } as const;

/** Where any words may be the answer, those that speak to the desk are asked about or answered, and never taken. */
describe('words to the desk at a question that any words may answer', async () => {
  const desk = await aDesk({ locales: { alex: 'en-US', megan: 'ko-KR', adele: 'ru-RU', lee: 'zh-TW' } });
  await aKnownDeal(desk);

  async function begins(question: DealQuestion, who: keyof typeof streets) {
    for (const name of ['drafts', 'botState']) await desk.parts.db.collection(name).deleteMany({});
    const talk = aDealTalk(desk, desk[who]);
    await talk.says('new deal');
    if (question !== 'customer') await talk.says('Wingtip Toys');
    if (question === 'city') await talk.says(streets[who]);
    if ((await talk.draft()).asking !== question) await talk.says(`edit ${question}`);
    return talk;
  }

  async function saidAt(question: DealQuestion, who: keyof typeof streets, words: string) {
    const talk = await begins(question, who);
    const before = await talk.draft();
    expect(before.asking).toBe(question);
    await talk.says(words);
    expect((await talk.draft()).fields, question).toEqual(before.fields);
    return talk;
  }

  it.each([
    ['alex', 'export germany'],
    ['alex', 'archived germany'],
    ['alex', 'got any from partners'],
    ['alex', 'morning'],
    ['alex', 'give me a sec'],
    ['alex', 'accpet saltwater'],
    ['alex', 'Megan took adatum'],
    ['adele', 'маршрутизация'],
    ['adele', 'выгрузи германию'],
    ['adele', 'утро'],
    ['adele', 'только германия'],
    ['megan', '독일만'],
    ['lee', '只看德國'],
    ['adele', 'принятые из Германии'],
    ['megan', '주소 몰라'],
    ['megan', '독일 내보내기'],
    ['megan', '좋은 아침'],
    ['lee', '不知道地址'],
    ['lee', '算了不做了'],
    ['lee', '等一下再說'],
    ['lee', '匯出德國'],
  ] as const)('%s: “%s” is no address, no city and no customer', async (who, words) => {
    for (const question of ['customer', 'address', 'city'] as const) await saidAt(question, who, words);
  });

  it('asks, and does it where it was meant', async () => {
    const talk = await saidAt('customer', 'alex', 'export germany');
    expect(talk.shown).toContain('“export germany”: is that the answer?');
    expect(await talk.says('do what it says')).toContain('no file');
  });

  it.each([
    ['customer', 'Open Door Ltd', { customer: { name: 'Open Door Ltd' } }],
    [
      'address',
      'Close Street 5, 20457 Hamburg, Germany',
      { customer: { address: { addressLine1: 'Close Street 5' } } },
    ],
    ['city', 'Reading', { customer: { address: { city: 'Reading' } } }],
  ] as const)('%s: “%s” is the answer', async (question, words, fields) => {
    const talk = await begins(question, 'alex');
    await talk.says(words);
    expect((await talk.draft()).fields).toMatchObject(fields);
  });

  it.each([
    ['lee', '永安建設'],
    ['lee', '統合資訊'],
    ['lee', '台灣微軟股份有限公司'],
    ['megan', '대한테크'],
    ['adele', 'ООО «Открытые решения»'],
  ] as const)('%s: “%s” is a customer', async (who, name) => {
    const talk = await begins('customer', who);
    await talk.says(name);
    expect((await talk.draft()).fields.customer?.name).toBe(name);
  });
});
