import { expect, it } from 'vitest';
import { nameInOrder } from '../../src/answers/names/name-order.ts';
import { isWholeNameOf } from '../../src/answers/names/name-whole.ts';
import { readPersonName } from '../../src/answers/person/person-name.ts';

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

it.each([
  ['Megan Bowen', 'megan', true],
  ['Megan Bowen', 'Bowen', true],
  ['Megan Bowen', 'bowen megan', true],
  ['Megan Bowen', '메간', true],
  ['Megan Bowen', 'меган', true],
  ['Will Hope', 'Will', true],
  ['Will Hope', 'will hope', true],
  // A word of the sentence, a place in a list that nobody was shown, a part of a name.
  ['Will Hope', 'will', false],
  ['Will Hope', 'last', false],
  ['Надежда Орлова', 'надежда', false],
  ['Alex Wilber', 'one', false],
  ['Alex Wilber', 'al', false],
  ['Alex Wilber', 'wil', false],
])('%s is called “%s”: %s', (name, said, isTheirs) => {
  expect(isWholeNameOf(name, said)).toBe(isTheirs);
});
