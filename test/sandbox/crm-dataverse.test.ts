import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { type CrmSandbox, startCrmSandbox } from '../../src/sandbox/crm/crm-sandbox.ts';
import { SandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import { noon } from './a-sandbox.ts';

/** The simulated Dataverse itself: what it promises is what the client is tested against. */
describe('the simulated Dataverse', () => {
  let sandbox: CrmSandbox;
  let token = '';
  const guid = '5c1f5f6e-0000-4000-8000-0000000000aa';

  beforeAll(async () => {
    sandbox = await startCrmSandbox({ clock: new SandboxClock(new FixedClock(noon)) });
    token = String((await signIn()).body.access_token);
  });
  afterAll(() => sandbox.close());

  async function signIn(change: Record<string, string> = {}) {
    const { clientId, clientSecret } = sandbox.dynamics.credentials;
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${sandbox.url}/.default`,
    };
    const answer = await fetch(sandbox.dynamics.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ ...form, ...change }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(path.startsWith('http') ? path : `${sandbox.url}/api/data/v9.2/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
  }
  const code = (answer: { body: { error: { code: string } } }) => answer.body.error.code;

  it('gives tokens for its own address and to its own client only, and asks everybody for one', async () => {
    expect(await signIn()).toMatchObject({ status: 200, body: { expires_in: 3599, token_type: 'Bearer' } });
    expect(await signIn({ scope: 'https://other.crm.dynamics.com/.default' })).toMatchObject({ status: 400 });
    expect(await signIn({ client_secret: 'wrong' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await fetch(`${sandbox.url}/api/data/v9.2/WhoAmI`)).status).toBe(401);
    expect((await ask('GET', 'WhoAmI')).body).toHaveProperty('OrganizationId');
  });

  it('creates once under an alternate key, and updates only what is there', async () => {
    const at = `opportunities(csd_referralid='${guid}')`;
    const made = await ask('PATCH', at, { name: 'New' }, { 'If-None-Match': '*', Prefer: 'return=representation' });
    expect(made).toMatchObject({ status: 201, body: { name: 'New', csd_referralid: guid, statecode: 0 } });
    expect(await ask('PATCH', at, { name: 'Two' }, { 'If-None-Match': '*' })).toMatchObject({ status: 412 });
    expect((await ask('PATCH', at, { name: 'Two' }, { 'If-Match': '*' })).status).toBe(204);
    expect(code(await ask('POST', 'opportunities', { name: 'x', csd_referralid: guid }))).toBe('0x80060892');
    const row = `opportunities(${made.body.opportunityid})`;
    expect(code(await ask('PATCH', row, { name: 'x' }, { 'If-Match': 'W/"1"' }))).toBe('0x80060882');
    const nobody = guid.replace('aa', 'bb');
    expect(
      (await ask('PATCH', `opportunities(csd_referralid='${nobody}')`, { name: 'x' }, { 'If-Match': '*' })).status,
    ).toBe(404);
    expect(
      (await ask('GET', row, undefined, { 'If-None-Match': (await ask('GET', row)).headers.get('etag') ?? '' })).status,
    ).toBe(304);
    expect((await ask('DELETE', row)).status).toBe(405);
  });

  it('refuses what does not fit: columns, lengths, money, choices, links, states', async () => {
    const refusals: [object, string][] = [
      [{ nome: 'x' }, '0x80060888'],
      [{ name: 'x'.repeat(301) }, '0x80044331'],
      [{ estimatedvalue: 1e13 }, '0x80044330'],
      [{ salesstage: 9 }, '0x8004431a'],
      [{ statecode: 1 }, '0x80048408'],
      [{ 'customerid@odata.bind': `/accounts(${guid})` }, '0x80048d19'],
      [{ 'parentaccountid@odata.bind': `/accounts(${guid})` }, '0x80040217'],
    ];
    for (const [body, expected] of refusals) expect(code(await ask('POST', 'opportunities', body))).toBe(expected);
    const found = await ask('GET', "accounts?$filter=name eq 'contoso ltd'&$select=name");
    expect(found.body.value).toHaveLength(1);
    const duplicate = { 'MSCRM.SuppressDuplicateDetection': 'false' };
    expect(code(await ask('POST', 'accounts', { name: 'Contoso LTD' }, duplicate))).toBe('0x80040333');
  });

  it('lists by filter and order, page by page, by cookies that must come back to the letter', async () => {
    const query =
      '$select=name,estimatedvalue&$filter=csd_referralid ne null and modifiedon ge 2024-01-01T00:00:00Z&$orderby=modifiedon asc';
    const first = await ask('GET', `opportunities?${encodeURI(query)}`, undefined, {
      Prefer: 'odata.maxpagesize=3,odata.include-annotations="*"',
    });
    expect(first.body.value).toHaveLength(3);
    expect(first.body.value[0]).toHaveProperty('_transactioncurrencyid_value');
    // All were changed at one time, and a new one's id, by which they are ordered then, may come before all others.
    const seeded = first.body.value.find((row: { estimatedvalue: number | null }) => row.estimatedvalue !== null);
    expect(seeded['estimatedvalue@OData.Community.Display.V1.FormattedValue']).toMatch(/\.000 €/);
    const next = first.body['@odata.nextLink'] as string;
    expect((await ask('GET', next, undefined, { Prefer: 'odata.maxpagesize=100' })).body.value.length).toBeGreaterThan(
      3,
    );
    const cookie = new URL(next).searchParams.get('$skiptoken') ?? '';
    const again = `opportunities?$skiptoken=${encodeURIComponent(cookie)}`;
    expect((await ask('GET', again)).status).toBe(400);
    expect((await ask('GET', 'opportunities?$filter=nothing eq 1')).status).toBe(400);
    const some =
      "opportunities?$filter=contains(name,'platform') or Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['sap on azure'])";
    expect((await ask('GET', some)).body.value).toHaveLength(2);
  });

  it('closes once, by its own messages, and then takes no more writes until it is reopened', async () => {
    const [row] = (await ask('GET', "opportunities?$filter=startswith(name,'Security')")).body.value;
    const body = (Status: number) => ({
      Status,
      OpportunityClose: { subject: 'x', 'opportunityid@odata.bind': `/opportunities(${row.opportunityid})` },
    });
    expect(code(await ask('POST', 'WinOpportunity', body(4)))).toBe('0x80048408');
    expect((await ask('POST', 'WinOpportunity', body(-1))).status).toBe(204);
    expect((await ask('POST', 'LoseOpportunity', body(4))).status).toBe(400);
    const at = `opportunities(${row.opportunityid})`;
    expect((await ask('PATCH', at, { name: 'x' })).status).toBe(400);
    expect((await ask('PATCH', at, { statecode: 0, statuscode: 1 })).status).toBe(204);
    expect((await ask('GET', `${at}?$select=statecode`)).body.statecode).toBe(0);
  });

  it('describes itself: columns with lengths and options, keys with their state', async () => {
    const opportunity = "EntityDefinitions(LogicalName='opportunity')";
    expect((await ask('GET', opportunity)).body.Keys[0].EntityKeyIndexStatus).toBe('Active');
    const texts = await ask('GET', `${opportunity}/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata`);
    expect(texts.body.value).toContainEqual(expect.objectContaining({ LogicalName: 'name', MaxLength: 300 }));
    const stage = await ask(
      'GET',
      `${opportunity}/Attributes(LogicalName='salesstage')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata`,
    );
    expect(stage.body.OptionSet.Options[0].Label.UserLocalizedLabel.Label).toBe('Qualifizieren');
  });

  it('qualifies a lead into what was asked for', async () => {
    const lead = { subject: 'Hello', companyname: 'Litware', lastname: 'Doe', estimatedamount: 5 };
    const made = await ask('POST', 'leads', lead, { Prefer: 'return=representation' });
    const asked = { CreateAccount: true, CreateContact: true, CreateOpportunity: true, Status: 3 };
    const at = `leads(${made.body.leadid})/Microsoft.Dynamics.CRM.QualifyLead`;
    expect((await ask('POST', at, asked)).body.value).toHaveLength(3);
    expect((await ask('POST', at, asked)).status).toBe(400);
  });
});

it('is found under the host that it was told to listen at', async () => {
  const sandbox = await startCrmSandbox({ host: 'localhost', deals: [] });
  const { url, salesforce, dynamics } = sandbox;
  const answer = await fetch(url);
  await sandbox.close();

  expect(answer.status).toBe(200);
  for (const each of [url, salesforce.instanceUrl, dynamics.tokenUrl]) expect(each).toMatch(/^http:\/\/localhost:\d+/);
});
