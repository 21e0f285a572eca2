import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferralRecord } from '../../src/features/referrals/record/referral.ts';
import { connectToOdd } from './support/connection.ts';
import { type OddServer, type Reply, type SeenRequest, startOddServer } from './support/odd-server.ts';
import { wireReferral } from './support/wire-referral.ts';

let server: OddServer;
let tokens: OddServer;
beforeAll(async () => {
  server = await startOddServer();
  tokens = await startOddServer();
});

const start = Date.parse('2026-03-01T00:00:00Z');
const at = (minute: number) => new Date(start + minute * 60_000);
const id = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;
const record = (number: number, minute: number) =>
  wireReferral({ id: id(number), eTag: `"${number}-${minute}"`, updatedDateTime: at(minute).toISOString() });
const badLink = (token: string) =>
  `http://api.partner.microsoft.com/v1.0/referrals?$skiptoken=${encodeURIComponent(token)}`;

async function collect(records: AsyncIterable<ReferralRecord>): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { id: read } of records) numbers.push(Number(read.slice(-12)));
  return numbers;
}
const query = (index: number) =>
  Object.fromEntries(new URL(server.requests[index]?.url ?? '', server.url).searchParams);
const queries = () => server.requests.map((_request, index) => query(index));

/** A server of its own words: 3 records a page, counted from the start, over records that the test may move. */
function pages(records: () => Record<string, unknown>[]): (request: SeenRequest) => Reply {
  return ({ url }) => {
    const asked = new URL(url, server.url).searchParams;
    const since = /updatedDateTime ge (.+)/.exec(asked.get('$filter') ?? '')?.[1] ?? '';
    const [from = since, skip = '0'] = asked.get('$skiptoken')?.split('|') ?? [];
    const descending = asked.get('$orderby')?.endsWith('desc') || from === 'desc';
    const sorted = records()
      .filter(({ updatedDateTime }) => descending || String(updatedDateTime) >= from)
      .sort((a, b) => (String(a.updatedDateTime) < String(b.updatedDateTime) ? -1 : 1) * (descending ? -1 : 1));
    const end = Number(skip) + 3;
    const nextLink = end < sorted.length ? { '@odata.nextLink': badLink(`${descending ? 'desc' : from}|${end}`) } : {};
    return { body: { '@odata.context': 'x', value: sorted.slice(Number(skip), end), ...nextLink } };
  };
}

