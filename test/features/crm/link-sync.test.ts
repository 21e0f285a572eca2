import { describe, expect, it } from 'vitest';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { aLinkedDesk, recordOf, updates } from './support/linked-desk.ts';
import { MemoryDesk } from './support/memory-desk.ts';

describe('a link of a deal with the CRM', () => {
  it('makes the record once, gives its id to Partner Center, and is up to date', async () => {
    const desk = await aLinkedDesk();
    const record = recordOf(desk);
    expect(record.values).toMatchObject({
      name: 'Data platform',
      dealValue: { value: 100, currency: 'USD' },
      closeDate: '2027-01-31',
      notes: 'first notes',
      link: 'https://partner.microsoft.com/referrals/v2/inbox?id=11111111-0000-4000-8000-000000000001',
    });
    expect(desk.referral.record.externalReferenceId).toBe(record.id);
    expect(standingOfLink(desk.link)).toBe('up-to-date');
    const calls = desk.crm.calls.length;
    await desk.settle();
    expect(desk.crm.calls.slice(calls).map(({ method }) => method)).not.toContain('update');
  });

  it('does not read again what it has just made, or just taken over', async () => {
    const desk = new MemoryDesk();
    await desk.begin();
    await desk.step();
    const methods = desk.crm.calls.map(({ method }) => method);
    expect(methods).toContain('create');
    expect(methods).not.toContain('read');

    const other = new MemoryDesk();
    await other.begin();
    const { id } = other.crm.add({ name: 'Data platform' }, { referralId: other.referral.id });
    await other.step();
    expect(other.link).toMatchObject({ recordId: id, adopted: true });
    expect(other.crm.calls.map(({ method }) => method)).not.toContain('read');
  });

  it('is made once, however many are at it at the same time', async () => {
    const desk = new MemoryDesk();
    await desk.begin();
    const { link } = desk;
    await Promise.all(Array.from({ length: 200 }, () => desk.step(link)));
    await desk.settle();
    expect(desk.crm.living).toHaveLength(1);
    expect(standingOfLink(desk.link)).toBe('up-to-date');
  });

  it('carries a change of either side, and nothing else', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.crm.edit(id, { closeDate: '2027-02-28', notes: 'by hand' });
    await desk.settle();
    expect(desk.referral.record).toMatchObject({ notes: 'by hand', closesAt: new Date('2027-02-28T00:00:00Z') });
    expect(updates(desk)).toEqual([]);

    desk.edit({ dealValue: { value: 120_000, currency: 'EUR' } });
    await desk.settle();
    expect(updates(desk).map(({ values }) => values)).toEqual([{ dealValue: { value: 120_000, currency: 'EUR' } }]);
    expect(desk.link.explained.dealValue).toMatchObject({
      from: 'partnerCenter',
      replaced: { value: 100, currency: 'USD' },
    });
  });

  // What is overwritten is what stood there, whether or not the base knew of it: a rule that was off, a value just typed.
  it.each([
    ['toCrm', 'partnerCenter', '2027-06-01', '2027-05-01'],
    ['toPartnerCenter', 'crm', '2027-05-01', '2027-06-01'],
  ] as const)(
    'keeps the value that lost by a rule %s, after the rule was off as well',
    async (rule, from, replaced, became) => {
      const desk = await aLinkedDesk({}, { closeDate: { rule } });
      const { id } = recordOf(desk);
      desk.switchedOff = ['closeDate'];
      desk.edit({ closesAt: new Date('2027-05-01T00:00:00Z') });
      desk.crm.edit(id, { closeDate: '2027-06-01' });
      await desk.settle();
      expect(updates(desk)).toEqual([]);
      desk.switchedOff = [];
      // The answer to a write is lost: what it replaced is known from the note before it.
      if (from === 'partnerCenter') desk.crash = (point) => point === 'after-crm' && expect.fail('died');
      await desk.step().catch(() => undefined);
      desk.crash = () => undefined;
      await desk.settle();
      expect(desk.link.explained.closeDate).toMatchObject({ from, replaced, became });
    },
  );

  it('never clears money or a date by itself, and never takes what cannot be read for empty', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.crm.edit(id, { dealValue: null, closeDate: '' });
    await desk.settle();
    expect(desk.referral.record.dealValue).toEqual({ value: 100, currency: 'USD' });
    expect(desk.link.questions).toMatchObject({ dealValue: { why: 'cleared' }, closeDate: { why: 'cleared' } });

    const other = await aLinkedDesk();
    other.crm.unreadable = ['notes', 'dealValue'];
    other.crm.edit(recordOf(other).id, { name: 'Touched' });
    await other.settle();
    expect(other.referral.record).toMatchObject({ notes: 'first notes', dealValue: { value: 100 }, name: 'Touched' });
    expect(other.link.questions).toEqual({});
  });

  it('writes a long name cut, never carries the cut one back, and asks when somebody edits it', async () => {
    const long = `${'Azure migration of forty plants '.repeat(12)}end`;
    const desk = await aLinkedDesk({ record: { name: long } });
    const { id, values } = recordOf(desk);
    expect(values.name).toHaveLength(300);
    for (let poll = 0; poll < 10; poll++) await desk.step();
    expect(desk.referral.record.name).toBe(long);
    desk.crm.edit(id, { name: 'Short' });
    await desk.settle();
    expect(desk.referral.record.name).toBe(long);
    expect(desk.link.questions.name?.why).toBe('cut');
  });

  it('takes what the CRM makes of a value as agreed, and writes nothing more', async () => {
    const desk = await aLinkedDesk();
    desk.crm.trigger = (values) => ({ ...values, name: values.name.toUpperCase() });
    desk.edit({ name: 'New name', dealValue: { value: 10.004, currency: 'USD' } });
    await desk.settle();
    expect(recordOf(desk).values).toMatchObject({ name: 'NEW NAME', dealValue: { value: 10 } });
    const count = updates(desk).length;
    for (let poll = 0; poll < 3; poll++) await desk.settle();
    expect(updates(desk)).toHaveLength(count);
    expect(desk.referral.record.name).toBe('New name');
    expect(desk.link.questions).toEqual({});
  });

  it('compares stages by their class: twenty looks write nothing, a real move is carried', async () => {
    const desk = await aLinkedDesk({ record: { salesStage: 'Qualify' } });
    const { id } = recordOf(desk);
    for (let poll = 0; poll < 20; poll++) await desk.step();
    expect(desk.referral.record.salesStage).toBe('Qualify');
    desk.crm.edit(id, { salesStage: '2' });
    await desk.settle();
    expect(desk.referral.record.salesStage).toBe('60');
    expect(updates(desk)).toEqual([]);
    desk.crm.edit(id, { salesStage: 'unknown', name: 'Goes on' });
    await desk.settle();
    expect(desk.referral.record).toMatchObject({ salesStage: '60', name: 'Goes on' });
  });

  it('carries what the CRM makes of other fields when the desk writes one, though nothing else ever wakes the link', async () => {
    const desk = await aLinkedDesk();
    desk.crm.trigger = (values) => ({ ...values, closeDate: '2027-03-03' });
    desk.edit({ dealValue: { value: 7, currency: 'USD' } });
    await desk.step();
    desk.deliver();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-03-03T00:00:00Z'));
    expect(updates(desk)).toHaveLength(1);
  });
});
