// @peculiar/x509 resolves its parts with tsyringe, which wants this first.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as x509 from '@peculiar/x509';

/** What signs events, and the issuer that vouches for it: a test key and a test CA (reference, section 8 item 9). */
export interface SandboxKeys {
  readonly caCertificatePem: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** Secret under which access tokens are issued. */
  readonly tokenKey: string;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const year = 365 * 24 * 3600 * 1000;

/** Read from beside the state, so that a restart keeps them, or made and written there once. */
export async function loadKeys(folder: string | undefined, real: Date): Promise<SandboxKeys> {
  if (folder === undefined) return makeKeys(real);
  const file = path.join(folder, 'keys.json');
  const kept = readKeys(file);
  if (kept !== undefined) return kept;
  const keys = await makeKeys(real);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ca.pem'), keys.caCertificatePem);
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

function readKeys(file: string): SandboxKeys | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxKeys;
  } catch {
    // Absent or cut short by a crash: keys are made anew, and the desk fetches the new certificate.
    return undefined;
  }
}

/** Subject and issuer carry `O=Microsoft Corporation`, which the documented check looks for (SDK21 webhooks, step 4). */
async function makeKeys(real: Date): Promise<SandboxKeys> {
  const [caKeys, keys] = await Promise.all([generate(), generate()]);
  const validity = { notBefore: new Date(real.getTime() - year), notAfter: new Date(real.getTime() + 10 * year) };
  const issuer = 'CN=Co-sell Sandbox Test CA, O=Microsoft Corporation, C=US';
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: issuer,
    keys: caKeys,
    signingAlgorithm: algorithm,
    ...validity,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=pcnotifications-dispatch.sandbox, O=Microsoft Corporation, C=US',
    issuer,
    signingKey: caKeys.privateKey,
    publicKey: keys.publicKey,
    signingAlgorithm: algorithm,
    ...validity,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    caCertificatePem: ca.toString('pem'),
    certificatePem: certificate.toString('pem'),
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`,
    tokenKey: randomBytes(32).toString('base64url'),
  };
}

const generate = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
