import { beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, inputsOf, type Json } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, valuesOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk, recordsOf } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

describe('the form of a new deal', () => {
  let desk: Desk;
  let talk: DealTalk;

  beforeAll(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
    talk = aDealTalk(desk, desk.alex);
  });

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
    ownPhone: '+1 425 555 0100',
    solution0: 'SOL-15974-MQF',
    quantity0: 10,
    price0: 99.5,
    consent: 'yes',
  };

  it('is opened by a button of any question, as a window with every field', async () => {
    await talk.says('new deal');
    const form = await talk.opensForm();

    expect(form.title).toBe('Create a deal');
    expect(inputsOf(form.card).map(({ id }) => id)).toContain('visibility');
    expect(valuesOf(form.card)).toMatchObject({ marketplaceIntent: 'HaveNotDecided', consent: 'no' });
    expect(JSON.stringify(form.card)).toContain('Alex Wilber (alex.wilber@contoso.example)');
    const sending = buttonsOf(form.card).filter(({ type }) => type !== 'Action.ToggleVisibility');
    expect(sending.map(({ title }) => title)).toEqual(['Save and go on in the chat']);
  });

  it('says what is wrong beside each field, and keeps what was typed', async () => {
    const form = await talk.opensForm();
    const wrong = {
      ...filled,
      country: 'Narnia',
      ownPhone: '',
      currency: '',
      contactFirstName: 'Sue',
      contactEmail: 'sue@',
    };
    const again = await talk.savesForm(form.card, wrong);

    const words = textOf(again.card as Json);
    for (const part of [
      'I don’t know that country',
      'Choose a currency',
      'That doesn’t look like an e-mail address',
      'This is needed',
    ])
      expect(words).toContain(part);
    expect(valuesOf(again.card as Json)).toMatchObject({
      customer: 'Tailspin Toys Ltd',
      country: 'Narnia',
      value: 50_000,
      name: 'Toy robots',
      contactEmail: 'sue@',
      quantity0: 10,
    });
    expect(Object.keys((await talk.draft()).fields).sort()).toEqual(['assumed', 'employees']);
  });

  it('saves into the draft, closes, and the chat asks only for the rest', async () => {
    const form = await talk.opensForm();
    const { consent: _later, city: _missing, ...some } = filled;
    const saved = await talk.savesForm(form.card, some);

    expect(saved.card).toBeUndefined();
    expect(saved.body).toEqual({});
    expect(talk.shown).toContain('I took over what you filled in.');
    expect(talk.shown).toContain('In which city?');
    expect(await talk.says('Leeds')).toContain('Does everybody agree');
    expect((await talk.draft()).fields).toMatchObject({
      customer: { name: 'Tailspin Toys Ltd', address: { country: 'GB', addressLine2: null } },
      value: { value: 50_000, currency: 'GBP' },
      closeDate: '2027-03-31',
      employees: [{ firstName: 'Alex', phoneNumber: '+1 425 555 0100' }],
      solutions: [{ id: 'SOL-15974-MQF', quantity: 10, price: { value: 99.5, currency: 'GBP' } }],
      notes: null,
    });
  });

  it('shows what the chat has filled in, and ends where it began: one draft, one deal', async () => {
    const form = await talk.opensForm();
    expect(valuesOf(form.card)).toMatchObject({
      city: 'Leeds',
      country: 'GB',
      solution0: 'SOL-15974-MQF',
      price0: 99.5,
    });

    await talk.savesForm(form.card, { consent: 'yes', notes: 'From the form.' });
    expect(talk.shown).toContain('Your deal, before it is created');
    await talk.presses('Create');
    await desk.settles();

    const records = recordsOf(desk, 'Toy robots');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      customerProfile: { address: { city: 'Leeds', country: 'GB', postalCode: 'LS1 1AA' } },
      details: {
        notes: 'From the form.',
        dealValue: 50_000,
        currency: 'GBP',
        closingDateTime: expect.stringContaining('2027-03-31T00:00:00'),
        requirements: { solutions: [{ id: 'SOL-15974-MQF', quantity: 10, price: 99.5, currency: 'GBP' }] },
      },
    });
  });

  it('does not overwrite what was answered in the chat while it stood open', async () => {
    await talk.says('new deal');
    const form = await talk.opensForm();
    await talk.says('Wingtip Toys, France');
    const again = await talk.savesForm(form.card, { name: 'Second thoughts' });

    expect(textOf(again.card as Json)).toContain('The draft changed in the chat meanwhile');
    expect(valuesOf(again.card as Json)).toMatchObject({
      customer: 'Wingtip Toys',
      country: 'FR',
      name: 'Second thoughts',
    });
    await talk.savesForm(again.card as Json, {});
    expect((await talk.draft()).fields).toMatchObject({ customer: { name: 'Wingtip Toys' }, name: 'Second thoughts' });
  });

  it('is nobody else’s to open or to save', async () => {
    const { id } = await talk.draft();
    const stranger = aDealTalk(desk, desk.megan);
    for (const name of ['task/fetch', 'task/submit'] as const) {
      const { body } = await stranger.invokes(name, { data: { form: 'new-deal', draftId: id, name: 'Mine now' } });
      expect(body).toEqual({ task: { type: 'message', value: expect.stringContaining('no longer there') } });
    }
    expect((await talk.draft()).fields.name).toBe('Second thoughts');
  });
});
