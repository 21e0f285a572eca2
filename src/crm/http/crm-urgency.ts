import { AsyncLocalStorage } from 'node:async_hooks';
import type { Urgency } from '../../partner-center/urgency.ts';

const askedFor = new AsyncLocalStorage<Urgency>();

/** What is read from the CRM meanwhile, and written to it, is for nobody who waits: a person's look or press goes first. */
export function beneathPeople<Result>(work: () => Promise<Result>): Promise<Result> {
  return askedFor.run('event', work);
}

/** For whom is read now, where the request itself does not say. */
export function urgencyOfReads(): Urgency {
  return askedFor.getStore() ?? 'person';
}

/** Likewise for whom is written. */
export function urgencyOfWrites(): Urgency {
  return askedFor.getStore() ?? 'decision';
}
