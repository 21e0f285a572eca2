import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';
import type { PlaygroundPage } from '../support/playground-page.ts';

/** A deal's life after its creation, as a person in front of the Playground leads it. One deal, in this order. */
describe('a deal that is worked on at the open desk', () => {
  const customer = 'Litware Foundry';
  let desk: OpenDesk;
  let person: PlaygroundPage;
  let card: Locator;

  openForAll(async (opened) => {
    desk = opened;
    person = opened.person;
    await desk.arrives({
      kind: 'private',
      customer,
      dealName: `${customer} data platform`,
      value: 80_000,
      currency: 'USD',
      team: ['alex.wilber@contoso.example'],
      contact: { firstName: 'Sue', lastName: 'Smith', email: 'sue@litware.example', phoneNumber: '+1 425 555 0170' },
      solutions: [{ id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' }],
    });
  });

  const ours = async () => (await desk.records(customer)).find(({ organizationId }) => organizationId !== 'msft');
  const microsofts = async () => (await desk.records(customer)).find(({ organizationId }) => organizationId === 'msft');
  const reads = (text: string | RegExp) => card.getByText(text).first().waitFor();

  /** The deal's card, by its place: what stands on it changes. The desk does not announce what is ours. */
  async function opened(): Promise<Locator> {
    const found = person.cards().filter({ hasText: 'Doesn’t see this deal' }).filter({ hasText: customer });
    const unknown = person.page.getByText(/I found no referral that matches|Nothing here fits/);
    while ((await found.count()) === 0) {
      const before = await unknown.count();
      await person.say(`referral ${customer}`);
      await expect.poll(async () => (await found.count()) > 0 || (await unknown.count()) > before).toBe(true);
    }
    return person.cards().nth((await person.cards().count()) - 1);
  }

  it('is edited: what was changed reaches Partner Center, and Microsoft sees none of it', async () => {
    card = await opened();
    await desk.comesToRest();

    await person.press('Edit', card);
    await person.fill('Estimated value', '90000', card);
    await person.fill('CRM ID (optional)', 'CRM-0815', card);
    await person.press('Save', card);

    await reads('$90,000');
    await reads('until then you can undo it');
    await desk.timePasses('PT61S');
    await expect
      .poll(ours)
      .toMatchObject({ externalReferenceId: 'CRM-0815', details: { dealValue: 90_000, currency: 'USD' } });
    expect(await desk.microsoftSees(customer)).toEqual([]);
  });

  it('is shown to Microsoft with the request for help, and shows that they take part', async () => {
    await desk.comesToRest();
    await person.press('More', card);
    await person.press('Invite Microsoft', card);
    await reads('Asking shares it with Microsoft’s sellers, and that can’t be taken back.');
    await person.choose('What kind of help?', 'Proof of concept or demo', card);
    await person.fill('Note to Microsoft', 'Please join the demo.', card);
    await person.choose('Did the customer’s contact', 'Yes', card);
    await person.press('Ask Microsoft for help', card);

    await reads('has until');
    expect(await microsofts()).toMatchObject({
      engagementId: (await ours())?.engagementId,
      status: 'New',
      substatus: 'Pending',
      inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo', notes: 'Please join the demo.' },
    });

    await desk.control.meanwhile(customer, 'Microsoft accepts');
    await reads(/Takes part \(accepted on .+\) · Microsoft’s CRM ID: 7-/);
  });

  it('is not won before its 72 hours are over, unless somebody insists; the desk does it then', async () => {
    await desk.comesToRest();
    await person.press('Won', card);
    await reads('a registration so soon may be rejected.');
    await person.press('Mark it for me then', card);
    await reads(/The desk marks it as won on .+, as Alex Wilber asked\./);
    expect(await ours()).toMatchObject({ status: 'Active' });

    await desk.control.moveClock('+3 days');

    await reads('Not registered yet: this deal can be registered with Microsoft');
    expect(await ours()).toMatchObject({ status: 'Closed', substatus: 'Won' });
  });

  it('is registered; what Microsoft asks comes to the person, and their answer goes back', async () => {
    await desk.comesToRest();
    await person.press('Register with Microsoft', card);
    await person.fill('Value of the contract', '95000', card);
    await person.choose('Term of the contract', 'Perpetual', card);
    await person.choose('Pricing model', 'Any other pricing', card);
    await person.choose('Is it deployed on Azure?', 'Yes', card);
    await person.choose('Whose subscription', 'The customer’s', card);
    await person.press('Send to Microsoft', card);
    // A perpetual contract counts as six years.
    await reads('this one comes to $15,833 a year');

    await person.fill('Value of the contract', '190000', card);
    await person.press('Send to Microsoft', card);
    await reads('Microsoft is reviewing it');
    expect(await ours()).toMatchObject({
      registrations: [
        {
          status: 'ReviewPending',
          contract: { value: 190_000, currency: 'USD', term: 'Perpetual' },
          // Nothing else was said: it is worth the whole contract.
          solutionDetails: [{ id: 'SOL-34104-EBB', value: 190_000, isDeployedOnAzure: true }],
        },
      ],
    });

    await desk.comesToRest();
    const asking = person.cards().nth(await person.cards().count());
    await desk.control.meanwhile(customer, 'Ask for action');
    await asking.getByText('Won; Microsoft needs something for the registration').waitFor();
    await desk.comesToRest();
    await person.press('Answer Microsoft', asking);
    await person.fill('Value of the contract', '200000', asking);
    await person.press('Send to Microsoft', asking);
    await asking.getByText('Microsoft is reviewing it').waitFor();
    expect(await ours()).toMatchObject({ registrations: [{ status: 'ReviewPending', contract: { value: 200_000 } }] });

    await desk.control.meanwhile(customer, 'Approve registration');
    await reads('Approved by Microsoft');
    expect(
      await card.getByRole('button', { name: /^(Edit|Stage|Add note|Won|Lost|Register with Microsoft)$/ }).count(),
    ).toBe(0);
  });
});
