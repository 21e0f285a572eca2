import { describe, expect, it } from 'vitest';
import { CrmError } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { aLinkedDesk, recordOf } from './support/linked-desk.ts';
import { MemoryDesk } from './support/memory-desk.ts';

describe('what a link asks a person', () => {
  it('asks about money where both sides changed it while its rule was off', async () => {
    const desk = await aLinkedDesk();
    desk.switchedOff = ['dealValue', 'salesStage', 'notes'];
    desk.edit({ dealValue: { value: 1, currency: 'USD' }, salesStage: '60', notes: 'ours' });
    desk.crm.edit(recordOf(desk).id, { dealValue: { value: 2, currency: 'USD' }, salesStage: '1', notes: 'theirs' });
    await desk.settle();
    desk.switchedOff = [];
    await desk.settle();
    expect(desk.link.questions.dealValue).toMatchObject({ partnerCenter: { value: 1 }, crm: { value: 2 } });
    expect(desk.referral.record).toMatchObject({
      salesStage: '40',
      notes: expect.stringMatching(/^ours\n[\s\S]*theirs$/),
    });
    expect(desk.link.explained.salesStage).toMatchObject({ from: 'crm', replaced: '60', became: '40' });
  });

  it('asks where both sides changed money, goes by the newest values, and by what somebody chose', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.edit({ dealValue: { value: 1, currency: 'USD' } });
    desk.crm.edit(id, { dealValue: { value: 2, currency: 'USD' }, closeDate: '2027-03-01' });
    await desk.settle();
    expect(desk.link.questions.dealValue).toMatchObject({
      why: 'both-changed',
      partnerCenter: { value: 1 },
      crm: { value: 2 },
      crmBy: 'Kim Sales',
    });
    expect(standingOfLink(desk.link)).toBe('needs-you');
    // The other field is none of it.
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-03-01T00:00:00Z'));

    desk.crm.edit(id, { dealValue: { value: 3, currency: 'USD' } });
    await desk.settle();
    expect(desk.link.questions.dealValue).toMatchObject({ crm: { value: 3 } });

    const { link } = desk;
    const choice = {
      side: 'crm',
      by: { tenantId: 't', aadObjectId: 'a', name: 'Alex' },
      at: desk.clock.now(),
    } as const;
    await desk.links.save(link, {
      ...link,
      choices: {
        dealValue: { ...choice, partnerCenter: { value: 1, currency: 'USD' }, crm: { value: 3, currency: 'USD' } },
      },
    });
    await desk.settle();
    expect(desk.referral.record.dealValue).toEqual({ value: 3, currency: 'USD' });
    expect(desk.link.questions).toEqual({});
    expect(desk.link.explained.dealValue?.chosenBy?.name).toBe('Alex');
  });

  it('ends a question when the sides come to agree by themselves, and says so', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.edit({ closesAt: new Date('2027-05-01T00:00:00Z') });
    desk.crm.edit(id, { closeDate: '2027-06-01' });
    await desk.settle();
    expect(desk.link.questions.closeDate).toBeDefined();
    desk.crm.edit(id, { closeDate: '2027-05-01' });
    await desk.step();
    expect(desk.link).toMatchObject({ questions: {}, notice: 'settled-itself' });
  });

  it.each([
    ['was switched off', (desk: MemoryDesk) => desk.switchedOff.push('closeDate')],
    ['is hidden from the desk', (desk: MemoryDesk) => desk.crm.unreadable.push('closeDate')],
  ] as const)(
    'says of no question that both sides agree because its column %s, and asks again after that',
    async (_, hide) => {
      const desk = await aLinkedDesk();
      desk.edit({ closesAt: new Date('2027-05-01T00:00:00Z') });
      desk.crm.edit(recordOf(desk).id, { closeDate: '2027-06-01' });
      await desk.settle();
      hide(desk);
      await desk.step();
      expect(desk.link.questions).toEqual({});
      expect(desk.link.notice).toBeUndefined();
      desk.switchedOff = [];
      desk.crm.unreadable = [];
      await desk.settle();
      expect(desk.link.questions.closeDate).toMatchObject({ partnerCenter: '2027-05-01', crm: '2027-06-01' });
    },
  );

  it('takes what somebody else made under its key in that very moment for theirs, and asks', async () => {
    const desk = new MemoryDesk({ arrivedAt: new Date('2026-11-01T09:00:00Z') });
    await desk.begin();
    desk.crm.before = (method) => {
      if (method !== 'create') return;
      desk.crm.before = () => undefined;
      const theirs = { dealValue: { value: 7, currency: 'USD' }, closeDate: '2028-01-01' };
      desk.crm.add(theirs, { referralId: desk.referral.id });
    };
    await desk.settle();
    expect(recordOf(desk).values.dealValue).toEqual({ value: 7, currency: 'USD' });
    expect(desk.referral.record.dealValue).toEqual({ value: 100, currency: 'USD' });
    expect(desk.link.questions.dealValue).toMatchObject({
      why: 'first-link',
      partnerCenter: { value: 100 },
      crm: { value: 7 },
    });
  });

  it.each([
    [
      'whose currency is not set up',
      {},
      (desk: MemoryDesk) => desk.crm.currencies.splice(0, 9, { code: 'EUR', decimals: 2 }),
    ],
    ['that the mapping gives the CRM no value of', { dealValue: { rule: 'toPartnerCenter' } }, () => undefined],
  ] as const)('closes a won deal without an amount %s', async (_, fields, before) => {
    const desk = new MemoryDesk({}, fields);
    before(desk);
    await desk.begin();
    await desk.settle();
    expect(recordOf(desk).values.dealValue).toBeNull();
    desk.edit({ status: 'Closed', substatus: 'Won', closedAt: new Date('2026-11-28T00:00:00Z') });
    await desk.settle();
    expect(recordOf(desk).outcome).toEqual({ kind: 'won', closedOn: '2026-11-28' });
  });

  it('keeps both notes, joined once', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.edit({ notes: 'ours' });
    desk.crm.edit(id, { notes: 'theirs' });
    await desk.settle();
    const text = 'ours\n--- 2026-11-29, Kim Sales ---\ntheirs';
    expect(desk.referral.record.notes).toBe(text);
    expect(recordOf(desk).values.notes).toBe(text);
    const count = desk.crm.calls.length;
    await desk.settle();
    expect(desk.crm.calls.slice(count).filter(({ method }) => method === 'update')).toEqual([]);
  });

  it.each([
    ['closed here before its change was carried', {}],
    ['closed on both sides before it was carried', { kind: 'won' as const }],
  ])('says that a value is apart that nobody was asked about: %s', async (_, outcome) => {
    const desk = await aLinkedDesk();
    desk.crm.edit(recordOf(desk).id, { closeDate: '2027-05-01' }, 'kind' in outcome ? outcome : undefined);
    desk.edit({ status: 'Closed', substatus: 'Won', closedAt: desk.clock.now() });
    await desk.settle();
    expect(desk.link).toMatchObject({ state: 'finished', notice: 'ended-apart' });
  });

  it('takes a record that somebody made for it by its id, and asks about two values', async () => {
    const desk = new MemoryDesk({ arrivedAt: new Date('2026-11-01T00:00:00Z') });
    const { id } = desk.crm.add({ name: 'By hand', dealValue: { value: 7, currency: 'USD' }, notes: '' });
    desk.edit({ externalReferenceId: id });
    await desk.begin();
    await desk.settle();
    expect(recordOf(desk)).toMatchObject({ id, referralId: desk.referral.id });
    expect(desk.link.questions.dealValue?.why).toBe('first-link');
    // The desk wrote its key into it: that does not make it the author of what stands there.
    expect(JSON.stringify(desk.link.questions)).not.toContain('Co-sell Desk');
    expect(recordOf(desk).values.notes).toBe('first notes');
  });

  it('asks which account a new record belongs to where several may be it, or none', async () => {
    const desk = new MemoryDesk();
    for (const city of ['Hamburg', 'Berlin'])
      desk.crm.accounts.push({ id: city, name: 'Fabrikam Manufacturing', city, country: 'DE' });
    await desk.begin();
    await desk.step();
    expect(desk.link.problem).toMatchObject({
      code: 'several-accounts',
      choices: [{ id: 'Hamburg' }, { id: 'Berlin' }],
    });
    expect(desk.crm.living).toEqual([]);
    await desk.links.save(desk.link, { ...desk.link, chosenAccount: 'Berlin' });
    await desk.settle();
    expect(recordOf(desk).accountId).toBe('Berlin');

    const patient = new MemoryDesk();
    patient.crm.accounts.push(...desk.crm.accounts);
    await patient.begin();
    await patient.step();
    patient.clock.advance(86_400_000);
    await patient.settle();
    expect(recordOf(patient).accountId).toBeUndefined();
  });

  it('says no more what it would do once it ends in a question', async () => {
    const desk = new MemoryDesk();
    desk.writes = false;
    await desk.begin();
    await desk.step();
    expect(desk.link.dry).toBeDefined();
    desk.writes = true;
    desk.crm.before = (method) => {
      if (method === 'create') throw new CrmError({ kind: 'wait', code: 'http-503', mayHaveArrived: false });
    };
    await desk.step();
    expect(desk.link).toMatchObject({ waiting: { code: 'http-503' } });
    expect(desk.link.dry).toBeUndefined();
  });

  it('asks where Partner Center names one record and another one bears its key', async () => {
    const desk = new MemoryDesk();
    const { id } = desk.crm.add({ name: 'By hand' });
    desk.crm.add({ name: 'By key' }, { referralId: desk.referral.id });
    desk.edit({ externalReferenceId: id });
    await desk.begin();
    await desk.step();
    expect(desk.link).toMatchObject({ problem: { code: 'several-records' } });
    expect(desk.link.recordId).toBeUndefined();
  });
});
