import { crashPoint } from '../crash-point.ts';
import type { Logger } from '../logger.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { RequestHeaders, Verification } from './webhook-signature.ts';

export interface WebhookReceiverOptions {
  readonly verify: (headers: RequestHeaders, rawBody: Buffer) => Promise<Verification>;
  /**
   * True: the desk has durably stored the version that the event reports, so the event need not be stored. May take a
   * second or two. Default: false.
   */
  readonly isHeld?: (event: WebhookEvent) => Promise<boolean>;
  /** Stores the event durably, so that it is processed even if this process dies. False: a duplicate. */
  readonly remember: (event: WebhookEvent) => Promise<boolean>;
  /**
   * Called after a new event was stored, to start its processing. The answer to Partner Center does not wait for it.
   */
  readonly onNew: () => void;
  readonly log: Logger;
  readonly metrics?: { webhook(result: 'accepted' | 'repeated' | 'too-old' | 'failed' | (string & {})): void };
}

export interface WebhookAnswer {
  readonly status: 200 | 400 | 401 | 413 | 503;
  readonly headers?: Readonly<Record<string, string>>;
  /** The reason of a refusal: for the security log, which the route writes. */
  readonly reason?: string;
}

export interface WebhookReceiver {
  /** `headers` with names in lower case, `rawBody` as received. Never throws; the answer has no body. */
  receive(request: { headers: RequestHeaders; rawBody: Buffer }): Promise<WebhookAnswer>;
}

/** A real event has some 300 bytes. */
const largestBody = 64 * 1024;

/**
 * Partner Center makes ten attempts at most (docs/partner-center.md#webhook-delivery), so the answer is 200 only once
 * the event is stored.
 */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const { verify, isHeld, remember, onNew, log, metrics } = options;

  function refuse(status: 400 | 401 | 413, reason: string): WebhookAnswer {
    metrics?.webhook(reason);
    return { status, reason };
  }

  async function accept(event: WebhookEvent): Promise<WebhookAnswer> {
    if (event.tooOld) {
      metrics?.webhook('too-old');
      log.warn(
        { event: event.name, referralId: event.referralId },
        'security: webhook too old to act on, perhaps repeated',
      );
      return { status: 200 };
    }
    if (await isHeld?.(event)) {
      metrics?.webhook('accepted');
      log.debug({ event: event.name, referralId: event.referralId }, 'webhook of a version that is held');
      return { status: 200 };
    }
    const isNew = await remember(event);
    metrics?.webhook(isNew ? 'accepted' : 'repeated');
    crashPoint('webhook.remembered', event.referralId ?? '');
    if (isNew) {
      log.info({ event: event.name, referralId: event.referralId }, 'webhook accepted');
      onNew();
    }
    return { status: 200 };
  }

  return {
    async receive({ headers, rawBody }) {
      if (rawBody.length > largestBody) return refuse(413, 'too-large');
      try {
        const verification = await verify(headers, rawBody);
        if (!verification.ok) return refuse(verification.status, verification.reason);
        return await accept(verification.event);
      } catch (err) {
        metrics?.webhook('failed');
        log.error({ err }, 'webhook could not be stored, Partner Center will send it again');
        return { status: 503, headers: { 'Retry-After': '30' } };
      }
    },
  };
}
