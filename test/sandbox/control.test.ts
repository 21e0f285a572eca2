import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { aSandbox, ask } from './a-sandbox.ts';

describe('control over HTTP', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await aSandbox({ seed: true });
  });
  afterAll(() => sandbox.close());

  const control = (method: string, path: string, body?: unknown) => ask(sandbox, method, `/_control/${path}`, body);

  it('makes a referral from nothing, or from every word of it', async () => {
    const invented = await control('POST', 'referrals');
    expect(invented).toMatchObject({
      status: 201,
      body: { type: 'Shared', direction: 'Incoming', status: 'New', team: [{ email: 'alex.wilber@contoso.example' }] },
    });
    const { body } = await control('POST', 'referrals', {
      kind: 'p2p',
      customer: 'Litware',
      country: 'DE',
      dealName: 'Kältetechnik',
      value: 40_000,
      currency: 'CHF',
      team: [],
      expiresIn: 'PT6H',
      notes: null,
      sender: 'Trey Research',
    });
    expect(body).toMatchObject({
      name: 'Kältetechnik',
      customerProfile: { name: 'Litware', address: { country: 'DE' } },
      details: { dealValue: 40_000, currency: 'CHF', notes: null },
      team: [],
      expirationDateTime: '2024-03-04T18:00:00.0000000Z',
      inviteContext: { invitedBy: { organizationName: 'Trey Research' } },
    });
  });

  it.each([
    ['referrals', { kind: 'nonsense' }],
    ['referrals', { expiresIn: 'soon' }],
    ['referrals', { unknown: 1 }],
    ['referrals', '{'],
    ['clock', {}],
    ['clock', { advance: 'a week' }],
    ['microsoft', { action: 'accept' }],
    ['microsoft', { action: 'accept', engagementId: 'nowhere' }],
    ['faults', { kind: 'nonsense' }],
    ['faults', { kind: 'slow', pathPattern: '(' }],
  ])('says what is wrong with %s %o', async (path, body) => {
    const heard = await control('POST', path, body);
    expect(heard.status).toBe(400);
    expect(heard.body.error.message).not.toBe('');
  });

  it('moves the clock and says by how much', async () => {
    expect((await control('POST', 'clock', { advance: 'P7D' })).body).toEqual({
      now: '2024-03-11T12:00:00.000Z',
      offsetMs: 604_800_000,
    });
    expect((await control('POST', 'clock', { now: '2024-03-04T12:00:00Z' })).body.offsetMs).toBe(0);
    expect((await control('GET', 'clock')).body.now).toBe('2024-03-04T12:00:00.000Z');
  });

  it('lets others act: the portal, the sender, Microsoft', async () => {
    const { id } = await sandbox.createReferral();
    expect(
      (await control('POST', 'microsoft', { action: 'edit', referralId: id, reason: 'More' })).body.inviteContext.notes,
    ).toBe('More');
    expect(
      (await control('POST', 'microsoft', { action: 'acceptInPartnerCenter', referralId: id })).body.substatus,
    ).toBe('Accepted');
    expect((await control('POST', 'microsoft', { action: 'declineInPartnerCenter', referralId: id })).status).toBe(400);
    // Past all that happened in the tests before this one.
    await control('POST', 'clock', { advance: 'P30D' });
    const sibling = await sandbox.createReferral({ kind: 'microsoftSibling' });
    const { engagementId } = sibling;
    expect((await control('POST', 'microsoft', { action: 'decline', engagementId })).body).toMatchObject({
      id: sibling.id,
      substatus: 'Declined',
      statusReason: 'No corresponding Microsoft customer record could be found',
    });
    const { microsoftView } = (await control('GET', 'state')).body;
    expect(microsoftView[0], 'what changed last comes first').toMatchObject({ substatus: 'Declined' });
  });

  it('sets and clears faults, and shows all of it', async () => {
    await control('POST', 'faults', { set: [{ kind: 'slow', delayMs: 1 }, { kind: 'hang' }] });
    expect((await control('POST', 'faults', { clear: 'hang' })).body.faults).toMatchObject([{ kind: 'slow' }]);
    const { body } = await control('GET', 'state');
    expect(body.faults).toHaveLength(1);
    expect((await control('POST', 'faults', { clear: true })).body.faults).toEqual([]);
    const hidden = body.records.filter((record: { type: string }) => record.type === 'Independent');
    const seen = new Set(body.microsoftView.map((view: { referralId: string }) => view.referralId));
    const ours = hidden.filter((record: { direction: string }) => record.direction === 'Outgoing');
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.some((record: { id: string }) => seen.has(record.id))).toBe(false);
  });

  it('serves its page, and refuses pages from elsewhere', async () => {
    const page = await (await fetch(sandbox.url)).text();
    for (const id of ['new-referral', 'advance-1h', 'advance-1d', 'advance-3d', 'advance-7d', 'break-api']) {
      expect(page).toContain(`data-testid="${id}"`);
    }
    expect(page).not.toMatch(/(src|href)="https?:/);
    const foreign = await ask(
      sandbox,
      'POST',
      '/_control/clock',
      { advance: 'P1D' },
      { Origin: 'https://elsewhere.example' },
    );
    expect(foreign.status).toBe(403);
  });
});

describe('the seed', () => {
  it('is believable, the same each time, and of every kind', async () => {
    const [one, other] = [await aSandbox({ seed: true }), await aSandbox({ seed: true })];
    const records = one.records();
    expect(records.length).toBeGreaterThanOrEqual(60);
    expect(other.records().map(({ id, name }) => ({ id, name }))).toEqual(
      records.map(({ id, name }) => ({ id, name })),
    );
    expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
    const values = (pick: (record: (typeof records)[number]) => string | null) => new Set(records.map(pick));
    expect(values((record) => record.substatus)).toEqual(
      new Set(['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error']),
    );
    expect(values((record) => record.customerProfile.address.country).size).toBeGreaterThan(6);
    expect(values((record) => record.details.currency).size).toBeGreaterThan(5);
    const waiting = records.filter((record) => record.status === 'New' && record.organizationName === 'Contoso');
    expect(waiting.some((record) => record.expirationDateTime === null)).toBe(true);
    expect(waiting.some((record) => record.team.length === 0)).toBe(true);
    await one.advanceClock('PT0S');
    expect(one.records().filter((record) => record.status === 'New').length).toBeGreaterThan(30);
    await Promise.all([one.close(), other.close()]);
  });
});
