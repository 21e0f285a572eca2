import { expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { locales } from '../../src/i18n/locale.ts';
import { problemsOf } from './adaptive-card.ts';
import { roleLooks } from './role-looks.ts';
import { routingLooks } from './routing-looks.ts';

it.each(Object.entries({ ...roleLooks, ...routingLooks }))('the card %s is sound in every language', (_name, look) => {
  for (const locale of locales) {
    const { card, summary } = look(locale);
    expect(problemsOf(card)).toEqual([]);
    expect(summary).not.toBe('');
    expect(JSON.stringify(card)).not.toContain('${');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes * 0.7);
  }
});
