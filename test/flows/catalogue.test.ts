import { describe, expect, it } from 'vitest';
import { readSolutions } from '../../src/catalogue/solution-file.ts';
import { MongoSolutionCatalogue } from '../../src/features/deals/index.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const file = `ID;Name;Type;Publisher;Offer type;Co-sell status;Assessment
SOL-34104-EBB;Contoso Retail Insights;mine;Contoso;SaaS;Azure IP co-sell incentivised;no
SOL-52204-QLT;Contoso Quality Lab;mine;Contoso;Container;not ready;no
SOL-51730-FLD;Contoso Field Service;mine;Contoso;Dynamics 365 Customer Engagement;Business applications premium;no
SOL-61001-TRY;Trey Research Data Catalogue;third party;Trey Research;Virtual machine;co-sell ready;no
SOL-70001-AKS;Azure Kubernetes Service;Microsoft;Microsoft;;;no
SOL-90001-ASM;Infrastructure Assessment;Microsoft;Microsoft;;;yes`;

async function withCatalogue(desk: Desk): Promise<MongoSolutionCatalogue> {
  const catalogue = new MongoSolutionCatalogue(desk.parts.db, () => desk.parts.clock.now());
  const { solutions, problems } = readSolutions(Buffer.from(file), desk.parts.clock.now());
  expect(problems).toEqual([]);
  await catalogue.put(solutions);
  return catalogue;
}

describe('solutions', async () => {
  const desk = await aDesk({ locales: { alex: 'ko-KR', megan: 'ru-RU', adele: 'zh-TW' } });
  await withCatalogue(desk);

  it('lists ours first: whose, what, which status, and what that means for the seller', async () => {
    const { replies } = await desk.lee.says('solutions');
    const text = textOf(replies[0]);
    expect(text).toContain(
      'Contoso Retail Insights\nOurs · Software as a service (SaaS) · Contoso\nAzure IP co-sell incentivised\nMicrosoft’s sellers see it and have a reason',
    );
    expect(text).toContain(
      'Contoso Quality Lab\nOurs · Container · Contoso\nNot co-sell ready\nMicrosoft’s sellers don’t see it. It can’t be chosen',
    );
    expect(text).toContain('Business applications co-sell incentivised: premium');
    expect(text).toContain(
      'Azure Kubernetes Service\nMicrosoft’s · Microsoft\nMicrosoft’s own: it needs no co-sell status.',
    );
    expect(text).toContain('Solution assessment: the only solution of its deal');
    expect(text).toContain('as on Microsoft’s page of 2021');
    expect(text.indexOf('Contoso')).toBeLessThan(text.indexOf('Azure Kubernetes'));
    expect(text.indexOf('Azure Kubernetes')).toBeLessThan(text.indexOf('Trey Research'));
  });

  it.each([
    ['solutions trey', 'Trey Research Data Catalogue'],
    ['solutions RETAIL insights', 'Contoso Retail Insights'],
    ['catalogue sol-51730', 'Contoso Field Service'],
  ])('%s finds it by its words, publisher or id', async (words, name) => {
    const text = textOf((await desk.lee.says(words)).replies[0]);
    expect(text).toContain(name);
    expect(text.match(/^SOL-/gm)).toHaveLength(1);
  });

  it('says that nothing fits, and takes words as they are', async () => {
    expect(textOf((await desk.lee.says('solutions .*')).replies[0])).toContain(
      'I know no solution that matches “.\\*”',
    );
  });

  it.each([
    ['alex', '솔루션 retail', 'Azure IP 공동 판매 인센티브', 'Microsoft 영업 담당자에게 보이고'],
    ['megan', 'решения quality', 'Не готово к совместной продаже', 'Включить его в сделку нельзя.'],
    ['adele', '解決方案 trey', '共同銷售就緒', 'Microsoft 的銷售人員看得到它。'],
  ] as const)('%s: %s', async (who, words, status, meaning) => {
    const text = textOf((await desk[who].says(words)).replies[0]);
    expect(text).toContain(status);
    expect(text).toContain(meaning);
  });

  it('is for colleagues, not for guests', async () => {
    expect(textOf((await desk.diego.says('solutions', { in: { channel: 'Deals' } })).replies[0])).toContain('Contoso');
    const { replies } = await desk.gail.says('solutions', { in: { channel: 'Deals' } });
    expect(saidIn(replies)[0]).toContain('Guests can’t do that.');
  });

  it('pages', async () => {
    const catalogue = new MongoSolutionCatalogue(desk.parts.db, () => desk.parts.clock.now());
    for (let number = 10; number < 24; number++)
      await catalogue.learn({ id: `SOL-${number}-PGS`, name: `Proseware ${number}`, owner: 'third-party' });
    const list = (await desk.lee.says('solutions proseware')).replies[0] as never;
    expect(textOf(list)).toContain('1–6 of 14');
    expect(titlesOf(list)).toEqual(['Next']);
    const { card } = await desk.lee.presses('Next', { on: list });
    expect(textOf(card)).toContain('7–12 of 14');
    const { card: last } = await desk.lee.presses('Next', { on: list });
    expect(textOf(last)).toContain('Proseware 23');
    expect(titlesOf(last)).toEqual(['Previous']);
  });
});

describe('the catalogue grows', async () => {
  const desk = await aDesk();

  it('with every referral that comes in, and is empty before', async () => {
    expect(textOf((await desk.alex.says('solutions')).replies[0])).toContain('The catalogue is still empty.');
    await desk.receives({ customer: 'Coho Winery', solutions: [{ id: 'SOL-77777-COH', name: 'Coho Cellar Cloud' }] });
    const text = textOf((await desk.alex.says('solutions cellar')).replies[0]);
    expect(text).toContain('Coho Cellar Cloud');
    expect(text).toContain('Co-sell status not known here');
    expect(text).not.toContain('Third party’s');
    expect(text).toContain('SOL-77777-COH');
  });

  it('and never loses what an import knew', async () => {
    const catalogue = await withCatalogue(desk);
    await desk.receives({ customer: 'Adatum', solutions: [{ id: 'SOL-34104-EBB', name: 'Some other name' }] });
    expect(await catalogue.find('sol-34104-ebb')).toMatchObject({
      name: 'Contoso Retail Insights',
      coSellStatus: 'azure-ip-incentivised',
      owner: 'mine',
    });
  });

  it('an import adds to what referrals showed, and to itself once', async () => {
    const catalogue = new MongoSolutionCatalogue(desk.parts.db, () => desk.parts.clock.now());
    const before = (await catalogue.search('', 500)).length;
    await withCatalogue(desk);
    expect(await catalogue.search('', 500)).toHaveLength(before);
    expect(await catalogue.find('SOL-77777-COH')).toBeDefined();
  });

  it('a referral is taken in even when nothing can be learnt of it', async () => {
    await desk.parts.db.collection('solutions').drop();
    await desk.parts.db.createCollection('solutions', { validator: { never: { $exists: true } } }).catch(() => {});
    const id = await desk.receives({ customer: 'Blue Yonder', solutions: [{ id: 'SOL-1-AAA', name: 'X' }] });
    expect((await desk.referral(id)).record.customer.name).toBe('Blue Yonder');
  });
});
