import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { HttpProblem, httpProblem } from '../../http/http-problem.ts';

/** Who signed in to Teams, as Entra ID says. */
export interface TabIdentity {
  /** Lower case, as the object id. Together they are the person; name and address may change and are for showing only. */
  readonly tenantId: string;
  readonly aadObjectId: string;
  readonly name: string;
  /** By the form of the account's name: somebody of another company. */
  readonly guest: boolean;
}

export interface TabTokenOptions {
  /** The application (client) id of the tab's own registration: the audience of a v2 token. */
  readonly appId: string;
  /** Where accounts come from, without a slash at its end: `https://login.microsoftonline.com`. */
  readonly authority: string;
  /** Lower case. A token of another tenant makes us ask nobody for keys. */
  readonly tenants: readonly string[];
  readonly now: () => Date;
}

const longestToken = 8_192;
/** Clock tolerance in seconds. */
const clockTolerance = 60;
/** An unknown key id asks for the keys anew, and anybody can make one up. */
const cooldown = 30_000;
const timeout = 5_000;

/**
 * The apps through which Teams, Outlook and Microsoft 365 ask for the tab's token
 * (learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad).
 */
export const teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
] as const;

const scope = 'access_as_user';

/** The demo's people have ids with a digit more, which the Playground wants. */
const entraId = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12,13}$/i);

const Claims = z.looseObject({
  tid: entraId,
  oid: entraId,
  ver: z.literal('2.0'),
  azp: z.enum(teamsClients),
  scp: z.string().refine((text) => text.split(' ').includes(scope)),
  // An app-only token represents no person.
  idtyp: z
    .string()
    .refine((type) => type !== 'app')
    .optional(),
  name: z.string().max(300).optional(),
  preferred_username: z.string().max(400).optional(),
});

export type CheckTabToken = (authorization: string | undefined) => Promise<TabIdentity>;

/**
 * Checks what Teams' single sign-on gave the page. Rejects with an HttpProblem: 401 for whatever is wrong with the token
 * (`token-expired` where a new one would do), 503 when there are no keys to check it with, which is not the person's fault.
 */
export function tabTokens({ appId, authority, tenants, now }: TabTokenOptions): CheckTabToken {
  const keysOf = new Map<string, JWTVerifyGetKey>();
  const keys = (tenant: string): JWTVerifyGetKey => {
    const known = keysOf.get(tenant);
    if (known) return known;
    const address = new URL(`${authority}/${tenant}/discovery/v2.0/keys`);
    const set = createRemoteJWKSet(address, { timeoutDuration: timeout, cooldownDuration: cooldown });
    keysOf.set(tenant, set);
    return set;
  };

  return async (authorization) => {
    const token = bearerOf(authorization);
    const tenant = tenantIn(token);
    if (!tenants.includes(tenant)) throw refused('tenant');
    const { payload } = await jwtVerify(token, keys(tenant), {
      issuer: `${authority}/${tenant}/v2.0`,
      audience: appId,
      algorithms: ['RS256'],
      clockTolerance,
      requiredClaims: ['exp', 'iat', 'oid', 'tid', 'scp', 'azp'],
      currentDate: now(),
    }).catch((error: unknown) => Promise.reject(toProblem(error)));
    return identityOf(payload, tenant);
  };
}

function bearerOf(authorization: string | undefined): string {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec((authorization ?? '').slice(0, longestToken + 8)) ?? [];
  if (!token || token.length > longestToken) throw refused('token');
  return token;
}

/** Unverified: only selects the keys to verify with. */
function tenantIn(token: string): string {
  try {
    return String(decodeJwt(token).tid ?? '').toLowerCase();
  } catch {
    throw refused('token');
  }
}

/** jose does not compare `tid` with the tenant in `iss`, nor read Entra's own claims. */
function identityOf(payload: JWTPayload, tenant: string): TabIdentity {
  const claims = Claims.safeParse(payload);
  if (!claims.success || claims.data.tid.toLowerCase() !== tenant || typeof payload.aud !== 'string')
    throw refused('token-claims');
  const { oid, name, preferred_username: account = '' } = claims.data;
  return {
    tenantId: tenant,
    aadObjectId: oid.toLowerCase(),
    name: name?.trim() || account || oid,
    guest: account.toUpperCase().includes('#EXT#'),
  };
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof errors.JWTExpired) return expired(error.payload);
  // The identity provider is out of reach: jose hands on what `fetch` said, or that it took too long.
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC')
    return httpProblem(503, { 'Retry-After': '5' }, { reason: 'signing-keys' });
  return refused('token');
}

/** The page asks Teams for a new one. Its signature was good, so that its sender is known, and always gets this honest answer. */
function expired({ tid, oid }: JWTPayload): HttpProblem {
  const note = { reason: 'token-expired', sender: `tab:${String(tid)}/${String(oid)}` };
  return new HttpProblem(401, 'token-expired', 'The sign-in has expired.', {}, note);
}

function refused(reason: 'token' | 'token-claims' | 'tenant'): HttpProblem {
  return httpProblem(401, {}, { reason });
}
