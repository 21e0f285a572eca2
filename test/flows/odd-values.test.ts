import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { buttonsOf, type Json, withInputs } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, valuesOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import { answers, wonDeal } from './support/registration.ts';

/** Inputs as other clients fill them: numbers as they were typed, and values of another type than a text. */

const inbound = {
  customer: 'Fabrikam',
  dealName: 'Data platform',
  value: 90_000,
  currency: 'EUR',
  closingDateTime: '2027-01-29T16:30:00Z',
  team: ['alex.wilber@contoso.example'],
};
const understood: readonly (readonly [typed: unknown, value: number])[] = [
  ['120000,50', 120_000.5],
  ['120,000', 120_000],
  ['120 000', 120_000],
  ['120\u00a0000', 120_000],
  ['120\u202f000', 120_000],
  ['１２００００', 120_000],
  ['120k', 120_000],
  [120_000, 120_000],
  [120.125, 120.125],
];
const notUnderstood: readonly (readonly [typed: string, why: RegExp])[] = [
  ['120.000', /more than one way: €120,000 or €120\./],
  ['0x1F4', /Write a number/],
  ['1e5', /Write a number/],
  ['Infinity', /Write a number/],
  ['120k USD', /more than one way: \$120,000 \(USD\) or €120,000/],
  ['-5', /can’t be less than 0/],
];

describe('the accept form', async () => {
  const desk = await aDesk();
  const { alex } = desk;

  it.each(understood)('takes %j as %d', async (value, expected) => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await alex.presses('Accept', { on, raw: { value } });
    await desk.settles();
    expect(desk.record(id)).toMatchObject({ status: 'Active', details: { dealValue: expected } });
  });

  it.each(notUnderstood)('asks about %j beside its input, and keeps it', async (value, why) => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const { card } = await alex.presses('Accept', { on, inputs: { name: 'Other name' }, raw: { value } });
    expect(textOf(card)).toMatch(why);
    expect(valuesOf(card)).toMatchObject({ value: value === '-5' ? -5 : value, name: 'Other name' });
    // Corrected where it stands.
    await alex.presses('Accept', { on, inputs: { value: '120000' } });
    await desk.settles();
    expect(desk.record(id).details.dealValue).toBe(120_000);
  });

  it('leaves alone what it showed, whatever could be read into it', async () => {
    const id = await desk.receives({ ...inbound, value: 120.125 });
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    await alex.presses('Accept', { on });
    await desk.settles();
    expect(desk.record(id)).toMatchObject({ status: 'Active', details: { dealValue: 120.125 } });
  });

  it('takes null as left out, and odd marks of its own as none', async () => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const raw = { campaignId: null, notes: null, contact0Phone: 14255550100, seen: null, contactCount: null };
    await alex.presses('Accept', { on, raw });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
    expect(JSON.stringify(desk.record(id).team)).toContain('14255550100');
  });

  it('keeps all that was typed when one of it is odd', async () => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(alex, id);
    await alex.presses('Accept with changes', { on });
    const typed = { name: 'Other name', externalReferenceId: 'CRM-1', contact0Phone: '+1 425 555 0123' };
    const { card } = await alex.presses('Accept', { on, inputs: typed, raw: { value: null, campaignId: true } });
    expect(textOf(card)).toContain('This is needed');
    expect(valuesOf(card)).toMatchObject({ ...typed, campaignId: 'yes' });
  });
});

it('a number is read as the person’s language writes it', async () => {
  const desk = await aDesk({ locales: { alex: 'ru-RU' } });
  const id = await desk.receives(inbound);
  const on = desk.cardOf(desk.alex, id);
  await desk.alex.presses('referral.accept-form', { on });
  const { card } = await desk.alex.presses('referral.accept', { on, raw: { value: '120,000' } });
  expect(textOf(card)).toMatch(/120 000 € или 120 €/);
  expect(valuesOf(card)).toMatchObject({ value: '120,000' });
  await desk.alex.presses('referral.accept', { on, raw: { value: '120 000,5' } });
  await desk.settles();
  expect(desk.record(id).details.dealValue).toBe(120_000.5);
});

