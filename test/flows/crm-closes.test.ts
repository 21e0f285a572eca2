import { expect, it } from 'vitest';
import type { FakeCrm } from '../crm/fake-crm.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

/** By setting, a close in the CRM is followed: with Undo, and lost only with a reason that the CRM knows. */
it('marks a deal as the CRM closed it, takes it back once at a press, and asks where no reason is known', async () => {
  const { desk, crm, settles } = await aDeskWithCrm({ undoSeconds: 0, settings: { CRM_OUTCOMES: 'automatic' } });
  const { alex, adele } = desk;
  const closed = async (id: string, outcome: Parameters<FakeCrm['edit']>[2]) => {
    crm.edit(crm.living.find(({ referralId }) => referralId === id)?.id ?? '', {}, outcome);
    await desk.app.crmNow();
    await settles();
  };
  const cardOf = (id: string) => desk.cardsOf(alex, id).at(-1) ?? expect.fail('no card');
  const deals: Record<string, string> = {};
  for (const customer of ['Adatum', 'Litware', 'Proseware']) crm.accounts.push({ id: customer, name: customer });
  await adele.says('crm start');
  await adele.says('crm start');
  for (const customer of ['Adatum', 'Litware', 'Proseware'])
    deals[customer] = (await openDeal(desk, { customer, dealName: `${customer} platform` })).id;
  await settles();
  const { Adatum = '', Litware = '', Proseware = '' } = deals;

  // Another vendor was chosen: that is a reason. Lost goes out when its Undo is over.
  await closed(Adatum, { kind: 'lost', reason: '5' });
  expect(textOf(cardOf(Adatum))).toContain('It was closed in Dynamics 365, so I marked it here. Undo takes it back.');
  expect(desk.record(Adatum)).toMatchObject({ status: 'Active' });
  await desk.timePasses('PT16M');
  await settles();
  expect(desk.record(Adatum)).toMatchObject({ status: 'Closed', substatus: 'Lost' });

  // Taken back, it stays open here, whatever the CRM goes on saying.
  await closed(Litware, { kind: 'lost', reason: '5' });
  expect(titlesOf(cardOf(Litware))).toContain('Undo');
  await alex.presses('Undo', { on: cardOf(Litware) });
  await settles();
  await desk.timePasses('PT16M');
  await desk.app.crmNow();
  await settles();
  expect(desk.record(Litware)).toMatchObject({ status: 'Active' });
  expect(textOf(cardOf(Litware))).not.toContain('closed in Dynamics 365, so I marked it');

  // Canceled says no reason that Partner Center knows.
  await closed(Proseware, { kind: 'lost', reason: '4' });
  expect(textOf(cardOf(Proseware))).toContain('Lost in Dynamics 365. If that is right, press Lost here');
  expect((await desk.referral(Adatum)).history.map(({ by, what }) => `${String(by)} ${what}`)).toContain(
    'dynamics crm-close',
  );
});
