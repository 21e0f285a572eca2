import { expect, it } from 'vitest';
import { fieldsRead, nodesOf } from './adaptive-card.ts';
import { everyLook } from './looks.ts';

/** A colon, comma, semicolon or bracket of half width beside Chinese. Addresses keep their commas. */
const halfWidth = /\p{Script=Han}[,:;] |[:;] \p{Script=Han}| \(\p{Script=Han}/u;

/** Words of other programs stand in quotes, as those write them. */
const quoted = /「[^」]*」/gu;

const visible = [...fieldsRead, 'value'];

it('cards in Chinese join what stands side by side with signs of full width', () => {
  const chinese = [...everyLook()].filter(({ name }) => name.endsWith('-zh-TW'));
  const found = chinese.flatMap(({ name, card }) =>
    nodesOf(card).flatMap((node) =>
      visible.flatMap((key) => {
        const text = node[key];
        return typeof text === 'string' && halfWidth.test(text.replace(quoted, ''))
          ? [`${name}: ${text.slice(0, 120)}`]
          : [];
      }),
    ),
  );
  expect(chinese.length).toBeGreaterThan(100);
  expect([...new Set(found)].join('\n')).toBe('');
});
