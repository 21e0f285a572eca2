import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mappingOf } from '../../../src/crm/mapping.ts';
import { columnsOfMapping } from '../../../src/features/crm/link/link-columns.ts';
import { madeAgain, pausedBy, resumedLink } from '../../../src/features/crm/link/link-moves.ts';
import { LinkSync } from '../../../src/features/crm/sync/link-sync.ts';
import { withoutKeys } from '../../../src/features/referrals/index.ts';
import { aDynamics } from '../../crm/a-dynamics.ts';
import { aSalesforce } from '../../crm/a-salesforce.ts';
import { type SimulatedDeal, SimulatedDesk, type SimulatedStage } from './support/simulated-desk.ts';

const aPerson = { tenantId: crypto.randomUUID(), aadObjectId: crypto.randomUUID(), name: 'Kim' };
const usd = (value: number) => ({ value, currency: 'USD' });

/** What is easily got wrong between two systems (docs/crm.md), in both CRMs, with one deal each. */
describe.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)('a deal in %s', (system, stageOf) => {
  let stage: SimulatedStage;
  beforeAll(async () => {
    stage = await stageOf();
  });
  afterAll(() => stage.sandbox.close());
  afterEach(() => side().faults.clear());

  const isDynamics = system === 'dynamics';
  const side = () => stage.sandbox[system];
  const writes = () => side().requests.filter(({ method, target }) => method !== 'GET' && !target.includes('oauth2'));
  const table = isDynamics ? 'opportunity' : 'Opportunity';
  const accounts = isDynamics ? 'account' : 'Account';
  const countryColumn = isDynamics ? 'address1_country' : 'BillingCountry';
  const cellsOf = (name: string, id: string) => side().rows.get(name, id)?.cells ?? expect.fail('no row');
  const linked = async (deal?: SimulatedDeal) => {
    const desk = await new SimulatedDesk(stage, system, deal).begin();
    await desk.settles();
    expect(desk.link).toMatchObject({ state: 'linked' });
    return desk;
  };
  const customer = (name: string, address: object = { country: 'US' }, dunsNumber?: string) => ({
    customer: { name, address, contacts: [], ...(dunsNumber ? { dunsNumber } : {}) },
  });
  /** An account with this in its country. */
  const account = async (name: string, country: string, duns?: string) => {
    const id = await stage.account(name, duns);
    cellsOf(accounts, id)[countryColumn] = country;
    return id;
  };

  it('is given to nobody by a rule that assigns: each request that makes something says so', async () => {
    await linked();
    const made = await stage.crm.createLead('2f8fad5b-d9cb-469f-a165-70867728950e', {
      ...{ company: 'Contoso', topic: 'Offer', lastName: 'Park', firstName: 'Mina', email: 'mina@contoso.example' },
      ...{ phone: '', title: '', country: 'KR', words: '' },
    });
    expect(made.id).not.toBe('');
    const making = writes().filter(({ method }) => method === 'POST' || method === 'PATCH');
    expect(making.length).toBeGreaterThan(2);
    // Dataverse assigns by flows of the customer's own alone.
    if (!isDynamics)
      expect(new Set(making.map(({ headers }) => headers['sforce-auto-assign']))).toEqual(new Set(['FALSE']));
  });

  it('is found by its record’s id in whatever form somebody pasted it, and the id is not written over', async () => {
    const id = await stage.add({ name: 'By hand', closeDate: '2027-01-31', dealValue: usd(100), notes: 'first notes' });
    const pasted = isDynamics ? ` {${id.toUpperCase()}} ` : id.slice(0, 15);
    const desk = await linked({ record: { externalReferenceId: pasted } });
    expect(desk.link.recordId).toBe(id);
    expect(desk.memory.referral.record.externalReferenceId).toBe(pasted);
    await desk.settles();
    expect(desk.memory.referral.record.externalReferenceId).toBe(pasted);
    expect(desk.line()).toContain('up to date');
  });

  it('keeps a number of the customer’s own in the place of the record’s id', async () => {
    const desk = await linked({ record: { externalReferenceId: 'OPP-2041' } });
    await desk.settles();
    expect(desk.memory.referral.record.externalReferenceId).toBe('OPP-2041');
    expect(desk.asked()).toEqual([]);
    expect(desk.line()).toContain('up to date');
  });

  it('goes to the account whose D-U-N-S number lost its leading zero, on either side', async () => {
    const [short, whole] = [
      await account('Rivers Ltd', 'US', '81466849'),
      await account('Lakes Ltd', 'US', '081466850'),
    ];
    const one = await linked({ record: customer('Rivers', { country: 'US' }, '081466849') });
    expect(await one.record()).toMatchObject({ accountId: short });
    const other = await linked({ record: customer('Lakes', { country: 'US' }, '81466850') });
    expect(await other.record()).toMatchObject({ accountId: whole });
  });

  it('knows a country by any of its names, and asks where it knows none', async () => {
    for (const [name, inCrm, ours] of [
      ['Northwind', 'USA', 'US'],
      ['Tailspin', 'United States', 'US'],
      ['Hanbit', '대한민국', 'KR'],
      ['Wingtip', 'Россия', 'RU'],
      ['Formosa', '台灣', 'TW'],
    ] as const) {
      const id = await account(name, inCrm);
      const desk = await linked({ record: customer(name, { country: ours }) });
      expect(await desk.record(), name).toMatchObject({ accountId: id });
    }
    // The same name in another country is another company; in one that nobody knows, it may be this one.
    const abroad = await account('Proseware', 'Deutschland');
    const apart = await new SimulatedDesk(stage, system, { record: customer('Proseware', { country: 'US' }) }).begin();
    await apart.settles(2);
    expect(apart.link.accountId).not.toBe(abroad);
    const unknown = await account('Litware', 'North Region 7');
    const asks = await new SimulatedDesk(stage, system, { record: customer('Litware', { country: 'US' }) }).begin();
    await asks.settles(2);
    expect(asks.link.problem).toMatchObject({ choices: [{ id: unknown }] });
    expect(asks.asked()).toEqual([
      expect.stringContaining('has one account of this name, in a country that I don’t know'),
    ]);
    expect(asks.asked()).toHaveLength(1);
  });

  it('takes an owner from a sandbox’s address only where it is a sandbox', async () => {
    if (isDynamics) return expect(await stage.crm.findUser({ email: 'kim@contoso.example' })).toBeUndefined();
    await stage.user({ name: 'Kim', entraId: crypto.randomUUID(), email: 'kim@contoso.example.invalid' });
    const organization = side().rows.all('Organization')[0] ?? expect.fail('no organisation');
    for (const isSandbox of [false, true]) {
      organization.cells.IsSandbox = isSandbox;
      const found = await stage.another().findUser({ email: 'kim@contoso.example' });
      expect(found?.name, String(isSandbox)).toBe(isSandbox ? 'Kim' : undefined);
    }
    organization.cells.IsSandbox = false;
  });

  it('waits through two hours without the CRM with few requests, and then sends what is true by then, once', async () => {
    const desk = await linked();
    side().faults.add({ kind: 'maintenance' });
    const { clock } = desk.memory;
    const from = clock.now().getTime();
    const before = side().requests.length;
    for (let turn = 1; clock.now().getTime() - from < 7_200_000; turn++) {
      desk.memory.edit({ dealValue: usd(2_000 + turn), notes: `turn ${turn}` });
      const due = desk.link.dueAt?.getTime() ?? 0;
      clock.advance(Math.max(1_000, due - clock.now().getTime()));
      stage.clock.advance(Math.max(1_000, clock.now().getTime() - stage.clock.now().getTime()));
      await desk.step();
    }
    expect(side().requests.length - before).toBeLessThan(12);
    expect(desk.asked()).toEqual([]);
    expect(desk.line()).toContain('waiting since');
    side().faults.clear();
    const sent = writes().length;
    clock.advance(1_800_000);
    await desk.settles();
    const { dealValue, notes } = desk.memory.referral.record;
    expect((await desk.record()).values).toMatchObject({ dealValue, notes });
    expect(writes().length - sent).toBe(1);
    expect(desk.line()).toContain('up to date');
  });

  it('is quiet although its own writes come back under a person’s name', async () => {
    const desk = await linked();
    desk.memory.edit({ dealValue: usd(3_000) });
    await desk.settles();
    const row = side().rows.get(table, desk.link.recordId ?? '') ?? expect.fail('no row');
    // An integration that writes as somebody else does so.
    Object.assign(row, { modifiedBy: 'somebody' });
    const before = writes().length;
    const { eTag } = desk.memory.referral.record;
    for (let poll = 0; poll < 3; poll++) {
      Object.assign(row, { modifiedAt: stage.clock.now().getTime() });
      await desk.settles(1);
    }
    expect(writes()).toHaveLength(before);
    expect(desk.memory.referral.record.eTag).toBe(eTag);
    expect(desk.asked()).toEqual([]);
  });

  it('keeps what somebody wrote in the very second of the desk’s own write, whose answer is lost', async () => {
    const desk = await linked();
    const id = desk.link.recordId ?? '';
    desk.memory.edit({ dealValue: usd(4_000) });
    side().faults.add({ kind: 'cutAfter', count: 1, methods: ['PATCH'] });
    await desk.step();
    await stage.edit(id, { dealValue: usd(4_444), notes: 'In that second' });
    await desk.settles(6);
    expect(desk.memory.referral.record.notes).toBe('In that second');
    const held = (await desk.record()).values.dealValue;
    const isAsked = desk.link.questions.dealValue?.crm;
    // Either way it is not gone: carried, or shown with both values.
    expect([held, isAsked]).toContainEqual(usd(4_444));
    expect(desk.asked().length).toBeLessThanOrEqual(1);
    if (!isAsked) expect(desk.memory.referral.record.dealValue).toEqual(usd(4_444));
  });

  it('moves over from Microsoft’s connector field by field, and back, and nothing is lost on the way', async () => {
    // Salesforce keeps the connector's identifier in a column of the package; here any text column stands for it.
    const connectorId = isDynamics ? 'msft_referralidentifier' : 'CoSell_Campaign__c';
    const desk = await new SimulatedDesk(stage, system, { record: { name: 'Moved over' } }).begin();
    const { memory } = desk;
    memory.referral = { ...memory.referral, arrivedAt: new Date('2026-11-01T00:00:00Z') };
    const values = { name: '✔ Moved over', closeDate: '2027-01-31', dealValue: usd(90), notes: 'first notes' };
    const id = await stage.add(values);
    cellsOf(table, id)[connectorId] = memory.referral.id;
    const off = (fields: readonly string[]) => Object.fromEntries(fields.map((name) => [name, { rule: 'off' }]));
    const others = ['campaign', 'microsoftId', 'microsoftStatus', 'solutions', 'link', 'salesStage', 'description'];
    const steps = async (fields: Record<string, unknown>) => {
      const { mapping, problems } = mappingOf(system, {
        columns: { connectorId },
        fields: { ...off(others), ...fields },
      });
      expect(problems).toEqual([]);
      const crm = stage.another({ mapping });
      const description = await crm.describe();
      const sync = new LinkSync({
        ...memory.deps(),
        crm,
        mapping,
        org: async () => ({ description, switchedOff: [] }),
      });
      for (let round = 0; round < 3; round++) {
        await sync.step(structuredClone(memory.link), { assert: async () => undefined });
        while (memory.referral.outbox.length > 0) memory.deliver();
        await stage.wait();
        memory.advance(120_000);
      }
    };
    // Its link is taken over, and no value: all fields are the connector's yet.
    await steps(off(['name', 'dealValue', 'closeDate', 'notes']));
    expect(memory.link).toMatchObject({ state: 'linked', recordId: id, adopted: true, questions: {} });
    expect((await desk.record()).values).toMatchObject({ dealValue: usd(90), notes: 'first notes' });
    // Close date and name are ours now; the mark goes nowhere.
    await stage.edit(id, { closeDate: '2027-02-28' });
    await steps({ ...off(['dealValue', 'notes']), name: { rule: 'both' } });
    expect(memory.link.questions).toMatchObject({ closeDate: { partnerCenter: '2027-01-31', crm: '2027-02-28' } });
    expect(memory.referral.record.name).toBe('Moved over');
    // The value, too: both are shown, none is written over.
    await steps({ name: { rule: 'both' } });
    expect(memory.link.questions).toMatchObject({ dealValue: { partnerCenter: usd(100), crm: usd(90) } });
    await stage.edit(id, { dealValue: usd(100), closeDate: '2027-01-31' });
    await steps({ name: { rule: 'both' } });
    expect(memory.link.questions).toEqual({});
    memory.edit({ dealValue: usd(120) });
    await steps({ name: { rule: 'both' } });
    expect((await desk.record()).values.dealValue).toEqual(usd(120));
    // And back: the connector goes on from where both sides stand, and the desk writes nothing any more.
    memory.edit({ dealValue: usd(130), notes: 'by the connector' });
    const before = writes().length;
    await steps(off(['name', 'dealValue', 'closeDate', 'notes']));
    expect(writes()).toHaveLength(before);
    expect((await desk.record()).values).toMatchObject({ dealValue: usd(120), closeDate: '2027-01-31' });
    expect(memory.referral.record).toMatchObject({ dealValue: usd(130), name: 'Moved over' });
  });

  it('takes what is no amount and no day for neither a value nor an empty one, and carries the rest', async () => {
    const desk = await linked();
    const cells = cellsOf(table, desk.link.recordId ?? '');
    const [money, day] = isDynamics ? ['estimatedvalue', 'estimatedclosedate'] : ['Amount', 'CloseDate'];
    const kept = { [money]: cells[money], [day]: cells[day] };
    Object.assign(cells, { [money]: 'a great deal', [day]: 'soon' });
    desk.memory.edit({ notes: 'goes on' });
    await desk.settles();
    expect((await desk.record()).values.notes).toBe('goes on');
    expect(desk.memory.referral.record).toMatchObject({
      dealValue: usd(100),
      closesAt: new Date('2027-01-31T00:00:00Z'),
    });
    expect(desk.asked()).toEqual([]);
    // A point in time is its day.
    Object.assign(cells, kept, { [day]: '2027-02-28T22:30:00Z' });
    await desk.settles();
    expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-02-28T00:00:00Z'));
    const { eTag } = desk.memory.referral.record;
    await desk.settles();
    expect(desk.memory.referral.record.eTag).toBe(eTag);
  });

  it('keeps a day a day, wherever the desk runs', async () => {
    const zone = process.env.TZ;
    try {
      for (const [name, minutes] of [
        ['Pacific/Auckland', -780],
        ['Pacific/Honolulu', 600],
      ] as const) {
        process.env.TZ = name;
        expect(new Date('2027-01-31T12:00:00Z').getTimezoneOffset()).toBe(minutes);
        const desk = await linked({ record: { closesAt: new Date('2027-03-31T23:30:00Z') } });
        expect((await desk.record()).values.closeDate).toBe('2027-03-31');
        await desk.settles();
        expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-03-31T23:30:00Z'));
        await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-04-01' });
        await desk.settles();
        expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-04-01T00:00:00Z'));
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('gives Partner Center no date that the CRM only has because it must', async () => {
    const desk = await linked({ record: { closesAt: undefined } as never });
    for (let poll = 0; poll < 5; poll++) {
      Object.assign(side().rows.get(table, desk.link.recordId ?? '') ?? {}, {
        modifiedAt: stage.clock.now().getTime(),
      });
      await desk.settles(1);
    }
    expect(desk.memory.referral.record.closesAt).toBeUndefined();
    expect(desk.asked()).toEqual([]);
    await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-09-30' });
    await desk.settles();
    expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-09-30T00:00:00Z'));
  });

  it('does without a stage that the record’s type forbids', async () => {
    const desk = await linked({ mapping: { fields: { name: { rule: 'both' }, salesStage: { rule: 'both' } } } });
    side().people.do({ deed: 'removeStage', id: '', values: { stage: isDynamics ? '1' : 'Needs Analysis' } });
    desk.memory.edit({ salesStage: '40', dealValue: usd(5_500) });
    await desk.settles(6);
    expect((await desk.record()).values.dealValue).toEqual(usd(5_500));
    expect(desk.memory.referral.record.salesStage).toBe('40');
    expect({ asked: desk.asked(), told: [...new Set(desk.told)] }).toEqual({
      asked: [],
      told: ['salesStage: choice-unknown'],
    });
  });

  it.each([
    ['notes its columns', false],
    ['is of a version that noted none', true],
  ])(
    'starts anew with a field whose column the mapping names otherwise, and takes no empty column for a value that was removed: a link that %s',
    async (_, isOld) => {
      const desk = await linked();
      if (isOld) await desk.memory.links.save(desk.link, withoutKeys(desk.link, 'columns'));
      const other = isDynamics ? 'csd_campaign' : 'NextStep';
      const moved = mappingOf(system, {
        fields: { campaign: { rule: 'off' }, notes: { column: other }, name: { rule: 'both' } },
      });
      expect(moved.problems).toEqual([]);
      const crm = stage.another(moved);
      const description = await crm.describe();
      const org = async () => ({ description, switchedOff: [], columns: columnsOfMapping(desk.mapping) });
      const sync = new LinkSync({ ...desk.memory.deps(), crm, mapping: moved.mapping, org });
      const looks = async () => {
        for (let round = 0; round < 3; round++) {
          await sync.step(structuredClone(desk.link), { assert: async () => undefined });
          while (desk.memory.referral.outbox.length > 0) desk.memory.deliver();
          await stage.wait();
        }
      };
      await looks();
      expect(desk.memory.referral.record.notes).toBe('first notes');
      expect(cellsOf(table, desk.link.recordId ?? '')[other]).toBe('first notes');
      Object.assign(cellsOf(table, desk.link.recordId ?? ''), { [other]: 'in the new column' });
      await looks();
      expect(desk.memory.referral.record.notes).toBe('in the new column');
    },
  );

  it('gets its key again where somebody emptied it, and asks where somebody gave it away', async () => {
    const desk = await linked();
    const id = desk.link.recordId ?? '';
    const key = isDynamics ? 'csd_referralid' : 'CoSell_Referral_Id__c';
    cellsOf(table, id)[key] = null;
    desk.memory.edit({ dealValue: usd(6_001) });
    await desk.settles();
    expect(cellsOf(table, id)).toMatchObject({ [key]: desk.link.id });
    expect((await desk.record()).values.dealValue).toEqual(usd(6_001));
    // Now it says that it is another deal's.
    cellsOf(table, id)[key] = crypto.randomUUID();
    desk.memory.edit({ dealValue: usd(6_002) });
    await desk.settles();
    expect(desk.asked()).toEqual([expect.stringContaining('belongs to another referral')]);
    expect((await desk.record()).values.dealValue).toEqual(usd(6_001));
    // And here another record has it.
    cellsOf(table, id)[key] = null;
    const taken = await stage.add({ name: 'By hand', closeDate: '2027-01-31' });
    cellsOf(table, taken)[key] = desk.link.id;
    await desk.settles();
    expect(desk.asked()).toEqual([expect.stringContaining('several records of this referral')]);
    cellsOf(table, taken)[key] = null;
    await desk.settles();
    expect(desk.asked()).toEqual([]);
    expect((await desk.record()).values.dealValue).toEqual(usd(6_002));
  });

  it('asks about amount and currency as one, though each side changed the other half', async () => {
    const desk = await linked();
    desk.memory.edit({ dealValue: { value: 100, currency: 'EUR' } });
    await stage.edit(desk.link.recordId ?? '', { dealValue: usd(150) });
    const before = writes().length;
    await desk.settles();
    const both = { partnerCenter: { value: 100, currency: 'EUR' }, crm: usd(150) };
    expect(desk.link.questions.dealValue).toMatchObject(both);
    // A currency that the CRM does not know is no way out.
    desk.memory.edit({ dealValue: { value: 5, currency: 'BHD' } });
    await desk.settles();
    expect(desk.link.questions.dealValue?.partnerCenter).toEqual({ value: 5, currency: 'BHD' });
    expect([desk.asked().length, writes().length]).toEqual([1, before]);
  });

  it('follows a stage to and fro without a write of its own', async () => {
    const fields = { name: { rule: 'both' }, salesStage: { rule: 'both' } };
    const desk = await linked({ record: { salesStage: '20' }, mapping: { fields } });
    const [up, down] = isDynamics ? ['2', '0'] : ['Proposal/Price Quote', 'Qualification'];
    const before = writes().length;
    const seen: (string | undefined)[] = [];
    for (const salesStage of [up, down, up, down]) {
      await stage.edit(desk.link.recordId ?? '', { salesStage });
      await desk.settles();
      seen.push(desk.memory.referral.record.salesStage);
    }
    const back = isDynamics ? '10' : '20';
    expect(seen).toEqual(['60', back, '60', back]);
    expect([desk.asked(), writes().length]).toEqual([[], before]);
  });

  it('changes nothing where it is won there and declined here in the same minute', async () => {
    const desk = await linked();
    side().people.do({ deed: 'win', id: desk.link.recordId ?? '', values: {} });
    desk.memory.edit({ status: 'Closed', substatus: 'Declined' });
    const before = writes().length;
    await desk.settles();
    expect(desk.link).toMatchObject({ state: 'finished', notice: 'closed-differently' });
    expect([desk.asked(), writes().length]).toEqual([[], before]);
  });

  it('is asked about anew when it is won a second time, after somebody left the first one', async () => {
    const desk = await linked();
    const id = desk.link.recordId ?? '';
    const wins = async () => {
      side().people.do({ deed: 'win', id, values: {} });
      await desk.settles();
    };
    await wins();
    const { outcomeAsked, ...left } = desk.link;
    expect(outcomeAsked?.kind).toBe('won');
    await desk.memory.links.save(desk.link, { ...left, outcomeBase: { partnerCenter: 'open', crm: 'won' } });
    await desk.settles();
    expect(desk.asked()).toEqual([]);
    side().people.do({ deed: 'reopen', id, values: {} });
    await desk.settles();
    await wins();
    expect(desk.asked()).toHaveLength(1);
  });

  it('stays with the record that was made in the place of a deleted one, when that is restored', async () => {
    const desk = await linked();
    const first = desk.link.recordId ?? '';
    side().people.do({ deed: 'delete', id: first, values: {} });
    desk.memory.edit({ dealValue: usd(5) });
    await desk.settles();
    expect(desk.link.state).toBe('gone');
    await desk.memory.links.save(desk.link, { ...madeAgain(desk.link), dueAt: desk.memory.clock.now() });
    await desk.settles(6);
    const second = desk.link.recordId ?? '';
    expect([second === first, desk.link.state]).toEqual([false, 'linked']);
    side().people.do({ deed: 'restore', id: first, values: {} });
    await stage.edit(first, { notes: 'of the restored one' });
    desk.memory.edit({ notes: 'of the new one' });
    await desk.settles();
    const notes = isDynamics ? 'csd_microsoftnotes' : 'CoSell_Notes_For_Microsoft__c';
    expect([first, second].map((id) => cellsOf(table, id)[notes])).toEqual(['of the restored one', 'of the new one']);
    expect(desk.memory.referral.record.notes).toBe('of the new one');
    expect(desk.asked()).toEqual([]);
  });

  it('cuts a text for a column that became shorter, and leaves it whole here', async () => {
    const desk = await linked();
    const notes: { length?: number } = isDynamics
      ? (stage.sandbox.dynamics.org.table('opportunity').columns.csd_microsoftnotes ?? {})
      : (stage.sandbox.salesforce.org.object('Opportunity').fields.CoSell_Notes_For_Microsoft__c ?? {});
    const { length } = notes;
    notes.length = 100;
    try {
      desk.memory.edit({ notes: '\u{1F600}'.repeat(90), dealValue: usd(45) });
      await desk.settles();
      const { values } = await desk.record();
      expect(values).toMatchObject({ dealValue: usd(45), notes: `${'\u{1F600}'.repeat(49)}…` });
      await desk.settles();
      expect(desk.memory.referral.record.notes).toHaveLength(180);
      expect(desk.asked()).toEqual([]);
    } finally {
      Object.assign(notes, { length });
    }
  });

  it('takes nothing, a blank and line ends of another kind for no change', async () => {
    const desk = await linked({ record: { notes: 'one\ntwo' } });
    const cells = cellsOf(table, desk.link.recordId ?? '');
    const notes = isDynamics ? 'csd_microsoftnotes' : 'CoSell_Notes_For_Microsoft__c';
    const before = [writes().length, desk.memory.referral.record.eTag];
    for (const text of ['one\r\ntwo  \r\n', 'one\rtwo', 'one\ntwo\n\n']) {
      cells[notes] = text;
      await desk.settles();
    }
    expect([writes().length, desk.memory.referral.record.eTag]).toEqual(before);
    const empty = await linked({ record: { notes: '' } });
    const quiet = [writes().length, empty.memory.referral.record.eTag];
    for (const nothing of [null, '', ' \n ']) {
      cellsOf(table, empty.link.recordId ?? '')[notes] = nothing;
      await empty.settles();
    }
    expect([writes().length, empty.memory.referral.record.eTag]).toEqual(quiet);
  });

  it('says that it is another deal’s record where two name the same one', async () => {
    const desk = await linked();
    const externalReferenceId = desk.link.recordId ?? '';
    const other = await new SimulatedDesk(stage, system, { record: { externalReferenceId } }).begin();
    await other.settles();
    expect(other.asked()).toEqual([expect.stringContaining('belongs to another referral')]);
    expect(other.link.recordId).toBeUndefined();
    desk.memory.edit({ dealValue: usd(71) });
    await desk.settles();
    expect((await desk.record()).values.dealValue).toEqual(usd(71));
  });

  it('carries after a pause what both sides did meanwhile, a change that was under way included', async () => {
    const desk = await linked();
    const id = desk.link.recordId ?? '';
    const deliver = desk.memory.deliver.bind(desk.memory);
    await stage.edit(id, { closeDate: '2027-09-09' });
    desk.memory.deliver = () => expect.fail('not yet');
    await desk.step().catch(() => undefined);
    expect(desk.memory.referral.outbox).toHaveLength(1);
    await desk.memory.links.save(desk.link, pausedBy(desk.link, aPerson) ?? expect.fail('not paused'));
    desk.memory.deliver = deliver;
    deliver();
    await stage.edit(id, { closeDate: '2027-09-10' });
    desk.memory.edit({ dealValue: usd(321) });
    await desk.settles();
    expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-09-09T00:00:00Z'));
    expect((await desk.record()).values.dealValue).toEqual(usd(100));
    await desk.memory.links.save(desk.link, resumedLink(desk.link) ?? expect.fail('not resumed'));
    await desk.settles(6);
    expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-09-10T00:00:00Z'));
    expect((await desk.record()).values.dealValue).toEqual(usd(321));
    expect(desk.asked()).toEqual([]);
  });
});

/** test/crm/README.md */
it.each([
  ['T', 70],
  ['F', 24],
] as const)(
  'each row %s1 to %i of the tables names tests that are there, or says why there is none',
  (letter, count) => {
    const folder = path.join(import.meta.dirname, '../../crm');
    const all = readFileSync(path.join(folder, 'README.md'), 'utf8').match(/^\| [TF]\d+ .*$/gm) ?? [];
    const rows = all.filter((row) => row.startsWith(`| ${letter}`));
    expect(rows.map((row) => /\d+/.exec(row)?.[0])).toEqual(Array.from({ length: count }, (_, at) => String(at + 1)));
    const untrue = rows.filter((row) => {
      const held = row.split('|').at(-2)?.trim() ?? '';
      if (held.startsWith('—')) return false;
      return held.split(/; (?=`)/).some((test) => {
        const [, file, words = ''] = /^`([^`]+\.ts)`: (.+)$/.exec(test) ?? [];
        return !file || !readFileSync(path.join(folder, file), 'utf8').includes(words);
      });
    });
    expect(untrue).toEqual([]);
  },
);
