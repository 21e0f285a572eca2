import { expect, it } from 'vitest';
import { bareRequests } from '../../src/answers/aside/bare-request.ts';

it.each([
  ['지난달 감사 기록 보내줘', '지난달 감사 기록'],
  ['CRM 상태 어때?', 'CRM'],
  ['우리 팀 이번 분기 스코어카드 좀 보여 주세요', '이번 분기 스코어카드'],
  ['看一下分派規則', '分派規則'],
  ['CRM同步狀況如何', 'CRM'],
  ['請幫我匯出上個月的稽核紀錄', '上個月的稽核紀錄'],
  ['有哪些頻道?', '頻道'],
])('“%s” asks for “%s”', (said, bare) => {
  expect(bareRequests(said)).toContain(bare);
});

it.each(['감사 기록', '分派規則', 'audit please', ''])('“%s” has nothing around it', (said) => {
  expect(bareRequests(said)).toEqual([]);
});
