import { expect, it } from 'vitest';
import { mentionOf } from '../../src/cards/mention.ts';
import { locales } from '../../src/i18n/locale.ts';
import { problemsOf } from './adaptive-card.ts';
import { healthLooks } from './health-looks.ts';
import { unreachedLooks } from './unreached-looks.ts';

it.each(Object.entries({ ...healthLooks, ...unreachedLooks }))(
  'the card %s is sound in every language',
  (_name, look) => {
    for (const locale of locales) {
      const { card } = look(locale);
      expect(problemsOf(card)).toEqual([]);
      expect(JSON.stringify(card)).not.toContain('${');
    }
  },
);

it.each([
  ['Adele Vance', 'Adele Vance'],
  ['</at><at>Everybody', '/atatEverybody'],
  ['*Bold* [link](https://x.example)', 'Bold link(https://x.example)'],
  ['', '–'],
])('a mention of %j stays one mention', (name, shown) => {
  const { text, entity } = mentionOf({ name, teamsId: '29:1a' });
  expect(text).toBe(`<at>${shown}</at>`);
  expect(entity).toEqual({ type: 'mention', text, mentioned: { id: '29:1a', name: shown } });
});
