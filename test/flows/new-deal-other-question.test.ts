import { beforeEach, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';

describe('what is said at a question of the new deal, and belongs elsewhere', async () => {
  const desk = await aDesk({ locales: { megan: 'ko-KR', lee: 'ru-RU', diego: 'zh-TW' } });
  await aKnownDeal(desk);
  let talk: DealTalk;

  async function begins(who = desk.alex, until: Parameters<DealTalk['answers']>[1] = 'help') {
    talk = aDealTalk(desk, who);
    await talk.says('new deal');
    await talk.answers({ visibility: '=co-sell' }, until);
  }

  beforeEach(async () => {
    for (const person of [desk.alex]) {
      const open = aDealTalk(desk, person);
      await open.says('discard');
      await open.says('yes');
    }
  });

  it.each([
    ['they need an architect to review the design', 'Customer’s technical architecture'],
    ['a demo for their board next week', 'Proof of concept or demo'],
    ['licensing questions mostly', 'Quotes or licensing'],
  ])('%j speaks of %j, and is asked about', async (words, option) => {
    await begins();
    expect(await talk.says(words)).toContain(`Do you mean “${option}”?`);
    await talk.says('yes');
    expect((await talk.draft()).fields).toMatchObject({ help: expect.any(String) });
    expect(talk.shown).not.toContain('Do you mean');
  });

  it.each([
    'we just want to talk',
    'we don’t need an architect or quotes',
    'we don’t need an architect',
    'the customer does not want a demo',
  ])('%j asks for no option, and takes none', async (words) => {
    await begins();
    const shown = await talk.says(words);
    expect(shown).not.toContain('Do you mean');
    expect((await talk.draft()).fields.help).toBeUndefined();
  });

  it.each([
    ['1201 3rd Ave, Seattle, WA 98101', { addressLine1: '1201 3rd Ave', city: 'Seattle', postalCode: '98101' }],
    ['Hafenstraße 12, 20457 Hamburg', { addressLine1: 'Hafenstraße 12', city: 'Hamburg', postalCode: '20457' }],
  ])('the whole address %j replaces a part that was misread', async (words, expected) => {
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal Adventure Works');
    await talk.says('Relecloud');
    await talk.says(words);
    expect((await talk.draft()).fields.customer?.address).toMatchObject(expected);
    expect(JSON.stringify((await talk.draft()).fields)).not.toContain('Relecloud');
  });

  it('a solution at another question is asked about, and taken where it belongs', async () => {
    await begins(desk.alex, 'contact');
    expect(await talk.says('landing zone')).toContain('“landing zone”: is that for “Solutions”?');
    await talk.says('yes');
    expect((await talk.draft()).fields.solutions).toMatchObject([{ name: 'Contoso Cloud Landing Zone' }]);
    expect((await talk.draft()).asking).toBe('contact');
  });

  it('a name that no look-up knows is still the contact’s', async () => {
    await begins(desk.alex, 'contact');
    expect(await talk.says('Jean Dupont')).not.toContain('is that for');
    expect((await talk.draft()).pending).toMatchObject({ kind: 'person' });
  });

  it('a name that is a solution’s word, too, is the contact’s where its writer says so', async () => {
    await begins(desk.alex, 'contact');
    expect(await talk.says('Cloud')).not.toContain('is that for');
    expect((await talk.draft()).pending).toMatchObject({ person: { firstName: 'Cloud' } });
  });

  it('no to another question takes the words for the one that stands', async () => {
    await begins(desk.alex, 'contact');
    expect(await talk.says('Landing Zone')).toContain('is that for “Solutions”?');
    await talk.says('no');
    expect((await talk.draft()).pending).toMatchObject({ person: { firstName: 'Landing', lastName: 'Zone' } });
  });

  it('what is denied is not offered: who sees a deal that Microsoft shall not see', async () => {
    await begins(desk.alex, 'visibility');
    expect(await talk.says('sellers at Microsoft should not see it')).not.toContain('Do you mean “Co-sell');
    expect((await talk.draft()).fields.visibility).toBeUndefined();
  });

  it('colleagues at the question for Microsoft’s help are our people', async () => {
    await begins();
    expect(await talk.says('me')).toContain('is that for “Employees”?');
    await talk.says('no');
    expect((await talk.draft()).asking).toBe('help');
    await talk.says('me');
    await talk.says('yes');
    expect(await talk.draft()).toMatchObject({ fields: { employees: [{ firstName: 'Alex' }] } });
  });

  it('one solution alone takes the place of those chosen before', async () => {
    await begins(desk.alex, 'solutions');
    await talk.says('landing zone and retail insights');
    await talk.says('back');
    expect((await talk.draft()).fields.solutions).toHaveLength(2);
    await talk.says('just the landing zone please');
    expect((await talk.draft()).fields.solutions).toMatchObject([{ name: 'Contoso Cloud Landing Zone' }]);
  });

  it('a solution is found as it is heard', async () => {
    await begins(desk.megan, 'solutions');
    await talk.says('랜딩 존 10개');
    expect((await talk.draft()).fields.solutions).toMatchObject([{ name: 'Contoso Cloud Landing Zone', quantity: 10 }]);
  });

  it('which of several is meant takes nothing from those chosen before', async () => {
    await begins(desk.alex, 'solutions');
    await talk.says('landing zone');
    await talk.says('edit solutions');
    expect(await talk.says('contoso')).toContain('Which of these solutions?');
    await talk.says('just the second');
    expect((await talk.draft()).fields.solutions).toHaveLength(2);
  });

  it.each(['solutions: retail insights, 3 licences', '3 retail insights licences', 'retail insights x3'])(
    '%j is an answer with its quantity',
    async (words) => {
      await begins(desk.alex, 'solutions');
      await talk.says(words);
      expect((await talk.draft()).fields.solutions).toMatchObject([{ name: 'Contoso Retail Insights', quantity: 3 }]);
    },
  );

  it.each(['no wait go back to the customer', 'back to the customer', 'go back to the customer please'])(
    '%j opens that question again',
    async (words) => {
      await begins();
      await talk.says(words);
      expect((await talk.draft()).asking).toBe('customer');
    },
  );

  it('a question what a term means is answered, and the question stands', async () => {
    await begins();
    await talk.says('what’s the difference between co-sell and partner-led?');
    expect((await talk.draft()).asking).toBe('help');
    expect(JSON.stringify(desk.teams.messagesIn('chat', desk.alex).slice(-3))).toContain('Kinds of deals');
  });
});
