import { afterEach, expect, it, vi } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';

const words = '../../src/grammar/words/index.ts';
afterEach(() => {
  vi.doUnmock(words);
  vi.resetModules();
});

/** As a process has it that was just started; `looks` are those into a language's words, from which its table is made. */
async function justStarted() {
  vi.resetModules();
  const looks: string[] = [];
  vi.doMock(words, async (original) => {
    const all = await original<typeof import('../../src/grammar/words/index.ts')>();
    const wordsByLocale = new Proxy(all.wordsByLocale, {
      get: (target, locale) => {
        looks.push(String(locale));
        return Reflect.get(target, locale);
      },
    });
    return { ...all, wordsByLocale };
  });
  const { warmTables } = await import('../../src/grammar/warm-tables.ts');
  const { lexiconOf } = await import('../../src/grammar/sentence/lexicon.ts');
  const looksFor = (work: () => unknown): readonly string[] => {
    looks.length = 0;
    work();
    return [...looks];
  };
  return { warmTables, lexiconOf, looksFor };
}

it('the words of a language are in their tables before the first sentence in it', async () => {
  const cold = await justStarted();
  for (const locale of locales) expect(cold.looksFor(() => cold.lexiconOf(locale))).toContain(locale);
  const warm = await justStarted();
  await warm.warmTables(locales);

  expect(warm.looksFor(() => locales.map((locale) => warm.lexiconOf(locale)))).toEqual([]);
});
