import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const active = { kind: 'outbound', team } satisfies ReferralSpec;
/** In the middle of a month of this year, as the sandbox's certificates are of this year: what is accepted in it is asked for in it. */
const ownTime = midMonthMorning;

const inTwoDays = new Date(ownTime.getTime() + 2 * 86_400_000).toISOString();

describe('a question about figures', async () => {
  const desk = await aDesk({ undoSeconds: 0, locales: { megan: 'ru-RU', adele: 'ko-KR' }, ownTime });
  const waiting = await desk.receives({ customer: 'Coho Winery', team, country: 'DE' });
  for (const customer of ['Adatum', 'Tailwind Toys']) await desk.receives({ customer, team, country: 'FR' });
  const deals: readonly ReferralSpec[] = [
    { customer: 'Fabrikam', value: 120_000, currency: 'EUR', salesStage: '40' },
    { customer: 'Northwind', value: 80_000, currency: 'EUR', salesStage: '60' },
    { customer: 'Litware', value: 30_000, currency: 'USD', salesStage: '60', closingDateTime: inTwoDays },
  ];
  for (const deal of deals) await desk.receives({ ...active, ...deal });
  await desk.receives({
    ...active,
    customer: 'Wingtip',
    value: 999_000,
    currency: 'USD',
    team: ['adele.vance@contoso.example'],
  });
  await desk.polls();
  const ask = async (text: string, person = desk.alex) => {
    const { replies } = await person.says(text);
    const [message] = replies;
    const [words] = saidIn(replies);
    return { text: words ?? textOf(message), message: message as Message };
  };

  it('what the pipeline is worth: per currency and stage, of one’s own, with the list behind it', async () => {
    const { text, message } = await ask('what’s my pipeline worth?');
    expect(text).toContain('Pipeline: €200,000 and $30,000 in 3 active deals');
    expect(text).toContain('Developed (40%): €120,000 (1 deal)');
    expect(text).toContain('Proposed (60%): €80,000 and $30,000 (2 deals)');
    expect(text).not.toContain('999');

    const { card } = await desk.alex.presses('Show', { on: message });
    expect(textOf(card)).toContain('Northwind');
    expect(textOf(card)).not.toContain('Wingtip');
  });

  it('how many: open ones, by country, by state, and since when', async () => {
    expect((await ask('how many are open?')).text).toContain('3 referrals wait for an answer, 3 deals are active');
    expect((await ask('how many referrals in France?')).text).toContain('2 referrals');
    // A stage's sum is no question about the deal opened last, and words that no list has ask for another figure.
    expect((await ask('how much is in negotiation')).text).toMatch(/^Negotiated/);
    const empty = await ask('how much is sitting in negotiation');
    expect(empty.text).toMatch(/^Negotiated \(80%\): 0 \(0 deals\)\nPipeline: .*Developed \(40%\): €120,000/s);
    expect((await ask('what’s my pipeline worth in Japan')).text).toContain('Pipeline: 0 in 0 active deals');
    expect((await ask('how much is at proposal stage')).text).toContain('€80,000');
    expect((await ask('сколько в среднем возимся', desk.megan)).text).toContain('Я вас не понял');
    expect((await ask('how many did we accept this month')).text).toContain('0 referrals');

    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, waiting) });
    await desk.settles();
    const { text } = await ask('how many did we accept this month?');
    expect(text).toContain('1 referral');
    expect(text).toMatch(/Accepted: November 1, \d{4} – November \d+, \d{4}/);
    // Those of the month before are none of this one, and the list is of the days, too.
    expect((await ask('how many did we accept last month?')).text).toContain('0 referrals');
    const { message: list } = await ask('what did we accept this month over 1k');
    expect(textOf(list)).toMatch(/Accepted: November 1/);
    expect(textOf((await ask('only those from last month')).message)).toMatch(/Accepted: October 1, /);
    expect((await ask('what did we win this year over 50k')).text).toMatch(
      /Value from: 50,000.*Won: January 1, \d{4} – /s,
    );
    // Whoever made the deal, and on the list that is shown, its own days.
    expect((await ask('how many deals did we accept this month')).text).toContain('1 referral');
    expect((await ask('how many did we win this year?')).text).toContain('0 referrals');
    expect((await ask('how many did we close this year?')).text).toMatch(/^0 referrals.*Won: January 1/s);
    expect((await ask('how many closed this year?')).text).toContain('0 referrals');
    expect((await ask('how many are open?')).text).toContain('2 referrals wait for an answer, 4 deals are active');
    // Of one's own too, what waits and what is worked on.
    expect((await ask('how many do i have open')).text).toMatch(/^2 referrals wait for an answer, 4 deals are active/);
    expect((await ask('сколько у нас открытых', desk.megan)).text).not.toContain('ничего не нашлось');
    // A day to come is no beginning: the ends ahead are counted, or the day is told.
    const closing = await ask('how many deals close by November 27');
    expect(closing.text).toMatch(/^1 referral\n.*State: Accepted · Closing before/s);
    expect((await ask('how many expire by friday')).text).toContain('To be answered before');
    // A day ahead bounds from above: those of the day itself are told beside it.
    const thatDay = await ask('how many deals close on November 26');
    expect(thatDay.text).toMatch(/^1 referral\nOn November 26, \d{4} itself: 1\./);
    expect(closing.text).not.toContain('itself');
    const nextWeek = await ask('how many deals next week');
    expect(nextWeek.text).toContain('I left out “next week”. A figure can be bounded');
    // No referral has the word: it may be no name at all.
    const other = await ask('how many did we accept for zorbix this month');
    expect(other.text).toMatch(/^0 referrals\nNothing is found by “.*zorbix”. Without it: 1\./);
    expect(textOf((await desk.alex.presses('Show', { on: other.message })).card)).toContain('Coho Winery');
  });

  it('is answered in other languages, and of what its asker may see', async () => {
    expect((await ask('сколько стоит моя воронка', desk.megan)).text).toContain(
      'Активных сделок, которые вам видны, нет',
    );
    expect((await ask('파이프라인', desk.adele)).text).toMatch(/파이프라인: 진행 중인 거래 \d건, .*US\$1,0\d\d,000/);
    expect((await ask('이번 달에 몇 건 수락했어?', desk.adele)).text).toContain('1건');
  });

  it('is for the chat alone where deals would be told of', async () => {
    const { replies } = await desk.alex.says('pipeline', { in: { channel: 'Deals' } });
    expect(saidIn(replies).join()).toContain('Everybody reads along here.');
  });
});
