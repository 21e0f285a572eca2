import { describe, expect, it } from 'vitest';
import { beginningsInLatin, isNameInOtherScript } from '../../src/answers/name-in-other-script.ts';

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
    ['Уилбер', 'Alex Wilber', true],
    ['Уилбера', 'Alex Wilber', true],
    ['윌버', 'Alex Wilber', true],
    ['維爾伯', 'Alex Wilber', true],
    ['亞歷克斯 維爾伯', 'Alex Wilber', true],
    ['艾黛兒', 'Adele Vance', true],
    ['梅根', 'Megan Bowen', true],
    ['維爾伯', 'Megan Bowen', false],
    ['企鵝', 'Alex Wilber', false],
    ['客戶', 'Lee Gu', false],
    ['負責', 'Megan Bowen', false],
    ['파브리캄', 'Fabrikam', true],
    ['контосо', 'Contoso Bikes', true],
  ])('%s, of %s: %s', (said, name, isSo) => {
    expect(isNameInOtherScript(said, name)).toBe(isSo);
  });
});

it.each([
  ['콘토소', 'con'],
  ['파브리캄', 'fab'],
  ['리트웨어', 'lit'],
  ['контосо', 'con'],
  ['Уингтип', 'win'],
])('%s may begin as %s', (said, beginning) => {
  expect(beginningsInLatin(said)).toContain(beginning);
});
