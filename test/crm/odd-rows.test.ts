import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { dynamicsFailure } from '../../src/crm/dynamics/dynamics-failure.ts';
import { readCrmAnswer } from '../../src/crm/http/crm-answer.ts';
import { mappingOf } from '../../src/crm/mapping.ts';
import { CrmError } from '../../src/crm/port.ts';
import { salesforceFailure } from '../../src/crm/salesforce/salesforce-failure.ts';
import { SimulatedDesk, type SimulatedStage } from '../features/crm/support/simulated-desk.ts';
import { aDynamics } from './a-dynamics.ts';
import { aSalesforce } from './a-salesforce.ts';

type Row = Record<string, unknown>;

/** One item of an answer that has another form than the others hides none of them, whatever the answer lists. */
describe.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)('an answer of %s with an odd item', (system, stageOf) => {
  let stage: SimulatedStage;
  let spoil: (row: Row) => Row = (row) => row;
  beforeAll(async () => {
    stage = await stageOf();
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      const answer = await real(...asked);
      const text = await answer.text();
      if (!text.startsWith('{')) return new Response(text || null, answer);
      return new Response(JSON.stringify(spoiled(JSON.parse(text))), answer);
    });
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await stage.sandbox.close();
  });
  afterEach(() => {
    spoil = (row) => row;
  });

  const spoiled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spoiled);
    if (typeof value !== 'object' || value === null) return value;
    return spoil(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoiled(each)])));
  };
  const isDynamics = system === 'dynamics';
  const idOf = (row: Row) => String(row.opportunityid ?? row.accountid ?? row.leadid ?? row.Id ?? '').toLowerCase();
  /** The record's row comes with a time that is none, as one does that a broken migration left. */
  const oddTime = (id: string) => (row: Row) =>
    idOf(row) === id.toLowerCase() ? { ...row, [isDynamics ? 'modifiedon' : 'SystemModstamp']: 'yesterday' } : row;
  const columns = isDynamics
    ? {
        time: 'modifiedon',
        money: 'estimatedvalue',
        day: 'estimatedclosedate',
        name: 'name',
        notes: 'csd_microsoftnotes',
        stage: 'salesstage',
        end: 'statecode',
        account: '_parentaccountid_value',
      }
    : {
        time: 'SystemModstamp',
        money: 'Amount',
        day: 'CloseDate',
        name: 'Name',
        notes: 'CoSell_Notes_For_Microsoft__c',
        stage: 'StageName',
        end: 'IsClosed',
        account: 'AccountId',
      };
  function named(row: Row, column: keyof typeof columns, value: unknown): Row {
    return columns[column] in row ? { [columns[column]]: value } : {};
  }
  const failure = (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (error: unknown) => (error instanceof CrmError ? error.failure : String(error)),
    );
  const linked = async () => {
    const desk = await new SimulatedDesk(stage, system).begin();
    await desk.settles();
    const { recordId } = desk.link;
    return { desk, recordId: recordId ?? expect.fail('not linked') };
  };
  const records = async () => {
    const pages = await Array.fromAsync(stage.crm.changedSince(undefined));
    return { ids: pages.flatMap((page) => page.records.map(({ id }) => id)), pages };
  };

  it('gives the other records, and names the odd one', async () => {
    const [good, bad] = [await linked(), await linked()];
    const { accountId = '' } = await bad.desk.record();
    spoil = oddTime(bad.recordId);
    const named = { kind: 'unreadable', id: bad.recordId, referralId: bad.desk.link.id };
    const { ids, pages } = await records();
    expect(ids).toContain(good.recordId);
    expect(ids).not.toContain(bad.recordId);
    expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([named]);
    expect(Number.isNaN(Date.parse(pages.at(-1)?.mark.replace(/^\{"since":"([^"]+)".*$/, '$1') ?? ''))).toBe(false);
    const all = await Array.fromAsync(stage.crm.allRecords());
    expect(all.flatMap((page) => page.records.map(({ id }) => id))).toContain(good.recordId);
    expect(all.flatMap(({ unreadable }) => unreadable)).toEqual([named]);
    expect(await stage.crm.read([bad.recordId, good.recordId])).toMatchObject([named, { kind: 'record' }]);
    expect(await stage.crm.openOf(accountId)).toEqual([]);
    // Beside it, no second one is made.
    const refusal = { kind: 'person', code: 'record-unreadable', words: bad.recordId };
    expect(await failure(stage.crm.find({ referralId: bad.desk.link.id }))).toEqual(refusal);
    expect(await failure(stage.crm.adopt(bad.recordId, undefined, bad.desk.link.id))).toEqual(refusal);
  });

  it('does not take a row without an id for a record that is gone', async () => {
    const [good, bad] = [await linked(), await linked()];
    spoil = (row) => (idOf(row) === bad.recordId.toLowerCase() ? { odd: true } : row);
    expect(await stage.crm.read([good.recordId, bad.recordId])).toMatchObject([
      { kind: 'record' },
      { kind: 'unreadable', id: bad.recordId },
    ]);
    const lead = { company: 'Contoso', firstName: 'Mina', lastName: 'Park', email: 'mina@contoso.example' };
    const rest = { phone: '', title: '', topic: 'Offer', country: 'KR', words: '' };
    const { id } = await stage.crm.createLead('2f8fad5b-d9cb-469f-a165-70867728950e', { ...lead, ...rest });
    spoil = (row) => (idOf(row) === id.toLowerCase() ? { [isDynamics ? 'leadid' : 'Id']: 7, Status: {} } : row);
    expect(await stage.crm.leadFates([id])).toEqual([{ id, kind: 'open' }]);
  });

  it('says so on the one deal’s card, with its id, and goes on by itself when the record can be read again', async () => {
    const [good, bad] = [await linked(), await linked()];
    spoil = oddTime(bad.recordId);
    for (const { desk } of [good, bad]) {
      desk.memory.edit({ dealValue: { value: 700, currency: 'USD' } });
      await desk.settles(3);
    }
    expect(good.desk.asked()).toEqual([]);
    expect((await good.desk.record()).values.dealValue).toEqual({ value: 700, currency: 'USD' });
    expect(bad.desk.asked()).toEqual([expect.stringMatching(/can’t be read \(.*\), so nothing is carried over/)]);
    expect(bad.desk.asked()[0]?.replaceAll('\\', '')).toContain(bad.recordId);
    expect([good.desk.told, bad.desk.told]).toEqual([[], []]);
    spoil = (row) => row;
    await bad.desk.settles(3);
    expect(bad.desk.asked()).toEqual([]);
    expect((await bad.desk.record()).values.dealValue).toEqual({ value: 700, currency: 'USD' });
  });

  /** One poisoned record blocks nothing: whatever stands in it, the others are carried, and nothing of it goes to Partner Center. */
  it.each([
    ['a time that is none', (row: Row) => ({ ...row, ...named(row, 'time', 'yesterday') })],
    ['a time that is a number', (row: Row) => ({ ...row, ...named(row, 'time', 7) })],
    ['an amount in words', (row: Row) => ({ ...row, ...named(row, 'money', 'a great deal') })],
    ['an amount that is a list', (row: Row) => ({ ...row, ...named(row, 'money', [1, 2]) })],
    ['a day that is none', (row: Row) => ({ ...row, ...named(row, 'day', '31.12.') })],
    ['a name that is an object', (row: Row) => ({ ...row, ...named(row, 'name', { text: 'x' }) })],
    ['a stage of no list', (row: Row) => ({ ...row, ...named(row, 'stage', ['?']) })],
    ['an end that is none', (row: Row) => ({ ...row, ...named(row, 'end', 'perhaps') })],
    ['an account that is a number', (row: Row) => ({ ...row, ...named(row, 'account', 5) })],
    ['no values at all', (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => /id$/i.test(name)))],
  ] as const)('carries all other records, and says of the one with %s at most one thing', async (_, poisoned) => {
    const [good, bad] = [await linked(), await linked()];
    const before = structuredClone(bad.desk.memory.referral.record);
    await stage.edit(good.recordId, { closeDate: '2027-10-31' });
    spoil = (row) => (idOf(row) === bad.recordId.toLowerCase() ? poisoned(row) : row);
    const { ids, pages } = await records();
    expect(ids).toContain(good.recordId);
    expect(pages.at(-1)?.mark).not.toContain('Invalid');
    for (const { desk } of [good, bad]) await desk.settles(3);
    expect(good.desk.memory.referral.record.closesAt).toEqual(new Date('2027-10-31T00:00:00Z'));
    expect([good.desk.asked(), good.desk.told, bad.desk.told]).toEqual([[], [], []]);
    expect(bad.desk.asked().length).toBeLessThanOrEqual(1);
    const { name, dealValue, closesAt, notes, salesStage, status } = bad.desk.memory.referral.record;
    const was = { name: before.name, dealValue: before.dealValue, closesAt: before.closesAt, notes: before.notes };
    expect({ name, dealValue, closesAt, notes, salesStage, status }).toEqual({
      ...was,
      salesStage: before.salesStage,
      status: 'Active',
    });
    spoil = (row) => row;
    await bad.desk.settles(3);
    expect(bad.desk.asked()).toEqual([]);
    expect(bad.desk.line()).toContain('up to date');
  });

  it('finds the other accounts, contacts, columns, stages and currencies', async () => {
    const [odd, other] = [await stage.account('Riverside Ltd'), await stage.account('Riverside GmbH')];
    const told = await stage.crm.describe();
    const spoiledOnes = new Set<string>();
    spoil = (row) => {
      if (idOf(row) === odd.toLowerCase()) return isDynamics ? { ...row, accountid: 5 } : { ...row, Id: null };
      const mark = ['closeprobability', 'Probability', 'JPY', 'Needs Analysis', 'Develop'].find((one) =>
        [row.LogicalName, row.name, row.isocurrencycode, row.IsoCode, row.MasterLabel].includes(one),
      );
      if (!mark) return row;
      spoiledOnes.add(mark);
      return { odd: mark };
    };
    const found = await stage.crm.searchAccounts({ name: 'Riverside Ltd', address: {} });
    expect(found.map(({ id }) => id)).toEqual([other]);
    const accounts = (await Array.fromAsync(stage.crm.allAccounts())).flat();
    expect(accounts.map(({ id }) => id)).toContain(other);
    const described = await stage.crm.describe();
    expect(spoiledOnes.size).toBeGreaterThan(0);
    expect(described.fields).toEqual(told.fields);
    expect(described.currencies).toEqual(told.currencies.filter(({ code }) => code !== 'JPY'));
  });

  it('comes again later where the whole answer is none', async () => {
    const { recordId } = await linked();
    spoil = (row) => ('value' in row || 'records' in row ? { message: 'down for an upgrade' } : row);
    const later = { kind: 'wait', code: 'unreadable-answer', mayHaveArrived: false };
    expect(await failure(stage.crm.read([recordId]))).toEqual(later);
    expect(await failure(records())).toEqual(later);
    expect(await failure(Array.fromAsync(stage.crm.allRecords()))).toEqual(later);
    expect(await failure(stage.crm.searchAccounts({ name: 'Contoso', address: {} }))).toEqual(later);
    expect(await failure(stage.crm.findContacts('mina@contoso.example'))).toEqual(later);
    expect(await failure(stage.crm.describe())).toEqual(later);
  });
});

