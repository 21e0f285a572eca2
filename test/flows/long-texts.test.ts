import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { forges, openDeal } from './support/deals.ts';

/** 19,983 characters: to a pattern that looks for a dot between anything and anything, a hundred million ways to fail. */
const dots = `a@${'.'.repeat(19_980)} x`;
const colleagues = [0, 1, 2].map((row) => ({
  [`contact${row}FirstName`]: 'Gail',
  [`contact${row}LastName`]: 'Guest',
  [`contact${row}Phone`]: '+1 425 555 0199',
}));

/** How many times the one costs the other: in turns, and the least of each, so that a busy machine doesn't decide. */
async function timesOf(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 5; round++)
    for (const [index, press] of [one, other].entries()) {
      const from = performance.now();
      await press();
      least[index] = Math.min(least[index] ?? 0, performance.now() - from);
    }
  return (least[0] ?? 0) / (least[1] ?? 0);
}

describe('texts of 20,000 characters in a press', () => {
  it('of a guest on the accept form are not even read, and hold nobody up', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] });
    const on = desk.channelCard(id);
    const accept = (contactEmail: string) => {
      const emails = Object.fromEntries([0, 1, 2].map((row) => [`contact${row}Email`, contactEmail]));
      const inputs = Object.assign({ contactCount: 3, value: 5, currency: 'EUR', ...emails }, ...colleagues);
      return forges(desk, desk.gail, { id, card: on }, 'referral.accept', inputs);
    };

    const times = await timesOf(
      () => accept(dots),
      () => accept('gail@partner.example'),
    );

    expect(await accept(dots)).toContain('Guests can’t do that.');
    expect(times).toBeLessThan(12);
  });

  it('of a guest leave nothing behind, not even the phone number in the guest’s own row', async () => {
    const desk = await aDesk();
    const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] });
    const row = { ...colleagues[0], contact0Email: 'gail@partner.example', contactCount: 1 };
    const inputs = { name: 'X', value: 5, currency: 'EUR', closeDate: '2030-01-01', ...row };

    await forges(desk, desk.gail, { id, card: desk.channelCard(id) }, 'referral.accept', inputs);

    const people = await desk.parts.db.collection('people').find({ phoneNumber: '+1 425 555 0199' }).toArray();
    expect(people).toEqual([]);
  });

  it('of whoever may are told to be too long, in time', async () => {
    const desk = await aDesk();
    const opened = await openDeal(desk);
    const employees = (newMail: string) =>
      forges(desk, desk.alex, opened, 'deal.employees', {
        newFirst: 'A',
        newLast: 'B',
        newPhone: '5550100',
        newMail,
      });

    const times = await timesOf(
      () => employees(dots),
      () => employees('not an address'),
    );

    expect(await employees(dots)).toContain('At most 64 characters fit here.');
    expect(times).toBeLessThan(12);
  });
});
