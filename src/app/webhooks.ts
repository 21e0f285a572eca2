import type { ReferralIntake } from '../features/referrals/index.ts';
import type { Metrics } from '../metrics.ts';
import type { MongoWebhookInbox } from '../partner-center/mongo-webhook-inbox.ts';
import { systemTimers } from '../partner-center/timers.ts';
import type { WebhookEvent } from '../partner-center/webhook-event.ts';
import { createWebhookReceiver } from '../partner-center/webhook-receiver.ts';
import { WebhookVerifier } from '../partner-center/webhook-signature.ts';
import type { AppParts } from './parts.ts';

/** What Partner Center tells by itself: verified, stored, answered, and then looked up. */
export function createWebhooks(parts: AppParts, inbox: MongoWebhookInbox, intake: ReferralIntake) {
  const { config, clock, log, metrics, timers = systemTimers, trustAnchors } = parts;
  const verifier = new WebhookVerifier({
    clock: { now: () => clock.serverNow(), serverNow: () => clock.serverNow() },
    timers,
    trustAnchors,
    certificateHosts: config.webhookCertificateHosts,
    resourceHosts: [config.partnerCenter.url, config.partnerCenter.webhooksUrl].map((url) => new URL(url).hostname),
  });
  return createWebhookReceiver({
    verify: (headers, rawBody) => verifier.verify(headers, rawBody),
    inbox,
    onEvent: (event) => onWebhook(intake, event),
    log,
    metrics: { webhook: (result) => countWebhook(metrics, result) },
  });
}

async function onWebhook(intake: ReferralIntake, { name, referralId }: WebhookEvent): Promise<void> {
  if (!referralId) return;
  if (name.startsWith('related-')) await intake.refreshEngagement(referralId);
  else await intake.refresh(referralId);
}

function countWebhook(metrics: Metrics, result: string): void {
  if (result === 'accepted') metrics.webhooksReceived.inc();
  else if (result === 'repeated') metrics.webhooksDeduped.inc();
  else metrics.webhooksRejected.inc({ reason: result });
}
