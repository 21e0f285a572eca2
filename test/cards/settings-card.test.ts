import { expect, it } from 'vitest';
import { maximumCardBytes } from '../../src/cards/template.ts';
import { settingsCard } from '../../src/features/settings/settings-card.ts';
import { locales } from '../../src/i18n/locale.ts';
import { possiblyNone } from '../support/possibly-none.ts';
import { inputsOf, nodesOf, problemsOf } from './adaptive-card.ts';
import { awayLooks } from './away-looks.ts';
import { settingsLooks } from './settings-looks.ts';

it.each(Object.entries({ ...settingsLooks, ...awayLooks }))('the card %s is sound in every language', (_name, look) => {
  for (const locale of locales) {
    const { card, summary } = look(locale);
    expect(problemsOf(card)).toEqual([]);
    expect(summary).not.toBe('');
    expect(JSON.stringify(card)).not.toContain('${');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumCardBytes / 2);
    for (const node of possiblyNone(nodesOf(card).filter(({ type }) => type === 'ActionSet')))
      expect((node.actions as unknown[]).length).toBeLessThanOrEqual(6);
  }
});

it('offers each language and each zone once, with what is chosen among them', () => {
  const inputs = inputsOf(settingsLooks['settings-chosen']('ko').card);
  for (const input of inputs.filter(({ type }) => type === 'Input.ChoiceSet')) {
    const values = (input.choices as { value: string }[]).map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    for (const chosen of String(input.value).split(',')) expect(values).toContain(chosen);
  }
});

const week = { zone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1020 };

it('tells UTC once', () => {
  const { card } = settingsCard({
    locale: 'en',
    timeZone: 'UTC',
    chosen: {},
    now: new Date('2026-11-21T09:00:00Z'),
    week,
  });
  expect(JSON.stringify(card)).toContain('As in Teams: UTC"');
});
