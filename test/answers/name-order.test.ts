import { expect, it } from 'vitest';
import { nameInOrder } from '../../src/answers/name-order.ts';
import { readPersonName } from '../../src/answers/person-name.ts';

it.each([
  ['陳怡君', { firstName: '怡君', lastName: '陳' }],
  ['歐陽娜娜', { firstName: '娜娜', lastName: '歐陽' }],
  ['김민수', { firstName: '민수', lastName: '김' }],
  ['Sue Smith', { firstName: 'Sue', lastName: 'Smith' }],
  ['Иван Петров', { firstName: 'Иван', lastName: 'Петров' }],
] as const)('%s is read, kept by given and family name, and said in its own order', (said, name) => {
  expect(readPersonName(said)).toMatchObject({ kind: 'name', ...name });
  expect(nameInOrder(name)).toBe(said);
});

it('is what there is of it', () => {
  expect(nameInOrder({ firstName: '怡君' })).toBe('怡君');
  expect(nameInOrder({ firstName: 'Yi-chun', lastName: '陳' })).toBe('Yi-chun 陳');
});
