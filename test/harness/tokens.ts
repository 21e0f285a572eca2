import { constants, createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function makeSigningKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** A signed token, or one that only looks like it: `alg` is done as told, so that every forgery can be made. */
export function makeToken(
  claims: Readonly<Record<string, unknown>>,
  key: SigningKey,
  header: { readonly alg?: string; readonly kid?: string | undefined; readonly secret?: string } = {},
): string {
  const { secret, ...rest } = header;
  const { alg } = { alg: 'RS256', ...rest };
  const head = { typ: 'JWT', alg, kid: key.kid, ...rest };
  const input = `${encode(head)}.${encode(claims)}`;
  return `${input}.${signature(alg, input, key, secret)}`;
}

function signature(alg: string, input: string, key: SigningKey, secret = ''): string {
  if (alg === 'none') return '';
  if (alg.startsWith('HS'))
    return createHmac(`sha${alg.slice(2)}`, secret)
      .update(input)
      .digest('base64url');
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return createSign(`RSA-SHA${alg.slice(2)}`)
    .update(input)
    .sign({ key: key.privateKey, ...(alg.startsWith('PS') ? pss : {}) }, 'base64url');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
