import { afterEach, describe, expect, it } from 'vitest';
import { inputsOf, type Json } from '../harness/cards.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { forges, openDeal, patchesOf } from './support/deals.ts';
import { anotherCustomer, answers, day, registered, won, wonDeal } from './support/registration.ts';

const desk = await aDesk();
afterEach(() => desk.sandbox.clearFaults());

/** The inputs that stand there unfolded. */
function asked(card: Json | undefined): readonly unknown[] {
  const boxes = (card?.body ?? []) as readonly Json[];
  return boxes.filter(({ isVisible }) => isVisible !== false).flatMap((box) => inputsOf(box).map(({ id }) => id));
}

describe('registering a won deal', () => {
  it('is offered with the word that the managed customer cannot be checked, and sent as Partner Center wants it', async () => {
    const { id, card } = await wonDeal(desk);
    expect(textOf(card)).toContain('Not registered yet: this deal can be registered with Microsoft');
    expect(textOf(card)).toContain('nothing about it can be changed any more, except its registration');

    const form = await desk.alex.presses('Register with Microsoft', { on: card });
    expect(textOf(form.card)).toContain('I can’t check it');
    expect(valuesOf(form.card)).toMatchObject({ solution: 'SOL-34104-EBB', contractValue: 80_000, currency: 'USD' });
    expect(asked(form.card)).toEqual(['contractValue', 'pricing', 'azure', 'deployment', 'term', 'signedOn', 'endsOn']);
    expect(textOf(form.card)).toContain(
      'Solution: Contoso Retail Insights. Currency of the contract: USD. I take for granted',
    );
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: answers(desk) });
    await desk.settles();

    expect(patchesOf(desk, id).at(-1)).toEqual([
      {
        op: 'add',
        path: '/registrations/-',
        value: {
          type: 'AzureIPCoSell',
          solutionDetails: [
            {
              id: 'SOL-34104-EBB',
              currency: 'USD',
              value: 80_000,
              isDeployedOnAzure: true,
              primaryDeploymentOn: 'Customer',
              pricingModel: 'Other',
              marketplaceTransactionDetails: { isMarketplaceTransacted: false, marketplaceTransactionDateTime: null },
            },
          ],
          contract: {
            currency: 'USD',
            value: 90_000,
            term: 'Finite',
            signDateTime: `${day(desk, -2)}T00:00:00Z`,
            startDateTime: `${day(desk, -1)}T00:00:00Z`,
            endDateTime: `${day(desk, 364)}T00:00:00Z`,
          },
        },
      },
    ]);
    expect(textOf(card)).toContain('Microsoft is reviewing it');
    expect(titlesOf(card)).not.toContain('Register with Microsoft');
  });

  it('asks for seven things; what is taken for granted follows what is said', async () => {
    const { id, card } = await wonDeal(desk);
    await desk.alex.presses('Register with Microsoft', { on: card });
    const { solutionValue: _value, startsOn: _start, ...seven } = answers(desk);
    // In another currency, the value is asked for: the contract's is none of it.
    const other = await desk.alex.presses('Send to Microsoft', {
      on: card,
      inputs: { ...seven, solutionCurrency: 'EUR' },
    });
    expect(asked(other.card)).toContain('solutionValue');
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: { solutionCurrency: 'USD' } });
    await desk.settles();
    expect(desk.record(id).registrations).toMatchObject([
      {
        solutionDetails: [{ id: 'SOL-34104-EBB', value: 90_000, currency: 'USD' }],
        contract: { value: 90_000, currency: 'USD', startDateTime: `${day(desk, -2)}T00:00:00Z` },
      },
    ]);
  });

  it.each([
    ['approveRegistration', 'Approved by Microsoft'],
    ['passRegistration', 'Passed Microsoft’s review'],
    ['failRegistration', 'Failed Microsoft’s review'],
    ['closeRegistration', 'Closed'],
  ] as const)('follows its status: %s', async (action, expected) => {
    const { id, card } = await registered(desk);
    await desk.sandbox.microsoft({ referralId: id, action });
    await desk.settles();
    expect(textOf(card)).toContain(expected);
  });

  it('asks its owner when Microsoft wants more: a card of its own opens the form and sends back what changed', async () => {
    const { id, card } = await registered(desk);
    await desk.sandbox.microsoft({
      referralId: id,
      action: 'actionRequired',
      reason: 'The end date is missing a year.',
    });
    await desk.settles();

    const asking = desk.cardsOf(desk.alex, id).find((one) => one.id !== card.id);
    expect(textOf(asking)).toContain('Won; Microsoft needs something for the registration');
    if (!asking) throw new Error('The owner got no card.');
    const form = await desk.alex.presses('Answer Microsoft', { on: asking });
    expect(textOf(form.card)).toContain('Microsoft asks: The end date is missing a year.');
    expect(valuesOf(form.card)).toMatchObject({ contractValue: 90_000, endsOn: day(desk, 364) });
    await desk.alex.presses('Send to Microsoft', { on: asking, inputs: { endsOn: day(desk, 729) } });
    await desk.settles();

    expect(patchesOf(desk, id).at(-1)).toEqual([
      { op: 'replace', path: '/registrations/0/contract/endDateTime', value: `${day(desk, 729)}T00:00:00Z` },
    ]);
    for (const copy of desk.cardsOf(desk.alex, id)) expect(textOf(copy)).toContain('Microsoft is reviewing it');
  });

  it('asks once for each request, though Partner Center repeats itself', async () => {
    const { id } = await registered(desk);
    desk.sandbox.setFaults({ kind: 'webhookDoubled' });
    await desk.sandbox.microsoft({ referralId: id, action: 'actionRequired' });
    await desk.settles();
    await desk.polls();
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(2);
  });

  it('is sent once, though its answer was lost', async () => {
    const { card, id } = await wonDeal(desk);
    await desk.alex.presses('Register with Microsoft', { on: card });
    desk.sandbox.setFaults({ kind: 'cutAfter', methods: ['PATCH'], count: 1 });
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: answers(desk) });
    await desk.timePasses('PT5M');
    expect(desk.record(id).registrations).toHaveLength(1);
  });

  it('is refused by Partner Center: what was typed is kept', async () => {
    const { card } = await wonDeal(desk);
    await desk.alex.presses('Register with Microsoft', { on: card });
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], status: 403 });
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: answers(desk) });
    await desk.settles();

    expect(textOf(card)).toContain('Partner Center did not take the registration from Alex Wilber');
    const form = await desk.alex.presses('Look at it again', { on: card });
    expect(valuesOf(form.card)).toMatchObject({ contractValue: 90_000, deployment: 'Customer' });
  });
});

