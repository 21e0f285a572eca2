import { describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

/** What a person has open in front of them stays open. */
describe('a form at the open desk', () => {
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll((opened) => {
    desk = opened;
    person = opened.person;
  });

  it('outlives a webhook, a rung and a restart, with what is typed as far as the page keeps it', async () => {
    const customer = 'Patient Typists';
    // The rung comes while the form is open.
    await desk.arrives({ customer, team: ['alex.wilber@contoso.example'], expiresIn: 'P3DT5M' });
    const card = await person.cardWith(customer);
    await desk.comesToRest();
    await person.press('Accept with changes', card);
    // Below it a reminder will stand, which names the customer too.
    const form = await person.cardWith(`Accept the referral for ${customer}`);
    await person.fill('Notes (optional)', 'Half a sentence', form);

    await desk.isEdited(customer, 'They called meanwhile.');
    await desk.restartsAfterCrash();
    await desk.isEdited(customer, 'They called again.');
    await desk.comesToRest();
    expect(await person.field('Notes (optional)', form).inputValue()).toBe('Half a sentence');

    await desk.timePasses('PT6M');
    await person.cards().filter({ hasText: customer }).filter({ hasText: 'Reminder' }).waitFor();
    await desk.comesToRest();
    // The Playground draws all cards anew for each message that comes, and empties their inputs; the form stands.
    await person.fill('Notes (optional)', 'A whole sentence', form);
    await person.press('Accept', form);
    await expect.poll(async () => (await desk.record(customer)).status).toBe('Active');
    expect((await desk.record(customer)).details.notes).toContain('A whole sentence');
  });

  it('of a new deal comes as a card, since this client opens no windows', async () => {
    const question = await person.hears('new deal', 'Who is the customer?');
    await person.press('Fill in a form', question);
    const form = await person.cardWith('Save and go on in the chat');
    await person.fill('Deal name', 'Typed in a form', form);
    await person.press('Save and go on in the chat', form);

    await person.cardWith('Who is the customer?');
    const review = await person.hears('edit name', 'At present: Typed in a form');
    expect(await review.textContent()).not.toContain('Save and go on');
    // Other stories begin without an open deal.
    await person.hears('discard', 'Yes, drop it');
    await person.hears('yes', 'Dropped: Typed in a form');
  });
});
