import { expect, it } from 'vitest';
import { editValues, readEdit } from '../../../../src/features/deals/edit/deal-edit.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

const { dealValue: _worth, ...worthless } = aReferralRecord();

it('of a deal without a value, a currency alone is not one of 0, and an amount alone has no currency', () => {
  const shown = editValues(worthless);
  expect(readEdit({ ...shown, currency: 'EUR' }, '', worthless, 'en')).toMatchObject({
    kind: 'problems',
    problems: { value: 'This is needed.' },
    values: { currency: 'EUR' },
  });
  expect(readEdit({ ...shown, value: '5' }, '', worthless, 'en')).toMatchObject({
    kind: 'problems',
    problems: { currency: 'Choose a currency from the list.' },
  });
  expect(readEdit({ ...shown, value: '5', currency: 'EUR' }, '', worthless, 'en')).toMatchObject({
    kind: 'changes',
    changes: [{ field: 'dealValue', from: null, to: { value: 5, currency: 'EUR' } }],
  });
});

it('of the two, what the reader left alone is what stands there now', () => {
  const record = aReferralRecord({ dealValue: { value: 120.125, currency: 'EUR' } });
  expect(readEdit({ ...editValues(record), currency: 'GBP' }, '', record, 'en')).toMatchObject({
    kind: 'changes',
    changes: [{ field: 'dealValue', to: { value: 120.125, currency: 'GBP' } }],
  });
});
