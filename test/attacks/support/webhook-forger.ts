import { randomUUID, sign } from 'node:crypto';
import type { Json } from '../../harness/cards.ts';
import type { TestCertificate } from '../../partner-center/support/test-certificates.ts';
import type { Attack } from './attack.ts';
import type { Surroundings } from './served-desk.ts';

export interface Forged {
  readonly payload?: Json;
  /** What is signed; by default what is sent. */
  readonly signed?: Buffer;
  readonly sent?: Buffer;
  /** Whose key signs; by default Partner Center's. */
  readonly by?: TestCertificate;
  readonly certificateUrl?: string | undefined;
  /** Undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Events as Partner Center signs them, and all that only look like it. */
export class WebhookForger {
  readonly #all: Surroundings;

  constructor(all: Surroundings) {
    this.#all = all;
  }

  get certificateUrl(): string {
    return `${this.#all.sandbox.url}/cert/pcnotifications-dispatch.cer`;
  }

  payload(changes: Json = {}): Json {
    return {
      EventName: 'referral-updated',
      ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${randomUUID()}`,
      ResourceName: 'referral CANARY',
      AuditUri: null,
      ResourceChangeUtcDate: new Date().toISOString(),
      ...changes,
    };
  }

  event({ payload = this.payload(), by, ...forged }: Forged = {}): Attack {
    const sent = forged.sent ?? Buffer.from(JSON.stringify(payload));
    const signed = forged.signed ?? sent;
    const signature = by?.signatureOf(signed) ?? this.#signature(signed);
    const certificateUrl = 'certificateUrl' in forged ? forged.certificateUrl : this.certificateUrl;
    const headers: Readonly<Record<string, string | undefined>> = {
      'X-MS-Signature': signature,
      'X-MS-Certificate-Url': certificateUrl,
      'X-MS-Signature-Algorithm': 'rsa-sha256',
      ...forged.headers,
    };
    return {
      path: '/api/partner-center/webhook',
      headers: Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1])),
      body: sent,
    };
  }

  #signature(signed: Buffer): string {
    return `Signature ${sign('sha256', signed, this.#all.sandbox.keys.privateKeyPem).toString('base64')}`;
  }
}
