import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { titlesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';

const notTheirs = 'Only those who work on this deal, and Referrals admins, can do that.';
const guests = 'Guests can’t do that.';

/** Every button of an open deal, with what would make it do something. */
const presses: readonly (readonly [verb: string, inputs: Readonly<Record<string, string>>])[] = [
  ['deal.edit-form', {}],
  ['deal.edit', { name: 'Taken over' }],
  ['deal.stage-form', {}],
  ['deal.stage', { salesStage: '60' }],
  ['deal.note-form', {}],
  ['deal.note', { note: 'Hello.' }],
  ['deal.employees-form', {}],
  ['deal.employees', { newFirst: 'A', newLast: 'B', newPhone: '555 0100', newMail: 'a@b.example' }],
  ['deal.solutions-form', {}],
  ['deal.solutions', { add: 'SOL-1234-PQRS' }],
  ['deal.share-form', {}],
  ['deal.share', { consent: 'yes' }],
  ['deal.invite-form', {}],
  ['deal.invite', { help: 'QuotesOrLicensing', consent: 'yes' }],
  ['deal.won', {}],
  ['deal.won-now', {}],
  ['deal.won-later', {}],
  ['deal.plan-cancel', {}],
  ['deal.lost-form', {}],
  ['deal.lost', { reason: '3' }],
];

describe('a deal of somebody else', async () => {
  const desk = await aDesk();
  const { id, card } = await openDeal(desk, { kind: 'private', customer: 'Fabrikam' });

  it.each(presses)('a rep who is not on it cannot press %s, however the press is made', async (verb, inputs) => {
    expect(await forges(desk, desk.megan, { id, card }, verb, inputs)).toContain(notTheirs);
  });

  it.each(presses)('a guest cannot press %s', async (verb, inputs) => {
    expect(await forges(desk, desk.gail, { id, card }, verb, inputs)).toContain(guests);
  });

  it.each(presses)('an admin of another location cannot press %s', async (verb, inputs) => {
    expect(await forges(desk, desk.lee, { id, card }, verb, inputs)).toContain(notTheirs);
  });

  it('nothing of all that was written', async () => {
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
    expect(desk.sandbox.records()).toHaveLength(1);
  });
});

describe('who may', () => {
  it('an admin works on every deal', async () => {
    const desk = await aDesk();
    const { id, card } = await openDeal(desk, {}, desk.adele);
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Edit', 'Won', 'Lost']));
    await desk.adele.presses('Stage', { on: card });
    await desk.adele.presses('Save', { on: card, inputs: { salesStage: '20' } });
    await desk.settles();
    expect(desk.record(id).salesStage).toBe('20');
  });

  it('a colleague on the team works on it', async () => {
    const desk = await aDesk();
    const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
    const { id, card } = await openDeal(desk, { team }, desk.megan);
    await desk.megan.presses('Stage', { on: card });
    await desk.megan.presses('Save', { on: card, inputs: { salesStage: '20' } });
    await desk.settles();
    expect(desk.record(id).salesStage).toBe('20');
  });

  it('a rep who left the team meanwhile does not, though the card still shows the button', async () => {
    const desk = await aDesk();
    const team = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
    const { id, card } = await openDeal(desk, { team }, desk.megan);
    const press = desk.megan.pressing('Stage', { on: card });
    await desk.alex.says('referral Fabrikam');
    const mine = desk.cardOf(desk.alex, id);
    await desk.alex.presses('More', { on: mine });
    const form = await desk.alex.presses('Employees', { on: mine });
    const off = /"title":"Megan[^"]*","value":"([^"]+)"/.exec(JSON.stringify(form.card))?.[1];
    await desk.alex.presses('Save', { on: mine, inputs: { off } });
    await desk.settles();

    const { body } = await desk.teams.hear(press);

    expect(JSON.stringify(body)).toContain(notTheirs);
  });
});
