import { expect, it } from 'vitest';
import { bothDaysWhole } from '../../src/answers/both-days.ts';

it.each([
  ['다음 주 월~수 휴가', '다음 주 월요일부터 다음 주 수요일까지 휴가'],
  ['다음 주 월요일부터 수요일까지 휴가', '다음 주 월요일부터 다음 주 수요일까지 휴가'],
  ['下禮拜一到三請假', '下禮拜一到下禮拜三請假'],
  ...[
    '이번 주 금요일부터 일본 출장이라 부재',
    '이번 주 금요일부터 일 때문에 휴가',
    '이번 주 수요일부터 금년 말까지 휴가',
    '다음 주 금부터 월까지 휴가',
    '下週三到五點',
    '這週五到一',
  ].map((said) => [said, said]),
] as [string, string][])('%s: %s', (said, whole) => {
  expect(bothDaysWhole(said)).toBe(whole);
});
