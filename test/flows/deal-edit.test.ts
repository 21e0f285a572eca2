import { expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { changedUnseen, openDeal, patchesOf } from './support/deals.ts';

it('an accepted referral becomes a deal card: its facts, who took it, and what can be done with it', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] });
  await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
  await desk.settles();

  const card = desk.cardOf(desk.alex, id);

  expect(textOf(card)).toContain('Accepted by Alex Wilber');
  expect(textOf(card)).toContain('Active deal');
  expect(titlesOf(card)).toEqual(expect.arrayContaining(['Edit', 'Stage', 'Add note']));
});

it('edits a deal: only what is different goes out, with If-Match, and every copy shows it', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  const eTag = desk.record(id).eTag;

  await desk.alex.presses('Edit', { on: card });
  expect(valuesOf(desk.alex.sees(card))).toMatchObject({
    name: 'Data platform',
    value: 120_000,
    closeDate: '2026-12-18',
  });
  const pressed = await desk.alex.presses('Save', {
    on: card,
    inputs: { value: 150_000, externalReferenceId: 'OPP-7' },
  });

  expect(textOf(pressed.card)).toContain('Saved. It is on its way to Partner Center.');
  expect(textOf(pressed.card)).toContain('€150,000');
  await desk.settles();
  const [patch] = desk.patches(id);
  expect(patch?.ifMatch).toBe(eTag);
  expect(patchesOf(desk, id)).toEqual([
    [
      { op: 'replace', path: '/details/dealValue', value: 150_000 },
      { op: 'replace', path: '/externalReferenceId', value: 'OPP-7' },
    ],
  ]);
  // A date that nobody changed keeps its time of day.
  expect(desk.record(id).details.closingDateTime).toBe('2026-12-18T15:30:00Z');
  expect(textOf(card)).not.toContain('on the way to Partner Center');
});

it('a close date is the same day in chat and in Partner Center, wherever its reader sits', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk, { closingDateTime: '2026-12-31T23:30:00Z' });
  expect(textOf(card)).toContain('December 31, 2026');

  await desk.alex.presses('Edit', { on: card });
  // As a client without a date picker sends it.
  await desk.alex.presses('Save', { on: card, inputs: { closeDate: '1 Feb 2027' } });
  await desk.settles();

  expect(desk.record(id).details.closingDateTime).toBe('2027-02-01T00:00:00.000Z');
  expect(textOf(card)).toContain('February 1, 2027');
});

it('sets the sales stage', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);

  await desk.alex.presses('Stage', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { salesStage: '60' } });
  await desk.settles();

  expect(patchesOf(desk, id)).toEqual([[{ op: 'replace', path: '/salesStage', value: '60' }]]);
  expect(textOf(card)).toContain('Active deal: Proposed (60%)');
});

it('appends a note with date and name, and overwrites nothing', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);

  await desk.alex.presses('Add note', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { note: 'Called them: budget is approved.' } });
  await desk.settles();

  const [first, second] = desk.record(id).details.notes?.split('\n') ?? [];
  expect(first).toBe('They decide in January.');
  expect(second).toMatch(/^\[.+ \d{4}, Alex Wilber\] Called them: budget is approved\.$/);
});

it('sends a note once, though its button was pressed on an old card', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await desk.alex.presses('Add note', { on: card });
  const press = desk.alex.pressing('Save', { on: card, inputs: { note: 'Once.' } });

  await desk.teams.hear(press);
  await desk.teams.hear(press);
  await desk.settles();

  expect(desk.record(id).details.notes?.match(/Once\./g)).toHaveLength(1);
});

it('says what is wrong beside its field, and keeps what was typed', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await desk.alex.presses('Edit', { on: card });

  const pressed = await desk.alex.presses('Save', { on: card, inputs: { value: -5, name: 'Data platform II' } });

  expect(textOf(pressed.card)).toContain('It can’t be less than 0.');
  expect(valuesOf(pressed.card)).toMatchObject({ name: 'Data platform II', value: -5 });
  await desk.settles();
  expect(patchesOf(desk, id)).toEqual([]);
});

it('a form that stayed open while a colleague changed another field overwrites nothing of theirs', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await desk.alex.presses('Edit', { on: card });
  const form = desk.alex.sees(card);
  await desk.sandbox.microsoft({
    referralId: id,
    action: 'editInPartnerCenter',
    reason: 'Rewritten in Partner Center.',
  });
  await desk.settles();
  card.views.set(desk.alex.teamsId, form ?? {});

  await desk.alex.presses('Save', { on: card, inputs: { value: 150_000 } });
  await desk.settles();

  expect(patchesOf(desk, id)).toEqual([[{ op: 'replace', path: '/details/dealValue', value: 150_000 }]]);
  expect(desk.record(id).details.notes).toBe('Rewritten in Partner Center.');
});

