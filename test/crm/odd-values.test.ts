import { expect, it } from 'vitest';
import { closeDayOf, isOddValue } from '../../src/crm/odd-values.ts';

it.each([
  ['2027-01-31', '2027-01-31'],
  ['2027-01-31T23:30:00Z', '2027-01-31'],
  ['2027-01-31T23:30:00.000+0000', '2027-01-31'],
  ['2027-01-31T23:30:00.000-0500', '2027-02-01'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', undefined],
  ['2027-1-31', undefined],
  ['31.01.2027', undefined],
  ['soon', undefined],
  ['2027-01-31 to be confirmed', undefined],
  ['2027-13-01', undefined],
  [20_270_131, undefined],
])('of %s, the close day is %s', (value, day) => {
  expect(closeDayOf(value)).toBe(day);
  expect(isOddValue('closeDate', value)).toBe(day === undefined);
});

it('an amount is a number, and empty is a value of every field', () => {
  expect(['a great deal', '120 000', Number.NaN, true, {}].map((value) => isOddValue('dealValue', value))).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect([0, -5, 1.5, null, undefined].some((value) => isOddValue('dealValue', value))).toBe(false);
  for (const name of ['closeDate', 'notes', 'name'] as const) expect(isOddValue(name, null)).toBe(false);
  expect(isOddValue('notes', 'soon')).toBe(false);
});
