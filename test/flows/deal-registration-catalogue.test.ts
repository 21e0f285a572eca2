import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';
import { withCatalogue } from './support/catalogue.ts';
import { forges, openDeal } from './support/deals.ts';
import type { Desk } from './support/desk.ts';
import { answers, registered, won, wonDeal } from './support/registration.ts';

const retail = { id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' };
const trey = { id: 'SOL-61001-TRY', name: 'Trey Research Data Catalogue' };
const field = { id: 'sol-51730-fld', name: 'Contoso Field Service' };

/** From now on, reading it fails. */
async function losesCatalogue({ parts: { db } }: Desk): Promise<void> {
  await db.dropCollection('solutions');
  const pipeline = [{ $project: { never: { $divide: [1, 0] } } }];
  await db.createCollection('solutions', { viewOn: 'referrals', pipeline });
}

describe('what the solutions catalogue knows of a won deal', () => {
  const offer = 'Register with Microsoft';
  const reason = 'as far as the solutions catalogue knows, none of its solutions is Azure IP co-sell eligible';

  it('nothing but solutions that are not eligible: no offer, the reason in words, and a forged press reads it too', async () => {
    const desk = await aDesk();
    await withCatalogue(desk);
    const { id, card } = await wonDeal(desk, { solutions: [trey, field] });

    expect(titlesOf(card)).not.toContain(offer);
    expect(textOf(card)).toContain(reason);
    expect(textOf(card)).toContain('nothing about it can be changed any more.');
    for (const verb of ['deal.register-form', 'deal.register']) {
      const answer = await forges(desk, desk.alex, { id, card }, verb, verb === 'deal.register' ? answers(desk) : {});
      expect(answer).toContain('This deal can’t be registered.');
      expect(answer).toContain(reason);
    }
    await desk.settles();
    expect(desk.record(id).registrations).toEqual([]);
  });

  it.each([
    ['one of them is eligible', [trey, retail]],
    ['one of them is not in the catalogue', [trey, { id: 'SOL-77777-NEW', name: 'Brand new' }]],
    ['none of them is in the catalogue', [{ id: 'SOL-77777-NEW', name: 'Brand new' }]],
  ])('%s: it is offered', async (_what, solutions) => {
    const desk = await aDesk();
    await withCatalogue(desk);
    const { card } = await wonDeal(desk, { solutions });
    expect(titlesOf(card)).toContain(offer);
    expect(textOf(card)).not.toContain(reason);
  });

  it('shows when the card is drawn next: an old offer that is pressed, or the card that is opened again', async () => {
    const desk = await aDesk();
    const { id, card } = await wonDeal(desk, { solutions: [trey] });
    expect(titlesOf(card)).toContain(offer);

    const catalogue = await withCatalogue(desk);
    const pressed = await desk.alex.presses(offer, { on: card });
    expect(textOf(pressed.card)).toContain('This deal can’t be registered.');
    expect(textOf(pressed.card)).toContain(reason);

    const solution = await catalogue.find(trey.id);
    if (solution) await catalogue.put([{ ...solution, coSellStatus: 'azure-ip-incentivised' }]);
    await desk.alex.says('referral Fabrikam');
    expect(titlesOf(desk.cardsOf(desk.alex, id).at(-1))).toContain(offer);
  });

  it('does not keep Microsoft’s question about a registration from being answered', async () => {
    const desk = await aDesk();
    const { id, card } = await registered(desk);
    const catalogue = await withCatalogue(desk);
    const solution = await catalogue.find(retail.id);
    if (solution) await catalogue.put([{ ...solution, coSellStatus: 'ready' }]);
    await desk.sandbox.microsoft({ referralId: id, action: 'actionRequired' });
    await desk.settles();

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(2);
    await desk.alex.presses('Answer Microsoft', { on: card });
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: { contractValue: 91_000 } });
    await desk.settles();
    expect(desk.record(id).registrations).toMatchObject([{ contract: { value: 91_000 } }]);
  });

  it('cannot be read: the card is drawn all the same, with the offer', async () => {
    const desk = await aDesk();
    const { id } = await wonDeal(desk, { customer: 'Fabrikam' });
    await losesCatalogue(desk);

    await desk.alex.says('referral Fabrikam');

    expect(titlesOf(desk.cardsOf(desk.alex, id).at(-1))).toContain(offer);
    expect(desk.parts.logLines.join('')).toContain('solutions catalogue not read');
  });

  it('is not read for the card of a deal that is not won', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk, won);
    await losesCatalogue(desk);

    await desk.alex.says('referral Fabrikam');

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(2);
    expect(desk.parts.logLines.join('')).not.toContain('solutions catalogue not read');
  });
});

describe('which solution is registered', () => {
  const solutions = [trey, retail];

  it('is the eligible one, where the catalogue knows; another is not sent, and the desk says why', async () => {
    const desk = await aDesk();
    await withCatalogue(desk);
    const { id, card } = await wonDeal(desk, { solutions });
    const form = await desk.alex.presses('Register with Microsoft', { on: card });
    expect(valuesOf(form.card)).toMatchObject({ solution: 'SOL-34104-EBB' });

    const inputs = { ...answers(desk), solution: 'SOL-61001-TRY' };
    const pressed = await desk.alex.presses('Send to Microsoft', { on: card, inputs });

    expect(textOf(pressed.card)).toContain('Trey Research Data Catalogue is not Azure IP co-sell eligible');
    await desk.settles();
    expect(desk.record(id).registrations).toEqual([]);
    await desk.alex.presses('Send to Microsoft', { on: card, inputs: { solution: 'SOL-34104-EBB' } });
    await desk.settles();
    expect(desk.record(id).registrations).toMatchObject([{ solutionDetails: [{ id: 'SOL-34104-EBB' }] }]);
  });
});
