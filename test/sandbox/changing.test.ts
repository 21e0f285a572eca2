import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Ask, aSandbox, clientOf, privateDeal, set, toStanding } from './a-sandbox.ts';

let sandbox: Sandbox;
let admin: Ask;

beforeAll(async () => {
  sandbox = await aSandbox();
  admin = await clientOf(sandbox);
});
afterAll(() => sandbox.close());

describe('the transition matrix', () => {
  const standings = [
    ['New', 'Pending'],
    ['New', 'Received'],
    ['Active', 'Accepted'],
    ['Closed', 'Won'],
    ['Closed', 'Lost'],
    ['Closed', 'Declined'],
    ['Closed', 'Error'],
    ['Closed', 'Expired'],
  ] as const;
  const allowed = new Set([
    'New/Pending > New/Received',
    'New/Received > New/Pending',
    'New/Pending > Active/Accepted',
    'New/Received > Active/Accepted',
    'New/Pending > Closed/Declined',
    'New/Received > Closed/Declined',
    'Active/Accepted > Closed/Won',
    'Active/Accepted > Closed/Lost',
    'Active/Accepted > Closed/Error',
  ]);
  const steps = standings.flatMap((from) =>
    standings.filter((to) => to !== from).map((to) => ({ from, to, step: `${from.join('/')} > ${to.join('/')}` })),
  );

  it.each(steps)('$step', async ({ from, to, step }) => {
    const { id } = await sandbox.createReferral({ status: from[0], substatus: from[1] });
    const { status, body } = await admin('PATCH', `referrals/${id}`, toStanding(to[0], to[1]));
    expect(status).toBe(allowed.has(step) ? 204 : 400);
    if (status === 400) expect(body.error.code).toBe('invalidRequest');
    const after = sandbox.record(id);
    expect([after.status, after.substatus]).toEqual(allowed.has(step) ? to : from);
  });

  it('wants status and substatus in one request', async () => {
    const { id } = await sandbox.createReferral();
    expect((await admin('PATCH', `referrals/${id}`, [set('/status', 'Active')])).status).toBe(400);
    expect((await admin('PATCH', `referrals/${id}`, [set('/substatus', 'Accepted')])).status).toBe(400);
    expect((await admin('PATCH', `referrals/${id}`, toStanding('Closed', 'Accepted'))).status).toBe(400);
    expect(sandbox.record(id).status).toBe('New');
  });

  it('stamps what follows: accepted, closed, no more deadline', async () => {
    const { id, expirationDateTime } = await sandbox.createReferral();
    expect(expirationDateTime).toBe('2024-03-18T12:00:00.0000000Z');
    await admin('PATCH', `referrals/${id}`, toStanding('Active', 'Accepted'));
    const accepted = sandbox.record(id);
    expect(accepted).toMatchObject({ expirationDateTime: null, acceptedDateTime: accepted.updatedDateTime });
    await admin('PATCH', `referrals/${id}`, [...toStanding('Closed', 'Lost'), set('/statusReason', 'Not a customer')]);
    const closed = sandbox.record(id);
    expect(closed).toMatchObject({ closedDateTime: closed.updatedDateTime, statusReason: 'Not a customer' });
  });

  it('takes nothing more on a closed referral', async () => {
    const { id } = await sandbox.createReferral({ status: 'Closed', substatus: 'Lost' });
    expect((await admin('PATCH', `referrals/${id}`, [set('/details/notes', 'x')])).status).toBe(400);
  });
});

