import { expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { settingsCard } from '../../src/features/settings/settings-card.ts';
import { locales } from '../../src/i18n/locale.ts';
import { inputsOf, nodesOf, problemsOf } from './adaptive-card.ts';
import { settingsLooks } from './settings-looks.ts';

it.each(Object.entries(settingsLooks))('the card %s is sound in every language', (_name, look) => {
  for (const locale of locales) {
    const { card, summary } = look(locale);
    expect(problemsOf(card)).toEqual([]);
    expect(summary).not.toBe('');
    expect(JSON.stringify(card)).not.toContain('${');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes / 2);
    for (const node of nodesOf(card).filter(({ type }) => type === 'ActionSet'))
      expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
});

it('offers each language and each zone once, with what is chosen among them', () => {
  for (const input of inputsOf(settingsLooks['settings-chosen']('ko').card)) {
    const values = (input.choices as { value: string }[]).map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(values).toContain(input.value);
  }
});

it('tells UTC once', () => {
  const { card } = settingsCard({ locale: 'en', timeZone: 'UTC', chosen: {}, now: new Date('2026-11-21T09:00:00Z') });
  expect(JSON.stringify(card)).toContain('As in Teams: UTC"');
});
