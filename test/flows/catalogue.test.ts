import { describe, expect, it } from 'vitest';
import { MongoSolutionCatalogue } from '../../src/features/solutions/index.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { withCatalogue } from './support/catalogue.ts';
import { aDealTalk } from './support/deal-talk.ts';
import { openDeal } from './support/deals.ts';

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
    ['solutions around retail insights', 'Contoso Retail Insights'],
  ])('%s finds it by its words, publisher or id', async (words, name) => {
    const text = textOf((await desk.lee.says(words)).replies[0]);
    expect(text).toContain(name);
    expect(text.match(/^SOL-/gm)).toHaveLength(1);
  });

  it('says that nothing fits, and takes words as they are', async () => {
    expect(textOf((await desk.lee.says('solutions z.*')).replies[0])).toContain(
      'I know no solution that matches “z.*”',
    );
  });

  it.each([
    ['alex', '솔루션 retail', 'Azure IP 공동 판매 인센티브', 'Microsoft 영업 담당자에게 보이고'],
    ['megan', 'решения под quality', 'Не готово к совместной продаже', 'Включить его в сделку нельзя.'],
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

  it('and keeps ours as ours, though Microsoft’s side of a co-sell deal shows it too', async () => {
    const solutions = [{ id: 'SOL-88888-OUR', name: 'Contoso Yard Planner', publisherName: 'Contoso' }];
    const id = await desk.receives({ kind: 'outbound', customer: 'Relecloud', solutions });
    const { engagementId } = desk.record(id);
    await desk.receives({ kind: 'microsoftSibling', engagementId, customer: 'Relecloud', solutions });
    expect(textOf((await desk.alex.says('solutions yard')).replies[0])).toContain('Ours · Contoso');
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

describe('where a solution is chosen, its status stands beside it', async () => {
  const desk = await aDesk();
  await withCatalogue(desk);

  it('in the conversation about a new deal, with what a status means', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'solutions');

    expect(talk.shown).toContain(
      'Azure IP co-sell incentivised · SOL-34104-EBB · Our company’s · Software as a service (SaaS) · Contoso',
    );
    expect(talk.shown).not.toContain('Quality Lab');
    expect(talk.shown).toContain('Microsoft’s sellers see what is co-sell ready');
    expect(talk.shown).toContain('as of Microsoft’s page of 2021');
    // The question is answered, and the conversation goes on.
    expect(await talk.says('solutions')).toContain('Its marketplace fee is 10% instead of 20%');
    expect(await talk.says('Contoso Quality Lab')).toContain('Contoso Quality Lab isn’t co-sell ready');
    expect(await talk.says('Contoso Retail Insights')).toContain('Solutions: Contoso Retail Insights');
    expect((await talk.draft()).fields.solutions).toEqual([
      {
        id: 'SOL-34104-EBB',
        name: 'Contoso Retail Insights',
        publisherName: 'Contoso',
        owner: 'mine',
        coSellStatus: 'azure-ip-incentivised',
      },
    ]);
  });

  it('among several that a name could mean, on a deal that exists', async () => {
    const { card } = await openDeal(desk);
    await desk.alex.presses('More', { on: card });
    await desk.alex.presses('Solutions', { on: card });
    const asked = await desk.alex.presses('Save', { on: card, inputs: { add: 'contoso' } });
    expect(JSON.stringify(asked.card)).toContain('Contoso Field Service');
    // What can't be chosen is not offered; who names it is told why.
    expect(JSON.stringify(asked.card)).not.toContain('Quality Lab');

    const pressed = await desk.alex.presses('Save', { on: card, inputs: { add: 'quality lab' } });
    expect(textOf(pressed.card)).toContain('Contoso Quality Lab is not co-sell ready yet');
  });
});
