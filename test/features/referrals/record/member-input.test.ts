import { expect, it } from 'vitest';
import { readMemberInput } from '../../../../src/features/referrals/record/member-input.ts';

const phoneOf = (phoneNumber: string) =>
  readMemberInput({ firstName: 'Sue', lastName: 'Smith', email: 'sue@contoso.example', phoneNumber }, 64, 'en');

it.each([
  ['📞 +1 425 555 0100', '+1 425 555 0100'],
  ['+1 425 555 0100 ☎️', '+1 425 555 0100'],
  ['Phone: +1 425 555 0100', '+1 425 555 0100'],
  ['8 (495) 555-01-00 доб. 12', '8 (495) 555-01-00 доб. 12'],
  ['+1 (425) 555-0100 / 0101', '+1 (425) 555-0100 / 0101'],
])('keeps the number of "%s"', (typed, phone) => {
  expect(phoneOf(typed)).toMatchObject({ member: { phoneNumber: phone }, problems: {} });
});

it.each(['call me after five at 425 555 0100', '0100 Anna', 'N/A', '📞', 'ask for extension 1234 please'])(
  'asks about "%s"',
  (typed) => {
    expect(Object.keys(phoneOf(typed).problems)).toEqual(['phoneNumber']);
  },
);