describe('a registration in two currencies', () => {
  const inTwo = { solutionValue: 95_000, solutionCurrency: 'EUR' };

  it('is sent as it is, and says that its amounts were not compared', async () => {
    const { id, pressed } = await registered(desk, inTwo);

    expect(textOf(pressed.card)).toContain('value is in EUR and the contract in USD: I couldn’t compare the two.');
    expect(desk.record(id).registrations).toMatchObject([
      { contract: { value: 90_000, currency: 'USD' }, solutionDetails: [{ value: 95_000, currency: 'EUR' }] },
    ]);
  });

  it('keeps the solution’s currency when Microsoft’s question is answered', async () => {
    const { id, card } = await registered(desk, inTwo);
    await desk.sandbox.microsoft({ referralId: id, action: 'actionRequired' });
    await desk.settles();

    const form = await desk.alex.presses('Answer Microsoft', { on: card });
    expect(valuesOf(form.card)).toMatchObject({ currency: 'USD', solutionValue: 95_000, solutionCurrency: 'EUR' });
    const sent = await desk.alex.presses('Send to Microsoft', { on: card, inputs: { contractValue: 91_000 } });
    await desk.settles();

    expect(textOf(sent.card)).toContain('I couldn’t compare the two.');
    expect(patchesOf(desk, id).at(-1)).toEqual([
      { op: 'replace', path: '/registrations/0/contract/value', value: 91_000 },
    ]);
  });

  it('that is refused is kept with both', async () => {
    const { card } = await wonDeal(desk);
    await desk.alex.presses('Register with Microsoft', { on: card });
    desk.sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], status: 403 });
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: { ...answers(desk), ...inTwo } });
    await desk.settles();

    const form = await desk.alex.presses('Look at it again', { on: card });
    expect(valuesOf(form.card)).toMatchObject({ currency: 'USD', solutionValue: 95_000, solutionCurrency: 'EUR' });
  });

  it('a contract in another currency than US dollars says that the yearly limit was not checked', async () => {
    const { card } = await wonDeal(desk, { currency: 'EUR' });
    const form = await desk.alex.presses('Register with Microsoft', { on: card });
    expect(textOf(form.card)).toContain('I compare amounts only where their currency is the same');

    const sent = await desk.alex.presses('Send to Microsoft', {
      on: card,
      inputs: { ...answers(desk), contractValue: 100, solutionValue: 90 },
    });

    expect(textOf(sent.card)).toContain(
      'The contract is in EUR: I couldn’t check that it comes to more than $25,000 a year.',
    );
    expect(textOf(sent.card)).not.toContain('compare the two');
  });
});

