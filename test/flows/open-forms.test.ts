import { describe, expect, it, vi } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { patiently } from '../support/patiently.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';

const alexMail = 'alex.wilber@contoso.example';
const back = 'What you typed a few minutes ago is back.';

describe('a form that somebody has open in a card', async () => {
  const desk = await aDesk();
  const { alex, adele, megan } = desk;
  const changes = async (referralId: string, reason: string) => {
    await desk.sandbox.microsoft({ referralId, action: 'edit', reason });
    await desk.settles();
  };
  const declineFormIn = (on: Message) => expect(titlesOf(alex.sees(on))).toEqual(['Decline', 'Cancel']);

  it('outlives a webhook, a rung and a restart, and closes when its reader closes it', async () => {
    const id = await desk.receives({ team: [alexMail], expiresIn: 'P3DT5M' });
    const on = desk.cardOf(alex, id);
    await alex.presses('Decline', { on });
    await changes(id, 'They called.');
    declineFormIn(on);
    // Everybody else's card follows at once.
    expect(textOf(desk.channelCard(id))).toContain('They called.');
    await desk.timePasses('PT6M');
    expect(desk.remindersOf(alex, id)).toHaveLength(1);
    await desk.restarts();
    await changes(id, 'They called again.');
    declineFormIn(on);

    await alex.presses('Cancel', { on });
    await desk.settles();
    expect(on.views.size).toBe(0);
    expect(textOf(on)).toContain('They called again.');
  });

  it('holds its card for ten minutes after its last press, no longer', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const on = desk.cardOf(alex, id);
    await alex.presses('Decline', { on });
    await changes(id, 'They called.');
    await desk.timePasses('PT9M');
    declineFormIn(on);
    await desk.timePasses('PT2M');
    expect(textOf(alex.sees(on))).toContain('They called.');
  });

  it('outlives the retry of an edit that Teams did not take, and an edit that waited for its turn meanwhile', async () => {
    const other = await desk.receives({ customer: 'Adatum', team: [alexMail] });
    const id = await desk.receives({ customer: 'Coho Winery', team: [alexMail] });
    const on = desk.cardOf(alex, id);
    const inChat = { on: 'edit', status: 429, conversationId: on.conversationId } as const;
    desk.teams.fail({ ...inChat, retryAfter: 1 });
    await changes(id, 'They called.');
    await alex.presses('Decline', { on });
    await desk.timePasses('PT1M');
    declineFormIn(on);
    await alex.presses('Cancel', { on });
    await desk.settles();
    expect(textOf(on)).toContain('They called.');

    // Nothing is written in this chat for a second: what is edited now stands in line.
    desk.teams.fail({ ...inChat, retryAfter: 1 });
    await changes(other, 'They called.');
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'They called again.' });
    const settled = desk.settles();
    const inLine = { referralId: id, person: { $exists: true }, 'sweep.token': { $exists: true } };
    await vi.waitFor(
      async () => expect(await desk.parts.db.collection('copies').findOne(inLine)).not.toBeNull(),
      patiently,
    );
    await alex.presses('Decline', { on });
    await settled;
    declineFormIn(on);
    await alex.presses('Cancel', { on });
    await desk.settles();
    expect(textOf(on)).toContain('They called again.');
  });

  it('gives way when somebody else answers', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const on = desk.channelCard(id);
    await alex.presses('Decline', { on });
    await adele.presses('referral.accept-as-is', { on });
    await desk.settles();
    expect(textOf(alex.sees(on))).toContain('Accepted by Adele Vance');
  });

  it('is there again when Teams refreshes the card, for who opened it alone', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const on = desk.channelCard(id);
    await alex.presses('Decline', { on });
    expect(titlesOf(await alex.looksAt(on))).toEqual(['Decline', 'Cancel']);
    expect(titlesOf(await megan.looksAt(on))).not.toContain('Cancel');
  });

  it('comes back with what was sent and not taken, for ten minutes, unless its reader cancels', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const on = desk.cardOf(alex, id);
    const opens = async () => (await alex.presses('Decline', { on })).card;
    await opens();
    const tooLong = 'x'.repeat(2_000);
    await alex.presses('referral.decline', { on, inputs: { reason: '3', note: tooLong } });
    await desk.sandbox.microsoft({ referralId: id, action: 'edit', reason: 'They called.' });
    await desk.restarts();
    // The client forgot the form, as when its message is edited.
    on.views.clear();
    const again = await opens();
    expect(textOf(again)).toContain(back);
    expect(valuesOf(again)).toMatchObject({ reason: '3' });
    expect(String(valuesOf(again).note)).toMatch(/^x+/);

    await alex.presses('Cancel', { on });
    await desk.settles();
    expect(textOf(await opens())).not.toContain(back);

    await alex.presses('referral.decline', { on, inputs: { reason: '3', note: tooLong } });
    await desk.timePasses('PT11M');
    expect(valuesOf(await opens())).not.toMatchObject({ reason: '3' });
  });

  it('comes back with all its rows', async () => {
    const id = await desk.receives({ team: [alexMail] });
    const on = desk.cardOf(alex, id);
    await alex.presses('referral.accept-form', { on });
    await alex.presses('referral.add-contact', { on, inputs: { campaignId: 'Spring' } });
    const filled = { campaignId: 'Spring', contact1FirstName: 'Irvin' };
    await alex.presses('referral.accept', { on, inputs: filled });
    on.views.clear();

    const { card } = await alex.presses('referral.accept-form', { on });

    expect(valuesOf(card)).toMatchObject(filled);
  });

  it('of a deal comes back with what was typed, and still tells it from what others changed meanwhile', async () => {
    const { id, card: on } = await openDeal(desk, { customer: 'Zyxwood' });
    await alex.presses('Edit', { on });
    await alex.presses('deal.edit', { on, inputs: { name: 'Data estate', closeDate: '' } });
    await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter', reason: 'Their notes.' });
    await desk.polls();
    on.views.clear();

    const { card } = await alex.presses('Edit', { on });
    expect(textOf(card)).toContain(back);
    expect(valuesOf(card)).toMatchObject({ name: 'Data estate' });
    await alex.presses('deal.edit', { on, inputs: { closeDate: '2026-12-18' } });
    await desk.timePasses('PT61S');
    expect(desk.record(id)).toMatchObject({ name: 'Data estate', details: { notes: 'Their notes.' } });
  });

  it.each([
    {
      end: 'Lost',
      kept: { verb: 'deal.lost', inputs: { note: 'x'.repeat(2_000), reason: '3' } },
      says: 'we lost it, the budget was frozen',
      shows: { note: 'the budget was frozen', reason: '1' },
    },
    {
      end: 'Won',
      kept: { verb: 'deal.won-now', inputs: { value: 'soon', note: 'Signed by hand.' } },
      says: 'won at 40k',
      shows: { value: 40_000, note: 'Signed by hand.' },
    },
  ])(
    'of $end keeps what was typed, and what a sentence said since goes before it',
    async ({ end, kept, says, shows }) => {
      const { card: on } = await openDeal(desk, { customer: `Tailspin ${end}` });
      await alex.presses(end, { on });
      await alex.presses(kept.verb, { on, inputs: kept.inputs });

      const { replies } = await alex.says(says);
      const { card } = await alex.presses(end, { on: replies[0] as never });

      expect(textOf(card)).toContain(back);
      expect(valuesOf(card)).toMatchObject(shows);
    },
  );

  it('of Decline keeps the reason when a sentence brings the note', async () => {
    const id = await desk.receives({ customer: 'Oxbow Decline', team: [alexMail] });
    const on = desk.cardOf(alex, id);
    await alex.presses('Decline', { on });
    await alex.presses('referral.decline', { on, inputs: { reason: '3', note: 'x'.repeat(2_000) } });

    const { replies } = await alex.says('decline Oxbow Decline, no budget');
    const { card } = await alex.presses('Decline', { on: replies[0] as never });

    expect(valuesOf(card)).toMatchObject({ reason: '3', note: 'no budget' });
  });
});
