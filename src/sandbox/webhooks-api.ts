import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { ApiError, invalidRequest, itemNotFound } from './api-error.ts';
import { wireDateTime } from './date-time.ts';
import { type Answer, type Exchange, jsonBody } from './exchange.ts';
import { demoCompany } from './people.ts';
import { signIn } from './sign-in.ts';
import { audiences } from './token-endpoint.ts';
import type { Tokens } from './tokens.ts';
import type { Delivery, WebhookRegistration } from './webhook-delivery.ts';
import type { WebhookDispatcher } from './webhook-dispatcher.ts';

export const webhooksPath = '/webhooks/v1/registration';

/** Those of referrals, and some of the many others that the real list carries. */
const eventNames = [
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'test-created',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
];

const Body = z.object({
  WebhookUrl: z.url({ protocol: /^https?$/ }),
  WebhookEvents: z.array(z.enum(eventNames)).min(1),
  SignatureTokenToMsSignatureHeader: z.boolean().optional(),
});

/** Registration of webhooks (SDK21 partner-center-webhooks.md): one per tenant, with a token of its own audience. */
export class WebhooksApi {
  readonly #dispatcher: WebhookDispatcher;
  readonly #tokens: Tokens;
  readonly #clock: Clock;
  readonly #save: () => Promise<void>;
  readonly #validations = new Map<string, Delivery>();
  #validatedAt: number[] = [];

  constructor(options: {
    dispatcher: WebhookDispatcher;
    tokens: Tokens;
    clock: Clock;
    save: () => Promise<void>;
  }) {
    this.#dispatcher = options.dispatcher;
    this.#tokens = options.tokens;
    this.#clock = options.clock;
    this.#save = options.save;
  }

  async answer(exchange: Exchange): Promise<Answer> {
    signIn(exchange, this.#tokens, audiences.webhooks);
    const rest = exchange.path.slice(webhooksPath.length).replace(/\/$/, '');
    const route = `${exchange.method} ${rest}`;
    if (route === 'GET /events') return { status: 200, body: eventNames };
    if (route === 'GET ') return { status: 200, body: wireRegistration(this.#registration()) };
    // Whether a second POST is refused is not documented; it replaces, as "overwrite existing endpoints" does.
    if (route === 'POST ') return this.#register(exchange, randomUUID());
    if (route === 'PUT ') return this.#register(exchange, this.#registration().subscriberId);
    if (route === 'POST /validationEvents') return this.#validate();
    if (route.startsWith('GET /validationEvents/')) return this.#validation(rest.split('/')[2] ?? '');
    throw new ApiError(405, 'invalidRequest', `${route} is not allowed here.`);
  }

  #registration(): WebhookRegistration {
    const { registration } = this.#dispatcher;
    if (registration === undefined) throw itemNotFound('No webhook is registered.');
    return registration;
  }

  async #register(exchange: Exchange, subscriberId: string): Promise<Answer> {
    const body = Body.safeParse(withoutCase(jsonBody(exchange)));
    if (!body.success) throw invalidRequest(z.prettifyError(body.error));
    const registration: WebhookRegistration = {
      subscriberId,
      url: body.data.WebhookUrl,
      events: body.data.WebhookEvents,
      signatureInMsHeader: body.data.SignatureTokenToMsSignatureHeader ?? false,
    };
    this.#dispatcher.registration = registration;
    exchange.entry.taken = true;
    await this.#save();
    return { status: 200, body: { SubscriberId: subscriberId, ...wireRegistration(registration) } };
  }

  /** A test event; at most two in a minute, by the real clock. */
  async #validate(): Promise<Answer> {
    const real = this.#clock.serverNow().getTime();
    this.#validatedAt = this.#validatedAt.filter((at) => at > real - 60_000);
    if (this.#validatedAt.length >= 2) {
      const message = 'Rate limit is exceeded. Try again in 60 seconds.';
      return { status: 429, headers: { 'Retry-After': '60' }, body: { statusCode: 429, message } };
    }
    const correlationId = randomUUID();
    const { subscriberId } = this.#registration();
    const delivery = this.#dispatcher.send(correlationId, {
      EventName: 'test-created',
      ResourceUri: `https://api.partnercenter.microsoft.com/webhooks/v1/registration/test/${subscriberId}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: wireDateTime(this.#clock.now()).replace('Z', '+00:00'),
    });
    if (delivery === undefined) throw invalidRequest('The registration does not include test-created.');
    this.#validatedAt.push(real);
    this.#validations.set(correlationId, delivery);
    await this.#save();
    return { status: 200, body: { correlationId } };
  }

  #validation(correlationId: string): Answer {
    const delivery = this.#validations.get(correlationId);
    if (delivery === undefined) throw itemNotFound();
    const results = delivery.attempts.map((tried) => ({
      responseCode: tried.status === undefined ? '' : tried.status < 300 ? 'OK' : String(tried.status),
      responseMessage: tried.error ?? '',
      systemError: tried.error !== undefined,
      dateTimeUtc: tried.at,
    }));
    const status = delivery.state === 'pending' ? 'pending' : 'completed';
    const partnerId = demoCompany.organizationId;
    return { status: 200, body: { correlationId, partnerId, status, callbackUrl: delivery.url, results } };
  }
}

const wireRegistration = (registration: WebhookRegistration): object => ({
  WebhookUrl: registration.url,
  WebhookEvents: registration.events,
});

/** The flag's name is written with a small and with a capital first letter in the documentation. */
function withoutCase(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, value]),
  );
}
