import type { Locale } from '../../../src/i18n/locale.ts';

/**
 * A message and its meaning, as README.md beside it tells. `look` means: whatever reads, or asks; nothing that writes is done or
 * offered. So it is for what somebody forbids, asks, reports, hears from others or makes depend on something.
 */
export type Rows = readonly (readonly [message: string, meaning: string])[];

/** Customers as the desk knows them, and as the tables call them. */
export type CustomersCalled = Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>>;
