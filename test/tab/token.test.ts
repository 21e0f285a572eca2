import { afterAll, describe, expect, it } from 'vitest';
import { HttpProblem } from '../../src/http/http-problem.ts';
import { tabTokens } from '../../src/tab/server/tab-token.ts';
import { makeSigningKey } from '../harness/tokens.ts';
import { startEntra, tabAppId } from './support/entra.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const alex = { aadObjectId: '00000000-0000-4000-8000-00000000000A', name: 'Alex Wilber' };
const now = new Date('2027-03-01T10:00:00Z');
const entra = await startEntra(tenant, () => now);
afterAll(() => entra.close());
const check = tabTokens({ appId: tabAppId, authority: entra.authority, tenants: [tenant], now: () => now });
const seconds = now.getTime() / 1_000;
const other = '99999999-9999-4999-8999-999999999999';

const answerTo = async (authorization: string | undefined) => {
  const outcome = await check(authorization).catch((error: unknown) => error);
  return outcome instanceof HttpProblem ? `${outcome.status} ${outcome.reason}` : outcome;
};

describe('the token that Teams gives the tab', () => {
  it('says who somebody is, by tenant and object id in lower case', async () => {
    expect(await answerTo(`Bearer ${entra.token(alex)}`)).toEqual({
      tenantId: tenant,
      aadObjectId: alex.aadObjectId.toLowerCase(),
      name: 'Alex Wilber',
      guest: false,
    });
    expect(entra.requests).toEqual([`/${tenant}/discovery/v2.0/keys`]);
  });

  it('tells a guest by their account, a scope among others, and clocks that differ a little', async () => {
    const guest = entra.token(alex, { preferred_username: 'gail_partner.example#EXT#@contoso.example' });
    expect(await answerTo(`Bearer ${guest}`)).toMatchObject({ guest: true });
    const claims = { scp: 'User.Read access_as_user', exp: seconds - 59 };
    expect(await answerTo(`Bearer ${entra.token(alex, claims)}`)).toMatchObject({ name: 'Alex Wilber' });
  });

  const refused: readonly (readonly [string, () => string | undefined, string])[] = [
    ['nothing', () => undefined, '401 token'],
    ['another scheme', () => `Basic ${entra.token(alex)}`, '401 token'],
    ['a scheme in lower case', () => `bearer ${entra.token(alex)}`, '401 token'],
    ['the scheme twice', () => `Bearer Bearer ${entra.token(alex)}`, '401 token'],
    ['what is no token', () => 'Bearer a.b.c', '401 token'],
    ['a NUL', () => `Bearer ${entra.token(alex)}\0`, '401 token'],
    ['nine kilobytes', () => `Bearer ${entra.token(alex, { more: 'x'.repeat(9_000) })}`, '401 token'],
    ['expired 61 seconds ago', () => `Bearer ${entra.token(alex, { exp: seconds - 61 })}`, '401 token-expired'],
    ['without an end', () => `Bearer ${entra.token(alex, { exp: undefined })}`, '401 token'],
    ['not yet', () => `Bearer ${entra.token(alex, { nbf: seconds + 120 })}`, '401 token'],
    ['another audience', () => `Bearer ${entra.token(alex, { aud: other })}`, '401 token'],
    ['the address as audience', () => `Bearer ${entra.token(alex, { aud: `api://desk/${tabAppId}` })}`, '401 token'],
    ['two audiences', () => `Bearer ${entra.token(alex, { aud: [tabAppId, other] })}`, '401 token-claims'],
    ['another tenant', () => `Bearer ${entra.token(alex, { tid: other })}`, '401 tenant'],
    [
      'another tenant behind the right one',
      () => `Bearer ${entra.token(alex, { iss: `${entra.authority}/${other}/v2.0` })}`,
      '401 token',
    ],
    ['no object id', () => `Bearer ${entra.token(alex, { oid: undefined })}`, '401 token'],
    ['an object id that is none', () => `Bearer ${entra.token(alex, { oid: { $ne: '' } })}`, '401 token-claims'],
    ['an app, not a person', () => `Bearer ${entra.token(alex, { idtyp: 'app' })}`, '401 token-claims'],
    ['another client', () => `Bearer ${entra.token(alex, { azp: other })}`, '401 token-claims'],
    ['another scope', () => `Bearer ${entra.token(alex, { scp: 'access_as_user_too' })}`, '401 token-claims'],
    ['the first version', () => `Bearer ${entra.token(alex, { ver: '1.0' })}`, '401 token-claims'],
    ['no signature', () => `Bearer ${entra.token(alex, {}, { alg: 'none' })}x`, '401 token'],
    ['a shared secret', () => `Bearer ${entra.token(alex, {}, { alg: 'HS256', secret: tabAppId })}`, '401 token'],
    ['a key of nobody’s', () => `Bearer ${entra.token(alex, {}, {}, makeSigningKey('entra-1'))}`, '401 token'],
    ['a key id of nobody’s', () => `Bearer ${entra.token(alex, {}, { kid: 'nobody' })}`, '401 token'],
  ];
  it.each(refused)('is refused: %s', async (_name, authorization, answer) => {
    expect(await answerTo(authorization())).toBe(answer);
  });

  it('makes the desk ask nobody but the tenants it knows, and each once', async () => {
    for (let count = 0; count < 3; count++) {
      await answerTo(`Bearer ${entra.token(alex, { tid: other })}`);
      await answerTo(`Bearer ${entra.token(alex)}`);
    }
    expect(new Set(entra.requests)).toEqual(new Set([`/${tenant}/discovery/v2.0/keys`]));
    expect(entra.requests.length).toBeLessThan(4);
  });

  it('is not the person’s fault while the keys cannot be had', async () => {
    const gone = await startEntra(tenant, () => now);
    await gone.close();
    const unheard = tabTokens({ appId: tabAppId, authority: gone.authority, tenants: [tenant], now: () => now });
    await expect(unheard(`Bearer ${gone.token(alex)}`)).rejects.toMatchObject({ status: 503, reason: 'signing-keys' });
  });
});
