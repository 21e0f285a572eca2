import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { plain } from '../../src/cards/plain.ts';
import { Api, ApiProblem, isBrokenOff, isOffline } from '../../src/tab/client/api.ts';
import { answersAfter, bulkInParts, failedFirst, withoutDone } from '../../src/tab/client/bulk-results.ts';
import { undoIn } from '../../src/tab/client/card/elements.ts';
import { piecesOf } from '../../src/tab/client/card/markdown.ts';
import { placeOfFragment } from '../../src/tab/client/fragment-place.ts';
import { openedOf, placeOfLink, startOf } from '../../src/tab/client/places.ts';

const shown = (markdown: string) =>
  piecesOf(markdown)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

describe('a card’s texts in the tab', () => {
  it('show what people wrote as they wrote it, whatever Markdown would make of it', () => {
    const names = [
      '*Fabrikam*',
      '_a_ & [b](https://x.example)',
      '1. first',
      '# no heading',
      '**no** bold',
      'C:\\temp',
      '~x~ | y',
      '- no list',
      '+ nor this',
    ];
    expect(names.map((name) => shown(plain(name)))).toEqual(names);
  });

  it('have bold words, links to https alone, and lines', () => {
    expect(piecesOf('A **b** c\n\nd')).toEqual([
      [{ text: 'A ' }, { text: 'b', bold: true }, { text: ' c' }],
      [{ text: 'd' }],
    ]);
    expect(piecesOf('[here](https://x.example/a)')).toEqual([[{ text: 'here', link: 'https://x.example/a' }]]);
    for (const address of ['javascript:alert(1)', 'http://x.example', 'data:text/html,x'])
      expect(piecesOf(`[here](${address})`)[0]?.some(({ link }) => link)).toBe(false);
  });

  it('have lists, however the card ends its lines', () => {
    expect(shown('Sent:\r- a card\r\n- **a** list\n-no list - here')).toBe(
      'Sent:\n• a card\n• a list\n-no list - here',
    );
  });

  it('have one button that takes back, wherever it stands; those of other clients are not the page’s', () => {
    const undo = { type: 'Action.Execute', title: 'Undo', verb: 'deal.undo-change', data: { referralId: 'x' } };
    expect(undoIn({ body: [{ type: 'ActionSet', actions: [undo] }] })).toEqual(undo);
    expect(undoIn({ body: [{ type: 'Action.OpenUrl', fallback: undo }] })).toBeUndefined();
  });
});

it('what failed of many stands first, else in the order of the rows', () => {
  const said = (id: string, done: boolean) => ({ id, done, text: '' });
  const results = [said('a', true), said('b', false), said('c', true), said('d', false)];
  expect(failedFirst(results).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
});

const manyRows = Array.from({ length: 12 }, (_, revision) => ({ id: `${revision}`, revision }));
const post = async () => ({}) as never;
const lineOf = (rows: readonly { id: string }[]) => ({ results: rows.map(({ id }) => ({ id, done: true, text: '' })) });

it('many rows are one request, whose answer comes row by row; what came before a fault is known', async () => {
  const sent: unknown[] = [];
  async function* postForLines(path: string, body: unknown) {
    sent.push([path, body]);
    yield lineOf(manyRows.slice(0, 4)) as never;
    yield lineOf(manyRows.slice(4, 8)) as never;
    throw new Error('away');
  }
  const seen: number[] = [];
  const all = async () => {
    for await (const part of bulkInParts({ postForLines, post }, { deed: 'stage', stage: 40, rows: manyRows }))
      seen.push(part.length);
  };
  await expect(all()).rejects.toThrow('away');
  expect(seen).toEqual([4, 8]);
  // Nothing confirms what did not come.
  expect(sent).toEqual([
    [expect.stringMatching(/^\/bulk\?answer=[\da-f-]{36}$/), { deed: 'stage', stage: 40, rows: manyRows }],
  ]);
});

it('an answer that came to its end is confirmed, by the name that it was asked for with', async () => {
  const sent: string[] = [];
  async function* postForLines(path: string) {
    sent.push(path);
    yield lineOf(manyRows) as never;
  }
  const post = async (path: string, body: unknown, { keepalive }: { readonly keepalive: boolean }) => {
    sent.push(`${path} ${(body as { answer: string }).answer}${keepalive ? ' though the page closes' : ''}`);
    throw new ApiProblem(429, 'too-fast');
  };
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers();
  await Array.fromAsync(bulkInParts({ postForLines, post }, { deed: 'claim', rows: manyRows }));
  const id = sent[0]?.split('=')[1];
  const confirmed = `/heard ${id} though the page closes`;
  expect(sent).toEqual([`/bulk?answer=${id}`, confirmed]);
  // Once more after a breath, and then no more: nobody minds.
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([`/bulk?answer=${id}`, confirmed, confirmed]);
});

it('which build answers is told by answers that name one alone: a gateway’s own say nothing', async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  const answers = [
    Response.json({}, { headers: { 'Tab-Build': 'tab-new.js' } }),
    ...[502, 502, 429].map((status) => Response.json({}, { status })),
    Response.json({}, { headers: { 'Tab-Build': 'tab-old.js' } }),
  ];
  vi.stubGlobal('fetch', async () => answers.shift());
  const told: string[] = [];
  const api = new Api(async () => 't');
  await api.get('/me');
  api.onServed((script) => void told.push(script));
  for (let time = 0; time < 4; time++) await api.get('/counts').catch(() => undefined);
  expect(told).toEqual(['tab-new.js', 'tab-old.js']);
});

