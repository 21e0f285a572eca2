import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

/** In this order: the clock only ever moves on. */
describe('the open desk, asked and left alone', () => {
  const customer = 'Late Bloomers';
  const answered = 'Early Birds';
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll(async (opened) => {
    desk = opened;
    person = opened.person;
    for (const each of [customer, answered]) {
      await desk.control.newReferral({ customer: each });
      await person.cardWith(each);
    }
    await person.press('Accept', await person.cardWith(answered));
    await (await person.cardWith(answered)).getByText('Accepted by Alex Wilber').waitFor();
  });

  const cardsOf = (who: string): Locator => person.cards().filter({ hasText: who });
  const reminders = (who: string, days: number): Locator =>
    cardsOf(who).filter({ hasText: `Reminder: ${days} days left` });

  it('lists my referrals, and opens one of them', async () => {
    await person.hears('my referrals early birds', answered);
    await person.say('my referrals');
    const list = await person.cardWith('My referrals');
    await list.getByText(customer, { exact: true }).waitFor();
    expect(await list.textContent()).not.toContain('Bellows College'); // Nobody's.
    const cards = await person.cards().count();

    await list.getByTitle(`Open: ${customer}`).click();

    await person.page.getByText('I opened it below.').waitFor();
    await expect.poll(() => person.cards().count()).toBe(cards + 1);
    expect(await person.lastCard().textContent()).toMatch(/Waiting for an answer.*Late Bloomers.*Customer contact/);
  });

  it('lists in the inbox what waits for an answer', async () => {
    await person.say('INBOX');
    const list = await person.cardWith(/^Waiting for an answer.*Open/);

    await list.getByText('Bellows College', { exact: true }).waitFor();
    expect(await list.textContent()).not.toContain(answered);
    expect(await list.getByRole('button', { name: 'Open' }).count()).toBe(7);
    await list.getByText(/1–7 of \d+ · \d+ more/).waitFor();
  });

  it('finds a referral by words, and says so when there is none', async () => {
    await person.say('referral early birds');
    await expect.poll(() => person.lastCard().textContent()).toMatch(/Accepted by Alex Wilber.*Early Birds/);

    await person.say('referral Contact Centre');
    const list = await person.cardWith('Referrals that match “Contact Centre”');
    expect(await list.getByRole('button', { name: 'Open' }).count()).toBeGreaterThan(1);

    await person.say('referral Unheardof');
    await person.message('I found no referral that matches “Unheardof”').waitFor();

    // Of words that are found apart, the desk says which one stands in the way.
    await person.say('referral no such customer');
    await person.message('Nothing here fits “such”').waitFor();
  });

  it('gives a way forward for any other message', async () => {
    await person.say('tell me a joke');

    const wayForward = person.page.getByText('That doesn’t seem to be about referrals, so I do nothing. Write “help”');
    await expect.poll(() => wayForward.count()).toBeGreaterThan(0);
  });

  it('reminds the owner, and from three days on the channel, under its card', async () => {
    await desk.control.moveClock('+3 days');
    await desk.control.moveClock('+1 day');
    // By itself, or on the one card of all that is due at this time.
    await cardsOf(customer).filter({ hasText: 'Reminder' }).waitFor();
    expect(await cardsOf(customer).filter({ hasText: 'Reminder' }).count()).toBe(1);

    await desk.control.moveClock('+7 days');
    // The rungs in between were passed at once: the newest is sent, and each is sent once. All tell the time that is left now.
    await expect.poll(() => cardsOf(customer).filter({ hasText: 'Reminder' }).count()).toBe(2);
    expect(await cardsOf(answered).filter({ hasText: 'Reminder' }).count()).toBe(0);

    await person.openTeam();
    const inThread = reminders(customer, 3);
    await inThread.waitFor();
    expect(await reminders(customer, 10).count()).toBe(0);
    const thread = inThread.locator('xpath=ancestor::*[count(.//*[contains(@class, "ac-adaptiveCard")]) > 1][1]');
    expect(await thread.textContent()).toMatch(
      /Late Bloomers.*Owner: Alex Wilber.*Reminder: 3 days left.*Late Bloomers/,
    );
    expect(await cardsOf(answered).filter({ hasText: 'Reminder' }).count()).toBe(0);
  });

  it('shows everywhere that an unanswered referral has expired', async () => {
    await desk.control.moveClock('+3 days');

    for (const open of [() => person.openTeam(), () => person.openPersonalChat()]) {
      await open();
      // Lists that name it stay as they were; one of reminders tells in its row what became of it.
      const all = cardsOf(customer).filter({
        hasNotText: /Filter|Reminder: \d+ referral|near (?:its|their) deadline|Handled/,
      });
      const expired = all.filter({ hasText: /Expired without an answer.*Partner Center tells Microsoft/ });
      await expect.poll(async () => (await all.count()) - (await expired.count())).toBe(0);
      expect(await expired.count()).toBeGreaterThanOrEqual(2);
      expect(
        await expired.getByRole('button', { name: /^(Accept|Accept with changes|Decline|Claim|Undo)$/ }).count(),
      ).toBe(0);
    }
    expect(await desk.record(customer)).toMatchObject({ status: 'Closed', substatus: 'Expired' });
    expect(await desk.record(answered)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  });
});
