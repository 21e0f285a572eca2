import { describe, expect, it, vi } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { mappingOf } from '../../../src/crm/mapping.ts';
import { type CrmLink, newCrmLink } from '../../../src/features/crm/link/crm-link.ts';
import { MongoCrmLinkStore } from '../../../src/features/crm/link/mongo-link-store.ts';
import { CrmStock } from '../../../src/features/crm/load/crm-stock.ts';
import { CrmLoad } from '../../../src/features/crm/load/mongo-crm-load.ts';
import { takenBack } from '../../../src/features/crm/load/take-back.ts';
import { CrmOrg } from '../../../src/features/crm/sync/crm-org.ts';
import { crmWants } from '../../../src/features/crm/sync/crm-wants.ts';
import { MongoCrmState } from '../../../src/features/crm/sync/mongo-crm-state.ts';
import { ForgottenLinks } from '../../../src/features/retention/forget/mongo-forgotten-links.ts';
import { createLogger } from '../../../src/logger.ts';
import { FakeCrm } from '../../crm/fake-crm.ts';
import { sharedClient } from '../../support/database.ts';

const at = new Date('2026-11-29T09:00:00Z');
const later = new Date('2026-11-29T10:00:00Z');

describe('a look at all deals', async () => {
  const db = (await sharedClient({})).db(`test-${crypto.randomUUID()}`);
  const state = new MongoCrmState(db);
  const links = new MongoCrmLinkStore(db);
  await state.createIndexes();
  const clock = new FixedClock(at);
  const known = { orgId: 'org-1', isStarted: false, isRehearsal: false };
  let meanwhile = async () => {};
  const load = new CrmLoad({
    ...{ db, state, links, clock, nudge: () => undefined },
    crm: new FakeCrm(clock),
    mapping: mappingOf('dynamics', undefined).mapping,
    org: async () => known as never,
    referrals: {
      async among() {
        await meanwhile();
        return [];
      },
    },
  });

  it('leaves a newer one alone, with what that one gives to each deal', async () => {
    const by = { tenantId: 't', aadObjectId: 'a', name: 'Adele' };
    const newer = { looking: true, shownAt: later, settling: { answer: 'pairs-new', by, at: later } } as const;
    meanwhile = () => state.keepLoad(newer);
    await load.lookAtAll();
    expect((await state.read()).load).toEqual(newer);
  });

  it('goes on under a pseudonym when whoever answered for all is forgotten meanwhile', async () => {
    const known = { tenantId: 't', aadObjectId: 'a', name: 'Adele' };
    const places = new ForgottenLinks(db, 'person-0123');
    const traces = (dryRun: boolean) => places.forget({ aadObjectId: 'a', name: 'Adele' }, { dryRun });
    const told = [{ what: 'their answer for all deals of a plan for the CRM', count: 1 }];
    await db.collection('referrals').insertMany(
      Array.from({ length: 150 }, (_, number) => ({
        ...{ _id: `f-${String(number).padStart(4, '0')}`, kind: 'inbound', vanished: false },
        record: { status: 'Active', customer: { name: 'Fabrikam', address: {} }, createdAt: at },
      })) as never,
    );
    const asked: unknown[] = [];
    meanwhile = async () => {
      asked.push((await state.read()).load?.settling?.by);
      if (asked.length > 1) return;
      expect(await traces(true)).toEqual(told);
      expect(await traces(false)).toEqual(told);
    };
    await load.lookAtAll({ answer: 'values-crm', by: known, at });
    expect(asked).toEqual([known, { tenantId: 't', aadObjectId: 'person-0123', name: '' }]);
    expect(JSON.stringify(await state.read())).not.toContain('Adele');
    expect((await state.read()).load).toEqual({ looking: false, shownAt: at });
    expect(await traces(false)).toEqual([]);
    meanwhile = async () => {};
    await db.collection('referrals').deleteMany({});
  });

  it('is not there any more when all was taken back meanwhile: a plan has to be shown again', async () => {
    meanwhile = () => state.forgetStart();
    await load.lookAtAll();
    expect((await state.read()).load).toBeUndefined();
    meanwhile = async () => {};
    await load.lookAtAll();
    expect((await state.read()).load).toEqual({ looking: false, shownAt: at });
  });

  it('makes links that say how old their deals are, also when the desk writes already', async () => {
    const record = { status: 'Active', customer: { name: 'Contoso', address: {} }, createdAt: later };
    await db.collection('referrals').insertOne({ _id: 'r-1', kind: 'inbound', vanished: false, record } as never);
    known.isStarted = true;
    await load.lookAtAll();
    expect(await links.find('r-1')).toMatchObject({ state: 'planned', dealCreatedAt: later, dueAt: at });
  });

  it('keeps the columns of its first run, and what it was refused until the mapping changes', async () => {
    const orgOf = (column: string) =>
      new CrmOrg({
        crm: new FakeCrm(clock),
        state,
        clock,
        log: createLogger({ level: 'silent' }),
        columns: { notes: column },
      });
    const first = orgOf('first');
    expect((await first.known()).columns).toEqual({ notes: 'first' });
    expect((await orgOf('second').known()).columns).toEqual({ notes: 'first' });
    const reads = vi.spyOn(state, 'read');
    const unmapped = { code: 'stage-unmapped', field: 'salesStage' };
    for (let record = 0; record < 50; record++) await first.tell(unmapped, 'record');
    // One to find that it is new, one to cache it.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(3);
    reads.mockRestore();
    const wants = async (hours: number) => crmWants(await state.read(), new Date(at.getTime() + hours * 3_600_000));
    expect([await wants(25), await wants(49)]).toMatchObject([[{ what: 'salesStage: stage-unmapped' }], []]);
    // The poll does not see a record without its key: said as long as the comparison may bring it up again.
    await first.tell({ code: 'right-missing', field: 'notes' }, 'key');
    expect(await wants(3)).toMatchObject([{ what: 'salesStage: stage-unmapped' }, { what: 'key: right-missing' }]);
    expect((await orgOf('first').known()).switchedOff).toEqual([]);
    await state.mappingChanged('another', at);
    expect([await wants(1), (await state.read()).comparison]).toEqual([[], { begunAt: at, all: true }]);
    expect((await orgOf('another').known()).retriedSince).toEqual(at);
    // Met minutes after one comparison, it is retried in the first minute of the next.
    const before = { ...unmapped, code: 'right-missing' };
    await orgOf('another').tell(before);
    expect((await orgOf('another').known()).switchedOff).toEqual(['salesStage']);
    await state.keepComparison({ begunAt: new Date(at.getTime() + 1) });
    expect((await orgOf('another').known()).switchedOff).toEqual([]);
  });
});

