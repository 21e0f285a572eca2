import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { plain } from '../../src/cards/plain.ts';
import { Api, ApiProblem } from '../../src/tab/client/api.ts';
import { bulkInParts, failedFirst, withoutDone } from '../../src/tab/client/bulk-results.ts';
import { undoIn } from '../../src/tab/client/card/elements.ts';
import { piecesOf } from '../../src/tab/client/card/markdown.ts';
import { placeOfFragment } from '../../src/tab/client/fragment-place.ts';

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

it('many rows are sent a few at a time, so that it is seen how far it is; what came before a fault is known', async () => {
  const rows = Array.from({ length: 20 }, (_, revision) => ({ id: `${revision}`, revision }));
  const sent: unknown[] = [];
  const post = async (path: string, body: unknown) => {
    const { rows: part, ...deed } = body as { rows: typeof rows };
    sent.push([path, deed, part.length]);
    if (part.at(-1)?.id === '19') throw new Error('away');
    return { results: part.map(({ id }) => ({ id, done: true, text: '' })) } as never;
  };
  const seen: (readonly string[])[] = [];
  const all = async () => {
    for await (const part of bulkInParts({ post }, { deed: 'stage', stage: 40, rows }))
      seen.push(part.map(({ id }) => id));
  };
  await expect(all()).rejects.toThrow('away');
  expect(seen.map((ids) => ids.length)).toEqual([8, 16]);
  expect(seen[1]).toEqual(rows.slice(0, 16).map(({ id }) => id));
  expect(sent).toEqual([8, 8, 4].map((count) => ['/bulk', { deed: 'stage', stage: 40 }, count]));
});

it.each([
  { refused: [429], seen: [8, 16, 20], asked: 4, status: undefined },
  { refused: [429, 429], seen: [8], asked: 3, status: 429 },
  { refused: [503], seen: [8], asked: 2, status: 503 },
])(
  'of many rows, a part that the pace refused is sent once more: $refused',
  async ({ refused, seen, asked, status }) => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers();
    const rows = Array.from({ length: 20 }, (_, revision) => ({ id: `${revision}`, revision }));
    const sent: number[] = [];
    const post = async (_path: string, body: unknown) => {
      const { rows: part } = body as { rows: typeof rows };
      sent.push(part.length);
      const refusal = sent.length > 1 ? refused[sent.length - 2] : undefined;
      if (refusal !== undefined) throw new ApiProblem(refusal, 'refused');
      return { results: part.map(({ id }) => ({ id, done: true, text: '' })) } as never;
    };
    const came: number[] = [];
    const all = async () => {
      for await (const part of bulkInParts({ post }, { deed: 'favourite', rows })) came.push(part.length);
    };
    const fault = all().then(
      () => undefined,
      (problem: ApiProblem) => problem.status,
    );
    await vi.advanceTimersByTimeAsync(2_000);
    expect({ status: await fault, came, asked: sent.length }).toEqual({ status, came: seen, asked });
  },
);

it('after an action on many, what is selected by then stays so, but for what was done', () => {
  const row = (id: string, revision: number) => [id, { id, revision, customer: id }] as const;
  // Meanwhile `b` was no longer wanted, `d` was, and `c` came again with a new revision.
  const now = new Map([row('a', 1), row('c', 4), row('d', 1)]);
  const results = ['a', 'b', 'c'].map((id) => ({ id, done: id === 'a', text: '' }));
  expect(withoutDone(now, results)).toEqual(new Map([row('c', 4), row('d', 1)]));
});

it.each([
  ['#view/scorecard', 'view/scorecard'],
  ['', ''],
  ['#%', ''],
  ['#100%', ''],
  ['#state=abc&code=1', ''],
  ['#view/value~inbound;c=US', ''],
  ['#referral/11111111-1111-4111-8111-111111111111', ''],
])('the address’s fragment "%s" begins at "%s"', (hash, place) => {
  expect(placeOfFragment(hash)).toBe(place);
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
