import { expect, it } from 'vitest';
import { nearlySpeaksOf, speaksOf } from '../../../../src/features/deals/words/deal-named.ts';
import { aReferral, aReferralRecord } from '../../../builders/referral.ts';

function speaks(customer: string, note: string, how = speaksOf): boolean {
  const record = aReferralRecord();
  return how(aReferral({ record: { ...record, customer: { ...record.customer, name: customer } } }), note);
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

/** One slip from five letters on, in any script, in the first words. */
it.each([
  ['Fabrikam', 'Fabirkam they signed'],
  ['Fabrikam', 'about Fabrkam: signed'],
  ['Alpine Ski House', 'Alpinne ski house called'],
  ['ООО «Ромашка»', 'Ромшка подписали'],
  ['ООО «Ромашка»', 'про Ромашкку: ждут'],
  ['한빛소프트', '한빗소프트와 통화함'],
  ['宏達股份有限公司', '宏大已簽約'],
])('%s is nearly spoken of: %s', (customer, note) => expect(speaks(customer, note, nearlySpeaksOf)).toBe(true));

it.each([
  ['Fabrikam', 'They signed'],
  ['Coho', 'Cohi signed'],
  ['Fabrikam', 'the new fabric arrives'],
  ['Northwind Traders', 'in three weeks they decide about nortwind'],
])('%s is not nearly: %s', (customer, note) => expect(speaks(customer, note, nearlySpeaksOf)).toBe(false));
