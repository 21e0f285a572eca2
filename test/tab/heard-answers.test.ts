import { describe, expect, it } from 'vitest';
import { sendLines } from '../../src/tab/server/tab-lines.ts';

const answer = '33333333-3333-4333-8333-333333333333';

interface Story {
  /** What the looks find, one after the other. */
  readonly looks: readonly (boolean | Error)[];
  /** In which pause the desk closes. */
  readonly closesIn?: number;
}

/** What a page's answer comes to behind its end: the pauses, and whether the person is told in chat. */
async function afterItsEnd({ looks, closesIn }: Story): Promise<{ readonly slept: number; readonly told: boolean }> {
  const closing = new AbortController();
  const [left, pauses] = [[...looks], [] as number[]];
  let told = false;
  const tab = {
    async *parts() {
      yield { results: [] };
    },
    unheard: async () => {
      told = true;
    },
  };
  const hearing = {
    has: async () => {
      const found = left.shift() ?? false;
      if (found instanceof Error) throw found;
      return found;
    },
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      if (pauses.length + 1 === closesIn) closing.abort();
      signal?.throwIfAborted();
      pauses.push(milliseconds);
    },
  };
  const res = { destroyed: false, writeHead: () => undefined, write: () => true, end: () => undefined };
  const req = { url: `/api/tab/bulk?answer=${answer}` };
  const lines = { ...{ reader: {}, asked: {}, req, res }, closing: closing.signal };
  await sendLines(tab, hearing, lines as never);
  return { slept: pauses.reduce((sum, pause) => sum + pause, 0), told };
}

describe('behind the end of an answer in lines', () => {
  it.each<[string, Story, { readonly slept: number; readonly told: boolean }]>([
    ['a page that says at once that it has it', { looks: [true] }, { slept: 300, told: false }],
    ['a phone that says so within seconds', { looks: [false, true] }, { slept: 2_000, told: false }],
    ['a slow one', { looks: [false, false, true] }, { slept: 10_000, told: false }],
    ['one that never says so', { looks: [] }, { slept: 10_000, told: true }],
    ['a database that fails for a moment', { looks: [new Error('away'), true] }, { slept: 2_000, told: false }],
    ['one that fails to the end', { looks: [1, 2, 3].map(() => new Error('away')) }, { slept: 10_000, told: true }],
    ['a desk that closes in the first pause', { looks: [], closesIn: 1 }, { slept: 300, told: true }],
    ['in the second', { looks: [], closesIn: 2 }, { slept: 300, told: true }],
    ['in the third', { looks: [], closesIn: 3 }, { slept: 2_000, told: true }],
    ['closing, and the page says so', { looks: [false, true], closesIn: 2 }, { slept: 300, told: false }],
  ])('%s', async (_what, story, expected) => {
    expect(await afterItsEnd(story)).toEqual(expected);
  });
});