describe('the rules of a registration', () => {
  it.each([
    ['a solution worth more than the contract', { solutionValue: 95_000 }, 'can’t be worth more than the contract'],
    ['a signature in the future', { signedOn: 3 }, 'It can’t lie in the future.'],
    ['a signature more than 60 days ago', { signedOn: -61 }, 'within 60 days of the signature'],
    ['a start more than 90 days ago', { startsOn: -91 }, 'at most 90 days back'],
    ['an end before the start', { endsOn: -30 }, 'The end can’t lie before the start.'],
    [
      'less than 25,000 US dollars a year',
      { contractValue: 150_000, term: 'Perpetual' },
      'this one comes to $25,000 a year',
    ],
    ['a sale through the marketplace that is still to come', { marketplaceOn: 3 }, 'It can’t lie in the future.'],
  ])('%s is said at once', async (_what, change, expected) => {
    const inputs = Object.fromEntries(
      Object.entries(change).map(([id, value]) => [id, id.endsWith('On') ? day(desk, Number(value)) : value]),
    );
    const { pressed, id } = await registered(desk, inputs);
    expect(textOf(pressed.card)).toContain(expected);
    expect(desk.record(id).registrations).toEqual([]);
  });

  it('a signature before the deal was created is said', async () => {
    const { card } = await openDeal(desk, {
      ...won,
      ...anotherCustomer(),
      createdDateTime: `${day(desk, -10)}T09:00:00Z`,
    });
    await desk.alex.presses('Won', { on: card });
    await desk.alex.presses('Mark as won', { on: card });
    await desk.timePasses('PT61S');
    await desk.alex.presses('Register with Microsoft', { on: card });
    const inputs = { ...answers(desk), signedOn: day(desk, -20) };
    const pressed = await desk.alex.presses('Send to Microsoft', { on: card, inputs });
    expect(textOf(pressed.card)).toContain('It can’t lie before the deal was created and Microsoft was invited');
  });

  it.each([
    ['too small', { value: 24_000 }],
    ['private', { kind: 'private' }],
  ] as const)('a deal that is %s cannot be registered, nor by a forged press', async (_what, spec) => {
    const { id, card } = await wonDeal(desk, spec);
    expect(titlesOf(card)).not.toContain('Register with Microsoft');
    expect(textOf(card)).toContain('nothing about it can be changed any more.');
    expect(await forges(desk, desk.alex, { id, card }, 'deal.register-form')).toContain(
      'This deal can’t be registered.',
    );
  });

  it('a deal in another currency says that it may be one', async () => {
    const { card } = await wonDeal(desk, { currency: 'EUR' });
    expect(textOf(card)).toContain('this deal may be one that can be registered with Microsoft');
  });
});
