import { describe, expect, it } from 'vitest';
import { buttonsOf, inputsOf, type Json } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, valuesOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal } from './support/deal-talk.ts';

const filled = {
  customer: 'Tailspin Toys Ltd',
  addressLine1: '1 Toy Street',
  city: 'Leeds',
  country: 'United Kingdom',
  postalCode: 'LS1 1AA',
  visibility: 'private',
  name: 'Toy robots',
  value: 50_000,
  currency: 'GBP',
  closeDate: '2027-03-31',
  employees: 'alex.wilber@contoso.example',
  solution0: 'SOL-15974-MQF',
  consent: 'yes',
};

describe('the form of a new deal, for clients that open no windows', async () => {
  const desk = await aDesk({ settings: { FORMS: 'cards' } });
  await aKnownDeal(desk);
  const { alex } = desk;
  const talk = aDealTalk(desk, alex);
  const form = () => alex.sees(talk.card) as Json;

  it('takes the question’s place, with every field and something to choose from', async () => {
    await talk.says('new deal');
    await talk.presses('Fill in a form');

    expect(inputsOf(form()).map(({ id }) => id)).toEqual(expect.arrayContaining(['customer', 'visibility', 'consent']));
    const sending = buttonsOf(form()).filter(({ type }) => type !== 'Action.ToggleVisibility');
    expect(sending.map(({ title }) => title)).toEqual(['Save and go on in the chat', 'Cancel']);
    // Such a client can't ask for choices while somebody types.
    expect(JSON.stringify(form())).not.toContain('choices.data');
    expect(JSON.stringify(inputsOf(form()).find(({ id }) => id === 'solution0'))).toContain('SOL-15974-MQF');
    expect(JSON.stringify(inputsOf(form()).find(({ id }) => id === 'known'))).toContain('Northwind Traders');
  });

  it('is left for the question', async () => {
    await talk.presses('Cancel');
    expect(talk.shown).toContain('Who is the customer?');
  });

  it('says what is wrong beside each field, keeps what was typed, and gives way to the review', async () => {
    await talk.presses('Fill in a form');
    await talk.presses('Save and go on in the chat', { ...filled, country: 'Narnia' });
    expect(talk.shown).toContain('I don’t know that country');
    expect(valuesOf(form())).toMatchObject({ city: 'Leeds', name: 'Toy robots' });

    await talk.presses('Save and go on in the chat', filled);

    expect(talk.shown).toContain('Toy robots');
    expect((await talk.draft()).fields).toMatchObject({
      name: 'Toy robots',
      value: { value: 50_000, currency: 'GBP' },
    });
    expect(textOf(form())).not.toContain('Save and go on');
  });
});
