import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { buildTab } from '../../src/tab/build/build-tab.ts';
import {
  TabBoard,
  TabChanges,
  TabCounts,
  TabExpiring,
  TabFilters,
  TabList,
  TabMe,
  TabPressed,
  TabReferral,
} from '../../src/tab/contract.ts';
import { bundleOnce } from '../../src/tab/server/tab-page.ts';
import type { Person } from '../harness/person.ts';
import { type Asked, aTabDesk } from './support/tab-desk.ts';

await buildTab();
const { desk, entra, get, post } = await aTabDesk({ acceptUndoSeconds: 'by-default' });
const { adele, alex, megan, lee, diego, gail } = desk;

const alexs = await desk.receives({
  customer: 'Alpine Ski House',
  team: ['alex.wilber@contoso.example'],
  country: 'AT',
  value: 30_000,
  currency: 'EUR',
  expiresIn: 'P9D',
});
const meganS = await desk.receives({
  customer: 'Blue Yonder',
  team: ['megan.bowen@contoso.example'],
  country: 'US',
  value: 90_000,
  currency: 'USD',
  expiresIn: 'P2D',
});
const nobodys = await desk.receives({
  customer: 'Coho Winery',
  team: [],
  value: 5_000,
  currency: 'EUR',
  expiresIn: 'P5D',
});
const deal = await desk.receives({
  kind: 'outbound',
  customer: 'Datum',
  team: ['alex.wilber@contoso.example'],
  salesStage: '60',
  closingDateTime: '2033-03-31T00:00:00Z',
  value: 120_000,
  currency: 'EUR',
});

