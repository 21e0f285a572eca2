import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { withCatalogue } from './support/catalogue.ts';
import { openDeal, patchesOf } from './support/deals.ts';

/** Old enough for the 72 hours to be over. */
const old = { createdDateTime: '2026-10-01T09:00:00Z' };
const small = { value: 4_000, currency: 'USD' };

describe('Won', () => {
  it('waits for Undo, then Partner Center has it, and every copy says who', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, small);

    await desk.alex.presses('Won', { on: card });
    const pressed = await desk.alex.presses('Mark as won', { on: card });

    expect(textOf(pressed.card)).toContain('until then you can undo it');
    expect(titlesOf(pressed.card)).toEqual(['Undo']);
    await desk.settles();
    expect(patchesOf(desk, id)).toEqual([]);
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect(textOf(card)).toContain('Marked as won by Alex Wilber');
    expect(textOf(card)).toContain('nothing about it can be changed any more');
    expect(titlesOf(card)).not.toContain('Edit');
  });

  it('can be undone: the deal is open again, with who accepted it', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const id = await desk.receives({ customer: 'Fabrikam', ...small, team: ['alex.wilber@contoso.example'] });
    const card = desk.cardOf(desk.alex, id);
    await desk.alex.presses('Accept', { on: card });
    await desk.settles();

    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });
    const pressed = await desk.alex.presses('Undo', { on: card });

    expect(textOf(pressed.card)).toContain('Taken back. The deal is open again.');
    expect(textOf(pressed.card)).toContain('Accepted by Alex Wilber');
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  });

  it('comes too late to undo once it has gone out', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, small);
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });
    const undo = desk.alex.pressing('Undo', { on: card });
    await desk.timePasses('PT61S');

    const heard = await desk.teams.hear(undo);

    expect(JSON.stringify(heard.body)).toContain('It has gone out to Partner Center already');
    expect(desk.record(id).substatus).toBe('Won');
  });

  it('lets changes that still wait go out before it', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, small);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'] });
    await desk.alex.presses('Stage', { on: card });
    await desk.alex.presses('Save', { on: card, inputs: { salesStage: '80' } });
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });

    await desk.timePasses('PT61S');
    expect(desk.record(id).status).toBe('Active');
    desk.sandbox.clearFaults();
    await desk.timePasses('PT5M');

    expect(desk.record(id)).toMatchObject({ salesStage: '80', substatus: 'Won' });
  });

  it('asks what it was won with, sends that before it, and takes both back with one Undo', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, small);
    const opened = await desk.alex.presses('Won', { on: card });
    expect(valuesOf(opened.card)).toMatchObject({ value: 4_000, currency: 'USD', closeDate: '2026-12-18' });
    const typed = { value: 5_500, closeDate: '2026-11-28', note: 'Sue signed.' };
    await desk.alex.presses('Mark as won', { on: card, inputs: { ...typed, value: 'lots' } });
    expect(titlesOf(desk.alex.sees(card))).toContain('Mark as won');
    await desk.alex.presses('Mark as won', { on: card, inputs: typed });
    await desk.alex.presses('Undo', { on: card });
    await desk.timePasses('PT61S');
    expect(patchesOf(desk, id)).toEqual([]);
    expect((await desk.referral(id)).outbox).toEqual([]);

    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card, inputs: typed });
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({ substatus: 'Won', details: { dealValue: 5_500 } });
    expect(desk.record(id).details.closingDateTime).toContain('2026-11-28');
    expect(desk.record(id).details.notes).toContain('Alex Wilber] Sue signed.');
    expect(patchesOf(desk, id)).toHaveLength(2);
  });

  it('is refused by Partner Center: the card says so, and the deal is open', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id, card } = await openDeal(desk, small);
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], status: 403 });

    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });
    await desk.settles();

    expect(textOf(card)).toContain('Partner Center refused to mark it as won (Alex Wilber');
    expect(titlesOf(card)).toContain('Won');
    expect(desk.record(id).status).toBe('Active');
  });

  it('meets a colleague who lost it in Partner Center meanwhile: that counts, and it is said', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, small);
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });

    await desk.sandbox.microsoft({ referralId: id, action: 'lostInPartnerCenter' });
    await desk.settles();

    expect(textOf(card)).toContain('Lost');
    expect(textOf(card)).toContain('it was closed in Partner Center by then, and that counts');
    await desk.timePasses('PT61S');
    expect(patchesOf(desk, id)).toEqual([]);
  });
});

describe('Lost', () => {
  it('asks for the reason, and tells Partner Center in its own words', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk);
    await desk.alex.presses('Lost', { on: card });

    await desk.alex.presses('Mark as lost', { on: card, inputs: { reason: '3', note: 'They went with a rival.' } });
    await desk.timePasses('PT61S');

    expect(patchesOf(desk, id)).toEqual([
      [
        { op: 'replace', path: '/status', value: 'Closed' },
        { op: 'replace', path: '/substatus', value: 'Lost' },
        { op: 'replace', path: '/statusReason', value: 'Customer chose another vendor: They went with a rival.' },
      ],
    ]);
    expect(textOf(card)).toContain('Marked as lost by Alex Wilber');
    expect(textOf(card)).toContain('Reason: Customer chose another vendor');
  });

  it('offers no reason for somebody who was no customer, and wants a note with “Other”', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk);
    const { card: form } = await desk.alex.presses('Lost', { on: card });
    const reasons = JSON.stringify(form);
    expect(reasons).toContain('Customer chose another vendor');
    expect(reasons).not.toMatch(/Not a customer|Report as abuse/);

    const asked = await desk.alex.presses('Mark as lost', { on: card, inputs: { reason: '8', note: ' ' } });
    expect(textOf(asked.card)).toContain('“Other” alone says nothing: write a note.');
    await desk.alex.presses('Mark as lost', { on: card, inputs: { reason: '8', note: 'Merged with a rival.' } });
    await desk.timePasses('PT61S');
    expect(desk.record(id).statusReason).toBe('Others: Merged with a rival.');
  });

  it('marks it as lost though somebody edited the deal meanwhile', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk);
    await desk.alex.presses('Lost', { on: card });
    const form = desk.alex.sees(card) ?? {};
    await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter', reason: 'News.' });
    await desk.settles();
    card.views.set(desk.alex.teamsId, form);

    const pressed = await desk.alex.presses('Mark as lost', { on: card, inputs: { reason: '3', note: 'Rival.' } });

    expect(textOf(pressed.card)).toContain('News.');
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({ substatus: 'Lost', statusReason: expect.stringContaining('Rival.') });
  });
});

