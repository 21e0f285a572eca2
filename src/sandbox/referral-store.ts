import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { itemNotFound } from './api-error.ts';
import { Stamps } from './date-time.ts';
import { isMicrosofts, type ReferralRecord } from './referral-record.ts';

export type ReferralEventName =
  | 'referral-created'
  | 'referral-updated'
  | 'related-referral-created'
  | 'related-referral-updated';

export interface ReferralEvent {
  readonly name: ReferralEventName;
  readonly record: ReferralRecord;
}

/** All referrals. Every write gets a new eTag and a new updatedDateTime, and is told to whoever delivers events. */
export class ReferralStore {
  readonly #records = new Map<string, ReferralRecord>();
  readonly #stamps = new Stamps();
  readonly #clock: Clock;
  readonly #raise: (event: ReferralEvent) => void;

  constructor(options: { clock: Clock; raise: (event: ReferralEvent) => void }) {
    this.#clock = options.clock;
    this.#raise = options.raise;
  }

  all(): ReferralRecord[] {
    return [...this.#records.values()];
  }

  find(id: string): ReferralRecord | undefined {
    return this.#records.get(id.toLowerCase());
  }

  get(id: string): ReferralRecord {
    const record = this.find(id);
    if (record === undefined) throw itemNotFound();
    return record;
  }

  /** The records of one engagement: ours, and Microsoft's when it was invited. */
  related(engagementId: string): ReferralRecord[] {
    return this.all().filter((record) => record.engagementId === engagementId.toLowerCase());
  }

  microsoftSide(engagementId: string): ReferralRecord | undefined {
    return this.related(engagementId).find(isMicrosofts);
  }

  /** A new record with the stamps of now. */
  add(draft: ReferralRecord): ReferralRecord {
    const now = this.#stamps.next(this.#clock.now());
    const record = { ...structuredClone(draft), createdDateTime: now, updatedDateTime: now, eTag: newETag() };
    if (record.status === 'Active') record.acceptedDateTime = now;
    this.put(record);
    this.#raise({ name: isMicrosofts(record) ? 'related-referral-created' : 'referral-created', record });
    return record;
  }

  /** A record as it is, stamps included and no event raised: the seed, and what a restart reads back. */
  put(record: ReferralRecord): void {
    this.#records.set(record.id, record.eTag === '' ? { ...record, eTag: newETag() } : record);
  }

  /** Changes a copy; when `change` throws, nothing happened. */
  change(id: string, change: (copy: ReferralRecord) => void, options: { silent?: boolean } = {}): ReferralRecord {
    const before = this.get(id);
    const record = structuredClone(before);
    change(record);
    record.updatedDateTime = this.#stamps.next(this.#clock.now());
    record.eTag = newETag();
    stampStanding(before, record);
    this.#records.set(record.id, record);
    if (options.silent !== true) {
      this.#raise({ name: isMicrosofts(record) ? 'related-referral-updated' : 'referral-updated', record });
    }
    return record;
  }
}

/** The dates that follow from a new status; a deadline stands only while an answer is awaited, or was missed. */
function stampStanding(before: ReferralRecord, after: ReferralRecord): void {
  if (before.status === after.status) return;
  if (after.status === 'Active') after.acceptedDateTime ??= after.updatedDateTime;
  if (after.status === 'Closed') after.closedDateTime = after.updatedDateTime;
  if (after.substatus !== 'Expired') after.expirationDateTime = null;
}

/** Quotes are part of the value (reference, section 2.1), so that it goes into If-Match as it is. */
function newETag(): string {
  const hex = randomBytes(12).toString('hex');
  return `"${hex.slice(0, 8)}-0000-${hex.slice(8, 12)}-0000-${hex.slice(12, 24)}"`;
}
