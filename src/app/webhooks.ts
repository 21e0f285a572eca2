import { randomUUID } from 'node:crypto';
import type { Feature } from '../feature.ts';
import type { ReferralIntake } from '../features/referrals/index.ts';
import type { ReceiveWebhook } from '../http/webhook-route.ts';
import { withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { MongoWebhookInbox } from '../partner-center/mongo-webhook-inbox.ts';
import { systemTimers } from '../partner-center/timers.ts';
import type { WebhookEvent } from '../partner-center/webhook-event.ts';
import { createWebhookReceiver } from '../partner-center/webhook-receiver.ts';
import type { WebhookRegistration } from '../partner-center/webhook-registration.ts';
import { WebhookVerifier } from '../partner-center/webhook-signature.ts';
import type { AppParts } from './parts.ts';

export interface WebhookParts {
  readonly registration: Pick<WebhookRegistration, 'ensureRegistered'>;
  readonly intake: ReferralIntake;
}

/** What Partner Center tells by itself: registered hourly; verified, stored, answered, and then looked up. */
export function createWebhooks(parts: AppParts, { registration, intake }: WebhookParts) {
  const { config, db, clock, log, metrics, timers = systemTimers, trustAnchors } = parts;
  const inbox = new MongoWebhookInbox({ database: db, clock });
  const verifier = new WebhookVerifier({
    clock: { now: () => clock.serverNow(), serverNow: () => clock.serverNow() },
    timers,
    trustAnchors,
    certificateHosts: config.webhookCertificateHosts,
    resourceHosts: [config.partnerCenter.url, config.partnerCenter.webhooksUrl].map((url) => new URL(url).hostname),
  });
  const receiver = createWebhookReceiver({
    verify: (headers, rawBody) => verifier.verify(headers, rawBody),
    inbox,
    onEvent: (event) => onWebhook(intake, event),
    log,
    metrics: { webhook: (result) => countWebhook(metrics, result) },
  });
  const register = () => registration.ensureRegistered({ publicUrl: `${config.publicUrl}/api/partner-center/webhook` });
  const feature: Feature = {
    name: 'webhooks',
    stores: [inbox],
    jobs: config.publicUrl
      ? [{ name: 'webhooks.registration', everySeconds: 3600, run: async () => void (await register()) }]
      : [],
  };
  const receive: ReceiveWebhook = (request) =>
    withCorrelation(`webhook-${randomUUID()}`, () => receiver.receive(request));
  return {
    feature,
    receive,
    idle: () => receiver.idle(),
  };
}

async function onWebhook(intake: ReferralIntake, { name, referralId }: WebhookEvent): Promise<void> {
  if (!referralId) return;
  if (name.startsWith('related-')) await intake.refreshEngagement(referralId, 'event');
  else await intake.refresh(referralId, 'event');
}

function countWebhook(metrics: Metrics, result: string): void {
  if (result === 'accepted') metrics.webhooksReceived.inc();
  else if (result === 'repeated') metrics.webhooksDeduped.inc();
  else metrics.webhooksRejected.inc({ reason: result });
}
