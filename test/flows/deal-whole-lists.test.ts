import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { choice } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/** Partner Center knows no removal: a list is then written as a whole, and holds more than the desk ever reads. */

const alex = {
  firstName: 'Alex',
  lastName: 'Wilber',
  email: 'alex.wilber@contoso.example',
  phoneNumber: '+1 425 555 0100',
  title: 'Account manager',
  contactPreference: { locale: 'de-de', disableNotifications: true },
  pronouns: 'they',
};
const megan = { firstName: 'Megan', lastName: 'Bowen', email: 'megan.bowen@contoso.example', phoneNumber: '5550101' };

async function opens(desk: Desk, form: 'Employees' | 'Solutions' | 'Invite Microsoft', spec = {}) {
  const opened = await openDeal(desk, spec);
  await desk.alex.presses('More', { on: opened.card });
  const pressed = await desk.alex.presses(form, { on: opened.card });
  return { ...opened, form: pressed.card };
}

it('somebody leaves the team: whoever stays keeps how they want to be reached, and what nobody here knows of', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card, form } = await opens(desk, 'Employees', { team: [megan, alex] });

  await desk.alex.presses('Save', { on: card, inputs: { off: choice(form, 'off', 'Megan') } });
  await desk.settles();

  expect(desk.record(id).team).toEqual([alex]);
});

it('a colleague’s new phone number changes nothing else of theirs', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const spec = { team: [{ ...alex, phoneNumber: '' }, megan] };
  const { id, card, form } = await opens(desk, 'Employees', spec);
  const { firstName: newFirst, lastName: newLast, email: newMail } = alex;
  const inputs = { off: choice(form, 'off', 'Alex'), newFirst, newLast, newMail, newPhone: '+1 425 555 0111' };

  await desk.alex.presses('Save', { on: card, inputs });
  await desk.settles();

  expect(desk.record(id).team).toEqual([
    { ...alex, phoneNumber: '+1 425 555 0111' },
    expect.objectContaining({ firstName: 'Megan' }),
  ]);
});

it('the customer’s contact is completed for Microsoft: the preferences of all contacts stay', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const sue = {
    firstName: 'Sue',
    lastName: 'Smith',
    email: 'sue@fabrikam.example',
    phoneNumber: '',
    title: 'Buyer',
    contactPreference: { locale: 'fr-fr', disableNotifications: false },
  };
  const { id, card } = await opens(desk, 'Invite Microsoft', { contact: sue });

  const contact = {
    contactFirst: 'Sue',
    contactLast: 'Smith',
    contactMail: sue.email,
    contactPhone: '+49 40 5550100',
  };
  await desk.alex.presses('Ask Microsoft for help', {
    on: card,
    inputs: { ...contact, help: 'GeneralOrOther', note: 'Please help.', consent: 'yes' },
  });
  await desk.settles();

  expect(desk.record(id).customerProfile.team).toEqual([{ ...sue, phoneNumber: '+49 40 5550100' }]);
});

it('a solution is taken off: the others keep what the desk does not read', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const solutions = [
    { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' },
    { id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone', closingDateTime: '2027-03-31T15:30:00Z' },
  ];
  const { id, card } = await opens(desk, 'Solutions', { solutions });

  await desk.alex.presses('Save', { on: card, inputs: { off: 'SOL-34104-EBB' } });
  await desk.settles();

  expect(desk.record(id).details.requirements.solutions).toMatchObject([
    { id: 'SOL-15974-MQF', closingDateTime: '2027-03-31T15:30:00Z' },
  ]);
});

it('whoever writes to the deal at that moment is noticed, and the list is made again', async () => {
  const desk = await aDesk({ webhooks: false, undoSeconds: 0 });
  const { id, card, form } = await opens(desk, 'Employees', { team: [megan, alex] });
  desk.sandbox.setFaults({ kind: 'preconditionRace', methods: ['PATCH'], count: 1 });

  await desk.alex.presses('Save', { on: card, inputs: { off: choice(form, 'off', 'Megan') } });
  await desk.settles();

  expect(desk.patches(id).map(({ status }) => status)).toEqual([412, 200]);
  expect(patchesOf(desk, id).at(-1)).toMatchObject([{ path: '/team', value: [alex] }]);
});
