import { crashPoint } from '../crash-point.ts';
import type { Logger } from '../logger.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { RequestHeaders, Verification } from './webhook-signature.ts';

export interface WebhookReceiverOptions {
  readonly verify: (headers: RequestHeaders, rawBody: Buffer) => Promise<Verification>;
  /** It tells nothing that the desk does not hold durably: it needn't be stored. May take a second or two. Default: none is. */
  readonly isHeld?: (event: WebhookEvent) => Promise<boolean>;
  /** Durable when it resolves: whatever becomes of this process, the event is worked on. False: it was known. */
  readonly remember: (event: WebhookEvent) => Promise<boolean>;
  /** An event was stored that was not known: its work can begin. Partner Center does not wait for it. */
  readonly onNew: () => void;
  readonly log: Logger;
  readonly metrics?: { webhook(result: 'accepted' | 'repeated' | 'too-old' | 'failed' | (string & {})): void };
}

export interface WebhookAnswer {
  readonly status: 200 | 400 | 401 | 413 | 503;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why it was refused: for the security log, which is the route's. */
  readonly reason?: string;
}

export interface WebhookReceiver {
  /** `headers` with names in lower case, `rawBody` as it came. Never throws; the answer has no body. */
  receive(request: { headers: RequestHeaders; rawBody: Buffer }): Promise<WebhookAnswer>;
}

/** A real event has some 300 bytes. */
const largestBody = 64 * 1024;

/**
 * Partner Center tries ten times and then never again (docs/partner-center.md#webhook-delivery), so 200 is said only
 * when the event is stored.
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
