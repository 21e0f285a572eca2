import { createSign } from 'node:crypto';
import type { SandboxKeys } from './webhook-keys.ts';

export interface WebhookRegistration {
  readonly subscriberId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly signatureInMsHeader: boolean;
}

/** The five fields of an event (docs/partner-center.md#webhook-events): no content, no event id. */
export interface WebhookEvent {
  readonly EventName: string;
  readonly ResourceUri: string;
  readonly ResourceName: string;
  readonly AuditUri: null;
  readonly ResourceChangeUtcDate: string;
}

export interface Attempt {
  readonly at: string;
  readonly status?: number;
  readonly error?: string;
}

export interface Delivery {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly referralId: string;
  readonly url: string;
  readonly attempts: Attempt[];
  /** offline: all attempts failed, none will follow. lost: a fault swallowed it. */
  state: 'pending' | 'delivered' | 'offline' | 'lost';
  badSignature?: boolean;
}

/** One attempt: signed over the raw bytes as SDK21 partner-center-webhooks.md verifies it. Any 2xx counts. */
export async function deliveryAttempt(
  delivery: Delivery,
  options: {
    readonly keys: SandboxKeys;
    readonly certificateUrl: string;
    readonly msHeader: boolean;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<{ status: number } | { error: string }> {
  const body = Buffer.from(JSON.stringify(delivery.event), 'utf8');
  const signed = delivery.badSignature === true ? Buffer.concat([body, Buffer.from(' ')]) : body;
  const signature = createSign('RSA-SHA256').update(signed).sign(options.keys.privateKeyPem, 'base64');
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json',
        [options.msHeader ? 'x-ms-signature' : 'Authorization']: `Signature ${signature}`,
        'X-MS-Certificate-Url': options.certificateUrl,
        'X-MS-Signature-Algorithm': 'rsa-sha256',
      },
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { error: cause };
  }
}
