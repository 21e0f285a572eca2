import { randomUUID } from 'node:crypto';
import { Duration } from 'luxon';
import type { ReferralSpec } from './control-referral.ts';
import { microsoftSide } from './create-referral.ts';
import type { DemoAround } from './demo-around.ts';
import { Expiry } from './expiry.ts';
import { Faults } from './faults.ts';
import { inventReferral } from './invent-referral.ts';
import { type Deed, doDeed } from './microsoft-deeds.ts';
import { Random } from './random.ts';
import { isMicrosofts, type ReferralRecord } from './referral-record.ts';
import { ReferralStore } from './referral-store.ts';
import { RequestLog } from './request-log.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import { seedReferrals } from './seed/seed-referrals.ts';
import { StateFile } from './state-file.ts';
import type { Delivery, WebhookRegistration } from './webhook-delivery.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';
import type { SandboxKeys } from './webhook-keys.ts';

interface Saved {
  readonly records: ReferralRecord[];
  readonly clockOffset: number;
  readonly registration?: WebhookRegistration;
  readonly deliveries: Delivery[];
}

export interface WorldOptions {
  readonly clock: SandboxClock;
  readonly keys: SandboxKeys;
  readonly statePath: string | undefined;
  readonly seed: boolean | number;
  readonly randomSeed: number;
  readonly publicBase: () => string;
  readonly webhookPauseMs: number;
  readonly webhookTimeoutMs: number;
}

/** On the control page. */
const deliveriesShown = 30;

/** All that the sandbox knows, and the deeds that the control page, tests and time can do to it. */
export class World {
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly requests = new RequestLog();
  /** Where the rest of the demo is, when the sandbox runs as a part of it. */
  demo: DemoAround | undefined;
  readonly store: ReferralStore;
  readonly dispatcher: WebhookDispatcher;
  readonly #expiry: Expiry;
  readonly #random: Random;
  readonly #file: StateFile;

  constructor(options: WorldOptions) {
    const { clock } = options;
    this.clock = clock;
    this.#random = new Random(options.randomSeed);
    this.faults = new Faults({ clock, random: this.#random });
    this.dispatcher = new WebhookDispatcher({
      clock,
      keys: options.keys,
      faults: this.faults,
      publicBase: options.publicBase,
      basePauseMs: options.webhookPauseMs,
      timeoutMs: options.webhookTimeoutMs,
      changed: () => this.#saveLater(),
    });
    this.store = new ReferralStore({ clock, raise: (event) => this.dispatcher.raise(event) });
    this.#expiry = new Expiry({ store: this.store, clock, faults: this.faults });
    this.#file = new StateFile({ path: options.statePath, read: () => this.#saved() });
    this.#begin(options.seed);
  }

  #begin(seed: boolean | number): void {
    const saved = this.#file.load() as Saved | undefined;
    const seeded = (): ReferralRecord[] =>
      seed === false ? [] : seedReferrals({ now: this.clock.now(), count: seed === true ? undefined : seed });
    if (saved !== undefined) this.clock.offset = saved.clockOffset;
    for (const record of saved?.records ?? seeded()) this.store.put(record);
    if (saved !== undefined) this.dispatcher.resume(saved.registration, saved.deliveries);
  }

  /** Durable when it resolves; nothing that changed something is answered before. */
  save(): Promise<void> {
    return this.#file.save();
  }

  /** What nobody waits for; the next save that somebody waits for would report the same trouble. */
  #saveLater(): void {
    this.#file.save().catch(() => undefined);
  }

  #saved(): Saved {
    const { registration } = this.dispatcher;
    return {
      records: this.store.all(),
      clockOffset: this.clock.offset,
      ...(registration === undefined ? {} : { registration }),
      // What was on its way goes on; the latest of the others are for the control page to show.
      deliveries: this.dispatcher.deliveries.filter(
        ({ state }, at, all) => state === 'pending' || state === 'offline' || at >= all.length - deliveriesShown,
      ),
    };
  }

  createReferral(spec: ReferralSpec): ReferralRecord {
    const { kind = 'microsoft' } = spec;
    const invented = { now: this.clock.now(), random: this.#random };
    if (kind !== 'microsoftSibling') return this.#add(inventReferral({ ...spec, kind }, invented), spec);
    const own =
      this.store.related(spec.engagementId ?? '').find((record) => !isMicrosofts(record)) ??
      this.#add(inventReferral({ ...spec, kind: 'outbound', direction: 'Outgoing' }, invented), spec);
    const side = microsoftSide(own, own, this.clock.now());
    return this.store.add({ ...side, id: spec.id ?? randomUUID(), direction: spec.direction ?? side.direction });
  }

  /** A created date that was asked for stands; everything else is stamped as a write is. */
  #add(draft: ReferralRecord, spec: ReferralSpec): ReferralRecord {
    const record = this.store.add({
      ...draft,
      id: draft.id.toLowerCase(),
      engagementId: draft.engagementId.toLowerCase(),
    });
    if (spec.createdDateTime !== undefined) record.createdDateTime = draft.createdDateTime;
    return record;
  }

  microsoft(deed: Deed): ReferralRecord {
    return doDeed(deed, { store: this.store, expiry: this.#expiry });
  }

  advanceClock(duration: Duration | string | number): void {
    const span = typeof duration === 'string' ? Duration.fromISO(duration) : Duration.fromDurationLike(duration);
    this.clock.moveBy(span.toMillis());
    this.#expiry.run();
  }

  moveClockTo(instant: Date): void {
    this.clock.moveTo(instant);
    this.#expiry.run();
  }

  /** Time also passes by itself. */
  async expireOverdue(): Promise<void> {
    if (this.#expiry.run() > 0) await this.save();
  }
}
