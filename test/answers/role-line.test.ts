import { describe, expect, it } from 'vitest';
import { readRoleLine } from '../../src/answers/team/role-line.ts';

const user = (whom: string, ...locations: string[]) => ({ does: 'give', whom, role: 'user', locations });
const admin = (whom: string, ...locations: string[]) => ({ does: 'give', whom, role: 'admin', locations });
const taken = (whom: string) => ({ does: 'take', whom, locations: [] });

describe('a line about somebody’s role', () => {
  it.each([
    ['make Megan a referrals user for 4567001', user('Megan', '4567001')],
    ['make Megan Bowen a user for 4567001 and 4567002', user('Megan Bowen', '4567001', '4567002')],
    ['Please make Lee an admin.', admin('Lee')],
    ['could you make lee.gu@contoso.example a Referrals admin?', admin('lee.gu@contoso.example')],
    ['make me an admin', admin('me')],
    ['appoint Lee as administrator', admin('Lee')],
    ['give Megan the admin role', admin('Megan')],
    ['give the user role to Megan', user('Megan')],
    ['set Megan as referrals user for location 4567001', user('Megan', '4567001')],
    ['сделай Меган пользователем рекомендаций для 4567001', user('Меган', '4567001')],
    ['назначь Ли администратором', admin('Ли')],
    ['Megan을 추천 사용자로 지정해 주세요', user('Megan')],
    ['김민수님을 관리자로 지정', admin('김민수')],
    ['Megan을 4567001 추천 사용자로 지정', user('Megan', '4567001')],
    ['將 Megan 設為 4567001 的轉介使用者', user('Megan', '4567001')],
    ['讓 Lee 當管理員', admin('Lee')],
    ['讓Lee也當管理員', admin('Lee')],
    ['알렉스도 관리자로 올려줘', admin('알렉스')],
    ['알렉스 관리자 시켜줘', admin('알렉스')],
    ['把 Lee 升為管理員', admin('Lee')],
    ['take the role from Megan', taken('Megan')],
    ['把adele的管理員權限拿掉', taken('adele')],
    ['把 Lee 設為管理員', admin('Lee')],
    ['將 Lee 移除管理員', taken('Lee')],
    ['把Lee從管理員移除', taken('Lee')],
    ['把 Lee 取消管理員權限', taken('Lee')],
    ['請將 Megan 撤銷轉介使用者的角色', taken('Megan')],
    ['讓 Lee 不再當管理員', taken('Lee')],
    ['take away Megan’s role', taken('Megan')],
    ["take away Megan's role", taken('Megan')],
    ['remove the admin role from Lee Gu', taken('Lee Gu')],
    ['remove Lee as an admin', taken('Lee')],
    ['сними роль с Меган', taken('Меган')],
    ['забери у Меган права', taken('Меган')],
    ['Megan의 역할 해제', taken('Megan')],
    ['Megan의 관리자 권한을 회수해 주세요', taken('Megan')],
    ['移除 Megan 的角色', taken('Megan')],
    ['取消王小明的角色', taken('王小明')],
    ['take admin rights away from Megan', taken('Megan')],
    ['забери админские права у Меган', taken('Меган')],
  ])('%s', (said, read) => {
    expect(readRoleLine(said)).toEqual(read);
  });

  it.each([
    'take the deal from Megan',
    'assign Contoso to Megan',
    'give Contoso to Megan',
    'make a user story',
    'set the value of Contoso to 5000',
    'remove rule 2',
    'who is an admin?',
    'don’t make Lee an admin',
    'make Lee an admin and delete everything he has in the list of users here',
    'note Contoso: make Lee an admin',
    'let Contoso know that the admin called, he wants 3 licences',
    'Contoso 거래를 취소해 주세요',
    '取消 Contoso',
    '把 Contoso 移除',
    '將 Lee 管理員',
    '將 Lee 不要設為管理員',
    'make Lee no longer an admin',
    'make Lee not an admin',
    'сделай Ли не администратором',
    'Lee를 더 이상 관리자로 지정하지 말아 줘',
    'сделай сделку с Contoso выигранной',
    '',
  ])('is none: %s', (said) => {
    expect(readRoleLine(said)).toBeUndefined();
  });
});
