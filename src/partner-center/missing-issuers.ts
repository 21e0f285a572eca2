import type { X509Certificate } from 'node:crypto';
import type { ChainResult } from './certificate-chain.ts';
import { fetchCertificates } from './fetch-certificates.ts';
import type { Timers } from './timers.ts';

const defaultHosts = ['www.microsoft.com', 'caissuers.microsoft.com', 'cacerts.digicert.com'];
const mostFetches = 3;

/**
 * Partner Center serves only the signing certificate. Like Microsoft's own sample (.NET), this fetches the issuing CAs
 * that the certificate names under "CA Issuers": without them no event could be verified, because trust stores hold
 * roots, not Microsoft's issuing CAs. The addresses are plain http by convention, as each certificate is verified by
 * its issuer's signature; the hosts are a fixed list.
 */
export class MissingIssuers {
  readonly #hosts: ReadonlySet<string>;
  readonly #timers: Timers;

  constructor(options: { issuerHosts?: readonly string[] | undefined; timers: Timers }) {
    this.#hosts = new Set(options.issuerHosts ?? defaultHosts);
    this.#timers = options.timers;
  }

  async complete(
    intermediates: readonly X509Certificate[],
    check: (intermediates: readonly X509Certificate[]) => ChainResult,
  ): Promise<ChainResult> {
    let known = intermediates;
    for (let fetches = 0; ; fetches += 1) {
      const result = check(known);
      if (result.trusted || !result.missing || fetches >= mostFetches) return result;
      const url = this.#issuerUrl(result.missing);
      const found = url ? await fetchCertificates(url, this.#timers).catch(() => []) : [];
      if (found.length === 0) return result;
      known = [...known, ...found];
    }
  }

  #issuerUrl(certificate: X509Certificate): URL | undefined {
    for (const [, address = ''] of certificate.infoAccess?.matchAll(/^CA Issuers - URI:(\S+)$/gm) ?? []) {
      const url = URL.parse(address);
      if (url && this.#hosts.has(url.host) && /^https?:$/.test(url.protocol)) return url;
    }
    return undefined;
  }
}
