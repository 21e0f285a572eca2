import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { connectTo, connectToOdd, type TestConnection } from './support/connection.ts';
import { type OddServer, type Reply, startOddServer } from './support/odd-server.ts';
import { wireReferral } from './support/wire-referral.ts';

const accept = { status: 'Active', substatus: 'Accepted' };

describe('a change, with the sandbox as Partner Center', () => {
  let sandbox: Sandbox;
  let connection: TestConnection;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: false });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    sandbox.clearFaults();
    sandbox.clearRequests();
    connection = connectTo(sandbox);
  });

  const writes = () => sandbox.requests().filter(({ method, path }) => method !== 'GET' && path.includes('/referrals'));

  it('tells when it is sent, which is not while it is queued', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, async () => (await sandbox.createReferral({})).id));
    const [sent, goOn] = [[] as string[], Promise.withResolvers<void>()];
    const changes = ids.map((id) => {
      const beforeSending = async () => {
        sent.push(id);
        await goOn.promise;
      };
      return connection.partnerCenter.change(id, undefined, { notes: 'x' }, 'bulk', { beforeSending });
    });
    // Two places are for such requests; this one has a place of its own, and is answered behind them.
    const urgent = (await sandbox.createReferral({})).id;
    expect(await connection.partnerCenter.change(urgent, undefined, accept)).toMatchObject({ kind: 'changed' });
    expect(sent).toEqual(ids.slice(0, 2));
    goOn.resolve();
    expect((await Promise.all(changes)).map(({ kind }) => kind)).toEqual(Array(4).fill('changed'));
    expect(sent.toSorted()).toEqual(ids.toSorted());
  });

  it('accepts a referral with If-Match and the smallest patch', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    const closingDateTime = new Date('2026-12-24T00:00:00Z');
    const result = await connection.partnerCenter.change(id, eTag, {
      ...accept,
      name: 'New name',
      dealValue: 7,
      closingDateTime,
    });
    expect(result).toMatchObject({
      kind: 'changed',
      record: {
        id,
        status: 'Active',
        substatus: 'Accepted',
        name: 'New name',
        dealValue: { value: 7 },
        closesAt: closingDateTime,
      },
    });
    expect(writes()).toMatchObject([
      {
        method: 'PATCH',
        ifMatch: eTag,
        body: [
          { op: 'replace', path: '/status', value: 'Active' },
          { op: 'replace', path: '/substatus', value: 'Accepted' },
          { op: 'replace', path: '/name', value: 'New name' },
          { op: 'replace', path: '/details/dealValue', value: 7 },
          { op: 'replace', path: '/details/closingDateTime', value: '2026-12-24T00:00:00.000Z' },
        ],
      },
    ]);
  });

  it.each(['patchAnswers204', 'patchAnswers200'] as const)('gives the new record when the server: %s', async (kind) => {
    const { id, eTag } = await sandbox.createReferral({});
    sandbox.setFaults({ kind });
    const result = await connection.partnerCenter.change(id, eTag, accept);
    expect(result).toMatchObject({ kind: 'changed', record: { status: 'Active', eTag: sandbox.record(id).eTag } });
  });

  it('is stale when the record has changed since', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    await connection.partnerCenter.change(id, eTag, { notes: 'somebody else' });
    expect(await connection.partnerCenter.change(id, eTag, accept)).toEqual({ kind: 'stale' });
    expect(sandbox.record(id).status).toBe('New');
  });

  it('is stale when the record changes while the request is on its way', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    sandbox.setFaults({ kind: 'preconditionRace', count: 1 });
    expect(await connection.partnerCenter.change(id, eTag, accept)).toEqual({ kind: 'stale' });
  });

  it('is refused when the rules forbid it, and when the record is not to be had', async () => {
    const { id } = await sandbox.createReferral({});
    await connection.partnerCenter.change(id, undefined, {
      status: 'Closed',
      substatus: 'Declined',
      statusReason: 'x',
    });
    expect(await connection.partnerCenter.change(id, undefined, accept)).toMatchObject({
      kind: 'refused',
      status: 400,
    });
    const unknown = '99999999-0000-4000-8000-000000000000';
    expect(await connection.partnerCenter.change(unknown, undefined, accept)).toEqual({
      kind: 'refused',
      status: 404,
      code: 'itemNotFound',
    });
    expect(await connection.partnerCenter.change('../referrals', undefined, accept)).toMatchObject({ code: 'bad-id' });
  });

  it('is for later when Partner Center is busy, down or cuts the line; a cut leaves open what happened', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    const change = () => connection.partnerCenter.change(id, eTag, accept);
    sandbox.setFaults({ kind: 'throttle', methods: ['PATCH'], count: 1, retryAfterSeconds: 17 });
    expect(await change()).toEqual({
      kind: 'later',
      reason: 'throttled',
      afterMilliseconds: 17_000,
      mayHaveArrived: false,
    });
    connection.clock.advance(17_000);
    sandbox.setFaults({ kind: 'serverError', methods: ['PATCH'], count: 1 });
    expect(await change()).toMatchObject({ kind: 'later', reason: 'serviceNotAvailable', mayHaveArrived: true });
    sandbox.setFaults({ kind: 'cutAfter', methods: ['PATCH'], count: 1 });
    expect(await change()).toMatchObject({ kind: 'later', reason: 'network', mayHaveArrived: true });
    expect(sandbox.record(id).status).toBe('Active');
    expect(await change()).toEqual({ kind: 'stale' });
  });

  it('survives a token that has expired, and says so when no new one is to be had', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    await connection.partnerCenter.get(id);
    sandbox.setFaults({ kind: 'expiredToken', count: 1 });
    expect(await connection.partnerCenter.change(id, eTag, { notes: 'x' })).toMatchObject({ kind: 'changed' });
    sandbox.setFaults({ kind: 'expiredToken', count: 1 }, { kind: 'revokedRefreshToken' });
    expect(await connection.partnerCenter.change(id, undefined, accept)).toMatchObject({
      kind: 'later',
      reason: 'sign-in-needed',
      mayHaveArrived: false,
    });
    expect(connection.signInState()).toMatchObject({ kind: 'sign-in-needed' });
  });

  it('renames by PUT where PATCH takes no name, after the transition', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    sandbox.setFaults({ kind: 'nameRefused' });
    const result = await connection.partnerCenter.change(id, eTag, { ...accept, name: 'By PUT' });
    expect(result).toMatchObject({ kind: 'changed', record: { name: 'By PUT', status: 'Active' } });
    expect(result).not.toHaveProperty('notApplied');
    expect(writes().map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'PUT']);
    sandbox.clearRequests();
    const again = await connection.partnerCenter.change(id, sandbox.record(id).eTag, { name: 'Again' });
    expect(again).toMatchObject({ kind: 'changed', record: { name: 'Again' } });
    expect(writes().map(({ method }) => method)).toEqual(['PUT']);
    expect(await connection.partnerCenter.change(id, eTag, { name: 'Too late' })).toEqual({ kind: 'stale' });
  });

  it('adds to the team, or replaces it', async () => {
    const { id } = await sandbox.createReferral({});
    const member = { firstName: 'Lynne', lastName: 'Robbins', email: 'lynne@contoso.example', phoneNumber: '5550100' };
    const added = await connection.partnerCenter.change(id, undefined, { addTeamMember: member });
    expect(added).toMatchObject({ kind: 'changed', record: { team: [{}, member] } });
    const replaced = await connection.partnerCenter.change(id, undefined, { team: [member] });
    expect(replaced).toMatchObject({ kind: 'changed', record: { team: [member] } });
  });

  it('of nothing sends nothing', async () => {
    const { id, eTag } = await sandbox.createReferral({});
    expect(await connection.partnerCenter.change(id, eTag, {})).toMatchObject({ kind: 'changed', record: { eTag } });
    expect(writes()).toEqual([]);
  });

  it('finds records by id, by engagement and by time of change', async () => {
    const { id, engagementId } = await sandbox.createReferral({ customer: 'Proseware' });
    const { partnerCenter } = connection;
    expect(await partnerCenter.get(id.toUpperCase())).toMatchObject({ id, customer: { name: 'Proseware' } });
    expect(await partnerCenter.get('99999999-0000-4000-8000-000000000000')).toBeUndefined();
    expect(await partnerCenter.related(engagementId)).toMatchObject([{ id }]);
    const all = await Array.fromAsync(partnerCenter.changedSince(new Date(0)));
    expect(all.map((record) => record.id).toSorted()).toEqual(
      sandbox
        .records()
        .map((record) => record.id)
        .toSorted(),
    );
  });

  it('creates a deal, and the request to Microsoft after it', async () => {
    const member = { firstName: 'Lynne', lastName: 'Robbins', email: 'lynne@contoso.example', phoneNumber: '5550100' };
    const deal = {
      name: 'Own deal',
      customer: {
        name: 'Tailspin Toys',
        address: { addressLine1: '1 Main St', city: 'Cleveland', country: 'US', postalCode: '44114' },
        contacts: [member],
        dunsNumber: '081466849',
      },
      notes: 'x',
      dealValue: { value: 50_000, currency: 'USD' },
      closesAt: new Date('2027-01-31T00:00:00Z'),
      solutions: [{ id: 'SOL-1234-PQRS', name: 'Sample' }],
      team: [member],
      shareWithMicrosoftSellers: true,
      marketplaceIntent: 'HaveNotDecided' as const,
    };
    const { partnerCenter } = connection;
    const created = await partnerCenter.create(deal);
    expect(created).toMatchObject({
      name: 'Own deal',
      status: 'Active',
      substatus: 'Accepted',
      dealValue: deal.dealValue,
    });
    const invited = await partnerCenter.create({
      ...deal,
      inviteMicrosoft: {
        engagementId: created.engagementId,
        assistanceRequestCode: 'GeneralOrOther',
        notes: 'Please help',
      },
    });
    expect(invited.engagementId).toBe(created.engagementId);
    expect(await partnerCenter.related(created.engagementId)).toHaveLength(2);
    await expect(partnerCenter.create({ ...deal, team: [] })).rejects.toMatchObject({
      outcome: 'refused',
      status: 400,
    });
    sandbox.setFaults({ kind: 'cutAfter', methods: ['POST'], count: 1 });
    await expect(partnerCenter.create(deal)).rejects.toMatchObject({ outcome: 'later', mayHaveArrived: true });
  });
});