describe('other forms of a referral', async () => {
  const desk = await aDesk();

  it('decline: the reason as a number, the note as null', async () => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    await desk.alex.presses('Decline', { on, inputs: { reason: '1' }, raw: { reason: 3, note: null } });
    await desk.timePasses('PT61S');
    expect(desk.record(id).status).toBe('Closed');
  });

  it('decline: a reason that is none is asked for, and the note stays', async () => {
    const id = await desk.receives(inbound);
    const on = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Decline', { on });
    const { card } = await desk.alex.presses('Decline', {
      on,
      inputs: { reason: '1' },
      raw: { reason: null, note: 'Too small.' },
    });
    expect(textOf(card)).toContain('Choose one of the reasons.');
    expect(valuesOf(card)).toMatchObject({ note: 'Too small.' });
  });

  it('claim: the phone number as a number', async () => {
    const id = await desk.receives({ ...inbound, team: [] });
    const on = desk.channelCard(id);
    await desk.megan.looksAt(on);
    await desk.megan.presses('referral.claim', { on });
    await desk.megan.presses('referral.claim', { on, inputs: { phone: '1' }, raw: { phone: 14255550123 } });
    await desk.settles();
    expect(JSON.stringify(desk.record(id).team)).toContain('14255550123');
  });
});

describe('the forms of a deal', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { alex } = desk;
  let deals = 0;
  const aDeal = (spec: ReferralSpec = {}) => {
    deals += 1;
    return openDeal(desk, { customer: `Customer ${deals}x`, ...spec });
  };

  it.each(notUnderstood)('edit: asks about %j, keeps it and the rest', async (value, why) => {
    const { id, card: on } = await aDeal();
    await alex.presses('Edit', { on });
    const { card } = await alex.presses('Save', {
      on,
      inputs: { name: 'Other name' },
      raw: { value, campaignId: null },
    });
    expect(textOf(card)).toMatch(why);
    expect(valuesOf(card)).toMatchObject({ value: value === '-5' ? -5 : value, name: 'Other name' });
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it.each(understood)('edit: takes %j as %d', async (value, expected) => {
    const { id, card: on } = await aDeal({ value: 5 });
    await alex.presses('Edit', { on });
    await alex.presses('Save', { on, raw: { value, seen: null } });
    await desk.settles();
    expect(desk.record(id).details.dealValue).toBe(expected);
  });

  it('stage, note and lost: numbers and null as what they mean', async () => {
    const { id, card: on } = await aDeal();
    await alex.presses('Stage', { on });
    await alex.presses('Save', { on, raw: { salesStage: 60 } });
    await desk.settles();
    expect(JSON.stringify(patchesOf(desk, id))).toMatch(/[sS]alesStage/);
    await alex.presses('deal.note-form', { on });
    const { card } = await alex.presses('deal.note', { on, inputs: { note: 'x' }, raw: { note: null } });
    expect(textOf(card)).toContain('This is needed');
    await alex.presses('referral.show', { on }).catch(() => alex.presses('deal.show', { on }));
    await alex.presses('Lost', { on });
    await alex.presses('deal.lost', { on, inputs: { reason: '1' }, raw: { reason: 3, note: null } });
    await desk.timePasses('PT61S');
    expect(desk.record(id).status).toBe('Closed');
  });

  it('registration: asks about an amount of two readings, and keeps all the rest', async () => {
    const { id, card: on } = await wonDeal(desk, { customer: 'Wingtip Toys' });
    await alex.presses('Register with Microsoft', { on });
    const inputs = answers(desk);
    const raw = { contractValue: '90.000', solutionValue: '80 000', azure: true };
    const { card } = await alex.presses('Send to Microsoft', { on, inputs, raw });
    expect(textOf(card)).toMatch(/more than one way: \$90,000/);
    expect(valuesOf(card)).toMatchObject({
      contractValue: '90.000',
      solutionValue: '80 000',
      azure: 'yes',
      pricing: 'Other',
    });
    await alex.presses('Send to Microsoft', { on, inputs: { contractValue: '90,000' } });
    await desk.settles();
    expect(JSON.stringify(desk.record(id))).toContain('90000');
  });

  it('employees and solutions: null as nothing chosen', async () => {
    const { id, card: on } = await aDeal();
    await alex.presses('deal.more', { on }).catch(() => undefined);
    for (const [form, submit, raw] of [
      [
        'deal.employees-form',
        'deal.employees',
        { off: null, recent: null, newFirst: 'Sue', newLast: null, newPhone: 5550100 },
      ],
      ['deal.solutions-form', 'deal.solutions', { off: null, add: 'no such thing' }],
    ] as const) {
      await alex.presses(form, { on });
      const { card } = await alex.presses(submit, { on, raw });
      expect(JSON.stringify(valuesOf(card))).toMatch(/Sue.*5550100|no such thing/);
      await alex.presses('deal.show', { on });
      await alex.presses('deal.more', { on }).catch(() => undefined);
    }
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
  });
});

it('the filter of a list names what is wrong beside its input, and keeps all that was typed', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  const { replies } = await desk.alex.says('my referrals');
  const on = replies[0] as never;
  await desk.alex.presses('Filter', { on });
  const raw = { words: null, stage: 60, valueFrom: '100.000', closingBefore: 'some day' };
  const { card } = await desk.alex.presses('list.filter', { on, raw });
  expect(textOf(card)).toMatch(/more than one way: 100,000 or 100\b/);
  expect(textOf(card)).toMatch(/2 (fields|inputs)|need another look|look at/i);
  expect(valuesOf(card)).toMatchObject({ stage: '60', valueFrom: '100.000', closingBefore: 'some day' });
  const shown = await desk.alex.presses('list.filter', {
    on,
    inputs: { valueFrom: '100 000', closingBefore: '31 March 2027' },
  });
  expect(textOf(shown.card)).toMatch(/100,000/);
});

