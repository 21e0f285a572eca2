import { describe, expect, it } from 'vitest';
import { welcome } from '../../src/cards/cards.ts';
import { absentValue, cardTemplate, maximumCardBytes } from '../../src/cards/template.ts';

const data = { locale: 'en', fallbackText: 'Hello', lines: [{ text: 'Hello' }], commands: [] } as const;

describe('a card template', () => {
  it('refuses to leave an expression without data', () => {
    const { lines: _, ...incomplete } = data;
    expect(() => welcome(incomplete as never)).toThrow(/The card welcome has no data for \$\{lines\}|no data for/);
  });

  it('refuses a template that names a label which nobody gives', () => {
    expect(() => cardTemplate('welcome', () => ({}))(data as never)).toThrow('The card welcome has no constant for');
  });

  it('refuses a card that is too large for Teams', () => {
    const lines = [{ text: 'x'.repeat(maximumCardBytes) }];
    expect(() => welcome({ ...data, lines })).toThrow(/more than 20480/);
  });

  it('leaves out what is absent', () => {
    const card = welcome({ ...data, fallbackText: absentValue });
    expect(card).not.toHaveProperty('fallbackText');
  });

  it('leaves its data as it was', () => {
    const lines = Object.freeze([{ text: 'Hello' }]);
    const before = structuredClone({ ...data, lines });
    welcome({ ...data, lines });
    expect({ ...data, lines }).toEqual(before);
  });
});
