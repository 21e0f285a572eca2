import { describe, expect, it } from 'vitest';
import { isNameInOtherScript } from '../../src/answers/name-in-other-script.ts';

describe('a colleague’s name in another script', () => {
  it.each([
    ['메건', 'Megan Bowen', true],
    ['메건이', 'Megan Bowen', true],
    ['메건 보웬', 'Megan Bowen', true],
    ['알렉스', 'Alex Wilber', true],
    ['Алекса', 'Alex Wilber', true],
    ['Меган', 'Megan Bowen', true],
    ['Ли Гу', 'Lee Gu', true],
    ['Ли Гу', 'Alex Wilber', false],
    ['메건', 'Lee Gu', false],
    ['Megan', 'Megan Bowen', false],
    ['срочные', 'Alex Wilber', false],
  ])('%s, of %s: %s', (said, name, isSo) => {
    expect(isNameInOtherScript(said, name)).toBe(isSo);
  });
});
