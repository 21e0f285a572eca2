import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { aSandbox, ask, clientOf, noon, signIn } from './a-sandbox.ts';

describe('signing in', () => {
  const clock = new FixedClock(noon);
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await aSandbox({ clock });
  });
  afterAll(() => sandbox.close());

  const grant = async (form: Record<string, string>, path = '/common/oauth2/v2.0/token') => {
    const { clientId, clientSecret, refreshTokens } = sandbox.credentials;
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: clientId,
        client_secret: clientSecret,
        refresh_token: refreshTokens.admin,
        ...form,
      }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const referrals = { scope: 'https://api.partner.microsoft.com/.default' };

  it('rotates the refresh token and leaves the old one good', async () => {
    const first = await grant(referrals);
    expect(first.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const rotated = String(first.body.refresh_token);
    expect(rotated).not.toBe(sandbox.credentials.refreshTokens.admin);
    expect((await grant({ ...referrals, refresh_token: rotated })).status).toBe(200);
    expect((await grant(referrals)).status).toBe(200);
  });

  it('answers with numbers as text at the v1 address', async () => {
    const { body } = await grant({ resource: 'https://api.partner.microsoft.com' }, '/common/oauth2/token');
    expect(body).toMatchObject({ expires_in: '3600', resource: 'https://api.partner.microsoft.com' });
  });

  it('takes a password, as the documented sample does', async () => {
    const { status } = await grant({
      ...referrals,
      grant_type: 'password',
      username: 'referrals.admin@contoso.example',
      password: sandbox.credentials.password,
    });
    expect(status).toBe(200);
  });

  it.each([
    ['a wrong secret', { ...referrals, client_secret: 'wrong' }, 401, 'invalid_client'],
    ['an unknown refresh token', { ...referrals, refresh_token: 'wrong' }, 400, 'invalid_grant'],
    ['an unknown resource', { scope: 'https://graph.microsoft.com/.default' }, 400, 'invalid_resource'],
  ])('refuses %s', async (_what, form, status, error) => {
    expect(await grant(form)).toMatchObject({ status, body: { error } });
  });

  it('refuses a token of the other audience, a forged one, and none', async () => {
    const webhooks = await signIn(sandbox, 'admin', 'https://api.partnercenter.microsoft.com');
    for (const token of [webhooks, 'forged.token', '']) {
      const heard = await ask(sandbox, 'GET', '/v1.0/engagements/referrals', undefined, {
        Authorization: `Bearer ${token}`,
      });
      expect(heard).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
    }
  });

  it('keeps tokens good when the demo clock jumps a week, and ends them by the real clock', async () => {
    const admin = await clientOf(sandbox);
    await sandbox.advanceClock('P7D');
    expect((await admin('GET', 'referrals')).status).toBe(200);
    clock.advance(3600_000);
    expect((await admin('GET', 'referrals')).status).toBe(401);
  });
});

describe('who sees what', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await aSandbox();
  });
  afterAll(() => sandbox.close());

  it('shows everything to the admin, own teams to the user, own location to its admin, nothing to others', async () => {
    const mine = await sandbox.createReferral({ customer: 'Mine', team: ['alex.wilber@contoso.example'] });
    const theirs = await sandbox.createReferral({ customer: 'Theirs', team: ['lee.gu@contoso.example'] });
    const elsewhere = await sandbox.createReferral({ team: [], mpnId: '4567002' });

    const seenBy = async (user: 'admin' | 'user' | 'locationAdmin') => {
      const { body } = await (await clientOf(sandbox, user))('GET', 'referrals');
      return new Set((body.value as { id: string }[]).map((record) => record.id));
    };
    expect(await seenBy('admin')).toEqual(new Set([mine.id, theirs.id, elsewhere.id]));
    expect(await seenBy('user')).toEqual(new Set([mine.id]));
    expect(await seenBy('locationAdmin')).toEqual(new Set([elsewhere.id]));

    const user = await clientOf(sandbox, 'user');
    expect((await user('GET', `referrals/${theirs.id}`)).status).toBe(404);
    const nobody = await clientOf(sandbox, 'nobody');
    expect(await nobody('GET', 'referrals')).toMatchObject({ status: 403, body: { error: { code: 'accessDenied' } } });
  });

  it("lets nobody change Microsoft's side", async () => {
    const sibling = await sandbox.createReferral({ kind: 'microsoftSibling' });
    const admin = await clientOf(sandbox);
    expect((await admin('GET', `referrals/${sibling.id}`)).body.organizationId).toBe('msft');
    const patch = [{ op: 'replace', path: '/details/notes', value: 'x' }];
    expect((await admin('PATCH', `referrals/${sibling.id}`, patch)).status).toBe(403);
  });
});
