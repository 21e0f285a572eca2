import { describe, expect, it } from 'vitest';
import { CrmError } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { triedAgain } from '../../../src/features/crm/link/link-moves.ts';
import { MemoryDesk } from './support/memory-desk.ts';

async function aLinkedDesk(...args: ConstructorParameters<typeof MemoryDesk>): Promise<MemoryDesk> {
  const desk = new MemoryDesk(...args);
  await desk.begin();
  await desk.settle();
  return desk;
}

const recordOf = (desk: MemoryDesk) => {
  const [record, ...others] = desk.crm.living;
  if (!record || others.length > 0) throw new Error(`${desk.crm.living.length} records`);
  return record;
};
const updates = (desk: MemoryDesk) => desk.crm.calls.filter(({ method }) => method === 'update');

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

  it('carries what the CRM makes of other fields when the desk writes one, though nothing else ever wakes the link', async () => {
    const desk = await aLinkedDesk();
    desk.crm.trigger = (values) => ({ ...values, closeDate: '2027-03-03' });
    desk.edit({ dealValue: { value: 7, currency: 'USD' } });
    await desk.step();
    desk.deliver();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-03-03T00:00:00Z'));
    expect(updates(desk)).toHaveLength(1);
  });

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