it('a form in which the same field was changed by somebody else shows both versions before it overwrites', async () => {
  const desk = await aDesk({ undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await desk.alex.presses('Edit', { on: card });
  const form = desk.alex.sees(card);
  await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter', reason: 'Their notes.' });
  await desk.settles();
  card.views.set(desk.alex.teamsId, form ?? {});

  const pressed = await desk.alex.presses('Save', { on: card, inputs: { notes: 'My notes.' } });

  expect(textOf(pressed.card)).toContain('Somebody changed the same field in the meantime.');
  expect(textOf(pressed.card)).toContain('Meanwhile somebody wrote: Their notes.');
  expect(valuesOf(pressed.card)).toMatchObject({ notes: 'My notes.' });
  await desk.alex.presses('Save', { on: card });
  await desk.settles();
  expect(desk.record(id).details.notes).toBe('My notes.');
});

it('a 412 sends again what nobody else touched', async () => {
  const desk = await aDesk({ webhooks: false, undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await changedUnseen(desk, id);
  await desk.alex.presses('Stage', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { salesStage: '40' } });
  await desk.settles();

  expect(desk.patches(id).map(({ status }) => status)).toEqual([412, 200]);
  expect(desk.record(id)).toMatchObject({ salesStage: '40', details: { notes: 'Their notes.' } });
});

it('a field that changed on both sides shows both versions and asks: keep ours', async () => {
  const desk = await aDesk({ webhooks: false, undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await changedUnseen(desk, id);
  await desk.alex.presses('Edit', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { notes: 'My notes.', value: 150_000 } });
  await desk.settles();

  // The value went out; the notes wait for a word.
  expect(desk.record(id).details).toMatchObject({ dealValue: 150_000, notes: 'Their notes.' });
  expect(textOf(card)).toContain(
    'Alex Wilber wrote My notes., and somebody else changed it to Their notes. meanwhile.',
  );
  await desk.alex.presses('Keep ours: My notes.', { on: card });
  await desk.settles();
  expect(desk.record(id).details.notes).toBe('My notes.');
  expect(textOf(card)).not.toContain('Which one counts?');
});

it('a field that changed on both sides shows both versions and asks: take theirs', async () => {
  const desk = await aDesk({ webhooks: false, undoSeconds: 0 });
  const { id, card } = await openDeal(desk);
  await changedUnseen(desk, id);
  await desk.alex.presses('Edit', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { notes: 'My notes.' } });
  await desk.settles();

  const pressed = await desk.alex.presses('Take theirs: Their notes.', { on: card });

  expect(textOf(pressed.card)).toContain('Done.');
  await desk.settles();
  expect(desk.record(id).details.notes).toBe('Their notes.');
  expect(titlesOf(card)).not.toContain('Take theirs: Their notes.');
});

it('what a form changed waits for Undo, tells before and after, and is taken back by its button or by the word', async () => {
  const desk = await aDesk();
  const { id, card } = await openDeal(desk);
  await desk.alex.presses('Edit', { on: card });
  const saved = await desk.alex.presses('Save', { on: card, inputs: { value: 150_000, closeDate: '2027-01-15' } });

  for (const shown of [saved.card, card]) {
    expect(textOf(shown)).toContain('€120,000 → €150,000');
    expect(textOf(shown)).toContain('December 18, 2026 → January 15, 2027');
    expect(textOf(shown)).toMatch(/It goes out to Partner Center at .+; until then you can undo it\./);
    expect(titlesOf(shown)).toContain('Undo');
    await desk.settles();
  }
  expect(patchesOf(desk, id)).toEqual([]);

  const undone = await desk.alex.presses('Undo', { on: card });
  expect(textOf(undone.card)).toMatch(/Taken back: .*€120,000 → €150,000/);
  expect(titlesOf(undone.card)).not.toContain('Undo');

  await desk.alex.presses('Stage', { on: card });
  await desk.alex.presses('Save', { on: card, inputs: { salesStage: '60' } });
  expect(textOf(desk.alex.sees(card))).toMatch(/→ Proposed \(60%\)/);
  const { replies } = await desk.alex.says('undo');
  expect(textOf(replies[0])).toContain('→ Proposed (60%)');
  await desk.settles();

  await desk.alex.presses('Add note', { on: card });
  const noted = await desk.alex.presses('Save', { on: card, inputs: { note: 'Budget is approved.' } });
  expect(textOf(noted.card)).toContain('Noted: Budget is approved.');
  const late = desk.alex.pressing('Undo', { on: card });
  await desk.timePasses('PT61S');
  expect(patchesOf(desk, id)).toHaveLength(1);
  expect(desk.record(id)).toMatchObject({ salesStage: null, details: { dealValue: 120_000 } });
  expect(titlesOf(card)).not.toContain('Undo');
  const { body } = await desk.teams.hear(late);
  expect(JSON.stringify(body)).toContain('can’t be taken back any more');
});
