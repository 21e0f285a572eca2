import { expect, it, vi } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';

/** As a process has it that was just started. */
async function justStarted() {
  vi.resetModules();
  const { warmTables } = await import('../../src/grammar/warm-tables.ts');
  const { lexiconOf } = await import('../../src/grammar/lexicon.ts');
  return { warmTables, lexiconOf };
}

function cpuOf(work: () => unknown): number {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();
  return after.user + after.system - user - system;
}

it('the words of a language are in their tables before the first sentence in it', async () => {
  const cold = await justStarted();
  const made = locales.map((locale) => cpuOf(() => cold.lexiconOf(locale)));
  const warm = await justStarted();
  await warm.warmTables(locales);

  for (const [index, locale] of locales.entries())
    expect(cpuOf(() => warm.lexiconOf(locale))).toBeLessThan((made[index] ?? 0) / 5);
});
