import { describe, expect, it } from 'vitest';
import type { ExtensionPage, ExtensionSearch, Feature, Turn } from '../../src/feature.ts';
import { MessageBox } from '../../src/teams/message-box.ts';

/** Without Teams and without a desk: what the message extension makes of whatever a client sends, and of a search that goes wrong. */
const logged: unknown[] = [];
const log = { warn: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) };
const turn = { locale: 'en', log } as unknown as Turn;

/** What the search was asked for, by a box whose time is up when `spend` is called. */
function aBox(find: ExtensionSearch['find'] = async () => ({ kind: 'nothing', text: 'nothing' })) {
  const asked: { readonly text: string; readonly page: ExtensionPage }[] = [];
  const spend: (() => void)[] = [];
  const search: ExtensionSearch = {
    command: 'findReferral',
    find(who, text, page) {
      asked.push({ text, page });
      return find(who, text, page);
    },
  };
  const features = [{ name: 'search', messageExtension: { searches: [search] } }] as unknown as readonly Feature[];
  const timers = {
    now: () => 0,
    after(_milliseconds: number, work: () => void) {
      spend.push(work);
      return () => {};
    },
  };
  const box = new MessageBox({ features, say: (_locale, key) => key, timers });
  const answers = async (value: unknown) => {
    const activity = { name: 'composeExtension/query', value } as never;
    return (await box.answer(activity, log as never, async () => turn)).body as { readonly composeExtension: object };
  };
  return { box, asked, spend, answers };
}
const query = (more: object = {}) => ({ commandId: 'findReferral', ...more });
const nothing = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };

describe('the message box', () => {
  it.each([
    ['no parameters', {}],
    ['none, written as null', { parameters: null }],
    ['the first look, as a text', { parameters: [{ name: 'initialRun', value: 'true' }] }],
    ['no words', { parameters: [{ name: 'words', value: '' }] }],
    ['words that are no text', { parameters: [{ name: 'words', value: { $ne: '' } }] }],
    ['parameters that are no list', { parameters: 'x' }],
  ])('lists what waits where there is %s', async (_name, more) => {
    const { asked, answers } = aBox();
    expect(await answers(query(more))).toEqual({ composeExtension: { type: 'message', text: 'nothing' } });
    expect(asked).toEqual([{ text: '', page: { skip: 0, count: 25 } }]);
  });

  it.each([
    [
      { skip: -5, count: 1_000 },
      { skip: 0, count: 25 },
    ],
    [
      { skip: 90, count: 25 },
      { skip: 90, count: 10 },
    ],
    [
      { skip: 'x', count: 0 },
      { skip: 0, count: 25 },
    ],
    [
      { skip: 1.5, count: -1 },
      { skip: 0, count: 25 },
    ],
    [{ skip: 100, count: 25 }, undefined],
    [{ skip: 10_000, count: 25 }, undefined],
  ])('keeps its pages within what Teams shows: %j', async (queryOptions, page) => {
    const { asked, answers } = aBox();
    await answers(query({ queryOptions }));
    expect(asked.map((one) => one.page)).toEqual(page ? [page] : []);
  });

  it('says that something went wrong, without its detail', async () => {
    const { answers } = aBox(async () => {
      throw new Error('mongodb://user:secret@db');
    });
    const { composeExtension } = await answers(query());
    expect(composeExtension).toMatchObject({ type: 'message', text: expect.not.stringContaining('secret') });
  });

  it('answers before Teams gives up, and is not disturbed by what comes later', async () => {
    let come: (found: { readonly kind: 'nothing'; readonly text: string }) => void = () => {};
    const { box, spend, answers } = aBox(() => new Promise((resolve) => (come = resolve)));
    const answer = answers(query());
    await Promise.resolve();
    for (const work of spend) work();
    expect(await answer).toEqual(nothing);
    come({ kind: 'nothing', text: 'late' });
    await box.patience.drain();
    expect(JSON.stringify(logged)).toContain('longer than Teams waits');
  });
});