it('reads the built page once for all who ask at once, and anew where it was not all there', async () => {
  const built = { script: 'tab.js', styles: 'tab.css', assets: new Map() };
  const states = [() => Promise.reject(new Error('half built')), async () => undefined, async () => built];
  let reads = 0;
  const bundle = bundleOnce(async () => states[reads++]?.());
  await expect(Promise.allSettled([bundle(), bundle()])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect([await bundle(), reads]).toEqual([undefined, 2]);
  expect([await Promise.all([bundle(), bundle(), bundle()]), reads]).toEqual([[built, built, built], 3]);
});

const read = <Schema extends z.ZodType>(schema: Schema, { status, body }: Asked): z.output<Schema> => {
  expect({ status, body }).toMatchObject({ status: 200 });
  return schema.parse(body);
};
const customers = (list: { readonly rows: readonly { readonly customer: string }[] }) =>
  list.rows.map(({ customer }) => customer);

describe('the lists of the tab', () => {
  it('are those of the chat: whose they are, in which order, with what they say', async () => {
    const inbox = read(TabList, await get(alex, '/list?view=inbox'));
    expect(customers(inbox)).toEqual(['Coho Winery', 'Alpine Ski House']);
    expect(inbox).toMatchObject({ title: 'Waiting for an answer', total: 2, page: 1, pages: 1, sort: 'attention' });
    expect(inbox.rows[1]).toMatchObject({ id: alexs, owner: 'you', may: { answer: true, undo: false } });
    expect(inbox.rows[1]?.facts).toContain('€30,000');
    expect(inbox.rows[1]?.standing).toContain('9 days left');
    const all = read(TabList, await get(adele, '/list?view=inbox&sort=customer'));
    expect(customers(all)).toEqual(['Alpine Ski House', 'Blue Yonder', 'Coho Winery']);
    const byValue = read(TabList, await get(adele, '/list?view=inbox&sort=value'));
    expect(customers(byValue).slice(0, 2)).toEqual(['Blue Yonder', 'Alpine Ski House']);
  });

  it('are counted within reach', async () => {
    const counts = async (who: Person) => {
      const all = read(TabCounts, await get(who, '/counts')).counts;
      return Object.fromEntries(Object.entries(all).map(([list, { total }]) => [list, total]));
    };
    expect(await counts(alex)).toEqual({ inbox: 2, mine: 2, inbound: 2, outbound: 1, favourites: 0, archived: 0 });
    expect(await counts(diego)).toEqual({ inbox: 0, mine: 0, inbound: 0, outbound: 0, favourites: 0, archived: 0 });
  });

  it('are searched, filtered by the chat’s own filters, and say what would find more', async () => {
    const found = read(TabList, await get(adele, '/list?view=inbox&words=alpine'));
    expect(customers(found)).toEqual(['Alpine Ski House']);
    const form = read(TabFilters, await get(adele, '/filters?view=inbox'));
    expect(form.fields.find(({ name }) => name === 'country')?.choices.map(({ value }) => value)).toContain('AT');
    const chosen = await post(adele, '/filters', {
      view: 'inbox',
      values: { country: 'AT', valueFrom: '10k eur', valueUpTo: '90k eur' },
    });
    const { view } = chosen.body as { readonly view: string };
    const filtered = read(TabList, await get(adele, `/list?view=${encodeURIComponent(view)}`));
    expect(customers(filtered)).toEqual(['Alpine Ski House']);
    expect(filtered.filters.map(({ text }) => text)).toEqual([
      'Country: Austria',
      'Value from: €10,000',
      'Value up to: €90,000',
    ]);
    const cleared = read(TabList, await get(adele, `/list?view=${encodeURIComponent(filtered.bare)}`));
    expect(cleared.total).toBe(3);
    const wrong = read(TabFilters, await post(adele, '/filters', { view: 'inbox', values: { valueFrom: 'much' } }));
    expect(wrong.fields.find(({ name }) => name === 'valueFrom')?.problem).toMatch(/\w/);
    const none = read(TabList, await get(adele, '/list?view=inbox&words=alpine%20nowhere'));
    expect([none.total, none.summary]).toEqual([0, expect.stringContaining('nowhere')]);
    expect(none.others[0]?.text).toContain('nowhere');
    // As the message box reads it; what is typed next takes the words' place.
    const due = read(TabList, await get(adele, '/list?view=outbound&words=closing%20in%20march%202033'));
    expect(customers(due)).toEqual(['Datum']);
    expect(due).toMatchObject({ view: 'outbound;d=2033-03-01+2033-03-31', typed: 'outbound;w=closing in march 2033' });
    expect(due.filters.map(({ text }) => text)).toEqual(['Closing: March 1, 2033 – March 31, 2033']);
    const overdue = read(TabList, await get(adele, '/list?view=outbound&words=overdue'));
    expect([overdue.total, overdue.filters.map(({ text }) => text.split(':')[0])]).toEqual([
      0,
      ['State', 'Closing before'],
    ]);
    const again = read(TabList, await get(adele, `/list?view=${encodeURIComponent(due.view)}&words=february%202033`));
    expect([again.total, again.filters.length]).toEqual([0, 1]);
  });

  it.each([
    ['inbound', 'datum', 'Referrals that match “datum”: 1', ['Datum']],
    ['inbox', 'archived', 'Archived: 0', []],
    ['inbound', 'outbound deals of alex', 'Outbound and Owner: alex: 1', ['Datum']],
    ['archived', 'inbox in Austria', 'Waiting for an answer and Country: Austria: 1', ['Alpine Ski House']],
    ['inbound', 'penguins', undefined, []],
  ])('that are searched in %s by “%s” say where else it is', async (view, words, text, expected) => {
    const { others } = read(TabList, await get(adele, `/list?view=${view}&words=${encodeURIComponent(words)}`));
    const offer = others.find((other) => !/^(?:Without|Show all)/.test(other.text));
    expect(offer?.text).toBe(text);
    if (!offer) return;
    const there = read(TabList, await get(adele, `/list?view=${encodeURIComponent(offer.view)}`));
    expect(customers(there)).toEqual(expected);
  });

  it.each([
    // Half a name, a slip, as it is heard in another script, of whom, of when; beside the filters that stand.
    ['found', 'alp', ['Alpine Ski House'], []],
    ['found', 'alpine ski huose', ['Alpine Ski House'], undefined],
    ['found', 'блю йондер', ['Blue Yonder'], undefined],
    ['inbox', 'megan', ['Blue Yonder'], ['Owner: megan']],
    ['inbound', 'over 80k', ['Blue Yonder'], ['Value from: 80,000']],
    ['found', 'alex march 2033', ['Datum'], ['Owner: alex', 'Closing: March 1, 2033 – March 31, 2033']],
    ['inbound;c=US', 'megan', ['Blue Yonder'], ['Owner: megan', 'Country: United States']],
    ['inbound;c=AT', 'megan', [], ['Owner: megan', 'Country: Austria']],
    // In a list, deals are what it has, whoever they wait for; a question is no reading of another list.
    ['inbox', 'Austrian deals', ['Alpine Ski House'], ['Country: Austria']],
    ['inbox', 'сделки в Австрии', ['Alpine Ski House'], ['Country: Austria']],
    ['inbox', '오스트리아 거래', ['Alpine Ski House'], ['Country: Austria']],
    ['inbox', '奧地利的交易', ['Alpine Ski House'], ['Country: Austria']],
    ['inbox', 'accepted deals in Austria', [], undefined],
    ['inbox', 'who owns alpine ski house', ['Alpine Ski House'], ['Words: Alpine Ski House']],
    // Whose, and of which list: said of a list, it narrows this one, or finds nothing.
    ['inbound', 'my referrals in Austria', [], undefined],
    ['inbound', 'мои сделки в Австрии', [], undefined],
    ['inbound', '오스트리아 즐겨찾기', [], undefined],
    ['inbound', '奧地利的收藏', [], undefined],
    ['inbound', 'inbox in Austria', ['Alpine Ski House'], ['State: Received', 'Country: Austria']],
    // Either of two; an amount in signs, a range, a bound behind it; all of the list.
    ['found', 'blue yonder or alpine', ['Blue Yonder', 'Alpine Ski House'], undefined],
    ['found', 'alpine 或 penguins', ['Alpine Ski House'], undefined],
    ['inbound', '八萬以上', ['Blue Yonder'], ['Value from: 80,000']],
    ['inbound', '80-95k', ['Blue Yonder'], ['Value from: 80,000', 'Value up to: 95,000']],
    ['inbound', '8만 이하', ['Coho Winery', 'Alpine Ski House'], ['Value up to: 80,000']],
    ['inbound', '80k or less', ['Coho Winery', 'Alpine Ski House'], ['Value up to: 80,000']],
    // What is not wanted is not what is found.
    ...['not alpine', 'without alpine', 'no alpine', 'не alpine', 'alpine 말고', '不要 alpine', 'not urgent'].map(
      (words): [string, string, string[], undefined] => ['found', words, [], undefined],
    ),
    ['inbound', 'not in Austria', ['Blue Yonder', 'Coho Winery'], ['Country: all but Austria']],
    // As in chat: what came in is late by its answer, what is worked on by its close date.
    ['archived', 'overdue', [], ['State: Expired']],
    ['inbound', 'overdue', [], ['State: Expired']],
    ['found', '逾期', [], ['State: Expired']],
    ['inbound', 'all', ['Blue Yonder', 'Coho Winery', 'Alpine Ski House'], []],
    ['outbound', '전부', ['Datum'], []],
    [
      'inbox',
      'sort by value',
      ['Blue Yonder', 'Alpine Ski House', 'Coho Winery'],
      ['Largest value first (currencies are not converted)'],
    ],
    ['inbox', 'sort by owner', [], undefined],
    ['inbox', 'penguins', [], undefined],
  ])('are searched in %s by %s as the message box reads it, and say how', async (view, words, expected, filters) => {
    const asked = `/list?view=${encodeURIComponent(view)}&words=${encodeURIComponent(words)}`;
    const found = read(TabList, await get(adele, asked));
    expect(customers(found)).toEqual(expected);
    if (filters) expect(found.filters.map(({ text }) => text).toSorted()).toEqual(filters.toSorted());
    expect(found.typed ?? found.view).toContain(`;w=${words}`);
  });

  it('name the order that the rows have: of a link, of words beside it, of the choice above them', async () => {
    const asked = async (view: string, more = '') => {
      const found = read(TabList, await get(adele, `/list?view=${encodeURIComponent(view)}${more}`));
      return [customers(found), found.filters.map(({ text }) => text)];
    };
    const byValue = 'Largest value first (currencies are not converted)';
    const names = { value: ['Blue Yonder', 'Alpine Ski House'], customer: ['Alpine Ski House', 'Blue Yonder'] };
    const words = '&words=80-95k';
    expect(await asked('inbound;r=value', words)).toEqual([
      ['Blue Yonder'],
      ['Value from: 80,000', 'Value up to: 95,000', byValue],
    ]);
    // The same words a moment later, without the order.
    expect(await asked('inbound', words)).toEqual([['Blue Yonder'], ['Value from: 80,000', 'Value up to: 95,000']]);
    expect(await asked('inbound;r=value')).toEqual([[...names.value, 'Coho Winery'], [byValue]]);
    expect(await asked('inbound;r=value', '&sort=customer')).toEqual([[...names.customer, 'Coho Winery'], []]);
    expect(await asked('inbound', '&sort=customer&words=sort+by+value')).toEqual([
      [...names.value, 'Coho Winery'],
      [byValue],
    ]);
  });

  it('say that something is new, and keep their rows until somebody asks', async () => {
    const { stamp } = read(TabList, await get(megan, '/list?view=inbound'));
    const path = `/changes?view=inbound&stamp=${encodeURIComponent(stamp)}`;
    expect(read(TabChanges, await get(megan, path))).toMatchObject({ changed: false, text: '' });
    await desk.receives({ customer: 'Trey Research', team: ['megan.bowen@contoso.example'] });
    expect(read(TabChanges, await get(megan, path))).toMatchObject({ changed: true, text: '1 new' });
  });

  it('say from look to look whether Partner Center is away, though no row changes', async () => {
    const { stamp } = read(TabList, await get(megan, '/list?view=inbound'));
    const awayAfterSuccessAt = async (lastSuccessAt: Date) => {
      await desk.parts.db
        .collection<{ _id: string }>('settings')
        .updateOne({ _id: 'poll' }, { $set: { lastSuccessAt } }, { upsert: true });
      return read(TabChanges, await get(megan, `/changes?view=inbound&stamp=${encodeURIComponent(stamp)}`)).away;
    };
    expect(await awayAfterSuccessAt(new Date('2020-01-01'))).toContain('can’t be reached since');
    expect(await awayAfterSuccessAt(new Date('2099-01-01'))).toBeUndefined();
  });

  it('are not read again to say that nothing is new, while nothing in the desk has changed', async () => {
    const referrals = desk.parts.db.collection<{ _id: string }>('referrals');
    // As if the last change of anything were long past.
    const quiet = () =>
      referrals.updateMany({ changedAt: { $exists: true } }, { $set: { changedAt: new Date('2020-01-01') } });
    await quiet();
    const asks = async (list: string, stamp: string) =>
      read(TabChanges, await get(megan, `/changes?view=${list}&stamp=${encodeURIComponent(stamp)}`));
    const { stamp, rows } = read(TabList, await get(megan, '/list?view=inbound'));
    const [{ id = '' } = {}] = rows;
    expect(await asks('inbound', stamp)).toMatchObject({ changed: false, text: '' });
    // What no deed and no news did, nobody is told of; only a page that is read again would show it.
    await referrals.updateOne({ _id: id }, { $inc: { version: 1 } } as never);
    const { stamp: later, ...same } = await asks('inbound', stamp);
    expect(same).toMatchObject({ changed: false });
    for (const odd of [
      '0.x',
      'x',
      stamp.replace(/\d{13}/, '99'),
      `${stamp}.x`,
      stamp.replace(/\d{4}-\d\d-\d\d$/, '2020-01-01'),
    ])
      expect([odd, (await asks('inbound', odd)).changed]).toEqual([odd, true]);
    const { stamp: hearts } = read(TabList, await get(megan, '/list?view=favourites'));
    await post(megan, `/referrals/${id}/favourite`, { on: true });
    expect(await asks('favourites', hearts)).toMatchObject({ changed: true, text: '1 new' });
    await post(megan, `/referrals/${id}/favourite`, { on: false });
    await desk.receives({ customer: 'Wingtip Toys', team: ['megan.bowen@contoso.example'] });
    expect(await asks('inbound', later)).toMatchObject({ changed: true, text: '1 new' });
  });

  it('speak the person’s own language', async () => {
    await alex.says('language ko');
    expect(read(TabMe, await get(alex, '/me'))).toMatchObject({ language: 'ko', role: 'user', known: true });
    expect(read(TabList, await get(alex, '/list?view=inbox')).title).toMatch(/\p{Script=Hangul}/u);
    await alex.says('언어 en');
    expect(read(TabMe, await get(alex, '/me')).language).toBe('en');
  });
});

describe('a referral in the tab', () => {
  it('is the card of the chat, with what happened, where it stands and who was reminded', async () => {
    const detail = read(TabReferral, await get(alex, `/referrals/${alexs.toUpperCase()}`));
    expect(detail).toMatchObject({ id: alexs, title: 'Alpine Ski House', favourite: false });
    expect(JSON.stringify(detail.card)).toContain('referral.accept');
    expect(detail.history.at(-1)?.text).toContain('Arrived');
    expect(detail.copies.map(({ text }) => text).sort()).toEqual(['In the channel', 'In the chat of Alex Wilber']);
  });

  it('becomes a favourite, in the tab and in the chat', async () => {
    expect((await post(alex, `/referrals/${alexs}/favourite`, { on: true })).body).toEqual({ on: true });
    expect(customers(read(TabList, await get(alex, '/list?view=favourites')))).toEqual(['Alpine Ski House']);
    expect(read(TabReferral, await get(alex, `/referrals/${alexs}`)).favourite).toBe(true);
  });

  it('is accepted once, whoever is late reads who was faster, and Undo takes it back', async () => {
    const { revision } = read(TabReferral, await get(adele, `/referrals/${alexs}`));
    const data = { referralId: alexs, revision };
    const accepted = read(TabPressed, await post(alex, '/press', { verb: 'referral.accept-as-is', data }));
    expect(JSON.stringify(accepted.card)).toContain('referral.undo');
    const late = read(TabPressed, await post(adele, '/press', { verb: 'referral.accept-as-is', data }));
    expect(JSON.stringify(late.card)).toContain('Alex Wilber');
    expect(await desk.history(alexs)).toContain('accepted');
    const { revision: next } = read(TabReferral, await get(alex, `/referrals/${alexs}`));
    const undo = { verb: 'referral.undo', data: { referralId: alexs, revision: next } };
    const undone = read(TabPressed, await post(alex, '/press', undo));
    expect(JSON.stringify(undone.card)).toContain('referral.accept');
    expect((await desk.referral(alexs)).decision).toBeUndefined();
  });

  it('is declined with a reason, by the card’s own form', async () => {
    const { revision } = read(TabReferral, await get(megan, `/referrals/${meganS}`));
    const ref = { referralId: meganS, revision };
    const form = read(TabPressed, await post(megan, '/press', { verb: 'referral.decline-form', data: ref }));
    expect(JSON.stringify(form.card)).toContain('Input.ChoiceSet');
    const sent = { verb: 'referral.decline', data: { ...ref, reason: '', note: 'kept' } };
    expect(JSON.stringify(read(TabPressed, await post(megan, '/press', sent)).card)).toContain('kept');
    await post(megan, '/press', { verb: 'referral.decline', data: { ...ref, reason: '3', note: '' } });
    expect((await desk.referral(meganS)).decision).toMatchObject({ kind: 'decline', reason: 3 });
  });
});

describe('what runs out, and the board', () => {
  it('names the days, and why each may run out', async () => {
    const expiring = read(TabExpiring, await get(adele, '/expiring'));
    const rows = expiring.days.flatMap((day) => day.rows);
    expect(rows.find(({ id }) => id === nobodys)?.risks).toEqual(['Nobody owns it']);
    expect(rows.find(({ id }) => id === alexs)?.risks).toEqual([]);
    expect(expiring.summary).toMatch(/^\d referrals run out in the next 14 days, 1 of them at risk$/);
  });

  it('sums each stage per currency, weighted, and moves by the card’s own button', async () => {
    const board = read(TabBoard, await get(alex, '/board'));
    const proposed = board.columns.find(({ stage }) => stage === 60);
    expect(proposed).toMatchObject({ count: '1 deal', sums: [{ amount: '€120,000', weighted: 'weighted €72,000' }] });
    expect(proposed?.deals[0]?.stages.map(({ stage }) => stage)).toEqual([10, 20, 40, 80]);
    const revision = proposed?.deals[0]?.revision;
    const data = { referralId: deal, revision, salesStage: '80' };
    await post(alex, '/press', { verb: 'deal.stage', data });
    const held = (await desk.referral(deal)).outbox.map(({ work }) => work);
    expect(held).toEqual([{ kind: 'change', changes: [{ field: 'salesStage', from: '60', to: '80' }] }]);
  });
});

describe('the page’s files', () => {
  const file = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.url}${path}`, { headers: { 'Accept-Encoding': 'identity', ...headers } });

  it('are small, compressed at build, and kept for ever by their names', async () => {
    const html = await (await file('/tab')).text();
    const names = [...html.matchAll(/\/tab\/assets\/[\w.-]+/g)].map(([name]) => name);
    const texts = [...(/tab-texts" content="([^"]+)"/.exec(html)?.[1]?.matchAll(/=(\S+)/g) ?? [])].map(
      ([, name]) => name,
    );
    expect([names.length, texts.length]).toEqual([3, 4]);
    expect(names[1]).toContain(`/${texts[0]}`);
    expect(await (await file('/tab', { 'Accept-Language': 'ko-KR,ko;q=0.9' })).text()).toContain(
      `as="fetch" crossorigin href="/tab/assets/${texts[1]}"`,
    );
    let sent = 0;
    for (const path of new Set([...names, ...texts.map((name) => `/tab/assets/${name}`)])) {
      const plain = await file(path);
      expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(plain.headers.get('vary')).toBe('Accept-Encoding');
      expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await plain.text();
      for (const encoding of ['br', 'gzip']) {
        const packed = await file(path, { 'Accept-Encoding': encoding });
        expect(packed.headers.get('content-encoding')).toBe(encoding);
        if (encoding === 'br') sent += Number(packed.headers.get('content-length'));
        expect(await packed.text()).toBe(text);
      }
    }
    // All languages together; the reference's budget for the first view is 130.
    expect(sent / 1_024).toBeLessThan(50);
    expect(html).not.toMatch(/<script(?! type="module" src)|style=|<style/);
  });
});

describe('whoever asks', () => {
  const stranger = { aadObjectId: '00000000-0000-4000-8000-0000000000ff', name: 'Sam Stranger' };
  const reads = ['/me', '/counts', '/list?view=inbox', '/filters', '/expiring', '/board', `/referrals/${nobodys}`];

  it('is nobody without a good token: 401, the same everywhere, before anything is looked up', async () => {
    const tokens = ['', 'a.b.c', entra.token(alex, { aud: 'other' }), entra.token(alex, { tid: stranger.aadObjectId })];
    for (const token of tokens) {
      const { status, body } = await get(token, '/referrals/nobody');
      expect([status === 401 || status === 429, Object.keys(body)]).toEqual([true, ['error']]);
    }
    const expired = await get(entra.token(alex, { exp: 1 }), '/me');
    expect([expired.status, expired.body]).toEqual([
      401,
      { error: expect.objectContaining({ code: 'token-expired' }) },
    ]);
  });

  /** Everything that could be told about somebody else's deal. */
  const secrets = /Datum|Alpine|Blue Yonder|Trey/;

  it.each([
    ['somebody who only reads the channel', () => diego],
    ['a guest', () => gail],
    ['somebody the desk never met', () => stranger],
    ['an admin of another location', () => lee],
  ])('sees nothing of what is not theirs: %s', async (_who, who) => {
    for (const path of reads.filter((one) => !one.startsWith('/referrals'))) {
      const { status, body } = await get(who(), path);
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).not.toMatch(secrets);
    }
    expect((await get(who(), `/referrals/${deal}`)).status).toBe(404);
    expect((await get(who(), `/referrals/${crypto.randomUUID()}`)).body).toEqual(
      (await get(who(), `/referrals/${deal}`)).body,
    );
    // What stands in the channel is read as it stands there: without contact, history and copies.
    const inChannel = read(TabReferral, await get(who(), `/referrals/${nobodys}`));
    expect(inChannel).toMatchObject({ history: [], copies: [], reminders: [] });
    expect(JSON.stringify(inChannel.card)).not.toMatch(/@|\+\d/);
    expect((await post(who(), `/referrals/${nobodys}/favourite`, { on: true })).status).toBe(403);
    const before = (await desk.referral(nobodys)).version;
    const data = { referralId: nobodys, revision: inChannel.revision };
    for (const verb of ['referral.accept-as-is', 'referral.claim', 'referral.release', 'referral.undo'])
      expect((await post(who(), '/press', { verb, data })).status).toBe(200);
    await post(who(), '/press', { verb: 'referral.decline', data: { ...data, reason: '1' } });
    await post(who(), '/press', { verb: 'deal.stage', data: { referralId: deal, revision: 1, salesStage: '20' } });
    expect((await desk.referral(nobodys)).version).toBe(before);
  });

  it('takes every button of the cards that it shows, a lead’s and the CRM’s too', async () => {
    const shown = await Promise.all([alexs, deal].map((id) => get(adele, `/referrals/${id}`)));
    const later = ['cards/lead.json', 'src/features/crm/card/crm-card-actions.ts'].map((file) =>
      readFileSync(file, 'utf8'),
    );
    const all = [...shown.map(({ body }) => JSON.stringify(body)), ...later].flatMap((text) => [
      ...text.matchAll(/"?verb"?: ?["']([a-z.-]+)["']/g),
    ]);
    // By itself: the page looks again in its own way.
    const verbs = new Set(all.flatMap(([, verb = '']) => (verb === 'referral.refresh' ? [] : verb)));
    expect([...verbs]).toEqual(
      expect.arrayContaining([
        'lead.not-a-lead',
        'lead.to-crm',
        'crm.take',
        'deal.stage-form',
        'referral.accept-as-is',
      ]),
    );
    for (const verb of verbs)
      expect([verb, (await post(adele, '/press', { verb, data: {} })).status]).toEqual([verb, 200]);
  });

  it('reaches no other buttons, and no operators of a database', async () => {
    for (const verb of [
      'list.show',
      'reminder.snooze',
      'referral.open',
      'new-deal.create',
      'crm.begin',
      'leads.show',
      '$where',
    ])
      expect([verb, (await post(alex, '/press', { verb, data: {} })).status]).toEqual([verb, 400]);
    const odd = [
      'view=inbox&%24ne=1',
      'view=%7B%22%24ne%22%3A1%7D',
      'view=inbox;o=',
      'sort=%24where',
      'page=0',
      'page=1e9',
    ];
    for (const query of odd) expect([query, (await get(alex, `/list?${query}`)).status]).toEqual([query, 400]);
    // Only of these the page says that a filter is not known any more.
    for (const [who, query] of [
      [alex, '/list?view=inbound;from=x'],
      [adele, '/leads?view=x;y'],
    ] as const)
      expect(await get(who, query)).toMatchObject({ status: 400, body: { error: { code: 'unreadable-view' } } });
    expect(await get(alex, '/list?sort=x')).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
    expect(read(TabList, await get(adele, '/list?words=(zq%2B)%2B%24')).total).toBe(0);
    for (const id of ['{x}', '..%2f..', `%7B${alexs}%7D`, '0'])
      expect([id, (await get(alex, `/referrals/${id}`)).status]).toEqual([id, 404]);
    expect((await post(alex, '/press', ['x'])).status).toBe(400);
  });

  it('asks from the page alone, and nothing of the answer is kept', async () => {
    const authorization = { Authorization: `Bearer ${entra.token(alex)}` };
    const across = await fetch(`${desk.url}/api/tab/me`, {
      headers: { ...authorization, 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(across.status).toBe(403);
    const form = await fetch(`${desk.url}/api/tab/press`, { method: 'POST', headers: authorization, body: 'verb=x' });
    expect(form.status).toBe(415);
    const { headers } = await get(alex, '/list');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const never of ['set-cookie', 'etag', 'access-control-allow-origin']) expect(headers.get(never)).toBeNull();
    // Packed for whoever takes that, and as it is for whoever does not.
    const large = await get(alex, `/referrals/${nobodys}`);
    expect([large.headers.get('content-encoding'), large.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding']);
    for (const accepted of ['identity', 'br', 'gzip;q=0', 'deflate, gzip;q=0.0, br']) {
      const asked = await fetch(`${desk.url}/api/tab/referrals/${nobodys}`, {
        headers: { ...authorization, 'Accept-Encoding': accepted },
      });
      expect([accepted, asked.headers.get('content-encoding')]).toEqual([accepted, null]);
      expect(await asked.json()).toMatchObject({ id: nobodys });
    }
    const small = await get(alex, '/changes?stamp=0.x');
    expect(small.headers.get('content-encoding')).toBeNull();
    const logged = desk.parts.logLines.join('');
    expect(logged).toContain('/api/tab/list');
    expect(logged).not.toContain(entra.token(alex).split('.')[1]?.slice(0, 40));
  });
});

/** At the end: whoever is refused so often is told no more than that. */
describe('what is refused of anybody', () => {
  it('cannot be had: nothing beside its files, and never the page in place of one', async () => {
    const odd = ['index.json', '..%2f..%2fpackage.json', '%2e%2e%2findex.json', '..%5cindex.json', 'x%00'];
    for (const name of odd) expect([name, (await fetch(`${desk.url}/tab/assets/${name}`)).status]).toEqual([name, 404]);
    // The demo's small Teams is in front of a desk, never in it.
    for (const path of ['/teams', '/teams/token'])
      expect([path, (await fetch(`${desk.url}${path}`)).status]).toEqual([path, 404]);
    // The last: the desk hangs up on whoever sends more than it reads.
    expect((await post(alex, '/press', { verb: 'x'.repeat(1_000_000), data: {} })).status).toBe(413);
  });
});
