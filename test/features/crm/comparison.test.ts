import { describe, expect, it } from 'vitest';
import type { CrmMapping } from '../../../src/crm/mapping.ts';
import { CrmError } from '../../../src/crm/port.ts';
import { standingOfLink } from '../../../src/features/crm/link/crm-link.ts';
import { CrmComparison } from '../../../src/features/crm/sync/crm-comparison.ts';
import type { CrmState } from '../../../src/features/crm/sync/mongo-crm-state.ts';
import { MemoryDesk } from './support/memory-desk.ts';

async function aComparedDesk(mapping: Record<string, unknown> = {}, { writes = true } = {}) {
  const desk = new MemoryDesk({}, { salesStage: { rule: 'both' } }, mapping);
  desk.writes = writes;
  await desk.begin();
  await desk.settle();
  let state: CrmState = {};
  const comparisonOf = (mapping: CrmMapping) =>
    new CrmComparison({
      crm: desk.crm,
      mapping,
      links: {
        after: async (id) => [...desk.links.rows.values()].filter((link) => id === undefined || link.id > id),
        wish: (id, at) => desk.links.wish(id, at),
        countDue: async () => 0,
      },
      state: {
        read: async () => state,
        async keepComparison(next) {
          state = { ...state, comparison: next };
          desk.retriedSince = next.begunAt;
        },
        async keepMappingPrint(mappingPrint) {
          state = { ...state, mappingPrint };
        },
        async mappingChanged(mappingPrint, at) {
          state = { mappingPrint, comparison: { begunAt: at, all: true } };
        },
      },
      clock: desk.clock,
      nudge: () => undefined,
    });
  let comparison = comparisonOf(desk.mapping);
  const restart = (mapping: CrmMapping) => {
    comparison = comparisonOf(mapping);
  };
  const compared = async () => {
    await comparison.run();
    return desk.link.dueAt !== undefined;
  };
  return { desk, compared, restart, set: (next: CrmState) => Object.assign(state, next) };
}

const aDay = 86_400_000;
/** Until a day after the last comparison. */
const comparedAgain = (desk: MemoryDesk) =>
  (desk.retriedSince ?? expect.fail('not compared')).getTime() + aDay - desk.clock.now().getTime();
const recordId = (desk: MemoryDesk) => desk.link.recordId ?? '';

describe('the daily comparison of ids', () => {
  it('wakes nobody where all is as it was seen, and comes once a day', async () => {
    const { desk, compared } = await aComparedDesk();
    expect(await compared()).toBe(false);
    const reads = () => desk.crm.calls.filter(({ method }) => method === 'read').length;
    const before = reads();
    await compared();
    expect(reads()).toBe(before);
    desk.clock.advance(aDay);
    await compared();
    expect(reads()).toBe(before + 1);
  });

  it('finds what the poll has missed: deleted, restored, changed', async () => {
    const { desk, compared } = await aComparedDesk();
    desk.crm.remove(recordId(desk));
    expect(await compared()).toBe(true);
    await desk.step();
    expect(standingOfLink(desk.link)).toBe('gone');

    const row = desk.crm.rows.get(recordId(desk)) ?? expect.fail('no row');
    row.deleted = false;
    desk.clock.advance(aDay);
    expect(await compared()).toBe(true);
    await desk.settle();
    expect(standingOfLink(desk.link)).toBe('up-to-date');

    // Somebody emptied the key: no poll sees that record any more.
    delete row.referralId;
    desk.crm.edit(recordId(desk), { closeDate: '2027-02-02' });
    desk.clock.advance(aDay);
    expect(await compared()).toBe(true);
    await desk.settle();
    expect(desk.referral.record.closesAt).toEqual(new Date('2027-02-02T00:00:00Z'));
  });

  it('asks again for a key that was not taken, of a deal at rest and somewhat sooner than the day before', async () => {
    const { desk, compared } = await aComparedDesk();
    const row = desk.crm.rows.get(recordId(desk)) ?? expect.fail('no row');
    const asked = () => desk.crm.calls.filter(({ method }) => method === 'adopt').length;
    delete row.referralId;
    desk.crm.edit(recordId(desk), { closeDate: '2027-02-02' });
    desk.crm.before = (method) => {
      if (method === 'adopt') throw new CrmError({ kind: 'operator', code: 'right-missing' });
    };
    for (const times of [1, 2]) {
      expect(await compared()).toBe(true);
      // The step comes later than the comparison that has woken it.
      desk.clock.advance(60_000);
      await desk.settle();
      expect([asked(), row.referralId]).toEqual([times, undefined]);
      desk.clock.advance(comparedAgain(desk));
    }
    desk.crm.before = () => undefined;
    expect(await compared()).toBe(true);
    await desk.step();
    expect([asked(), row.referralId, desk.link.keyRefusedAt]).toEqual([3, desk.link.id, undefined]);
    desk.clock.advance(aDay);
    expect(await compared()).toBe(false);
  });

  it('brings up a record in an unmapped stage each day, and all of them once after a restart with another mapping', async () => {
    const { desk, compared, restart } = await aComparedDesk();
    desk.crm.edit(recordId(desk), { salesStage: 'Sizing' });
    await compared();
    for (let day = 0; day < 2; day++) {
      await desk.settle();
      desk.told.length = 0;
      desk.clock.advance(aDay);
      expect(await compared()).toBe(true);
      await desk.step();
      expect([desk.told, desk.link.dueAt]).toEqual([['stage-unmapped'], undefined]);
    }
    const { stages } = desk.mapping;
    const mended = { ...desk.mapping, stages: { ...stages, 40: [...stages[40], 'Sizing'] } };
    restart(mended);
    expect(await compared()).toBe(true);
    await desk.step();
    // Once, and not each time that the desk starts.
    restart(mended);
    expect(await compared()).toBe(false);
  });

  it('wakes what could not be made under the former mapping, and none of what waits for its turn in a first load', async () => {
    const { desk, compared, restart } = await aComparedDesk({ createAccounts: 'ask' });
    expect(desk.link).toMatchObject({ state: 'planned', problem: { code: 'no-account' } });
    desk.clock.advance(2 * aDay);
    desk.crm.before = (method) => {
      if (method === 'create') throw new CrmError({ kind: 'person', code: 'required', words: 'Region' });
    };
    await desk.settle();
    expect(desk.link).toMatchObject({ state: 'planned', problem: { code: 'required' } });
    expect(await compared()).toBe(false);
    const another = { ...desk.mapping, assumedCloseDays: 10 };
    restart(another);
    expect(await compared()).toBe(true);
    desk.crm.before = () => undefined;
    await desk.settle();
    expect(standingOfLink(desk.link)).toBe('up-to-date');

    const planned = await aComparedDesk({ createAccounts: 'no' }, { writes: false });
    expect(planned.desk.link).toMatchObject({ state: 'planned', dry: { action: 'create' } });
    expect(await planned.compared()).toBe(false);
    planned.restart(another);
    expect(await planned.compared()).toBe(false);
  });

  it('looks at all where fields were done without, and comes again where the CRM could not be asked', async () => {
    const { desk, compared, set } = await aComparedDesk();
    desk.crm.before = (method) => {
      if (method === 'read') throw new CrmError({ kind: 'wait', code: 'http-503', mayHaveArrived: false });
    };
    set({ switchedOff: { notes: { code: 'right-missing', since: desk.clock.now() } } });
    expect(await compared()).toBe(false);
    desk.crm.before = () => undefined;
    expect(await compared()).toBe(true);
  });
});
