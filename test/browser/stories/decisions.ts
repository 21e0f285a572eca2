import { describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import { PlaygroundPage } from '../support/playground-page.ts';

const decisionButtons = /^(Accept|Accept with changes|Decline|Claim|Undo)$/;

/** The demo as a person meets it, so it comes before the other stories of the desk. In this order. */
describe('the open desk', () => {
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll((opened) => {
    desk = opened;
    person = opened.person;
  });

  it('greets once, and says what it does', async () => {
    await person.cardWith('Hello! I bring your company’s co-sell referrals');
    await person.say('hi');
    await person.cardWith('What I can do');
    for (const [count, words] of [
      [2, 'HELLO'],
      [3, 'Help'],
    ] as const) {
      await person.say(words);
      await expect.poll(() => person.cards().filter({ hasText: 'What I can do' }).count()).toBe(count);
    }

    // Opening the page tells the desk again that it was installed; the page is told what stood there.
    const again = await PlaygroundPage.open(desk.browser, desk.playgroundUrl);
    const helps = again.cards().filter({ hasText: 'What I can do' });
    await expect.poll(() => helps.count()).toBe(3);
    await again.say('hi');
    await expect.poll(() => helps.count()).toBe(4);

    expect(await again.cards().filter({ hasText: 'Hello!' }).count()).toBe(1);
    await again.page.close();
  });

  it('shows a new referral in the channel and to its owner, with all that a decision needs', async () => {
    const customer = 'Fabrikam Robotics';
    await desk.control.newReferral({ customer, country: 'Germany' });

    await person.openTeam();
    const teamCard = await person.cardWith(customer);
    // In the channel, what does not decide is folded away.
    expect(await teamCard.textContent()).not.toContain('Customer contact');
    await person.press('Details', teamCard);
    await teamCard.getByText('Customer contact').waitFor();
    const inTeam = await teamCard.textContent();
    await person.openPersonalChat();
    const inChat = await (await person.cardWith(customer)).textContent();

    const record = await desk.record(customer);
    const [contact] = record.customerProfile.team;
    const closes = new Date(record.details.closingDateTime ?? '');
    const facts = [
      customer,
      record.name,
      `${record.customerProfile.address.city}, Germany · Co-sell with Microsoft`,
      /Proof of concept|technical architecture|Quotes or licensing|after the sale|General help|Value proposition/,
      record.details.requirements.solutions[0]?.name ?? '',
      new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
        record.details.dealValue ?? 0,
      ),
      new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(closes),
      'A Microsoft seller',
      'Alex Wilber',
      record.inviteContext.notes ?? '',
      /Waiting for an answer: 14 days left/,
      new RegExp(
        `Answer by .*${new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
          new Date(record.expirationDateTime ?? ''),
        )} at`,
      ),
    ];
    for (const fact of facts) {
      expect(inTeam).toMatch(fact);
      expect(inChat).toMatch(fact);
    }
    const reach = [`${contact?.firstName} ${contact?.lastName}`, contact?.email ?? ''];
    for (const detail of reach) {
      expect(inChat).toContain(detail);
      expect(inTeam).not.toContain(detail);
    }
  });
});