it.each([
  { refused: [429], seen: [12], asked: 2, status: undefined },
  { refused: [429, 429], seen: [], asked: 2, status: 429 },
  { refused: [503], seen: [], asked: 1, status: 503 },
])('what the pace refused of many rows is sent once more: $refused', async ({ refused, seen, asked, status }) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers();
  let sent = 0;
  async function* postForLines() {
    const refusal = refused[sent++];
    if (refusal !== undefined) throw new ApiProblem(refusal, 'refused');
    yield lineOf(manyRows) as never;
  }
  const came: number[] = [];
  const all = async () => {
    for await (const part of bulkInParts({ postForLines, post }, { deed: 'favourite', rows: manyRows }))
      came.push(part.length);
  };
  const fault = all().then(
    () => undefined,
    (problem: ApiProblem) => problem.status,
  );
  await vi.advanceTimersByTimeAsync(2_000);
  expect({ status: await fault, came, asked: sent }).toEqual({ status, came: seen, asked });
});

it.each([
  ['in pieces that end anywhere', ['{"a":"', '한"}\n{"a"', ':2}\n'], false, ['한', 2]],
  ['as one, without an end', ['{"a":1}'], false, [1]],
  ['until the connection breaks off', ['{"a":1}\n{"a"'], true, [1, 'broken off']],
])('answers come line by line: %s', async (_, pieces, breaks, expected) => {
  onTestFinished(() => void vi.unstubAllGlobals());
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const body = new ReadableStream({
    pull(stream) {
      const next = bytes.shift();
      if (next) stream.enqueue(next);
      else if (breaks) stream.error(new TypeError('network error'));
      else stream.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body));
  const came: unknown[] = [];
  try {
    for await (const { a } of new Api(async () => 't').postForLines<{ a: unknown }>('/bulk', {})) came.push(a);
  } catch (error) {
    came.push(isBrokenOff(error) && isOffline(error) ? 'broken off' : error);
  }
  expect(came).toEqual(expected);
});

it('after an action on many, what is selected by then stays so, but for what was done', () => {
  const row = (id: string, revision: number) => [id, { id, revision, customer: id }] as const;
  // Meanwhile `b` was no longer wanted, `d` was, and `c` came again with a new revision.
  const now = new Map([row('a', 1), row('c', 4), row('d', 1)]);
  const results = ['a', 'b', 'c'].map((id) => ({ id, done: id === 'a', text: '' }));
  expect(withoutDone(now, results)).toEqual(new Map([row('c', 4), row('d', 1)]));
});

it('after an action on many, those before it stay with what was not done, but for the same tried again', () => {
  const answer = (title: string, done: Readonly<Record<string, boolean>>) => ({
    ...{ title, names: new Map() },
    results: Object.entries(done).map(([id, isDone]) => ({ id, done: isDone, text: '' })),
  });
  const claimed = answer('Claim', { a: true, b: false });
  const moved = answer('Stage', { c: false });
  const kept = answer('Favourite', { a: true });
  const again = answer('Claim', { b: false });
  const after = (...answers: readonly ReturnType<typeof answer>[]) =>
    answers.reduce<ReturnType<typeof answersAfter>>(answersAfter, []);
  expect(after(claimed, moved, kept)).toEqual([kept, moved, claimed]);
  expect(after(kept, moved)).toEqual([moved]);
  expect(after(claimed, moved, again)).toEqual([again, moved]);
  // Nothing came of the last.
  expect(after(claimed, answer('Claim', {}))).toEqual([claimed]);
});

it.each([
  ['#view/scorecard', 'view/scorecard'],
  ['', ''],
  ['#%', ''],
  ['#100%', ''],
  ['#state=abc&code=1', ''],
  ['#view/value~inbound;c=US', ''],
  ['#referral/11111111-1111-4111-8111-111111111111', 'referral/11111111-1111-4111-8111-111111111111'],
  ['#referral/11111111', ''],
  ['#view/leads', 'view/leads'],
  ['#view/leads~taken', 'view/leads~taken'],
  ['#view/leads~taken;%7B%22rating%22:%22high%22%7D', 'view/leads~taken;{"rating":"high"}'],
  ['#view/leads~%E0%A4', ''],
])('the address’s fragment "%s" begins at "%s"', (hash, place) => {
  expect(placeOfFragment(hash)).toBe(place);
});

it.each([
  ['taken', ''],
  ['taken;{"countries":["FR","DE"],"asked":true}', ''],
  ['taken', 'aaaaaaaa-1111-4111-8111-111111111111'],
])('a page loaded anew begins at the leads "%s" that it showed, or at the referral before them: %s', (view, opened) => {
  const start = startOf({ kind: 'leads', view }, opened);
  const came = placeOfFragment(`#${encodeURI(start)}`);
  expect(openedOf(came)).toBe(opened || undefined);
  if (!opened) expect(placeOfLink(came, false)).toEqual({ kind: 'leads', view });
});

describe('a token that the desk refuses', () => {
  it('is renewed once for all that are refused with it, and anew at the next try where Teams gave none', async () => {
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('fetch', async (_path: string, { headers }: { readonly headers: { Authorization: string } }) =>
      Response.json({}, { status: headers.Authorization === 'Bearer new' ? 200 : 401 }),
    );
    // Teams does not answer the first renewal, and then still has the old token in its cache.
    const given = ['old', undefined, 'old', 'new', 'old', 'old'];
    const api = new Api(async () => given.shift() ?? Promise.reject(new Error('timeout')));
    const both = () => Promise.allSettled([api.get('/me'), api.get('/counts')]);
    expect(await both()).toMatchObject([{ reason: { code: 'timeout' } }, { reason: { code: 'timeout' } }]);
    expect(await both()).toMatchObject([{ value: {} }, { value: {} }]);
    // The renewed one is shared for a while: Teams was asked for the current one alone.
    expect(await both()).toMatchObject([{ value: {} }, { value: {} }]);
    expect(given).toEqual(['old']);
  });
});
