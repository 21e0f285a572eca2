import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const deal = { team, kind: 'outbound', currency: 'EUR', salesStage: '40' } as const;
const stories: readonly ReferralSpec[] = [
  { customer: 'Southridge Video', team, value: 75_000, currency: 'EUR', expiresIn: 'P2D' },
  { customer: 'Coho Winery', dealName: 'Cellar in the cloud', team, value: 20_000, currency: 'EUR', expiresIn: 'P9D' },
  { customer: 'Coho Winery', dealName: 'Harvest figures', team, value: 30_000, currency: 'EUR', expiresIn: 'P11D' },
  { customer: 'Tallwood Traders', ...deal, value: 40_000, closingDateTime: '2027-01-10T00:00:00Z' },
  { customer: 'Litware, Inc.', dealName: 'Help desk', ...deal, value: 50_000, closingDateTime: '2027-01-20T00:00:00Z' },
  { customer: 'Litware, Inc.', dealName: 'Data room', ...deal, value: 60_000, closingDateTime: '2027-01-30T00:00:00Z' },
];

/** Words like `the third one` are a row of the list that stands above, and of no other referral. */
describe('a row of the list that stands above, within a sentence', async () => {
  const desk = await aDesk({ installedBy: ['Alex'], ownTime: midMonthMorning });
  const ids: Record<string, string> = {};
  for (const spec of stories) ids[spec.dealName ?? spec.customer ?? ''] = await desk.receives(spec);
  await desk.polls();
  const answer = async (words: string) => {
    const { replies } = await desk.alex.says(words);
    await desk.settles();
    const [card] = replies;
    const [text = card ? textOf(card) : ''] = saidIn(replies);
    return { text, shown: JSON.stringify(card) };
  };
  const behind = async (list: string, words: string) => {
    const { text } = await answer(list);
    return { listed: text, ...(await answer(words)) };
  };
  /** Once its Undo is over. */
  const stored = async (name: string) => {
    await desk.timePasses('PT1M');
    return JSON.stringify(desk.record(ids[name] ?? ''));
  };

  it.each([
    ['what’s the third one worth', 'Coho Winery: €30,000'],
    ['remind me about the third one tomorrow', 'I remind you of Coho Winery'],
    ['decline the third one, no budget', 'Decline Coho Winery?'],
  ])('is that row, where two are of one customer: %s', async (words, told) => {
    expect((await behind('inbound', words)).text).toContain(told);
  });

  it('is noted on that row’s deal, of two of one customer', async () => {
    const { listed } = await behind('outbound', 'note the third one: they want a demo');
    const last = listed.lastIndexOf('Help desk') > listed.lastIndexOf('Data room') ? 'Help desk' : 'Data room';
    expect(await stored(last)).toContain('they want a demo');
  });

  it.each([
    ['note Tallwood Traders: the third one was a surprise', 'the third one was a surprise'],
    ['note Tallwood Traders: call number 2 for the keys', 'call number 2 for the keys'],
  ])('is none within a note on another deal, which is stored as it was typed: %s', async (words, note) => {
    await behind('outbound', words);
    expect(await stored('Tallwood Traders')).toContain(note);
  });

  it('is none within a note that begins with other words', async () => {
    const { shown } = await behind('outbound', 'note our second deal with them slipped');
    expect(shown).toContain('our second deal with them slipped');
    expect(shown).not.toContain('our Litware');
  });

  it('is none within the reason of another one’s refusal', async () => {
    const { text } = await behind('inbound', 'decline Southridge Video because the second deal with them went badly');
    expect(text).toContain('Decline Southridge Video?');
    const { shown } = await answer('yes');
    expect(shown).toContain('the second deal with them went badly');
  });

  it('is none within a new deal', async () => {
    const { text } = await behind(
      'inbound',
      'new deal Proseware, 50000 USD, closes 2027-03-31, our first deal with them',
    );
    expect(text).toContain('our first deal with them');
    expect(text).not.toContain('Southridge');
  });
});
