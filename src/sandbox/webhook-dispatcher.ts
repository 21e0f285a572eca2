import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Faults } from './faults.ts';
import type { ReferralEvent } from './referral-store.ts';
import { type Delivery, deliveryAttempt, type WebhookEvent, type WebhookRegistration } from './webhook-delivery.ts';
import type { SandboxKeys } from './webhook-keys.ts';

const maxAttempts = 10;
const logLength = 2000;

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly keys: SandboxKeys;
  readonly faults: Faults;
  readonly publicBase: () => string;
  /** The pause after the first failure; each further one is twice as long, up to a minute. */
  readonly basePauseMs: number;
  readonly timeoutMs: number;
  /** After a delivery changed: it is state that must survive a restart. */
  readonly changed: () => void;
}

/** Delivers events: "10 attempts ... If still not delivered ... moved into an offline queue" (SDK21 webhooks). */
export class WebhookDispatcher {
  readonly #options: DispatcherOptions;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Map<NodeJS.Timeout, () => void>();
  #held: { readonly delivery: Delivery; readonly timer: NodeJS.Timeout } | undefined;
  registration: WebhookRegistration | undefined;
  deliveries: Delivery[] = [];

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** A change of a referral becomes an event, if somebody registered for that. */
  raise({ name, record }: ReferralEvent): void {
    this.send(record.id, {
      EventName: name,
      // The old host and path stand in the documentation to this day; clients take only the id from it.
      ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${record.id}`,
      ResourceName: 'referral',
      AuditUri: null,
      ResourceChangeUtcDate: record.updatedDateTime.replace(/Z$/, '+00:00'),
    });
  }

  send(referralId: string, event: WebhookEvent): Delivery | undefined {
    const { registration } = this;
    if (registration === undefined || !registration.events.includes(event.EventName)) return undefined;
    const delivery: Delivery = {
      id: randomUUID(),
      event,
      referralId,
      url: registration.url,
      attempts: [],
      state: 'pending',
    };
    this.deliveries.push(delivery);
    if (this.deliveries.length > logLength) this.deliveries.shift();
    this.#start(delivery);
    return delivery;
  }

  offlineQueue(): Delivery[] {
    return this.deliveries.filter((delivery) => delivery.state === 'offline');
  }

  pending(): Delivery[] {
    return this.deliveries.filter((delivery) => delivery.state === 'pending');
  }

  /** After a restart: what was still on its way goes on with the attempts it has left. */
  resume(registration: WebhookRegistration | undefined, deliveries: Delivery[]): void {
    this.registration = registration;
    this.deliveries = deliveries;
    for (const delivery of this.pending()) this.#run(this.#deliver(delivery));
  }

  /** Resolves when nothing is on its way any more; an event held back for reordering is let go. */
  async settled(): Promise<void> {
    this.#release();
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#held?.timer);
    for (const [timer, wake] of this.#timers) {
      clearTimeout(timer);
      wake();
    }
    await Promise.all(this.#running);
  }

  #start(delivery: Delivery): void {
    const { faults } = this.#options;
    if (faults.happens('webhookLost')) {
      delivery.state = 'lost';
      return;
    }
    if (faults.happens('webhookBadSignature')) delivery.badSignature = true;
    if (this.#held === undefined && faults.happens('webhookReordered')) {
      this.#held = { delivery, timer: setTimeout(() => this.#release(), 2000).unref() };
      return;
    }
    const twice = faults.happens('webhookDoubled');
    this.#run(
      this.#deliver(delivery)
        .then(() => (twice ? this.#tryOnce(delivery) : undefined))
        .then(() => this.#release()),
    );
  }

  /** An event that was held back goes out after the one that followed it. */
  #release(): void {
    if (this.#held === undefined) return;
    const { delivery, timer } = this.#held;
    clearTimeout(timer);
    this.#held = undefined;
    this.#run(this.#deliver(delivery));
  }

  async #deliver(delivery: Delivery): Promise<void> {
    while (delivery.attempts.length < maxAttempts && !this.#closing.signal.aborted) {
      if (await this.#tryOnce(delivery)) {
        delivery.state = 'delivered';
        this.#options.changed();
        return;
      }
      if (delivery.attempts.length < maxAttempts) {
        await this.#pause(Math.min(60_000, this.#options.basePauseMs * 2 ** (delivery.attempts.length - 1)));
      }
    }
    if (this.#closing.signal.aborted) return;
    delivery.state = 'offline';
    this.#options.changed();
  }

  async #tryOnce(delivery: Delivery): Promise<boolean> {
    const result = await deliveryAttempt(delivery, {
      keys: this.#options.keys,
      certificateUrl: `${this.#options.publicBase()}/cert/pcnotifications-dispatch.cer`,
      msHeader: this.registration?.signatureInMsHeader ?? false,
      timeoutMs: this.#options.timeoutMs,
      signal: this.#closing.signal,
    });
    if (this.#closing.signal.aborted) return false;
    delivery.attempts.push({ at: this.#options.clock.now().toISOString(), ...result });
    return 'status' in result && result.status >= 200 && result.status < 300;
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, milliseconds);
      timer.unref();
      this.#timers.set(timer, resolve);
    });
  }

  #run(work: Promise<void>): void {
    const tracked: Promise<void> = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}
