import { expect, it } from 'vitest';
import { speaksOf } from '../../../../src/features/deals/words/deal-named.ts';
import { aReferral, aReferralRecord } from '../../../builders/referral.ts';

function speaks(customer: string, note: string): boolean {
  const record = aReferralRecord();
  return speaksOf(aReferral({ record: { ...record, customer: { ...record.customer, name: customer } } }), note);
}

it.each([
  ['Fabrikam', 'Fabrikam signed'],
  ['Fabrikam Robotics GmbH', 'met Fabrikam today'],
  ['Alpine Ski House', 'call Alpine Ski House again'],
  ['ООО «Ромашка»', 'встреча с Ромашкой'],
  ['한빛소프트', '한빛소프트와 통화'],
  ['宏達股份有限公司', '宏達已簽約'],
  ['O’Reilly Auto', 'O’Reilly’s budget is fixed'],
])('%s is spoken of: %s', (customer, note) => expect(speaks(customer, note)).toBe(true));

it.each([
  ['Data Systems', 'Data arrives on Monday'],
  ['The Phone Company', 'The budget is approved'],
  ['Alpine Ski House', 'an alpine hike'],
  ['Fabrikam', 'They signed'],
  ['Northwind Traders', 'a northwind blows'],
  ['AG', 'AG Berlin'],
])('%s is not: %s', (customer, note) => expect(speaks(customer, note)).toBe(false));
