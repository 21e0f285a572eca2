import type { X509Certificate } from 'node:crypto';
import { parseCertificates } from './certificate-chain.ts';
import { exchange } from './exchange.ts';
import type { Timers } from './timers.ts';

/** Throws if there is no answer within five seconds and 64 KB, or if it is not a certificate. */
export async function fetchCertificates(url: URL, timers: Timers): Promise<X509Certificate[]> {
  const { status, body } = await exchange(
    url,
    { method: 'GET', headers: {}, timeoutMilliseconds: 5_000, maximumBytes: 64 * 1024 },
    timers,
  );
  return status === 200 ? parseCertificates(body) : [];
}
