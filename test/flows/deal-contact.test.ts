import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';

const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '5550100' };

it('the customer’s contact is changed in its place, other address and all', async () => {
  const desk = await aDesk();
  const { id, card } = await openDeal(desk, { kind: 'private', contact });
  await desk.alex.presses('More', { on: card });
  const opened = await desk.alex.presses('Customer contact', { on: card });
  expect(valuesOf(opened.card)).toMatchObject({ contactFirst: 'Sue', contactMail: 'sue@fabrikam.example' });

  const wrong = await desk.alex.presses('Save', { on: card, inputs: { contactMail: 'sue@' } });
  expect(textOf(wrong.card)).toContain('needs your attention');
  expect(patchesOf(desk, id)).toEqual([]);
  await desk.alex.presses('Save', { on: card, inputs: { contactMail: 'susan@fabrikam.example' } });
  await desk.settles();

  const { team } = desk.record(id).customerProfile;
  expect(team).toHaveLength(1);
  expect(team[0]).toMatchObject({ firstName: 'Sue', lastName: 'Smith', email: 'susan@fabrikam.example' });
});

it('is closed once it was sent to Microsoft, whoever presses by hand', async () => {
  const desk = await aDesk();
  const opened = await openDeal(desk, { kind: 'microsoft', status: 'Active', substatus: 'Accepted', contact });
  await desk.alex.presses('More', { on: opened.card });
  expect(titlesOf(desk.alex.sees(opened.card))).not.toContain('Customer contact');

  expect(await forges(desk, desk.alex, opened, 'deal.contact-form')).toContain('The contact was sent to Microsoft');
  const typed = { contactFirst: 'A', contactLast: 'B', contactPhone: '5550100', contactMail: 'a@b.example' };
  await forges(desk, desk.alex, opened, 'deal.contact', typed);
  await desk.settles();
  expect(patchesOf(desk, opened.id)).toEqual([]);
});
