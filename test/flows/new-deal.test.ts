import { expect, it } from 'vitest';
import { cardOf } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, recordsOf } from './support/deal-talk.ts';

it('creates a private deal in a conversation, and shows it with its card', async () => {
  const desk = await aDesk();
  await desk.receives({ customer: 'Northwind Traders', country: 'DE', team: ['alex.wilber@contoso.example'] });
  const talk = aDealTalk(desk, desk.alex);

  expect(await talk.says('new deal')).toContain('Who is the customer?');
  expect(await talk.says('Fabrikam Robotics, Germany')).toContain('What is the customer’s address');
  expect(await talk.says('Hafenstraße 12')).toContain('second line');
  expect(await talk.says('skip')).toContain('In which city?');
  await talk.says('Hamburg');
  await talk.says('skip');
  expect(await talk.says('20457')).toContain('D-U-N-S');
  await talk.says('12-345-6789');
  await talk.says('skip');
  expect(await talk.presses('private')).toContain('What should the deal be called?');
  await talk.says('Robot cells');
  expect(await talk.says('120k')).toContain('120,000: in which currency?');
  expect(await talk.says('EUR')).toContain('Estimated value: €120,000');
  await talk.says('30 September 2027');
  for (const _ of ['location', 'area', 'intent', 'crm', 'campaign', 'notes']) await talk.says('skip');
  expect(talk.shown).toContain('Who works on it?');
  expect(await talk.presses('alex.wilber@contoso.example')).toContain('What is the phone number?');
  expect(await talk.says('+1 425 555 0100')).toContain('Anybody else?');
  await talk.says('done');
  expect(talk.shown).toContain('Which solutions are part of it?');
  await talk.pressesFirst('Choose 1');
  await talk.says('no');
  expect(talk.shown).toContain('Does everybody agree');
  const review = await talk.says('yes');
  expect(review).toContain('Your deal, before it is created');
  expect(await talk.presses('Create')).toContain('Created: Robot cells');
  await desk.settles();

  const [record, ...others] = desk.sandbox.records().filter(({ name }) => name === 'Robot cells');
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    status: 'Active',
    substatus: 'Accepted',
    type: 'Independent',
    customerProfile: {
      name: 'Fabrikam Robotics',
      address: { addressLine1: 'Hafenstraße 12', city: 'Hamburg', postalCode: '20457', country: 'DE' },
      ids: [{ profileType: 'Duns', id: '123456789' }],
    },
    details: { dealValue: 120_000, currency: 'EUR', closingDateTime: expect.stringContaining('2027-09-30T00:00:00') },
    team: [{ firstName: 'Alex', lastName: 'Wilber', email: 'alex.wilber@contoso.example' }],
    consent: { consentToShareReferralWithMicrosoftSellers: false },
  });
  expect(desk.sandbox.microsoftView().map(({ name }) => name)).not.toContain('Robot cells');
  expect(textOf(desk.cardOf(desk.alex, record?.id ?? ''))).toContain('Robot cells');
});

it('a deal that somebody creates for others is theirs: the creator hears that it stands, and gets no card of it', async () => {
  const desk = await aDesk({ users: 'alex.wilber@contoso.example, megan.bowen@contoso.example' });
  await aKnownDeal(desk);
  const talk = aDealTalk(desk, desk.megan);
  await talk.says('new deal');
  await talk.answers({ name: 'Robot cells', employees: 'Alex Wilber, +1 425 555 0100, alex.wilber@contoso.example' });
  await talk.presses('Create');
  await desk.settles();

  const [record] = recordsOf(desk, 'Robot cells');
  const said = desk.teams.messagesIn('chat', desk.megan).filter(({ activity }) => cardOf(activity));
  expect(textOf(said.at(-1))).toContain('You aren’t one of its employees, so its card isn’t shown to you.');
  expect(desk.cardsOf(desk.megan, record?.id ?? '-')).toEqual([]);
  expect(textOf((await desk.alex.says('referral robot cells')).replies[0])).toContain('Fabrikam');
});