/** On a page without the demo's own referrals, all of which it would draw anew for each message and each change of place. */
describe('a decision at the open desk', () => {
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll((opened) => {
    desk = opened;
    person = opened.person;
  });

  /** Here and in the channel: the words, and nothing to press any more. */
  async function everyCopyReads(customer: string, words: string | RegExp): Promise<void> {
    for (const open of [() => person.openPersonalChat(), () => person.openTeam()]) {
      await open();
      const card = await person.cardWith(customer);
      await card.getByText(words).first().waitFor();
      expect(await card.getByRole('button', { name: decisionButtons }).count()).toBe(0);
    }
  }

  it('accepts what the form says, and keeps what was typed when something is wrong', async () => {
    const customer = 'Northwind Cranes';
    await desk.control.newReferral({ customer });
    const card = await person.cardWith(customer);
    await person.press('Accept with changes', card);
    await card.getByText(`Accept the referral for ${customer}`).waitFor();

    await person.fill('Deal name', 'Northwind data platform', card);
    await person.fill('Estimated value', '125000', card);
    await person.fill('Notes (optional)', 'Met the buyer in Berlin.', card);
    await person.fill('CRM ID (optional)', 'CRM-4711', card);
    await person.fill('Colleague 1: phone', '', card);
    await person.press('Accept', card);
    await card.getByText('Fill in all four fields of each colleague').waitFor();
    const typed = [
      ['Deal name', 'Northwind data platform'],
      ['Estimated value', '125000'],
      ['Notes (optional)', 'Met the buyer in Berlin.'],
      ['CRM ID (optional)', 'CRM-4711'],
      ['Colleague 1: first name', 'Alex'],
    ] as const;
    for (const [label, value] of typed) expect(await person.field(label, card).inputValue()).toBe(value);

    await person.fill('Colleague 1: phone', '+1 425 555 0199', card);
    await person.press('Accept', card);
    await everyCopyReads(customer, /Accepted by Alex Wilber on .* at/);

    await expect
      .poll(() => desk.record(customer))
      .toMatchObject({
        status: 'Active',
        substatus: 'Accepted',
        name: 'Northwind data platform',
        externalReferenceId: 'CRM-4711',
        details: { dealValue: 125_000, notes: 'Met the buyer in Berlin.' },
        team: [{ firstName: 'Alex', lastName: 'Wilber', phoneNumber: '+1 425 555 0199' }],
      });
  });

  it('accepts as it is with one press', async () => {
    const customer = 'Tailwind Toys';
    await desk.control.newReferral({ customer, kind: 'Inbound from a partner' });
    await person.openTeam();
    const card = await person.cardWith(customer);
    const before = await desk.record(customer);

    await person.press('Accept', card);
    await everyCopyReads(customer, /Accepted by Alex Wilber on .* at/);

    const { details, name, team } = before;
    expect(await desk.record(customer)).toMatchObject({ status: 'Active', substatus: 'Accepted', details, name, team });
  });

  it('declines with a reason, after a time in which it can be undone', async () => {
    const customer = 'Humongous Museums';
    await desk.control.newReferral({ customer });
    await person.openPersonalChat();
    const card = await person.cardWith(customer);

    await person.press('Decline', card);
    await person.fill('Note (needed with “Other”)', 'Too far from our region.', card);
    await person.press('Decline', card);
    await card.getByText('Choose a reason.').waitFor();
    expect(await person.field('Note (needed with “Other”)', card).inputValue()).toBe('Too far from our region.');
    await person.choose('Reason', 'Customer requirement not met', card);
    await person.press('Decline', card);
    await card.getByText('Declined by Alex Wilber. Until it goes out, Undo takes it back.').waitFor();

    await person.openTeam();
    const inTeam = await person.cardWith(customer);
    await inTeam.getByText('Declining; goes out at').waitFor();
    await person.press('Undo', inTeam);
    await inTeam.getByText('Waiting for an answer').waitFor();
    expect(await desk.record(customer)).toMatchObject({ status: 'New' });

    await person.openPersonalChat();
    await card.getByText('Waiting for an answer').waitFor();
    await person.press('Decline', card);
    await person.choose('Reason', 'Other', card);
    await person.fill('Note (needed with “Other”)', 'We are fully booked.', card);
    await person.press('Decline', card);
    await card.getByText('Declining; goes out at').waitFor();
    expect(await desk.record(customer)).toMatchObject({ status: 'New' });
    await desk.control.moveClock('+1 hour');

    await everyCopyReads(customer, /Declined by Alex Wilber on .* at/);
    await everyCopyReads(customer, 'Note: We are fully booked.');
    expect(await desk.record(customer)).toMatchObject({
      status: 'Closed',
      substatus: 'Declined',
      statusReason: 'Others: We are fully booked.',
    });
  });
});
