import { expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { problemsOf } from './adaptive-card.ts';
import { bulkLooks } from './bulk-looks.ts';

it.each(Object.entries(bulkLooks))('the card %s is sound in every language', (_name, look) => {
  for (const locale of locales) {
    const { card, summary } = look(locale);
    expect(problemsOf(card)).toEqual([]);
    expect(summary).not.toBe('');
    expect(JSON.stringify(card)).not.toContain('${');
  }
});
