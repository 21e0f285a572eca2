import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { CrmError } from '../../../src/crm/port.ts';
import { contactOfDeal } from '../../../src/features/crm/sync/deal-contact.ts';
import { aReferralRecord } from '../../builders/referral.ts';
import { FakeCrm } from '../../crm/fake-crm.ts';

const mina = { firstName: 'Mina', lastName: 'Park', email: 'Mina.Park@fabrikam.example', phoneNumber: '+82 2 555' };

function deal({ contacts = [mina], consents = true } = {}) {
  const record = aReferralRecord();
  return { customer: { ...record.customer, contacts }, consent: { shareWithMicrosoftSellers: consents } };
}

describe('the contact of a new record', () => {
  const contacts = 'make' as const;

  it('is made once, with a last name whatever is known', async () => {
    const crm = new FakeCrm(new FixedClock('2026-11-29T09:00:00Z'));
    const first = await contactOfDeal({ crm, mapping: { contacts } }, deal(), 'account');
    expect(await contactOfDeal({ crm, mapping: { contacts } }, deal(), 'account')).toBe(first);
    const nameless = { ...mina, firstName: '', lastName: '', email: 'lee@fabrikam.example' };
    await contactOfDeal({ crm, mapping: { contacts } }, deal({ contacts: [nameless] }), 'account');
    expect(crm.contacts.map(({ name }) => name.trim())).toEqual(['Mina Park', 'lee']);
  });

  it('is the one of the account, in whatever case its e-mail is written, and never a second one of somebody at another', async () => {
    const crm = new FakeCrm(new FixedClock('2026-11-29T09:00:00Z'));
    crm.contacts.push({ id: 'there', accountId: 'account', name: 'M. Park', email: 'MINA.park@fabrikam.example' });
    expect(await contactOfDeal({ crm, mapping: { contacts } }, deal(), 'account')).toBe('there');
    expect(await contactOfDeal({ crm, mapping: { contacts } }, deal(), 'another')).toBeUndefined();
    expect(crm.contacts).toHaveLength(1);
  });

  it.each([
    ['without consent', deal({ consents: false }), 'account', contacts],
    ['without an account', deal(), undefined, contacts],
    ['without an e-mail', deal({ contacts: [{ ...mina, email: '' }] }), 'account', contacts],
    ['where the mapping says no', deal(), 'account', 'no' as const],
  ])('is not even asked for %s', async (_why, record, account, rule) => {
    const crm = new FakeCrm(new FixedClock('2026-11-29T09:00:00Z'));
    expect(await contactOfDeal({ crm, mapping: { contacts: rule } }, record, account)).toBeUndefined();
    expect(crm.calls).toEqual([]);
  });

  it('keeps no deal out where the CRM refuses it, and waits where it only has to', async () => {
    const crm = new FakeCrm(new FixedClock('2026-11-29T09:00:00Z'));
    crm.before = () => {
      throw new CrmError({ kind: 'person', code: 'duplicate' });
    };
    const refused: string[] = [];
    const deps = { crm, mapping: { contacts }, onRefused: (code: string) => void refused.push(code) };
    expect(await contactOfDeal(deps, deal(), 'account')).toBeUndefined();
    expect(refused).toEqual(['duplicate']);
    crm.before = () => {
      throw new CrmError({ kind: 'wait', code: 'throttled', mayHaveArrived: false });
    };
    await expect(contactOfDeal({ crm, mapping: { contacts } }, deal(), 'account')).rejects.toThrow(CrmError);
  });
});
