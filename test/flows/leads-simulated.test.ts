import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmRow } from '../../src/sandbox/crm/crm-rows.ts';
import type { CrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { choice, textOf, titlesOf } from './support/cards.ts';
import { aDeskWithSimulatedCrm } from './support/desk-with-simulated-crm.ts';

const words = { dynamics: 'Dynamics 365', salesforce: 'Salesforce' } as const;

/** A lead's whole way over HTTP: handed over at a press, its fate there on its card, archived in Partner Center. */
describe.each(['dynamics', 'salesforce'] as const)('a lead, with a simulated %s', (system) => {
  let sandbox: CrmSandbox;
  let desk: Awaited<ReturnType<typeof aDeskWithSimulatedCrm>>['desk'];
  let close = async () => {};
  let leadId = '';

  beforeAll(async () => {
    ({ sandbox, desk, close } = await aDeskWithSimulatedCrm(system));
    leadId = await desk.receives({
      ...{ kind: 'lead', country: 'DE', customer: 'Zyxwood Mills', dealName: 'Mill control', team: [] },
      contact: { firstName: 'Sue', lastName: 'Quill', email: 'sue@zyxwood.example', phoneNumber: '+14255550177' },
      lead: { quality: 'High' },
    });
  });
  afterAll(() => close());

  const leads = (): readonly CrmRow[] => sandbox[system].org.rows.all(system === 'dynamics' ? 'lead' : 'Lead');
  const isOfCustomer = ({ cells }: CrmRow) => (cells.companyname ?? cells.Company) === 'Zyxwood Mills';
  const opens = async () => (await desk.adele.says('take the lead Zyxwood Mills')).replies[0] ?? expect.fail('no card');
  const handOver = `Hand over to ${words[system]}`;

  it('is handed over once, though the first answer is lost', async () => {
    const on = await opens();
    sandbox[system].faults.add({ kind: 'cutAfter', count: 1, methods: ['PATCH', 'POST'], pathContains: 'ead' });
    expect(textOf((await desk.adele.presses(handOver, { on })).card)).toContain('nothing is made twice');
    expect(leads().filter(isOfCustomer)).toHaveLength(1);
    const { card } = await desk.adele.presses(handOver, { on });
    expect(textOf(card)).toContain(`${words[system]} has it as a lead now.`);
    const [row, ...others] = leads().filter(isOfCustomer);
    expect(others).toEqual([]);
    expect(row?.cells).toMatchObject(
      system === 'dynamics'
        ? { lastname: 'Quill', emailaddress1: 'sue@zyxwood.example', leadqualitycode: 1, csd_referralid: leadId }
        : { LastName: 'Quill', Email: 'sue@zyxwood.example', Rating: 'Hot', CoSell_Referral_Id__c: leadId },
    );
    expect(titlesOf(desk.adele.sees(on))).toContain(`Open in ${words[system]}`);
    // A lead is no opportunity of the CRM.
    expect(sandbox[system].people.shown()).toEqual([]);
  });

  it('says what became of it there, and is archived in Partner Center at a press alone', async () => {
    const [row] = leads().filter(isOfCustomer);
    if (!row) expect.fail('no lead');
    const ended = system === 'dynamics' ? { statecode: 2, statuscode: 5 } : { Status: 'Closed - Not Converted' };
    sandbox[system].org.rows.change(row, ended, 'somebody');
    const on = await opens();
    await desk.app.crmNow();
    await desk.settles();
    expect(textOf(desk.adele.sees(on))).toContain(`${words[system]} disqualified it`);
    expect(desk.record(leadId).status).toBe('New');
    const form = await desk.adele.presses('Archive', { on });
    expect(textOf(form.card)).toContain('tells the customer to choose another partner');
    await desk.adele.presses('Archive', { on, inputs: { reason: choice(form.card, 'reason', 'timeline') } });
    await desk.timePasses('PT90S');
    expect(desk.record(leadId)).toMatchObject({ status: 'Closed', substatus: 'Declined' });
    expect(leads().filter(isOfCustomer)).toHaveLength(1);
  });

  it('is not handed over by somebody to whom leads are not shown', async () => {
    const said = (await desk.lee.says('take the lead Zyxwood Mills')).replies.map(textOf).join();
    expect(said).not.toContain(handOver);
  });
});
