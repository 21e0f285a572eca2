import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/clock.ts';
import { inspectConfig } from '../../src/config.ts';
import { crmCheck } from '../../src/doctor/crm-check.ts';
import { type CrmSandbox, startCrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { dataFolder } from '../support/data-folder.ts';

/** The doctor's group about the CRM, against both simulators. */
describe('the doctor looks at the CRM', () => {
  let sandbox: CrmSandbox;
  const clock = new SystemClock();

  beforeAll(async () => {
    sandbox = await startCrmSandbox();
  });
  afterAll(() => sandbox.close());

  const dynamics = () => ({
    CRM: 'dynamics',
    DYNAMICS_URL: sandbox.url,
    DYNAMICS_TOKEN_URL: sandbox.dynamics.tokenUrl,
    DYNAMICS_CLIENT_ID: sandbox.dynamics.credentials.clientId,
    DYNAMICS_CLIENT_SECRET: sandbox.dynamics.credentials.clientSecret,
  });
  const salesforce = () => ({
    CRM: 'salesforce',
    SALESFORCE_URL: sandbox.url,
    SALESFORCE_CLIENT_ID: sandbox.salesforce.credentials.clientId,
    SALESFORCE_CLIENT_SECRET: sandbox.salesforce.credentials.clientSecret,
  });
  async function lines(env: Record<string, string>): Promise<string[]> {
    const { config, problems } = inspectConfig(env);
    return (await crmCheck(config, problems, clock)).map(({ state, what }) => `${state}: ${what}`);
  }

  it('says that there is none, and what is missing', async () => {
    expect(await lines({})).toEqual(['ok: no CRM is kept in step (CRM is none)']);
    const missing = await lines({ CRM: 'salesforce' });
    expect(missing).toEqual([expect.stringMatching(/^wrong: Salesforce is not looked at: SALESFORCE_URL: is missing/)]);
  });

  it('walks through both from the token to the clock', async () => {
    expect(await lines({ ...dynamics(), CRM_WRITE: 'on' })).toEqual([
      expect.stringMatching(/^ok: signed in to Dynamics 365, organisation Contoso Vertrieb \([0-9a-f-]{36}\)$/),
      'ok: two records of one referral are kept out by a key',
      'ok: 10 columns can be read and written',
      'ok: all stages of the mapping are in the CRM’s list',
      'ok: currencies that are set up: EUR, GBP, JPY, KRW, KWD, USD',
      'ok: its clock and the desk’s agree',
      'ok: both sides are written to (CRM_WRITE is on)',
    ]);
    const ofSalesforce = await lines(salesforce());
    expect(ofSalesforce[0]).toMatch(/^ok: signed in to Salesforce, organisation Contoso Sales/);
    expect(ofSalesforce).toContain('ok: two records of one referral are kept out by a key');
    expect(ofSalesforce.at(-1)).toBe('warning: the desk only says what it would do (CRM_WRITE is dry)');
    expect(ofSalesforce.join('\n')).toMatch(/ok: \d+ of the day’s 100,000 calls are used/);
  });

  it.each([
    ['keyPending', undefined, /^wrong: the key of csd_referralid keeps nobody out yet$/],
    [
      'columnSecured',
      'csd_microsoftnotes',
      /^warning: columns with column security are not read: notes \(csd_microsoftnotes\)$/,
    ],
    ['userMissing', undefined, /^wrong: the token is good, but this environment has no application user for it$/],
    ['clockAhead', undefined, /^warning: its clock and the desk’s are 4 minutes apart$/],
    ['maintenance', undefined, /^wrong: Dynamics 365 does not answer as it should \(http-503\)$/],
  ] as const)('names %s in Dynamics 365', async (kind, column, line) => {
    sandbox.dynamics.faults.add({ kind, ...(column ? { column } : {}) });
    const said = await lines(dynamics());
    sandbox.dynamics.faults.clear();
    expect(said).toContainEqual(expect.stringMatching(line));
  });

  it('names a wrong secret, hidden fields, one currency and a used-up day in Salesforce, and shows no secret', async () => {
    const wrong = await lines({ ...salesforce(), SALESFORCE_CLIENT_SECRET: 'canary' });
    expect(wrong).toEqual(['wrong: no token for Salesforce (invalid_client)']);
    sandbox.salesforce.faults.add({ kind: 'columnSecured', column: 'CoSell_Link__c' });
    sandbox.salesforce.faults.add({ kind: 'singleCurrency' });
    sandbox.salesforce.faults.add({ kind: 'quotaEaten' });
    const said = await lines(salesforce());
    sandbox.salesforce.faults.clear();
    expect(said).toContain('wrong: columns are missing, or hidden from the desk’s user: link (CoSell_Link__c)');
    expect(said).toContain('warning: the organisation has one currency, USD');
    expect(said.join('\n')).toMatch(/warning: 85,000 of the day’s 100,000 calls are used/);
  });

  it('names the mapping’s mistakes, stages of nobody and an owner who is none', async () => {
    const folder = dataFolder();
    const file = (content: unknown) => {
      const name = path.join(folder.path, `${Math.random()}.json`);
      writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
      return name;
    };
    const mapped = { stages: { 80: ['7'] }, defaultOwner: 'nobody@contoso.example' };
    const said = await lines({ ...dynamics(), CRM_MAPPING: file(mapped) });
    expect(said).toContain('wrong: stages of the mapping are not in the CRM’s list: 7');
    expect(said).toContain('wrong: the default owner of CRM_MAPPING is no active user, or several');
    expect((await lines({ ...dynamics(), CRM_MAPPING: file('{canary') }))[0]).toBe(
      'wrong: CRM_MAPPING: the file is no JSON',
    );
    const bad = await lines({ ...dynamics(), CRM_MAPPING: file({ fields: { link: { rule: 'both' } } }) });
    folder.remove();
    expect(bad[0]).toMatch(/^wrong: CRM_MAPPING needs attention: .*fields\.link\.rule/);
  });
});