describe('PATCH', () => {
  it('answers 204 by default, the record with Prefer, and takes up to two trailing slashes', async () => {
    const { id, eTag, updatedDateTime } = await sandbox.createReferral();
    const plain = await admin('PATCH', `referrals/${id}//`, [set('/details/dealValue', '10000')], { 'If-Match': eTag });
    expect(plain).toMatchObject({ status: 204, body: undefined });
    const whole = await admin('PATCH', `referrals/${id}/`, [set('/name', 'Renamed')], {
      Prefer: 'return=representation',
    });
    expect(whole).toMatchObject({ status: 200, body: { id, name: 'Renamed', details: { dealValue: 10_000 } } });
    expect(whole.body.eTag).toMatch(/^"[0-9a-f-]+"$/);
    expect(whole.body.eTag).not.toBe(eTag);
    expect(whole.body.updatedDateTime > updatedDateTime).toBe(true);
    expect(whole.body.updatedDateTime).toMatch(/\.\d{7}Z$/);
    expect(whole.headers.get('etag')).toBe(whole.body.eTag);
  });

  it('refuses a stale If-Match and takes the write without one', async () => {
    const { id, eTag } = await sandbox.createReferral();
    const change = [set('/details/notes', 'first')];
    expect((await admin('PATCH', `referrals/${id}`, change, { 'If-Match': eTag })).status).toBe(204);
    expect(await admin('PATCH', `referrals/${id}`, change, { 'If-Match': eTag })).toMatchObject({
      status: 412,
      body: { error: { code: 'preconditionFailed' } },
    });
    expect((await admin('PATCH', `referrals/${id}`, change)).status).toBe(204);
  });

  it('adds to lists, all or nothing', async () => {
    const { id } = await sandbox.createReferral();
    const jane = { email: 'jane.doe@contoso.example', firstName: 'Jane', lastName: 'Doe', phoneNumber: '1' };
    expect((await admin('PATCH', `referrals/${id}`, [{ op: 'add', path: '/team/-', value: jane }])).status).toBe(204);
    expect(sandbox.record(id).team.map((person) => person.firstName)).toEqual(['Alex', 'Jane']);
    const half = [set('/details/notes', 'taken?'), set('/details/currency', 'XXQ')];
    expect((await admin('PATCH', `referrals/${id}`, half)).status).toBe(400);
    expect(sandbox.record(id).details.notes).not.toBe('taken?');
  });

  it.each([
    ['remove', [{ op: 'remove', path: '/details/notes', value: null }]],
    ['an unknown path', [set('/customerProfile/name', 'x')]],
    ['an operation without value', [{ op: 'replace', path: '/details/notes' }]],
    ['an empty team', [set('/team', [])]],
    ['no solutions', [set('/details/requirements/solutions', [])]],
    ['a value that is no number', [set('/details/dealValue', 'much')]],
    ['an object', { op: 'replace' }],
    ['what is no JSON', '[{'],
  ])('refuses %s', async (_what, patch) => {
    const { id } = await sandbox.createReferral();
    expect((await admin('PATCH', `referrals/${id}`, patch)).status).toBe(400);
  });

  it('shares a private deal once and for all', async () => {
    const { id } = await sandbox.createReferral({ kind: 'private' });
    expect(sandbox.microsoftView().some((view) => view.referralId === id)).toBe(false);
    const path = '/consent/consentToShareReferralWithMicrosoftSellers';
    expect((await admin('PATCH', `referrals/${id}`, [set(path, true)])).status).toBe(204);
    expect(sandbox.record(id).type).toBe('Shared');
    expect(sandbox.microsoftView().some((view) => view.referralId === id)).toBe(true);
    expect((await admin('PATCH', `referrals/${id}`, [set(path, false)])).status).toBe(400);
  });
});

describe('PUT', () => {
  it('needs If-Match and a body without links', async () => {
    const { id } = await sandbox.createReferral();
    const { body } = await admin('GET', `referrals/${id}`);
    const { links, ...record } = body;
    expect(links.relatedReferrals.uri).toContain(record.engagementId);
    const changed = { ...record, name: 'By PUT' };
    expect((await admin('PUT', `referrals/${id}`, changed)).status).toBe(400);
    const headers = { 'If-Match': record.eTag };
    expect((await admin('PUT', `referrals/${id}`, { ...changed, links }, headers)).status).toBe(400);
    expect(await admin('PUT', `referrals/${id}`, changed, headers)).toMatchObject({
      status: 200,
      body: { name: 'By PUT' },
    });
    expect((await admin('PUT', `referrals/${id}`, changed, headers)).status).toBe(412);
  });
});