describe('the records that changed', () => {
  it('are asked for by filter, oldest first', async () => {
    server.answer({ body: { value: [record(1, 1), record(2, 2)] } });
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await collect(partnerCenter.changedSince(at(1)))).toEqual([1, 2]);
    expect(queries()).toEqual([
      { $filter: 'updatedDateTime ge 2026-03-01T00:01:00.000Z', $orderby: 'updatedDateTime asc' },
    ]);
    expect(server.requests[0]?.url).not.toContain('+');
  });

  it('come over several pages, though one moves to the end between two pages', async () => {
    const records = new Map([1, 2, 3, 4, 5, 6, 7, 8].map((number) => [number, record(number, number)]));
    const reply = pages(() => [...records.values()]);
    server.answer((request) => {
      const answer = reply(request);
      records.set(1, record(1, 99));
      return answer;
    });
    const { partnerCenter } = connectToOdd(server, tokens);
    // By counted pages, number 4 would have slipped to the place that was already read.
    expect(await collect(partnerCenter.changedSince(at(0)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1]);
  });

  it('of one single moment come by the link, of which only the token is used, on our own address', async () => {
    server.answer(pages(() => [1, 2, 3, 4, 5, 6, 7].map((number) => record(number, 5))));
    const { partnerCenter } = connectToOdd(server, tokens);
    expect((await collect(partnerCenter.changedSince(at(0)))).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(server.requests.every(({ url }) => url.startsWith('/v1.0/engagements/referrals?'))).toBe(true);
    expect(queries().at(-1)).toEqual({ $skiptoken: `${at(5).toISOString()}|6` });
  });

  it.each([
    ['a token with odd characters', badLink('a+b/c=&$filter=x'), { $skiptoken: 'a+b/c=&$filter=x' }],
    ['a link of a path only', 'referrals?%24skiptoken=abc', { $skiptoken: 'abc' }],
    ['a link to a stranger', 'https://evil.example/x?$skiptoken=abc', { $skiptoken: 'abc' }],
    [
      'a link that repeats the question',
      `https://x/?$filter=everything&$skiptoken=abc`,
      { $skiptoken: 'abc', $filter: `updatedDateTime ge ${at(5).toISOString()}` },
    ],
    [
      'a link by count',
      'https://x/?$skip=3',
      { $skip: '3', $filter: `updatedDateTime ge ${at(5).toISOString()}`, $orderby: 'updatedDateTime asc' },
    ],
  ])('are read on after %s', async (_what, link, expected) => {
    server.answer({ body: { value: [record(1, 5)], '@odata.nextLink': link } }, { body: { value: [record(2, 6)] } });
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await collect(partnerCenter.changedSince(at(5)))).toEqual([1, 2]);
    expect(query(1)).toEqual(expected);
  });

  it('end when the links go in circles, or lead nowhere', async () => {
    const { partnerCenter } = connectToOdd(server, tokens);
    server.answer({ body: { value: [record(1, 5)], '@odata.nextLink': badLink('again') } });
    expect(await collect(partnerCenter.changedSince(at(5)))).toEqual([1]);
    expect(server.requests).toHaveLength(3);
    server.answer({ body: { value: [record(1, 5)], '@odata.nextLink': 'https://x/?page=2' } });
    expect(await collect(partnerCenter.changedSince(at(5)))).toEqual([1]);
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, Reply | 'the same page']>([
    ['an empty answer', { status: 204 }],
    ['an empty list', { body: { value: [] } }],
    ['the same page again', 'the same page'],
  ])('behind a page full of one moment are found though its link leads to %s', async (_what, behindTheLink) => {
    const records = [record(1, 5), record(2, 5), record(3, 5), record(4, 6), record(5, 7)];
    const reply = pages(() => records);
    const page = `/x?$filter=updatedDateTime ge ${at(5).toISOString()}`;
    server.answer((request) => {
      if (!request.url.includes('skiptoken')) return reply(request);
      return behindTheLink === 'the same page' ? reply({ ...request, url: page }) : behindTheLink;
    });
    const { partnerCenter } = connectToOdd(server, tokens);

    expect(await collect(partnerCenter.changedSince(at(5)))).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['newest first', /filter/],
    ['everything', /filter|orderby/],
  ])('end with an empty answer to a link, of a server that is asked for %s', async (_what, refused) => {
    server.answer(({ url }) => {
      if (url.includes('skiptoken')) return { status: 204 };
      if (refused.test(url)) return { status: 400 };
      return { body: { value: [record(2, 6), record(1, 5)], '@odata.nextLink': badLink('on') } };
    });
    const { partnerCenter } = connectToOdd(server, tokens);

    expect(await collect(partnerCenter.changedSince(at(0)))).toEqual([2, 1]);
  });

  it('are none where the first answer is empty', async () => {
    server.answer({ status: 204 });
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await collect(partnerCenter.changedSince(at(0)))).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('say how far they are complete, from the page on that begins where it was told to', async () => {
    server.answer(pages(() => [1, 2, 3, 4, 5, 6, 7, 8].map((number) => record(number, number))));
    const { partnerCenter } = connectToOdd(server, tokens);
    const read = await Array.fromAsync(partnerCenter.changesSince(at(0)));
    expect(read.map(({ completeUntil }) => completeUntil)).toEqual([undefined, at(5), at(7), at(8)]);
  });

  it.each([
    ['ignores filter and order', /^$/],
    ['refuses the filter', /filter/],
    ['refuses filter and order', /filter|orderby/],
  ])('never say that they are complete of a server that %s', async (_what, refused) => {
    const order = [1, 2, 3, 9, 8, 7, 4, 5, 6];
    server.answer(({ url }) => {
      if (refused.test(url)) return { status: 400 };
      const from = Number(new URL(url, server.url).searchParams.get('$skiptoken') ?? 0);
      const next = from + 3 < order.length ? { '@odata.nextLink': badLink(String(from + 3)) } : {};
      return { body: { value: order.slice(from, from + 3).map((minute) => record(minute, minute)), ...next } };
    });
    const { partnerCenter } = connectToOdd(server, tokens);
    const read = await Array.fromAsync(partnerCenter.changesSince(at(0)));
    expect(read.flatMap(({ completeUntil }) => completeUntil ?? [])).toEqual([]);
    expect(new Set(read.flatMap(({ records }) => records.map((each) => each.id))).size).toBe(9);
  });

  it('are found though the server ignores filter and order', async () => {
    const order = [5, 9, 2, 7, 1, 8, 3];
    server.answer(({ url }) => {
      const from = Number(new URL(url, server.url).searchParams.get('$skiptoken') ?? 0);
      const next = from + 3 < order.length ? { '@odata.nextLink': badLink(String(from + 3)) } : {};
      return { body: { value: order.slice(from, from + 3).map((minute) => record(minute, minute)), ...next } };
    });
    const { partnerCenter } = connectToOdd(server, tokens);
    expect((await collect(partnerCenter.changedSince(at(3)))).toSorted()).toEqual([3, 5, 7, 8, 9]);
  });

  it('that cannot be read are left out, counted and logged by field, and the others come', async () => {
    let dropped = 0;
    server.answer({ body: { value: [record(1, 1), { name: 'Secret customer' }, record(2, 2)] } });
    const { partnerCenter, log } = connectToOdd(server, tokens, {
      onDropped: (count) => {
        dropped += count;
      },
    });
    expect(await collect(partnerCenter.changedSince(at(0)))).toEqual([1, 2]);
    expect(dropped).toBe(1);
    expect(log.written()).toContain('id not a guid');
    expect(log.written()).not.toContain('Secret customer');
  });

  it('that cannot be read, but have an id, are named with what is wrong', async () => {
    server.answer({ body: { value: [{ ...record(1, 1), createdDateTime: 'soon' }, record(2, 2)] } });
    const { partnerCenter } = connectToOdd(server, tokens);
    const [page] = await Array.fromAsync(partnerCenter.changesSince(at(0)));
    expect(page?.unreadable).toEqual([{ id: id(1), fields: expect.stringContaining('createddatetime') }]);
    expect(page?.records).toMatchObject([{ id: id(2) }]);
  });

  it('stop coming when the reader gives up', async () => {
    server.answer(pages(() => [1, 2, 3, 4, 5].map((number) => record(number, number))));
    const { partnerCenter } = connectToOdd(server, tokens);
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _record of partnerCenter.changedSince(at(0), { signal: stop.signal }))
        stop.abort(new Error('stopping'));
    })();
    await expect(reading).rejects.toThrow('stopping');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a server that cannot filter by time', () => {
  const refuseFilter =
    (reply: (request: SeenRequest) => Reply, forbidden = /\$filter/) =>
    (request: SeenRequest): Reply =>
      forbidden.test(request.url)
        ? { status: 400, body: { error: { code: 'invalidRequest', message: 'x' } } }
        : reply(request);

  it('is read newest first back to the watermark, from then on without asking again', async () => {
    server.answer(refuseFilter(pages(() => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => record(number, number)))));
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await collect(partnerCenter.changedSince(at(5)))).toEqual([9, 8, 7, 6, 5]);
    expect(server.requests).toHaveLength(3);
    expect(await collect(partnerCenter.changedSince(at(9)))).toEqual([9]);
    expect(queries()[3]).toEqual({ $orderby: 'updatedDateTime desc' });
    expect(server.requests).toHaveLength(4);
  });

  it('that sends a page twice does no harm', async () => {
    const records = new Map([1, 2, 3, 4, 5, 6].map((number) => [number, record(number, number)]));
    const reply = refuseFilter(pages(() => [...records.values()]));
    server.answer((request) => {
      const answer = reply(request);
      if (!request.url.includes('filter')) records.set(7, record(7, 7));
      return answer;
    });
    const { partnerCenter } = connectToOdd(server, tokens);
    // Number 7 came in front while we read: 4 is on both pages, 7 itself belongs to the next call.
    expect(await collect(partnerCenter.changedSince(at(2)))).toEqual([6, 5, 4, 3, 2]);
  });

  it('that goes in circles is an error, so that no watermark moves past what was not read', async () => {
    server.answer(refuseFilter(() => ({ body: { value: [record(1, 5)], '@odata.nextLink': badLink('again') } })));
    const { partnerCenter } = connectToOdd(server, tokens);
    await expect(collect(partnerCenter.changedSince(at(0)))).rejects.toMatchObject({
      reason: 'paging-goes-in-circles',
    });
  });

  it('nor order is read whole', async () => {
    server.answer(refuseFilter(() => ({ body: { value: [4, 1, 3].map((n) => record(n, n)) } }), /\$(filter|orderby)/));
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await collect(partnerCenter.changedSince(at(2)))).toEqual([4, 3]);
    expect(queries().at(-1)).toEqual({});
  });

  it('is not what a server is that refuses us altogether', async () => {
    server.answer({ status: 403, body: { error: { code: 'accessDenied', message: 'x' } } });
    const { partnerCenter } = connectToOdd(server, tokens);
    await expect(collect(partnerCenter.changedSince(at(0)))).rejects.toMatchObject({
      outcome: 'refused',
      code: 'partner-center-refused',
      reason: 'accessDenied',
    });
    expect(server.requests).toHaveLength(1);
  });
});
