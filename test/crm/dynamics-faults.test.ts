import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mappingOf } from '../../src/crm/mapping.ts';
import { CrmError } from '../../src/crm/port.ts';
import { systemTimers, type Timers } from '../../src/partner-center/timers.ts';
import { certificate as certificateOf } from '../partner-center/support/test-certificates.ts';
import { aDynamics, type DynamicsStage } from './a-dynamics.ts';
import { failureOf } from './failure-of.ts';

/** What can go wrong with Dynamics 365, each as the client says it in the port's words. */
describe('Dynamics 365, when something is wrong', () => {
  let stage: DynamicsStage;
  const referral = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const values = { name: 'Contoso', dealValue: { value: 10, currency: 'USD' }, notes: 'n', closeDate: '2027-03-31' };

  beforeEach(async () => {
    stage = await aDynamics();
  });
  afterEach(() => stage.sandbox.close());

  const faults = () => stage.sandbox.dynamics.faults;
  const requests = () => stage.sandbox.dynamics.requests;
  const made = async () => (await stage.crm.create(referral, { values })).record;
  const opportunities = () => stage.sandbox.dynamics.org.rows.all('opportunity');

  it('waits as a whole when one request is throttled, and goes on when the time is over', async () => {
    const record = await made();
    faults().add({ kind: 'throttled', count: 1 });
    const asked = failureOf(stage.crm.update(record.id, undefined, { name: 'x' }));
    expect(await asked).toMatchObject({
      kind: 'wait',
      code: 'throttled',
      afterMilliseconds: 7_000,
      mayHaveArrived: false,
    });
    const before = requests().length;
    expect(await failureOf(stage.crm.read([record.id]))).toMatchObject({ kind: 'wait', code: 'throttled' });
    expect(requests().length).toBe(before);
    stage.clock.advance(7_001);
    expect((await stage.crm.update(record.id, undefined, { name: 'x' })).values.name).toBe('x');
  });

  it('asks for one token in a hundred requests, for another when it ends, and is quiet when that is refused', async () => {
    const record = await made();
    const tokens = () => requests().filter(({ target }) => target.includes('oauth2')).length;
    for (let count = 0; count < 30; count += 1) await stage.crm.read([record.id]);
    expect(tokens()).toBe(1);
    faults().add({ kind: 'tokenExpired', count: 1 });
    expect(await stage.crm.read([record.id])).toMatchObject([{ kind: 'record' }]);
    expect(tokens()).toBe(2);
    stage.clock.advance(3_600_000);
    await stage.crm.read([record.id]);
    expect(tokens()).toBe(3);

    faults().add({ kind: 'tokenExpired' });
    expect(await failureOf(stage.crm.read([record.id]))).toEqual({ kind: 'sign-in', code: 'token-refused' });
    const before = requests().length;
    for (let count = 0; count < 5; count += 1)
      expect(await failureOf(stage.crm.read([record.id]))).toMatchObject({ kind: 'sign-in' });
    expect(requests().length).toBe(before);
    expect(stage.crm.signInState()).toMatchObject({ kind: 'down', code: 'token-refused' });
    faults().clear();
    stage.clock.advance(61_000);
    expect(await stage.crm.read([record.id])).toMatchObject([{ kind: 'record' }]);
    expect(stage.crm.signInState()).toEqual({ kind: 'signed-in' });
  });

  it('leaves a token endpoint alone that is down or asks to slow down, for as long as it says', async () => {
    const { id } = await made();
    const tokens = () => requests().filter(({ target }) => target.includes('oauth2')).length;
    const fresh = stage.another();
    faults().add({ kind: 'maintenance', pathContains: 'oauth2' });
    const before = tokens();
    for (let count = 0; count < 5; count += 1)
      expect(await failureOf(fresh.read([id]))).toMatchObject({ kind: 'wait', code: 'token-http-503' });
    expect(tokens()).toBe(before + 1);
    const told = await failureOf(fresh.read([id]));
    const { afterMilliseconds = 0 } = told as { readonly afterMilliseconds?: number };
    expect(afterMilliseconds).toBeGreaterThan(0);
    stage.clock.advance(afterMilliseconds);
    await failureOf(fresh.read([id]));
    expect(tokens()).toBe(before + 2);
    expect(fresh.signInState()).toEqual({ kind: 'not-tried' });
    faults().clear();
    stage.clock.advance(120_000);
    expect(await fresh.read([id])).toMatchObject([{ kind: 'record' }]);
  });

  it('leaves it alone in all processes, whichever of them was told to wait', async () => {
    const { id } = await made();
    const tokens = () => requests().filter(({ target }) => target.includes('oauth2')).length;
    const pauses = new Map<string, Date>();
    const sharedBackOff = {
      until: async (audience: string) => pauses.get(audience),
      throttled: async (audience: string, until: Date) => void pauses.set(audience, until),
    };
    const [one, other] = [stage.another({ sharedBackOff }), stage.another({ sharedBackOff })];
    faults().add({ kind: 'maintenance', pathContains: 'oauth2' });
    const before = tokens();
    expect(await failureOf(one.read([id]))).toMatchObject({ kind: 'wait', code: 'token-http-503' });
    const told = await failureOf(other.read([id]));
    expect(told).toMatchObject({ kind: 'wait', code: 'token-paused', afterMilliseconds: expect.any(Number) });
    expect(tokens()).toBe(before + 1);
    faults().clear();
    stage.clock.advance((told as { readonly afterMilliseconds: number }).afterMilliseconds);
    expect(await other.read([id])).toMatchObject([{ kind: 'record' }]);
  });

  it('uses a token to its end while the endpoint that renews it is down', async () => {
    const { id } = await made();
    const tokens = () => requests().filter(({ target }) => target.includes('oauth2')).length;
    faults().add({ kind: 'maintenance', pathContains: 'oauth2' });
    const before = tokens();
    // Renewal is due, but not yet the end.
    stage.clock.advance(57 * 60_000);
    for (let count = 0; count < 5; count += 1) expect(await stage.crm.read([id])).toMatchObject([{ kind: 'record' }]);
    expect(tokens()).toBe(before + 1);
    stage.clock.advance(4 * 60_000);
    expect(await failureOf(stage.crm.read([id]))).toMatchObject({ kind: 'wait', code: 'token-http-503' });
    faults().clear();
    stage.clock.advance(3_600_000);
    expect(await stage.crm.read([id])).toMatchObject([{ kind: 'record' }]);
  });

  it('closes a record with no revenue in a currency that is not known to be its own', async () => {
    const { record } = await stage.crm.create(referral, { values: { name: 'Contoso' } });
    const revenue = { value: 120_000, currency: 'EUR' };
    const closing = { kind: 'won', stage: '3', closedOn: '2026-12-01', revenue } as const;
    expect((await stage.crm.close(record.id, record.version, closing)).outcome).toMatchObject({ kind: 'won' });
    expect(opportunities().at(-1)?.cells).toMatchObject({ statecode: 1, actualvalue: 0 });
  });

  it('tells a wrong secret, a missing application user and a missing right apart', async () => {
    const wrong = stage.another({ clientSecret: 'wrong' });
    expect(await failureOf(wrong.describe())).toEqual({ kind: 'sign-in', code: 'AADSTS7000215' });
    faults().add({ kind: 'userMissing' });
    expect(await failureOf(stage.another().describe())).toMatchObject({ kind: 'operator', code: 'user-missing' });
  });

  it('signs in with a certificate as well', async () => {
    const { keys, pem: certificate } = await certificateOf();
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    stage.sandbox.dynamics.tokens.certificate = certificate;
    const pem = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n${certificate}`;
    const signed = stage.another({ clientSecret: undefined, certificate: pem });
    expect((await signed.describe()).keyIsReady).toBe(true);
    stage.sandbox.dynamics.tokens.certificate = undefined;
    const refused = stage.another({ clientSecret: undefined, certificate: pem });
    expect(await failureOf(refused.describe())).toMatchObject({ kind: 'sign-in', code: 'AADSTS700027' });
  });

  it('says that a record changed meanwhile, and writes nothing then', async () => {
    const record = await made();
    faults().add({ kind: 'changedMeanwhile', count: 1, methods: ['PATCH'] });
    const asked = failureOf(stage.crm.update(record.id, record.version, { name: 'x' }));
    expect(await asked).toMatchObject({ kind: 'merge-again', code: 'version' });
    expect(opportunities()[0]?.cells.name).toBe('Contoso');
  });

  it('adopts what another process made between its look and its write', async () => {
    faults().add({ kind: 'keyClash', count: 1 });
    expect(await stage.crm.create(referral, { values })).toMatchObject({
      created: false,
      record: { referralId: referral },
    });
    expect(opportunities()).toHaveLength(1);
  });

  it('creates nothing while the key is still being built', async () => {
    faults().add({ kind: 'keyPending' });
    expect(await stage.crm.describe()).toMatchObject({ keyIsReady: false, problems: [{ code: 'key-not-ready' }] });
    expect(await failureOf(stage.crm.create(referral, { values }))).toMatchObject({
      kind: 'operator',
      code: 'key-not-ready',
    });
    expect(opportunities()).toHaveLength(0);
  });

  it('asks a person about a duplicate, whichever status the rule answers with, and tries once', async () => {
    await stage.account('CONTOSO LIMITED');
    const customer = { name: 'Contoso Ltd', address: { country: 'DE' } };
    for (const status of [412, 500]) {
      faults().add({ kind: 'duplicateRule', count: 1, status });
      const before = requests().length;
      const asked = await failureOf(stage.crm.createAccount(customer));
      expect(asked).toMatchObject({
        kind: 'person',
        code: 'duplicate',
        choices: [{ name: 'CONTOSO LIMITED', country: 'DE' }],
      });
      expect(
        requests()
          .slice(before)
          .filter(({ method, target }) => method === 'POST' && target.includes('accounts')),
      ).toHaveLength(1);
    }
    expect((await stage.crm.createAccount({ name: 'Litware', address: {} })).name).toBe('Litware');
    await stage.account('Tailspin');
    expect(await failureOf(stage.crm.createAccount({ name: 'TAILSPIN', address: {} }))).toMatchObject({
      code: 'duplicate',
    });
  });

  it('makes one account, though its answer is lost', async () => {
    const customer = { name: 'Litware', address: { country: 'US', postalCode: '98052' } };
    faults().add({ kind: 'cutAfter', count: 1, methods: ['POST'], pathContains: 'accounts' });
    expect(await failureOf(stage.crm.createAccount(customer))).toMatchObject({ kind: 'wait', mayHaveArrived: true });
    const { id } = await stage.crm.createAccount(customer);
    expect((await stage.crm.searchAccounts(customer)).map((account) => account.id)).toEqual([id]);
  });

  it('passes on what the customer’s own plug-in says: plain, cut, and nowhere but in the failure', async () => {
    const record = await made();
    faults().add({ kind: 'refusedByRule', count: 1, methods: ['PATCH'] });
    const asked = await failureOf(stage.crm.update(record.id, undefined, { name: 'x' }));
    expect(asked).toMatchObject({ kind: 'person', code: 'refused-by-rule' });
    const { words = '' } = asked as { words?: string };
    expect(words).toMatch(/^値が正しくありません。<b>担当者/);
    expect(words.length).toBeLessThanOrEqual(300);
    expect(JSON.stringify(new CrmError(asked))).not.toContain('担当者');
    expect(new CrmError(asked).message).not.toContain('担当者');
  });

  it('names the field whose text is too long, and whose amount has no currency here', async () => {
    const record = await made();
    const long = stage.crm.update(record.id, undefined, { microsoftStatus: 'x'.repeat(101) });
    expect(await failureOf(long)).toMatchObject({ kind: 'person', code: 'too-long', field: 'microsoftStatus' });
    const twd = { dealValue: { value: 1, currency: 'TWD' } };
    expect(await failureOf(stage.crm.update(record.id, undefined, twd))).toMatchObject({ code: 'currency-missing' });
    stage.sandbox.dynamics.org.rows.add(
      'transactioncurrency',
      '11111111-0000-4000-8000-000000000001',
      { isocurrencycode: 'TWD', currencyprecision: 0, exchangerate: 33, statecode: 0 },
      'admin',
    );
    expect((await stage.crm.update(record.id, undefined, twd)).values.dealValue).toEqual(twd.dealValue);
  });

  it('rounds to each currency’s digits, and never takes an amount for another currency’s', async () => {
    const record = await made();
    for (const [value, currency, expected] of [
      [0.1 + 0.2, 'USD', 0.3],
      [1234.5, 'JPY', 1235],
      [1.2345, 'KWD', 1.235],
    ] as const) {
      const written = await stage.crm.update(record.id, undefined, { dealValue: { value, currency } });
      expect(written.values.dealValue?.currency).toBe(currency);
      expect(written.values.dealValue?.value).toBeCloseTo(expected, 3);
    }
    const bodies = requests().flatMap(({ method, body }) => (method === 'PATCH' ? [Object.keys(body as object)] : []));
    for (const body of bodies.slice(1))
      expect(body.sort()).toEqual(['estimatedvalue', 'transactioncurrencyid@odata.bind']);
    expect(JSON.stringify(requests())).not.toContain('estimatedvalue_base');
  });

  it('takes neither an empty nor a masked secured column for a value', async () => {
    const record = await made();
    for (const kind of ['columnSecured', 'columnMasked'] as const) {
      faults().clear();
      faults().add({ kind, column: 'csd_microsoftnotes' });
      const described = await stage.crm.describe();
      expect(described.problems).toContainEqual({ code: 'column-secured', field: 'notes' });
      expect(described.fields.notes).toMatchObject({ exists: true, readable: false });
      const [reading] = await stage.crm.read([record.id]);
      expect(reading).toMatchObject({ kind: 'record', record: { unreadable: ['notes'] } });
      expect(JSON.stringify(reading)).not.toContain('****');
      const refused = failureOf(stage.crm.update(record.id, undefined, { notes: 'x' }));
      expect(await refused).toMatchObject({ kind: 'operator', code: 'right-missing', field: 'notes' });
    }
  });

  it('reads no description, and no column that the mapping does not name', async () => {
    const id = await stage.add({ ...values, description: 'Internal: discount up to 18 %' });
    await stage.crm.adopt(id, undefined, referral);
    const pages = await Array.fromAsync(stage.crm.changedSince(undefined));
    expect(JSON.stringify(pages)).not.toContain('discount');
    expect(requests().every(({ target }) => !/[=,]description(,|&|$)/.test(decodeURIComponent(target)))).toBe(true);
  });

  it('says that an amount is calculated, and that a closed record takes nothing', async () => {
    const record = await made();
    const row = opportunities()[0];
    Object.assign(row?.cells ?? {}, { isrevenuesystemcalculated: true, estimatedvalue: 77 });
    const written = await stage.crm.update(record.id, undefined, { dealValue: { value: 5, currency: 'USD' } });
    expect(written).toMatchObject({ calculated: ['dealValue'], values: { dealValue: { value: 77 } } });
    stage.sandbox.dynamics.people.do({ deed: 'win', id: record.id, values: {} });
    const late = failureOf(stage.crm.update(record.id, undefined, { name: 'late' }));
    expect(await late).toMatchObject({ kind: 'person', code: 'record-is-closed' });
    expect(requests().every(({ body }) => !JSON.stringify(body ?? '').includes('statecode'))).toBe(true);
  });

  it('answers with what the environment made of a value', async () => {
    const record = await made();
    faults().add({ kind: 'rewrites' });
    const written = await stage.crm.update(record.id, record.version, { name: ' contoso deal ' });
    expect(written.values.name).toBe('CONTOSO DEAL');
    expect(await stage.crm.read([record.id])).toEqual([{ kind: 'record', record: written }]);
  });

  it('reads page by page by the server’s own links, which it neither writes anew nor follows elsewhere', async () => {
    for (let count = 0; count < 7; count += 1) await stage.crm.create(crypto.randomUUID(), { values });
    const pages = await Array.fromAsync(stage.another({ pageSize: 3 }).changedSince(undefined));
    expect(pages.map(({ records }) => records.length)).toEqual([3, 3, 1]);
    faults().add({ kind: 'foreignNextLink', count: 1 });
    const foreign = Array.fromAsync(stage.another({ pageSize: 3 }).changedSince(undefined));
    expect(await failureOf(foreign)).toMatchObject({ kind: 'operator', code: 'foreign-address' });
    faults().add({ kind: 'cursorExpired', count: 1 });
    expect(await failureOf(Array.fromAsync(stage.another({ pageSize: 3 }).changedSince(undefined)))).toMatchObject({
      kind: 'wait',
    });
  });

  it('goes by the server’s clock, and sees what was committed late', async () => {
    const { org } = stage.sandbox.dynamics;
    for (const kind of ['clockBehind', 'clockAhead'] as const) {
      faults().clear();
      faults().add({ kind });
      const { id } = (await stage.crm.create(crypto.randomUUID(), { values })).record;
      const mark = (await Array.fromAsync(stage.crm.changedSince(undefined))).at(-1)?.mark;
      stage.clock.advance(30_000);
      const row = org.row('opportunity', id);
      if (row) org.change(org.table('opportunity'), row, { name: kind }, 'somebody');
      // It began three minutes ago, and is only to be seen now.
      Object.assign(row ?? {}, { modifiedAt: (row?.modifiedAt ?? 0) - 180_000 });
      const later = (await Array.fromAsync(stage.crm.changedSince(mark))).flatMap(({ records }) => records);
      expect(later.find((record) => record.id === id)?.values.name).toBe(kind);
      stage.clock.advance(3_600_000);
      const much = (await Array.fromAsync(stage.crm.changedSince(mark))).at(-1)?.mark;
      stage.clock.advance(60_000);
      expect((await Array.fromAsync(stage.crm.changedSince(much))).flatMap(({ records }) => records)).toEqual([]);
    }
  });

  it('waits through maintenance, cut connections and long silence', async () => {
    const record = await made();
    faults().add({ kind: 'maintenance', count: 1 });
    expect(await failureOf(stage.crm.read([record.id]))).toMatchObject({ kind: 'wait', code: 'http-503' });
    faults().add({ kind: 'rowLocked', count: 1 });
    expect(await failureOf(stage.crm.update(record.id, undefined, { name: 'x' }))).toMatchObject({ kind: 'wait' });
    faults().add({ kind: 'cutBefore', count: 1 });
    expect(await failureOf(stage.crm.read([record.id]))).toMatchObject({ kind: 'wait', mayHaveArrived: false });
    faults().add({ kind: 'slow', count: 1, delayMs: 500, methods: ['PATCH'] });
    let patience = 60_000;
    const deadline: Timers['deadline'] = () => systemTimers.deadline(patience);
    const impatient = stage.another({ timers: { ...systemTimers, deadline } });
    await impatient.read([record.id]);
    // For the write alone: on a crowded machine a read takes as long.
    patience = 100;
    const asked = await failureOf(impatient.update(record.id, undefined, { name: 'x' }));
    expect(asked).toMatchObject({ kind: 'wait', code: 'timeout', mayHaveArrived: true });
  });

  it('names the organisation, so that another one behind the same address is seen', async () => {
    const { orgId } = await stage.crm.describe();
    faults().add({ kind: 'orgSwapped' });
    expect((await stage.crm.describe()).orgId).not.toBe(orgId);
  });

  it('says which stages and columns the mapping names and the environment lacks', async () => {
    stage.sandbox.dynamics.people.do({ deed: 'removeStage', id: '', values: { stage: 2 } });
    expect((await stage.crm.describe()).problems).toEqual([{ code: 'stage-unknown', words: '2' }]);
  });

  it('does not show a record that is no longer shared, nor a second user of the same address', async () => {
    const record = await made();
    stage.sandbox.dynamics.people.do({ deed: 'hide', id: record.id, values: {} });
    expect(await stage.crm.read([record.id])).toEqual([{ kind: 'gone', id: record.id }]);
    const refused = failureOf(stage.crm.create(referral, { values }));
    expect(await refused).toMatchObject({ kind: 'operator', code: 'key-taken-out-of-sight' });
    const email = 'twice@contoso.example';
    for (const entraId of [referral, referral.replace('0f', '1f')])
      await stage.user({ name: entraId, entraId, email: `${entraId[0]}${email}` });
    for (const row of stage.sandbox.dynamics.org.rows.all('systemuser'))
      if (String(row.cells.internalemailaddress).endsWith(email)) row.cells.internalemailaddress = email;
    expect(await stage.crm.findUser({ email })).toBeUndefined();
    expect(await stage.crm.findUser({ entraId: referral, email })).toMatchObject({ name: referral });
  });

  it('takes ids as people paste them, and nothing else into an address', async () => {
    const record = await made();
    const pasted = `{${record.id.toUpperCase()}}`;
    expect(await stage.crm.read([pasted])).toMatchObject([{ kind: 'record', record: { id: record.id } }]);
    for (const id of ["x'/**/", `${record.id})/x(`, '../WhoAmI', `${record.id}' or 1 eq 1`]) {
      expect(await stage.crm.read([id])).toEqual([{ kind: 'gone', id }]);
      expect(await failureOf(stage.crm.update(id, undefined, { name: 'x' }))).toMatchObject({ kind: 'gone' });
      expect(await failureOf(stage.crm.create(id, { values }))).toMatchObject({ kind: 'operator', code: 'bad-id' });
      expect(await stage.crm.openOf(id)).toEqual([]);
      expect(await stage.crm.findUser({ entraId: id })).toBeUndefined();
      expect(await stage.crm.find({ referralId: `' or name ne '`, recordId: id })).toEqual([]);
      expect(await stage.crm.searchAccounts({ name: `x') or (name ne '${id}`, address: {} })).toEqual([]);
    }
  });

  it('takes over what Microsoft’s connector linked, where the mapping names its column', async () => {
    const { org } = stage.sandbox.dynamics;
    const { mapping } = mappingOf('dynamics', { columns: { connectorId: 'msft_referralidentifier' } });
    const linked = { name: '✔ Contoso', msft_referralidentifier: referral.toUpperCase() };
    const { id } = org.create(org.table('opportunity'), linked, 'connector');
    const found = await stage.another({ mapping }).find({ referralId: referral });
    expect(found).toMatchObject([{ by: 'connector', record: { id, connectorId: referral } }]);
    expect(await stage.crm.find({ referralId: referral })).toEqual([]);
    const missing = mappingOf('dynamics', { columns: { connectorId: 'msft_nothing' } }).mapping;
    expect(await stage.another({ mapping: missing }).find({ referralId: referral })).toEqual([]);
  });

  it('has four requests under way at the most, whatever is asked of it', async () => {
    const record = await made();
    faults().add({ kind: 'slow', count: 12, delayMs: 20 });
    const asked = Array.from({ length: 12 }, (_, index) =>
      index % 3 === 0 ? stage.crm.update(record.id, undefined, { name: `x${index}` }) : stage.crm.read([record.id]),
    );
    await Promise.all(asked);
    expect(stage.sandbox.dynamics.load.most).toBeGreaterThan(1);
    expect(stage.sandbox.dynamics.load.most).toBeLessThanOrEqual(4);
  });

  it('says which right is missing, and does without one that it does not need', async () => {
    faults().add({ kind: 'rightMissing', column: 'organizations' });
    const described = await stage.crm.describe();
    expect(described).toMatchObject({ keyIsReady: true });
    expect(described).not.toHaveProperty('orgName');
    faults().clear();
    faults().add({ kind: 'rightMissing', column: 'accounts' });
    const refused = failureOf(stage.crm.searchAccounts({ name: 'Contoso', address: {} }));
    expect(await refused).toMatchObject({ kind: 'operator', code: 'right-missing' });
  });
});
