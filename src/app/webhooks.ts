import { randomUUID } from 'node:crypto';
import type { Feature } from '../feature.ts';
import type { ReferralsRoom } from '../features/referrals/index.ts';
import type { ReceiveWebhook } from '../http/webhook-route.ts';
import { currentCorrelation, withCorrelation } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { systemTimers } from '../partner-center/timers.ts';
import { createWebhookReceiver } from '../partner-center/webhook-receiver.ts';
import type { WebhookRegistration } from '../partner-center/webhook-registration.ts';
import { WebhookVerifier } from '../partner-center/webhook-signature.ts';
import type { AppParts } from './parts.ts';

export interface WebhookParts {
  readonly registration: Pick<WebhookRegistration, 'ensureRegistered'>;
  /** Where its events go, and what reads them from there. */
  readonly incoming: Pick<ReferralsRoom['incoming'], 'inbox' | 'isHeld' | 'readingSweep'>;
}

/** What Partner Center tells by itself: registered hourly; verified, stored, answered. The referrals read what it means. */
export function createWebhooks(
  parts: AppParts,
  { registration, incoming: { inbox, isHeld, readingSweep } }: WebhookParts,
) {
  const { config, clock, log, metrics, timers = systemTimers, trustAnchors } = parts;
  const verifier = new WebhookVerifier({
    clock,
    timers,
    trustAnchors,
    certificateHosts: config.webhookCertificateHosts,
    resourceHosts: [config.partnerCenter.url, config.partnerCenter.webhooksUrl].map((url) => new URL(url).hostname),
  });
  const receiver = createWebhookReceiver({
    verify: (headers, rawBody) => verifier.verify(headers, rawBody),
    isHeld,
    remember: (event) => inbox.remember(event, currentCorrelation() ?? 'none'),
    onNew: () => readingSweep.nudge(),
    log,
    metrics: { webhook: (result) => countWebhook(metrics, result) },
  });
  const register = () => registration.ensureRegistered({ publicUrl: `${config.publicUrl}/api/partner-center/webhook` });
  const feature: Feature = {
    name: 'webhooks',
    jobs: config.publicUrl
      ? [{ name: 'webhooks.registration', everySeconds: 3600, run: async () => void (await register()) }]
      : [],
  };
  const receive: ReceiveWebhook = (request) =>
    withCorrelation(`webhook-${randomUUID()}`, () => receiver.receive(request));
  return {
    feature,
    receive,
    idle: () => readingSweep.idle(),
  };
}

function countWebhook(metrics: Metrics, result: string): void {
  if (result === 'accepted') metrics.webhooksReceived.inc();
  else if (result === 'repeated') metrics.webhooksDeduped.inc();
  else metrics.webhooksRejected.inc({ reason: result });
}
