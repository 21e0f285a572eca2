import { describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

/** A deal from the first word to Partner Center, as a person in front of the Playground makes it. */
describe('a new deal at the open desk', () => {
  const customer = 'Adventure Robots GmbH';
  let desk: OpenDesk;
  let person: PlaygroundPage;

  openForAll((opened) => {
    desk = opened;
    person = opened.person;
  });

  const hears = (words: string, answer: string | RegExp) => person.hears(words, answer);

  it('is asked for question by question; a wrong answer is explained, back goes back', async () => {
    await hears('new deal', 'Who is the customer?');
    await hears(`${customer}, Germany`, 'What is the customer’s address');
    await hears('Hafenstr. 12', 'Is there a second line of the address?');
    await hears('skip', 'In which city?');
    await hears('Hamburg', 'In which state or province?');
    await hears('skip', 'What is the postal code?');
    await hears('20457', 'Do you know the customer’s D-U-N-S number?');
    const contact = await hears('skip', 'Who is your contact at the customer?');
    await person.fill('First name', 'Sue', contact);
    await person.fill('Last name', 'Smith', contact);
    await person.fill('Phone', '+49 40 5550100', contact);
    await person.fill('E-mail', 'sue.smith@adventure.example', contact);
    await person.press('Take these details', contact);
    const visibility = await person.cardWith('Who should see this deal?');
    await visibility.getByText('They have 14 days and may not take part').waitFor();
    await visibility.getByRole('button', { name: 'Choose 3' }).click();
    await person.cardWith('What should the deal be called?');

    await hears('Robot cels', 'What is it worth, and in which currency?');
    const wrong = await hears('rather a lot', 'That doesn’t look like an amount');
    expect(await wrong.textContent()).toContain('What is it worth');
    await hears('back', 'At present: Robot cels');
    await hears('Robot cells', 'Deal name: Robot cells');
  });

  it('is kept when it is cancelled, and goes on after the desk was restarted', async () => {
    await hears('120k EUR', 'Estimated value: €120,000');
    await hears('cancel', 'Kept for later: Robot cells');
    await desk.restartsAfterCrash();
    const question = await hears('resume', 'Here we go on with your deal.');
    expect(await question.textContent()).toContain('When do you expect to close it?');
  });

  it('is reviewed, changed and created, and stands in Partner Center with Microsoft’s side', async () => {
    await hears('30 September 2027', 'Which of your company’s locations is it for?');
    await hears('skip', 'Which solution area is it in?');
    await hears('skip', 'plan to buy through the marketplace?');
    await hears('skip', 'What is its ID in your CRM?');
    await hears('CRM-4711', 'Did a marketing campaign lead to it?');
    await hears('skip', 'Any notes?');
    await hears('Met at the fair.', 'Who works on it?');
    await hears('Alex Wilber, +1 425 555 0100, alex.wilber@contoso.example', 'Anybody else?');
    await hears('done', 'Which solutions are part of it?');
    await hears('SOL-15974-MQF', 'Another solution?');
    await hears('done', 'Would you like Microsoft’s help? Which kind?');
    await person.press('Proof of concept or demo', await person.cardWith('Which kind?'));
    await person.cardWith('What should Microsoft know?');
    await hears('Show two plants.', 'Does everybody agree that their contact data is shared?');
    const review = await hears('yes', 'Your deal, before it is created');
    await review.getByRole('button', { name: 'Change' }).nth(6).click();
    await person.cardWith('At present: €120,000');
    const changed = await hears('125k EUR', 'Your deal, before it is created');
    expect(await changed.textContent()).toContain('€125,000');
    await person.press('Create', changed);
    await person.cardWith('Created: Robot cells');
    await person.cardWith(customer);

    const records = await desk.records(customer);
    const own = records.find(({ organizationId }) => organizationId !== 'msft');
    const theirs = records.find(({ organizationId }) => organizationId === 'msft');
    expect(records).toHaveLength(2);
    expect(own).toMatchObject({
      name: 'Robot cells',
      status: 'Active',
      substatus: 'Accepted',
      externalReferenceId: 'CRM-4711',
      customerProfile: {
        address: { addressLine1: 'Hafenstr. 12', city: 'Hamburg', postalCode: '20457', country: 'DE' },
        team: [{ firstName: 'Sue', lastName: 'Smith' }],
      },
      consent: { consentToShareReferralWithMicrosoftSellers: true },
      details: {
        dealValue: 125_000,
        currency: 'EUR',
        notes: 'Met at the fair.',
        closingDateTime: expect.stringContaining('2027-09-30T00:00:00'),
        requirements: { solutions: [{ id: 'SOL-15974-MQF' }] },
      },
      team: [{ firstName: 'Alex', lastName: 'Wilber' }],
    });
    expect(theirs).toMatchObject({
      engagementId: own?.engagementId,
      status: 'New',
      substatus: 'Pending',
      inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo', notes: 'Show two plants.' },
    });
  });
});
