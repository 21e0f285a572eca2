import { describe, expect, it } from 'vitest';
import { newCrmLink } from '../../../src/features/crm/link/crm-link.ts';
import { RecordTakenError } from '../../../src/features/crm/link/link-store.ts';
import { linkWithout } from '../../../src/features/crm/link/link-without.ts';
import { MongoCrmLinkStore } from '../../../src/features/crm/link/mongo-link-store.ts';
import { sharedClient } from '../../support/database.ts';

const at = new Date('2026-11-29T09:00:00Z');
const later = new Date('2026-11-29T10:00:00Z');
const org = { system: 'dynamics', orgId: 'org-1' } as const;

describe('links in the database', async () => {
  const links = new MongoCrmLinkStore((await sharedClient({})).db(`test-${crypto.randomUUID()}`));
  await links.createIndexes();
  const inserted = async (id: string) => {
    expect(await links.insert(newCrmLink(id, org, at))).toBe(true);
    const link = await links.find(id);
    if (!link) throw new Error('not there');
    return link;
  };

  it('are one of a referral, and one of a record', async () => {
    const first = await inserted('r-1');
    expect(first).toEqual(newCrmLink('r-1', org, at));
    expect(await links.insert(newCrmLink('r-1', org, later))).toBe(false);
    expect(await links.save(first, { ...first, state: 'linked', recordId: 'o-1' })).toMatchObject({ version: 2 });
    expect((await links.ofRecord(org, 'o-1'))?.id).toBe('r-1');
    const second = await inserted('r-2');
    await expect(links.save(second, { ...second, recordId: 'o-1' })).rejects.toThrow(RecordTakenError);
    expect((await links.find('r-2'))?.recordId).toBeUndefined();
  });

  it('are written by whoever read them last, and keep a wish that came meanwhile', async () => {
    const link = await inserted('r-3');
    const { dueAt: _due, ...settled } = link;
    expect(await links.wish('r-3', later)).toBe(true);
    const saved = await links.save(link, { ...settled, state: 'linked' });
    expect(saved).toMatchObject({ state: 'linked', wishes: 1, dueAt: at });
    expect(await links.save(link, { ...link, state: 'gone' })).toBeUndefined();
    if (!saved) throw new Error('not saved');
    const { dueAt: _again, ...done } = saved;
    expect(await links.save(saved, done)).not.toHaveProperty('dueAt');
    expect(await links.find('r-3')).not.toHaveProperty('dueAt');
    expect(await links.wish('nobody', at)).toBe(false);
  });

  it('hold what they were last saved with, and lose whatever was left out', async () => {
    const link = await inserted('r-6');
    const problem = { code: 'several-accounts', since: at } as const;
    const more = {
      recordId: 'o-6',
      problem,
      notice: 'settled-itself',
      pausedBy: 'loop-brake',
      upToDateAt: at,
    } as const;
    const full = await links.save(link, { ...link, ...more });
    if (!full) throw new Error('not saved');
    expect(await links.find('r-6')).toEqual(full);
    expect(await links.wish('r-6', at)).toBe(true);
    // Also when a wish came meanwhile; and the record is free again.
    const bare = await links.save(full, link);
    expect(bare).toEqual({ ...link, version: 3, revision: 3, wishes: 1 });
    expect(await links.find('r-6')).toEqual(bare);
    expect(await links.ofRecord(org, 'o-6')).toBeUndefined();
  });

  it('count by what people read of them, and find the account of the same customer', async () => {
    const link = await inserted('r-4');
    await links.save(link, { ...link, state: 'gone', customerKey: 'contoso|DE|', accountId: 'a-1' });
    expect(await links.counts()).toMatchObject({ gone: 1 });
    expect(await links.accountOf(org, 'contoso|DE|')).toBe('a-1');
    expect(await links.accountOf({ ...org, orgId: 'org-2' }, 'contoso|DE|')).toBeUndefined();
  });

  it('forget somebody who chose, and whom the CRM names', async () => {
    const alex = { tenantId: 't', aadObjectId: 'a-1', name: 'Alex Wilber' };
    const both = { partnerCenter: '2027-01-01', crm: '2027-02-01' };
    const link = {
      ...newCrmLink('r-5', org, at),
      choices: { closeDate: { side: 'crm', by: alex, at, ...both } },
      questions: { closeDate: { ...both, why: 'both-changed', since: at, crmBy: 'Alex Wilber' } },
    } as const;
    const without = linkWithout(link, alex, 'person-1');
    expect(JSON.stringify(without)).not.toMatch(/Alex|a-1/);
    expect(without.choices.closeDate).toMatchObject({ by: { aadObjectId: 'person-1', name: '' }, at });
    expect(linkWithout(without, alex, 'person-1')).toBe(without);
  });

  it('tell of a customer the account of the record that was in step last, not of a plan', async () => {
    const of = async (id: string, more: object) => {
      const link = await inserted(id);
      await links.save(link, { ...link, customerKey: 'fabrikam', ...more });
    };
    expect(await links.accountOf(org, 'fabrikam')).toBeUndefined();
    await of('a-1', { accountId: 'planned' });
    expect(await links.accountOf(org, 'fabrikam')).toBe('planned');
    await of('a-2', { accountId: 'former', recordId: 'o-a2', upToDateAt: at });
    await of('a-3', { accountId: 'present', recordId: 'o-a3', upToDateAt: later });
    await of('a-4', { accountId: 'not yet in step', recordId: 'o-a4' });
    expect(await links.accountOf(org, 'fabrikam')).toBe('present');
  });
});
