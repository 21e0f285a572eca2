import { webcrypto } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { salesforceId } from '../../src/crm/salesforce/soql-text.ts';
import { numberedId } from '../../src/sandbox/crm/salesforce/ids.ts';
import { certificate as certificateOf } from '../partner-center/support/test-certificates.ts';
import { failureOf } from './failure-of.ts';
import {
  salesforceReferral as referral,
  salesforceForEach,
  salesforceValues as values,
} from './salesforce-for-each.ts';

/** What can go wrong with Salesforce, each as the client says it in the port's words. */
describe('Salesforce, when something is wrong', () => {
  const its = salesforceForEach();
  const { org, requests, faults } = its;

  const rows = () => org().rows.all('Opportunity');
  const made = async () => {
    const { record } = await its.stage.crm.create(referral, { values });
    its.stage.clock.advance(2_000);
    return record;
  };

  /** A flow, or somebody's integration, is at the record before the client asks what its write has made. */
  const touchedAfterEachWrite = (UserType: string, cells: Record<string, string | number> = {}) => {
    const { rows: all, object, change } = org();
    const by = all.add('User', numberedId('User', 90), { Name: 'Flow', IsActive: true, UserType }, 'somebody').id;
    const { fetch: real } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const answer = await real(input, init);
      if (!answer.ok || !/POST|PATCH/.test(init?.method ?? '') || !/sobjects.Opportunity|composite/.test(String(input)))
        return answer;
      for (const row of rows()) change.call(org(), object.call(org(), 'Opportunity'), row, cells, by);
      return String(input).endsWith('/composite')
        ? withoutReading((await answer.json()) as Parameters<typeof withoutReading>[0], answer)
        : answer;
    });
  };

  /** What stands in a new record is asked in the request that makes it: here that part fails, so that it is asked again. */
  const withoutReading = (
    { compositeResponse }: { compositeResponse: { referenceId: string }[] },
    { headers }: Response,
  ) =>
    Response.json(
      {
        compositeResponse: compositeResponse.map((part) =>
          part.referenceId === 'there'
            ? { ...part, httpStatusCode: 400, body: [{ errorCode: 'QUERY_TIMEOUT' }] }
            : part,
        ),
      },
      { headers },
    );

  it('takes for the CRM’s form of each write what an automation of nobody’s has touched since', async () => {
    faults().add({ kind: 'rewrites' });
    touchedAfterEachWrite('AutomatedProcess');
    const { record, created } = await its.stage.crm.create(referral, { values });
    const ours = { byTheDesk: true, values: { name: 'CONTOSO' } };
    expect({ record, created }).toMatchObject({ record: ours, created: true });
    its.stage.clock.advance(2_000);
    const written = await its.stage.crm.update(record.id, record.version, { name: 'x' });
    expect(written).toMatchObject({ byTheDesk: true, values: { name: 'X', notes: 'n\n(kept by policy)' } });
    // Read later, it names nobody as the writer.
    const [later] = await its.stage.crm.read([record.id]);
    expect(later).toMatchObject({ record: { version: written.version, byTheDesk: false, byNobody: true } });
    expect(later).not.toHaveProperty('record.modifiedBy');
    expect((await its.stage.crm.release(record.id, referral)).referralId).toBeUndefined();
    expect((await its.stage.crm.adopt(record.id, undefined, referral)).referralId).toBe(referral);
    const won = { kind: 'won', stage: its.stage.wonStage, closedOn: '2026-12-01' } as const;
    expect((await its.stage.crm.close(record.id, undefined, won)).outcome.kind).toBe('won');
  });

  it('takes a write for its own where somebody else wrote last and left all that was sent, and for theirs otherwise', async () => {
    touchedAfterEachWrite('Standard', { CoSell_Notes_For_Microsoft__c: 'theirs' });
    const { record } = await its.stage.crm.create(referral, {
      values: { name: values.name, closeDate: values.closeDate },
    });
    expect(record).toMatchObject({ byTheDesk: false, modifiedBy: 'Flow', values: { notes: 'theirs' } });
    its.stage.clock.advance(2_000);
    const sent = { name: 'x', dealValue: { value: 11, currency: 'USD' } };
    expect((await its.stage.crm.update(record.id, record.version, sent)).values).toMatchObject({
      ...sent,
      notes: 'theirs',
    });
    const notes = failureOf(its.stage.crm.update(record.id, undefined, { notes: 'ours' }));
    expect(await notes).toMatchObject({ kind: 'merge-again', code: 'changed-since' });
  });

  it.each([
    ['name', { name: 'Contoso data platform' }, { Name: 'Fabrikam' }],
    ['emptied notes', { notes: 'ours' }, { CoSell_Notes_For_Microsoft__c: '' }],
    ['notes where ours were empty', { notes: '' }, { CoSell_Notes_For_Microsoft__c: 'theirs' }],
    ['amount', { dealValue: { value: 11, currency: 'USD' } }, { Amount: 12 }],
  ] as const)(
    'takes for no form of its own what somebody wrote before an automation of nobody’s: %s',
    async (_, sent, cells) => {
      const record = await made();
      touchedAfterEachWrite('AutomatedProcess', cells);
      const asked = failureOf(its.stage.crm.update(record.id, record.version, sent));
      expect(await asked).toMatchObject({ kind: 'merge-again', code: 'changed-since' });
    },
  );

  it('takes a rounded amount and a shortened name for its own where an automation of nobody’s wrote last', async () => {
    const record = await made();
    touchedAfterEachWrite('AutomatedProcess', { Name: 'Contoso  Data', Amount: 1235 });
    const sent = { name: 'Contoso data platform', dealValue: { value: 1234.5, currency: 'USD' } };
    const written = await its.stage.crm.update(record.id, record.version, sent);
    expect(written).toMatchObject({ byTheDesk: true, values: { dealValue: { value: 1235, currency: 'USD' } } });
  });

  it('takes a limit that is reached for no missing right, and waits as a whole', async () => {
    const record = await made();
    faults().add({ kind: 'throttled', count: 1, methods: ['PATCH'] });
    const asked = await failureOf(its.stage.crm.update(record.id, undefined, { name: 'x' }));
    expect(asked).toMatchObject({ kind: 'wait', code: 'throttled', afterMilliseconds: 120_000, mayHaveArrived: false });
    const before = requests().length;
    expect(await failureOf(its.stage.crm.read([record.id]))).toMatchObject({ kind: 'wait', code: 'throttled' });
    expect(requests().length).toBe(before);
    its.stage.clock.advance(120_001);
    expect((await its.stage.crm.update(record.id, undefined, { name: 'x' })).values.name).toBe('x');
  });

  it('asks for one token although it names no end, for another when it is refused, and is then quiet', async () => {
    const record = await made();
    const tokens = () => requests().filter(({ target }) => target.includes('oauth2')).length;
    for (let count = 0; count < 30; count += 1) await its.stage.crm.read([record.id]);
    its.stage.clock.advance(7_200_000);
    await its.stage.crm.read([record.id]);
    expect(tokens()).toBe(1);
    faults().add({ kind: 'tokenExpired', count: 1 });
    expect(await its.stage.crm.read([record.id])).toMatchObject([{ kind: 'record' }]);
    expect(tokens()).toBe(2);
    faults().add({ kind: 'tokenExpired' });
    expect(await failureOf(its.stage.crm.read([record.id]))).toEqual({ kind: 'sign-in', code: 'token-refused' });
    const before = requests().length;
    for (let count = 0; count < 5; count += 1) await failureOf(its.stage.crm.read([record.id]));
    expect(requests().length).toBe(before);
    expect(its.stage.crm.signInState()).toMatchObject({ kind: 'down' });
  });

  it('takes no account of another country for its own of the same name, and the one whose answer was lost for it', async () => {
    const german = { name: 'Northwind', address: { country: 'DE' } };
    const { id } = await its.stage.crm.createAccount(german);
    expect((await its.stage.crm.createAccount(german)).id).toBe(id);
    // The organisation's own duplicate rule finds it as well: then somebody is asked.
    expect(await failureOf(its.stage.crm.createAccount({ ...german, address: { country: 'KR' } }))).toMatchObject({
      ...{ kind: 'person', code: 'duplicate' },
      choices: [{ id, country: 'DE' }],
    });
  });

  it('takes an account for its own where the organisation fills in a country that the deal has not, or has none itself', async () => {
    const customer = { name: 'Wingtip', address: {} };
    const { id } = await its.stage.crm.createAccount(customer);
    const row = org()
      .rows.all('Account')
      .find(({ cells }) => cells.Name === 'Wingtip');
    expect(row?.cells.BillingCountry ?? '').toBe('');
    expect((await its.stage.crm.createAccount({ ...customer, address: { country: 'KR' } })).id).toBe(id);
    Object.assign(row?.cells ?? {}, { BillingCountry: 'United States' });
    expect((await its.stage.crm.createAccount(customer)).id).toBe(id);
  });

  it('goes where the token’s answer says, and only there', async () => {
    await made();
    const { url, instanceUrl } = its.stage.sandbox.salesforce;
    expect(instanceUrl).not.toBe(url);
    faults().add({ kind: 'foreignNextLink', count: 1 });
    its.stage.sandbox.salesforce.api.reading.pageSize = 3;
    for (let count = 0; count < 7; count += 1) await its.stage.crm.create(crypto.randomUUID(), { values });
    const foreign = Array.fromAsync(its.stage.crm.changedSince(undefined));
    expect(await failureOf(foreign)).toMatchObject({ kind: 'operator', code: 'foreign-address' });
  });

  it('tells a wrong secret, a frozen user and a missing certificate apart, and signs in with one', async () => {
    expect(await failureOf(its.stage.another({ clientSecret: 'wrong' }).describe())).toEqual({
      kind: 'sign-in',
      code: 'invalid_client',
    });
    faults().add({ kind: 'userMissing' });
    expect(await failureOf(its.stage.another().describe())).toEqual({ kind: 'sign-in', code: 'inactive_user' });
    faults().clear();
    const { keys, pem } = await certificateOf();
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const privateKey = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;
    const { username } = its.stage.sandbox.salesforce.credentials;
    expect(await failureOf(its.stage.another({ privateKey, username }).describe())).toMatchObject({
      code: 'invalid_grant',
    });
    its.stage.sandbox.salesforce.tokens.certificate = pem;
    expect((await its.stage.another({ privateKey, username }).describe()).keyIsReady).toBe(true);
    const other = its.stage.another({ privateKey, username: 'somebody@contoso.example' });
    expect(await failureOf(other.describe())).toMatchObject({ code: 'invalid_grant' });
  });

  it('sees what somebody changed in a later second, and within the same one', async () => {
    const record = await made();
    faults().add({ kind: 'changedMeanwhile', count: 1, methods: ['PATCH'] });
    const later = failureOf(its.stage.crm.update(record.id, record.version, { name: 'x' }));
    expect(await later).toMatchObject({ kind: 'merge-again', code: 'version' });
    its.stage.clock.advance(5_000);
    const [read] = await its.stage.crm.read([record.id]);
    const fresh = read?.kind === 'record' ? read.record : record;
    // Two changes of one second: their times are the same.
    await its.stage.edit(record.id, { notes: 'first' });
    const [first] = await its.stage.crm.read([record.id]);
    await its.stage.edit(record.id, { notes: 'second' });
    const version = first?.kind === 'record' ? first.record.version : undefined;
    expect(version).not.toBe(fresh.version);
    const same = failureOf(its.stage.crm.update(record.id, version, { name: 'x' }));
    expect(await same).toMatchObject({ kind: 'merge-again' });
    expect(rows()[0]?.cells).toMatchObject({ Name: 'Contoso', CoSell_Notes_For_Microsoft__c: 'second' });
    expect(requests().every(({ headers }) => headers['if-match'] === undefined)).toBe(true);
    const writes = requests().filter(({ method }) => method === 'PATCH');
    expect(writes.every(({ headers }) => headers['if-unmodified-since'] !== undefined)).toBe(true);
  });

  it('adopts what another process made, and refuses where the key keeps nobody out', async () => {
    faults().add({ kind: 'keyClash', count: 1 });
    expect(await its.stage.crm.create(referral, { values })).toMatchObject({
      created: false,
      record: { referralId: referral },
    });
    expect(rows()).toHaveLength(1);
    faults().add({ kind: 'keyPending' });
    expect(await its.stage.crm.describe()).toMatchObject({ keyIsReady: false, problems: [{ code: 'key-not-ready' }] });
    const refused = failureOf(its.stage.crm.create(crypto.randomUUID(), { values }));
    expect(await refused).toMatchObject({ kind: 'operator', code: 'key-not-ready' });
    expect(rows()).toHaveLength(1);
  });

  it('makes a record, its contact and its reading in one request, and the deal is not kept out by the contact', async () => {
    const account = await its.stage.account('Contoso AG');
    const contact = { firstName: 'Alex', lastName: 'Wilber', email: 'alex@contoso.example' };
    const { id: contactId } = await its.stage.crm.createContact(account, contact);
    await its.stage.crm.describe();
    const before = requests().length;
    const { record } = await its.stage.crm.create(referral, { values, contactId });
    expect(requests().slice(before)).toMatchObject([{ method: 'POST', target: expect.stringMatching(/\/composite$/) }]);
    const roles = org().rows.all('OpportunityContactRole');
    expect(roles.map(({ cells }) => [cells.OpportunityId, cells.ContactId])).toEqual([[record.id, contactId]]);
    const other = '1f8fad5b-d9cb-469f-a165-70867728950e';
    const { created } = await its.stage.crm.create(other, { values, contactId: numberedId('Contact', 999) });
    expect({ created, roles: org().rows.all('OpportunityContactRole').length }).toEqual({ created: true, roles: 1 });
  });

  it('asks for what many deals need at once in one query each', async () => {
    const ids = await Promise.all(['A', 'B', 'C'].map((name) => its.stage.add({ name })));
    await its.stage.crm.describe();
    const before = requests().length;
    const read = await Promise.all(ids.map((id) => its.stage.crm.read([id])));
    expect(read.flat()).toMatchObject(['A', 'B', 'C'].map((name) => ({ record: { values: { name } } })));
    expect(requests().length - before).toBe(1);
    const found = await Promise.all(
      ids.map((id, at) => its.stage.crm.find({ referralId: `none-${at}`, recordId: id })),
    );
    expect(found.map(([first]) => first?.record.id)).toEqual(ids);
    expect(requests().length - before).toBe(2);
    const emails = await Promise.all(['a', 'b'].map((name) => its.stage.crm.findContacts(`${name}@none.example`)));
    expect({ emails, requests: requests().length - before }).toEqual({ emails: [[], []], requests: 3 });
  });

  it('asks a person about a duplicate, with the accounts that the rule named', async () => {
    const id = await its.stage.account('CONTOSO');
    const asked = await failureOf(its.stage.crm.createAccount({ name: 'Contoso', address: {} }));
    expect(asked).toMatchObject({
      kind: 'person',
      code: 'duplicate',
      choices: [{ id, name: 'CONTOSO', country: 'DE' }],
    });
  });

  it('makes one account and one contact, though their answers are lost', async () => {
    const customer = { name: 'Litware', address: { country: 'US', postalCode: '98052' } };
    faults().add({ kind: 'cutAfter', count: 1, methods: ['POST'], pathContains: 'Account' });
    expect(await failureOf(its.stage.crm.createAccount(customer))).toMatchObject({
      kind: 'wait',
      mayHaveArrived: true,
    });
    const account = await its.stage.crm.createAccount(customer);
    expect(org().rows.all('Account')).toHaveLength(1);
    const contact = { firstName: 'Mina', lastName: 'Park', email: 'mina@litware.example' };
    faults().add({ kind: 'cutAfter', count: 1, methods: ['POST'], pathContains: 'Contact' });
    await failureOf(its.stage.crm.createContact(account.id, contact));
    const { id } = await its.stage.crm.createContact(account.id, contact);
    expect(org().rows.all('Contact')).toHaveLength(1);
    await its.stage.crm.create(referral, { values, accountId: account.id, contactId: id });
    expect(
      org()
        .rows.all('OpportunityContactRole')
        .map(({ cells }) => cells),
    ).toMatchObject([{ ContactId: id, IsPrimary: true }]);
  });

  it('passes on a validation rule’s words, waits for a lock, and names what does not fit', async () => {
    const record = await made();
    faults().add({ kind: 'refusedByRule', count: 1, methods: ['PATCH'] });
    const refused = await failureOf(its.stage.crm.update(record.id, undefined, { name: 'x' }));
    expect(refused).toMatchObject({ kind: 'person', code: 'refused-by-rule' });
    expect((refused as { words?: string }).words).toMatch(/^値が正しくありません/);
    faults().add({ kind: 'rowLocked', count: 2, methods: ['PATCH'] });
    for (let count = 0; count < 2; count += 1)
      expect(await failureOf(its.stage.crm.update(record.id, undefined, { name: 'x' }))).toMatchObject({
        kind: 'wait',
      });
    expect((await its.stage.crm.update(record.id, undefined, { name: 'x' })).values.name).toBe('x');
    const long = failureOf(its.stage.crm.update(record.id, undefined, { name: 'x'.repeat(121) }));
    expect(await long).toMatchObject({ kind: 'person', code: 'too-long', field: 'name' });
    const stageName = failureOf(its.stage.crm.update(record.id, undefined, { salesStage: 'No such stage' }));
    expect(await stageName).toMatchObject({ kind: 'operator', code: 'choice-unknown', field: 'salesStage' });
    const cleared = failureOf(its.stage.crm.update(record.id, undefined, { closeDate: '' }));
    expect(await cleared).toMatchObject({ kind: 'person', code: 'required', field: 'closeDate' });
  });

  it('writes no amount into an organisation of one other currency', async () => {
    faults().add({ kind: 'singleCurrency' });
    const described = await its.stage.crm.describe();
    expect(described).toMatchObject({ onlyOneCurrency: true, currencies: [{ code: 'USD' }] });
    const record = await made();
    expect(record.values.dealValue).toEqual({ value: 10, currency: 'USD' });
    const euros = failureOf(its.stage.crm.update(record.id, undefined, { dealValue: { value: 10, currency: 'EUR' } }));
    expect(await euros).toMatchObject({ kind: 'person', code: 'currency-missing', field: 'dealValue' });
    await its.stage.crm.update(record.id, undefined, { dealValue: { value: 12, currency: 'USD' } });
    expect(
      requests()
        .filter(({ method }) => method === 'PATCH')
        .map(({ body }) => body),
    ).toEqual([{ Amount: 12 }]);
  });

  it('says that products make the amount, and does not ask for it again', async () => {
    const record = await made();
    Object.assign(rows()[0]?.cells ?? {}, { HasOpportunityLineItem: true });
    expect(await its.stage.crm.read([record.id])).toMatchObject([{ record: { calculated: ['dealValue'] } }]);
    const refused = failureOf(its.stage.crm.update(record.id, undefined, { dealValue: { value: 1, currency: 'USD' } }));
    expect(await refused).toMatchObject({ kind: 'operator', code: 'not-writable', field: 'dealValue' });
  });

  it('goes on without a field that is hidden from its user, in every query', async () => {
    const record = await made();
    faults().add({ kind: 'columnSecured', column: 'CoSell_Notes_For_Microsoft__c' });
    // The description that is kept is an old one: one query fails, and the next one knows.
    expect(await failureOf(its.stage.crm.read([record.id]))).toMatchObject({
      kind: 'operator',
      code: 'column-unknown',
    });
    expect(await its.stage.crm.read([record.id])).toMatchObject([
      { kind: 'record', record: { unreadable: ['notes'] } },
    ]);
    expect((await its.stage.crm.describe()).problems).toMatchObject([{ code: 'column-unknown', field: 'notes' }]);
    expect((await its.stage.crm.update(record.id, undefined, { name: 'x' })).values).not.toHaveProperty('notes');
    faults().clear();
    faults().add({ kind: 'columnMasked', column: 'CoSell_Notes_For_Microsoft__c' });
    await its.stage.crm.describe();
    expect(await its.stage.crm.read([record.id])).toMatchObject([
      { kind: 'record', record: { unreadable: ['notes'] } },
    ]);
    faults().add({ kind: 'columnSecured', column: 'FederationIdentifier' });
    await its.stage.user({ name: 'Alex', entraId: referral, email: 'alex@contoso.example' });
    expect(await its.stage.crm.findUser({ entraId: referral, email: 'alex@contoso.example' })).toMatchObject({
      name: 'Alex',
    });
  });

  it('reads no description, and no field that the mapping does not name', async () => {
    const id = await its.stage.add({ ...values, description: 'Internal: discount up to 18 %' });
    await its.stage.crm.adopt(id, undefined, referral);
    expect(JSON.stringify(await Array.fromAsync(its.stage.crm.changedSince(undefined)))).not.toContain('discount');
    expect(requests().every(({ target }) => !/\bDescription\b/.test(decodeURIComponent(target)))).toBe(true);
  });

  it('reads on where a cursor has expired, by the server’s clock, and hears of deletions', async () => {
    its.stage.sandbox.salesforce.api.reading.pageSize = 2;
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.push((await its.stage.crm.create(crypto.randomUUID(), { values })).record.id);
    const pages = await Array.fromAsync(its.stage.crm.changedSince(undefined));
    expect(pages.map(({ records }) => records.length)).toEqual([2, 2, 1]);
    faults().add({ kind: 'cursorExpired', count: 1 });
    expect(await failureOf(Array.fromAsync(its.stage.crm.changedSince(undefined)))).toMatchObject({ kind: 'wait' });
    const mark = pages.at(-1)?.mark;
    faults().add({ kind: 'clockBehind' });
    its.stage.clock.advance(960_000);
    await its.stage.remove(ids[0] ?? '');
    await its.stage.edit(ids[1] ?? '', { name: 'Later' });
    its.stage.clock.advance(360_000);
    const later = await Array.fromAsync(its.stage.crm.changedSince(mark));
    expect(later.flatMap(({ gone }) => gone)).toEqual([ids[0]]);
    expect(later.flatMap(({ records }) => records.map(({ id }) => id))).toContain(ids[1]);
    its.stage.clock.advance(3_600_000);
    const quiet = await Array.fromAsync(its.stage.crm.changedSince(later.at(-1)?.mark));
    expect(quiet.map(({ records, gone }) => ({ records, gone }))).toEqual([{ records: [], gone: [] }]);
    expect(await Array.fromAsync(its.stage.crm.changedSince('of another CRM'))).not.toEqual([]);
  });

  it('leaves the customer’s other integrations the rest of the day’s calls', async () => {
    const record = await made();
    faults().add({ kind: 'quotaEaten' });
    await its.stage.crm.read([record.id]);
    const poll = failureOf(Array.fromAsync(its.stage.crm.changedSince(undefined)));
    expect(await poll).toMatchObject({ kind: 'wait', code: 'quota-nearly-used' });
    expect((await its.stage.crm.update(record.id, undefined, { name: 'x' })).values.name).toBe('x');
    expect((await its.stage.crm.describe()).quota).toMatchObject({ limit: 100_000 });
  });

  it('waits through maintenance and cut connections', async () => {
    const record = await made();
    faults().add({ kind: 'maintenance', count: 1 });
    expect(await failureOf(its.stage.crm.read([record.id]))).toMatchObject({ kind: 'wait', code: 'http-503' });
    faults().add({ kind: 'cutAfter', count: 1, methods: ['PATCH'] });
    const cut = failureOf(its.stage.crm.update(record.id, undefined, { name: 'y' }));
    expect(await cut).toMatchObject({ kind: 'wait', mayHaveArrived: true });
    expect(rows()[0]?.cells.Name).toBe('y');
  });

  it('never takes several records for one, nor two ids for one that differ by case', async () => {
    const one = '0065g000000AbCdEF1';
    expect(salesforceId('0065g000000AbCd')).toMatch(/^0065g000000AbCd/);
    expect(salesforceId('0065g000000AbCd')).not.toBe(salesforceId('0065g000000aBcD'));
    expect(salesforceId(one)).toBeUndefined();
    const record = await made();
    expect(await its.stage.crm.read([record.id.slice(0, 15)])).toMatchObject([{ record: { id: record.id } }]);
    expect(await its.stage.crm.find({ referralId: referral, recordId: record.id.slice(0, 15) })).toMatchObject([
      { by: 'record-id' },
    ]);
  });

  it('lets nothing from outside into a query but as a text', async () => {
    const record = await made();
    await its.stage.account('Contoso');
    const hostile = [`' OR Name != '`, `\\' OR Id != null --`, `x%' OR Name LIKE '%`, `006') OR (Name != '`];
    for (const text of hostile)
      expect(await its.stage.crm.searchAccounts({ name: text, dunsNumber: text, address: {} })).toEqual([]);
    for (const text of hostile) {
      expect(await its.stage.crm.find({ referralId: text, recordId: text })).toEqual([]);
      expect(await its.stage.crm.read([text])).toEqual([{ kind: 'gone', id: text }]);
      expect(await its.stage.crm.openOf(text)).toEqual([]);
      expect(await its.stage.crm.findUser({ entraId: text, email: text })).toBeUndefined();
      expect(await its.stage.crm.findContacts(text)).toEqual([]);
      const account = await its.stage.crm.createAccount({ name: text, address: { postalCode: text.slice(0, 20) } });
      expect(account.name).toBe(text);
      expect((await its.stage.crm.createAccount({ name: text, address: { postalCode: text.slice(0, 20) } })).id).toBe(
        account.id,
      );
      expect((await its.stage.crm.update(record.id, undefined, { name: text, notes: text })).values).toMatchObject({
        name: text,
        notes: text,
      });
    }
  });

  it('never reopens, and names organisation and missing stages', async () => {
    const record = await made();
    its.stage.sandbox.salesforce.people.do({ deed: 'win', id: record.id, values: {} });
    its.stage.clock.advance(2_000);
    const late = failureOf(its.stage.crm.update(record.id, undefined, { salesStage: 'Prospecting' }));
    expect(await late).toMatchObject({ kind: 'person', code: 'record-is-closed' });
    its.stage.sandbox.salesforce.people.do({ deed: 'removeStage', id: '', values: { stage: 'Value Proposition' } });
    const { orgId, problems } = await its.stage.crm.describe();
    expect(problems).toEqual([{ code: 'stage-unknown', words: 'Value Proposition' }]);
    faults().add({ kind: 'orgSwapped' });
    expect((await its.stage.another().describe()).orgId).not.toBe(orgId);
  });
});