/** A gateway answers in HTML, a proxy with nothing, and each CRM in lists and objects of its own. */
it.each([
  ['', 400],
  ['', 503],
  ['<html><body>Sorry, down for maintenance</body></html>', 502],
  ['<html><body>Blocked by policy</body></html>', 403],
  ['[]', 400],
  ['null', 404],
  ['"no"', 409],
  ['[{"message":"Not today","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":[]}]', 400],
  ['{"error":{"code":"0x80040265","message":"Not today"}}', 400],
  ['{"error":"invalid_grant","error_description":"expired"}', 400],
  ['{"error":{"code":7,"message":{"value":"odd"}}}', 500],
  ['[[{"message":["x"]}],5]', 400],
])('makes a failure of a refusal in any form: %s (%i)', (text, status) => {
  const answer = readCrmAnswer({ status, headers: new Headers(), body: Buffer.from(text) } as never);
  for (const failed of [
    dynamicsFailure(answer, mappingOf('dynamics', {}).mapping),
    salesforceFailure(answer, mappingOf('salesforce', {}).mapping),
  ]) {
    expect(failed.code).toMatch(/^[\w.-]{3,80}$/);
    expect('words' in failed ? failed.words : '').toMatch(text.includes('"Not today"') ? /^(?:Not today)?$/ : /^$/);
  }
});