describe('a change, answered oddly', () => {
  let server: OddServer;
  let tokens: OddServer;
  beforeAll(async () => {
    server = await startOddServer();
    tokens = await startOddServer();
  });
  const id = '11111111-0000-4000-8000-000000000001';
  const error = (status: number, code: string): Reply => ({ status, body: { error: { code, message: 'x' } } });
  const record: Reply = { body: wireReferral() };

  it.each([
    ['409 resourceModified', [error(409, 'resourceModified')], { kind: 'stale' }],
    ['409 preconditionFailed in other case', [error(409, 'PreconditionFailed')], { kind: 'stale' }],
    ['412 without a body', [{ status: 412 }], { kind: 'stale' }],
    ['409 of another kind', [error(409, 'conflict')], { kind: 'refused', status: 409, code: 'conflict' }],
    [
      'an inner error that we know',
      [{ status: 400, body: { error: { code: 'x', message: 'x', innererror: { code: 'AccessDenied' } } } }],
      { kind: 'refused', status: 400, code: 'accessDenied' },
    ],
    ['403 as text', [{ status: 403, body: 'no' }], { kind: 'refused', status: 403, code: 'http-403' }],
    [
      'a code that is no code',
      [error(400, 'Customer Fabrikam <x>')],
      { kind: 'refused', status: 400, code: 'http-400' },
    ],
    ['201', [{ ...record, status: 201 }], { kind: 'changed' }],
    ['202 without a body', [{ status: 202 }, record], { kind: 'changed' }],
    ['a record that cannot be read', [{ body: { id: 'x' } }, record], { kind: 'changed' }],
    [
      '204, and then nothing to be read',
      [{ status: 204 }, { status: 404 }],
      { kind: 'later', reason: 'unread-after-change', mayHaveArrived: true },
    ],
    [
      '204, and then a record that cannot be read',
      [{ status: 204 }, { body: {} }],
      { kind: 'later', reason: 'unreadable-answer', mayHaveArrived: true },
    ],
    [
      '429 in the shape of the older API',
      [{ status: 429, body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' } }],
      { kind: 'later', reason: 'throttled', afterMilliseconds: 57_000, mayHaveArrived: false },
    ],
  ] satisfies [string, Reply[], object][])('with %s', async (_what, replies, expected) => {
    server.answer(...replies);
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await partnerCenter.change(id, '"1"', accept)).toMatchObject(expected);
    expect(server.requests[0]).toMatchObject({ method: 'PATCH', url: `/v1.0/engagements/referrals/${id}` });
    expect(server.requests[0]?.headers).toMatchObject({ 'if-match': '"1"', prefer: 'return=representation' });
  });

  it('keeps every field of the record in the PUT of a name, except links', async () => {
    const wire = wireReferral({ somethingNew: { a: 1 }, '@odata.context': 'x', eTag: '"2"' });
    server.answer(error(400, 'invalidRequest'), { body: wire }, { body: { ...wire, name: 'Renamed' } });
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await partnerCenter.change(id, '"2"', { name: 'Renamed' })).toMatchObject({ record: { name: 'Renamed' } });
    const { links: _links, '@odata.context': _context, ...kept } = wire;
    expect(server.requests[2]).toMatchObject({ method: 'PUT' });
    expect(server.requests[2]?.headers).toMatchObject({ 'if-match': '"2"' });
    expect(JSON.parse(server.requests[2]?.body ?? '')).toEqual({ ...kept, name: 'Renamed' });
  });

  it('a list written as a whole keeps what only Partner Center knows, in whatever spelling it comes', async () => {
    const team = [
      {
        FirstName: 'Alex',
        LastName: 'Wilber',
        Email: 'Alex.Wilber@contoso.example',
        PhoneNumber: '1',
        Pronouns: 'they',
      },
      { firstName: 'Megan', lastName: 'Bowen', email: 'megan.bowen@contoso.example', emailValidationStatus: 'Valid' },
    ];
    const { eTag: _eTag, ...wire } = wireReferral({ team });
    // Its eTag stands in the header alone.
    server.answer({ body: wire, headers: { etag: '"2"' } }, record);
    const { partnerCenter } = connectToOdd(server, tokens);
    const megan = { firstName: 'Megan', lastName: 'Bowen', email: 'megan.bowen@contoso.example', phoneNumber: '2' };
    const alex = { firstName: 'Alex', lastName: 'Wilber', email: 'alex.wilber@contoso.example', phoneNumber: '1' };

    expect(await partnerCenter.change(id, '"2"', { team: [megan, alex] })).toMatchObject({ kind: 'changed' });

    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual([
      { op: 'replace', path: '/team', value: [megan, { Pronouns: 'they', ...alex }] },
    ]);
  });

  it.each([
    ['has changed since', { body: wireReferral({ eTag: '"3"' }) }, { kind: 'stale' }],
    ['is gone', error(404, 'itemNotFound'), { kind: 'refused', status: 404 }],
    ['cannot be read', { body: 'no' }, { kind: 'later', reason: 'unreadable-answer', mayHaveArrived: false }],
  ] satisfies [string, Reply, object][])(
    'writes no list as a whole when the record %s',
    async (_what, reply, expected) => {
      server.answer(reply);
      const { partnerCenter } = connectToOdd(server, tokens);
      expect(await partnerCenter.change(id, '"2"', { team: [] })).toMatchObject(expected);
      expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
    },
  );

  it('is done all but the name when the PUT is refused too', async () => {
    const bad = error(400, 'invalidRequest');
    server.answer(bad, record, record, bad);
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await partnerCenter.change(id, undefined, { ...accept, name: 'Odd' })).toMatchObject({
      kind: 'changed',
      notApplied: ['name'],
    });
    expect(server.requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'GET', 'PUT']);
  });

  it('is refused when the transition is, whatever the name', async () => {
    server.answer(error(400, 'invalidRequest'));
    const { partnerCenter } = connectToOdd(server, tokens);
    expect(await partnerCenter.change(id, undefined, { ...accept, name: 'Odd' })).toMatchObject({ kind: 'refused' });
    expect(server.requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
  });
});
