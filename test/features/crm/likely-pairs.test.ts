import { describe, expect, it } from 'vitest';
import type { CrmRecord, CrmValues } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { linkedWithChosen, pausedBy, resumedLink } from '../../../src/features/crm/link/link-moves.ts';
import { likelyRecords } from '../../../src/features/crm/sync/likely-records.ts';
import { MemoryDesk } from './support/memory-desk.ts';

const alex = { tenantId: 't', aadObjectId: 'a', name: 'Alex' };
const eur = (value: number) => ({ value, currency: 'EUR' });
const deal = {
  name: 'Data platform',
  dealValue: eur(120_000),
  closesAt: new Date('2026-12-18T00:00:00Z'),
  customer: { name: 'Contoso GmbH', address: {} },
};
const record = (id: string, values: Partial<CrmValues>, more: Partial<CrmRecord> = {}): CrmRecord => ({
  ...{ id, modifiedAt: new Date(0), byTheDesk: false, unreadable: [], calculated: [], outcome: { kind: 'open' } },
  ...{ values, ...more },
});

describe('what may be the same deal', () => {
  it.each<[string, Partial<CrmValues>]>([
    ['the same name', { name: 'data platform' }],
    ['the same name behind the customer’s', { name: 'Contoso GmbH – Data Platform' }],
    ['the same name behind the connector’s mark', { name: '✔ Data platform' }],
    ['most of its words', { name: 'Data platform 2027' }],
    ['the same value on the same day', { name: 'Renewal', dealValue: eur(120_000), closeDate: '2026-12-18' }],
  ])('is offered for %s', (_why, values) => {
    expect(likelyRecords(deal, [record('o', values)]).map(({ id }) => id)).toEqual(['o']);
  });

  it.each<[string, Partial<CrmValues>, Partial<CrmRecord>?]>([
    ['another name', { name: 'Support contract', dealValue: eur(120_000), closeDate: '2026-12-19' }],
    ['the customer’s name alone', { name: 'Contoso' }],
    [
      'the same number in another currency',
      { dealValue: { value: 120_000, currency: 'USD' }, closeDate: '2026-12-18' },
    ],
    ['neither value nor day', { name: 'Renewal', dealValue: null, closeDate: '' }],
    ['a record of another referral', { name: 'Data platform' }, { referralId: 'another' }],
  ])('is not offered for %s', (_why, values, more) => {
    expect(likelyRecords(deal, [record('o', values, more)])).toEqual([]);
  });

  it('comes in order: name, words, value; and five at the most', () => {
    const found = likelyRecords(deal, [
      record('value', { name: 'Renewal', dealValue: eur(120_000), closeDate: '2026-12-18' }),
      record('words', { name: 'Data platform phase two' }),
      record('close', { name: 'Data platform two' }),
      record('same', { name: 'Data Platform' }),
      ...['a', 'b', 'c'].map((id) => record(id, { name: 'Renewal', dealValue: eur(120_000), closeDate: '2026-12-18' })),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['same', 'close', 'value', 'a', 'b']);
  });
});

async function aDeskWithAccount(): Promise<MemoryDesk> {
  const desk = new MemoryDesk();
  desk.crm.accounts.push({ id: 'account', name: desk.referral.record.customer.name });
  await desk.begin();
  return desk;
}

describe('a link with several records that may be it', () => {
  it('asks before it makes a second one, waits as long as it takes, and takes the one that was chosen', async () => {
    const desk = await aDeskWithAccount();
    const there = desk.crm.add({ name: 'Data platform', closeDate: '2027-03-01' }, { accountId: 'account' });
    await desk.settle();
    expect(desk.link.problem).toMatchObject({
      code: 'likely-records',
      records: [{ id: there.id, name: 'Data platform', closeDate: '2027-03-01' }],
    });
    expect(desk.crm.living).toHaveLength(1);
    expect(linkedWithChosen(desk.link, 'somebody else’s')).toBeUndefined();
    await desk.links.save(desk.link, linkedWithChosen(desk.link, there.id) ?? desk.link);
    await desk.settle();
    expect(desk.crm.living).toMatchObject([{ id: there.id, referralId: desk.referral.id }]);
    expect(desk.referral.record.externalReferenceId).toBe(there.id);
    expect(desk.link).toMatchObject({ recordId: there.id, adopted: true });
  });

  it('makes a new one where somebody says so', async () => {
    const desk = await aDeskWithAccount();
    desk.crm.add({ name: 'Data platform' }, { accountId: 'account' });
    await desk.settle();
    await desk.links.save(desk.link, linkedWithChosen(desk.link, 'new') ?? desk.link);
    await desk.settle();
    expect(desk.crm.living).toHaveLength(2);
    expect(standingOfLink(desk.link)).toBe('up-to-date');
  });

  it.each(['none', 'after-release', 'lost-answer'])(
    'moves to another one, its key and the back reference with it (%s)',
    async (fault) => {
      const desk = await aDeskWithAccount();
      await desk.settle();
      const wrong = desk.crm.living[0] ?? expect.fail('none');
      const right = desk.crm.add({ name: 'Platform, the real one' }, { accountId: 'account' });
      await desk.links.save(desk.link, { ...desk.link, choosing: { since: desk.clock.now() } });
      await desk.settle();
      expect(desk.link.choosing?.records).toMatchObject([{ id: right.id }]);
      await desk.links.save(desk.link, linkedWithChosen(desk.link, right.id) ?? desk.link);
      let left = fault === 'none' ? 0 : 1;
      desk.crm[fault === 'after-release' ? 'after' : 'before'] = (method) => {
        if (method === (fault === 'after-release' ? 'release' : 'adopt') && left-- > 0) throw new Error('killed');
      };
      await desk.settle().catch(() => undefined);
      await desk.settle();
      expect(desk.crm.at(wrong.id)).not.toHaveProperty('referralId');
      expect(desk.crm.at(right.id)).toMatchObject({ referralId: desk.referral.id });
      expect(desk.referral.record.externalReferenceId).toBe(right.id);
      expect(desk.link).toMatchObject({ state: 'linked', recordId: right.id });
      expect(desk.link).not.toHaveProperty('formerRecordId');
      expect(desk.crm.living).toHaveLength(2);
    },
  );

  it('carries nothing while it is paused, and all of it afterwards', async () => {
    const desk = await aDeskWithAccount();
    await desk.settle();
    const { id } = desk.crm.living[0] ?? expect.fail('none');
    await desk.links.save(desk.link, pausedBy(desk.link, alex) ?? desk.link);
    desk.edit({ dealValue: { value: 7, currency: 'USD' } });
    await desk.settle();
    expect(desk.crm.at(id)?.values.dealValue).toMatchObject({ value: 100 });
    expect(standingOfLink(desk.link)).toBe('paused');
    await desk.links.save(desk.link, resumedLink(desk.link) ?? desk.link);
    await desk.settle();
    expect(desk.crm.at(id)?.values.dealValue).toMatchObject({ value: 7 });
  });
});
