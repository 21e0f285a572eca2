import type { Clock } from '../clock.ts';
import { comparableDateTime, wireDateTime } from './date-time.ts';
import type { Faults } from './faults.ts';
import type { ReferralRecord } from './referral-record.ts';
import type { ReferralStore } from './referral-store.ts';

/**
 * What nobody answered in time becomes Closed/Expired, ours and Microsoft's alike. Whether Partner Center raises an
 * event for it is not documented (reference, section 3.2): here it does, unless a fault forgets.
 */
export class Expiry {
  readonly #store: ReferralStore;
  readonly #clock: Clock;
  readonly #faults: Faults;
  /** Referrals whose expiry a fault forgot: they stay New for good, as with a service that lost a timer. */
  readonly #forgotten = new Set<string>();

  constructor(options: { store: ReferralStore; clock: Clock; faults: Faults }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#faults = options.faults;
  }

  /** Says how many expired. */
  run(): number {
    const now = wireDateTime(this.#clock.now());
    const due = this.#store.all().filter((record) => isOverdue(record, now) && !this.#forgotten.has(record.id));
    return due.filter((record) => this.expire(record)).length;
  }

  expire(record: ReferralRecord): boolean {
    if (this.#faults.happens('expiryForgotten')) {
      this.#forgotten.add(record.id);
      return false;
    }
    const silent = this.#faults.happens('expiryEventForgotten');
    const close = (copy: ReferralRecord): void => {
      copy.status = 'Closed';
      copy.substatus = 'Expired';
    };
    this.#store.change(record.id, close, { silent });
    return true;
  }
}

/** Without a date of its own a referral has 14 days from its creation, "currently" (reference, section 5.1). */
function isOverdue(record: ReferralRecord, now: string): boolean {
  if (record.status !== 'New') return false;
  const fourteenDays = (): string => wireDateTime(new Date(Date.parse(record.createdDateTime) + 14 * 24 * 3600 * 1000));
  return (comparableDateTime(record.expirationDateTime ?? fourteenDays()) ?? now) < now;
}
