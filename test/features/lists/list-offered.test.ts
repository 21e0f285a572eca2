import { expect, it } from 'vitest';
import { likelyList } from '../../../src/features/lists/list-likely.ts';
import { offeredList, offeredSearch } from '../../../src/features/lists/list-offered.ts';
import { NameIndex } from '../../../src/grammar/names/names.ts';
import { lexiconOf } from '../../../src/grammar/sentence/lexicon.ts';
import { sentenceOf } from '../../../src/grammar/sentence/sentence.ts';
import { locales } from '../../../src/i18n/locale.ts';

const germany = { state: 'accepted', country: 'DE', closing: '2026-10-01+2026-12-31' } as const;
const wide = /[\p{Script=Han}\p{Script=Hangul}]/u;

it.each([
  ['three filters', germany],
  [
    'all that can be said',
    {
      ...germany,
      owner: 'nobody',
      sender: 'microsoft',
      valueFrom: { value: 50_000, currency: 'EUR' },
      valueUpTo: { value: 90_000, currency: 'EUR' },
    },
  ],
  ['searched words', { ...germany, words: 'document archive for forty plants' }],
  ['days', { answerBefore: '2026-12-01', closingBefore: '2027-01-01' }],
] as const)(
  'a guess of a list with %s is read whole on a narrow button, and its press keeps every filter',
  (_, filters) => {
    for (const locale of locales)
      for (const offered of [
        offeredSearch(locale, filters as never),
        offeredList(locale, { list: 'inbound', filters: filters as never }),
      ]) {
        const { title = '', words = '' } = offered ?? {};
        const width = [...title].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
        expect([title, width <= 30 || /^[^·]+(?: · \+\d)?$/.test(title)]).toEqual([title, true]);
        if ('country' in filters) expect(words).toContain('country DE');
      }
  },
);

it('names the fields where there is room', () => {
  expect(offeredList('en', { list: 'inbound', filters: { country: 'DE' } })?.title).toBe('Inbound · Country: Germany');
  expect(offeredSearch('en', germany).title).toBe('Accepted · Germany · +1');
});

it.each([
  ['mine', 'anything to celebrate among my deals won last quarter'],
  ['mine', 'anything to mourn among my deals declined last month'],
  ['archived', 'anything to celebrate among deals won last quarter'],
] as const)('a guess of %s looks for what was decided where it is: %s', async (label, said) => {
  const wish = {
    labels: [{ label, share: 1 }],
    sentence: sentenceOf(said, 'en', new NameIndex([], lexiconOf('en'))),
    locale: 'en',
  };
  const lists = { count: async () => ({ total: 0, isMore: false }) };
  const turn = { locale: 'en', timeZone: 'Europe/London' };
  const now = () => new Date('2026-11-21T09:00:00Z');
  const offered = await likelyList({ lists, now } as never, turn as never, wish as never);
  expect(offered?.words).toMatch(/^(?:archived|find) .*(?:won|declined)/i);
});
