import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { titlesOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

const alex = 'alex.wilber@contoso.example';

describe('people, solutions and places of a new deal', () => {
  let desk: Desk;
  let talk: DealTalk;

  beforeAll(async () => {
    desk = await aDesk();
    const contacts = [
      { firstName: 'Patti', lastName: 'Fernandez', phoneNumber: '+44 20 5550100', email: 'patti@northwind.example' },
      { firstName: 'Grady', lastName: 'Archie', phoneNumber: '+44 20 5550101', email: 'grady@northwind.example' },
    ];
    await aKnownDeal(desk, { mpnId: '4567002', contact: contacts[0] });
    await aKnownDeal(desk, { contact: contacts[1], dealName: 'Second plant' });
    await aKnownDeal(desk, { customer: 'Tailspin Toys', team: [alex, 'lee.gu@contoso.example'] });
  });

  beforeEach(async () => {
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    if (talk.shown.includes('unfinished')) await talk.presses('Start a new deal');
    await talk.says('Northwind Traders');
    if ((await talk.draft()).pending?.kind === 'customers') await talk.says('1');
  });

  const employees = async () => (await talk.draft()).fields.employees?.map(({ email }) => email) ?? [];
  const contact = async () => (await talk.draft()).fields.contact;

  it('knows whoever speaks, and picks those who are offered by any part of their name', async () => {
    await talk.says('edit employees');
    for (const email of await employees()) await talk.presses(`-${email}`);
    await talk.says('just me');
    if ((await talk.draft()).pending?.kind === 'person') await talk.says('+1 425 555 0100');
    expect(await employees()).toEqual([alex]);
    await talk.says('edit employees');
    await talk.says('and megan bowen');
    if ((await talk.draft()).pending?.kind === 'person') await talk.says('+1 425 555 0101');
    expect(await employees()).toEqual([alex, 'megan.bowen@contoso.example']);
    await talk.says('edit employees');
    await talk.says('remove Megan');
    expect(await employees()).toEqual([alex]);
    await talk.says('edit contact');
    await talk.says('patti please');
    expect(await contact()).toMatchObject({ email: 'patti@northwind.example' });
  });

  it('takes a whole person, whichever part was asked', async () => {
    await talk.says('edit contact');
    await talk.says('Bob');
    expect(talk.shown).toContain('What is the last name?');
    await talk.says('Sue Smith, +1 425 555 0100, sue@contoso.example');
    expect(await contact()).toEqual({
      ...{ firstName: 'Sue', lastName: 'Smith', phoneNumber: '+1 425 555 0100', email: 'sue@contoso.example' },
    });
    await talk.says('edit contact');
    await talk.says('Bob Brown, bob@contoso.example');
    expect(talk.shown).toContain('What is the phone number?');
    await talk.says('Sue Smith, +1 425 555 0100, sue@contoso.example');
    expect(await contact()).toMatchObject({ firstName: 'Sue', lastName: 'Smith', email: 'sue@contoso.example' });
  });

  it('asks about words beside a phone number that are no part of a person', async () => {
    await talk.says('edit contact');
    await talk.says('Bob Brown, bob@contoso.example');
    await talk.says('+1 425 555 0177 mornings are best');
    expect(talk.shown).toContain('I couldn’t place this: mornings are best');
    expect(talk.shown).toContain('Is the rest right: Bob Brown');
    await talk.says('yes');
    expect(await contact()).toMatchObject({ phoneNumber: '+1 425 555 0177' });
  });

  it('asks which of two people of one name is meant', async () => {
    const twin = { firstName: 'Lee', lastName: 'Gu', phoneNumber: '+44 20 5550111' };
    await aKnownDeal(desk, { dealName: 'Third plant', contact: { ...twin, email: 'lee.gu@northwind.example' } });
    await aKnownDeal(desk, { dealName: 'Fourth plant', contact: { ...twin, email: 'l.gu@northwind.example' } });
    await talk.says('edit contact');
    await talk.says('Lee Gu');
    expect(talk.shown).toContain('Whom do you mean by “Lee Gu”?');
    expect(titlesOf(talk.card)).toContain('Somebody new');
    const second = /gu@northwind\.example[\s\S]*?(\S+gu@northwind\.example)/.exec(talk.shown)?.[1];
    await talk.says('2');
    expect(await contact()).toMatchObject({ email: second });
  });

  it('takes a well-formed ID that the catalogue does not know, with a warning; terms stay and are said afterwards', async () => {
    await talk.says('edit solutions');
    await talk.says('SOL-99999-ZZZ');
    expect(talk.shown).toContain('SOL-99999-ZZZ isn’t in the desk’s catalogue');
    const solutions = async () => (await talk.draft()).fields.solutions;
    expect(await solutions()).toMatchObject([{ id: 'SOL-99999-ZZZ' }]);
    await talk.says('10 x 5000 usd');
    const terms = { quantity: 10, price: { value: 5000, currency: 'USD' } };
    expect(await solutions()).toMatchObject([{ id: 'SOL-99999-ZZZ', ...terms }]);
    await talk.says('edit solutions');
    await talk.says('Retail Insights, 3, 100 EUR');
    await talk.says('retail insights');
    expect(await solutions()).toMatchObject([
      { id: 'SOL-99999-ZZZ', ...terms },
      { id: 'SOL-34104-EBB', quantity: 3, price: { value: 100, currency: 'EUR' } },
    ]);
  });

  it('questions a location that is none of ours', async () => {
    const location = async () => (await talk.draft()).fields.location;
    await talk.says('edit location');
    await talk.says('april 2027');
    expect(talk.shown).toContain('Really 2027? Yours are 4567001, 4567002.');
    await talk.says('no');
    expect(await location()).toBeUndefined();
    await talk.says('2027');
    await talk.says('4567002');
    expect(await location()).toBe('4567002');
    await talk.says('edit location');
    await talk.says('4567009');
    await talk.says('yes');
    expect(await location()).toBe('4567009');
  });
});

it('an empty catalogue is in nobody’s way', async () => {
  const desk = await aDesk();
  const talk = aDealTalk(desk, desk.alex);
  await talk.says('new deal');
  await talk.answers({ solutions: 'SOL-99999-ZZZ' });
  expect(await talk.presses('Create')).toContain('Created:');
});
