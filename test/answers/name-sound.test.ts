import { expect, it } from 'vitest';
import { soundsLike } from '../../src/answers/names/name-sound.ts';

it.each([
  ['메건', 'Megan'],
  ['메간', 'Megan'],
  ['보웬', 'Bowen'],
  ['알렉스', 'Alex'],
  ['리', 'Lee'],
  ['구', 'Gu'],
  ['밴스', 'Vance'],
  ['데이비드', 'David'],
  ['마이클', 'Michael'],
  ['토머스', 'Thomas'],
  ['크리스', 'Chris'],
  ['민수', 'Minsu'],
])('%s is how %s is heard', (said, name) => {
  expect(soundsLike(said, name)).toBe(true);
});

it.each([
  ['리', 'Alex'],
  ['민준', 'Megan'],
  ['내일', 'Alex'],
  ['부산', 'Bowen'],
  ['Megan', 'Megan'],
  ['민수', '민수'],
])('%s is not how %s is heard', (said, name) => {
  expect(soundsLike(said, name)).toBe(false);
});
