import type { WebhookEvent } from '../../../partner-center/webhook-event.ts';
import { readingOf } from './inbox.ts';
import type { RecordsTakenIn } from './records-taken-in.ts';

/** Milliseconds: an event is stored at least so often, whatever it tells; when the last one came is read from the inbox. */
const storedEvery = 60_000;

/** Whether an event names the very version of a record that the mirror holds, as the echo of our own call does: nothing is to be read. */
export function heldEvents(records: Pick<RecordsTakenIn, 'holds'>): (event: WebhookEvent) => Promise<boolean> {
  let storedAt = Number.NEGATIVE_INFINITY;
  return async (event) => {
    const { changedExactly } = event;
    const reading = readingOf(event);
    const isNamed = reading?.what === 'referral' && changedExactly !== undefined;
    if (
      isNamed &&
      performance.now() - storedAt < storedEvery &&
      (await records.holds(reading.referralId, changedExactly))
    )
      return true;
    storedAt = performance.now();
    return false;
  };
}
