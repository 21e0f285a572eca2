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
  expect(await talk.says('Fabrikam Robotics, Germany')).toContain('What is the customer’s address?');
  expect(await talk.says('Hafenstraße 12, 20457 Hamburg')).toContain('Address: Hafenstraße 12, 20457 Hamburg, Germany');
  expect(await talk.presses('private')).toContain('What is it worth');
  expect(await talk.says('120k')).toContain('120,000: in which currency?');
  expect(await talk.says('EUR')).toContain('Estimated value: €120,000');
  // Alex is on the deal already, as they stand on others; nothing else is asked about people.
  expect(await talk.says('30 September 2027')).toContain('Which solutions are part of it?');
  expect(await talk.pressesFirst('Choose 1')).toContain('Would you like to add anything?');
  expect(await talk.presses('duns')).toContain('D-U-N-S');
  expect(await talk.says('12-345-6789')).toContain('At present: D-U-N-S number: 123456789');
  const review = await talk.presses('Show me the review');
  expect(review).toContain('Your deal, before it is created');
  expect(review).toMatch(/Deal name\nContoso Retail Insights\nfilled in for you/);
  expect(review).toMatch(/Alex Wilber\nalex.wilber@contoso.example\n\+1 425 555 0100\nfilled in for you/);
  await talk.edits('name');
  expect(await talk.says('Robot cells')).toContain('Deal name: Robot cells');
  expect(await talk.presses('Create', {})).toContain('Does everybody agree');
  expect(await talk.says('yes')).toContain('Created: Robot cells');
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
