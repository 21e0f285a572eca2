import { expect, it } from 'vitest';
import { readReceiver } from '../../src/answers/person/receiver.ts';

it.each([
  ['to Megan', 'Megan'],
  ['Megan', 'Megan'],
  ['to Megan Bowen.', 'Megan Bowen'],
  ['→ Megan', 'Megan'],
  ['Megan에게', 'Megan'],
  ['김민수님에게', '김민수'],
  ['給 Megan', 'Megan'],
  ['給王小明先生', '王小明'],
  ['김민수 과장님께', '김민수'],
  ['리 과장님께', '리'],
  ['給林雅婷經理', '林雅婷'],
  ['李經理', '李'],
  ['Tony', 'Tony'],
  ['Тамаре', 'Тамаре'],
  ['', ''],
])('%s names %s', (text, name) => {
  expect(readReceiver(text)).toBe(name);
});
