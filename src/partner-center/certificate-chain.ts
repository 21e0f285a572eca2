import { X509Certificate } from 'node:crypto';

export type ChainResult =
  /** `until`: when the first certificate of the chain expires. */
  | { readonly trusted: true; readonly until: Date }
  /** `missing`: the certificate whose issuer was not found. */
  | { readonly trusted: false; readonly reason: string; readonly missing?: X509Certificate };

const longestChain = 5;

/**
 * Finds a path from the signing certificate to a trust anchor. Node checks single links (`checkIssued`, `verify`), so
 * the path is built here: each issuer must be a CA, its name and key must fit, all must be valid now. Not checked, as
 * Node does not expose them: revocation, name constraints, path lengths. The certificate's address is on an exact list
 * of hosts, so the chain is a second safeguard, not the only one. An anchor need not be a root: an operator may pin an
 * intermediate.
 */
export function checkChain(
  leaf: X509Certificate,
  intermediates: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  now: Date,
): ChainResult {
  const refused = checkLeaf(leaf, now);
  if (refused) return { trusted: false, reason: refused };
  const chain = [leaf];
  for (let last = leaf; chain.length < longestChain; ) {
    const anchor = anchors.find((candidate) => issued(candidate, last, now));
    if (anchor) return { trusted: true, until: firstExpiry([...chain, anchor]) };
    const next = intermediates.find((candidate) => !chain.includes(candidate) && issued(candidate, last, now));
    if (!next) return { trusted: false, reason: 'certificate-not-trusted', missing: last };
    chain.push(next);
    last = next;
  }
  return { trusted: false, reason: 'certificate-not-trusted' };
}

function checkLeaf(leaf: X509Certificate, now: Date): string | undefined {
  if (!isValidAt(leaf, now)) return 'certificate-expired';
  if (leaf.ca) return 'certificate-is-a-ca';
  // Node formats the issuer as one attribute per line, with control characters escaped, so a CN cannot forge this line.
  if (!leaf.issuer.split('\n').includes('O=Microsoft Corporation')) return 'certificate-issuer';
  const { asymmetricKeyType, asymmetricKeyDetails } = leaf.publicKey;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return 'certificate-key';
  return undefined;
}

function issued(issuer: X509Certificate, subject: X509Certificate, now: Date): boolean {
  return (
    issuer.ca &&
    isValidAt(issuer, now) &&
    subject.checkIssued(issuer) &&
    !/md5|sha1(?!\d)/i.test(subject.signatureAlgorithm ?? '') &&
    subject.verify(issuer.publicKey)
  );
}

function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return certificate.validFromDate <= now && now <= certificate.validToDate;
}

function firstExpiry(chain: readonly X509Certificate[]): Date {
  return new Date(Math.min(...chain.map((certificate) => certificate.validToDate.getTime())));
}

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Parses DER, or PEM with the signing certificate first, optionally followed by intermediates. Throws on anything else.
 */
export function parseCertificates(content: Buffer): X509Certificate[] {
  const blocks = content.toString('latin1').match(pemBlock)?.slice(0, longestChain);
  return (blocks ?? [content]).map((block) => new X509Certificate(block));
}
