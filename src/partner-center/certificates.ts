import { type KeyObject, X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { Clock } from '../clock.ts';
import { checkChain } from './certificate-chain.ts';
import { fetchCertificates } from './fetch-certificates.ts';
import { MissingIssuers } from './missing-issuers.ts';
import type { Timers } from './timers.ts';

export type SigningKey = Readonly<
  /** `askedAt`: when a newer one was last requested; later than `fetchedAt` if that failed. */
  { ok: true; key: KeyObject; fetchedAt: number; askedAt: number; validUntil: number } | { ok: false; reason: string }
>;

interface Kept {
  readonly key: Promise<SigningKey>;
  until: number;
  /** Its certificate was verified once: fetching it again does not count against the limit, and it is evicted last. */
  proven: boolean;
}

export interface CertificatesOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  /** PEM. By default Node's trust store and the certificates of NODE_EXTRA_CA_CERTS. */
  readonly trustAnchors?: readonly string[] | undefined;
  /** Hosts that publish missing intermediates, with the port if it is not the default; see `MissingIssuers`. */
  readonly issuerHosts?: readonly string[] | undefined;
}

const keepGood = 24 * 3_600_000;
const keepBad = 60_000;
const mostEntries = 50;
/**
 * Upper bound: each new address costs a request of the desk, and anybody can send many. Partner Center has a single
 * address, which rarely changes.
 */
const newAddressesPerMinute = 20;

/**
 * A cache of signing keys by the address of their certificate; each is verified up to a trust anchor once, and kept for
 * a day at most.
 */
export class Certificates {
  readonly #options: CertificatesOptions;
  readonly #missingIssuers: MissingIssuers;
  readonly #kept = new Map<string, Kept>();
  #newAddresses = { since: Number.NEGATIVE_INFINITY, count: 0 };
  #anchors: readonly X509Certificate[] | undefined;

  constructor(options: CertificatesOptions) {
    this.#options = options;
    this.#missingIssuers = new MissingIssuers(options);
  }

  /** @param url already allowed by `CertificateUrlGuard`. */
  signingKey(url: URL): Promise<SigningKey> {
    const kept = this.#kept.get(url.href);
    if (kept && this.#now() < kept.until) return kept.key;
    if (!kept?.proven && !this.#mayAskNewAddress()) {
      return Promise.resolve({ ok: false, reason: 'certificate-addresses-too-many' });
    }
    return this.#keep(url, () => this.#fetch(url), kept?.proven);
  }

  #mayAskNewAddress(): boolean {
    const now = this.#now();
    if (now - this.#newAddresses.since >= 60_000) this.#newAddresses = { since: now, count: 0 };
    this.#newAddresses.count += 1;
    return this.#newAddresses.count <= newAddressesPerMinute;
  }

  /**
   * Fetches the certificate again if a signature does not match the cached key: Partner Center may have renewed it at
   * the same address.
   */
  async renewedSigningKey(url: URL, old: SigningKey): Promise<SigningKey | undefined> {
    // Bad signatures must neither cause a fetch each, nor evict the valid key while the host cannot be reached.
    if (!old.ok || this.#now() - old.askedAt < keepBad) return undefined;
    const kept = this.#kept.get(url.href)?.key;
    if (kept && (await kept) !== old) return kept;
    const renew = async (): Promise<SigningKey> => {
      const renewed = await this.#fetch(url);
      return renewed.ok ? renewed : { ...old, askedAt: this.#now() };
    };
    return this.#keep(url, renew, true);
  }

  #now(): number {
    return this.#options.clock.serverNow().getTime();
  }

  /** Caches the promise itself, so that concurrent events share one fetch. */
  #keep(url: URL, find: () => Promise<SigningKey>, proven = false): Promise<SigningKey> {
    const entry: Kept = { key: find(), until: Number.POSITIVE_INFINITY, proven };
    this.#kept.delete(url.href);
    this.#kept.set(url.href, entry);
    if (this.#kept.size > mostEntries) this.#forgetOne();
    void entry.key.then((key) => {
      entry.until = key.ok ? Math.min(key.validUntil, key.fetchedAt + keepGood) : this.#now() + keepBad;
      entry.proven ||= key.ok;
    });
    return entry.key;
  }

  /** Evicts the oldest entry that was never verified, else the oldest. */
  #forgetOne(): void {
    const addresses = [...this.#kept.keys()];
    const oldest = addresses.find((address) => !this.#kept.get(address)?.proven) ?? addresses[0];
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Never rejects: a failed fetch is a result, too, and is cached. */
  async #fetch(url: URL): Promise<SigningKey> {
    try {
      const [leaf, ...intermediates] = await fetchCertificates(url, this.#options.timers);
      if (!leaf) return { ok: false, reason: 'certificate-unreadable' };
      const chain = await this.#missingIssuers.complete(intermediates, (known) =>
        checkChain(leaf, known, this.#trustAnchors(), this.#options.clock.serverNow()),
      );
      if (!chain.trusted) return { ok: false, reason: chain.reason };
      const now = this.#now();
      return { ok: true, key: leaf.publicKey, fetchedAt: now, askedAt: now, validUntil: chain.until.getTime() };
    } catch {
      return { ok: false, reason: 'certificate-unavailable' };
    }
  }

  /** Parsed once, at the first event, as Node's trust store is long. */
  #trustAnchors(): readonly X509Certificate[] {
    const trusted = this.#options.trustAnchors ?? [
      ...tls.getCACertificates('bundled'),
      ...tls.getCACertificates('extra'),
    ];
    this.#anchors ??= trusted.map((pem) => new X509Certificate(pem));
    return this.#anchors;
  }
}
