import { describe, expect, it } from 'vitest';
import { CrmError } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { aLinkedDesk, recordOf } from './support/linked-desk.ts';
import { MemoryDesk } from './support/memory-desk.ts';

describe('a link that something fails for', () => {
  it('sends nothing to Partner Center once its lease is lost', async () => {
    const desk = await aLinkedDesk();
    desk.crm.edit(recordOf(desk).id, { closeDate: '2027-05-01' });
    const lost = desk.sync.step(structuredClone(desk.link), {
      assert: async () => {
        throw new Error('the lease was lost');
      },
    });
    await expect(lost).rejects.toThrow('the lease was lost');
    expect(desk.referral.outbox).toEqual([]);
    await desk.settle();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-05-01T00:00:00Z'));
  });

  it('waits longer each time, leaves no trace when it is over, and stops for what a person mends', async () => {
    const desk = await aLinkedDesk();
    desk.crm.before = (method) => {
      if (method === 'update') throw new CrmError({ kind: 'wait', code: 'http-503', mayHaveArrived: false });
    };
    desk.edit({ notes: 'waits' });
    await desk.step();
    expect(desk.link.waiting).toMatchObject({ code: 'http-503', attempts: 1 });
    expect(desk.link.dueAt).toEqual(new Date(desk.clock.now().getTime() + 5_000));
    await desk.step();
    expect(desk.link.dueAt).toEqual(new Date(desk.clock.now().getTime() + 30_000));

    desk.crm.before = (method) => {
      if (method === 'update')
        throw new CrmError({ kind: 'person', code: 'validation', words: 'Close date is required in stage Propose' });
    };
    await desk.step();
    expect(desk.link).toMatchObject({
      problem: { code: 'validation', words: /Close date/.source && expect.stringContaining('Close date') },
    });
    expect(desk.link.dueAt).toBeUndefined();

    desk.crm.before = () => undefined;
    await desk.settle();
    expect(standingOfLink(desk.link)).toBe('up-to-date');
    expect(recordOf(desk).values.notes).toBe('waits');
  });

  it('does without a field that an operator has to see to, and goes on with the others', async () => {
    const desk = await aLinkedDesk();
    desk.crm.before = (method) => {
      const { values } = desk.crm.calls.at(-1) ?? {};
      if (method === 'update' && values?.notes !== undefined)
        throw new CrmError({ kind: 'operator', code: 'no-field-right', field: 'notes' });
    };
    desk.edit({ notes: 'cannot', name: 'Can' });
    await desk.settle();
    expect(recordOf(desk).values).toMatchObject({ name: 'Can', notes: 'first notes' });
    expect(desk.told).toEqual(['no-field-right']);
  });

  it('says what Partner Center did not take, and sends it again when it changes', async () => {
    const desk = await aLinkedDesk();
    desk.refuses = ({ field }) => field === 'name';
    desk.crm.edit(recordOf(desk).id, { name: 'Refused', notes: 'taken' });
    await desk.settle();
    expect(desk.referral.record).toMatchObject({ name: 'Data platform', notes: 'taken' });
    expect(desk.link.problem).toMatchObject({ code: 'partner-center-refused', field: 'name' });
    // What never arrived explains no value.
    expect(desk.link.explained.name).toMatchObject({ from: 'partnerCenter' });
    expect(desk.link.explained.notes).toMatchObject({ from: 'crm', replaced: 'first notes', became: 'taken' });
    desk.refuses = () => false;
    await desk.settle();
    expect(desk.referral.record.name).toBe('Data platform');
    desk.crm.edit(recordOf(desk).id, { name: 'Taken' });
    await desk.settle();
    expect(desk.referral.record.name).toBe('Taken');
    expect(desk.link.problem).toBeUndefined();
  });

  it('makes a record without an amount whose currency the CRM has not, and says so once', async () => {
    const desk = await aLinkedDesk({ record: { dealValue: { value: 5, currency: 'KWD' } } });
    expect(recordOf(desk).values.dealValue).toBeNull();
    expect(desk.link.problem).toMatchObject({ code: 'currency-missing', field: 'dealValue' });
    expect(desk.referral.record.dealValue).toEqual({ value: 5, currency: 'KWD' });
  });

  it('stops two systems that fight, and names the field', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    for (let round = 0; round < 8; round++) {
      desk.edit({ closesAt: new Date('2027-07-01T00:00:00Z') });
      await desk.step();
      while (desk.referral.outbox.length > 0) desk.deliver();
      desk.crm.edit(id, { closeDate: '2027-08-01' });
      await desk.step();
      while (desk.referral.outbox.length > 0) desk.deliver();
      await desk.step();
    }
    expect(standingOfLink(desk.link)).toBe('paused');
    expect(desk.link).toMatchObject({ pausedBy: 'loop-brake', problem: { code: 'fighting', field: 'closeDate' } });
    expect(desk.link.problem?.writer).toMatchObject({ kind: 'named', name: 'Kim Sales' });
  });

  it.each([
    ['desk', (desk: MemoryDesk, id: string) => desk.crm.touchedByTheDesk(id)],
    ['nobody', (desk: MemoryDesk, id: string) => desk.crm.touchedByNobody(id)],
  ] as const)('says of an automation that writes as %s that it does', async (kind, touched) => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    for (let round = 0; round < 8 && desk.link.state === 'linked'; round++) {
      desk.edit({ closesAt: new Date('2027-07-01T00:00:00Z') });
      await desk.settle();
      desk.crm.edit(id, { closeDate: '2027-08-01' });
      touched(desk, id);
      await desk.settle();
    }
    expect(desk.link.problem).toMatchObject({ code: 'fighting', writer: { kind } });
  });

  it('notes what it would do while it does not write', async () => {
    const desk = new MemoryDesk();
    desk.writes = false;
    await desk.begin();
    await desk.step();
    expect(desk.crm.living).toEqual([]);
    expect(desk.link.dry).toMatchObject({ action: 'create' });
    expect(desk.referral.outbox).toEqual([]);
  });

  it('may try one write again and again, and is not taken for a fight', async () => {
    const desk = await aLinkedDesk();
    desk.crm.before = (method) => {
      if (method === 'update') throw new CrmError({ kind: 'wait', code: 'http-503', mayHaveArrived: false });
    };
    desk.edit({ notes: 'waits' });
    for (let attempt = 0; attempt < 10; attempt++) await desk.step();
    expect(desk.link).toMatchObject({ state: 'linked', waiting: { attempts: 10 } });
    desk.crm.before = () => undefined;
    await desk.settle();
    expect(recordOf(desk).values.notes).toBe('waits');
  });

  it('joins notes again and again, though a process dies over it, and is not taken for a fight', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    desk.edit({ notes: 'one' });
    desk.crm.edit(id, { notes: 'first notes\ntwo' });
    await desk.step();
    for (const notes of ['three', 'four', 'five']) {
      desk.edit({ notes, name: `Name ${notes}` });
      desk.deliver();
      desk.crash = (point) => {
        if (point === 'before-crm') throw new Error('killed');
      };
      await expect(desk.step()).rejects.toThrow('killed');
      desk.crash = () => undefined;
      desk.advance(1_000);
      await desk.step();
    }
    await desk.settle();
    expect(desk.link).toMatchObject({ state: 'linked' });
    expect(recordOf(desk).values.name).toBe('Name five');
    for (const word of ['one', 'two', 'three', 'four', 'five']) expect(recordOf(desk).values.notes).toContain(word);
    expect(desk.referral.record.notes).toBe(recordOf(desk).values.notes);
  });

  it('makes a record without the field that the CRM refuses', async () => {
    const desk = new MemoryDesk();
    desk.crm.before = (method) => {
      const { values } = desk.crm.calls.at(-1) ?? {};
      if (method === 'create' && values?.notes !== undefined)
        throw new CrmError({ kind: 'operator', code: 'no-field-right', field: 'notes' });
    };
    await desk.begin();
    await desk.settle();
    expect(recordOf(desk).values).toMatchObject({ name: 'Data platform', notes: '' });
    expect(desk.told).toEqual(['no-field-right']);
  });

  it('makes a record without the description that the CRM refuses, and waits where it requires what it refuses', async () => {
    const desk = new MemoryDesk({}, { description: { rule: 'toCrm' } });
    desk.crm.before = (method) => {
      const { values } = desk.crm.calls.at(-1) ?? {};
      if (method === 'create' && values?.description !== undefined)
        throw new CrmError({ kind: 'operator', code: 'no-field-right', field: 'description' });
    };
    await desk.begin();
    await desk.settle();
    expect(recordOf(desk).values.name).toBe('Data platform');
    expect(desk.told).toEqual(['no-field-right']);

    const other = new MemoryDesk();
    other.crm.required = ['closeDate'];
    other.crm.before = (method) => {
      const { values } = other.crm.calls.at(-1) ?? {};
      if (method === 'create' && values?.closeDate !== undefined)
        throw new CrmError({ kind: 'operator', code: 'no-field-right', field: 'closeDate' });
    };
    await other.begin();
    await other.step();
    const creates = () => other.crm.calls.filter(({ method }) => method === 'create').length;
    expect(creates()).toBe(2);
    expect(other.link).toMatchObject({ state: 'planned', waiting: { code: 'no-field-right', attempts: 1 } });
    other.crm.before = () => undefined;
    await other.settle();
    expect(standingOfLink(other.link)).toBe('up-to-date');
  });
});
