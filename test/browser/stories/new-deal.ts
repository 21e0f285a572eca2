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
    await hears('Hafenstr. 12, 20457 Hamburg', 'Who should see this deal?');
    const visibility = await person.cardWith('Who should see this deal?');
    await visibility.getByText('They have 14 days and').waitFor();
    await visibility.getByRole('button', { name: 'Choose 3' }).click();
    const contact = await person.cardWith('Who is your contact at the customer?');
    await contact.getByRole('button', { name: 'Fill in by hand' }).click();
    await person.fill('First name', 'Sue', contact);
    await person.fill('Last name', 'Smith', contact);
    await person.fill('Phone', '+49 40 5550100', contact);
    await person.fill('E-mail', 'sue.smith@adventure.example', contact);
    await person.press('Take these details', contact);
    await person.cardWith('What is it worth, and in which currency?');
    await hears('edit name', 'What should the deal be called?');
    await hears('Robot cels', 'What is it worth, and in which currency?');
    const wrong = await hears('rather a lot', 'That doesn’t look like an amount');
    expect(await wrong.textContent()).toContain('What is it worth');
    await hears('edit name', 'At present: Robot cels');
    await hears('Robot cells', 'Deal name: Robot cells');
    await hears('back', 'Who should see this deal?');
    await hears('skip', 'What is it worth, and in which currency?');
  });

  it('is kept when it is cancelled, and goes on after the desk was restarted', async () => {
    await hears('120k EUR', 'Estimated value: €120,000');
    await hears('cancel', 'Kept for later: Robot cells');
    await desk.restartsAfterCrash();
    const question = await hears('resume', 'Here we go on with your deal.');
    expect(await question.textContent()).toContain('When do you expect to close it?');
  });

  it('is reviewed, changed and created, and stands in Partner Center with Microsoft’s side', async () => {
    await hears('30 September 2027', 'Which solutions are part of it?');
    await hears('SOL-15974-MQF', 'Would you like Microsoft’s help? Which kind?');
    await person.press('Proof of concept or demo', await person.cardWith('Which kind?'));
    await person.cardWith('What should Microsoft know?');
    await hears('Show two plants.', 'Would you like to add anything?');
    await person.press('CRM ID', await person.cardWith('Would you like to add anything?'));
    await person.cardWith('What is its ID in your CRM?');
    await hears('CRM-4711', 'At present: CRM ID: CRM-4711');
    await hears('notes', 'Any notes?');
    await hears('Met at the fair.', 'Would you like to add anything?');
    const review = await hears('done', 'Your deal, before it is created');
    expect(await review.textContent()).toMatch(/Alex Wilber\s*alex\.wilber@contoso\.example\s*\+1 425 555 0100/);
    await review.getByRole('button', { name: 'Change' }).nth(5).click();
    await person.cardWith('At present: €120,000');
    const changed = await hears('125k EUR', 'Your deal, before it is created');
    expect(await changed.textContent()).toContain('€125,000');
    await changed.getByText('Yes, they all agreed').click();
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

  it('takes nine answers at the most for a private deal with a new customer, and stands in Partner Center', async () => {
    const answers: readonly (readonly [words: string, next: string])[] = [
      ['Nine Lives Veterinary, Leeds', 'What is the customer’s address'],
      ['1 High Street, LS1 4DY, UK', 'Who should see this deal?'],
      ['private', 'What is it worth, and in which currency?'],
      ['85k GBP', 'When do you expect to close it?'],
      ['mid March', 'Which solutions are part of it?'],
      ['landing zone', 'Would you like to add anything?'],
      ['skip', 'Your deal, before it is created'],
    ];
    expect(answers.length).toBeLessThanOrEqual(9);
    await hears('new deal', 'Who is the customer?');
    for (const [words, next] of answers) await hears(words, next);

    const review = await person.cardWith('Your deal, before it is created');
    await review.getByText('Yes, they all agreed').click();
    await person.press('Create', review);
    await person.cardWith(/Active deal.*Nine Lives/);
    expect(await desk.record('Nine Lives Veterinary')).toMatchObject({
      type: 'Independent',
      customerProfile: { address: { addressLine1: '1 High Street', city: 'Leeds', country: 'GB' } },
      details: { dealValue: 85_000, currency: 'GBP' },
    });
  });
});