it('what is taken back is as if nobody had begun: no choice of a record stays open', () => {
  const link: CrmLink = {
    ...newCrmLink('r', { system: 'dynamics', orgId: 'o' }, at),
    ...{ state: 'linked', recordId: 'rec', rehearsed: true, notice: 'settled-itself', dealCreatedAt: at },
    choosing: { since: at, records: [{ id: 'other', name: 'Other' }] },
    problem: { code: 'likely-records', since: at },
    load: { planned: 'link', at, wrote: [], takeBack: true },
  };
  const { dueAt: _due, ...first } = newCrmLink('r', { system: 'dynamics', orgId: 'o' }, at);
  const load = { planned: 'link', at, wrote: [], takenBackAt: later };
  expect(takenBack(link, later)).toEqual({ ...first, dealCreatedAt: at, load });
  expect(takenBack(takenBack(link, later), later)).toEqual(takenBack(link, later));
});

it('a record that two pages of the CRM show is one record of its customer', async () => {
  const clock = new FixedClock(at);
  const crm = new FakeCrm(clock);
  const { id } = crm.add({ name: 'Data platform' }, { accountId: 'contoso' });
  const twice = {
    ...{ allAccounts: () => crm.allAccounts(), find: crm.find.bind(crm), read: crm.read.bind(crm) },
    ...{ openOf: crm.openOf.bind(crm), searchAccounts: crm.searchAccounts.bind(crm) },
    livingAccount: crm.livingAccount.bind(crm),
    async *allRecords() {
      yield* crm.allRecords();
      yield* crm.allRecords();
    },
  };
  const stock = await CrmStock.read(twice);
  expect((await stock?.openOf('contoso'))?.map((record) => record.id)).toEqual([id]);
});