describe('the form of a new deal', async () => {
  const desk = await aDesk();
  await aKnownDeal(desk);
  const talk: DealTalk = aDealTalk(desk, desk.alex);
  await talk.says('new deal');
  const filled = { customer: 'Tailspin Toys', name: 'Toy robots', currency: 'GBP', solution0: 'SOL-15974-MQF' };

  /** Saves it with these values as a client sent them. */
  async function saves(raw: Json): Promise<Json | undefined> {
    const form = await talk.opensForm();
    const button = buttonsOf(form.card).find(({ type }) => type !== 'Action.ToggleVisibility');
    const data = { ...(withInputs(form.card, button?.action ?? {}, filled) as Json), ...raw };
    const { body } = await talk.invokes('task/submit', { data });
    return (body as { task?: { value?: { card?: { content?: Json } } } }).task?.value?.card?.content;
  }

  it.each<[Json, RegExp]>([
    [{ value: '120.000' }, /more than one way: £120,000 or £120/],
    [{ value: '0x1F4' }, /Write a number/],
    [{ value: 5, quantity0: '1.000' }, /more than one way: 1,000 or 1\b/],
    [{ value: 5, quantity0: '0x10' }, /How many\? Write a whole number/],
    [{ value: 5, quantity0: 1.5 }, /How many\? Write a whole number/],
    [{ value: 5, quantity0: 10, price0: '99.500' }, /more than one way: £99,500 or £99.50/],
    [{ value: null, currency: null, price0: 5 }, /Choose a currency/],
  ])('asks about %j, and keeps it', async (raw, why) => {
    const again = await saves({ ...raw, notes: null });
    expect(textOf(again)).toMatch(why);
    const typed = Object.entries({ ...filled, ...raw }).filter(([, value]) => value !== null);
    expect(valuesOf(again)).toMatchObject(Object.fromEntries(typed));
  });

  it('comes again with what was typed when its own mark is odd', async () => {
    const again = await saves({ name: 'Typed over', seen: null });
    expect(valuesOf(again)).toMatchObject({ name: 'Typed over' });
  });

  it('takes null as left out, true as yes, numbers as their text, and passes over what it does not know', async () => {
    const raw = {
      value: '120 000,5',
      quantity0: '１０',
      price0: '99,5',
      notes: null,
      consent: true,
      crmId: 4711,
      seenBefore: 'x',
    };
    expect(await saves(raw)).toBeUndefined();
    const { fields } = await talk.draft();
    expect(fields).toMatchObject({
      value: { value: 120_000.5, currency: 'GBP' },
      solutions: [{ id: 'SOL-15974-MQF', quantity: 10, price: { value: 99.5, currency: 'GBP' } }],
      crmId: '4711',
      consent: true,
    });
  });
});
