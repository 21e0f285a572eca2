import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { patiently } from '../support/patiently.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import { aDeskWithSimulatedCrm, hintKey } from './support/desk-with-simulated-crm.ts';

const columns = {
  dynamics: {
    name: 'name',
    value: 'estimatedvalue',
    closes: 'estimatedclosedate',
    description: 'description',
    developed: '1',
  },
  salesforce: {
    name: 'Name',
    value: 'Amount',
    closes: 'CloseDate',
    description: 'Description',
    developed: 'Needs Analysis',
  },
} as const;

/** The whole way over HTTP, from a press in Teams to a column of a simulated CRM and back, in both of them. */
describe.each(['dynamics', 'salesforce'] as const)('a desk with a simulated %s', (system) => {
  let sandbox: CrmSandbox;
  let desk: Awaited<ReturnType<typeof aDeskWithSimulatedCrm>>['desk'];
  let close = async () => {};
  let dealId = '';

  beforeAll(async () => {
    ({ sandbox, desk, close } = await aDeskWithSimulatedCrm(system));
  });
  afterAll(() => close());

  const side = () => sandbox[system];
  const rows = () => side().people.shown();
  const row = () => rows().find(({ referralId }) => referralId === dealId) ?? expect.fail('no record');
  const settles = async () => {
    for (let round = 0; round < 2; round++) {
      await desk.app.sweep();
      await desk.settles();
    }
  };
  const minutes = async (count: number) => {
    await desk.timePasses(`PT${count}M`);
    await desk.backOffsEnd();
  };
  const edits = async (values: Record<string, unknown>) => {
    side().people.do({ deed: 'edit', id: String(row().id), values });
    await desk.app.crmNow();
    await settles();
  };
  const writes = () => side().requests.filter(({ method, target }) => method !== 'GET' && !target.includes('oauth2'));

  it('makes one record of a deal although the first answer is lost, and carries values both ways', async () => {
    const key = system === 'dynamics' ? '(csd_referralid=' : '/composite';
    side().faults.add({ kind: 'cutAfter', count: 1, methods: ['PATCH', 'POST'], pathContains: key });
    await desk.adele.says('crm start');
    await desk.adele.says('crm start');
    ({ id: dealId } = await openDeal(desk, { customer: 'Litware', salesStage: '40' }));
    await settles();
    // What was cut off is tried again by the sweep's own back-off.
    await minutes(2);
    await settles();
    expect(rows()).toHaveLength(1);
    expect(row()).toMatchObject({ name: 'Data platform', value: 120_000, currency: 'EUR', closes: '2026-12-18' });
    expect(row().account).toBe('Litware');
    // A record that was just made stands at no stage of its own: the deal's goes there, and does not go back.
    expect(row().stage).toBe(columns[system].developed);
    expect(desk.record(dealId)).toMatchObject({ salesStage: '40' });
    expect(desk.record(dealId)).toMatchObject({ externalReferenceId: row().id });

    await edits({ [columns[system].closes]: '2027-02-28', [columns[system].description]: 'Internal: 18 % off' });
    expect(patchesOf(desk, dealId).at(-1)).toEqual([
      { op: 'replace', path: '/details/closingDateTime', value: '2027-02-28T00:00:00.000Z' },
    ]);
    // A hint makes the poll come within a second, and says nothing that is believed.
    side().people.do({ deed: 'edit', id: String(row().id), values: { [columns[system].closes]: '2027-02-27' } });
    // Twice, out of order, of a deleted row, and of more than a hint may hold: one reading, and nothing but what stands there.
    const hinted = `${desk.url}/api/crm/changed?code=${hintKey}`;
    const hint = async (body: string) => (await fetch(hinted, { method: 'POST', body })).status;
    const patches = patchesOf(desk, dealId).length;
    for (const body of ['{"PrimaryEntityId":"forged"}', '{"MessageName":"Delete"}', '{"PrimaryEntityId":"forged"}'])
      expect(await hint(body)).toBe(200);
    expect(await hint('x'.repeat(310 * 1_024))).toBe(413);
    await desk.timePasses('PT1S');
    const closes = async () => {
      await desk.settles();
      return desk.record(dealId)?.details.closingDateTime;
    };
    // The reading that a hint begins goes on by itself: on a busy machine it takes its time.
    await expect.poll(closes, patiently).toBe('2027-02-27T00:00:00.000Z');
    expect(patchesOf(desk, dealId)).toHaveLength(patches + 1);
    await desk.alex.says('value Litware: 150000 EUR');
    await settles();
    expect(row()).toMatchObject({ value: 150_000, closes: '2027-02-27' });
    expect(JSON.stringify(patchesOf(desk, dealId))).not.toContain('Internal');
  });

  it('brings each change to the other side in 90 seconds, as the scheduler wakes it', async () => {
    // Time goes on in steps, and the scheduler wakes what it wakes then, at its pace.
    const wakes = ['crm.links', 'crm.poll', 'referrals.crm', 'referrals.outbox'];
    const jobs = desk.app.jobs.filter(({ name }) => wakes.includes(name));
    expect(jobs.map(({ name }) => name).sort()).toEqual(wakes);
    const lastRun = new Map(jobs.map(({ name }, index) => [name, -index]));
    let second = 0;
    const passes = async (seconds: number) => {
      second += seconds;
      desk.parts.timers.moveServer(seconds * 1_000);
      desk.parts.timers.move(seconds * 1_000);
      for (const { name, everySeconds, run } of jobs) {
        if (second - (lastRun.get(name) ?? 0) < everySeconds) continue;
        lastRun.set(name, second);
        await run(AbortSignal.timeout(60_000));
      }
      await desk.app.idle();
    };
    const closes = () => String(desk.record(dealId)?.details.closingDateTime).slice(0, 10);
    const until = async (isThere: () => boolean, step: number) => {
      const from = second;
      while (!isThere() && second - from < 300) await passes(step);
      return second - from;
    };
    const day = (number: number) => `2027-03-${String(number).padStart(2, '0')}`;
    const edit = (closesOn: string) =>
      side().people.do({ deed: 'edit', id: String(row().id), values: { [columns[system].closes]: closesOn } });
    const [pulled, pushed]: [number[], number[]] = [[], []];
    for (let number = 1; number <= 4; number++) {
      await passes(11 * number);
      edit(day(number));
      pulled.push(await until(() => closes() === day(number), 5));
      await desk.alex.says(`value Litware: ${1_000 + number} EUR`);
      pushed.push(await until(() => row().value === 1_000 + number, 5));
    }
    expect(Math.max(...pulled)).toBeLessThan(90);
    expect(Math.max(...pulled)).toBeGreaterThan(5);
    // Nobody nudges here: a step or two of the sweeps.
    expect(Math.max(...pushed)).toBeLessThanOrEqual(15);
  });

  it('is quiet when the CRM makes something else of what was written, and when nothing changed', async () => {
    side().faults.add({ kind: 'rewrites' });
    await desk.alex.says('value Litware: 160000 EUR');
    await settles();
    expect(row()).toMatchObject({ value: 160_000 });
    const before = { writes: writes().length, patches: patchesOf(desk, dealId).length };
    for (let poll = 0; poll < 2; poll++) {
      await desk.timePasses('PT1M');
      await desk.app.crmNow();
      await desk.settles();
    }
    expect({ writes: writes().length, patches: patchesOf(desk, dealId).length }).toEqual(before);
    side().faults.clear();
  });

  it('waits while the CRM is away, shows it, and asks about a close there', async () => {
    side().faults.add({ kind: 'maintenance' });
    await desk.alex.says('value Litware: 170000 EUR');
    await settles();
    side().faults.clear();
    await minutes(10);
    await settles();
    expect(row()).toMatchObject({ value: 170_000 });

    side().people.do({ deed: 'win', id: String(row().id), values: {} });
    await desk.app.crmNow();
    await settles();
    const card = desk.cardsOf(desk.alex, dealId).at(-1) ?? expect.fail('no card');
    expect(textOf(card)).toContain(system === 'dynamics' ? 'Won in Dynamics 365' : 'Won in Salesforce');
    expect(desk.record(dealId)).toMatchObject({ status: 'Active' });
  });

  it('has written no secret, no word of the CRM’s and nothing of a person into its log, whatever went wrong', async () => {
    const { dynamics, salesforce } = sandbox;
    side().faults.add({ kind: 'refusedByRule' });
    const desk2 = await openDeal(desk, {
      customer: 'Proseware',
      dealName: 'Proseware confidential',
      notes: 'Their budget.',
    });
    await settles();
    side().faults.clear();
    side().faults.add({ kind: 'tokenExpired', count: 3 });
    side().faults.add({ kind: 'cutAfter', count: 1, methods: ['PATCH', 'POST'] });
    await minutes(40);
    await settles();
    expect((await desk.referral(desk2.id)).record.externalReferenceId).not.toBe('');
    const log = desk.parts.logLines.join('');
    expect(log).toContain('crm');
    const secrets = [hintKey, dynamics.credentials.clientSecret, salesforce.credentials.clientSecret];
    const words = ['値が正しくありません', 'Internal: 18 % off', 'Their budget', 'Proseware confidential', 'Bearer '];
    const people = [desk.alex.name, desk.alex.email, 'Kim Sales', 'Litware'];
    for (const word of [...secrets, ...words, ...people]) expect(log.includes(word), word).toBe(false);
    // Nor what a token is told by.
    expect(log).not.toMatch(/eyJ[\w-]{10,}\.|00D[\w]{12,}![\w.]{10,}|access_token/);
  });

  it('reads on where a cursor has expired, and tells an admin of a page that leads elsewhere until none does', async () => {
    const status = async () => JSON.stringify((await desk.adele.says('crm')).replies.map(({ activity }) => activity));
    side().faults.clear();
    await minutes(10);
    await openDeal(desk, { customer: 'Wingtip', dealName: 'Wingtip platform' });
    const { id } = await openDeal(desk, { customer: 'Tailspin', dealName: 'Tailspin platform' });
    await settles();
    // Two that are open: a page each.
    const both = () => rows().filter(({ state, referralId }) => state === 'open' && referralId !== '');
    expect(both().length).toBeGreaterThan(1);
    for (const [kind, says, day] of [
      ['cursorExpired', undefined, '2027-04-01'],
      ['foreignNextLink', 'foreign-address', '2027-04-02'],
    ] as const) {
      const patches = patchesOf(desk, id).length;
      for (const one of both())
        side().people.do({ deed: 'edit', id: String(one.id), values: { [columns[system].closes]: day } });
      const struck = side().faults.struck(kind);
      side().faults.add({ kind, count: 1 });
      await desk.app.crmNow().catch(() => undefined);
      expect(side().faults.struck(kind)).toBe(struck + 1);
      if (says) expect(await status()).toContain(says);
      else expect(await status()).not.toContain('administrator is needed');
      // Whatever the poll put off is due again.
      desk.parts.timers.moveServer(400_000);
      await desk.app.crmNow();
      await settles();
      expect(await status()).not.toContain('administrator is needed');
      expect(String(desk.record(id)?.details.closingDateTime).slice(0, 10)).toBe(day);
      expect(patchesOf(desk, id)).toHaveLength(patches + 1);
    }
  });

  /** Another deal with its record, alone in what follows. */
  const another = async (customer: string) => {
    side().faults.clear();
    const { id } = await openDeal(desk, { customer, dealName: `${customer} platform` });
    await settles();
    const record = () => rows().find(({ referralId }) => referralId === id) ?? expect.fail('no record');
    const edit = async (values: Record<string, unknown>) => {
      side().people.do({ deed: 'edit', id: String(record().id), values });
      await desk.app.crmNow();
      await settles();
    };
    const asks = async (person: typeof desk.alex, words: string) => (await person.says(words)).replies;
    return { id, record, edit, asks };
  };
  const { value: valueColumn } = columns[system];

  it('puts back a value that lost, there as well, and not over what somebody wrote since', async () => {
    const { id, record, edit, asks } = await another('Bellows');
    await edit({ [valueColumn]: 90_000 });
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 90_000 });
    const explained = (await asks(desk.alex, 'why is the value of Bellows 90k?')).at(-1) ?? expect.fail('no reply');
    expect(textOf(explained)).toContain('Until then Partner Center had €120,000');
    // Whoever may have the audit gets both: its file, and where the value came from, with its Undo.
    const whole = await asks(desk.adele, 'who changed the value of Bellows?');
    const [told = expect.fail('no reply')] = whole;
    expect(textOf(told)).toContain('Until then Partner Center had €120,000');
    expect(titlesOf(told)).toContain('Put back €120,000');
    expect(whole.map(({ activity }) => String(activity.text ?? '')).join()).toContain('the audit file: Bellows');
    await desk.alex.presses('Put back €120,000', { on: explained });
    await settles();
    expect(record()).toMatchObject({ value: 120_000, currency: 'EUR' });
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 120_000 });
    await edit({ [valueColumn]: 95_000 });
    const refused = await desk.adele.presses('Put back €120,000', { on: told });
    expect(textOf(refused.card)).toContain('was changed after that and is €95,000 now. I left it as it is.');
    expect(record()).toMatchObject({ value: 95_000 });
  });

  it('neither reads nor writes where another organisation took the place of this one, and tells an admin', async () => {
    const { id, record } = await another('Lucerne');
    const status = async () => JSON.stringify((await desk.adele.says('crm')).replies.map(({ activity }) => activity));
    side().people.do({ deed: 'edit', id: String(record().id), values: { [valueColumn]: 80_000 } });
    side().faults.add({ kind: 'orgSwapped' });
    // What the CRM said of itself counts for ten minutes.
    const later = () => desk.parts.timers.moveServer(700_000);
    later();
    const before = writes().length;
    await desk.app.crmNow().catch(() => undefined);
    await desk.alex.says('stage Lucerne: 60');
    await settles();
    expect(writes()).toHaveLength(before);
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 120_000 });
    expect(await status()).toContain('other-organisation');
    side().faults.clear();
    later();
    await desk.app.crmNow();
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 80_000 });
    // What links met counts as mended after two hours.
    await desk.timePasses('PT3H');
    expect(await status()).not.toContain('administrator is needed');
  });

  it('gives a record to nobody who has left, and says so until somebody there gives it an owner', async () => {
    const [table, name, left] = {
      dynamics: ['systemuser', 'fullname', { isdisabled: true }],
      salesforce: ['User', 'Name', { IsActive: false }],
    }[system] as [string, string, Record<string, boolean>];
    const there = side()
      .rows.all(table)
      .filter(({ cells }) => cells[name] === desk.alex.name);
    expect(there).toHaveLength(1);
    for (const { id } of there) Object.assign(side().rows.get(table, id)?.cells ?? {}, left);
    const { id, record, edit } = await another('Humongous');
    const told = () => textOf(desk.cardsOf(desk.alex, id).at(-1) ?? expect.fail('no card'));
    expect(told()).toContain('has no user in');
    expect(record()).toMatchObject({ value: 120_000 });
    await edit({ [valueColumn]: 91_000 });
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 91_000 });
    expect(told()).not.toContain('has no user in');
  });

  it('says of each deletion that it was, also after an hour in which the desk did not ask', async () => {
    const ours = [await another('Trey'), await another('Woodgrove'), await another('Fourth')];
    const isGone = ({ id }: (typeof ours)[number]) =>
      textOf(desk.cardsOf(desk.alex, id).at(-1) ?? expect.fail('no card')).includes('the record is gone there');
    // A window of its own, one that is left out, and one in which all is as it was.
    for (const [index, wait] of [16, 70, 31].entries()) {
      const one = ours[index] ?? expect.fail('no deal');
      await minutes(wait);
      const recordId = String(one.record().id);
      if (index < 2) side().people.do({ deed: 'delete', id: recordId, values: {} });
      await minutes(wait);
      await desk.app.crmNow();
      // Dataverse tells of no deletion: the next write meets it, and the comparison of a day.
      if (system === 'dynamics') await desk.alex.says(`value ${['Trey', 'Woodgrove', 'Fourth'][index]}: 5000 EUR`);
      await settles();
      expect(ours.map(isGone), String(index)).toEqual([true, index > 0, false]);
    }
  });
});
