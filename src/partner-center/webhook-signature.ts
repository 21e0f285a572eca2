import { verify } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { CertificateUrlGuard } from './certificate-url.ts';
import { Certificates, type CertificatesOptions, type SigningKey } from './certificates.ts';
import { type WebhookEvent, WebhookEventReader } from './webhook-event.ts';

/** Headers as Node delivers them: names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export type Verification =
  | { readonly ok: true; readonly event: WebhookEvent }
  /** `reason` is for the security log; the caller learns the status only. */
  | { readonly ok: false; readonly status: 400 | 401; readonly reason: string };

export interface WebhookVerifierOptions extends CertificatesOptions {
  readonly clock: Clock;
  /** Exact host names from which signing certificates may be fetched. */
  readonly certificateHosts: readonly string[];
  /** Hosts of the configured Partner Center addresses, which events may name in addition to Microsoft's own. */
  readonly resourceHosts?: readonly string[];
}

/** Microsoft signs with SHA-256; its sample also accepts SHA-1, which is forgeable. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ['rsa-sha256', 'sha256'],
  ['rsa-sha384', 'sha384'],
  ['rsa-sha512', 'sha512'],
]);

/**
 * Verifies that an event is from Partner Center. The order of the checks, and which failure is 400 and which 401,
 * follow Microsoft's sample (docs/partner-center.md#webhook-signature). The signature covers the raw bytes: JSON that
 * was parsed and serialised again differs.
 */
export class WebhookVerifier {
  readonly #clock: Clock;
  readonly #guard: CertificateUrlGuard;
  readonly #certificates: Certificates;
  readonly #events: WebhookEventReader;

  constructor(options: WebhookVerifierOptions) {
    this.#clock = options.clock;
    this.#guard = new CertificateUrlGuard(options.certificateHosts);
    this.#certificates = new Certificates(options);
    this.#events = new WebhookEventReader(options.resourceHosts);
  }

  async verify(headers: RequestHeaders, rawBody: Buffer): Promise<Verification> {
    const signature = signatureIn(headers);
    if (!signature) return unauthorized('no-signature');
    const certificateUrl = single(headers['x-ms-certificate-url']);
    if (!certificateUrl) return { ok: false, status: 400, reason: 'no-certificate-url' };
    const algorithmName = single(headers['x-ms-signature-algorithm']);
    if (!algorithmName) return { ok: false, status: 400, reason: 'no-algorithm' };
    const algorithm = algorithms.get(algorithmName.trim().toLowerCase());
    if (!algorithm) return unauthorized('algorithm-not-allowed');
    const url = this.#guard.check(certificateUrl.trim());
    if (typeof url === 'string') return unauthorized(url);

    const refused = await this.#refuse(url, (key) => verify(algorithm, rawBody, key, signature));
    if (refused) return unauthorized(refused);
    const event = this.#events.read(rawBody, this.#clock.serverNow());
    return typeof event === 'string' ? { ok: false, status: 400, reason: event } : { ok: true, event };
  }

  async #refuse(url: URL, fits: (key: (SigningKey & { ok: true })['key']) => boolean): Promise<string | undefined> {
    const kept = await this.#certificates.signingKey(url);
    if (!kept.ok) return kept.reason;
    if (fits(kept.key)) return undefined;
    const renewed = await this.#certificates.renewedSigningKey(url, kept);
    return renewed?.ok && fits(renewed.key) ? undefined : 'signature-does-not-fit';
  }
}

function unauthorized(reason: string): Verification {
  return { ok: false, status: 401, reason };
}

/** `Authorization: Signature <base64>`, or the same in `x-ms-signature` if the registration asked for that. */
function signatureIn(headers: RequestHeaders): Buffer | undefined {
  for (const header of [headers.authorization, headers['x-ms-signature']]) {
    const base64 = /^Signature +([A-Za-z0-9+/]{40,4096}={0,2})$/i.exec(single(header)?.trim() ?? '')?.[1];
    if (base64) return Buffer.from(base64, 'base64');
  }
  return undefined;
}

/** Undefined: missing, or repeated and therefore ambiguous. */
function single(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