describe('the 72-hour guard', () => {
  it('warns before a young deal that can be registered is won, and keeps the promise to do it later', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, { value: 80_000, currency: 'USD' });

    const warned = await desk.alex.presses('Won', { on: card });
    expect(textOf(warned.card)).toContain(
      'This deal can be registered with Microsoft, and it is younger than 72 hours:',
    );
    const pressed = await desk.alex.presses('deal.won-later', { on: card });

    expect(textOf(pressed.card)).toContain('Agreed: I mark it as won on');
    await desk.settles();
    expect(textOf(card)).toContain('The desk marks it as won on');
    await desk.timePasses('P2D');
    expect(desk.record(id).status).toBe('Active');
    await desk.timePasses('P1DT1M');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect(textOf(card)).toContain('Marked as won by Alex Wilber');
  });

  it('keeps the promise across a restart', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, { value: 80_000, currency: 'USD' });
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('deal.won-later', { on: card });
    await desk.restarts();

    await desk.timePasses('P3DT1M');

    expect(desk.record(id).substatus).toBe('Won');
  });

  it('can be cancelled', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, { value: 80_000, currency: 'USD' });
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('deal.won-later', { on: card });

    const pressed = await desk.alex.presses('Don’t mark it as won', { on: card });

    expect(textOf(pressed.card)).toContain('Cancelled: the deal stays open.');
    await desk.timePasses('P4D');
    expect(desk.record(id).status).toBe('Active');
  });

  it('can be passed by: won now', async () => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { id, card } = await openDeal(desk, { value: 80_000, currency: 'USD' });
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won now', { on: card });
    await desk.timePasses('PT61S');
    expect(desk.record(id).substatus).toBe('Won');
  });

  describe('and what the solutions catalogue knows', () => {
    const trey = { id: 'SOL-61001-TRY', name: 'Trey Research Data Catalogue' };
    const retail = { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' };
    const unknown = { id: 'SOL-77777-NEW', name: 'Brand new' };

    it.each([
      ['only solutions that are not eligible: asks at once', [trey], '\nMark as won\n'],
      ['one that is eligible: the guard', [trey, retail], 'it is younger than 72 hours'],
      ['one that it does not know: the guard', [trey, unknown], 'it is younger than 72 hours'],
    ])('%s', async (_what, solutions, expected) => {
      const desk = await aDesk({ undoSeconds: 60 });
      await withCatalogue(desk);
      const { card } = await openDeal(desk, { value: 80_000, currency: 'USD', solutions });
      const pressed = await desk.alex.presses('Won', { on: card });
      expect(`${textOf(pressed.card)}\n${titlesOf(pressed.card).join('\n')}`).toContain(expected);
    });

    it('an eligible solution that was just put on the deal, and is still on its way, counts', async () => {
      const desk = await aDesk({ undoSeconds: 60 });
      await withCatalogue(desk);
      const { card } = await openDeal(desk, { value: 80_000, currency: 'USD', solutions: [trey] });
      desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'] });
      await desk.alex.presses('More', { on: card });
      await desk.alex.presses('Solutions', { on: card });
      await desk.alex.presses('Save', { on: card, inputs: { add: retail.id } });

      const pressed = await desk.alex.presses('Won', { on: card });

      expect(textOf(pressed.card)).toContain('it is younger than 72 hours');
    });

    it('changes while the warning is open: "mark it for me then" marks it at once', async () => {
      const desk = await aDesk({ undoSeconds: 60 });
      const { card } = await openDeal(desk, { value: 80_000, currency: 'USD', solutions: [trey] });
      await desk.alex.presses('Won', { on: card });
      await withCatalogue(desk);

      const pressed = await desk.alex.presses('deal.won-later', { on: card });

      expect(textOf(pressed.card)).toContain('until then you can undo it');
    });
  });

  it.each([
    ['in another currency says "may be"', { value: 80_000, currency: 'EUR' }, 'may be registered'],
    ['below 25,000 US dollars is not warned of', { value: 24_999, currency: 'USD' }, '\nMark as won\n'],
    ['that is private is not warned of', { kind: 'private', value: 80_000, currency: 'USD' }, '\nMark as won\n'],
    ['older than 72 hours is not warned of', { ...old, value: 80_000, currency: 'USD' }, '\nMark as won\n'],
  ] as const)('a deal %s', async (_what, spec, expected) => {
    const desk = await aDesk({ undoSeconds: 60 });
    const { card } = await openDeal(desk, spec);
    const pressed = await desk.alex.presses('Won', { on: card });
    expect(`${textOf(pressed.card)}\n${titlesOf(pressed.card).join('\n')}`).toContain(expected);
  });
});
