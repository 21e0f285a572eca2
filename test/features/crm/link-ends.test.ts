import { describe, expect, it } from 'vitest';
import { CrmError } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { triedAgain } from '../../../src/features/crm/link/link-moves.ts';
import { aLinkedDesk, recordOf, updates } from './support/linked-desk.ts';
import type { MemoryDesk } from './support/memory-desk.ts';

describe('a link at the end of its deal, of its record and of its key', () => {
  it('closes the record when the deal has ended, and asks when the CRM closed it', async () => {
    const won = await aLinkedDesk();
    won.edit({ status: 'Closed', substatus: 'Won', closedAt: new Date('2026-11-28T00:00:00Z') });
    await won.settle();
    expect(recordOf(won).outcome).toMatchObject({ kind: 'won', closedOn: '2026-11-28', revenue: { value: 100 } });
    expect(won.link.state).toBe('finished');
    won.crm.edit(recordOf(won).id, {}, { kind: 'open' });
    await won.step();
    expect(won.link.notice).toBe('reopened-in-crm');
    expect(recordOf(won).outcome.kind).toBe('open');

    const lost = await aLinkedDesk();
    lost.edit({ status: 'Closed', substatus: 'Lost', statusReason: 'Customer chose another vendor' });
    await lost.settle();
    expect(recordOf(lost).outcome).toMatchObject({ kind: 'lost', reason: '5' });

    const there = await aLinkedDesk();
    there.crm.edit(recordOf(there).id, {}, { kind: 'won', closedOn: '2026-11-29' });
    await there.settle();
    expect(there.link.outcomeAsked).toMatchObject({ kind: 'won', by: 'Kim Sales' });
    expect(there.referral.record.status).toBe('Active');
    // Nothing is written to a closed record, and what waits is said.
    there.edit({ notes: 'after the end' });
    await there.settle();
    expect(updates(there)).toEqual([]);

    const both = await aLinkedDesk();
    both.crm.edit(recordOf(both).id, {}, { kind: 'lost' });
    both.edit({ status: 'Closed', substatus: 'Won' });
    await both.settle();
    expect(both.link).toMatchObject({ state: 'finished', notice: 'closed-differently' });
  });

  it.each([
    ['the desk closes it there', () => undefined],
    ['somebody closed it there as well', (desk: MemoryDesk) => desk.crm.edit(recordOf(desk).id, {}, { kind: 'lost' })],
  ] as const)('says that a question stayed open when it ended: %s', async (_, there) => {
    const desk = await aLinkedDesk();
    desk.edit({ dealValue: { value: 1, currency: 'USD' } });
    desk.crm.edit(recordOf(desk).id, { dealValue: { value: 2, currency: 'USD' } });
    await desk.settle();
    expect(desk.link.questions).toHaveProperty('dealValue');
    there(desk);
    desk.edit({ status: 'Closed', substatus: 'Lost', statusReason: 'Customer not interested' });
    // Looked at once more, it says so still, and not that both sides agree.
    for (let look = 0; look < 2; look++) {
      await desk.step();
      expect(desk.link).toMatchObject({ state: 'finished', notice: 'ended-apart', questions: {} });
    }
    expect(recordOf(desk)).toMatchObject({ outcome: { kind: 'lost' }, values: { dealValue: { value: 2 } } });
    const agreed = await aLinkedDesk();
    agreed.edit({ status: 'Closed', substatus: 'Lost', statusReason: 'Customer not interested' });
    await agreed.settle();
    expect(agreed.link.notice).toBeUndefined();
  });

  it.each([
    ['made both values equal', undefined, { dealValue: { value: 2, currency: 'USD' } }],
    ['pressed a side that was not carried yet', 'ended-apart', {}],
  ] as const)('says of values that are still apart alone that they are: somebody %s', async (_, notice, made) => {
    const desk = await aLinkedDesk();
    const both = { partnerCenter: { value: 1, currency: 'USD' }, crm: { value: 2, currency: 'USD' } };
    desk.edit({ dealValue: both.partnerCenter });
    desk.crm.edit(recordOf(desk).id, { dealValue: both.crm });
    await desk.settle();
    const by = { tenantId: 'tenant', aadObjectId: 'kim', name: 'Kim' };
    const choices = { dealValue: { ...both, side: 'crm', by, at: desk.clock.now() } } as const;
    await desk.links.save(desk.link, { ...desk.link, choices: notice ? choices : {} });
    desk.crm.edit(recordOf(desk).id, {}, { kind: 'lost' });
    desk.edit({ status: 'Closed', substatus: 'Lost', statusReason: 'Customer not interested', ...made });
    await desk.step();
    expect(desk.link).toMatchObject({ state: 'finished', notice: notice ?? 'settled-itself' });
  });

  it.each([
    ['', undefined, { crmBy: 'Kim Sales' }],
    [', though the process dies once it has its key again', 'adopt', {}],
  ] as const)('takes a value that came with an emptied key for a person’s%s', async (_, diesAfter, by) => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    const death = (point: string) => (at: string) => {
      if (at === point) throw new Error('died');
    };
    desk.edit({ dealValue: { value: 1, currency: 'USD' } });
    desk.crash = death('before-crm');
    await expect(desk.step()).rejects.toThrow('died');
    desk.crash = () => undefined;
    expect(desk.link.sending).toHaveProperty('dealValue');
    delete desk.crm.rows.get(id)?.referralId;
    desk.crm.edit(id, { dealValue: { value: 2, currency: 'USD' } });
    if (diesAfter) {
      desk.crm.after = death(diesAfter);
      await expect(desk.step()).rejects.toThrow('died');
      desk.crm.after = () => undefined;
    }
    await desk.step();
    // Nor does a later write to another field hide whose it is.
    desk.edit({ notes: 'by the desk' });
    await desk.settle();
    const values = { notes: 'by the desk', dealValue: { value: 2 } };
    expect(recordOf(desk)).toMatchObject({ referralId: desk.link.id, values, byTheDesk: true });
    expect(desk.link.questions.dealValue).toMatchObject({ partnerCenter: { value: 1 }, crm: { value: 2 }, ...by });
  });

  it.each([
    ['the CRM’s form of it', {}, {}],
    ['a person’s where it is like none', { name: 'Typed' }, { name: { crm: 'Typed', partnerCenter: 'Second name' } }],
  ])(
    'takes what an automation of nobody’s has touched after a write whose answer was lost for %s',
    async (_, typed, questions) => {
      const desk = await aLinkedDesk();
      const { id } = recordOf(desk);
      desk.crm.trigger = ({ dealValue, ...values }) => ({
        ...{ ...values, name: values.name.slice(0, 6) },
        dealValue: dealValue && { ...dealValue, value: Math.round(dealValue.value) },
      });
      desk.crm.after = (method) => {
        if (method === 'update') throw new Error('died');
      };
      desk.edit({ name: 'Second name', dealValue: { value: 7.4, currency: 'USD' } });
      await expect(desk.step()).rejects.toThrow('died');
      desk.crm.after = () => undefined;
      desk.crm.edit(id, typed);
      desk.crm.touchedByNobody(id);
      await desk.settle();
      expect(desk.referral.record).toMatchObject({ name: 'Second name', dealValue: { value: 7.4 } });
      expect(recordOf(desk).values).toMatchObject({ name: 'Second', ...typed, dealValue: { value: 7 } });
      expect(desk.link.questions).toMatchObject(questions);
      expect(Object.keys(desk.link.questions)).toEqual(Object.keys(questions));
    },
  );

  it('takes a record for a person’s though an automation of nobody’s touched it once it had its key again', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    await desk.links.save(desk.link, { ...desk.link, notice: 'no-user' });
    delete desk.crm.rows.get(id)?.referralId;
    desk.crm.edit(id, { closeDate: '2027-02-02' });
    const adopt = desk.crm.adopt.bind(desk.crm);
    desk.crm.adopt = async (...asked) => ({ ...(await adopt(...asked)), byNobody: true });
    await desk.step();
    expect(recordOf(desk).referralId).toBe(desk.link.id);
    expect(desk.link.notice).toBeUndefined();
  });

  it('is kept in step without its key where a person has to mend something before it takes it, and says so', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    delete desk.crm.rows.get(id)?.referralId;
    desk.crm.edit(id, { closeDate: '2027-02-02' });
    const refused = { code: 'refused-by-rule', words: 'Fill in the region' };
    desk.crm.before = (method) => {
      if (method === 'adopt') throw new CrmError({ kind: 'person', ...refused });
    };
    await desk.settle();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-02-02T00:00:00Z'));
    expect([desk.link.problem, desk.link.sent]).toMatchObject([refused, {}]);
    desk.edit({ notes: 'goes over' });
    await desk.settle();
    expect(recordOf(desk).values.notes).toBe('goes over');
    expect(desk.link.problem).toMatchObject(refused);
    desk.crm.before = () => undefined;
    await desk.settle();
    expect([recordOf(desk).referralId, desk.link.problem]).toEqual([desk.link.id, undefined]);
  });

  it('asks for its key once a day where its administrator has to mend that, and at once when somebody tries again', async () => {
    const desk = await aLinkedDesk();
    const { id } = recordOf(desk);
    const asked = () => desk.crm.calls.filter(({ method }) => method === 'adopt').length;
    const goesOn = async (count: number) => {
      desk.edit({ notes: `goes on ${count}` });
      await desk.step();
      expect([recordOf(desk).values.notes, asked()]).toEqual([`goes on ${count}`, count]);
    };
    delete desk.crm.rows.get(id)?.referralId;
    desk.crm.before = (method) => {
      if (method === 'adopt') throw new CrmError({ kind: 'operator', code: 'right-missing' });
    };
    await goesOn(1);
    await desk.settle();
    expect(asked()).toBe(1);
    desk.clock.advance(86_400_000);
    await goesOn(2);
    // Started again by an admin, or with another mapping.
    desk.clock.advance(60_000);
    desk.retriedSince = desk.clock.now();
    await goesOn(3);
    await desk.links.save(desk.link, triedAgain(desk.link));
    desk.crm.before = () => undefined;
    await goesOn(4);
    expect(recordOf(desk).referralId).toBe(desk.link.id);
    // Emptied a second time, it is asked for again at once.
    delete desk.crm.rows.get(id)?.referralId;
    await goesOn(5);
    expect(recordOf(desk).referralId).toBe(desk.link.id);
  });

  it('says that the record is gone, and brings nothing back', async () => {
    const desk = await aLinkedDesk();
    desk.crm.remove(recordOf(desk).id);
    desk.edit({ notes: 'new' });
    await desk.settle();
    expect(standingOfLink(desk.link)).toBe('gone');
    expect(desk.crm.living).toEqual([]);
  });

  it('asks nothing more of a record that is gone', async () => {
    const desk = await aLinkedDesk();
    desk.edit({ dealValue: { value: 1, currency: 'USD' }, name: 'Refused' });
    desk.crm.edit(recordOf(desk).id, { dealValue: { value: 2, currency: 'USD' } });
    desk.crm.edit(recordOf(desk).id, {}, { kind: 'won' });
    await desk.settle();
    expect(desk.link.questions).toHaveProperty('dealValue');
    expect(desk.link.outcomeAsked).toBeDefined();
    desk.crm.remove(recordOf(desk).id);
    await desk.settle();
    expect(desk.link).toMatchObject({ state: 'gone', questions: {} });
    expect(desk.link.outcomeAsked).toBeUndefined();
    expect(desk.link.problem).toBeUndefined();
  });

  it.each([
    ['there is none, and its own end is on the estimated day', undefined, 'ended-apart'],
    ['the CRM has one day for both', true as const, undefined],
  ])(
    'compares the day of a closed record with that of its end only where the CRM has one for both: %s',
    async (_, one, notice) => {
      const desk = await aLinkedDesk();
      desk.crm.oneDayForBoth = one;
      const closeDate = '2027-05-01';
      desk.crm.edit(recordOf(desk).id, { closeDate }, { kind: 'won', closedOn: closeDate });
      desk.edit({ status: 'Closed', substatus: 'Won', closedAt: desk.clock.now() });
      await desk.settle();
      expect(desk.link.state).toBe('finished');
      expect(desk.link.notice).toBe(notice);
    },
  );

  it.each([
    ['never arrived', 'ended-apart', {}],
    ['arrived, and its answer was lost', undefined, { closesAt: new Date('2027-05-01T00:00:00Z') }],
  ])(
    'knows at the end of a deal what became of a change that is still in the outbox: it %s',
    async (_, notice, arrived) => {
      const desk = await aLinkedDesk();
      desk.crm.edit(recordOf(desk).id, { closeDate: '2027-05-01' });
      await desk.step();
      expect(desk.referral.outbox).toHaveLength(1);
      // Partner Center is away, and somebody closes the deal there itself.
      desk.edit({ status: 'Closed', substatus: 'Won', closedAt: desk.clock.now(), ...arrived });
      for (let look = 0; look < 2; look++) {
        await desk.step();
        expect(desk.link).toMatchObject({ state: 'finished', sent: {} });
        expect(desk.link.notice).toBe(notice);
        expect(desk.link.explained.closeDate?.from).toBe(notice ? 'partnerCenter' : 'crm');
        // The relay is refused by a deal that has ended.
        desk.refuses = () => true;
        desk.deliver();
      }
    },
  );

  it('asks nobody to try again what a closed deal was refused', async () => {
    const desk = await aLinkedDesk();
    desk.refuses = ({ field }) => field === 'name';
    desk.crm.edit(recordOf(desk).id, { name: 'Refused' });
    await desk.settle();
    expect(desk.link.problem).toMatchObject({ code: 'partner-center-refused' });
    desk.edit({ status: 'Closed', substatus: 'Won', closedAt: desk.clock.now() });
    await desk.settle();
    expect(desk.link).toMatchObject({ state: 'finished', notice: 'ended-apart' });
    expect(desk.link.problem).toBeUndefined();
  });
});
