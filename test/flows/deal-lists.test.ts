import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { choice, textOf, valuesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const megan = {
  newFirst: 'Megan',
  newLast: 'Bowen',
  newPhone: '+1 425 555 0101',
  newMail: 'megan.bowen@contoso.example',
};

async function openForm(desk: Desk, name: 'Employees' | 'Solutions', spec = {}) {
  const opened = await openDeal(desk, spec);
  await desk.alex.presses('More', { on: opened.card });
  const { card: form } = await desk.alex.presses(name, { on: opened.card });
  return { ...opened, form };
}

describe('employees', () => {
  it('somebody new is appended to the team, and nobody else is touched', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openForm(desk, 'Employees');

    await desk.alex.presses('Save', { on: card, inputs: megan });
    await desk.settles();

    expect(patchesOf(desk, id)).toMatchObject([[{ op: 'add', path: '/team/-', value: { firstName: 'Megan' } }]]);
    expect(desk.record(id).team.map(({ firstName }) => firstName)).toEqual(['Alex', 'Megan']);
    expect(textOf(card)).toContain('Alex Wilber, Megan Bowen');
  });

  it('somebody from recent deals comes with one press', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    await desk.receives({
      customer: 'Northwind',
      team: ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'],
    });
    const { id, card, form } = await openForm(desk, 'Employees');

    await desk.alex.presses('Save', { on: card, inputs: { recent: choice(form, 'recent', 'Megan') } });
    await desk.settles();

    expect(desk.record(id).team.map(({ firstName }) => firstName)).toEqual(['Alex', 'Megan']);
  });

  it('somebody is taken off; the last one who can be reached stays', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
    const { id, card, form } = await openForm(desk, 'Employees', { team });

    await desk.alex.presses('Save', { on: card, inputs: { off: choice(form, 'off', 'Megan') } });
    await desk.settles();
    expect(desk.record(id).team.map(({ firstName }) => firstName)).toEqual(['Alex']);

    await desk.alex.presses('More', { on: card });
    const again = await desk.alex.presses('Employees', { on: card });
    const pressed = await desk.alex.presses('Save', { on: card, inputs: { off: choice(again.card, 'off', 'Alex') } });
    expect(textOf(pressed.card)).toContain('Somebody with all four details has to stay on the deal.');
  });

  it('half a colleague is not sent, and stays in the form', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openForm(desk, 'Employees');

    const pressed = await desk.alex.presses('Save', { on: card, inputs: { newFirst: 'Megan', newMail: 'megan@' } });

    expect(textOf(pressed.card)).toContain('3 fields need your attention');
    expect(valuesOf(pressed.card)).toMatchObject({ newFirst: 'Megan', newMail: 'megan@' });
    expect(patchesOf(desk, id)).toEqual([]);
  });
});

describe('solutions', () => {
  const solutions = [
    { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' },
    { id: 'SOL-15974-MQF', name: 'Contoso Cloud Landing Zone' },
  ];

  it('one is added by its ID, though the catalogue has never seen it', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openForm(desk, 'Solutions', { solutions });

    await desk.alex.presses('Save', { on: card, inputs: { add: 'sol-1234-pqrs' } });
    await desk.settles();

    expect(patchesOf(desk, id)).toEqual([
      [
        {
          op: 'add',
          path: '/details/requirements/solutions/-',
          value: { id: 'SOL-1234-PQRS', name: 'SOL-1234-PQRS', type: 'Name' },
        },
      ],
    ]);
  });

  it('one is added by its name; where several match, the desk asks', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    await desk.receives({
      customer: 'Northwind',
      solutions: [
        { id: 'SOL-20411-KTR', name: 'Contoso Factory Monitor' },
        { id: 'SOL-20412-KTR', name: 'Contoso Factory Twin' },
      ],
    });
    const { id, card } = await openForm(desk, 'Solutions', { solutions });

    const asked = await desk.alex.presses('Save', { on: card, inputs: { add: 'factory' } });
    expect(textOf(asked.card)).toContain('Several match: choose one.');
    await desk.alex.presses('Save', { on: card, inputs: { which: 'SOL-20412-KTR' } });
    await desk.settles();

    expect(desk.record(id).details.requirements.solutions.map(({ name }) => name)).toEqual([
      'Contoso Retail Insights',
      'Contoso Cloud Landing Zone',
      'Contoso Factory Twin',
    ]);
  });

  it('one is taken off; the last one stays', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openForm(desk, 'Solutions', { solutions });

    await desk.alex.presses('Save', { on: card, inputs: { off: 'SOL-34104-EBB' } });
    await desk.settles();
    expect(desk.record(id).details.requirements.solutions.map(({ id: each }) => each)).toEqual(['SOL-15974-MQF']);

    await desk.alex.presses('More', { on: card });
    await desk.alex.presses('Solutions', { on: card });
    const pressed = await desk.alex.presses('Save', { on: card, inputs: { off: 'SOL-15974-MQF' } });
    expect(textOf(pressed.card)).toContain('One solution has to stay.');
  });

  it('an unknown name is said to be unknown, and kept', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { card } = await openForm(desk, 'Solutions', { solutions });
    const pressed = await desk.alex.presses('Save', { on: card, inputs: { add: 'Time machine' } });
    expect(textOf(pressed.card)).toContain('I know no solution like that.');
    expect(valuesOf(pressed.card)).toMatchObject({ add: 'Time machine' });
  });
});
