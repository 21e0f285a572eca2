// @peculiar/x509 resolves its parts with tsyringe, which wants this first.
import 'reflect-metadata';
import { sign, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
type KeyPair = Awaited<ReturnType<typeof rsaKeys>>;
const rsaKeys = (algorithm = rsa) => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

export interface TestCertificate {
  readonly subject: string;
  readonly keys: KeyPair;
  readonly pem: string;
  readonly der: Buffer;
  /** `Signature <base64>` over the body, with this certificate's key. */
  signatureOf(body: Buffer, algorithm?: string): string;
}

export interface CertificateSpec {
  readonly subject?: string;
  /** Absent: signed by itself. */
  readonly issuer?: TestCertificate;
  readonly ca?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly key?: 'rsa-1024' | 'ec';
  readonly keys?: KeyPair;
  readonly hash?: 'SHA-1';
  readonly caIssuersUrl?: string;
}

let serial = 1;

export async function certificate(spec: CertificateSpec = {}): Promise<TestCertificate> {
  const { subject = 'CN=pcnotifications-dispatch.test, O=Contoso, C=US', issuer, ca = false } = spec;
  const keys = spec.keys ?? (await keysOf(spec));
  const signingKey = (issuer?.keys ?? keys).privateKey;
  serial += 1;
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject,
    issuer: issuer?.subject ?? subject,
    signingKey: spec.hash ? await withHash(signingKey, spec.hash) : signingKey,
    publicKey: keys.publicKey,
    signingAlgorithm: { ...rsa, hash: spec.hash ?? rsa.hash },
    notBefore: new Date(spec.from ?? '2026-01-01T00:00:00Z'),
    notAfter: new Date(spec.to ?? '2027-01-01T00:00:00Z'),
    extensions: [
      new x509.BasicConstraintsExtension(ca, undefined, true),
      ...(spec.caIssuersUrl ? [new x509.AuthorityInfoAccessExtension({ caIssuers: [spec.caIssuersUrl] })] : []),
    ],
  });
  const der = Buffer.from(made.rawData);
  const privateKey = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    subject,
    keys,
    der,
    pem: new X509Certificate(der).toString(),
    signatureOf: (body, algorithm = 'sha256') =>
      `Signature ${sign(algorithm, body, { key: privateKey, format: 'der', type: 'pkcs8' }).toString('base64')}`,
  };
}

/** A key of WebCrypto is bound to its hash. */
async function withHash(key: KeyPair['privateKey'], hash: string): Promise<KeyPair['privateKey']> {
  const exported = await webcrypto.subtle.exportKey('pkcs8', key);
  return webcrypto.subtle.importKey('pkcs8', exported, { ...rsa, hash }, true, ['sign']);
}

async function keysOf({ key }: CertificateSpec): Promise<KeyPair> {
  if (key === 'ec') return webcrypto.subtle.generateKey(ec, true, ['sign', 'verify']);
  return rsaKeys(key === 'rsa-1024' ? { ...rsa, modulusLength: 1024 } : rsa);
}
