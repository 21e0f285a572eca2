import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { TabList } from '../../src/tab/contract.ts';
import { TabScorecard } from '../../src/tab/scorecard-contract.ts';
import { saidIn, textOf } from '../flows/support/cards.ts';
import { midMonthMorning } from '../flows/support/own-clock.ts';
import type { Person } from '../harness/person.ts';
import { type Asked, aTabDesk } from './support/tab-desk.ts';

const { desk, get, post } = await aTabDesk({ ownTime: true });
const { adele, alex, megan, lee, diego, gail } = desk;

const read = <Schema extends z.ZodType>(schema: Schema, { status, body }: Asked): z.output<Schema> => {
  expect({ status, body }).toMatchObject({ status: 200 });
  return schema.parse(body);
};

/** Asked again until the facts are read, which happens in the background. */
async function scorecard(who: Parameters<typeof get>[0], query = ''): Promise<z.output<typeof TabScorecard>> {
  for (;;) {
    const shown = read(TabScorecard, await get(who, `/scorecard?period=last-12-months${query}`));
    if (shown.reading === undefined) return shown;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
type Shown = z.output<typeof TabScorecard>;
const metric = (shown: Shown, id: string) => shown.metrics.find((one) => one.id === id);
const line = (shown: Shown, id: string, key: string) => metric(shown, id)?.lines.find((one) => one.key === key);

const received = { team: ['alex.wilber@contoso.example'], country: 'DE', value: 30_000, currency: 'EUR' };
const taken = await desk.receives({ ...received, customer: 'Alpine Ski House' });
const refused = await desk.receives({ ...received, customer: 'Blue Yonder', team: ['megan.bowen@contoso.example'] });
await desk.receives({ ...received, customer: 'Coho Winery', team: [] });
await desk.receives({ ...received, customer: 'Alpine Ski House', expiresIn: 'P2D' });
await desk.receives({ ...received, kind: 'outbound', customer: 'Datum', salesStage: '60', value: 120_000 });

describe('the scorecard', () => {
  it('is read in the background, and then live: what somebody does is in it at once', async () => {
    const before = await scorecard(alex);
    expect(line(before, 'acceptance', 'accepted')?.shown).toBe('—');
    expect(before.note).toContain('24 hours');
    await alex.says('accept Alpine Ski House');
    const press = {
      verb: 'referral.accept-as-is',
      data: { referralId: taken, revision: (await desk.referral(taken)).revision },
    };
    await post(alex, '/press', press);
    const decline = { referralId: refused, revision: (await desk.referral(refused)).revision, reason: '3', note: '' };
    await post(megan, '/press', { verb: 'referral.decline', data: decline });
    await desk.timePasses('PT10M');
    const after = await scorecard(adele);
    expect(line(after, 'acceptance', 'accepted')?.shown).toBe('50% (1 of 2)');
    expect(line(after, 'decline-reasons', 'reason-3')).toMatchObject({
      label: 'Customer chose another vendor',
      shown: '1',
    });
    expect(line(after, 'answer-time', 'all')?.shown).toBe('Too few: 2 of at least 5');
    expect(line(after, 'stages', 'stage-60')?.shown).toBe('1 · €120,000 · weighted €72,000');
    expect((await desk.referral(taken)).workedAt).toBeInstanceOf(Date);
  });

  it('opens the very list that each of its numbers counts', async () => {
    const shown = await scorecard(adele);
    const lines = shown.metrics.flatMap(({ id, lines: all }) => all.map((one) => ({ id, ...one })));
    const opened = lines.filter(({ view }) => view !== undefined);
    expect(opened.length).toBeGreaterThan(15);
    for (const { id, key, count, view = '' } of opened) {
      const list = read(TabList, await get(adele, `/list?view=${encodeURIComponent(view)}`));
      expect([id, key, list.total]).toEqual([id, key, count]);
    }
    const { view = '' } = line(shown, 'decline-reasons', 'reason-3') ?? {};
    const list = read(TabList, await get(adele, `/list?view=${encodeURIComponent(view)}`));
    expect([list.rows.map(({ customer }) => customer), list.filters.map(({ text }) => text)]).toEqual([
      ['Blue Yonder'],
      ['Scorecard: Reasons for declining'],
    ]);
    // The same number, asked for by somebody else, is theirs.
    const others = read(TabList, await get(alex, `/list?view=${encodeURIComponent(view)}`));
    expect(others.total).toBe(0);
  });

  it('keeps single people’s figures for admins and for each person of themselves', async () => {
    const all = await scorecard(adele);
    const owner = all.people.find(({ title }) => title === 'Megan Bowen')?.value ?? '';
    expect(metric(all, 'workload')?.lines.map(({ label }) => label)).toContain('Alex Wilber');
    const megans = await scorecard(adele, `&whose=${encodeURIComponent(owner)}`);
    expect(line(megans, 'acceptance', 'accepted')?.shown).toBe('0% (0 of 1)');
    expect((await get(alex, `/scorecard?whose=${encodeURIComponent(owner)}`)).status).toBe(403);
    const own = await scorecard(alex, '&whose=me');
    expect([own.people.map(({ value }) => value), metric(own, 'workload')?.lines.map(({ label }) => label)]).toEqual([
      ['', 'me'],
      ['Alex Wilber'],
    ]);
    const { view = '' } = metric(all, 'workload')?.lines.find(({ label }) => label === 'Alex Wilber') ?? {};
    expect(read(TabList, await get(megan, `/list?view=${encodeURIComponent(view)}`)).total).toBe(0);
  });

  it.each([
    ['somebody who only reads the channel', diego],
    ['a guest', gail],
    ['an admin of another location', lee],
    ['somebody the desk never met', { aadObjectId: '00000000-0000-4000-8000-0000000000ff', name: 'Sam Stranger' }],
  ])('counts nothing that is not theirs: %s', async (_who, who) => {
    const shown = await scorecard(who as Person);
    const counts = shown.metrics.flatMap(({ lines }) => lines.map(({ count }) => count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(0);
    expect(JSON.stringify(shown)).not.toMatch(/Alex|Megan|Alpine|Datum/);
    const cost = { campaign: 'X', currency: 'EUR', cost: '5', from: '2026-01-01', to: '2026-12-31' };
    // What a campaign cost is the whole company's: no admin of one location enters it, or reads what others entered.
    expect((await post(who, '/scorecard/costs', cost)).status).toBe(403);
    expect(shown.costs).toBeUndefined();
  });

  it('takes what a campaign cost from an admin, and nothing that is no period, zone or figure from anybody', async () => {
    const cost = { campaign: ' spring ', currency: 'EUR', cost: '1,000', from: '2026-01-01', to: '2026-12-31' };
    expect((await post(adele, '/scorecard/costs', cost)).body).toEqual({ entered: true });
    const text = '€1,000, January 1, 2026 – December 31, 2026';
    expect((await scorecard(adele)).costs).toEqual([{ ...cost, campaign: 'SPRING', cost: 1_000, text }]);
    for (const typed of ['10,000', '10k', '10 000', '€10,000.00', '10000']) {
      expect((await post(adele, '/scorecard/costs', { ...cost, cost: typed })).body).toEqual({ entered: true });
      expect([typed, (await scorecard(adele)).costs?.[0]?.cost]).toEqual([typed, 10_000]);
    }
    expect((await post(adele, '/scorecard/costs', { ...cost, cost: '0' })).body).toEqual({ entered: false });
    expect((await scorecard(adele)).costs).toEqual([]);
    for (const typed of ['much', '-5', '10.000', '5 USD', '1e5', '1 2 3'])
      expect([typed, (await post(adele, '/scorecard/costs', { ...cost, cost: typed })).body]).toEqual([
        typed,
        { entered: false, problem: expect.stringMatching(/\w/) },
      ]);
    expect((await scorecard(alex)).costs).toBeUndefined();
    expect((await post(alex, '/scorecard/costs', cost)).status).toBe(403);
    const wrong = [
      'period=ever',
      'period=days&from=2026-02-01&to=2026-01-01',
      'zone=Nowhere/Else',
      'period=days',
      'x=1',
    ];
    for (const query of wrong) expect([query, (await get(adele, `/scorecard?${query}`)).status]).toEqual([query, 400]);
    for (const code of ['nothing', 'acceptance~accepted~x~y~UTC', 'acceptance~zzz~0~zzzzzzzz~UTC~~', 'a~b~c~d~e~f~g~h'])
      expect([code, read(TabList, await get(adele, `/list?view=found;m=${encodeURIComponent(code)}`)).total]).toEqual([
        code,
        0,
      ]);
  });

  it('is said in the chat, too: the main figures, each with its list, and the way to the tab', async () => {
    const said = async (who: Person, text: string) => {
      const { replies } = await who.says(text);
      const [words] = saidIn(replies);
      return words ?? textOf(replies[0]);
    };
    const shown = await said(adele, 'How are we doing this year?');
    const year = midMonthMorning.getUTCFullYear();
    expect(shown).toMatch(new RegExp(`^Scorecard, January 1, ${year} – December 31, ${year}`));
    expect(shown).toContain('Acceptance rate');
    expect(shown).toContain('Accepted: 50% (1 of 2)');
    expect(await said(adele, '1')).toContain('Scorecard: Time to first answer');
    expect(await said(adele, 'scorecard')).toMatch(/^Scorecard, /);
    expect(await said(gail, 'scorecard')).toContain('nothing for you to count');
    for (const [locale, words, back] of [
      ['ko', '지난달 우리 실적 어때?', '언어 en'],
      ['ru', 'Как у нас дела в этом квартале?', 'язык en'],
      ['zh-TW', '本月我們表現如何？', '語言 en'],
    ] as const) {
      await adele.says(`language ${locale}`);
      expect(await said(adele, words)).toMatch(/^(?:스코어카드|Показатели|計分卡)[,，]/);
      await adele.says(back);
    }
  });
});