describe('POST', () => {
  it('creates our deal accepted at once, its type derived from consent', async () => {
    const { status, body } = await admin('POST', 'referrals', { ...privateDeal(), type: 'Shared' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'Active',
      substatus: 'Accepted',
      direction: 'Outgoing',
      type: 'Independent',
      organizationName: 'Contoso',
      expirationDateTime: null,
      acceptedDateTime: body.createdDateTime,
      consent: { consentToContact: true },
    });
  });

  it.each([
    ['no customer profile', { customerProfile: undefined }],
    ['no name', { name: ' ' }],
    [
      'a country in three letters',
      {
        customerProfile: {
          ...privateDeal().customerProfile,
          address: { ...privateDeal().customerProfile.address, country: 'USA' },
        },
      },
    ],
    ['an invented currency', { details: { ...privateDeal().details, currency: 'ZZZ' } }],
    ['no solution', { details: { ...privateDeal().details, requirements: { solutions: [] } } }],
    ['an incomplete team', { team: [{ firstName: 'John' }] }],
    [
      'help without a contact',
      {
        inviteContext: { assistanceRequestCode: 'ProofOfConceptOrDemo' },
        customerProfile: { ...privateDeal().customerProfile, team: [] },
      },
    ],
    ['an unknown engagement', { engagementId: '22222222-0000-4000-8000-000000000001' }],
  ])('refuses %s', async (_what, part) => {
    expect((await admin('POST', 'referrals', { ...privateDeal(), ...part })).status).toBe(400);
  });

  it('invites Microsoft to an engagement of ours, and Microsoft answers', async () => {
    const own = (await admin('POST', 'referrals', privateDeal())).body;
    const invitation = {
      ...privateDeal(),
      type: 'Shared',
      engagementId: own.engagementId,
      target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
      inviteContext: { notes: 'Please help', assistanceRequestCode: 'ProofOfConceptOrDemo' },
    };
    const { status, body } = await admin('POST', 'referrals', invitation);
    expect(status).toBe(201);
    expect(body).toMatchObject({ organizationId: 'msft', status: 'New', substatus: 'Pending', type: 'Shared' });
    expect(body.engagementId).toBe(own.engagementId);
    expect(sandbox.record(own.id)).toMatchObject({ type: 'Shared' });
    expect((await admin('POST', 'referrals', invitation)).status).toBe(400);

    await sandbox.microsoft({ action: 'accept', engagementId: own.engagementId });
    const related = await admin('GET', `referrals?$filter=engagementId eq '${own.engagementId}'`);
    expect(related.body.value).toHaveLength(2);
    const { microsoftMsxId } = sandbox.record(own.id).trackingInfo;
    expect(microsoftMsxId).toMatch(/^7-/);
    expect(sandbox.record(body.id)).toMatchObject({ substatus: 'Accepted', trackingInfo: { microsoftMsxId } });
  });

  it('has no DELETE, wants JSON, and knows no other id', async () => {
    const { id } = await sandbox.createReferral();
    expect((await admin('DELETE', `referrals/${id}`)).status).toBe(405);
    expect((await admin('POST', 'referrals', '{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await admin('GET', 'referrals/22222222-0000-4000-8000-000000000001')).body.error.code).toBe('itemNotFound');
  });
});

describe('registrations', () => {
  const registration = {
    type: 'AzureIPCoSell',
    solutionDetails: [
      {
        id: 'SOL-1234-PQRS',
        currency: 'USD',
        value: 24000,
        isDeployedOnAzure: true,
        primaryDeploymentOn: 'Customer',
        pricingModel: 'Other',
        marketplaceTransactionDetails: { isMarketplaceTransacted: false, marketplaceTransactionDateTime: null },
      },
    ],
    contract: {
      currency: 'USD',
      value: 30000,
      term: 'Finite',
      signDateTime: '2024-03-01T00:00:00Z',
      startDateTime: '2024-03-01T00:00:00Z',
      endDateTime: '2025-03-01T00:00:00Z',
    },
  };
  const add = [{ op: 'add', path: '/registrations/-', value: registration }];

  it('registers a deal that was won, and lets the review go on', async () => {
    const { id } = await sandbox.createReferral({ status: 'Closed', substatus: 'Won' });
    expect((await admin('PATCH', `referrals/${id}/`, add)).status).toBe(204);
    expect(sandbox.record(id)).toMatchObject({ registrationStatus: 'ReviewPending', substatus: 'Won' });
    await sandbox.microsoft({ action: 'actionRequired', referralId: id, reason: 'Contract missing' });
    expect(sandbox.record(id).registrations[0]).toMatchObject({
      status: 'ActionRequired',
      statusReason: 'Contract missing',
    });
    const update = [set('/registrations/0/contract/value', 31000)];
    expect((await admin('PATCH', `referrals/${id}//`, update)).status).toBe(204);
    expect(sandbox.record(id).registrations[0]).toMatchObject({ status: 'ReviewPending', contract: { value: 31000 } });
    expect((await admin('PATCH', `referrals/${id}`, [set('/registrations/0/status', 'Approved')])).status).toBe(400);
  });

  it('refuses private, open and badly described ones', async () => {
    const open = await sandbox.createReferral({ status: 'Active' });
    const hidden = await sandbox.createReferral({ kind: 'private', status: 'Closed', substatus: 'Won' });
    const won = await sandbox.createReferral({ status: 'Closed', substatus: 'Won' });
    expect((await admin('PATCH', `referrals/${open.id}`, add)).status).toBe(400);
    expect((await admin('PATCH', `referrals/${hidden.id}`, add)).status).toBe(400);
    const bad = [{ op: 'add', path: '/registrations/-', value: { ...registration, type: 'Other' } }];
    expect((await admin('PATCH', `referrals/${won.id}`, bad)).status).toBe(400);
  });
});
